import { productFieldNames } from "../../catalogue/fields.ts";
import { cellsOfRecord, type CsvLayout, csvRecords } from "../csv/records.ts";
import type { CsvRow } from "../csv/rows.ts";
import type {
  ByteSource,
  Entity,
  FileHead,
  Format,
  ParsedRecord,
  RawRecord,
  ReadOptions,
} from "../format.ts";
import { type FormatProblem, problem } from "../problems.ts";
import { Report } from "../report.ts";
import { type Header, readHeader } from "./csv_columns.ts";
import { readCsvProduct } from "./csv_product.ts";

/** Fields of the table that this format has no column for. */
const withoutColumn = new Set([
  "visible",
  "condition",
  "isbn",
  "partNumber",
  "deliveryDays",
  "availableFrom",
  "categoryPaths",
  "videoUrl",
  "excludeFromSearch",
  "recyclingFees",
  "length",
  "configurations",
  "manufacturerDescription",
]);

/**
 * Products in the CSV of Upgates: a row for a product and one for each variant, all with the code of
 * the product. A column that is missing says nothing, an empty cell deletes, except prices.
 */
export const upgatesCsv: Format = {
  id: "upgates-csv",
  name: "Upgates CSV",
  entities: ["products"],
  group: "system",
  extension: "csv",
  fields: {
    products: [...productFieldNames.filter((name) => !withoutColumn.has(name)), "main"],
  },
  recognise,
  split,
  parse,
};

function recognise(head: FileHead): Entity | undefined {
  const first = /^\s*[^\r\n]*/.exec(head.text)![0];
  return /\[(?:PRODUCT|VARIANT)_CODE\]/i.test(first) ? "products" : undefined;
}

function split(
  source: ByteSource,
  { encoding, delimiter }: ReadOptions,
): AsyncGenerator<RawRecord | FormatProblem> {
  return csvRecords(source, { encoding, delimiter, keyColumn: groupColumn, layoutOf });
}

/** Index of the column by which rows belong together; -1 when each row stands for itself. */
function groupColumn(cells: readonly string[]): number {
  const { columns } = readHeader(cells);
  const named = (name: string) => columns.find((column) => column.name === name);
  const canRepeat = ["VARIANT_YN", "VARIANT_CODE", "LANGUAGE"].some(named);
  return canRepeat ? named("PRODUCT_CODE")?.index ?? -1 : -1;
}

async function layoutOf({ line, dialect }: CsvRow, cells: readonly string[]): Promise<CsvLayout> {
  const bytes = new TextEncoder().encode(JSON.stringify([cells, dialect]));
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes)).toHex();
  const { columns, problems } = readHeader(cells);
  if (columns.length > 0) return { cells, problems, digest };
  const fatal = problem("column_missing", { line, value: "[PRODUCT_CODE]" });
  return { cells, problems, digest, fatal };
}

/** Headers by their cells: all records of a file share one array. */
const headers = new WeakMap<readonly string[], Header>();

function parse(raw: RawRecord, options: ReadOptions): ParsedRecord {
  const { columns, rows } = cellsOfRecord(raw);
  const header = headers.get(columns) ?? readHeader(columns);
  headers.set(columns, header);
  const reports: Report[] = [];
  const report = (number: number) => {
    const made = new Report(number);
    reports.push(made);
    return made;
  };
  const record = readCsvProduct(rows, header, { options, report });
  return { record, problems: reports.flatMap(({ problems }) => problems) };
}
