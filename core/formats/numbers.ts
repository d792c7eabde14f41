import { read, type ReadResult, unreadable } from "./reading.ts";

/** No price, stock or weight of a shop has more digits before the decimal separator. */
const digitsMax = 12;

export interface PriceSyntax {
  /**
   * `true`: people write it, so `1.299` is 1299 and a doubt. `false`: a program writes it, there are
   * no thousands separators and `1.299` is rounded to two decimals.
   */
  thousands: boolean;
}

/**
 * Reads an amount of money: `1490`, `1 490,50 Kč`, `1.299,00`, `€ 14.90`, `1490,-`.
 *
 * A single separator followed by three digits is thousands, with the warning `price_ambiguous`; a
 * third decimal that cannot be thousands (`0.125`) is refused, unless the rest are zeros.
 *
 * @returns Minor units, or `price_unreadable`; a negative amount is unreadable too.
 */
export function parsePrice(
  text: string,
  syntax: PriceSyntax = { thousands: true },
): ReadResult<number> {
  if (plainPrice.test(text)) return decimalPrice(text);
  const bare = text.replace(/kč|czk|€|eur/iu, "").replace(/[,.][-–—]+\s*$/u, "").trim();
  const grouped = /^\d{1,3}(?:[\s\u00a0\u202f\u2009']\d{3})+(?=[.,]|$)/u.exec(bare)?.[0] ?? "";
  const digits = grouped.replace(/\D/g, "") + bare.slice(grouped.length);
  if (!/^\d[\d.,]*$/.test(digits)) return unreadable("price_unreadable");
  if (!syntax.thousands) return programPrice(digits);
  return separatedPrice(digits);
}

/** How nearly all feeds write a price; read without further thought. */
const plainPrice = /^\d{1,12}(?:[.,]\d{1,2})?$/;

function decimalPrice(text: string): ReadResult<number> {
  const separator = text.search(/[.,]/);
  if (separator < 0) return read(Number(text) * 100);
  const whole = Number(text.slice(0, separator));
  return read(whole * 100 + Number(text.slice(separator + 1).padEnd(2, "0")));
}

/** Digits with points and commas: the last of two kinds is the decimal one. */
function separatedPrice(text: string): ReadResult<number> {
  const separators = text.replace(/\d/g, "");
  const last = separators.at(-1) ?? "";
  if (separators === "") return minorUnits(text, "");
  if (separators.length === 1) return oneSeparator(text, last);
  const isDecimal = separators.indexOf(last) === separators.length - 1;
  const cut = isDecimal ? text.lastIndexOf(last) : text.length;
  const whole = text.slice(0, cut);
  if (!/^\d{1,3}(?:([.,])\d{3})(?:\1\d{3})*$/.test(whole)) return unreadable("price_unreadable");
  return minorUnits(whole.replace(/\D/g, ""), text.slice(cut + 1));
}

function oneSeparator(text: string, separator: string): ReadResult<number> {
  const [whole = "", fraction = ""] = text.split(separator);
  if (fraction.length !== 3) return minorUnits(whole, fraction);
  if (/^[1-9]\d{0,2}$/.test(whole)) return minorUnits(whole + fraction, "", "price_ambiguous");
  return minorUnits(whole, fraction);
}

function programPrice(text: string): ReadResult<number> {
  const [whole = "", fraction = "", ...more] = text.split(/[.,]/);
  if (more.length > 0) return unreadable("price_unreadable");
  const kept = (fraction + "000").slice(0, 3);
  const exact = minorUnits(whole, kept.slice(0, 2));
  if (!exact.ok) return exact;
  return read(exact.value.value + (Number(kept[2]) >= 5 ? 1 : 0));
}

function minorUnits(
  whole: string,
  fraction: string,
  warning?: "price_ambiguous",
): ReadResult<number> {
  if (whole.length > digitsMax || !/^0*$/.test(fraction.slice(2))) {
    return unreadable("price_unreadable");
  }
  return read(Number(whole) * 100 + Number(fraction.slice(0, 2).padEnd(2, "0")), warning);
}

/** Reads a number without unit, with a point or a comma: a stock, a weight, a percentage. */
export function parseDecimal(text: string): ReadResult<number> {
  if (/^\d{1,15}$/.test(text)) return read(Number(text));
  const bare = text.trim().replace(/[\s\u00a0\u202f]/gu, "").replace(",", ".");
  if (!/^[-+]?\d+(?:\.\d+)?$/.test(bare) || bare.length > 2 * digitsMax) {
    return unreadable("number_unreadable");
  }
  const number = Number(bare);
  return Math.abs(number) <= Number.MAX_SAFE_INTEGER
    ? read(number)
    : unreadable("number_unreadable");
}

/** Reads a whole number; `380.0` is whole too. */
export function parseInteger(text: string): ReadResult<number> {
  const number = parseDecimal(text);
  if (!number.ok || Number.isSafeInteger(number.value.value)) return number;
  return unreadable("number_unreadable");
}
