/**
 * Where to go back to, when that is a path of ours: one slash at its start, and nothing by which it
 * could lead elsewhere.
 *
 * @see SE-16
 */
export function safePath(text: string | undefined): string | undefined {
  if (text === undefined || !text.startsWith("/") || text.startsWith("//")) return undefined;
  return /[\\\p{Cc}\p{Zl}\p{Zp}]/u.test(text) ? undefined : text;
}
