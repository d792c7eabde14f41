import { surveyRows } from "../csv/survey.ts";
import { ColumnIndex } from "../csv/named_row.ts";
import type { ByteSource, ReadOptions } from "../format.ts";
import { GroupCounting } from "../group_counting.ts";
import type { ScatteredGroups } from "../grouping.ts";
import { KeyTable } from "../key_table.ts";
import { ownCopy } from "../own_copy.ts";
import { columnOf } from "./columns.ts";
import { productIdOf } from "./tables.ts";

/** What a look through all rows says of their codes. */
export interface Survey {
  /** Of each table, in the order of the files. */
  tables: readonly SurveyedTable[];
  /** Codes that stand in more than one row, so that no variant can be known by them. */
  repeated: ReadonlySet<string>;
  /** Codes of products by their numbers, where products refer to one another. */
  codes: ReadonlyMap<string, string>;
}

export interface SurveyedTable {
  rows: number;
  /** Products whose rows do not follow one another. */
  scattered: ScatteredGroups;
}

export async function surveyFiles(
  files: readonly ByteSource[],
  { encoding, delimiter }: ReadOptions,
): Promise<Survey> {
  const met = new KeyTable();
  const repeated = new Set<string>();
  const codes = new Map<string, string>();
  const tables: SurveyedTable[] = [];
  for (const file of files) {
    const counting = new GroupCounting();
    let refers = false;
    let rows = 0;
    const columns = (header: readonly string[]) => {
      const index = new ColumnIndex(header, columnOf);
      refers = index.at("related") >= 0;
      return [index.at("id"), index.at("code")];
    };
    for await (const batch of surveyRows(file, { encoding, delimiter }, columns)) {
      for (const { keys: [id = "", code = ""], isFirst } of batch) {
        if (isFirst) continue;
        rows++;
        const productId = productIdOf(id);
        if (productId !== "") counting.add(productId);
        if (code === "") continue;
        if (refers && id !== "") codes.set(ownCopy(id), ownCopy(code));
        const before = met.size;
        met.add(code);
        if (met.size === before) repeated.add(ownCopy(code));
      }
    }
    tables.push({ rows, scattered: counting.scattered() });
  }
  return { tables, repeated, codes };
}
