import { categoryFields, customerFields, orderFields } from "../../catalogue/entity_fields.ts";
import { productFieldNames } from "../../catalogue/fields.ts";
import { headerLine } from "../csv/header_line.ts";
import { cellsOfRecord, type CsvLayout, csvRecords, layoutDigest } from "../csv/records.ts";
import type { CsvRow } from "../csv/rows.ts";
import type {
  Batches,
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
import { isOwnPath, ownColumn } from "./own_fields.ts";
import { columnName, type Header, readHeader } from "./csv_columns.ts";
import { readCsvProduct } from "./csv_product.ts";
import { readTableRecord, type TableColumn } from "./csv_record.ts";
import { type CsvTable, csvTables } from "./csv_tables.ts";

/**
 * The CSV of Upgates. Of products: a row for a product and one for each variant, all with the code of
 * the product; of categories, customers and orders a row each. A column that is missing says nothing,
 * an empty cell deletes, except prices.
 */
export const upgatesCsv: Format = {
  id: "upgates-csv",
  name: "Upgates CSV",
  entities: ["products", "categories", "customers", "orders"],
  group: "system",
  extension: "csv",
  fields: {
    // what Upgates has no name for goes under one of our own
    products: [...productFieldNames, "main"],
    categories: Object.keys(categoryFields),
    customers: Object.keys(customerFields),
    orders: Object.keys(orderFields),
  },
  recognise,
  split,
  parse,
};

function recognise(head: FileHead): Entity | undefined {
  const first = headerLine(head.text);
  if (/\[(?:PRODUCT|VARIANT)_CODE\]/i.test(first)) return "products";
  const names = new Set(
    [...first.matchAll(/\[([A-Z0-9_]+)\]/gi)].map(([, name]) => name!.toUpperCase()),
  );
  if (names.size === 0) return undefined;
  return (["orders", "customers", "categories"] as const)
    .find((entity) => csvTables[entity].isHeader(names));
}

const tableOf = (entity: Entity): CsvTable | undefined =>
  entity === "products" ? undefined : csvTables[entity];

function split(
  source: ByteSource,
  { entity, encoding, delimiter }: ReadOptions,
): Batches {
  const table = tableOf(entity);
  return csvRecords(source, {
    encoding,
    delimiter,
    keyColumn: table ? (cells) => languageGroup(entity, cells) : groupColumn,
    layoutOf: (row, cells) => layoutOf(row, cells, entity),
  });
}

/** Rows of a category belong together when each is in a language of its own. */
function languageGroup(entity: Entity, cells: readonly string[]): number {
  if (entity !== "categories") return -1;
  const { columns } = readTableHeader(entity, cells);
  const named = (name: string) => columns.find((column) => column.name === name);
  return named("LANGUAGE") ? named(csvTables.categories.keyColumn)?.index ?? -1 : -1;
}

interface TableHeader {
  columns: readonly TableColumn[];
  problems: readonly FormatProblem[];
}

function readTableHeader(entity: Entity, cells: readonly string[]): TableHeader {
  const table = tableOf(entity)!;
  const columns: TableColumn[] = [];
  const problems: FormatProblem[] = [];
  for (const [index, cell] of cells.entries()) {
    const header = cell.trim();
    if (header === "") continue;
    const { name, about } = columnName(header);
    const isOwn = name === ownColumn && isOwnPath(entity, about);
    const isKnown = isOwn ||
      (about === "" && (table.columns.has(name) || table.ignored.includes(name)));
    if (!isKnown) problems.push(problem("column_unknown", { field: header }));
    else if (columns.some((column) => column.name === name && column.about === about)) {
      problems.push(problem("column_duplicate", { field: header }));
    } else columns.push({ index, name, about, header });
  }
  return { columns, problems };
}

/** Index of the column by which rows belong together; -1 when each row stands for itself. */
function groupColumn(cells: readonly string[]): number {
  const { columns } = readHeader(cells);
  const named = (name: string) => columns.find((column) => column.name === name);
  const canRepeat = ["VARIANT_YN", "VARIANT_CODE", "LANGUAGE"].some(named);
  return canRepeat ? named("PRODUCT_CODE")?.index ?? -1 : -1;
}

async function layoutOf(
  { line, dialect }: CsvRow,
  cells: readonly string[],
  entity: Entity,
): Promise<CsvLayout> {
  const digest = await layoutDigest(cells, dialect);
  const table = tableOf(entity);
  if (table) {
    const { columns, problems } = readTableHeader(entity, cells);
    if (columns.some(({ name }) => name === table.keyColumn)) return { cells, problems, digest };
    const fatal = problem("column_missing", { line, value: `[${table.keyColumn}]` });
    return { cells, problems, digest, fatal };
  }
  const { columns, problems } = readHeader(cells);
  if (columns.length > 0) return { cells, problems, digest };
  const fatal = problem("column_missing", { line, value: "[PRODUCT_CODE]" });
  return { cells, problems, digest, fatal };
}

/** Headers by their cells: all records of a file share one array. */
const headers = new WeakMap<readonly string[], Header>();
const tableHeaders = new WeakMap<readonly string[], TableHeader>();

function parse(raw: RawRecord, options: ReadOptions): ParsedRecord {
  const table = tableOf(options.entity);
  if (table) return parseTable(raw, options, table);
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

function parseTable(raw: RawRecord, options: ReadOptions, table: CsvTable): ParsedRecord {
  const { columns: cells, rows } = cellsOfRecord(raw);
  const { columns } = tableHeaders.get(cells) ?? readTableHeader(options.entity, cells);
  if (!tableHeaders.has(cells)) tableHeaders.set(cells, { columns, problems: [] });
  const tableRows = rows.map(({ line, number, cells }) => ({
    line,
    cells,
    report: new Report(number),
  }));
  const record = readTableRecord(options.entity, tableRows, { table, columns, options });
  return { record, problems: tableRows.flatMap(({ report }) => report.problems) };
}
