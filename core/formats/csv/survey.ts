import { readHead } from "../decode.ts";
import type { ByteSource } from "../format.ts";
import { lettersOf, textOfLetters } from "../letters.ts";
import { cellsOf } from "./cells.ts";
import { dialectOf } from "./dialect.ts";
import { type CsvItem, CsvRows, type KeyColumns } from "./rows.ts";
import type { CsvOptions } from "./split.ts";

/** What a row says in the columns that were asked for. */
export interface SurveyedRow {
  /** Trimmed. */
  keys: readonly string[];
  /** The first row, which is nearly always the header. */
  isFirst: boolean;
}

/**
 * Looks through a whole file, before it is read, for what its rows say in some columns; in batches.
 * Bytes are cut as they are, and only keys are decoded. A file without such columns is not looked
 * through.
 */
export async function* surveyRows(
  source: ByteSource,
  options: CsvOptions,
  keyColumns: KeyColumns,
): AsyncGenerator<readonly SurveyedRow[]> {
  const head = await readHead(source, options.encoding);
  const textOf = textOfLetters(head.encoding);
  let columns: readonly number[] | undefined;
  const columnsOf = (header: readonly string[]) => columns = keyColumns(header.map(textOf));
  const rows = new CsvRows(dialectOf(head.text, options), columnsOf, true);
  let isFirst = true;
  const surveyed = (items: readonly CsvItem[]) => {
    const batch: SurveyedRow[] = [];
    for (const item of items) {
      if (item.kind === "problem") continue;
      const keys = isFirst ? firstKeys(cellsOf(item.text, item.dialect), columns!) : item.keys;
      batch.push({ keys: keys.map((key) => textOf(key).trim()), isFirst });
      isFirst = false;
    }
    return batch;
  };
  for await (const letters of lettersOf(source, head.encoding)) {
    yield surveyed(rows.push(letters));
    if (rows.isClosed || columns?.every((column) => column < 0)) return;
  }
  yield surveyed(rows.end());
}

/** The first row is cut before it is known which of its cells are keys. */
const firstKeys = (cells: readonly string[], columns: readonly number[]): readonly string[] =>
  columns.map((column) => cells[column] ?? "");
