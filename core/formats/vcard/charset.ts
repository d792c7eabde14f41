import { Buffer } from "node:buffer";
import { encodingNamed, fallbackEncoding } from "../encodings.ts";

/** Bytes as letters U+0000 to U+00FF: so they can be cut like text, and decoded in parts. */
export const letteredBytes = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1");

const bytesOf = (letters: string): Uint8Array => Buffer.from(letters, "latin1");

// deno-lint-ignore no-control-regex -- all of ASCII
const ascii = /^[\x00-\x7f]*$/;
const parameter = /^[^:]*;\s*CHARSET\s*=\s*"?([\w.-]{1,40})/i;
const anywhere = /;\s*CHARSET\s*=\s*"?([\w.-]{1,40})/gi;

/** The first charset of a text that is known and not UTF-8; writers use one for all they write. */
export function foreignCharset(text: string): string | undefined {
  for (const [, label] of text.matchAll(anywhere)) {
    const name = encodingNamed(label!);
    if (name !== undefined && !name.startsWith("utf-")) return name;
  }
  return undefined;
}

/** Text in UTF-8; `undefined` when the bytes are not. */
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
 * The text of a property, or of a run of its bytes, by what it says of itself, else as UTF-8.
 *
 * @returns `undefined` when it is neither, which the rest of the file has to decide.
 */
export function decodedBy(label: string | undefined, letters: string): string | undefined {
  if (ascii.test(letters)) return letters;
  const name = label === undefined ? undefined : encodingNamed(label);
  if (name === undefined || name === "utf-8") return strictUtf8(letters);
  return decodedAs(name, letters);
}

export const decodedAs = (name: string, letters: string): string =>
  new TextDecoder(name).decode(bytesOf(letters));

/** What a property says its bytes are, before its value. */
export const charsetOf = (text: string): string | undefined =>
  parameter.exec(text.slice(0, 2_000))?.[1];

/** How text is read that is not UTF-8 and says nothing, in a card with these properties. */
export const usualCharset = (texts: readonly string[]): string =>
  foreignCharset(texts.join("\n")) ?? fallbackEncoding;
