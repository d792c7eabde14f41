import { unescapeHtml } from "../xml/html_entities.ts";
import { textOf, type XmlElement } from "../xml/element.ts";
import type { Report } from "../report.ts";

/**
 * One `SHOPITEM` with its tags sorted out, their texts not yet understood. An empty tag is not given.
 *
 * @see {@link https://github.com/heureka/xml-feed-specs}
 */
export interface HeurekaItem {
  number: number;
  line: number;
  /** First given element of each tag that can stand once, by the tag's name. */
  single: Map<string, XmlElement>;
  images: XmlElement[];
  categories: XmlElement[];
  parameters: HeurekaParameters;
  accessories: string[];
  gifts: string[];
  /** Texts that become custom fields, in order. */
  extras: Map<string, string[]>;
}

/** Values of parameters by name, each once. */
export type HeurekaParameters = Map<string, Set<string>>;

/** Tags that stand once. The bid, the addresses and the warranty end as custom fields. */
const singleTags = new Set([
  "ITEM_ID",
  "ITEMGROUP_ID",
  "PRODUCTNAME",
  "PRODUCT",
  "DESCRIPTION",
  "URL",
  "VIDEO_URL",
  "PRICE_VAT",
  "PRICE",
  "VAT",
  "DUES",
  "CURRENCY",
  "MANUFACTURER",
  "EAN",
  "ISBN",
  "PRODUCTNO",
  "ITEM_TYPE",
  "DELIVERY_DATE",
  "STOCK",
  "STOCK_QTY",
]);

/** Tags known not to be product data. */
const ignoredTags = new Set(["DELIVERY", "SHOP_DEPOTS", "SKU", "CODE", "PRICE_NO_VAT"]);

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
  const item: HeurekaItem = {
    number: at.number,
    line: at.line,
    single: new Map(),
    images: [],
    categories: [],
    parameters: new Map(),
    accessories: [],
    gifts: [],
    extras: new Map(),
  };
  for (const child of element.children) readTag(item, child, report);
  return item;
}

function readTag(item: HeurekaItem, element: XmlElement, report: Report): void {
  const name = knownNames.get(element.name) ?? knownNames.get(element.name.replaceAll("_", ""));
  if (name === undefined) {
    report.add("tag_unknown", { line: element.line, field: element.tag });
    return;
  }
  if (singleTags.has(name)) readSingle(item, name, element, report);
  else listTags.get(name)?.(item, element, element.text.trim());
}

/** Both `ITEM_ID` and the `ITEMID` that some programs write. */
const knownNames = new Map(
  [...singleTags, ...listTags.keys(), ...ignoredTags].flatMap((name) => [
    [name, name] as const,
    [name.replaceAll("_", ""), name] as const,
  ]),
);

function readSingle(item: HeurekaItem, name: string, element: XmlElement, report: Report): void {
  const text = element.text.trim();
  if (text === "") return;
  const first = item.single.get(name);
  if (first === undefined) item.single.set(name, element);
  else if (first.text.trim() !== text) {
    report.add("value_duplicate", { line: element.line, field: element.tag, value: text });
  }
}

/** The text of a tag, trimmed; empty when it is not given. */
export function itemText(item: HeurekaItem, name: string): string {
  return item.single.get(name)?.text.trim() ?? "";
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
    if (values) values.add(value);
    else item.parameters.set(name, new Set([value]));
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
