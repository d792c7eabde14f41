/**
 * What may be kept beside a product, with the endings of names that fit. What a file is, is read
 * from its first bytes; a server's word and the ending of an address are not believed.
 *
 * @see UP-18, UP-19
 */
export const mediaTypes = {
  "image/jpeg": ["jpg", "jpeg", "jfif"],
  "image/png": ["png"],
  "image/webp": ["webp"],
  "image/gif": ["gif"],
  "image/avif": ["avif"],
  "application/pdf": ["pdf"],
  "application/zip": ["zip"],
  "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ["docx"],
  "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": ["xlsx"],
  "application/vnd.openxmlformats-officedocument.presentationml.presentation": ["pptx"],
  "application/vnd.oasis.opendocument.text": ["odt"],
  "application/vnd.oasis.opendocument.spreadsheet": ["ods"],
  "application/vnd.oasis.opendocument.presentation": ["odp"],
  /** What the office programs wrote before 2007. */
  "application/x-ole-storage": ["doc", "xls", "ppt"],
  "application/rtf": ["rtf"],
  "text/plain": ["txt", "csv", "md", "log"],
} as const satisfies Record<string, readonly string[]>;

export type MediaType = keyof typeof mediaTypes;

/** Types that a browser may draw; all others are only ever downloaded. */
export const isPictureType = (type: string): boolean => type.startsWith("image/");

/** So many first bytes decide what a file is. */
export const headSize = 16 * 1024;

/** @returns `undefined` for what is not kept: HTML, SVG, programs, and what nobody knows. */
export function mediaTypeOf(head: Uint8Array): MediaType | undefined {
  const text = latin1(head);
  for (const [type, pattern] of signatures) if (pattern.test(text)) return type;
  if (text.startsWith("PK\x03\x04")) return zipType(text);
  return isPlainText(text) ? "text/plain" : undefined;
}

const jpeg = /^\xff\xd8\xff/;
// deno-lint-ignore no-control-regex -- signatures are bytes
const png = /^\x89PNG\r\n\x1a\n/;
// deno-lint-ignore no-control-regex
const avif = /^\x00\x00\x00[\x10-\xff]ftyp(?:avif|avis|[\s\S]{8,60}?avif)/;
// deno-lint-ignore no-control-regex
const ole = /^\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1/;

const signatures: readonly [MediaType, RegExp][] = [
  ["image/jpeg", jpeg],
  ["image/png", png],
  ["image/gif", /^GIF8[79]a/],
  ["image/webp", /^RIFF[\s\S]{4}WEBP/],
  ["image/avif", avif],
  ["application/pdf", /^%PDF-\d/],
  ["application/x-ole-storage", ole],
  ["application/rtf", /^\{\\rtf/],
];

/** Office documents are ZIP files that begin with parts of known names. */
function zipType(text: string): MediaType {
  const open = /mimetypeapplication\/vnd\.oasis\.opendocument\.(text|spreadsheet|presentation)PK/
    .exec(text.slice(0, 200))?.[1];
  if (open) return `application/vnd.oasis.opendocument.${open as "text"}`;
  if (!text.includes("[Content_Types].xml")) return "application/zip";
  const office = "application/vnd.openxmlformats-officedocument";
  if (text.includes("word/")) return `${office}.wordprocessingml.document`;
  if (text.includes("xl/")) return `${office}.spreadsheetml.sheet`;
  if (text.includes("ppt/")) return `${office}.presentationml.presentation`;
  return "application/zip";
}

/** Text without control characters, and none that a program would take for a page or a script. */
function isPlainText(text: string): boolean {
  // deno-lint-ignore no-control-regex
  if (text.trim() === "" || /[\x00-\x08\x0e-\x1f\x7f]/.test(text)) return false;
  return !/<(?:!doctype|html|head|body|script|svg|iframe|\?xml)\b|^(?:\xef\xbb\xbf)?\s*[<#]!?[?!/]/i
    .test(text);
}

/** A letter a byte, unlike what `TextDecoder` calls latin1. */
const latin1 = (bytes: Uint8Array): string => String.fromCharCode(...bytes.subarray(0, headSize));
