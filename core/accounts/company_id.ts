const weights = [8, 7, 6, 5, 4, 3, 2];

/**
 * Reads a Czech or Slovak company number (IČO): up to eight digits, the last of which checks the
 * others; leading zeros may be left out and spaces stand anywhere.
 *
 * @returns Eight digits, or `undefined` when it is no company number.
 */
export function readCompanyId(text: string): string | undefined {
  const digits = text.replace(/[\s\u00a0]/g, "");
  if (!/^\d{6,8}$/.test(digits)) return undefined;
  const id = digits.padStart(8, "0");
  if (id === "00000000") return undefined;
  const sum = weights.reduce((total, weight, index) => total + weight * Number(id[index]), 0);
  return (11 - (sum % 11)) % 10 === Number(id[7]) ? id : undefined;
}
