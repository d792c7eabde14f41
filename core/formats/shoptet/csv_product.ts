import { distinct } from "../distinct.ts";
import {
  type ImageValue,
  localText,
  type ParameterValue,
  textPath,
  type Value,
  type Values,
} from "../../catalogue/values.ts";
import type { Language } from "../../language.ts";
import { parseBoolean } from "../booleans.ts";
import type { NamedRow } from "../csv/named_row.ts";
import { isSpoiledCode } from "../csv/spoiled_code.ts";
import { parseDay } from "../dates.ts";
import { parseEan } from "../ean.ts";
import type { EntityRecord, ReadOptions, VariantRecord } from "../format.ts";
import { parseDecimal } from "../numbers.ts";
import { isSaleOn } from "../offers/sales.ts";
import { read, type ReadResult } from "../reading.ts";
import { parseUrl } from "../urls.ts";
import { parseVatRate } from "../vat_rates.ts";
import * as columns from "./csv_columns.ts";
import {
  availabilityFor,
  codeOfVariants,
  labelName,
  parseAmount,
  parseKilograms,
  pathOf,
  setPrices,
  setVisibility,
} from "./values.ts";

const texts = new Map([
  ["name", "title"],
  ["shortDescription", "shortDescription"],
  ["description", "longDescription"],
  ["seoTitle", "seoTitle"],
  ["metaDescription", "seoDescription"],
]);

const extras = new Map([
  ["appendix", "appendix"],
  ["supplier", "supplier"],
  ["warranty", "warranty"],
  ["internalNote", "internal_note"],
  ["xmlFeedName", "productname_heureka"],
]);

/** Reads the rows of one product: one, or one for each of its variants. */
export function readCsvProduct(rows: readonly NamedRow[], options: ReadOptions): EntityRecord {
  const first = rows[0]!;
  const values: Values = new Map();
  readTexts(values, first, options);
  readLists(values, first, options);
  const labelled = rows.map((row) => optionsOf(row, options));
  if (rows.length === 1 && labelled[0]!.length === 0) {
    readSale(values, first, options);
    readImages(values, first, { options, isAlone: true });
    return { ...codeOf(first), values, variants: [] };
  }
  readImages(values, first, { options, isAlone: false });
  const names = labelled.every((list) => list.length === 0) ? nameParts(rows) : undefined;
  const variants = rows.map((row, index): VariantRecord => {
    const own: Values = new Map();
    readSale(own, row, options);
    const rate = own.get("vatRate");
    own.delete("vatRate");
    if (rate !== undefined && !values.has("vatRate")) values.set("vatRate", rate);
    const parameters = names
      ? [named(variantWord[options.language], names[index]!, options)]
      : labelled[index]!;
    if (parameters.length > 0) own.set("parameters", parameters);
    else row.report.add("variant_without_parameters", { line: row.place.line });
    const image = row.take("defaultImage", parseUrl);
    if (image !== undefined) own.set("images", [{ url: image }]);
    setParsed(own, "active", row, "variantVisibility", parseBoolean);
    const { number, line } = row.place;
    return { ...codeOf(row), number, line, values: own };
  });
  const code = codeOfVariants(variants.map((variant) => variant.code));
  return { ...(code === undefined ? {} : { code }), values, variants };
}

/** Spreadsheets would eat the zeros at the beginning of a code, so it may hide behind `$`. */
export const codeText = (text: string): string => text.replace(/^\$(?=\d)/, "");

function codeOf(row: NamedRow): { code?: string } {
  const code = codeText(row.text("code") || row.text("ean"));
  if (isSpoiledCode(code)) {
    row.report.add("code_spoiled", { line: row.place.line, field: "code", value: code });
    return {};
  }
  return code === "" ? {} : { code };
}

/** What an option is called that the file has no name for. */
const variantWord: Record<Language, string> = { cs: "Varianta", sk: "Variant", en: "Variant" };

/** What a spreadsheet leaves of an end of line. */
const spokenText = (text: string) => text.includes("_") ? text.replace(/_x0*d_/gi, "") : text;

function setParsed(
  values: Values,
  path: string,
  row: NamedRow,
  column: string,
  parse: (text: string) => ReadResult<Value>,
): void {
  const value = row.take(column, parse);
  if (value !== undefined) values.set(path, value);
}

/** Empty cells delete, which is what an export means by them. */
function setOrDelete(
  values: Values,
  path: string,
  row: NamedRow,
  column: string,
  parse: (text: string) => ReadResult<Value> = read,
): void {
  const value = row.takeOrDelete(column, parse);
  if (value !== undefined) values.set(path, value);
}

function readTexts(values: Values, row: NamedRow, { language }: ReadOptions): void {
  for (const [column, field] of texts) {
    setOrDelete(values, textPath(field, language), row, column, (text) => read(spokenText(text)));
  }
  for (const column of ["manufacturer", "unit"]) setOrDelete(values, column, row, column);
  setParsed(values, "adult", row, "adult", parseBoolean);
  if (row.text("itemConditionGrade") !== "" || row.text("itemType") === "bazaar") {
    values.set("condition", "used");
  }
  const visibility = row.text("productVisibility");
  if (visibility !== "" && !setVisibility(values, visibility)) {
    const field = "productVisibility";
    row.report.add("choice_unknown", { line: row.place.line, field, value: visibility });
  }
  const metas = [...extras].flatMap(([column, key]) => {
    const value = spokenText(row.text(column));
    return value === "" ? [] : [{ key, type: "input", value }];
  });
  if (metas.length > 0) values.set("metas", metas);
  const video = row.text("relatedVideo").split(";").find((part) => /^[\w-]{5,32}$/.test(part));
  if (video) values.set("videoUrl", `https://www.youtube.com/watch?v=${video}`);
}

function readLists(values: Values, row: NamedRow, options: ReadOptions): void {
  const paths = [row.text("defaultCategory"), ...cellsOf(row, columns.categories)].map(pathOf)
    .filter((path) => path.length > 0);
  const once = [...new Map(paths.map((path) => [path.join(" > "), path])).values()];
  if (once.length > 0) values.set("categoryPaths", once);
  const codes = (pattern: RegExp) => distinct(cellsOf(row, pattern).map(codeText));
  const [related, alternatives, gifts] = [
    codes(columns.related),
    codes(columns.alternatives),
    codes(columns.gifts),
  ];
  if (related.length > 0) values.set("related", related);
  if (alternatives.length > 0) values.set("alternatives", alternatives);
  if (gifts.length > 0) {
    values.set("gifts", gifts.map((code) => ({ code, type: "highest_stock_variant" as const })));
  }
  const parameters = [...textProperties(row, options), ...filters(row, options)];
  if (parameters.length > 0) values.set("parameters", parameters);
  readLabels(values, row, options);
}

/** The cells that are not empty, of columns that one pattern fits. */
const cellsOf = (row: NamedRow, pattern: RegExp): string[] =>
  row.columns.matching(pattern).map(({ name }) => row.text(name)).filter((text) => text !== "");

const named = (name: string, value: string, { language }: ReadOptions): ParameterValue => ({
  name: localText(language, name),
  value: localText(language, value),
});

/** `name;value` in a cell, a cell for each. */
const textProperties = (row: NamedRow, options: ReadOptions): ParameterValue[] =>
  cellsOf(row, columns.textProperties).flatMap((cell) => {
    const [name = "", ...rest] = cell.split(";").map((part) => part.trim());
    const value = rest.join("; ").replace(/(?:; )+$/, "");
    return name === "" || value === "" ? [] : [named(name, value, options)];
  });

/** A column for each parameter, values with `;` between them. */
const filters = (row: NamedRow, options: ReadOptions): ParameterValue[] =>
  row.columns.matching(columns.filters).flatMap(({ name, about }) =>
    row.text(name).split(";").map((value) => value.trim()).filter((value) => value !== "")
      .map((value) => named(about.trim(), value, options))
  );

const optionsOf = (row: NamedRow, options: ReadOptions): ParameterValue[] =>
  row.columns.matching(columns.options).flatMap(({ name, about }) => {
    const value = row.text(name);
    return value === "" ? [] : [named(about.trim(), value, options)];
  });

/**
 * What tells variants apart when no column of options does: the rest of their names behind the words
 * that all begin with, else their codes.
 */
function nameParts(rows: readonly NamedRow[]): string[] {
  const words = rows.map((row) => row.text("name").split(/\s+/));
  const [first = []] = words;
  let common = 0;
  while (words.every((each) => each[common] !== undefined && each[common] === first[common])) {
    common++;
  }
  const parts = words.map((each) => each.slice(common).join(" "));
  const areApart = new Set(parts).size === parts.length && common > 0;
  return rows.map((row, index) => {
    const part = areApart ? parts[index]! : "";
    return part || codeText(row.text("code")) || String(index + 1);
  });
}

function readLabels(values: Values, row: NamedRow, options: ReadOptions): void {
  const codes = new Set(row.columns.matching(columns.flags).map(({ about }) => about));
  const labels = [...codes].flatMap((code) => {
    const cell = (what: string) => row.text(`${code}Flag${what}`);
    const [from, to] = [parseDay(cell("ValidFrom")), parseDay(cell("ValidUntil"))];
    const active = parseBoolean(cell("Active"));
    if (!(active.ok ? active.value.value : from.ok || to.ok)) return [];
    return [{
      name: labelName(code, options.language),
      active: true,
      ...(from.ok ? { from: from.value.value } : {}),
      ...(to.ok ? { to: to.value.value } : {}),
    }];
  });
  if (codes.size > 0) values.set("labels", labels.length > 0 ? labels : null);
}

/** Pictures, each once, with their texts; the first is the main one. */
function readImages(
  values: Values,
  row: NamedRow,
  { options: { language }, isAlone }: { options: ReadOptions; isAlone: boolean },
): void {
  const found = [...row.columns.matching(columns.images)];
  if (isAlone && found.every(({ name }) => row.text(name) === "")) {
    found.push({ name: "defaultImage", about: "" });
  }
  const images = new Map<string, ImageValue>();
  for (const { name, about } of found) {
    const url = row.take(name, parseUrl);
    if (url === undefined || images.has(url)) continue;
    const title = row.text(`imageDesc${about}`);
    images.set(url, {
      url,
      ...(title === "" ? {} : { titles: { [language]: title } }),
      ...(images.size === 0 ? { main: true } : {}),
    });
  }
  if (images.size > 0) values.set("images", [...images.values()]);
}

function readSale(values: Values, row: NamedRow, options: ReadOptions): void {
  setOrDelete(values, "ean", row, "ean", (text) => parseEan(codeText(text)));
  setOrDelete(values, "partNumber", row, "productNumber");
  setParsed(values, "weight", row, "weight", parseKilograms);
  setParsed(values, "vatRate", row, "percentVat", (text) => parseVatRate(text, options.currency));
  readPrices(values, row, options);
  setOrDelete(values, "stockPosition", row, "stockLocation");
  setOrDelete(values, "stock", row, "stock", parseDecimal);
  const stock = values.get("stock");
  const names = ["availabilityInStock", "availabilityOutOfStock", "availability"] as const;
  if (names.every((name) => row.cell(name) === undefined)) return;
  const [inStock, outOfStock, plain] = names.map((name) => row.text(name));
  const found = availabilityFor(typeof stock === "number" ? stock : undefined, {
    inStock: inStock!,
    outOfStock: outOfStock!,
    plain: plain!,
  });
  values.set("availability", found ?? null);
}

function readPrices(values: Values, row: NamedRow, options: ReadOptions): void {
  const price = row.take("price", parseAmount);
  const isGross = row.take("includingVat", parseBoolean) ?? true;
  const vatRate = values.get("vatRate");
  const currency = row.text("currency");
  const days = [row.text("actionFrom"), row.text("actionUntil")];
  const action = row.takeOrDelete("actionPrice", parseAmount);
  const isOn = typeof action !== "number" || days.every((day) => day === "") ||
    isSaleOn(days.join("/"), options.now);
  const isKnown = setPrices(values, {
    currency: currency || undefined,
    vatRate: typeof vatRate === "number" ? vatRate : undefined,
    withVat: isGross ? price : undefined,
    price,
    isNet: !isGross,
    common: row.takeOrDelete("standardPrice", parseAmount),
    sale: isOn ? action : null,
    purchase: row.takeOrDelete("purchasePrice", parseAmount),
    isPurchaseGross: row.take("purchasePriceIncludingVat", parseBoolean) ?? false,
  }, options.currency);
  if (isKnown) return;
  const line = row.place.line;
  row.report.add("currency_unknown", { line, field: "currency", value: currency });
}
