import { read, type ReadResult, unreadable } from "./reading.ts";

const address = /^https?:\/\/[^\s\/?#"<>\\]+(?:[\/?#][^\s"<>\\]*)?$/iu;
const lengthMax = 4_000;

/** 1 for ASCII that stands in an address as it is. */
const plainCharacters = new Uint8Array(128).fill(1, 0x21, 0x7f);
for (const character of '"<>\\') plainCharacters[character.charCodeAt(0)] = 0;

/**
 * Reads the address of a page, picture or file. Spaces are encoded, `//host` is taken as https; a
 * relative address or another protocol is `url_unusable`.
 */
export function parseUrl(text: string): ReadResult<string> {
  const trimmed = text.trim();
  if (isPlainAddress(trimmed) && trimmed.length <= lengthMax) return read(trimmed);
  const spaced = trimmed.replace(/\s+/gu, "%20").replace(/["<>\\]/g, encodeURIComponent);
  const absolute = spaced.startsWith("//") ? `https:${spaced}` : spaced;
  if (!address.test(absolute) || absolute.length > lengthMax) {
    return unreadable("url_unusable");
  }
  return read(absolute);
}

/** Whether it is a whole address, as it stands. */
export const isAddress = (text: string): boolean => text.length <= lengthMax && address.test(text);

/** What nearly all addresses are, found out without a regular expression, which costs ten times more. */
function isPlainAddress(text: string): boolean {
  const start = text.startsWith("https://") ? 8 : text.startsWith("http://") ? 7 : text.length;
  const first = text.charCodeAt(start);
  if (first === slash || first === questionMark || first === hash) return false;
  for (let at = start; at < text.length; at++) {
    if (plainCharacters[text.charCodeAt(at)] !== 1) return false;
  }
  return start < text.length;
}

const slash = 0x2f;
const questionMark = 0x3f;
const hash = 0x23;
