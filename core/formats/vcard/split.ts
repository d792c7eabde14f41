import { blocks, decode } from "../decode.ts";
import { certainEncoding, fallbackEncoding } from "../encodings.ts";
import type { ByteSource, RawRecord, ReadOptions } from "../format.ts";
import { type FormatProblem, problem } from "../problems.ts";
import { charsetOf, decodedAs, decodedBy, foreignCharset, letteredBytes } from "./charset.ts";
import { CardScanner, type ScannedCard } from "./scan.ts";

/**
 * Cuts a file into cards. In old cards every property can have its own charset, so the file is cut
 * as bytes and decoded property by property; a part of a record is one property.
 */
export async function* splitCards(
  source: ByteSource,
  options: ReadOptions,
): AsyncGenerator<RawRecord | FormatProblem> {
  const scanner = new CardScanner();
  const decoding = new CardDecoding(source, await isUnicode(source, options));
  let number = 0;
  for await (const found of scannedFile(scanner, source, options, decoding.isUnicode)) {
    if (found.kind === "problem") {
      if (found.code === "record_too_large") number++;
      const isOfRecord = found.code === "record_too_large" || found.code === "card_unclosed";
      const record = found.code === "card_unclosed" ? number + 1 : number;
      yield isOfRecord ? { ...found, record } : found;
      continue;
    }
    number++;
    const parts = [];
    for (const { line, text } of found.lines) {
      parts.push({ line, number, text: decoding.text(text) ?? await decoding.foreignText(text) });
    }
    yield* decoding.takeProblems(found.line);
    const content = parts.map(({ text }) => text).join("\n");
    yield { kind: "record", number, line: found.line, items: 1, content, parts };
  }
}

async function* scannedFile(
  scanner: CardScanner,
  source: ByteSource,
  { encoding }: ReadOptions,
  isUnicode: boolean,
): AsyncGenerator<ScannedCard | FormatProblem> {
  if (isUnicode) {
    for await (const piece of decode(source, encoding)) {
      if (typeof piece === "string") yield* scanner.push(piece);
      else yield piece.line === undefined ? piece : inFile(piece, piece.line, scanner);
      if (scanner.isClosed) return;
    }
  } else {
    for await (const block of blocks(source.chunks())) {
      yield* scanner.push(letteredBytes(block));
      if (scanner.isClosed) return;
    }
  }
  yield* scanner.end();
}

/** A problem of the text that comes next: its line counts from there. */
const inFile = (found: FormatProblem, line: number, scanner: CardScanner): FormatProblem => ({
  ...found,
  line: scanner.line + line - 1,
});

/**
 * Whether the whole file is in one encoding for certain, so that it can be decoded as one: a charset
 * then says nothing of it, or says what is the case.
 */
async function isUnicode(source: ByteSource, { encoding }: ReadOptions): Promise<boolean> {
  if (encoding !== undefined) return true;
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let before = "";
  let isFirst = true;
  try {
    for await (const block of blocks(source.chunks())) {
      if (isFirst && certainEncoding(block) !== undefined) return true;
      isFirst = false;
      const text = before + decoder.decode(block, { stream: true });
      if (foreignCharset(text) !== undefined) return false;
      before = text.slice(-overlap);
    }
    decoder.decode();
    return true;
  } catch (error) {
    if (error instanceof TypeError) return false;
    throw error;
  }
}

/** Decodes properties, and finds out what those are that say nothing and are not UTF-8. */
class CardDecoding {
  #usual: string | undefined;
  #problem: FormatProblem | undefined;

  constructor(readonly source: ByteSource, readonly isUnicode: boolean) {}

  text(letters: string): string | undefined {
    return this.isUnicode ? letters : decodedBy(charsetOf(letters), letters);
  }

  async foreignText(letters: string): Promise<string> {
    return decodedAs(await this.#usualCharset(), letters);
  }

  *takeProblems(line: number): Generator<FormatProblem> {
    if (this.#problem) yield { ...this.#problem, line };
    this.#problem = undefined;
  }

  async #usualCharset(): Promise<string> {
    if (this.#usual !== undefined) return this.#usual;
    const found = await charsetOfFile(this.source);
    this.#usual = found ?? fallbackEncoding;
    if (found === undefined) {
      const details = { used: fallbackEncoding };
      this.#problem = problem("encoding_conflict", { value: "utf-8", details });
    }
    return this.#usual;
  }
}

const overlap = 100;

/** Looks through the whole file for what one of its properties says of its letters. */
async function charsetOfFile(source: ByteSource): Promise<string | undefined> {
  let before = "";
  for await (const block of blocks(source.chunks())) {
    const text = before + letteredBytes(block);
    const found = foreignCharset(text);
    if (found !== undefined) return found;
    before = text.slice(-overlap);
  }
  return undefined;
}
