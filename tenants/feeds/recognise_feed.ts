import { readHead, recogniseFormat } from "../../core/formats/registry.ts";

/**
 * Whether a file that begins like this is of a format that can be imported. A table by its name may
 * be one of the shop's own, which its pairing of columns reads.
 */
export async function recogniseFeed(head: Uint8Array, name = ""): Promise<boolean> {
  const source = {
    size: head.length,
    async *chunks() {
      yield head;
    },
  };
  if (recogniseFormat(await readHead(source)) !== undefined) return true;
  return /\.csv$/i.test(name);
}
