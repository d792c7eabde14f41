import { remembered } from "../remembered.ts";
import { distinct } from "../distinct.ts";
import { type ImageValue, pricePath, textPath, type Values } from "../../catalogue/values.ts";
import { addVat, type Currency, isCurrency } from "../../money.ts";
import { parseBoolean } from "../booleans.ts";
import { parseEan } from "../ean.ts";
import type { ReadOptions } from "../format.ts";
import { parseDecimal, parseInteger, parsePrice } from "../numbers.ts";
import { availabilityOf, availabilityWords } from "../offers/availability_words.ts";
import { conditionOf } from "../offers/conditions.ts";
import { metasOf } from "../offers/metas.ts";
import { spokenText } from "../offers/names.ts";
import { isSaleOn } from "../offers/sales.ts";
import { weightWithUnit } from "../offers/weights.ts";
import { read, type ReadResult, unreadable } from "../reading.ts";
import type { Report } from "../report.ts";
import { parseUrl } from "../urls.ts";
import { parseVatRate } from "../vat_rates.ts";
import type { MergadoItem, MergadoSingle } from "./attributes.ts";

interface Reading {
  item: MergadoItem;
  options: ReadOptions;
  report: Report;
  values: Values;
}

/** Reads everything of an item that does not depend on the other members of its group. */
export function mergadoValues(item: MergadoItem, options: ReadOptions, report: Report): Values {
  const values: Values = new Map();
  const reading = { item, options, report, values };
  setPrices(reading);
  setAvailability(reading);
  setIdentity(reading);
  setAddresses(reading);
  setTexts(reading);
  const category = categoryPath(spokenText(item.text("category")));
  if (category.length > 0) values.set("categoryPaths", [category]);
  const accessories = item.list("accessory").map(({ text }) => text);
  if (accessories.length > 0) values.set("accessories", distinct(accessories));
  const metas = metasOf(item.extras);
  if (metas.length > 0) values.set("metas", metas);
  return values;
}

/**
 * The price at which the item sells: the one of a discount while it holds, and then the usual one is
 * crossed out. The recommended price of the maker is neither.
 */
function setPrices(reading: Reading): void {
  const { item, options, report, values } = reading;
  const currency = currencyOf(reading);
  if (currency === undefined) return;
  const vatRate = take(reading, "vat", (text) => parseVatRate(text, currency));
  const price = priceIn(reading, ["price_vat", "price"], vatRate);
  if (price === undefined) {
    if (!item.single("price_vat") && !item.single("price")) {
      report.add("price_missing", { line: item.at.line, field: "PRICE_VAT" });
    }
    return;
  }
  const discounted = priceIn(reading, ["price_discount_vat", "price_discount"], vatRate);
  const isCheaper = discounted !== undefined && discounted > 0 && discounted < price;
  const isOn = isCheaper && isSaleOn(item.text("sale_price_effective_date"), options.now);
  const dues = take(reading, "dues", amountIn) ?? 0;
  values.set(pricePath("price", currency), (isOn ? discounted : price) + dues);
  if (isOn) values.set(pricePath("commonPrice", currency), price + dues);
  const cost = priceIn(reading, ["cost_vat", "cost"], vatRate);
  if (cost !== undefined) values.set(pricePath("purchasePrice", currency), cost);
  if (vatRate !== undefined) values.set("vatRate", vatRate);
}

function currencyOf({ item, options, report }: Reading): Currency | undefined {
  const said = item.single("currency");
  if (said === undefined) return options.currency;
  const code = said.text.toUpperCase();
  if (isCurrency(code)) return code;
  report.add("currency_unknown", { line: said.line, field: said.tag, value: said.text });
  return undefined;
}

/** With VAT; from the price without it only where the one with it is not given. */
function priceIn(
  reading: Reading,
  [gross, net]: readonly [MergadoSingle, MergadoSingle],
  vatRate: number | undefined,
): number | undefined {
  if (reading.item.single(gross)) return take(reading, gross, amountIn);
  const amount = take(reading, net, amountIn);
  return amount === undefined ? undefined : addVat(amount, vatRate ?? 0);
}

/** Programs write the numbers, without thousands and with as many decimals as they please. */
const amountIn = (text: string): ReadResult<number> => parsePrice(text, { thousands: false });

function setAvailability(reading: Reading): void {
  const { item, options: { language }, report, values } = reading;
  const found = item.single("availability");
  const availability = found && availabilityOf(found.text);
  if (availability) values.set("availability", availabilityWords[availability][language]);
  else if (found) {
    report.add("availability_unreadable", {
      line: found.line,
      field: found.tag,
      value: found.text,
    });
  }
  const days = take(reading, "delivery_days", parseInteger);
  if (days !== undefined && days >= 0) values.set("deliveryDays", days);
  const stock = take(reading, "stock_quantity", parseDecimal) ?? depotsStock(reading);
  if (stock !== undefined) values.set("stock", stock);
}

/** Of all the shop's stores together. */
function depotsStock({ item, report }: Reading): number | undefined {
  let sum: number | undefined;
  for (const { element } of item.list("depot")) {
    const quantity = element?.children.find(({ name }) => name === "STOCK_QUANTITY");
    const text = quantity?.text.trim() ?? "";
    const read = text === "" ? undefined : report.take(parseDecimal(text), quantity!, text);
    if (read !== undefined) sum = (sum ?? 0) + read;
  }
  return sum;
}

function setIdentity(reading: Reading): void {
  const { item, values } = reading;
  const ean = item.text("ean") === "0" ? undefined : take(reading, "ean", parseEan);
  if (ean !== undefined) values.set("ean", ean);
  setText(values, "isbn", item.text("isbn"));
  setText(values, "partNumber", item.text("mpn") || item.text("productno"));
  setText(values, "manufacturer", spokenText(item.text("brand") || item.text("producer")));
  const condition = take(reading, "condition", (text) => {
    const known = conditionOf(text);
    return known ? read(known) : unreadable("choice_unknown");
  });
  if (condition !== undefined) values.set("condition", condition);
  const adult = take(reading, "adult", parseBoolean);
  if (adult !== undefined) values.set("adult", adult);
  const grams = take(reading, "shipping_weight", weightWithUnit);
  if (grams !== undefined) values.set("weight", grams);
  const visibility = item.single("visibility") ? "visibility" : "catalog_visibility";
  const active = take(reading, visibility, isVisible);
  if (active !== undefined) values.set("active", active);
}

/** Words of the shop systems; one that is seen in a part of the shop is seen. */
function isVisible(text: string): ReadResult<boolean> {
  const word = text.toLowerCase();
  if (["hidden", "none", "0"].includes(word)) return read(false);
  return ["visible", "both", "catalog", "search", "1"].includes(word)
    ? read(true)
    : unreadable("choice_unknown");
}

function setAddresses(reading: Reading): void {
  const { item, options: { language }, report, values } = reading;
  const url = take(reading, "url", (text) => parseUrl(text.replaceAll("&amp;", "&")));
  if (url !== undefined) values.set(textPath("url", language), url);
  const video = take(reading, "video", parseUrl);
  if (video !== undefined) values.set("videoUrl", video);
  const main = item.single("image");
  const urls: string[] = [];
  for (const source of [...main ? [main] : [], ...item.list("image_alternative")]) {
    const image = report.take(parseUrl(source.text), source, source.text);
    if (image !== undefined) urls.push(image);
  }
  const images: ImageValue[] = distinct(urls).map((url, index) =>
    index === 0 ? { url, main: true } : { url }
  );
  if (images.length > 0) values.set("images", images);
}

function setTexts({ item, options: { language }, values }: Reading): void {
  setText(values, textPath("longDescription", language), item.text("description"));
  setText(values, textPath("shortDescription", language), item.text("description_short"));
}

/** Shops' modules part levels in three ways; a bare `/` stands inside names. */
const categoryPath = remembered((text): readonly string[] => {
  const separator = [" | ", " > ", " / "].find((one) => text.includes(one)) ?? " | ";
  return text.split(separator).map((level) => level.trim()).filter((level) => level !== "");
});

function setText(values: Values, path: string, text: string): void {
  if (text !== "") values.set(path, text);
}

function take<T>(
  { item, report }: Reading,
  name: MergadoSingle,
  parse: (text: string) => ReadResult<T>,
): T | undefined {
  const found = item.single(name);
  return found && report.take(parse(found.text), found, found.text);
}
