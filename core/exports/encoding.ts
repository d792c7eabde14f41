import type { ExportEncoding } from "./export_format.ts";

/** Turns texts into bytes. What Windows-1250 does not know becomes `?`, as its programs do it. */
export function encoderOf(encoding: ExportEncoding): (text: string) => Uint8Array<ArrayBuffer> {
  if (encoding === "utf-8") {
    const encoder = new TextEncoder();
    return (text) => encoder.encode(text);
  }
  return (text) => {
    const bytes = new Uint8Array(text.length);
    let length = 0;
    for (const character of text) {
      bytes[length++] = windows1250.get(character) ?? questionMark;
    }
    return bytes.slice(0, length);
  };
}

const questionMark = 0x3f;

const windows1250: ReadonlyMap<string, number> = new Map(
  Array.from(
    { length: 256 },
    (_, byte) => [new TextDecoder("windows-1250").decode(Uint8Array.of(byte)), byte] as const,
  ),
);

/** By it spreadsheets know that a table is in UTF-8. */
export const byteOrderMark = "\ufeff";
