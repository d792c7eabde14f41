import { flag, htmlLeaf, leaf, xmlText } from "../../exports/xml_text.ts";
import type { ExportOptions, ExportRecord, ExportVariant } from "../../exports/export_format.ts";
import {
  type CategoryLink,
  type FeeValue,
  type FileValue,
  type GiftValue,
  type ImageValue,
  type SetValue,
} from "../../catalogue/values.ts";
import type { Language } from "../../language.ts";
import { configurationsOut, lengthOut } from "./xml_extras_out.ts";
import {
  fileOut,
  imagesOut,
  inLanguages,
  isTrimmed,
  labelsOut,
  type LeafTable,
  leaves,
  localLeaves,
  metasOut,
  parametersOut,
  Remaining,
  wrapped,
} from "./xml_parts_out.ts";
import { pricesOut } from "./xml_prices_out.ts";

// Tables are made once: to make them for each product would cost more than to write it.
const states: LeafTable = [
  ["ACTIVE_YN", "active"],
  ["ARCHIVED_YN", "archived"],
  ["REPLACEMENT_PRODUCT_CODE", "replacementCode"],
  ["CAN_ADD_TO_BASKET_YN", "canAddToBasket"],
  ["ADULT_YN", "adult"],
];
const makers: LeafTable = [
  ["MANUFACTURER", "manufacturer"],
  ["MANUFACTURER_IMAGE_URL", "manufacturerImage"],
];
const supplies: LeafTable = [
  ["SUPPLIER_CODE", "supplierCode"],
  ["EAN", "ean"],
  ["AVAILABILITY", "availability"],
  ["STOCK", "stock"],
  ["STOCK_POSITION", "stockPosition"],
];
const shipments: LeafTable = [
  ["WEIGHT", "weight"],
  ["UNIT", "unit"],
  ["SHIPMENT_GROUP", "shipmentGroup"],
];
const privacies: LeafTable = [
  ["PRIVATE_YN", "private"],
  ["PRIVATE_CUSTOMERS_ONLY_YN", "privateCustomersOnly"],
];
const variantStates: LeafTable = [
  ["MAIN_YN", "main"],
  ["ACTIVE_YN", "active"],
  ["CAN_ADD_TO_BASKET_YN", "canAddToBasket"],
  ["SUPPLIER_CODE", "supplierCode"],
  ["EAN", "ean"],
];
const variantSupplies: LeafTable = [
  ["AVAILABILITY", "availability"],
  ["STOCK", "stock"],
  ["STOCK_POSITION", "stockPosition"],
  ["WEIGHT", "weight"],
];

/** Elements stand in the order of real exports, so that files can be compared. */
export function productOut(record: ExportRecord, options: ExportOptions): string {
  const values = new Remaining(record.values, options.fields);
  return "<PRODUCT>" +
    (record.code === undefined ? "" : leaf("CODE", record.code)) +
    leaf("PRODUCT_ID", record.id) +
    leaves(values, states) +
    labelsOut(values) +
    descriptionsOut(values, options) +
    seoOut(values, options.languages) +
    leaves(values, makers) +
    manufacturerOut(values, options.languages) +
    leaves(values, supplies) +
    limitOut(values) +
    leaves(values, shipments) +
    vatOut(values, options) +
    lengthOut(values) +
    leaves(values, privacies) +
    texts(values, "groups", "GROUPS", "GROUP") +
    categoriesOut(values) +
    texts(values, "priceFormulas", "PRICES_FORMULAS", "NAME") +
    feeOut(values) +
    pricesOut(values) +
    imagesOut(values) +
    filesOut(values) +
    benefitsOut(values) +
    parametersOut(values) +
    configurationsOut(values) +
    wrapped(
      "VARIANTS",
      record.variants.map((variant) => variantOut(variant, options)).join("\n"),
    ) +
    texts(values, "related", "RELATED_PRODUCTS", "CODE") +
    texts(values, "alternatives", "ALTERNATIVE_PRODUCTS", "CODE") +
    texts(values, "accessories", "ACCESSORIES", "CODE") +
    giftsOut(values) +
    setsOut(values) +
    metasOut(values) +
    values.rest() + "</PRODUCT>\n";
}

function variantOut({ id, code, values: own }: ExportVariant, options: ExportOptions): string {
  const values = new Remaining(own, options.fields);
  return "<VARIANT>" + (code === undefined ? "" : leaf("CODE", code)) + leaf("VARIANT_ID", id) +
    leaves(values, variantStates) +
    labelsOut(values) +
    wrapped(
      "AVAILABILITY_NOTES",
      byLanguage(
        values,
        "availabilityNote",
        options.languages,
        (language, text) =>
          `<AVAILABILITY_NOTE language="${language}">${xmlText(text)}</AVAILABILITY_NOTE>`,
      ),
    ) +
    leaves(values, variantSupplies) +
    variantImageOut(values) +
    parametersOut(values) +
    pricesOut(values) +
    metasOut(values) +
    values.rest() + "</VARIANT>";
}

/**
 * Every language of the shop is listed: one that is left out would be switched off by an import.
 */
function descriptionsOut(values: Remaining, { languages, fields }: ExportOptions): string {
  if (
    fields &&
    !["title", "shortDescription", "longDescription", "url", "visible"].some((field) =>
      fields.has(field)
    )
  ) return "";
  return wrapped(
    "DESCRIPTIONS",
    languages.map((language) => {
      const isVisible = values.take<boolean>(`visible:${language}`) ?? true;
      return `<DESCRIPTION language="${language}">` +
        flag("ACTIVE_YN", isVisible) +
        leaves(values, descriptions(language)) +
        htmlOut(values, "LONG_DESCRIPTION", `longDescription:${language}`) +
        "</DESCRIPTION>";
    }).join(""),
  );
}

const descriptions = inLanguages([
  ["URL", "url"],
  ["TITLE", "title"],
  ["SHORT_DESCRIPTION", "shortDescription"],
]);
const seoTexts = inLanguages([
  ["SEO_URL", "seoUrl"],
  ["SEO_TITLE", "seoTitle"],
  ["SEO_META_DESCRIPTION", "seoDescription"],
]);

export function htmlOut(values: Remaining, tag: string, path: string): string {
  const html = values.takeIf<string>(path, isTrimmed);
  return html === undefined ? "" : htmlLeaf(tag, html);
}

export function seoOut(values: Remaining, languages: readonly Language[]): string {
  return wrapped(
    "SEO_OPTIMALIZATION",
    languages.map((language) => {
      const inside = leaves(values, seoTexts(language));
      return inside === "" ? "" : `<SEO language="${language}">${inside}</SEO>`;
    }).join(""),
  );
}

function byLanguage(
  values: Remaining,
  field: string,
  languages: readonly Language[],
  write: (language: Language, text: string) => string,
): string {
  return languages.map((language) => {
    const text = values.takeIf<string>(`${field}:${language}`, isTrimmed);
    return text === undefined ? "" : write(language, text);
  }).join("");
}

const manufacturerOut = (values: Remaining, languages: readonly Language[]): string =>
  wrapped(
    "MANUFACTURER_DESCRIPTIONS",
    byLanguage(values, "manufacturerDescription", languages, (language, text) =>
      `<DESCRIPTION language="${language}">${xmlText(text)}</DESCRIPTION>`),
  );

const limits: Record<string, string> = { on: "1", off: "0", sale: "sale" };

function limitOut(values: Remaining): string {
  const limit = values.take<string>("limitOrders");
  return limit === undefined ? "" : leaf("LIMIT_ORDERS", limits[limit] ?? "");
}

function vatOut(values: Remaining, { currency }: ExportOptions): string {
  const rate = values.take<number>("vatRate");
  const country = currency === "CZK" ? "cz" : "sk";
  return rate === undefined ? "" : `<VATS><VAT country="${country}">${rate}</VAT></VATS>`;
}

const isPlainList = (list: unknown): boolean =>
  Array.isArray(list) && list.every((each) => typeof each === "string" && isTrimmed(each)) &&
  new Set(list).size === list.length;

function texts(values: Remaining, path: string, wrapper: string, tag: string): string {
  const list = values.takeIf<readonly string[]>(path, isPlainList) ?? [];
  return wrapped(wrapper, list.map((text) => leaf(tag, text)).join(""));
}

function categoriesOut(values: Remaining): string {
  const links = values.take<readonly CategoryLink[]>("categories") ?? [];
  return wrapped(
    "CATEGORIES",
    links.map(({ code, primary, position }) =>
      `<CATEGORY>${leaf("CODE", code)}${primary ? flag("PRIMARY_YN", true) : ""}` +
      `${position === undefined ? "" : leaf("POSITION", position)}</CATEGORY>`
    ).join(""),
  );
}

function feeOut(values: Remaining): string {
  const fees = values.takeIf<readonly FeeValue[]>("recyclingFees", (list) => list.length === 1);
  const [fee] = fees ?? [];
  return fee === undefined
    ? ""
    : `<RECYCLING_FEE>${leaf("NAME", fee.name)}${localLeaves("VALUE", fee.values)}</RECYCLING_FEE>`;
}

function filesOut(values: Remaining): string {
  const files = values.take<readonly FileValue[]>("files") ?? [];
  return wrapped("FILES", files.map((file) => `<FILE>${fileOut(file)}</FILE>`).join(""));
}

function benefitsOut(values: Remaining): string {
  const benefits = values.takeIf<readonly string[]>("benefits", isPlainList) ?? [];
  return wrapped(
    "BENEFITS",
    benefits.map((name) => `<BENEFIT>${leaf("NAME", name)}</BENEFIT>`).join(""),
  );
}

/** One picture without a title is all that the element holds. */
function variantImageOut(values: Remaining): string {
  const isOne = ([first, ...more]: readonly ImageValue[]) =>
    more.length === 0 && first !== undefined && Object.keys(first).length === 1;
  const [image] = values.takeIf<readonly ImageValue[]>("images", isOne) ?? [];
  return image === undefined ? "" : leaf("IMAGE_URL", image.url);
}

function giftsOut(values: Remaining): string {
  const gifts = values.take<readonly GiftValue[]>("gifts") ?? [];
  return wrapped(
    "GIFTS",
    gifts.map(({ code, type }) => `<CODE type="${type}">${xmlText(code)}</CODE>`).join(""),
  );
}

function setsOut(values: Remaining): string {
  const members = values.take<readonly SetValue[]>("sets") ?? [];
  return wrapped(
    "SETS",
    members.map(({ code, quantity }) => `<CODE quantity="${quantity}">${xmlText(code)}</CODE>`)
      .join(""),
  );
}
