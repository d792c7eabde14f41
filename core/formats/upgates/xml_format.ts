import { productFieldNames } from "../../catalogue/fields.ts";
import type { Entity, FileHead, Format, ParsedRecord, RawRecord, ReadOptions } from "../format.ts";
import { Report } from "../report.ts";
import { outlineOf } from "../xml/outline.ts";
import { readPart } from "../xml/read_part.ts";
import { splitXml } from "../xml/split.ts";
import { readProduct } from "./xml_product.ts";

const rules = { roots: new Set(["PRODUCTS"]), records: new Set(["PRODUCT"]) };

/** Local names of elements in which markup is text. */
const textElements = new Set([
  "TITLE",
  "SHORT_DESCRIPTION",
  "LONG_DESCRIPTION",
  "META_VALUE",
  "AVAILABILITY_NOTE",
  "NOTE",
]);

/** Fields of the table that this format has no element for. */
const withoutElement = new Set([
  "condition",
  "isbn",
  "partNumber",
  "deliveryDays",
  "availableFrom",
  "categoryPaths",
  "videoUrl",
  "excludeFromSearch",
]);

/**
 * Products in the XML of Upgates, versions 1.0 and 2.0, which shops export and import alike: what is
 * missing stays as it is, what is empty is deleted, except prices, related products and gifts.
 */
export const upgatesXml: Format = {
  id: "upgates-xml",
  name: "Upgates XML",
  entities: ["products"],
  group: "system",
  extension: "xml",
  hasVariantTree: true,
  fields: {
    products: [...productFieldNames.filter((name) => !withoutElement.has(name)), "main"],
  },
  recognise,
  split: (source, options) => splitXml(source, rules, options),
  parse,
};

/** Other systems have `PRODUCTS` of `PRODUCT`s too; only this one wraps titles and prices so. */
const ownElements = ["DESCRIPTIONS", "PRICELISTS", "CAN_ADD_TO_BASKET_YN", "ACTIVE_YN"];

function recognise(head: FileHead): Entity | undefined {
  const { root, rootAttributes, records, names } = outlineOf(head.text);
  if (root !== "PRODUCTS") return undefined;
  const hasVersion = /\sversion\s*=\s*["'][12]\.0["']/.test(rootAttributes);
  if (records.size === 0) return hasVersion ? "products" : undefined;
  if (!records.has("PRODUCT") || names.has("ITEM_ID")) return undefined;
  return hasVersion || ownElements.some((name) => names.has(name)) ? "products" : undefined;
}

function parse(raw: RawRecord, options: ReadOptions): ParsedRecord {
  const part = raw.parts[0]!;
  const report = new Report(part.number);
  const root = readPart(part, textElements, report);
  if (root === undefined) return { problems: report.problems };
  return { record: readProduct(root, { part, report, options }), problems: report.problems };
}
