import { cellsOf } from "../csv/cells.ts";
import { ColumnIndex } from "../csv/named_row.ts";
import { csvRows } from "../csv/split.ts";
import type { ByteSource, ReadOptions } from "../format.ts";
import { ownCopy } from "../own_copy.ts";
import { columnOf } from "./columns.ts";

/** What a look through all rows says of their codes. */
export interface Survey {
  /** Rows of each table. */
  rows: readonly number[];
  /** Codes that stand in more than one row, so that no variant can be known by them. */
  repeated: ReadonlySet<string>;
  /** Codes of products by their numbers, where products refer to one another. */
  codes: ReadonlyMap<string, string>;
}

export async function surveyFiles(
  files: readonly ByteSource[],
  options: ReadOptions,
): Promise<Survey> {
  const met = new Set<string>();
  const repeated = new Set<string>();
  const codes = new Map<string, string>();
  const rows: number[] = [];
  for (const file of files) {
    let count = 0;
    for await (const { id, code, refers } of codesOf(file, options)) {
      count++;
      if (code === "") continue;
      if (refers && id !== "") codes.set(ownCopy(id), ownCopy(code));
      if (met.has(code)) repeated.add(ownCopy(code));
      else met.add(ownCopy(code));
    }
    rows.push(count);
  }
  return { rows, repeated, codes };
}

/** Numbers and codes of the rows; `refers`: their table has a column of related products. */
async function* codesOf(
  file: ByteSource,
  { encoding, delimiter }: ReadOptions,
): AsyncGenerator<{ id: string; code: string; refers: boolean }> {
  let index: ColumnIndex | undefined;
  const codeColumn = (cells: readonly string[]) => {
    index = new ColumnIndex(cells, columnOf);
    return index.at("code");
  };
  let isHeader = true;
  for await (const batch of csvRows(file, { encoding, delimiter }, codeColumn)) {
    for (const item of batch) {
      if (item.kind === "problem") continue;
      const refers = index!.at("related") >= 0;
      // all cells only where they are needed: a code alone is found by the way
      const id = refers ? cellsOf(item.text, item.dialect)[index!.at("id")]?.trim() ?? "" : "";
      if (!isHeader) yield { id, code: item.key, refers };
      isHeader = false;
    }
  }
}
