import { readHead } from "../decode.ts";
import type { Batches, ByteSource, Format, ReadOptions } from "../format.ts";
import { attributeValue, attributeWords, namedAttributes } from "../offers/attribute_words.ts";
import { attributeName, ElementNode, FeedItem } from "../offers/feed_item.ts";
import { addParameter, type OfferParameters } from "../offers/group_parameters.ts";
import { spokenText } from "../offers/names.ts";
import { type Member, type MembersOf, parseOffers } from "../offers/product.ts";
import { datedSale } from "../offers/sales.ts";
import { type OfferRules, splitOffers } from "../offers/split.ts";
import { problem } from "../problems.ts";
import type { Report } from "../report.ts";
import { codeIn } from "../shop_items/member.ts";
import { textOf, type XmlElement } from "../xml/element.ts";
import type { ScanRules } from "../xml/envelope.ts";
import { readPart } from "../xml/read_part.ts";
import { type MergadoItem, mergadoKinds, type MergadoSingle } from "./attributes.ts";
import { decideGroups, indexItems } from "./groups.ts";
import { otherMergadoDocument, recogniseMergado } from "./recognise.ts";
import { mergadoValues } from "./values.ts";

/** The tag of each choice. */
const codeAttributes = { ITEM_ID: "item_id", EAN: "ean", PRODUCTNO: "productno" } as const;

/**
 * The products of Mergado, in any of its versions 1.x. Items with a common group id are variants of
 * one product.
 *
 * @see R31, R69
 */
export const mergado: Format = {
  id: "mergado",
  name: "Mergado XML",
  entities: ["products"],
  group: "comparison",
  extension: "xml",
  codeTags: { ITEM_ID: "ITEM_ID", EAN: "EAN", PRODUCTNO: "PRODUCTNO", group: "ITEMGROUP_ID" },
  isDated: true,
  fields: {
    products: [
      "title",
      "shortDescription",
      "longDescription",
      "url",
      "active",
      "adult",
      "condition",
      "ean",
      "isbn",
      "partNumber",
      "manufacturer",
      "price",
      "commonPrice",
      "purchasePrice",
      "vatRate",
      "availability",
      "deliveryDays",
      "stock",
      "weight",
      "categoryPaths",
      "parameters",
      "images",
      "videoUrl",
      "accessories",
      "metas",
    ],
  },
  recognise: recogniseMergado,
  split,
  parse: (raw, options) => parseOffers(raw, options, membersOf, decideGroups),
};

const scan: ScanRules = { roots: new Set(["CHANNEL"]), records: new Set(["ITEM"]) };
const rules: OfferRules = {
  scan,
  dated: datedSale,
  index: (source, encoding) => indexItems(source, encoding, scan),
};

/** Customers and categories are told by the same elements; their file is none of products. */
async function* split(
  source: ByteSource,
  options: ReadOptions,
): Batches {
  const other = otherMergadoDocument(await readHead(source));
  if (other === undefined) yield* splitOffers(source, options, rules);
  else yield [problem("format_mismatch", { line: 1, field: "CHANNEL", value: other })];
}

/** Local names of elements in which markup is text. */
const textElements: ReadonlySet<string> = new Set([
  "NAME_EXACT",
  "NAME_COMMERCIAL",
  "DESCRIPTION",
  "DESCRIPTION_SHORT",
  "VARIANT_DESCRIPTION",
  "BENEFIT",
  "VALUE",
]);

const membersOf: MembersOf = (part, options, report) => {
  const root = readPart(part, textElements, report);
  return root ? [memberOf(readItem(root, part, report), options, report)] : [];
};

function readItem(
  root: XmlElement,
  at: { number: number; line: number },
  report: Report,
): MergadoItem {
  const item: MergadoItem = new FeedItem(mergadoKinds, at);
  for (const element of root.children) {
    item.add(attributeName(element.tag), new ElementNode(element), { rank: 1, report });
  }
  return item;
}

function memberOf(item: MergadoItem, options: ReadOptions, report: Report): Member {
  const name = spokenText(item.text("name_exact") || item.text("name_commercial"));
  const codeTag: MergadoSingle = codeAttributes[options.codeTag];
  return {
    number: item.at.number,
    line: item.at.line,
    group: item.text("itemgroup_id") || undefined,
    id: item.text("item_id"),
    code: codeIn(item.text(codeTag), options.codeTag),
    name,
    productName: "",
    parameters: parametersOf(item, options),
    values: mergadoValues(item, options, report),
  };
}

function parametersOf(item: MergadoItem, { language }: ReadOptions): OfferParameters {
  const parameters: OfferParameters = new Map();
  for (const { element } of item.list("param")) {
    const name = spokenText(textOf(element!, "NAME"));
    const value = spokenText(textOf(element!, "VALUE"));
    if (name !== "" && value !== "") addParameter(parameters, name, value);
  }
  for (const name of namedAttributes) {
    const value = isOwn(name) ? spokenText(item.text(name)) : "";
    const word = attributeWords[name][language];
    if (value === "" || parameters.has(word)) continue;
    addParameter(parameters, word, attributeValue(name, value, language));
  }
  return parameters;
}

/** Of the attributes with words of their own those that Mergado has. */
const isOwn = (name: typeof namedAttributes[number]): name is MergadoSingle & typeof name =>
  mergadoKinds.get(name)?.includes("single") === true;
