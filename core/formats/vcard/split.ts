import { isUtf8 } from "node:buffer";
import { blocks, decode } from "../decode.ts";
import { certainEncoding, fallbackEncoding, joined, wholeLetters } from "../encodings.ts";
import type { Batches, ByteSource, Found, RawRecord, ReadOptions } from "../format.ts";
import { type FormatProblem, problem } from "../problems.ts";
import { decodedAs, decodedBy, letteredBytes } from "../letters.ts";
import { charsetOf, foreignCharset } from "./charset.ts";
import { CardCutter, type CutCard, type PlainCard } from "./cut.ts";
import { CardScanner, type ScannedCard } from "./scan.ts";

/**
 * Cuts a file into cards. Where all of it is in one encoding, it is cut as text, and a plain card is
 * one part. In old cards every property can have its own charset: such a file is cut as bytes and
 * decoded property by property, each of which is a part.
 */
export async function* splitCards(source: ByteSource, options: ReadOptions): Batches {
  const decoding = new CardDecoding(source, await isUnicode(source, options));
  const batches = decoding.isUnicode ? cardsOfText(source, options) : cardsOfBytes(source);
  let number = 0;
  for await (const batch of batches) {
    const found: Found[] = [];
    for (const card of batch) {
      if (card.kind === "problem") {
        if (card.code === "record_too_large") number++;
        found.push(numbered(card, number));
      } else if (card.kind === "plain") {
        found.push(plainRecord(card, ++number));
      } else {
        const record = await scannedRecord(card, ++number, decoding);
        found.push(...decoding.takeProblems(card.line), record);
      }
    }
    yield found;
  }
}

function numbered(found: FormatProblem, number: number): FormatProblem {
  if (found.code === "record_too_large") return { ...found, record: number };
  return found.code === "card_unclosed" ? { ...found, record: number + 1 } : found;
}

function plainRecord({ line, text }: PlainCard, number: number): RawRecord {
  const parts = [{ line: line + 1, number, text }];
  return { kind: "record", number, line, items: 1, content: text, parts };
}

async function scannedRecord(
  { line, lines }: ScannedCard,
  number: number,
  decoding: CardDecoding,
): Promise<RawRecord> {
  const parts = [];
  for (const { line, text } of lines) {
    parts.push({ line, number, text: decoding.text(text) ?? await decoding.foreignText(text) });
  }
  const content = parts.map(({ text }) => text).join("\n");
  return { kind: "record", number, line, items: 1, content, parts };
}

async function* cardsOfText(
  source: ByteSource,
  { encoding }: ReadOptions,
): AsyncGenerator<readonly CutCard[]> {
  const cutter = new CardCutter();
  for await (const piece of decode(source, encoding)) {
    if (typeof piece === "string") yield cutter.push(piece);
    else yield [piece.line === undefined ? piece : inFile(piece, piece.line, cutter)];
    if (cutter.isClosed) return;
  }
  yield cutter.end();
}

async function* cardsOfBytes(source: ByteSource): AsyncGenerator<readonly CutCard[]> {
  const scanner = new CardScanner();
  for await (const block of blocks(source.chunks())) {
    yield scanner.push(letteredBytes(block));
    if (scanner.isClosed) return;
  }
  yield scanner.end();
}

/** A problem of the text that comes next: its line counts from there. */
const inFile = (found: FormatProblem, line: number, cutter: CardCutter): FormatProblem => ({
  ...found,
  line: cutter.line + line - 1,
});

/**
 * Whether the whole file is in one encoding for certain, so that it can be decoded as one: a charset
 * then says nothing of it, or says what is the case.
 */
async function isUnicode(source: ByteSource, { encoding }: ReadOptions): Promise<boolean> {
  if (encoding !== undefined) return true;
  let before = "";
  let cut = new Uint8Array(0);
  let isFirst = true;
  for await (const block of blocks(source.chunks())) {
    if (isFirst && certainEncoding(block) !== undefined) return true;
    isFirst = false;
    const bytes = cut.length === 0 ? block : joined([cut, block]);
    const end = wholeLetters(bytes);
    if (!isUtf8(bytes.subarray(0, end))) return false;
    cut = bytes.slice(end);
    const letters = before + letteredBytes(block);
    if (/CHARSET/i.test(letters) && foreignCharset(letters) !== undefined) return false;
    before = letters.slice(-overlap);
  }
  return cut.length === 0;
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
