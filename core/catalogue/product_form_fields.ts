import { parseEan } from "../formats/ean.ts";
import { parseDecimal, parsePrice } from "../formats/numbers.ts";
import type { Language } from "../language.ts";
import type { Currency } from "../money.ts";
import { err, ok, type Result } from "../result.ts";
import type { z } from "zod";
import { type ProductField, productField } from "./fields.ts";
import * as form from "./form_fields.ts";
import type { FormProblem } from "./form_problem.ts";
import { isLineField, listText, readList } from "./product_lists.ts";
import type { FieldPath, Value } from "./values.ts";

/** What a form of a product depends on besides the product. */
export interface FormContext {
  /** Of the shop; the first is the main one. */
  languages: readonly Language[];
  /** Currency and price list; the shop's own default first. */
  priceLists: readonly { currency: Currency; priceList: string }[];
  /** Between units and decimals, as the reader writes. */
  decimal: "," | ".";
}

/** Texts of a product in one language, in the order of editing. */
export const textFields = [
  "title",
  "shortDescription",
  "longDescription",
  "availabilityNote",
  "url",
  "seoUrl",
  "seoTitle",
  "seoDescription",
  "visible",
] as const satisfies ProductField[];

export const priceFields = [
  "price",
  "salePrice",
  "commonPrice",
  "purchasePrice",
  "discount",
] as const satisfies ProductField[];

/** Off and never said are the same of these. */
export const tickFields = [
  "active",
  "adult",
  "private",
  "privateCustomersOnly",
  "excludeFromSearch",
] as const satisfies ProductField[];

const plainFields = [
  ...tickFields,
  "canAddToBasket",
  "condition",
  "replacementCode",
  "ean",
  "isbn",
  "partNumber",
  "supplierCode",
  "manufacturer",
  "manufacturerImage",
  "vatRate",
  "availability",
  "deliveryDays",
  "availableFrom",
  "stock",
  "stockPosition",
  "limitOrders",
  "weight",
  "unit",
  "shipmentGroup",
  "videoUrl",
  "labels",
  "parameters",
  "images",
  "files",
  "related",
  "alternatives",
  "accessories",
  "gifts",
  "sets",
] as const satisfies ProductField[];

/** What the table of variants edits. */
export const variantFields = [
  "active",
  "price",
  "stock",
  "ean",
  "availability",
] as const satisfies ProductField[];

export interface FormField {
  name: string;
  field: ProductField;
  path: FieldPath;
}

export function productFormFields({ languages, priceLists }: FormContext): FormField[] {
  const at = (field: ProductField, path: string): FormField => ({ name: path, field, path });
  return [
    ...languages.flatMap((language) => textFields.map((each) => at(each, `${each}:${language}`))),
    ...priceLists.flatMap(({ currency, priceList }) =>
      priceFields.map((each) => at(each, `${each}:${currency}:${priceList}`))
    ),
    ...plainFields.map((each) => at(each, each)),
  ];
}

export function variantFormFields(id: number, { priceLists }: FormContext): FormField[] {
  const { currency, priceList } = priceLists[0]!;
  return variantFields.map((field) => ({
    name: variantFieldName(id, field),
    field,
    path: field === "price" ? `price:${currency}:${priceList}` : field,
  }));
}

export const variantFieldName = (id: number, field: string): string => `variant.${id}.${field}`;

export const isTick = (field: ProductField): boolean => tickFields.some((tick) => tick === field);

/** A stored value as it stands in its field. */
export function fieldText(
  field: ProductField,
  value: Value | undefined,
  { languages, decimal }: FormContext,
): string {
  if (isLineField(field)) return listText(field, value, languages[0]!);
  if (value === undefined) return "";
  const { kind } = productField(field);
  if (kind === "money") return ((value as number) / 100).toFixed(2).replace(".", decimal);
  if (kind === "boolean" && isTick(field)) return value ? "true" : "";
  if (typeof value === "number") return String(value).replace(".", decimal);
  return String(value);
}

type Reader = z.ZodType<Value | null, string>;

/** Reads what was typed into a field; `old` is what is stored there. */
export function readerOf(
  { field, path }: FormField,
  context: FormContext,
  old: Value | undefined,
): Reader {
  const [main] = context.languages;
  if (path === `title:${main}`) return form.line(500);
  if (isLineField(field)) {
    return form.field((text) => readList(field, text, { old, language: main! }));
  }
  if (field === "ean") return form.field(optional(readEan));
  const { kind, choices = [] } = productField(field);
  switch (kind) {
    case "prose":
      return form.optionalProse(10_000);
    case "html":
      return form.optionalHtml(200_000);
    case "boolean":
      return form.field((text) => ok(text === "" ? isTick(field) ? false : null : text === "true"));
    case "integer":
      return form.field(optional(readNumber({ least: 0, most: 999_999_999, isWhole: true })));
    case "decimal":
      return form.field(optional(readNumber({ least: -999_999_999, most: 999_999_999 })));
    case "percent":
      return form.field(optional(readNumber({ least: 0, most: 100 })));
    case "money":
      return form.field(optional(readMoney));
    case "url":
      return form.optionalUrl;
    case "choice":
      return form.field(
        optional((text) => choices.includes(text) ? ok(text) : err({ code: "choose" })),
      );
    default:
      return form.optionalLine(500);
  }
}

type Read<T> = (text: string) => Result<T, FormProblem>;

const optional = <T>(read: Read<T>): Read<T | null> => (text) =>
  text.trim() === "" ? ok(null) : read(text.trim());

/** Three digits after the only separator are a mistake here, not thousands. */
export const readMoney: Read<number> = (text) => {
  const price = parsePrice(text);
  if (!price.ok) {
    return err(/[.,]\d{3,}\D*$/.test(text) ? { code: "money_decimals" } : { code: "money" });
  }
  return price.value.warning ? err({ code: "money_decimals" }) : ok(price.value.value);
};

const readNumber =
  ({ least, most, isWhole }: { least: number; most: number; isWhole?: true }): Read<number> =>
  (text) => {
    const number = parseDecimal(text.replace("\u2212", "-"));
    const value = number.ok ? number.value.value : NaN;
    const isGood = value >= least && value <= most && (!isWhole || Number.isInteger(value));
    return isGood ? ok(value) : err({ code: "number", least, most });
  };

const readEan: Read<string> = (text) => {
  const ean = parseEan(text);
  return ean.ok && !ean.value.warning ? ok(ean.value.value) : err({ code: "ean" });
};
