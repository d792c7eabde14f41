import { pricePath } from "../../catalogue/values.ts";
import { addVat, type Currency } from "../../money.ts";
import { parseBoolean } from "../booleans.ts";
import { parsePrice } from "../numbers.ts";
import type { ReadResult } from "../reading.ts";
import type { UpgatesContext } from "../upgates/context.ts";
import { parseVatRate } from "../vat_rates.ts";
import { childNamed, textOf, type XmlElement } from "../xml/element.ts";
import { listed, takeChild } from "../children.ts";

export const parseAmount = (text: string): ReadResult<number> =>
  parsePrice(text, { thousands: false });

/** Levels of VAT that are in force, in the country whose currency it is; `none` everywhere. */
const levels: Record<Currency, Record<string, number>> = {
  CZK: { none: 0, low: 12, high: 21 },
  EUR: { none: 0, third: 5, low: 19, high: 23 },
};

/** The level that is said, or the rate beside it; a former level without a rate is unknown. */
function readRate(
  { report, options: { currency } }: UpgatesContext,
  header: XmlElement,
  name: string,
): number | undefined {
  const element = childNamed(header, name);
  const level = element?.text.trim() ?? "";
  const said = element?.attributes?.get("VALUE")?.trim() ?? "";
  if (element === undefined || (level === "" && said === "")) return undefined;
  if (said !== "") return report.take(parseVatRate(said, currency), element, said);
  const rate = levels[currency][level];
  if (rate === undefined) {
    report.add("choice_unknown", { line: element.line, field: element.tag, value: level });
  }
  return rate;
}

/** The price level that is the selling price itself. */
const baseLevel = /^(?:prodejní|predajná)$/i;

/**
 * Prices with VAT. Unless `payVAT` says that they have it, VAT is added when its rate is known. The
 * levels are on the same basis as the selling price, and nothing costs zero.
 */
export function readPrices(
  context: UpgatesContext,
  stock: XmlElement,
  header: XmlElement,
): void {
  const { values, options: { currency } } = context;
  const rate = readRate(context, header, "SELLINGRATEVAT");
  if (rate !== undefined) values.set("vatRate", rate);
  const selling = priceOf(context, header, "SELLINGPRICE", rate);
  if (selling !== undefined) values.set(pricePath("price", currency), selling);
  const purchaseRate = readRate(context, header, "PURCHASINGRATEVAT") ?? rate;
  const purchase = priceOf(context, header, "PURCHASINGPRICE", purchaseRate) ??
    priceOf(context, header, "WEIGHTEDPURCHASEPRICE", purchaseRate);
  if (purchase !== undefined) values.set(pricePath("purchasePrice", currency), purchase);
  const isGross = paysVat(childNamed(header, "SELLINGPRICE"));
  for (const level of listed(stock, "STOCKPRICEITEM", "STOCKPRICE")) {
    const name = textOf(level, "IDS");
    const amount = takeChild(context, level, "PRICE", parseAmount);
    if (name === "" || baseLevel.test(name) || !amount) continue;
    values.set(pricePath("price", currency, name), withVat(amount, isGross, rate));
  }
}

function priceOf(
  context: UpgatesContext,
  header: XmlElement,
  name: string,
  rate: number | undefined,
): number | undefined {
  const amount = takeChild(context, header, name, parseAmount);
  return amount ? withVat(amount, paysVat(childNamed(header, name)), rate) : undefined;
}

const withVat = (amount: number, isGross: boolean, rate: number | undefined): number =>
  isGross || rate === undefined ? amount : addVat(amount, rate);

function paysVat(element: XmlElement | undefined): boolean {
  const said = parseBoolean(element?.attributes?.get("PAYVAT") ?? "");
  return said.ok && said.value.value;
}
