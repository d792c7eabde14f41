import { distinct } from "../distinct.ts";
import {
  type ImageValue,
  pricePath,
  textPath,
  type Value,
  type Values,
} from "../../catalogue/values.ts";
import { addVat, type Currency, isCurrency } from "../../money.ts";
import { parseBoolean } from "../booleans.ts";
import { parseDay } from "../dates.ts";
import { parseEan } from "../ean.ts";
import type { ReadOptions } from "../format.ts";
import { priceIn } from "../custom/numbers.ts";
import { parseDecimal } from "../numbers.ts";
import type { ReadResult } from "../reading.ts";
import type { Report } from "../report.ts";
import { parseUrl } from "../urls.ts";
import { parseVatRate } from "../vat_rates.ts";
import type { XmlElement } from "../xml/element.ts";
import { categoryPaths } from "../offers/categories.ts";
import { conditionOf } from "../offers/conditions.ts";
import { metasOf } from "../offers/metas.ts";
import { spokenText } from "../offers/names.ts";
import { itemText, type ShopItem, type SingleTag } from "./item.ts";

/** Reads everything of an item that does not depend on the other members of its group. */
export function itemValues(item: ShopItem, options: ReadOptions, report: Report): Values {
  const values: Values = new Map();
  setMoney(values, item, options, report);
  setAvailability(values, item, report);
  setIdentity(values, item, report);
  setAddresses(values, item, options, report);
  setLists(values, item);
  const description = itemText(item, "DESCRIPTION");
  if (description !== "") values.set(textPath("longDescription", options.language), description);
  return values;
}

function setMoney(values: Values, item: ShopItem, options: ReadOptions, report: Report): void {
  const currency = itemCurrency(item, options, report);
  if (currency === undefined) return;
  const vatRate = takeText(item, "VAT", report, (text) => parseVatRate(text, currency));
  const parse = (text: string) => priceIn(options.decimalStyle ?? "auto", text);
  const price = finalPrice(item, { vatRate, parse }, report);
  if (price !== undefined) values.set(pricePath("price", currency), price);
  const common = takeText(item, "PRICE_BEFORE_DISCOUNT", report, parse) ??
    takeText(item, "LIST_PRICE", report, parse);
  if (common !== undefined && price !== undefined && common > price) {
    values.set(pricePath("commonPrice", currency), common);
  }
  if (vatRate !== undefined) values.set("vatRate", vatRate);
}

/** A currency that we do not keep makes the price useless: it must not pass for another one. */
function itemCurrency(
  item: ShopItem,
  options: ReadOptions,
  report: Report,
): Currency | undefined {
  const element = item.single.CURRENCY;
  if (element === undefined) return options.currency;
  const code = element.text.trim().toUpperCase();
  if (isCurrency(code)) return code;
  report.add("currency_unknown", { ...placeOf(element), value: element.text.trim() });
  return undefined;
}

interface PriceReading {
  vatRate: number | undefined;
  parse: (text: string) => ReadResult<number>;
}

/**
 * The price with VAT in minor units: `PRICE_VAT`, else `PRICE` with `VAT` added, else `PRICE` as it
 * stands; and `DUES` on top. Zero is never made up: without a usable price there is none.
 */
function finalPrice(
  item: ShopItem,
  reading: PriceReading,
  report: Report,
): number | undefined {
  const { parse } = reading;
  const withVat = takeText(item, "PRICE_VAT", report, parse);
  const price = withVat ?? priceFromNet(item, reading, report);
  if (price !== undefined) return price + (takeText(item, "DUES", report, parse) ?? 0);
  if (item.single.PRICE_VAT === undefined) {
    report.add("price_missing", { line: item.line, field: "PRICE_VAT" });
  }
  return undefined;
}

function priceFromNet(
  item: ShopItem,
  { vatRate, parse }: PriceReading,
  report: Report,
): number | undefined {
  const price = takeText(item, "PRICE", report, parse);
  return price === undefined || vatRate === undefined ? price : addVat(price, vatRate);
}

const inStockWords = /^(?:ihned|skladem|skladom)$/i;

/** Days to dispatch, or the day from which a pre-order is available; anything else is unknown. */
function setAvailability(values: Values, item: ShopItem, report: Report): void {
  const element = item.single.DELIVERY_DATE;
  if (element !== undefined) {
    const text = element.text.trim();
    const day = daysToDispatch(text) ?? parseDay(text);
    if (typeof day === "number") values.set("deliveryDays", day);
    else if (day.ok) values.set("availableFrom", day.value.value);
    else report.add("availability_unreadable", { ...placeOf(element), value: text });
  }
  const stockTag = item.single.STOCK !== undefined ? "STOCK" : "STOCK_QTY";
  const stock = takeText(item, stockTag, report, parseDecimal);
  if (stock !== undefined) values.set("stock", stock);
}

function daysToDispatch(text: string): number | undefined {
  if (/^\d{1,3}$/.test(text)) return Number(text);
  return inStockWords.test(text) ? 0 : undefined;
}

function setIdentity(values: Values, item: ShopItem, report: Report): void {
  const ean = takeText(item, "EAN", report, parseEan);
  if (ean !== undefined) values.set("ean", ean);
  setText(values, "isbn", itemText(item, "ISBN"));
  setText(values, "partNumber", itemText(item, "PRODUCTNO"));
  const maker = itemText(item, "MANUFACTURER") || itemText(item, "BRAND");
  setText(values, "manufacturer", spokenText(maker));
  const active = takeText(item, "VISIBILITY", report, parseBoolean);
  if (active !== undefined) values.set("active", active);
  const adult = takeText(item, "EROTIC", report, parseBoolean);
  if (adult !== undefined) values.set("adult", adult);
  const type = item.single.CONDITION ?? item.single.ITEM_TYPE;
  if (type === undefined) return;
  const condition = conditionOf(type.text);
  if (condition !== undefined) values.set("condition", condition);
  else report.add("choice_unknown", { ...placeOf(type), value: type.text.trim() });
}

function setAddresses(
  values: Values,
  item: ShopItem,
  options: ReadOptions,
  report: Report,
): void {
  const url = takeText(item, "URL", report, parseUrl);
  if (url !== undefined) values.set(textPath("url", options.language), url);
  const video = takeText(item, "VIDEO_URL", report, parseUrl);
  if (video !== undefined) values.set("videoUrl", video);
  setList(values, "images", imagesOf(item, report));
}

/** Pictures in the order of the feed, each once; the first is the main one. */
function imagesOf(item: ShopItem, report: Report): ImageValue[] {
  const urls: string[] = [];
  for (const element of item.images) {
    const value = element.text.trim();
    const url = report.take(parseUrl(value), element, value);
    if (url !== undefined) urls.push(url);
  }
  return distinct(urls).map((url, index) => index === 0 ? { url, main: true } : { url });
}

function setLists(values: Values, item: ShopItem): void {
  const { categories, accessories, gifts, extras } = item;
  if (categories.length > 0) {
    const paths = categories.flatMap((element) => [...categoryPaths(spokenText(element.text))]);
    setList(values, "categoryPaths", paths);
  }
  if (accessories.length > 0) setList(values, "accessories", distinct(accessories));
  const type = "highest_stock_variant" as const;
  if (gifts.length > 0) {
    setList(values, "gifts", distinct(gifts).map((code) => ({ code, type })));
  }
  if (extras.size > 0) {
    setList(values, "metas", metasOf(extras));
  }
}

function setText(values: Values, field: string, text: string): void {
  if (text !== "") values.set(field, text);
}

function setList(values: Values, field: string, list: Value & readonly unknown[]): void {
  if (list.length > 0) values.set(field, list);
}

function takeText<T>(
  item: ShopItem,
  tag: SingleTag,
  report: Report,
  parse: (text: string) => ReadResult<T>,
): T | undefined {
  const element = item.single[tag];
  if (element === undefined) return undefined;
  const value = element.text.trim();
  return report.take(parse(value), element, value);
}

function placeOf(element: XmlElement): { line: number; field: string } {
  return { line: element.line, field: element.tag };
}
