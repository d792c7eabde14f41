import { crc32, deflateSync } from "node:zlib";

type Bytes = Uint8Array<ArrayBuffer>;

const bytesOf = (text: string): Bytes => Uint8Array.from(text, (letter) => letter.charCodeAt(0));

function joined(...parts: readonly Uint8Array[]): Bytes {
  const all = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

function chunk(name: string, content: Uint8Array): Bytes {
  const body = joined(bytesOf(name), content);
  return joined(uint32(content.length), body, uint32(crc32(body)));
}

function uint32(value: number): Bytes {
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setUint32(0, value);
  return bytes;
}

/** A PNG of one colour; another `shade` gives other bytes. `isHollow` announces pixels alone. */
export function png(
  { width = 8, height = 8, shade = 0, isHollow = false }: {
    width?: number;
    height?: number;
    shade?: number;
    isHollow?: boolean;
  } = {},
): Bytes {
  const rows = new Uint8Array(isHollow ? 1 : (width + 1) * height).fill(shade);
  for (let row = 0; row < rows.length; row += width + 1) rows[row] = 0; // no filter
  const header = joined(uint32(width), uint32(height), Uint8Array.of(8, 0, 0, 0, 0)); // grey
  return joined(
    bytesOf("\x89PNG\r\n\x1a\n"),
    chunk("IHDR", header),
    chunk("IDAT", new Uint8Array(deflateSync(rows))),
    chunk("IEND", new Uint8Array()),
  );
}

export const pdf: Bytes = bytesOf("%PDF-1.4\n1 0 obj <<>> endobj\ntrailer <<>>\n%%EOF\n");
