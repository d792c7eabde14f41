import { ownCopy } from "../own_copy.ts";

const knownMax = 2_000;
const known = new Map<string, string>();

/**
 * The name by which a format knows a tag: without namespace prefix, in capitals.
 *
 * Real feeds come with `<item_id>` and with prefixes nobody declared. Answers are remembered, a
 * bounded number of them, because a feed repeats thirty names a million times.
 */
export function localName(tag: string): string {
  const found = known.get(tag);
  if (found !== undefined) return found;
  const name = tag.slice(tag.indexOf(":") + 1).toUpperCase();
  if (known.size >= knownMax) known.clear();
  known.set(ownCopy(tag), name);
  return name;
}

/** Offset of the `>` that ends a start tag; one inside quotes does not. -1 when it is not here. */
export function tagEnd(text: string, from: number): number {
  for (let at = from; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 0x3e) return at;
    if (code !== 0x22 && code !== 0x27) continue;
    at = text.indexOf(code === 0x22 ? '"' : "'", at + 1);
    if (at < 0) return -1;
  }
  return -1;
}
