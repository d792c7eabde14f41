import { cellsOf } from "../csv/cells.ts";
import { type CsvOptions, csvRows } from "../csv/split.ts";
import { readHead } from "../decode.ts";
import type { ByteSource } from "../format.ts";
import type { FormatProblem } from "../problems.ts";
import { problemSeverities } from "../problems.ts";
import { columnNames } from "./columns.ts";
import { valuesOf } from "./several.ts";
import { shapeOfValue } from "./shapes.ts";

/** The beginning of a table, as people see it. */
export interface CsvSample {
  columns: string[];
  rows: string[][];
  hasHeader: boolean;
  /** What was found out, where nothing was said. */
  encoding: string;
  delimiter: string;
  quote: '"' | "'";
}

export interface SampleOptions extends CsvOptions {
  /** Looked for when it is not said. */
  hasHeader?: boolean | undefined;
}

const rowsRead = 60;
/** A wall of text is no table; a file of one column may still be one. */
const cellLengthMax = 2_000;

/** Reads the first rows of a file; a fatal problem when it is no table. */
export async function readSample(
  source: ByteSource,
  options: SampleOptions = {},
): Promise<CsvSample | FormatProblem> {
  const rows: string[][] = [];
  let dialect = { delimiter: ";", quote: '"' as '"' | "'" };
  reading: for await (const batch of csvRows(source, options)) {
    for (const item of batch) {
      if (item.kind === "problem") {
        if (problemSeverities[item.code] === "fatal" || item.code === "file_empty") return item;
        continue;
      }
      dialect = item.dialect;
      rows.push(cellsOf(item.text, item.dialect).map((cell) => cell.slice(0, cellLengthMax)));
      if (rows.length > rowsRead) break reading;
    }
  }
  if (rows.length === 0) return { kind: "problem", code: "file_empty" };
  const hasHeader = options.hasHeader ?? looksLikeHeader(rows);
  return {
    columns: columnNames(rows[0]!, hasHeader),
    rows: hasHeader ? rows.slice(1) : rows,
    hasHeader,
    encoding: options.encoding ?? (await readHead(source)).encoding,
    delimiter: dialect.delimiter,
    quote: dialect.quote,
  };
}

/** A header is made of words; a row of goods has a number, an address or a markup in it. */
function looksLikeHeader([first]: readonly string[][]): boolean {
  return first!.every((cell) => ["word", "path"].includes(shapeOfValue(cell)));
}

/** What stands in a column, without blanks. */
export function valuesOfColumn({ columns, rows }: CsvSample, column: string): string[] {
  const index = columns.indexOf(column);
  return rows.flatMap((row) => valuesOf(row[index] ?? "")).map((value) => value.trim())
    .filter((value) => value !== "");
}
