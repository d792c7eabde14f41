import { read, type ReadResult, unreadable } from "./reading.ts";

const lengths = new Set([8, 12, 13, 14]);

/**
 * Reads an EAN, UPC or ISBN-13: spaces, hyphens and the `.0` of a spreadsheet are dropped, leading
 * zeros stay.
 *
 * @returns The digits, with `ean_check_digit` when the last one is wrong; `ean_unusable` for another
 * length or what a spreadsheet has destroyed (`8,00317E+12`).
 */
export function parseEan(text: string): ReadResult<string> {
  const digits = /^\d+$/.test(text)
    ? text
    : text.replace(/[.,]0+\s*$/, "").replace(/[\s\u00a0-]/gu, "");
  if (!/^\d+$/.test(digits) || !lengths.has(digits.length)) return unreadable("ean_unusable");
  return read(digits, checkDigit(digits) === Number(digits.at(-1)) ? undefined : "ean_check_digit");
}

/** The check digit of GS1 codes: weights 3 and 1 from the right. */
function checkDigit(digits: string): number {
  let sum = 0;
  for (let index = digits.length - 2, weight = 3; index >= 0; index--, weight = 4 - weight) {
    sum += weight * (digits.charCodeAt(index) - 48);
  }
  return (10 - sum % 10) % 10;
}
