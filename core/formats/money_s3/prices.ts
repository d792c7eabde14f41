import { pricePath } from "../../catalogue/values.ts";
import { addVat, type Currency, isCurrency } from "../../money.ts";
import { takeChild } from "../children.ts";
import { parseDecimal, parsePrice } from "../numbers.ts";
import { read, type ReadResult, unreadable } from "../reading.ts";
import type { UpgatesContext } from "../upgates/context.ts";
import { parseVatRate } from "../vat_rates.ts";
import { childNamed, childrenNamed, textOf, type XmlElement } from "../xml/element.ts";

/** Amounts have a point and up to four decimals. */
function parseAmount(text: string): ReadResult<number> {
  const number = parseDecimal(text);
  if (!number.ok || !/\.\d{3,}$/.test(text)) return parsePrice(text, { thousands: false });
  const { value } = number.value;
  return value < 0 ? unreadable("price_unreadable") : read(Math.round(value * 100));
}

/**
 * Prices with VAT. Each block says for itself whether it has VAT, which is added where it does not;
 * nothing costs zero, and a rate of zero may just as well be none.
 */
export function readPrices(context: UpgatesContext, stock: XmlElement): void {
  const { values, report, options } = context;
  const settings = childNamed(stock, "KONFIGURACE");
  const rateOf = (name: string) =>
    (settings &&
      takeChild(context, settings, name, (text) => parseVatRate(text, options.currency))) ||
    undefined;
  const rate = rateOf("SDPH_PROD");
  if (rate !== undefined) values.set("vatRate", rate);
  for (const block of childrenNamed(stock, "PC")) {
    const currency = currencyOf(block, options.currency);
    const first = childNamed(block, "CENA1");
    const amount = first && takeChild(context, first, "CENA", parseAmount);
    if (!amount) continue;
    if (currency === undefined) {
      const value = textOf(childNamed(block, "MENA")!, "KOD");
      report.add("currency_unknown", { line: block.line, field: "Mena", value });
      continue;
    }
    const path = pricePath("price", currency, priceListOf(block));
    const isGross = /^(?:1|true)$/i.test(textOf(block, "SDPH"));
    if (!values.has(path)) values.set(path, withVat(amount, isGross, rate));
  }
  const purchase = takeChild(context, stock, "NAK_CENA", parseAmount) ||
    takeChild(context, stock, "POSL_N_CEN", parseAmount);
  if (!purchase) return;
  const path = pricePath("purchasePrice", options.currency);
  values.set(path, withVat(purchase, false, rateOf("SDPH_NAKUP") ?? rate));
}

const withVat = (amount: number, isGross: boolean, rate: number | undefined): number =>
  isGross || rate === undefined ? amount : addVat(amount, rate);

/** An empty currency is the home one; `undefined` for one that the shop cannot keep. */
function currencyOf(block: XmlElement, usual: Currency): Currency | undefined {
  const currency = childNamed(block, "MENA");
  const code = currency ? textOf(currency, "KOD").toUpperCase() : "";
  if (code === "") return usual;
  return isCurrency(code) ? code : undefined;
}

/** A block without a level is the base price. */
function priceListOf(block: XmlElement): string {
  const level = childNamed(block, "HLADINA");
  return level ? textOf(level, "ZKRAT") || textOf(level, "NAZEV") : "";
}
