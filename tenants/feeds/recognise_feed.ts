import { readHead, recogniseFormat } from "../../core/formats/registry.ts";

/** Whether a file that begins like this is of a format that can be imported. */
export async function recogniseFeed(head: Uint8Array): Promise<boolean> {
  const source = {
    size: head.length,
    async *chunks() {
      yield head;
    },
  };
  return recogniseFormat(await readHead(source)) !== undefined;
}
