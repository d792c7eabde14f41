import { parseNestedCategory, splitTrees } from "../category_trees.ts";
import type {
  Batches,
  ByteSource,
  Entity,
  EntityRecord,
  FileHead,
  Format,
  Found,
  ParsedRecord,
  RawPart,
  RawRecord,
  ReadOptions,
} from "../format.ts";

import { Report } from "../report.ts";
import type { ReadPlace } from "../upgates/xml_product.ts";
import type { XmlElement } from "../xml/element.ts";
import type { ScanRules } from "../xml/envelope.ts";
import { outlineOf } from "../xml/outline.ts";
import { readPart } from "../xml/read_part.ts";
import { splitXml } from "../xml/split.ts";
import { moneyTrees } from "./categories.ts";
import { readFirm } from "./customer.ts";
import { codeOfStock, readStock } from "./product.ts";
import { joinWarehouses } from "./warehouses.ts";

const roots = new Set(["MONEYDATA"]);

/** The quantity of a stock record stands in an element of the record's own name. */
const rules: Partial<Record<Entity, ScanRules>> = {
  products: { roots, records: new Set(["ZASOBA"]), nests: true },
  categories: { roots, records: new Set(["SEZNAMKATEGORII"]) },
  customers: { roots, records: new Set(["FIRMA"]) },
};

const readers: Partial<Record<Entity, (element: XmlElement, place: ReadPlace) => EntityRecord>> = {
  products: readStock,
  customers: readFirm,
};

const textElements = new Set(["POPIS", "POZN", "WWWPOPIS", "WWWPOPIS2", "POZNAMKA"]);

/**
 * Money S3's XML: stock, categories of its e-shop and companies, each list at most once in a file.
 * What is empty or unknown says nothing. Money S4 and S5 write another format.
 *
 * @see R29
 */
export const moneyS3: Format = {
  id: "money-s3",
  name: "Money S3 XML",
  entities: ["products", "categories", "customers"],
  group: "accounting",
  extension: "xml",
  leavesOpen: ["pictures"],
  fields: {
    products: [
      ...["title", "shortDescription", "longDescription", "active", "canAddToBasket", "ean"],
      ...["manufacturer", "price", "purchasePrice", "vatRate", "stock", "weight", "unit"],
      ...["categories", "labels", "parameters", "images", "alternatives", "accessories", "metas"],
    ],
    categories: ["name", "parent", "active"],
    customers: [
      ...["code", "kind", "firstName", "lastName", "companyName", "companyId", "vatId", "phone"],
      ...["priceList", "groups", "billing", "deliveries", "note"],
    ],
  },
  recognise,
  split,
  parse,
};

const lists: readonly [list: string, entity: Entity][] = [
  ["SEZNAMZASOBA", "products"],
  ["SEZNAMKATEGORII", "categories"],
  ["SEZNAMFIREM", "customers"],
];

/** A file can hold several lists; products are what most people want of it. */
function recognise({ text }: FileHead): Entity | undefined {
  const { root, records } = outlineOf(text);
  if (!roots.has(root)) return undefined;
  return lists.find(([list]) => records.has(list))?.[1];
}

function split(
  source: ByteSource,
  options: ReadOptions,
): Batches {
  const found = () => splitXml(source, rules[options.entity]!, options);
  if (options.entity === "categories") return splitTrees(found(), moneyTrees);
  if (options.entity === "customers") return found();
  return joinWarehouses(() => withCards(found()), codeOfRecord);
}

function codeOfRecord({ parts: [part] }: RawRecord): string | undefined {
  const root = readPart(part!, textElements, new Report(part!.number));
  return root && codeOfStock(root) || undefined;
}

/** Quantities of components stand in elements of the same name too; only goods have a card. */
async function* withCards(batches: Batches): Batches {
  let left = 0;
  for await (const batch of batches) {
    const kept: Found[] = [];
    for (const item of batch) {
      if (item.kind === "problem") {
        kept.push(item.record === undefined ? item : { ...item, record: item.record - left });
      } else if (card.test(item.content)) {
        kept.push(left === 0 ? item : renumbered(item, item.number - left));
      } else {
        left++;
      }
    }
    yield kept;
  }
}

const card = /<(?:[^\s:<>]+:)?KmKarta[\s\/>]/i;

const renumbered = (record: RawRecord, number: number): RawRecord => ({
  ...record,
  number,
  parts: record.parts.map((part) => ({ ...part, number })),
});

function parse(raw: RawRecord, options: ReadOptions): ParsedRecord {
  if (options.entity === "categories") return parseNestedCategory(raw, options);
  const read = raw.parts.map((part) => parsePart(part, options));
  const problems = read.flatMap((each) => each.problems);
  const [record, ...others] = read.flatMap((each) => each.record ?? []);
  if (!record) return { problems };
  return { record: others.length === 0 ? record : withStockOf(record, others), problems };
}

function parsePart(part: RawPart, options: ReadOptions): ParsedRecord {
  const report = new Report(part.number);
  const root = readPart(part, textElements, report);
  if (root === undefined) return { problems: report.problems };
  const record = readers[options.entity]!(root, { part, report, options });
  return { record, problems: report.problems };
}

/** What the first warehouse says of the goods, with the stock of all. */
function withStockOf(record: EntityRecord, others: readonly EntityRecord[]): EntityRecord {
  const stocks = [record, ...others].map(({ values }) => values.get("stock"))
    .filter((stock) => typeof stock === "number");
  if (stocks.length === 0) return record;
  const sum = stocks.reduce((total, stock) => total + stock, 0);
  const values = new Map(record.values).set("stock", Math.round(sum * 10_000) / 10_000);
  return { ...record, values };
}
