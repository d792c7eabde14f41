import { textPath, type Value, type Values } from "../../catalogue/values.ts";
import { parseBoolean } from "../booleans.ts";
import { isSpoiledCode } from "../csv/spoiled_code.ts";
import type { EntityRecord, RawPart, ReadOptions, VariantRecord } from "../format.ts";
import { ownCopy } from "../own_copy.ts";
import { read, type ReadResult } from "../reading.ts";
import type { Report } from "../report.ts";
import { parseUrl } from "../urls.ts";
import { parseVatRate, standardRates } from "../vat_rates.ts";
import {
  cell,
  type CsvProductRow,
  type GivenCell,
  givenNamed,
  givenTexts,
  rowLanguage,
  take,
} from "./csv_cells.ts";
import type { Header } from "./csv_columns.ts";
import { readCsvList } from "./csv_lists.ts";
import { readShared } from "./csv_shared.ts";
import { isOwnPath, ownColumn, parseOwn } from "./own_fields.ts";

/**
 * Joins the rows of one product: its own, further ones with texts in another language, and those of
 * its variants. Of what product rows give twice the first wins, unless it is the language's own text.
 */
export function readCsvProduct(
  parts: readonly RawPart[],
  header: Header,
  { options, report }: { options: ReadOptions; report: (number: number) => Report },
): EntityRecord {
  const rows = parts.map((part) => {
    const row: CsvProductRow = {
      part,
      header,
      given: givenTexts(header, part),
      options,
      report: report(part.number),
      vatRatePercent: standardRates[options.currency],
    };
    return { ...row, isVariant: isVariantRow(row) };
  });
  const values: Values = new Map();
  const variants: VariantRecord[] = [];
  let vatRatePercent: number = standardRates[options.currency];
  for (const row of rows) {
    if (row.isVariant) variants.push(readVariantRow({ ...row, vatRatePercent }));
    else {
      for (const [path, value] of readProductRow(row)) {
        if (!values.has(path)) values.set(path, value);
      }
      const rate = values.get("vatRate");
      if (typeof rate === "number") vatRatePercent = rate;
    }
  }
  for (const row of rows) if (!row.isVariant) readOwn(row, values, false);
  const code = rows.map((row) => codeOf(row, "PRODUCT_CODE")).find((text) => text !== undefined);
  return { ...(code ? { code: ownCopy(code) } : {}), values, variants };
}

function codeOf(row: CsvProductRow, name: string): string | undefined {
  const text = cell(row, name);
  if (text === undefined || !isSpoiledCode(text)) return text;
  row.report.add("code_spoiled", { line: row.part.line, field: `[${name}]`, value: text });
  return undefined;
}

function isVariantRow(row: CsvProductRow): boolean {
  const flag = cell(row, "VARIANT_YN");
  if (flag === undefined) return (cell(row, "VARIANT_CODE") ?? "") !== "";
  const parsed = parseBoolean(flag);
  return parsed.ok && parsed.value.value;
}

function readProductRow(row: CsvProductRow): Values {
  const values: Values = new Map();
  const language = rowLanguage(row);
  for (const { column, text } of row.given) {
    const { textField: field, listField, productLeaf: leaf } = column;
    if (field !== undefined && language !== undefined) {
      setParsed(values, textPath(field, language), { row, column, text }, textParser(field));
    } else if (column.name === "VAT") {
      const { currency } = row.options;
      setParsed(values, "vatRate", { row, column, text }, (rate) => parseVatRate(rate, currency));
    } else if (listField !== undefined) {
      const list = readCsvList(listField, { row, column, text });
      if (list !== undefined) values.set(listField, list);
    } else if (leaf) setParsed(values, leaf.field, { row, column, text }, leaf.parse);
  }
  readShared(values, row, language);
  return values;
}

/** Columns of our own say more than those of Upgates, where a row has both. */
function readOwn(row: CsvProductRow, values: Values, isVariant: boolean): void {
  for (const { column, text } of givenNamed(row, ownColumn)) {
    const { about } = column;
    if (!isOwnPath("products", about, isVariant)) continue;
    if (text === "") {
      if (!values.has(about)) values.set(about, null);
      continue;
    }
    const value = take({ row, column, text }, (cell) => parseOwn("products", about, cell));
    if (value !== undefined) values.set(about, value);
  }
}

function readVariantRow(row: CsvProductRow): VariantRecord {
  const values: Values = new Map();
  for (const { column, text } of row.given) {
    const leaf = column.variantLeaf;
    if (leaf) setParsed(values, leaf.field, { row, column, text }, leaf.parse);
    else if (column.name === "IMAGES") {
      const list = readCsvList("images", { row, column, text });
      const [first] = (list ?? []) as { url: string }[];
      if (list !== undefined) values.set("images", first ? [{ url: first.url }] : null);
    }
  }
  readShared(values, row, rowLanguage(row));
  readOwn(row, values, true);
  const code = codeOf(row, "VARIANT_CODE");
  const { number, line } = row.part;
  return { ...(code ? { code: ownCopy(code) } : {}), number, line, values };
}

/** An empty cell deletes the stored value; one that cannot be read leaves it. */
function setParsed(
  values: Values,
  path: string,
  given: GivenCell,
  parse: (text: string) => ReadResult<Value>,
): void {
  if (values.has(path)) return;
  if (given.text === "") values.set(path, null);
  else {
    const value = take(given, parse);
    if (value !== undefined) values.set(path, value);
  }
}

function textParser(field: string): (text: string) => ReadResult<Value> {
  return field === "url" ? parseUrl : (text) => read(text);
}
