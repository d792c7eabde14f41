import type { Currency } from "../money.ts";
import type { ReadOptions } from "./format.ts";
import { read, type ReadResult, unreadable } from "./reading.ts";
import { standardRates } from "./vat_rates.ts";

/** One pair: the code, and the rate in per cent. */
const pair = /^([\w.-]{1,20})\s*[=:]\s*(\d{1,2}(?:[.,]\d{1,2})?)\s*%?$/;

/**
 * Reads what people write of the codes of their former system: `1=21, 2=12`, also with semicolons or
 * line ends between the pairs.
 *
 * @returns rates in per cent by code; `undefined` for what are no pairs
 */
export function readVatCodes(text: string): Map<string, number> | undefined {
  const rates = new Map<string, number>();
  const parts = text.split(/[;\n]|,\s+|,(?=[^,;=:\n]*[=:])/).map((part) => part.trim());
  for (const part of parts.filter((each) => each !== "")) {
    const [, code, rate] = pair.exec(part) ?? [];
    if (code === undefined) return undefined;
    rates.set(code, Number(rate!.replace(",", ".")));
  }
  return rates;
}

/** Rates in force, in the order in which a shop usually lists them. */
const usualOrder: Record<Currency, readonly number[]> = { CZK: [21, 12], EUR: [23, 19, 5] };

/**
 * The rate of a code that selects one from the shop's own list, which the file does not hold. A code
 * of which the import says nothing is taken as the usual list has it, else as the standard rate; all
 * but the first with the warning `vat_code_unset`.
 */
export function rateOfCode(
  text: string,
  { currency, vatCodes }: Pick<ReadOptions, "currency" | "vatCodes">,
): ReadResult<number> {
  const given = vatCodes?.get(text);
  if (given !== undefined) return read(given);
  if (!/^\d{1,3}$/.test(text)) return unreadable("number_unreadable");
  const usual = usualOrder[currency][Number(text) - 1] ?? standardRates[currency];
  return read(usual, text === "1" ? undefined : "vat_code_unset");
}
