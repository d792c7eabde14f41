import { blocks, decode, readHead } from "../decode.ts";
import { fallbackEncoding, markLength } from "../encodings.ts";
import type { ByteSource } from "../format.ts";
import { decodedAs, letteredBytes, strictUtf8 } from "../letters.ts";
import { cellsOf } from "./cells.ts";
import { dialectOf } from "./dialect.ts";
import { type CsvItem, CsvRows, type KeyColumns } from "./rows.ts";
import type { CsvOptions } from "./split.ts";

/** What a row says in the columns that were asked for. */
export interface SurveyedRow {
  keys: readonly string[];
  /** The first row, which is nearly always the header. */
  isFirst: boolean;
}

/**
 * Looks through a whole file, before it is read, for what its rows say in some columns; in batches.
 * All that cuts rows is ASCII, so bytes are cut as they are and only keys are decoded, which takes
 * half the time. A file without such columns is not looked through.
 */
export async function* surveyRows(
  source: ByteSource,
  options: CsvOptions,
  keyColumns: KeyColumns,
): AsyncGenerator<readonly SurveyedRow[]> {
  const head = await readHead(source, options.encoding);
  const isWide = head.encoding.startsWith("utf-16");
  const textOf = isWide ? (letters: string) => letters : decoderOf(head.encoding);
  let columns: readonly number[] | undefined;
  const columnsOf = (header: readonly string[]) => columns = keyColumns(header.map(textOf));
  const rows = new CsvRows(dialectOf(head.text, options), columnsOf);
  let isFirst = true;
  const surveyed = (items: readonly CsvItem[]) => {
    const batch: SurveyedRow[] = [];
    for (const item of items) {
      if (item.kind === "problem") continue;
      const keys = isFirst ? firstKeys(cellsOf(item.text, item.dialect), columns!) : item.keys;
      batch.push({ keys: keys.map(textOf), isFirst });
      isFirst = false;
    }
    return batch;
  };
  for await (const piece of isWide ? decode(source, options.encoding) : lettersOf(source)) {
    if (typeof piece === "string") yield surveyed(rows.push(piece));
    if (rows.isClosed || columns?.every((column) => column < 0)) return;
  }
  yield surveyed(rows.end());
}

/** The first row is cut before it is known which of its cells are keys. */
const firstKeys = (cells: readonly string[], columns: readonly number[]): readonly string[] =>
  columns.map((column) => cells[column]?.trim() ?? "");

async function* lettersOf(source: ByteSource): AsyncGenerator<string> {
  let isFirst = true;
  for await (const block of blocks(source.chunks())) {
    yield letteredBytes(isFirst ? block.subarray(markLength(block)) : block);
    isFirst = false;
  }
}

const notPlain = /[^\x20-\x7e]/;
// deno-lint-ignore no-control-regex -- these are what reading drops
const controls = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

/** Nearly all keys are ASCII; others become what reading the file makes of them. */
function decoderOf(encoding: string): (letters: string) => string {
  return (letters) => {
    if (!notPlain.test(letters)) return letters;
    const text = encoding === "utf-8"
      ? strictUtf8(letters) ?? decodedAs(fallbackEncoding, letters)
      : decodedAs(encoding, letters);
    return text.replace(controls, "").trim();
  };
}
