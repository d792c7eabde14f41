import type {
  Batches,
  ByteSource,
  Entity,
  EntityRecord,
  FileHead,
  Format,
  ParsedRecord,
  RawRecord,
  ReadOptions,
} from "../format.ts";
import { withHour } from "../offers/split.ts";

import { Report } from "../report.ts";
import type { ReadPlace } from "../upgates/xml_product.ts";
import type { XmlElement } from "../xml/element.ts";
import { outlineOf } from "../xml/outline.ts";
import { readPart } from "../xml/read_part.ts";
import { splitXml } from "../xml/split.ts";
import { parseCategory, splitCategories } from "./categories.ts";
import { readCustomer } from "./xml_customer.ts";
import { readShopItem } from "./xml_product.ts";

const items = { roots: new Set(["SHOP"]), records: new Set(["SHOPITEM"]) };
const customers = { roots: new Set(["CUSTOMERS"]), records: new Set(["CUSTOMER"]) };

/** Days between which an action price holds. */
const dated = /<action_price_(?:from|until)>\s*\d/i;

const textElements = new Set(["NAME", "SHORT_DESCRIPTION", "DESCRIPTION", "INTERNAL_NOTE"]);

/**
 * What Shoptet exports: products, complete or for suppliers, and customers. Its categories stand in
 * the file of products only, so that is the file that they are read from.
 *
 * @see R33
 */
export const shoptetXml: Format = {
  id: "shoptet-xml",
  name: "Shoptet XML",
  entities: ["products", "categories", "customers"],
  group: "other",
  extension: "xml",
  hasVariantTree: true,
  isDated: true,
  fields: {
    products: [
      ...["title", "shortDescription", "longDescription", "seoTitle", "seoDescription", "active"],
      ...[
        "adult",
        "private",
        "excludeFromSearch",
        "condition",
        "ean",
        "partNumber",
        "manufacturer",
      ],
      ...["price", "salePrice", "purchasePrice", "commonPrice", "vatRate", "availability", "stock"],
      ...["stockPosition", "weight", "unit", "categoryPaths", "labels", "parameters"],
      ...["configurations", "images", "files", "videoUrl", "related", "alternatives", "gifts"],
      ...["sets", "metas"],
    ],
    categories: ["name", "parent"],
    customers: [
      ...["kind", "firstName", "lastName", "companyName", "companyId", "vatId", "phone"],
      ...["priceList", "groups", "billing", "deliveries", "note"],
    ],
  },
  recognise,
  split,
  parse,
};

async function* split(
  source: ByteSource,
  options: ReadOptions,
): Batches {
  if (options.entity === "customers") return yield* splitXml(source, customers, options);
  if (options.entity === "categories") {
    return yield* splitCategories(source, items, options, textElements);
  }
  for await (const batch of splitXml(source, items, options)) {
    yield batch.map((found) => withHour(found, dated, options));
  }
}

/** One of them stands in every export and in every update of prices or stocks. */
const ownNames = ["NAME", "VISIBILITY", "STOCK", "VARIANTS", "AVAILABILITY_IN_STOCK", "PRICELISTS"];

/** Heureka's feed has the same root and records; this one has names of its own in them. */
function recognise(head: FileHead): Entity | undefined {
  const { root, records, names } = outlineOf(head.text);
  if (root === "CUSTOMERS") {
    return names.has("ACCOUNTS") && records.has("CUSTOMER") ? "customers" : undefined;
  }
  const isItem = (root === "SHOP" && records.has("SHOPITEM")) || root === "SHOPITEM";
  const all = root === "SHOPITEM" ? new Set([...records, ...names]) : names;
  const isOther = ["PRODUCTNAME", "PRODUCT", "ITEM_ID"].some((name) => all.has(name));
  if (!isItem || isOther) return undefined;
  const isOwn = ["CODE", "GUID", "VARIANTS"].some((name) => all.has(name));
  return isOwn && ownNames.some((name) => all.has(name)) ? "products" : undefined;
}

function parse(raw: RawRecord, options: ReadOptions): ParsedRecord {
  if (options.entity === "categories") return parseCategory(raw, options);
  const part = raw.parts[0]!;
  const report = new Report(part.number);
  const root = readPart(part, textElements, report);
  if (root === undefined) return { problems: report.problems };
  const read: (element: XmlElement, place: ReadPlace) => EntityRecord =
    options.entity === "customers" ? readCustomer : readShopItem;
  return { record: read(root, { part, report, options }), problems: report.problems };
}
