import { type Currency, isCurrency } from "../../money.ts";
import { parseDay } from "../../formats/dates.ts";
import { type StatementProblem, StatementRefusal } from "./statement.ts";

type Where = Omit<StatementProblem, "code" | "value">;

const decimal = /^([+-]?)(\d{1,40})(?:[.,](\d{1,40}))?(?:[eE]\+?(\d{1,2}))?$/;

/**
 * The minor units of an amount, read as text: a double would lose cents. `1.0E7` is how some programs
 * write ten million.
 */
export function amountOf(text: string, where: Where): number {
  const value = text.trim();
  const parts = decimal.exec(value);
  if (!parts) throw new StatementRefusal("statement_amount_unreadable", { ...where, value });
  const [, sign, whole = "", fraction = "", exponent = "0"] = parts;
  const shift = Number(exponent);
  const digits = whole + fraction.padEnd(shift, "0").slice(0, shift);
  const rest = fraction.slice(shift).replace(/0+$/, "");
  if (rest.length > 2) throw new StatementRefusal("statement_amount_decimals", { ...where, value });
  const minor = Number(digits + rest.padEnd(2, "0"));
  if (!Number.isSafeInteger(minor)) {
    throw new StatementRefusal("statement_amount_too_large", { ...where, value });
  }
  return sign === "-" && minor !== 0 ? -minor : minor;
}

/** A sum of any number of amounts, which may exceed what one amount may be. */
export const sumOf = (amounts: readonly number[]): bigint =>
  amounts.reduce((total, amount) => total + BigInt(amount), 0n);

/** A day from the beginning of a date with or without time and offset. */
export function dayOf(text: string, where: Where): string {
  const value = text.trim();
  const day = parseDay(value.slice(0, 10));
  if (!day.ok) throw new StatementRefusal("statement_day_unreadable", { ...where, value });
  return day.value.value;
}

export function currencyOf(text: string, where: Where): Currency {
  const value = text.trim().toUpperCase();
  if (isCurrency(value)) return value;
  throw new StatementRefusal("statement_currency_unknown", { ...where, value });
}
