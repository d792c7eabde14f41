import { withHour } from "../offers/split.ts";
import { headerLine } from "../csv/header_line.ts";
import { cellsOfRecord, type CsvLayout, csvRecords, layoutDigest } from "../csv/records.ts";
import { ColumnIndex, NamedRow } from "../csv/named_row.ts";
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

import { problem } from "../problems.ts";
import { isKnownProductColumn, productMarks } from "./csv_columns.ts";
import { readCsvCustomer, readCsvOrder } from "./csv_other.ts";
import { readCsvProduct } from "./csv_product.ts";

/**
 * The tables that Shoptet exports: products with a row for each variant, customers, and orders with a
 * row for each item.
 *
 * @see R33, D13
 */
export const shoptetCsv: Format = {
  id: "shoptet-csv",
  name: "Shoptet CSV",
  entities: ["products", "customers", "orders"],
  group: "other",
  extension: "csv",
  isDated: true,
  fields: {
    products: [
      ...["title", "shortDescription", "longDescription", "seoTitle", "seoDescription", "active"],
      ...["adult", "private", "excludeFromSearch", "condition", "ean", "partNumber"],
      ...["manufacturer", "price", "salePrice", "purchasePrice", "commonPrice", "vatRate"],
      ...["availability", "stock", "stockPosition", "weight", "unit", "categoryPaths", "labels"],
      ...["parameters", "images", "videoUrl", "related", "alternatives", "gifts", "metas"],
    ],
    customers: [
      ...["kind", "firstName", "lastName", "companyName", "companyId", "vatId", "phone"],
      ...["priceList", "groups", "billing", "deliveries", "note"],
    ],
    orders: ["state", "paid", "trackingCode"],
  },
  recognise,
  split,
  parse,
};

function recognise(head: FileHead): Entity | undefined {
  const first = headerLine(head.text);
  const names = first.split(/[;,\t]/).map((name) => name.trim().replace(/^"(.*)"$/, "$1"));
  const has = (name: string) => names.includes(name);
  if (has("code") && has("statusName")) return "orders";
  if (has("email") && has("billingFullName")) return "customers";
  const isProduct = names.some((name) => productMarks.has(name) || /^variant:./.test(name));
  return has("code") && isProduct ? "products" : undefined;
}

const keys: Partial<Record<Entity, string>> = {
  products: "code",
  customers: "email",
  orders: "code",
};

async function* split(
  source: ByteSource,
  options: ReadOptions,
): Batches {
  const { entity, encoding, delimiter } = options;
  let isDated = false;
  const records = csvRecords(source, {
    encoding,
    delimiter,
    keyColumn: (cells) => groupColumn(entity, cells),
    layoutOf: (row, cells) => {
      isDated = entity === "products" && cells.some((cell) => /^action(?:From|Until)$/.test(cell));
      return layoutOf(row, cells, entity);
    },
  });
  for await (const batch of records) {
    yield isDated ? batch.map((found) => withHour(found, day, options)) : batch;
  }
}

/** A day that may be one of a sale; others make the record be read anew too, which does no harm. */
const day = /\d{4}-\d{2}-\d{2}/;

function groupColumn(entity: Entity, cells: readonly string[]): number {
  const index = new ColumnIndex(cells);
  if (entity === "orders") return index.at("code");
  if (entity === "customers") return -1;
  return index.at("guid") >= 0 ? index.at("guid") : index.at("pairCode");
}

async function layoutOf(
  { line, dialect }: CsvRow,
  cells: readonly string[],
  entity: Entity,
): Promise<CsvLayout> {
  const digest = await layoutDigest(cells, dialect);
  const key = keys[entity] ?? "code";
  const names = cells.map((cell) => cell.trim()).filter((name) => name !== "");
  if (!names.includes(key)) {
    const fatal = problem("column_missing", { line, value: key });
    return { cells, problems: [], digest, fatal };
  }
  const unknown = entity === "products" ? names.filter((name) => !isKnownProductColumn(name)) : [];
  const problems = unknown.map((field) => problem("column_unknown", { field }));
  return { cells, problems, digest };
}

/** Indexes by the cells of the first row: all records of a file share one array. */
const indexes = new WeakMap<readonly string[], ColumnIndex>();

function parse(raw: RawRecord, options: ReadOptions): ParsedRecord {
  const { columns, rows } = cellsOfRecord(raw);
  const index = indexes.get(columns) ?? new ColumnIndex(columns);
  indexes.set(columns, index);
  const named = rows.map((row) => new NamedRow(index, row));
  const record = options.entity === "orders"
    ? readCsvOrder(named)
    : options.entity === "customers"
    ? readCsvCustomer(named[0]!)
    : readCsvProduct(named, options);
  return { record, problems: named.flatMap(({ report }) => report.problems) };
}
