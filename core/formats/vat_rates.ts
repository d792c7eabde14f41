import type { Currency } from "../money.ts";
import { parseDecimal } from "./numbers.ts";
import { read, type ReadResult, unreadable } from "./reading.ts";

/** Rates in force: Czech since 2024-01-01, Slovak since 2025-01-01; zero everywhere. */
const usualRates: Record<Currency, readonly number[]> = {
  CZK: [0, 12, 21],
  EUR: [0, 5, 19, 23],
};

/** The usual ones, for prices without VAT of which nobody says the rate. */
export const standardRates: Record<Currency, number> = { CZK: 21, EUR: 23 };

/**
 * Reads a rate of VAT in percent: `21`, `21 %`, and the old fraction `0,21`.
 *
 * The currency stands for the market: a rate that is not in force there is kept with the warning
 * `vat_rate_unusual`; what is no rate at all is `number_unreadable`.
 */
export function parseVatRate(text: string, currency: Currency): ReadResult<number> {
  const number = parseDecimal(text.replace("%", ""));
  if (!number.ok) return number;
  const found = number.value.value;
  const rate = found > 0 && found < 1 ? Math.round(found * 10_000) / 100 : found;
  if (rate < 0 || rate > 100) return unreadable("number_unreadable");
  return read(rate, usualRates[currency].includes(rate) ? undefined : "vat_rate_unusual");
}
