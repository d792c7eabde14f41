import { categoryFields, customerFields } from "../../catalogue/entity_fields.ts";
import { productFieldNames } from "../../catalogue/fields.ts";
import type {
  Entity,
  EntityRecord,
  FileHead,
  Format,
  ParsedRecord,
  RawRecord,
  ReadOptions,
} from "../format.ts";
import { Report } from "../report.ts";
import type { XmlElement } from "../xml/element.ts";
import type { ScanRules } from "../xml/envelope.ts";
import { outlineOf, type XmlOutline } from "../xml/outline.ts";
import { readPart } from "../xml/read_part.ts";
import { splitXml } from "../xml/split.ts";
import { readCategory } from "./xml_category.ts";
import { readCustomer } from "./xml_customer.ts";
import { type ReadPlace, readProduct } from "./xml_product.ts";

interface EntityReader {
  rules: ScanRules;
  read(element: XmlElement, place: ReadPlace): EntityRecord;
}

const readers: Partial<Record<Entity, EntityReader>> = {
  products: {
    rules: { roots: new Set(["PRODUCTS"]), records: new Set(["PRODUCT"]) },
    read: readProduct,
  },
  categories: {
    rules: { roots: new Set(["CATEGORIES"]), records: new Set(["CATEGORY"]) },
    read: readCategory,
  },
  customers: {
    rules: { roots: new Set(["CONTACTS"]), records: new Set(["CONTACT"]) },
    read: readCustomer,
  },
};

/** Local names of elements in which markup is text. */
const textElements = new Set([
  "TITLE",
  "SHORT_DESCRIPTION",
  "LONG_DESCRIPTION",
  "META_VALUE",
  "AVAILABILITY_NOTE",
  "NOTE",
  "DESCRIPTION_TEXT",
]);

/**
 * Products, categories and customers in the XML of Upgates, which shops export and import alike:
 * what is missing stays as it is, what is empty is deleted, except prices, related products and
 * gifts. Of categories and customers only part of its elements is publicly known; for the rest of
 * what a shop has of them exports write elements in a namespace of their own, and they are read.
 */
export const upgatesXml: Format = {
  id: "upgates-xml",
  name: "Upgates XML",
  entities: ["products", "categories", "customers"],
  group: "system",
  extension: "xml",
  hasVariantTree: true,
  fields: {
    // what Upgates has no name for goes under one of our own
    products: [...productFieldNames, "main"],
    categories: Object.keys(categoryFields),
    customers: Object.keys(customerFields),
  },
  recognise,
  split: (source, options) => splitXml(source, readers[options.entity]!.rules, options),
  parse,
};

/** Other systems have `PRODUCTS` of `PRODUCT`s too; only this one wraps titles and prices so. */
const ownElements = ["DESCRIPTIONS", "PRICELISTS", "CAN_ADD_TO_BASKET_YN", "ACTIVE_YN"];

function recognise(head: FileHead): Entity | undefined {
  const { root, rootAttributes, records, names } = outlineOf(head.text);
  if (root === "CATEGORIES" || root === "CONTACTS") {
    return recogniseOther(root, { rootAttributes, records, names });
  }
  if (root !== "PRODUCTS") return undefined;
  const hasVersion = /\sversion\s*=\s*["'][12]\.0["']/.test(rootAttributes);
  if (records.size === 0) return hasVersion ? "products" : undefined;
  if (!records.has("PRODUCT") || names.has("ITEM_ID")) return undefined;
  return hasVersion || ownElements.some((name) => names.has(name)) ? "products" : undefined;
}

/** Others have categories too: those of Upgates have a version, or elements of its own kind. */
function recogniseOther(
  root: "CATEGORIES" | "CONTACTS",
  { rootAttributes, records, names }: Pick<XmlOutline, "rootAttributes" | "records" | "names">,
): Entity | undefined {
  const record = root === "CATEGORIES" ? "CATEGORY" : "CONTACT";
  if (records.size > 0 && !records.has(record)) return undefined;
  const isOwn = /\sversion\s*=\s*["']1\.0["']/.test(rootAttributes) ||
    ["CATEGORY_ID", "CUSTOMER_YN", "DESCRIPTIONS"].some((name) => names.has(name));
  if (!isOwn) return undefined;
  return root === "CATEGORIES" ? "categories" : "customers";
}

function parse(raw: RawRecord, options: ReadOptions): ParsedRecord {
  const part = raw.parts[0]!;
  const report = new Report(part.number);
  const root = readPart(part, textElements, report);
  if (root === undefined) return { problems: report.problems };
  const { read } = readers[options.entity]!;
  return { record: read(root, { part, report, options }), problems: report.problems };
}
