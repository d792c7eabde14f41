/**
 * `Content-Disposition` with a name that holds any letters.
 *
 * @see {@link https://www.rfc-editor.org/rfc/rfc6266}
 */
export function contentDisposition(kind: "attachment" | "inline", name: string): string {
  const encoded = encodeURIComponent((name || "file").toWellFormed()).replace(
    /['()*]/g,
    (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `${kind}; filename="file"; filename*=UTF-8''${encoded}`;
}
