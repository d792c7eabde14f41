import { mayHaveControls } from "./control_characters.ts";
import type { ByteSource, FileHead } from "./format.ts";
import { type FormatProblem, problem } from "./problems.ts";
import {
  certainEncoding,
  declaredEncoding,
  encodingNamed,
  fallbackEncoding,
  joined,
  markLength,
  startsLikeXml,
  weighUtf8,
  wholeLetters,
} from "./encodings.ts";

/** Bytes of the head that `recognise` sees, and of every block that is decoded at once. */
export const blockSize = 65_536;

/**
 * Decodes a file block by block: the byte order mark wins, then the given encoding, then what the
 * bytes themselves show, then the XML declaration, then Windows-1250.
 *
 * A problem comes before the text it is about, and its `line` counts from the start of that text.
 * Chunks are joined to blocks of one size, so that what comes out never depends on how it came in.
 */
export async function* decode(
  source: ByteSource,
  encoding?: string,
): AsyncGenerator<string | FormatProblem> {
  const decoding = new Decoding(encoding);
  for await (const block of blocks(source.chunks())) yield* decoding.push(block);
  yield* decoding.end();
}

/** The decoded beginning of a file, for `recognise`. */
export async function readHead(source: ByteSource, encoding?: string): Promise<FileHead> {
  const decoding = new Decoding(encoding);
  for await (const block of blocks(source.chunks())) {
    const found = [...decoding.push(block), ...decoding.end()];
    const text = found.filter((item) => typeof item === "string").join("");
    return { text, encoding: decoding.encoding };
  }
  return { text: "", encoding: "utf-8" };
}

/** The bytes of a file joined to blocks of one size, whatever chunks they came in; each is gone with the next. */
export async function* blocks(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const block = new Uint8Array(blockSize);
  let filled = 0;
  for await (const chunk of chunks) {
    for (let offset = 0; offset < chunk.length;) {
      if (filled === 0 && chunk.length - offset >= blockSize) {
        yield chunk.subarray(offset, offset += blockSize);
        continue;
      }
      const piece = chunk.subarray(offset, offset + blockSize - filled);
      block.set(piece, filled);
      filled += piece.length;
      offset += piece.length;
      if (filled < blockSize) continue;
      yield block;
      filled = 0;
    }
  }
  if (filled > 0) yield block.subarray(0, filled);
}

type Decoded = string | FormatProblem;

/** The state of decoding one file. While everything is ASCII, the encoding stays undecided. */
class Decoding {
  encoding = "utf-8";
  #decoder: TextDecoder | undefined;
  #declared: string | undefined;
  #isXml = false;
  #begun = false;
  #undecided: Uint8Array[] = [];
  /** The beginning of a letter whose end is in the next block. */
  #cut = new Uint8Array(0);
  #isFirst = true;

  constructor(readonly given?: string) {}

  push(block: Uint8Array): Decoded[] {
    const found = this.#begun ? [] : this.#begin(block);
    if (this.#decoder) return [...found, ...this.#decodeBlock(block)];
    const ascii = this.#undecided.length === 0 ? asciiText(block) : undefined;
    if (ascii !== undefined) return [...found, ...this.#clean(ascii, block)];
    this.#undecided.push(block.slice());
    return this.#undecided.length < 2 ? found : [...found, ...this.#decide()];
  }

  end(): Decoded[] {
    const found = this.#undecided.length > 0 ? this.#decide() : [];
    const rest = (this.#decoder?.decode() ?? "") + utf8.decode(this.#cut);
    if (rest !== "") found.push(invalidBytes([...rest].length, 1), rest);
    return found;
  }

  #begin(head: Uint8Array): Decoded[] {
    this.#begun = true;
    this.#isXml = startsLikeXml(head);
    this.#declared = declaredEncoding(head);
    const given = this.given === undefined ? undefined : encodingNamed(this.given);
    const certain = given ?? certainEncoding(head);
    if (certain !== undefined) this.#use(certain);
    if (this.given === undefined || given !== undefined) return [];
    return [problem("encoding_conflict", { value: this.given })];
  }

  #use(encoding: string): void {
    this.encoding = encoding;
    this.#decoder = new TextDecoder(encoding);
  }

  #decide(): Decoded[] {
    const bytes = joined(this.#undecided);
    this.#undecided = [];
    const declared = this.#declared === undefined ? undefined : encodingNamed(this.#declared);
    const singleByte = declared === undefined || declared.startsWith("utf-") ? undefined : declared;
    const { sequences, invalid } = weighUtf8(bytes);
    const isUtf8 = sequences > 0 &&
      (singleByte === undefined ? sequences > invalid : invalid === 0);
    this.#use(isUtf8 ? "utf-8" : singleByte ?? fallbackEncoding);
    const expected = this.#declared ?? (this.#isXml ? "utf-8" : undefined);
    const conflict = expected !== undefined && encodingNamed(expected) !== this.encoding;
    const found: Decoded[] = conflict
      ? [problem("encoding_conflict", { value: expected, details: { used: this.encoding } })]
      : [];
    return [...found, ...this.#decodeBlock(bytes)];
  }

  #decodeBlock(bytes: Uint8Array): Decoded[] {
    if (this.encoding === "utf-8") return this.#decodeUtf8(bytes);
    const text = this.#decoder!.decode(bytes, { stream: true });
    if (!this.encoding.startsWith("utf-")) return this.#withoutUndefined(text, bytes);
    const invalid = text.split("\ufffd").length - 1;
    return [...invalidIn(text, invalid), ...this.#clean(text, bytes)];
  }

  /** Whole letters are decoded at once, three times faster than by a decoder that keeps the rest. */
  #decodeUtf8(block: Uint8Array): Decoded[] {
    const bytes = this.#cut.length === 0 ? block : joined([this.#cut, block]);
    const end = wholeLetters(bytes);
    this.#cut = bytes.slice(end);
    const whole = bytes.subarray(this.#isFirst ? markLength(bytes) : 0, end);
    this.#isFirst = false;
    // a decoder that refuses what is wrong takes longer than to look for what may be
    const text = utf8.decode(whole);
    if (!whole.includes(0xef) && !text.includes("\ufffd")) return this.#clean(text, whole);
    const invalid = text.split("\ufffd").length - 1 - countReplacements(whole);
    return [...invalidIn(text, invalid), ...this.#clean(text, whole)];
  }

  #clean(text: string, bytes: Uint8Array): Decoded[] {
    return mayHaveControls(bytes, text, this.encoding) ? withoutControls(text) : [text];
  }

  /** In Windows-125x and ISO-8859 a C1 control character is a byte that has no meaning there. */
  #withoutUndefined(text: string, bytes: Uint8Array): Decoded[] {
    const count = text.match(undefinedBytes)?.length ?? 0;
    if (count === 0) return this.#clean(text, bytes);
    const shown = text.replace(undefinedBytes, "\ufffd");
    return [invalidBytes(count, lineOf(shown, "\ufffd")), ...this.#clean(shown, bytes)];
  }
}

const utf8 = new TextDecoder("utf-8", { ignoreBOM: true });

/** The text of bytes that are all ASCII; found out by native code, which is ten times faster. */
function asciiText(bytes: Uint8Array): string | undefined {
  const text = utf8.decode(bytes);
  return text.length === bytes.length && !text.includes("\ufffd") ? text : undefined;
}

// deno-lint-ignore no-control-regex -- these are what is looked for
const controls = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;
const undefinedBytes = /[\u0080-\u009f]/g;

/** Drops what no text may contain (zero bytes, control characters), and says so. */
function withoutControls(text: string): Decoded[] {
  const first = text.search(controls);
  if (first < 0) return [text];
  const clean = text.replace(controls, "");
  const line = lineOf(text, text[first]!);
  const details = { count: text.length - clean.length };
  return [problem("control_characters", { line, details }), clean];
}

function invalidIn(text: string, count: number): FormatProblem[] {
  return count > 0 ? [invalidBytes(count, lineOf(text, "\ufffd"))] : [];
}

function invalidBytes(count: number, line: number): FormatProblem {
  return problem("encoding_invalid_bytes", { line, details: { count } });
}

function lineOf(text: string, found: string): number {
  return text.slice(0, text.indexOf(found)).split("\n").length;
}

function countReplacements(bytes: Uint8Array): number {
  let count = 0;
  for (let at = bytes.indexOf(0xef); at >= 0; at = bytes.indexOf(0xef, at + 1)) {
    if (bytes[at + 1] === 0xbf && bytes[at + 2] === 0xbd) count++;
  }
  return count;
}
