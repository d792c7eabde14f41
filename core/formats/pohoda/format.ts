import { parseNestedCategory, splitTrees } from "../category_trees.ts";
import type {
  Batches,
  ByteSource,
  Entity,
  EntityRecord,
  Format,
  ParsedRecord,
  RawRecord,
  ReadOptions,
} from "../format.ts";
import { Report } from "../report.ts";
import type { ReadPlace } from "../upgates/xml_product.ts";
import type { XmlElement } from "../xml/element.ts";
import { readPart } from "../xml/read_part.ts";
import { pohodaTrees } from "./categories.ts";
import { readAddressBook } from "./customer.ts";
import { recognisePack, splitPack } from "./pack.ts";
import { readStock, stockTextElements } from "./product.ts";
import { groupOfRecord, splitStocks } from "./stocks.ts";
import { parseGroup } from "./variants.ts";

const readers: Partial<Record<Entity, (element: XmlElement, place: ReadPlace) => EntityRecord>> = {
  products: readStock,
  customers: readAddressBook,
};

/**
 * Pohoda's XML: what it exports (`responsePack`) and what programs send to it (`dataPack`). A file
 * can hold several lists; an import takes those of its kind. Goods have no variants there: where the
 * file has groups of stock items, those of a group are the variants of one product.
 *
 * @see R28
 * @see {@link https://www.stormware.cz/pohoda/xml/}
 */
export const pohoda: Format = {
  id: "pohoda",
  name: "Pohoda XML",
  entities: ["products", "categories", "customers"],
  group: "accounting",
  extension: "xml",
  leavesOpen: ["pictures"],
  fields: {
    products: [
      ...["title", "shortDescription", "longDescription", "active", "ean", "manufacturer"],
      ...["price", "purchasePrice", "vatRate", "availability", "stock", "weight", "unit"],
      ...["categories", "labels", "parameters", "images", "related", "alternatives", "metas"],
    ],
    categories: ["name", "description", "parent", "position", "active"],
    customers: [
      ...["code", "kind", "firstName", "lastName", "companyName", "companyId", "vatId", "phone"],
      ...["priceList", "groups", "billing", "deliveries", "note"],
    ],
  },
  recognise: recognisePack,
  split,
  parse,
};

function split(source: ByteSource, options: ReadOptions): Batches {
  if (options.entity === "products") return splitStocks(source, options);
  const found = splitPack(source, options);
  return options.entity === "categories" ? splitTrees(found, pohodaTrees) : found;
}

function parse(raw: RawRecord, options: ReadOptions): ParsedRecord {
  if (options.entity === "categories") return parseNestedCategory(raw, options);
  const group = groupOfRecord(raw);
  if (group) return parseGroup(group, raw, options);
  const part = raw.parts[0]!;
  const report = new Report(part.number);
  const root = readPart(part, stockTextElements, report);
  if (root === undefined) return { problems: report.problems };
  const record = readers[options.entity]!(root, { part, report, options });
  return { record, problems: report.problems };
}
