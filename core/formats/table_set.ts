import type { ByteSource } from "./format.ts";

/**
 * What stands between files that belong together and are kept as one: the character that ASCII has
 * for it, four times, as no table holds it.
 */
export const fileSeparator: Uint8Array = new Uint8Array(4).fill(0x1c);

/** A source that is read as one file until it shows that it may be a set, where it ends. */
export function watchedFile(source: ByteSource): { file: ByteSource; isSet(): boolean } {
  let isSet = false;
  const file: ByteSource = {
    size: source.size,
    async *chunks() {
      for await (const chunk of source.chunks()) {
        isSet ||= chunk.includes(fileSeparator[0]!);
        if (isSet) return;
        yield chunk;
      }
    },
  };
  return { file, isSet: () => isSet };
}

/** The files of a set; a file that is none comes as it is. Reads the bytes once, and keeps none. */
export async function filesOf(source: ByteSource): Promise<ByteSource[]> {
  const ends: number[] = [];
  let offset = 0;
  let length = 0;
  for await (const chunk of source.chunks()) {
    for (let at = 0; at < chunk.length; at++) {
      if (chunk[at] === fileSeparator[0]) {
        length++;
        if (length % fileSeparator.length === 0) ends.push(offset + at + 1);
        continue;
      }
      length = 0;
      const next = chunk.indexOf(fileSeparator[0]!, at);
      if (next < 0) break;
      at = next - 1;
    }
    offset += chunk.length;
  }
  if (ends.length === 0) return [source];
  const starts = [0, ...ends];
  return starts.map((start, index) => {
    const end = ends[index];
    return partOf(source, start, end === undefined ? offset : end - fileSeparator.length);
  });
}

function partOf(source: ByteSource, start: number, end: number): ByteSource {
  return {
    size: end - start,
    async *chunks() {
      let offset = 0;
      for await (const chunk of source.chunks()) {
        const piece = chunk.subarray(Math.max(0, start - offset), Math.max(0, end - offset));
        if (piece.length > 0) yield piece;
        offset += chunk.length;
        if (offset >= end) return;
      }
    },
  };
}
