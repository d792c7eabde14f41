import { Buffer } from "node:buffer";
import { blocks, decode } from "./decode.ts";
import { encodingNamed, fallbackEncoding, markLength } from "./encodings.ts";
import type { ByteSource } from "./format.ts";

/** Bytes as letters U+0000 to U+00FF: so they can be cut like text, and decoded in parts. */
export const letteredBytes = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1");

const bytesOf = (letters: string): Uint8Array => Buffer.from(letters, "latin1");

// deno-lint-ignore no-control-regex -- all of ASCII
const ascii = /^[\x00-\x7f]*$/;

/** Letters as text in UTF-8; `undefined` when their bytes are not. */
export function strictUtf8(letters: string): string | undefined {
  if (ascii.test(letters)) return letters;
  try {
    return strict.decode(bytesOf(letters));
  } catch (error) {
    if (error instanceof TypeError) return undefined;
    throw error;
  }
}

const strict = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/**
 * Letters as text in the encoding that is said, else in UTF-8.
 *
 * @returns `undefined` when they are neither, which the rest of the file has to decide.
 */
export function decodedBy(label: string | undefined, letters: string): string | undefined {
  if (ascii.test(letters)) return letters;
  const name = label === undefined ? undefined : encodingNamed(label);
  if (name === undefined || name === "utf-8") return strictUtf8(letters);
  return decodedAs(name, letters);
}

export const decodedAs = (name: string, letters: string): string =>
  new TextDecoder(name).decode(bytesOf(letters));

/**
 * A whole file as letters, for a look at it before it is read: decoding it would take as long as the
 * look. What gives a file its shape is ASCII; where other letters can hold bytes of ASCII, as in
 * UTF-16 or Shift_JIS, the file is decoded.
 */
export async function* lettersOf(source: ByteSource, encoding: string): AsyncGenerator<string> {
  if (!keepsAscii(encoding)) {
    for await (const piece of decode(source, encoding)) if (typeof piece === "string") yield piece;
    return;
  }
  let isFirst = true;
  for await (const block of blocks(source.chunks())) {
    yield letteredBytes(isFirst ? block.subarray(markLength(block)) : block);
    isFirst = false;
  }
}

const keepsAscii = (encoding: string): boolean =>
  /^(?:utf-8|windows-125|windows-874|iso-8859|koi8|macintosh|x-mac|ibm866)/.test(encoding);

const notPlain = /[^\x20-\x7e]/;
// deno-lint-ignore no-control-regex -- these are what reading drops
const controls = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

/** Makes of some of these letters what reading the file makes of them; nearly always they are ASCII. */
export function textOfLetters(encoding: string): (letters: string) => string {
  if (!keepsAscii(encoding)) return (letters) => letters;
  return (letters) => {
    if (!notPlain.test(letters)) return letters;
    const text = encoding === "utf-8"
      ? strictUtf8(letters) ?? decodedAs(fallbackEncoding, letters)
      : decodedAs(encoding, letters);
    return text.replace(controls, "");
  };
}
