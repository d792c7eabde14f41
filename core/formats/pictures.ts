import type { ReadOptions } from "./format.ts";
import { type ReadResult } from "./reading.ts";
import { parseUrl } from "./urls.ts";

/**
 * Reads where a picture lies: a whole address, or the name of a file below the address that the
 * import gives. Of a path on somebody's disk only the name counts.
 *
 * @returns `url_unusable` for a name when no address is given
 */
export function parsePicture(
  text: string,
  { pictureBase }: Pick<ReadOptions, "pictureBase">,
): ReadResult<string> {
  const whole = parseUrl(text);
  if (whole.ok || pictureBase === undefined || text.includes("://")) return whole;
  const way = text.includes("\\") ? [text.slice(text.lastIndexOf("\\") + 1)] : text.split("/");
  const names = way.map((name) => name.trim()).filter((name) => !/^\.{0,2}$/.test(name));
  if (names.length === 0) return whole;
  return parseUrl(`${pictureBase.replace(/\/+$/, "")}/${names.map(encoded).join("/")}`);
}

/** Names that are encoded already stay as they are. */
const encoded = (name: string): string =>
  /%[0-9a-f]{2}/i.test(name) ? name : encodeURIComponent(name);
