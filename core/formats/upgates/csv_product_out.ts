import type { ExportOptions, ExportRecord } from "../../exports/export_format.ts";
import { amountText } from "../../exports/xml_text.ts";
import {
  type CategoryLink,
  fieldOfPath,
  type FileValue,
  type GiftValue,
  type ImageValue,
  type LabelValue,
  type MetaValue,
  type ParameterValue,
  type SetValue,
} from "../../catalogue/values.ts";
import { type ColumnPlan, isHeaderText, type Row } from "./csv_columns_out.ts";
import { ownColumn, ownText } from "./own_fields.ts";
import { inLanguages, isTrimmed, Remaining } from "./xml_parts_out.ts";

/** In the order of real exports; what is about a price list, label … stands once for each. */
export const productColumns = [
  ...["PRODUCT_CODE", "VARIANT_YN", "VARIANT_CODE", "MAIN_YN", "ACTIVE_YN", "ARCHIVED_YN"],
  ...["REPLACEMENT_PRODUCT_CODE", "CAN_ADD_TO_BASKET_YN", "ADULT_YN", "LABEL_ACTIVE_YN"],
  ...["LABEL_ACTIVE_FROM", "LABEL_ACTIVE_TO", "LANGUAGE", "URL", "TITLE", "LONG_DESCRIPTION"],
  ...["SHORT_DESCRIPTION", "SEO_URL", "SEO_TITLE", "SEO_DESCRIPTION", "MANUFACTURER"],
  ...["MANUFACTURER_IMAGE_URL", "SUPPLIER_CODE", "EAN", "AVAILABILITY", "AVAILABILITY_NOTE"],
  ...["STOCK", "STOCK_POSITION", "LIMIT_ORDERS", "WEIGHT", "UNIT", "SHIPMENT_GROUP", "VAT"],
  ...["PRIVATE_YN", "PRIVATE_CUSTOMERS_ONLY_YN", "GROUPS", "CATEGORIES"],
  ...["IS_PRICES_WITH_VAT_YN", "PRICE_ORIGINAL", "PRODUCT_DISCOUNT", "PRICE_SALE", "PRICE_BUY"],
  ...["PRICE_COMMON", "PRICES_FORMULAS", "IMAGES", "FILES", "BENEFITS", "PARAMETER", "RELATED"],
  ...["ALTERNATIVE", "ACCESSORIES", "GIFTS", "SETS", "META", ownColumn],
];

const commonLeaves: readonly (readonly [column: string, path: string])[] = [
  ["ACTIVE_YN", "active"],
  ["CAN_ADD_TO_BASKET_YN", "canAddToBasket"],
  ["SUPPLIER_CODE", "supplierCode"],
  ["EAN", "ean"],
  ["AVAILABILITY", "availability"],
  ["STOCK", "stock"],
  ["STOCK_POSITION", "stockPosition"],
  ["WEIGHT", "weight"],
];
const productLeaves = [
  ...commonLeaves,
  ["ARCHIVED_YN", "archived"],
  ["REPLACEMENT_PRODUCT_CODE", "replacementCode"],
  ["ADULT_YN", "adult"],
  ["MANUFACTURER", "manufacturer"],
  ["MANUFACTURER_IMAGE_URL", "manufacturerImage"],
  ["UNIT", "unit"],
  ["SHIPMENT_GROUP", "shipmentGroup"],
  ["PRIVATE_YN", "private"],
  ["PRIVATE_CUSTOMERS_ONLY_YN", "privateCustomersOnly"],
  ["VAT", "vatRate"],
] as const;
const textLeaves = inLanguages([
  ["URL", "url"],
  ["TITLE", "title"],
  ["LONG_DESCRIPTION", "longDescription"],
  ["SHORT_DESCRIPTION", "shortDescription"],
  ["SEO_URL", "seoUrl"],
  ["SEO_TITLE", "seoTitle"],
  ["SEO_DESCRIPTION", "seoDescription"],
  ["AVAILABILITY_NOTE", "availabilityNote"],
]);
const variantLeaves = [...commonLeaves, ["MAIN_YN", "main"]] as const;

/** Puts cells into one row, and the columns they need into the plan. */
export class RowBuilder {
  readonly row: Row = [];
  /** How many columns were put. */
  size = 0;

  constructor(private plan: ColumnPlan) {}

  put(name: string, text: string, about = ""): void {
    this.row[this.plan.add(name, about)] = text;
    this.size++;
  }

  leaves(values: Remaining, table: readonly (readonly [column: string, path: string])[]): void {
    for (const [column, path] of table) {
      const value = values.takeIf(path, isTrimmed);
      if (value !== undefined) this.put(column, ownText(value));
    }
  }

  /** What no column of Upgates can carry. */
  rest(values: Remaining): void {
    for (const path of values.left()) this.put(ownColumn, ownText(values.get(path)!), path);
  }
}

/** The rows of a product: its own, one for each further language, one for each variant. */
export function productRows(
  record: ExportRecord,
  { languages, currency, fields }: ExportOptions,
  plan: ColumnPlan,
): Row[] {
  const [main = "cs", ...others] = languages;
  const values = new Remaining(record.values, fields);
  const own = new RowBuilder(plan);
  const rows: Row[] = [own.row];
  const code = record.code ?? "";
  own.put("PRODUCT_CODE", code);
  if (record.variants.length > 0) own.put("VARIANT_YN", "0");
  own.leaves(values, productLeaves);
  limitOrders(own, values);
  visibility(own, values, languages);
  for (const language of languages) {
    const texts = language === main ? own : new RowBuilder(plan);
    texts.leaves(values, textLeaves(language));
    if (texts.size === 0 || (others.length === 0 && language === main)) continue;
    texts.put("LANGUAGE", language);
    if (texts === own) continue;
    texts.put("PRODUCT_CODE", code);
    if (record.variants.length > 0) texts.put("VARIANT_YN", "0");
    rows.push(texts.row);
  }
  prices(own, values, currency);
  labels(own, values, plan);
  parameters(own, values, plan, main);
  metas(own, values, plan);
  lists(own, values);
  own.rest(values);
  for (const variant of record.variants) {
    const variantValues = new Remaining(variant.values, fields);
    const row = new RowBuilder(plan);
    row.put("PRODUCT_CODE", code);
    row.put("VARIANT_YN", "1");
    row.put("VARIANT_CODE", variant.code ?? "");
    if (others.length > 0) row.put("LANGUAGE", main);
    row.leaves(variantValues, variantLeaves);
    row.leaves(variantValues, [["AVAILABILITY_NOTE", `availabilityNote:${main}`]]);
    prices(row, variantValues, currency);
    labels(row, variantValues, plan);
    parameters(row, variantValues, plan, main);
    metas(row, variantValues, plan);
    const isOne = (list: readonly ImageValue[]) =>
      list.length === 1 && isPlain(list[0]!, ["url"]) && isListText(list[0]!.url);
    const [image] = variantValues.takeIf<readonly ImageValue[]>("images", isOne) ?? [];
    if (image) row.put("IMAGES", image.url);
    row.rest(variantValues);
    rows.push(row.row);
  }
  return rows;
}

function limitOrders(row: RowBuilder, values: Remaining): void {
  const limit = values.take<string>("limitOrders");
  const texts: Record<string, string> = { on: "1", off: "0", sale: "sale" };
  if (limit !== undefined) row.put("LIMIT_ORDERS", texts[limit] ?? "");
}

/** Where one language is told about, all are: one that is left out would be switched off. */
function visibility(row: RowBuilder, values: Remaining, languages: readonly string[]): void {
  const told = languages.map((language) => values.take<boolean>(`visible:${language}`));
  if (told.every((each) => each === undefined)) return;
  languages.forEach((language, index) =>
    row.put(ownColumn, told[index] === false ? "0" : "1", `visible:${language}`)
  );
}

const priceColumns: Record<string, string> = {
  price: "PRICE_ORIGINAL",
  discount: "PRODUCT_DISCOUNT",
  salePrice: "PRICE_SALE",
  purchasePrice: "PRICE_BUY",
  commonPrice: "PRICE_COMMON",
};
const ofDefaultListOnly = new Set(["purchasePrice", "commonPrice"]);
/** The name under which Upgates exports the list that has none here. */
const defaultList = "Výchozí";
const reserved = new Set(["výchozí", "predvolené", "predvolený", "default"]);

function prices(row: RowBuilder, values: Remaining, home: string): void {
  for (const path of values.paths()) {
    if (!path.includes(":")) continue;
    const field = fieldOfPath(path);
    const column = priceColumns[field];
    if (column === undefined) continue;
    const [, currency, ...rest] = path.split(":");
    const list = rest.join(":");
    const isDefault = list === "";
    const canCarry = currency === home && (isDefault ||
      (!ofDefaultListOnly.has(field) && isHeaderText(list) && !reserved.has(list.toLowerCase())));
    if (!canCarry) continue;
    const value = values.takeIf<number>(path, (amount) => amount >= 0);
    if (value === undefined) continue;
    row.put("IS_PRICES_WITH_VAT_YN", "1");
    const about = ofDefaultListOnly.has(field) ? "" : isDefault ? defaultList : list;
    row.put(column, field === "discount" ? String(value) : amountText(value), about);
  }
}

/** Whether a list can be spread over columns that have its names in the same order. */
function spreads(plan: ColumnPlan, column: string, names: readonly string[]): boolean {
  if (names.length > 1 && new Set(names).size < names.length) return false;
  if (!names.every(isHeaderText)) return false;
  return plan.spreads(column, names);
}

function labels(row: RowBuilder, values: Remaining, plan: ColumnPlan): void {
  const list = values.takeIf<readonly LabelValue[]>(
    "labels",
    (all) =>
      all.every(({ active }) => active !== undefined) &&
      spreads(plan, "LABEL_ACTIVE_YN", all.map(({ name }) => name)),
  ) ?? [];
  for (const { name, active, from, to } of list) {
    row.put("LABEL_ACTIVE_YN", active ? "1" : "0", name);
    if (from !== undefined) row.put("LABEL_ACTIVE_FROM", from, name);
    if (to !== undefined) row.put("LABEL_ACTIVE_TO", to, name);
  }
}

function parameters(row: RowBuilder, values: Remaining, plan: ColumnPlan, language: string): void {
  const list = values.takeIf<readonly ParameterValue[]>("parameters", (all) => {
    const isLocal = all.every((each) =>
      isPlain(each, ["name", "value"]) && isPlain(each.name, [language]) &&
      isPlain(each.value, [language]) && isListText(textIn(each.value, language))
    );
    return isLocal && spreads(plan, "PARAMETER", all.map(({ name }) => textIn(name, language)));
  }) ?? [];
  for (const { name, value } of list) {
    row.put("PARAMETER", textIn(value, language), textIn(name, language));
  }
}

const textIn = (texts: Partial<Record<string, string>>, language: string): string =>
  texts[language] ?? "";

function metas(row: RowBuilder, values: Remaining, plan: ColumnPlan): void {
  const list = values.takeIf<readonly MetaValue[]>(
    "metas",
    (all) =>
      all.every((meta) =>
        isPlain(meta, ["key", "type", "value"]) && meta.type === "input" && isTrimmed(meta.value!)
      ) && spreads(plan, "META", all.map(({ key }) => key)),
  ) ?? [];
  for (const { key, value } of list) row.put("META", value!, key);
}

interface ListColumn {
  column: string;
  path: string;
  /** Whether texts with `;` between them say all of it. */
  fits(list: readonly unknown[]): boolean;
  textOf(each: unknown): string;
}

const listColumn = <T>(
  column: string,
  path: string,
  { fits, textOf }: { fits: (list: readonly T[]) => boolean; textOf: (each: T) => string },
) => ({ column, path, fits, textOf }) as ListColumn;

const textList = (column: string, path: string) =>
  listColumn<string>(column, path, { fits: () => true, textOf: (text) => text });

/** The first is the chosen one, and nothing else is said of any. */
const isUsualOrder =
  <T extends object>(mark: string, key: string) => (all: readonly T[]): boolean =>
    all.every((each, index) => isPlain(each, index === 0 ? [key, mark] : [key])) &&
    (all.length === 0 || (all[0] as Record<string, unknown>)[mark] === true);

const listColumns: readonly ListColumn[] = [
  textList("GROUPS", "groups"),
  textList("PRICES_FORMULAS", "priceFormulas"),
  textList("BENEFITS", "benefits"),
  textList("RELATED", "related"),
  textList("ALTERNATIVE", "alternatives"),
  textList("ACCESSORIES", "accessories"),
  listColumn<CategoryLink>("CATEGORIES", "categories", {
    fits: isUsualOrder("primary", "code"),
    textOf: ({ code }) => code,
  }),
  listColumn<ImageValue>("IMAGES", "images", {
    fits: isUsualOrder("main", "url"),
    textOf: ({ url }) => url,
  }),
  listColumn<FileValue>("FILES", "files", {
    fits: (all) => all.every((each) => isPlain(each, ["url"])),
    textOf: ({ url }) => url,
  }),
  listColumn<GiftValue>("GIFTS", "gifts", {
    fits: (all) => all.every(({ type }) => type === "highest_stock_variant"),
    textOf: ({ code }) => code,
  }),
  listColumn<SetValue>("SETS", "sets", {
    fits: (all) => all.every(({ quantity }) => quantity === 1),
    textOf: ({ code }) => code,
  }),
];

/** Lists of texts, with `;` between them. */
function lists(row: RowBuilder, values: Remaining): void {
  for (const { column, path, fits, textOf } of listColumns) {
    const list = values.takeIf(path, (value) => {
      const all = value as readonly unknown[];
      const texts = all.map(textOf);
      return fits(all) && texts.every(isListText) &&
        (texts.length < 2 || new Set(texts).size === texts.length);
    }) as readonly unknown[] | undefined;
    if (list && list.length > 0) row.put(column, list.map(textOf).join(";"));
  }
}

const isListText = (text: string): boolean => isTrimmed(text) && text !== "" && !text.includes(";");

const isPlain = (value: object, keys: readonly string[]): boolean =>
  Object.keys(value).length === keys.length && keys.every((key) => key in value);
