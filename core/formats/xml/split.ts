import { decode } from "../decode.ts";
import type { Batches, ByteSource, RawRecord, ReadOptions } from "../format.ts";
import type { FormatProblem } from "../problems.ts";
import { lettersOf } from "../letters.ts";
import type { ScanRules } from "./envelope.ts";
import { RecordScanner, type Scanned } from "./scan.ts";

/**
 * Record elements of a file, in batches: one batch a block of text, because an asynchronous step for
 * each record would cost more than finding it.
 */
export async function* scanFile(
  source: ByteSource,
  rules: ScanRules,
  encoding?: string,
): AsyncGenerator<readonly Scanned[]> {
  const scanner = new RecordScanner(rules);
  for await (const piece of decode(source, encoding)) {
    if (typeof piece === "string") yield scanner.push(piece);
    else yield [inFile(piece, scanner)];
    if (scanner.isClosed) return;
  }
  yield scanner.end();
}

/**
 * The same of the letters of a file, for a look at it before it is read; what is wrong is found when
 * it is.
 */
export async function* scanLetters(
  source: ByteSource,
  rules: ScanRules,
  encoding: string,
): AsyncGenerator<readonly Scanned[]> {
  const scanner = new RecordScanner(rules);
  for await (const letters of lettersOf(source, encoding)) {
    yield scanner.push(letters);
    if (scanner.isClosed) return;
  }
  yield scanner.end();
}

/** A problem of the text that comes next: its line counts from there. */
function inFile(found: FormatProblem, scanner: RecordScanner): FormatProblem {
  return found.line === undefined ? found : { ...found, line: scanner.line + found.line - 1 };
}

/** A file in which one element is one record. */
export async function* splitXml(
  source: ByteSource,
  rules: ScanRules,
  options: ReadOptions,
): Batches {
  let number = 0;
  for await (const batch of scanFile(source, rules, options.encoding)) {
    yield batch.map((found) => {
      if (countsAsRecord(found)) number++;
      return found.kind === "problem" ? numbered(found, number) : singleRecord(found, number);
    });
  }
}

/** A record that was refused while it was cut out has its number too. */
export function countsAsRecord(found: Scanned): boolean {
  return found.kind === "scanned" || found.code === "record_malformed" ||
    found.code === "record_too_large";
}

export function numbered(found: FormatProblem, number: number): FormatProblem {
  return countsAsRecord(found) ? { ...found, record: number } : found;
}

function singleRecord(found: { line: number; text: string }, number: number): RawRecord {
  const { line, text } = found;
  return { kind: "record", number, line, items: 1, content: text, parts: [{ line, number, text }] };
}
