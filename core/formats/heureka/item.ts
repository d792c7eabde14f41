import { unescapeHtml } from "../xml/html_entities.ts";
import { textOf, type XmlElement } from "../xml/element.ts";
import type { Report } from "../report.ts";

/** First given element of each tag that stands once. A class, so that all items have one shape. */
class SingleElements {
  ITEM_ID: XmlElement | undefined = undefined;
  ITEMGROUP_ID: XmlElement | undefined = undefined;
  PRODUCTNAME: XmlElement | undefined = undefined;
  PRODUCT: XmlElement | undefined = undefined;
  DESCRIPTION: XmlElement | undefined = undefined;
  URL: XmlElement | undefined = undefined;
  VIDEO_URL: XmlElement | undefined = undefined;
  PRICE_VAT: XmlElement | undefined = undefined;
  PRICE: XmlElement | undefined = undefined;
  VAT: XmlElement | undefined = undefined;
  DUES: XmlElement | undefined = undefined;
  CURRENCY: XmlElement | undefined = undefined;
  MANUFACTURER: XmlElement | undefined = undefined;
  EAN: XmlElement | undefined = undefined;
  ISBN: XmlElement | undefined = undefined;
  PRODUCTNO: XmlElement | undefined = undefined;
  ITEM_TYPE: XmlElement | undefined = undefined;
  DELIVERY_DATE: XmlElement | undefined = undefined;
  STOCK: XmlElement | undefined = undefined;
  STOCK_QTY: XmlElement | undefined = undefined;
}

export type SingleTag = keyof SingleElements;

const singleTags = Object.keys(new SingleElements()) as SingleTag[];

/** Values of parameters by name, in the order of the feed. */
export type HeurekaParameters = Map<string, string[]>;

/**
 * One `SHOPITEM` with its tags sorted out, their texts not yet understood. An empty tag is not given.
 *
 * @see {@link https://github.com/heureka/xml-feed-specs}
 */
export class HeurekaItem {
  readonly single = new SingleElements();
  readonly images: XmlElement[] = [];
  readonly categories: XmlElement[] = [];
  readonly parameters: HeurekaParameters = new Map();
  readonly accessories: string[] = [];
  readonly gifts: string[] = [];
  /** Texts that become custom fields, in order. */
  readonly extras = new Map<string, string[]>();

  constructor(readonly number: number, readonly line: number) {}
}

/** Tags known not to be product data. */
const ignoredTags = ["DELIVERY", "SHOP_DEPOTS", "SKU", "CODE", "PRICE_NO_VAT"];

type ListReader = (item: HeurekaItem, element: XmlElement, text: string) => void;

const listTags = new Map<string, ListReader>([
  ["IMGURL", (item, element, text) => text !== "" && item.images.push(element)],
  ["IMGURL_ALTERNATIVE", (item, element, text) => text !== "" && item.images.push(element)],
  ["CATEGORYTEXT", (item, element, text) => text !== "" && item.categories.push(element)],
  ["PARAM", (item, element) => readParameter(item, element)],
  ["ACCESSORY", (item, _element, text) => text !== "" && item.accessories.push(text)],
  ["GIFT", (item, element) => readGift(item, element)],
  ["HEUREKA_CPC", readExtra("heureka_cpc")],
  ["MANUFACTURER_POSTAL_ADDRESS", readExtra("manufacturer_postal_address")],
  ["MANUFACTURER_ELECTRONIC_ADDRESS", readExtra("manufacturer_electronic_address")],
  ["WARRANTY", readExtra("warranty")],
  ["SPECIAL_SERVICE", readExtra("special_service")],
  ["EXTENDED_WARRANTY", readPair("extended_warranty", "VAL", "DESC")],
  ["SALES_VOUCHER", readPair("sales_voucher", "CODE", "DESC")],
]);

/** Local names of elements in which markup is text. */
export const heurekaTextElements: ReadonlySet<string> = new Set([
  "DESCRIPTION",
  "PRODUCTNAME",
  "PRODUCT",
  "SPECIAL_SERVICE",
  "VAL",
  "DESC",
]);

export function readItem(
  element: XmlElement,
  at: { number: number; line: number },
  report: Report,
): HeurekaItem {
  const item = new HeurekaItem(at.number, at.line);
  for (const child of element.children) {
    const read = readers.get(child.name) ?? readers.get(child.name.replaceAll("_", ""));
    if (read) read(item, child, report);
    else report.add("tag_unknown", { line: child.line, field: child.tag });
  }
  return item;
}

type TagReader = (item: HeurekaItem, element: XmlElement, report: Report) => void;

/** By name, both `ITEM_ID` and the `ITEMID` that some programs write. */
const readers = new Map<string, TagReader>(
  [
    ...singleTags.map((tag) => [tag, singleReader(tag)] as const),
    ...[...listTags].map(([tag, read]) => [tag, listReader(read)] as const),
    ...ignoredTags.map((tag) => [tag, () => {}] as const),
  ].flatMap(([tag, read]) => [[tag, read], [tag.replaceAll("_", ""), read]] as const),
);

function singleReader(tag: SingleTag): TagReader {
  return (item, element, report) => {
    const text = element.text.trim();
    if (text === "") return;
    const first = item.single[tag];
    if (first === undefined) item.single[tag] = element;
    else if (first.text.trim() !== text) {
      report.add("value_duplicate", { line: element.line, field: element.tag, value: text });
    }
  };
}

function listReader(read: ListReader): TagReader {
  return (item, element) => read(item, element, element.text.trim());
}

/** The text of a tag, trimmed; empty when it is not given. */
export function itemText(item: HeurekaItem, tag: SingleTag): string {
  return item.single[tag]?.text.trim() ?? "";
}

/** Anything but words with single spaces between them. */
const needsCare = /[^\S ]| {2}|&/u;

/** A name for people: references that were escaped twice are resolved, and blanks joined. */
export function spokenText(text: string): string {
  if (!needsCare.test(text)) return text.trim();
  return unescapeHtml(text).replace(/\s+/gu, " ").trim();
}

function readParameter(item: HeurekaItem, element: XmlElement): void {
  const name = spokenText(textOf(element, "PARAM_NAME"));
  if (name === "") return;
  for (const child of element.children) {
    const value = child.name === "VAL" ? spokenText(child.text) : "";
    if (value === "") continue;
    const values = item.parameters.get(name);
    if (values) values.push(value);
    else item.parameters.set(name, [value]);
  }
}

/** A gift without the id of an item is only a text for people, which we keep nowhere. */
function readGift(item: HeurekaItem, element: XmlElement): void {
  const code = element.attributes?.get("ID")?.trim() ?? "";
  if (code !== "") item.gifts.push(code);
}

function readExtra(key: string): ListReader {
  return (item, _element, text) => addExtra(item, key, text);
}

function readPair(key: string, first: string, second: string): ListReader {
  return (item, element) => {
    const parts = [textOf(element, first), textOf(element, second)].filter((text) => text !== "");
    addExtra(item, key, parts.join(" – "));
  };
}

function addExtra(item: HeurekaItem, key: string, text: string): void {
  if (text === "") return;
  const found = item.extras.get(key);
  if (found) found.push(text);
  else item.extras.set(key, [text]);
}
