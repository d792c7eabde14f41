import { textOf, type XmlElement } from "../xml/element.ts";
import type { Report } from "../report.ts";
import { addParameter, type OfferParameters } from "../offers/group_parameters.ts";
import { spokenText } from "../offers/names.ts";

/** First given element of each tag that stands once. A class, so that all items have one shape. */
class SingleElements {
  ITEM_ID: XmlElement | undefined = undefined;
  ITEMGROUP_ID: XmlElement | undefined = undefined;
  PRODUCTNAME: XmlElement | undefined = undefined;
  PRODUCTNAMEEXT: XmlElement | undefined = undefined;
  PRODUCT: XmlElement | undefined = undefined;
  DESCRIPTION: XmlElement | undefined = undefined;
  URL: XmlElement | undefined = undefined;
  VIDEO_URL: XmlElement | undefined = undefined;
  PRICE_VAT: XmlElement | undefined = undefined;
  PRICE: XmlElement | undefined = undefined;
  VAT: XmlElement | undefined = undefined;
  DUES: XmlElement | undefined = undefined;
  PRICE_BEFORE_DISCOUNT: XmlElement | undefined = undefined;
  LIST_PRICE: XmlElement | undefined = undefined;
  CURRENCY: XmlElement | undefined = undefined;
  MANUFACTURER: XmlElement | undefined = undefined;
  BRAND: XmlElement | undefined = undefined;
  EAN: XmlElement | undefined = undefined;
  ISBN: XmlElement | undefined = undefined;
  PRODUCTNO: XmlElement | undefined = undefined;
  ITEM_TYPE: XmlElement | undefined = undefined;
  CONDITION: XmlElement | undefined = undefined;
  VISIBILITY: XmlElement | undefined = undefined;
  EROTIC: XmlElement | undefined = undefined;
  DELIVERY_DATE: XmlElement | undefined = undefined;
  STOCK: XmlElement | undefined = undefined;
  STOCK_QTY: XmlElement | undefined = undefined;
}

export type SingleTag = keyof SingleElements;

/**
 * One `SHOPITEM` of Heureka or Zboží.cz with its tags sorted out, their texts not yet understood. An
 * empty tag is not given.
 */
export class ShopItem {
  readonly single = new SingleElements();
  readonly images: XmlElement[] = [];
  readonly categories: XmlElement[] = [];
  readonly parameters: OfferParameters = new Map();
  readonly accessories: string[] = [];
  readonly gifts: string[] = [];
  /** Texts that become custom fields, in order. */
  readonly extras = new Map<string, string[]>();

  constructor(readonly number: number, readonly line: number) {}
}

export type TagReader = (item: ShopItem, element: XmlElement, report: Report) => void;
export type TagReaders = ReadonlyMap<string, TagReader>;

/** The tags of a format, by name: both `ITEM_ID` and the `ITEMID` that some programs write. */
export function tagReaders(table: Iterable<readonly [string, TagReader]>): TagReaders {
  return new Map(
    [...table].flatMap(([tag, read]) => [[tag, read], [tag.replaceAll("_", ""), read]] as const),
  );
}

export function readItem(
  element: XmlElement,
  at: { number: number; line: number },
  { readers, report }: { readers: TagReaders; report: Report },
): ShopItem {
  const item = new ShopItem(at.number, at.line);
  for (const child of element.children) {
    const read = readers.get(child.name) ?? readers.get(child.name.replaceAll("_", ""));
    if (read) read(item, child, report);
    else report.add("tag_unknown", { line: child.line, field: child.tag });
  }
  return item;
}

/** The text of a tag, trimmed; empty when it is not given. */
export function itemText(item: ShopItem, tag: SingleTag): string {
  return item.single[tag]?.text.trim() ?? "";
}

export const singleReaders = (tags: readonly SingleTag[]) =>
  tags.map((tag) => [tag, singleReader(tag)] as const);

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

/** Tags known not to be product data. */
export const ignoredReaders = (tags: readonly string[]) =>
  tags.map((tag) => [tag, ignore] as const);
const ignore: TagReader = () => {};

/** Tags that become custom fields of the same name in small letters. */
export const extraReaders = (tags: readonly string[]) =>
  tags.map((tag) => [tag, extraReader(tag.toLowerCase())] as const);

const extraReader = (key: string): TagReader => (item, element) =>
  addExtra(item, key, element.text.trim());

/** A tag with two others in it, which become one custom field. */
export function pairReader(key: string, first: string, second: string): TagReader {
  return (item, element) => {
    const parts = [textOf(element, first), textOf(element, second)].filter((text) => text !== "");
    addExtra(item, key, parts.join(" – "));
  };
}

function addExtra(item: ShopItem, key: string, text: string): void {
  if (text === "") return;
  const found = item.extras.get(key);
  if (found) found.push(text);
  else item.extras.set(key, [text]);
}

export const imageReader: TagReader = (item, element) => {
  if (element.text.trim() !== "") item.images.push(element);
};

export const categoryReader: TagReader = (item, element) => {
  if (element.text.trim() !== "") item.categories.push(element);
};

export const accessoryReader: TagReader = (item, element) => {
  const code = element.text.trim();
  if (code !== "") item.accessories.push(code);
};

/** A gift without the id of an item is only a text for people, which we keep nowhere. */
export const giftReader: TagReader = (item, element) => {
  const code = element.attributes?.get("ID")?.trim() ?? "";
  if (code !== "") item.gifts.push(code);
};

export const parameterReader: TagReader = (item, element) => {
  const name = spokenText(textOf(element, "PARAM_NAME"));
  if (name === "") return;
  const unit = spokenText(textOf(element, "UNIT"));
  for (const child of element.children) {
    const value = child.name === "VAL" ? spokenText(child.text) : "";
    if (value === "") continue;
    addParameter(item.parameters, name, unit === "" ? value : `${value} ${unit}`);
  }
};
