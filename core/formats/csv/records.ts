import type { ByteSource, RawPart, RawRecord } from "../format.ts";
import { GroupCounting } from "../group_counting.ts";
import { Grouping, type ScatteredGroups } from "../grouping.ts";
import { type FormatProblem, problem, problemSeverities } from "../problems.ts";
import { cellsOf } from "./cells.ts";
import type { Dialect } from "./dialect.ts";
import type { CsvRow, KeyColumn } from "./rows.ts";
import { type CsvOptions, csvRows } from "./split.ts";

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
  keyColumn: KeyColumn;
  /** What of a text in that column counts; all of it unless told otherwise. */
  keyOf?: (text: string) => string;
  layoutOf(first: CsvRow, cells: readonly string[]): CsvLayout | Promise<CsvLayout>;
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
): AsyncGenerator<RawRecord | FormatProblem> {
  const grouping = new Grouping(await scatteredRows(source, reading));
  let layout: CsvLayout | undefined;
  let number = 0;
  let isWhole = true;
  for await (const batch of csvRows(source, reading, reading.keyColumn)) {
    for (const item of batch) {
      if (item.kind === "problem") {
        isWhole &&= problemSeverities[item.code] !== "fatal";
        if (item.code === "record_too_large") number++;
        yield item;
        continue;
      }
      let { key } = item;
      if (layout === undefined) {
        const cells = cellsOf(item.text, item.dialect);
        layout = await reading.layoutOf(item, cells);
        yield* layout.problems;
        if (layout.fatal) yield layout.fatal;
        if (layout.fatal) return;
        if (!reading.hasNoHeader) continue;
        key = cells[reading.keyColumn(cells)]?.trim() ?? "";
      }
      if (reading.keyOf) key = reading.keyOf(key);
      number++;
      const wrong = cellCount(item, number, layout.cells.length);
      if (wrong) yield wrong;
      if (wrong?.code === "record_malformed") continue;
      const ready = grouping.add(partOf(item, number), key || undefined);
      for (const found of ready) yield withColumns(found, layout);
    }
  }
  if (layout === undefined) return;
  for (const found of grouping.end(isWhole)) yield withColumns(found, layout);
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
async function scatteredRows(source: ByteSource, reading: CsvReading): Promise<ScatteredGroups> {
  const counting = new GroupCounting();
  let isFirst = true;
  for await (const batch of csvRows(source, reading, reading.keyColumn)) {
    for (const item of batch) {
      if (item.kind === "problem") continue;
      let { key } = item;
      if (isFirst) {
        isFirst = false;
        const cells = cellsOf(item.text, item.dialect);
        const column = reading.keyColumn(cells);
        if (column < 0) return new Map();
        if (!reading.hasNoHeader) continue;
        key = cells[column]?.trim() ?? "";
      }
      if (reading.keyOf) key = reading.keyOf(key);
      if (key !== "") counting.add(key);
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

function withColumns(
  found: RawRecord | FormatProblem,
  { cells, digest }: CsvLayout,
): RawRecord | FormatProblem {
  if (found.kind === "problem") return found;
  const parts = [{ line: 1, number: 0, cells }, ...found.parts];
  return { ...found, content: `${digest}\n${found.content}`, parts };
}
