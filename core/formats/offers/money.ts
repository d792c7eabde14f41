import { type Currency, isCurrency } from "../../money.ts";
import { priceIn } from "../custom/numbers.ts";
import { read, type ReadResult, unreadable } from "../reading.ts";

export interface Money {
  minor: number;
  currency: Currency;
}

/** All that a number is written with. */
const numeral = /[\d\s.,'\u00a0\u202f\u2009-]+/gu;
const signs = new Map<string, Currency>([["kč", "CZK"], ["kc", "CZK"], ["€", "EUR"]]);

/**
 * Reads an amount with its currency: `12.90 CZK`, `CZK 12,90`, `1 299,00 Kč`, `350.00`.
 *
 * @param usual the currency of an amount that does not say its own
 * @returns `currency_unknown` for one that we do not keep, which must not pass for another;
 * `price_missing` for nothing and for zero, which is how programs write that there is no price
 */
export function moneyIn(
  text: string,
  { style, usual }: { style: "auto" | "comma" | "point"; usual: Currency },
): ReadResult<Money> {
  const plain = plainAmount.exec(text);
  if (plain) return amountOf(plain[1]!, plain[2]!, style);
  const said = text.replace(numeral, "").toLowerCase();
  const currency = said === "" ? usual : signs.get(said) ?? said.toUpperCase();
  if (!/\d/.test(text)) return unreadable("price_unreadable");
  const amount = said === "" ? text : (text.match(numeral) ?? []).join("");
  return amountOf(amount.trim(), currency, style);
}

/** As programs write it, and nearly all feeds have it. */
const plainAmount = /^(\d{1,12}(?:\.\d{1,2})?) ([A-Z]{3})$/;

function amountOf(
  text: string,
  currency: string,
  style: "auto" | "comma" | "point",
): ReadResult<Money> {
  if (!isCurrency(currency)) return unreadable("currency_unknown");
  const amount = priceIn(style, text);
  if (!amount.ok) return amount;
  const { value: minor, warning } = amount.value;
  return minor === 0 ? unreadable("price_missing") : read({ minor, currency }, warning);
}
