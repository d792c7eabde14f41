import { readHead } from "../decode.ts";
import type {
  Batches,
  ByteSource,
  Format,
  ParsedRecord,
  RawPart,
  RawRecord,
  ReadOptions,
} from "../format.ts";
import { cellsOfRecord } from "../csv/records.ts";
import { attributeValue, attributeWords, namedAttributes } from "../offers/attribute_words.ts";
import { addParameter, type OfferParameters } from "../offers/group_parameters.ts";
import { GroupTag, indexGroups } from "../offers/group_index.ts";
import { spokenText } from "../offers/names.ts";
import { type Member, parseOffers } from "../offers/product.ts";
import { datedSale } from "../offers/sales.ts";
import { type OfferRules, splitOffers, withHour } from "../offers/split.ts";
import { ownCopy } from "../own_copy.ts";

import type { Report } from "../report.ts";
import { readPart } from "../xml/read_part.ts";
import type { GoogleItem, SingleAttribute } from "./attributes.ts";
import { isXml, recogniseGoogle } from "./recognise.ts";
import { readRow, splitTextForm } from "./text_form.ts";
import { eanIn, googleValues } from "./values.ts";
import { googleTextElements, readXmlItem } from "./xml_item.ts";

const codeAttributes = { ITEM_ID: "id", EAN: "gtin", PRODUCTNO: "mpn" } as const satisfies Record<
  ReadOptions["codeTag"],
  SingleAttribute
>;

/**
 * The product feed of Google Merchant, which Facebook, Bing and many suppliers write too: in RSS, in
 * Atom, or as a table. Offers with a common group id are variants of one product.
 *
 * @see R26, R69
 */
export const google: Format = {
  id: "google",
  name: "Google Merchant",
  entities: ["products"],
  group: "comparison",
  extension: "xml",
  codeTags: { ...codeAttributes, group: "item_group_id" },
  isDated: true,
  hasTables: true,
  leavesOpen: ["decimals"],
  fields: {
    products: [
      "title",
      "longDescription",
      "url",
      "adult",
      "condition",
      "ean",
      "partNumber",
      "manufacturer",
      "price",
      "commonPrice",
      "purchasePrice",
      "vatRate",
      "availability",
      "deliveryDays",
      "availableFrom",
      "stock",
      "weight",
      "categoryPaths",
      "parameters",
      "images",
      "metas",
    ],
  },
  recognise: recogniseGoogle,
  split,
  parse,
};

/** In a table nothing but the look of a value tells that it may be from a day to a day. */
const interval = /\d{4}-\d{2}-\d{2}[^\s,;]*\/|\/\d{4}-\d{2}-\d{2}/;
const groupTag = new GroupTag("ITEM_GROUP_ID");
const rules: OfferRules = {
  scan: { roots: new Set(["RSS", "FEED", "RDF"]), records: new Set(["ITEM", "ENTRY"]) },
  dated: datedSale,
  index: (source, encoding) => indexGroups(source, encoding, groupTag),
};

async function* split(
  source: ByteSource,
  options: ReadOptions,
): Batches {
  const head = await readHead(source);
  if (head.text.trim() === "" || isXml(head.text)) {
    yield* splitOffers(source, options, rules);
    return;
  }
  for await (const batch of splitTextForm(source, options)) {
    yield batch.map((found) => withHour(found, interval, options));
  }
}

function parse(raw: RawRecord, options: ReadOptions): ParsedRecord {
  if (raw.parts[0]!.cells === undefined) return parseOffers(raw, options, xmlMembers);
  const { columns, rows } = cellsOfRecord(raw);
  return parseOffers({ ...raw, parts: rows }, options, (part, _options, report) => {
    const row = part as RawPart & { cells: readonly string[] };
    return [memberOf(readRow(columns, row, report), options, report)];
  });
}

function xmlMembers(part: RawPart, options: ReadOptions, report: Report): readonly Member[] {
  const root = readPart(part, googleTextElements, report);
  return root ? [memberOf(readXmlItem(root, part, report), options, report)] : [];
}

function memberOf(item: GoogleItem, options: ReadOptions, report: Report): Member {
  const { number, line } = item.at;
  return {
    number,
    line,
    group: item.text("item_group_id") || undefined,
    id: item.text("id"),
    code: codeOf(item, options),
    name: spokenText(item.text("title")),
    productName: spokenText(item.text("item_group_title")),
    parameters: parametersOf(item, options),
    values: googleValues(item, options, report),
  };
}

function codeOf(item: GoogleItem, { codeTag }: ReadOptions): string | undefined {
  const text = item.text(codeAttributes[codeTag]);
  if (text === "") return undefined;
  if (codeTag !== "EAN") return ownCopy(text);
  const ean = eanIn(text);
  return ean.ok ? ownCopy(ean.value.value) : undefined;
}

/** What the feed itself names, and what Google has words of its own for. */
function parametersOf(item: GoogleItem, { language }: ReadOptions): OfferParameters {
  const parameters = item.details;
  for (const name of namedAttributes) {
    if (name === "energy_class") continue;
    const value = spokenText(item.text(name));
    const word = attributeWords[name][language];
    if (value === "" || parameters.has(word)) continue;
    addParameter(parameters, word, attributeValue(name, value, language));
  }
  return parameters;
}
