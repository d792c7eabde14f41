import type { Batches, ByteSource, Found, RawPart, RawRecord } from "../format.ts";
import { GroupCounting } from "../group_counting.ts";
import { Grouping, type ScatteredGroups } from "../grouping.ts";
import { type FormatProblem, problem, problemSeverities } from "../problems.ts";
import { cellsOf } from "./cells.ts";
import type { Dialect } from "./dialect.ts";
import type { CsvRow } from "./rows.ts";
import { type CsvOptions, csvRows } from "./split.ts";
import { surveyRows } from "./survey.ts";

/** What the first row of a file says about all others. */
export interface CsvLayout {
  /** Names of the columns; all records of a file share this one array. */
  cells: readonly string[];
  problems: readonly FormatProblem[];
  /** Why no row of the file can be understood. */
  fatal?: FormatProblem;
  /** Part of every record's content: the same row under another header means something else. */
  digest: string;
}

export interface CsvReading extends CsvOptions {
  /** Of the first row's cells: by which column rows belong together; -1 for none. */
  keyColumn(header: readonly string[]): number;
  /** What of a text in that column counts; all of it unless told otherwise. */
  keyOf?: (text: string) => string;
  layoutOf(first: CsvRow, cells: readonly string[]): CsvLayout | Promise<CsvLayout>;
  /** Groups that do not stand in one piece, where somebody has looked for them already. */
  scattered?: ScatteredGroups;
  /** The first row is a record too. */
  hasNoHeader?: boolean;
}

/**
 * Cuts a file into records without reading their cells: a row, or the rows with the same key. The
 * names of the columns go with every record as its first part, because it is parsed on its own.
 */
export async function* csvRecords(
  source: ByteSource,
  reading: CsvReading,
): Batches {
  const grouping = new Grouping(reading.scattered ?? await scatteredRows(source, reading));
  let layout: CsvLayout | undefined;
  let number = 0;
  let isWhole = true;
  const keyColumns = (header: readonly string[]) => [reading.keyColumn(header)];
  for await (const batch of csvRows(source, reading, keyColumns)) {
    const found: Found[] = [];
    for (const item of batch) {
      if (item.kind === "problem") {
        isWhole &&= problemSeverities[item.code] !== "fatal";
        if (item.code === "record_too_large") number++;
        found.push(item);
        continue;
      }
      let [key = ""] = item.keys;
      if (layout === undefined) {
        const cells = cellsOf(item.text, item.dialect);
        layout = await reading.layoutOf(item, cells);
        found.push(...layout.problems);
        if (layout.fatal) return yield [...found, layout.fatal];
        if (!reading.hasNoHeader) continue;
        key = cells[reading.keyColumn(cells)] ?? "";
      }
      key = reading.keyOf ? reading.keyOf(key.trim()) : key.trim();
      number++;
      const wrong = cellCount(item, number, layout.cells.length);
      if (wrong) found.push(wrong);
      if (wrong?.code === "record_malformed") continue;
      for (const ready of grouping.add(partOf(item, number), key || undefined)) {
        found.push(withColumns(ready, layout));
      }
    }
    yield found;
  }
  if (layout === undefined) return;
  yield grouping.end(isWhole).map((ready) => withColumns(ready, layout!));
}

/** Says by what header and in what dialect rows are read. */
export async function layoutDigest(cells: readonly string[], dialect: Dialect): Promise<string> {
  const bytes = new TextEncoder().encode(JSON.stringify([cells, dialect]));
  return new Uint8Array(await crypto.subtle.digest("SHA-256", bytes)).toHex();
}

/** The names of the columns that go with a record, and its rows with their cells. */
export function cellsOfRecord({ parts: [first, ...parts] }: RawRecord): {
  columns: readonly string[];
  rows: (RawPart & { cells: readonly string[] })[];
} {
  const rows = parts.map((part) => ({ ...part, cells: cellsOf(part.text!, part.dialect!) }));
  return { columns: first!.cells!, rows };
}

/** A look at the whole file for products whose rows do not follow one another. */
async function scatteredRows(
  source: ByteSource,
  { encoding, delimiter, quote, keyColumn, keyOf, hasNoHeader }: CsvReading,
): Promise<ScatteredGroups> {
  const counting = new GroupCounting();
  const options = { encoding, delimiter, quote };
  for await (const batch of surveyRows(source, options, (header) => [keyColumn(header)])) {
    for (const { keys: [text = ""], isFirst } of batch) {
      const key = keyOf ? keyOf(text) : text;
      if (key !== "" && (!isFirst || hasNoHeader)) counting.add(key);
    }
  }
  return counting.scattered();
}

function partOf({ line, text, dialect }: CsvRow, number: number): RawPart {
  return { line, number, text, dialect };
}

/**
 * A row that is too short is used as far as it goes. One that is too long has a delimiter that nobody
 * quoted, so its cells stand under wrong headers, and it is not used; blank cells too many are fine.
 */
function cellCount(
  { line, text, dialect, count }: CsvRow,
  record: number,
  expected: number,
): FormatProblem | undefined {
  const details = { expected, count };
  if (count === expected) return undefined;
  if (count < expected) return problem("cell_count_wrong", { line, record, details });
  const isTooLong = cellsOf(text, dialect).slice(expected).some((cell) => cell.trim() !== "");
  if (!isTooLong) return undefined;
  return problem("record_malformed", { line, record, details: { ...details, reason: "cells" } });
}

function withColumns(found: Found, { cells, digest }: CsvLayout): Found {
  if (found.kind === "problem") return found;
  const parts = [{ line: 1, number: 0, cells }, ...found.parts];
  return { ...found, content: `${digest}\n${found.content}`, parts };
}
