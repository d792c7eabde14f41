import { read, type ReadResult, unreadable } from "./reading.ts";

const plainAddress = /^https?:\/\/[^\s\/?#"<>\\]+(?:[\/?#][^\s"<>\\]*)?$/i;
const lengthMax = 4_000;

/**
 * Reads the address of a page, picture or file. Spaces are encoded, `//host` is taken as https; a
 * relative address or another protocol is `url_unusable`.
 */
export function parseUrl(text: string): ReadResult<string> {
  const trimmed = text.trim();
  if (plainAddress.test(trimmed) && trimmed.length <= lengthMax) return read(trimmed);
  const spaced = trimmed.replace(/\s+/gu, "%20").replace(/["<>\\]/g, encodeURIComponent);
  const absolute = spaced.startsWith("//") ? `https:${spaced}` : spaced;
  if (!plainAddress.test(absolute) || absolute.length > lengthMax) {
    return unreadable("url_unusable");
  }
  return read(absolute);
}
