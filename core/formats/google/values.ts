import { distinct } from "../distinct.ts";
import { type ImageValue, pricePath, textPath, type Values } from "../../catalogue/values.ts";
import type { Currency } from "../../money.ts";
import { parseBoolean } from "../booleans.ts";
import { parseDay } from "../dates.ts";
import { parseEan } from "../ean.ts";
import type { ReadOptions } from "../format.ts";
import { parseDecimal, parseInteger } from "../numbers.ts";
import { availabilityOf, availabilityWords } from "../offers/availability_words.ts";
import { conditionOf } from "../offers/conditions.ts";
import { metasOf } from "../offers/metas.ts";
import { type Money, moneyIn } from "../offers/money.ts";
import { spokenText } from "../offers/names.ts";
import { isSaleOn } from "../offers/sales.ts";
import { weightWithUnit } from "../offers/weights.ts";
import type { ReadResult } from "../reading.ts";
import type { Report } from "../report.ts";
import { parseUrl } from "../urls.ts";
import { parseVatRate } from "../vat_rates.ts";
import { unescapeHtml } from "../xml/html_entities.ts";
import { attributeName, type FeedText } from "../offers/feed_item.ts";
import type { GoogleItem, SingleAttribute } from "./attributes.ts";

interface Reading {
  item: GoogleItem;
  options: ReadOptions;
  report: Report;
  values: Values;
}

/** Reads everything of an offer that does not depend on the other members of its group. */
export function googleValues(item: GoogleItem, options: ReadOptions, report: Report): Values {
  const values: Values = new Map();
  const reading = { item, options, report, values };
  setPrices(reading);
  setAvailability(reading);
  setIdentity(reading);
  setAddresses(reading);
  setCategories(reading);
  const description = item.text("description") || item.text("summary") || item.text("content");
  if (description !== "") {
    values.set(textPath("longDescription", options.language), descriptionOf(description));
  }
  const metas = metasOf(item.extras);
  if (metas.length > 0) values.set("metas", metas);
  return values;
}

/** HTML that was escaped twice is HTML all the same; in a text with tags it stays as it is. */
function descriptionOf(text: string): string {
  return !/<[a-z!/]/i.test(text) && /&lt;[a-z/]/i.test(text) ? unescapeHtml(text) : text;
}

/**
 * The price at which the offer sells. While a sale is on, that is the one of the sale and the usual
 * price is the crossed-out one, so that a sale that is over ends with the next file.
 */
function setPrices(reading: Reading): void {
  const { item, options, report, values } = reading;
  const price = takeMoney(reading, "price");
  const sale = takeMoney(reading, "sale_price");
  if (price === undefined) {
    if (!item.single("price")) report.add("price_missing", { line: item.at.line, field: "price" });
    return;
  }
  const { currency } = price;
  const isCheaper = sale?.currency === currency && sale.minor < price.minor;
  const isOn = isCheaper && isSaleOn(item.text("sale_price_effective_date"), options.now);
  values.set(pricePath("price", currency), isOn ? sale.minor : price.minor);
  if (isOn) values.set(pricePath("commonPrice", currency), price.minor);
  const cost = takeMoney(reading, "cost_of_goods_sold");
  if (cost !== undefined) values.set(pricePath("purchasePrice", cost.currency), cost.minor);
  const vatRate = vatRateOf(reading, currency);
  if (vatRate !== undefined) values.set("vatRate", vatRate);
}

function takeMoney(reading: Reading, name: SingleAttribute): Money | undefined {
  const { item, options } = reading;
  const style = options.decimalStyle ?? "auto";
  const said = item.text("currency");
  return take(reading, name, (text) => {
    const full = said !== "" && /^[\d\s.,]+$/u.test(text) ? `${text} ${said}` : text;
    return moneyIn(full, { style, usual: options.currency });
  });
}

const countries: Record<Currency, string> = { CZK: "CZ", EUR: "SK" };

/** The only hint of a rate, which Google has for America alone and shops write all the same. */
function vatRateOf({ item, report }: Reading, currency: Currency): number | undefined {
  for (const { element } of item.list("tax")) {
    const part = (wanted: string) =>
      element?.children.find(({ tag }) => attributeName(tag) === wanted);
    const country = part("country")?.text.trim().toUpperCase() ?? "";
    const rate = part("rate");
    if (rate === undefined || (country !== "" && country !== countries[currency])) continue;
    const text = rate.text.trim();
    return report.take(parseVatRate(text, currency), rate, text);
  }
  return undefined;
}

function setAvailability(reading: Reading): void {
  const { item, options: { language }, report, values } = reading;
  const found = item.single("availability");
  const availability = found && availabilityOf(found.text);
  if (availability) values.set("availability", availabilityWords[availability][language]);
  else if (found) report.add("availability_unreadable", placeOf(found));
  const isLater = availability === "preorder" || availability === "backorder";
  const from = take(reading, "availability_date", parseDay);
  if (from !== undefined && isLater) values.set("availableFrom", from);
  const days = take(reading, "max_handling_time", parseInteger);
  if (days !== undefined && days >= 0) values.set("deliveryDays", days);
  const stock = stockAttributes.find((name) => item.single(name));
  const quantity = stock && take(reading, stock, parseDecimal);
  if (quantity !== undefined) values.set("stock", quantity);
}

const stockAttributes = ["quantity", "quantity_to_sell_on_facebook", "inventory", "stock"] as const;

function setIdentity(reading: Reading): void {
  const { item, report, values } = reading;
  const ean = take(reading, "gtin", eanIn);
  if (ean !== undefined) values.set("ean", ean);
  const mpn = item.text("mpn");
  if (mpn !== "") values.set("partNumber", mpn);
  const brand = spokenText(item.text("brand"));
  if (brand !== "") values.set("manufacturer", brand);
  const condition = item.single("condition");
  const known = condition && conditionOf(condition.text);
  if (known) values.set("condition", known);
  else if (condition) report.add("choice_unknown", placeOf(condition));
  const adult = take(reading, "adult", parseBoolean);
  if (adult !== undefined) values.set("adult", adult);
  const weight = item.single("shipping_weight") ? "shipping_weight" : "product_weight";
  const grams = take(reading, weight, weightWithUnit);
  if (grams !== undefined) values.set("weight", grams);
}

/** The first of several that is one; when none is, what is wrong with the first. */
export function eanIn(text: string): ReadResult<string> {
  const readings = text.split(",").map((one) => parseEan(one.trim()));
  return readings.find(({ ok }) => ok) ?? readings[0]!;
}

function setAddresses(reading: Reading): void {
  const { options, values } = reading;
  const url = take(reading, "link", parseUrl);
  if (url !== undefined) values.set(textPath("url", options.language), url);
  const images = imagesOf(reading);
  if (images.length > 0) values.set("images", images);
}

/** Pictures in the order of the feed, the main one first; each once. */
function imagesOf({ item, report }: Reading): ImageValue[] {
  const urls: string[] = [];
  const found = [
    ...item.list("image_link"),
    ...item.list("additional_image_link"),
    ...item.list("lifestyle_image_link"),
  ];
  for (const source of found) {
    const url = report.take(parseUrl(source.text), source, source.text);
    if (url !== undefined) urls.push(url);
  }
  return distinct(urls).map((url, index) => index === 0 ? { url, main: true } : { url });
}

/** The shop's own tree; without one the path in Google's, but never a number of it. */
function setCategories({ item, values }: Reading): void {
  const own = item.list("product_type").map(({ text }) => text);
  const google = item.text("google_product_category");
  const texts = own.length > 0 ? own : /\D/.test(google) ? [google] : [];
  const paths = texts
    .map((text) => spokenText(text).split(">").map((level) => level.trim()).filter(Boolean))
    .filter((path) => path.length > 0);
  if (paths.length > 0) values.set("categoryPaths", paths);
}

function take<T>(
  { item, report }: Reading,
  name: SingleAttribute,
  parse: (text: string) => ReadResult<T>,
): T | undefined {
  const found = item.single(name);
  return found && report.take(parse(found.text), found, found.text);
}

function placeOf({ line, tag, text }: FeedText) {
  return { line, field: tag, value: text };
}
