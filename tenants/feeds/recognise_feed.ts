import type { ByteSource } from "../../core/formats/format.ts";
import { placeInSet, readHead, recogniseFormat } from "../../core/formats/registry.ts";

/**
 * Whether a file that begins like this is of a format that can be imported. A table by its name may
 * be one of the shop's own, which its pairing of columns reads.
 */
export async function recogniseFeed(head: Uint8Array, name = ""): Promise<boolean> {
  if (recogniseFormat(await readHead(sourceOf(head))) !== undefined) return true;
  return /\.csv$/i.test(name);
}

/** Where a file that begins like this stands among those that complete each other, if it does. */
/**
 * Whether a file of no format that we know looks like one that the shop's own pairing may read: a
 * table with more columns, or any XML but a web page.
 */
export async function mayBePaired(head: Uint8Array, name: string): Promise<boolean> {
  const { text } = await readHead(sourceOf(head));
  if (/\.(?:txt|tsv)$/i.test(name)) return /^[^\n]*[\t;,|]/.test(text.trimStart());
  return /^\s*<[?!a-z_]/i.test(text) && !/^\s*(?:<!doctype html|<html)/i.test(text);
}

export const placeOfFeedInSet = async (head: Uint8Array): Promise<number | undefined> =>
  placeInSet(await readHead(sourceOf(head)));

const sourceOf = (head: Uint8Array): ByteSource => ({
  size: head.length,
  async *chunks() {
    yield head;
  },
});
