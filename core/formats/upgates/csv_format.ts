import { productFieldNames } from "../../catalogue/fields.ts";
import { cellsOf } from "../csv/cells.ts";
import type { CsvRow } from "../csv/rows.ts";
import { csvRows } from "../csv/split.ts";
import type {
  ByteSource,
  Entity,
  FileHead,
  Format,
  ParsedRecord,
  RawPart,
  RawRecord,
  ReadOptions,
} from "../format.ts";
import { GroupCounting } from "../group_counting.ts";
import { Grouping, type ScatteredGroups } from "../grouping.ts";
import { type FormatProblem, problem, problemSeverities } from "../problems.ts";
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

interface CsvLayout {
  cells: readonly string[];
  header: Header;
  /** Part of every record's content: the same row under another header means something else. */
  digest: string;
}

async function* split(
  source: ByteSource,
  options: ReadOptions,
): AsyncGenerator<RawRecord | FormatProblem> {
  const grouping = new Grouping(await scatteredRows(source, options));
  let layout: CsvLayout | undefined;
  let number = 0;
  let isWhole = true;
  for await (const batch of csvRows(source, options, groupColumn)) {
    for (const item of batch) {
      if (item.kind === "problem") {
        isWhole &&= problemSeverities[item.code] !== "fatal";
        if (item.code === "record_too_large") number++;
        yield item;
      } else if (layout === undefined) {
        layout = await layoutOf(item);
        yield* layout.header.problems;
        if (layout.header.columns.length > 0) continue;
        yield problem("column_missing", { line: item.line, field: "[PRODUCT_CODE]" });
        return;
      } else {
        number++;
        const wrong = cellCount(item, number, layout);
        if (wrong) yield wrong;
        if (wrong?.code === "record_malformed") continue;
        const ready = grouping.add(partOf(item, number), item.key || undefined);
        for (const found of ready) yield withHeader(found, layout);
      }
    }
  }
  if (layout === undefined) return;
  for (const found of grouping.end(isWhole)) yield withHeader(found, layout);
}

/** A look at the whole file for products whose rows do not follow one another. */
async function scatteredRows(source: ByteSource, options: ReadOptions): Promise<ScatteredGroups> {
  const counting = new GroupCounting();
  let isHeader = true;
  for await (const batch of csvRows(source, options, groupColumn)) {
    for (const item of batch) {
      if (item.kind === "problem") continue;
      if (isHeader && groupColumn(cellsOf(item.text, item.dialect)) < 0) return new Map();
      if (!isHeader && item.key !== "") counting.add(item.key);
      isHeader = false;
    }
  }
  return counting.scattered();
}

/** Index of the column by which rows belong together; -1 when each row stands for itself. */
function groupColumn(cells: readonly string[]): number {
  const { columns } = readHeader(cells);
  const named = (name: string) => columns.find((column) => column.name === name);
  const canRepeat = ["VARIANT_YN", "VARIANT_CODE", "LANGUAGE"].some(named);
  return canRepeat ? named("PRODUCT_CODE")?.index ?? -1 : -1;
}

async function layoutOf({ text, dialect }: CsvRow): Promise<CsvLayout> {
  const cells = cellsOf(text, dialect);
  const bytes = new TextEncoder().encode(JSON.stringify([cells, dialect]));
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes)).toHex();
  return { cells, header: readHeader(cells), digest };
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
  { header }: CsvLayout,
): FormatProblem | undefined {
  const details = { expected: header.count, count };
  if (count === header.count) return undefined;
  if (count < header.count) return problem("cell_count_wrong", { line, record, details });
  const isTooLong = cellsOf(text, dialect).slice(header.count).some((cell) => cell.trim() !== "");
  if (!isTooLong) return undefined;
  return problem("record_malformed", { line, record, details: { ...details, reason: "cells" } });
}

/** The header goes with every record as its first part, because a record is parsed on its own. */
function withHeader(
  found: RawRecord | FormatProblem,
  { cells, digest }: CsvLayout,
): RawRecord | FormatProblem {
  if (found.kind === "problem") return found;
  const parts = [{ line: 1, number: 0, cells }, ...found.parts];
  return { ...found, content: `${digest}\n${found.content}`, parts };
}

/** Headers by their cells: all records of a file share one array. */
const headers = new WeakMap<readonly string[], Header>();

function parse(raw: RawRecord, options: ReadOptions): ParsedRecord {
  const [first, ...parts] = raw.parts;
  const cells = first!.cells!;
  const rows = parts.map((part) => ({ ...part, cells: cellsOf(part.text!, part.dialect!) }));
  const header = headers.get(cells) ?? readHeader(cells);
  headers.set(cells, header);
  const reports: Report[] = [];
  const report = (number: number) => {
    const made = new Report(number);
    reports.push(made);
    return made;
  };
  const record = readCsvProduct(rows, header, { options, report });
  return { record, problems: reports.flatMap(({ problems }) => problems) };
}
