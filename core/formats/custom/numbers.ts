import { parseDecimal, parsePrice } from "../numbers.ts";
import { read, type ReadResult, unreadable } from "../reading.ts";
import type { NumberStyle, WeightUnit } from "./mapping.ts";

/** An amount of money in minor units; `auto` doubts `1.299`, a style decides it. */
export function priceIn(style: NumberStyle, text: string): ReadResult<number> {
  if (style === "auto") return parsePrice(text);
  const plain = withPoint(style, text);
  return plain === undefined
    ? unreadable("price_unreadable")
    : parsePrice(plain, { thousands: false });
}

const unitBehind = /\s*(?:ks|kus|kusy|kusů|kusov|pcs|%)\.?$/iu;

/** A number without a unit, with `ks` or with `%`. */
export function decimalIn(style: NumberStyle, text: string): ReadResult<number> {
  const bare = text.replace(unitBehind, "");
  const plain = style === "auto" ? bare : withPoint(style, bare);
  return plain === undefined ? unreadable("number_unreadable") : parseDecimal(plain);
}

export function integerIn(style: NumberStyle, text: string): ReadResult<number> {
  const number = decimalIn(style, text);
  if (!number.ok || Number.isSafeInteger(number.value.value)) return number;
  return unreadable("number_unreadable");
}

/** A weight in whole grams; a unit in the cell is believed more than the column's. */
export function weightIn(
  { style, unit }: { style: NumberStyle; unit: WeightUnit },
  text: string,
): ReadResult<number> {
  const [, bare = text, said] = /^(.*?)\s*(kg|g)$/isu.exec(text) ?? [];
  const number = decimalIn(style, bare);
  if (!number.ok) return number;
  const isKilograms = (said ?? unit).toLowerCase() === "kg";
  const grams = Math.round(number.value.value * (isKilograms ? 1_000 : 1));
  return grams >= 0 && Number.isSafeInteger(grams) ? read(grams) : unreadable("number_unreadable");
}

/**
 * The number in a text, without thousands and with a point before its decimals.
 *
 * @returns `undefined` when its separators are not those of the style: `1299.50` with commas.
 */
function withPoint(style: "comma" | "point", text: string): string | undefined {
  const joined = text.replace(/(?<=\d)[\s\u00a0\u202f'](?=\d{3}(?!\d))/gu, "");
  const [found] = /[\d.,]*\d/.exec(joined) ?? [];
  if (found === undefined) return undefined;
  const pattern = style === "comma"
    ? /^(?:\d{1,3}(?:\.\d{3})+|\d+)(?:,\d+)?$/
    : /^(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?$/;
  if (!pattern.test(found)) return undefined;
  const [thousands, decimal] = style === "comma" ? [".", ","] : [",", "."];
  return joined.replace(found, found.replaceAll(thousands, "").replace(decimal, "."));
}
