import { Buffer } from "node:buffer";
import { encodingNamed } from "./encodings.ts";

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
