import { textPath, type Value, type Values } from "../../catalogue/values.ts";
import { type Language, readLanguage } from "../../language.ts";
import { setKind } from "../customers.ts";
import type { Entity, EntityRecord, ReadOptions } from "../format.ts";
import { ownCopy } from "../own_copy.ts";
import type { Report } from "../report.ts";
import { splitCell } from "./csv_cells.ts";
import type { CellReader, CsvTable } from "./csv_tables.ts";
import { isOwnPath, ownColumn, parseOwn } from "./own_fields.ts";

/** A column of the file that the table knows, or one of our own, which is about a path. */
export interface TableColumn {
  index: number;
  name: string;
  about: string;
  header: string;
}

export interface TableRow {
  line: number;
  cells: readonly string[];
  report: Report;
}

interface RowContext {
  table: CsvTable;
  columns: readonly TableColumn[];
  options: ReadOptions;
}

/**
 * Joins the rows of one category, customer or order. Further rows of a category are its texts in
 * other languages; of what rows give twice the first wins.
 */
export function readTableRecord(
  entity: Entity,
  rows: readonly TableRow[],
  context: RowContext,
): EntityRecord {
  const values: Values = new Map();
  const keys = new Map<string, Value>();
  for (const row of rows) readTableRow(row, { values, keys }, context);
  const record: EntityRecord = { values, variants: [] };
  const [key, id, parentId] = ["key", "id", "parentId"].map((name) => keys.get(name));
  if (typeof key === "string") record.code = ownCopy(key);
  if (typeof id === "string" && id !== "") record.fileId = ownCopy(id);
  if (typeof parentId === "string") record.parentFileId = ownCopy(parentId);
  if (entity === "customers") finishCustomer(values, keys);
  for (const row of rows) readOwnCells(entity, row, values, context.columns);
  return record;
}

interface Growing {
  values: Values;
  /** What is no field of its own: keys, flags of the kind. */
  keys: Map<string, Value>;
}

const keyNames = new Set(["key", "id", "parentId", "isCustomer", "isCompany"]);

function readTableRow(
  row: TableRow,
  { values, keys }: Growing,
  { table, columns, options }: RowContext,
): void {
  const hasLanguages = table.ignored.includes("LANGUAGE");
  const language = hasLanguages ? rowLanguage(row, columns, options.language) : undefined;
  for (const column of columns) {
    const reader = table.columns.get(column.name);
    const text = row.cells[column.index]?.trim();
    if (!reader || text === undefined) continue;
    const isKey = keyNames.has(reader.field);
    if (isKey) {
      // An empty parent is the top; any other empty key is none.
      if (keys.has(reader.field) || (text === "" && reader.field !== "parentId")) continue;
      const value = text === "" ? "" : take(row, column, reader, text);
      if (value !== undefined) keys.set(reader.field, value);
      continue;
    }
    if (reader.isText && language === undefined) continue;
    const path = reader.isText ? textPath(reader.field, language!) : reader.field;
    if (values.has(path) || (text === "" && reader.keepsEmpty)) continue;
    const value = text === "" ? null : valueOf(row, column, reader, text);
    if (value !== undefined) values.set(path, value);
  }
}

/** Cells of our own columns; an empty one deletes what no other column has given. */
export function readOwnCells(
  entity: Entity,
  { line, cells, report }: TableRow,
  values: Values,
  columns: readonly TableColumn[],
  isVariant = false,
): void {
  for (const { name, about, index, header } of columns) {
    const text = name === ownColumn ? cells[index]?.trim() : undefined;
    if (text === undefined || !isOwnPath(entity, about, isVariant)) continue;
    if (text === "") {
      if (!values.has(about)) values.set(about, null);
      continue;
    }
    const value = report.take(parseOwn(entity, about, text), { line, tag: header }, text);
    if (value !== undefined) values.set(about, value);
  }
}

function valueOf(
  row: TableRow,
  column: TableColumn,
  reader: CellReader,
  text: string,
): Value | undefined {
  if (!reader.isList) return take(row, column, reader, text);
  const parts = splitCell(text).map((part) => take(row, column, reader, part))
    .filter((part) => typeof part === "string");
  if (parts.length === 0) return undefined;
  if (reader.field !== "images") return parts;
  return parts.map((url, index) => ({ url, ...(index === 0 ? { main: true } : {}) }));
}

function take(
  { line, report }: TableRow,
  { header }: TableColumn,
  { parse }: CellReader,
  text: string,
): Value | undefined {
  return report.take(parse(text), { line, tag: header }, text);
}

/** The language of the texts of a row. */
function rowLanguage(
  { line, cells, report }: TableRow,
  columns: readonly TableColumn[],
  usual: Language,
): Language | undefined {
  const column = columns.find(({ name }) => name === "LANGUAGE");
  const mark = column ? cells[column.index]?.trim() ?? "" : "";
  if (mark === "") return usual;
  const language = readLanguage(mark);
  if (language === undefined) {
    report.add("language_unknown", { line, field: column!.header, value: mark });
  }
  return language;
}

function finishCustomer(values: Values, keys: ReadonlyMap<string, Value>): void {
  setKind(values, {
    isCustomer: keys.get("isCustomer") as boolean | undefined,
    isCompany: keys.get("isCompany") as boolean | undefined,
    needsNames: true,
  });
}
