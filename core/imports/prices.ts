import type { ImportSettings, Rounding } from "./settings.ts";

/** Steps in minor units. */
const steps: Record<Rounding, number> = {
  "0.01": 1,
  "0.10": 10,
  "0.50": 50,
  "1": 100,
  "10": 1_000,
};

/** Per cents have at most two decimals that matter, so all arithmetic is on whole numbers. */
const hundredths = (percent: number): bigint => BigInt(Math.round(percent * 100));

/**
 * A price after VAT, margin and rounding, halves up. Exact for any price: no binary fractions.
 *
 * @param minor minor units
 * @returns minor units, never negative
 * @see R78
 */
export function adjustPrice(
  minor: number,
  { addVatPercent, marginPercent, rounding }: Pick<
    ImportSettings,
    "addVatPercent" | "marginPercent" | "rounding"
  >,
): number {
  if (addVatPercent === 0 && marginPercent === 0 && rounding === "0.01") return minor;
  const factor = (10_000n + hundredths(addVatPercent)) * (10_000n + hundredths(marginPercent));
  const step = BigInt(steps[rounding]);
  const divisor = 100_000_000n * step;
  return Number((BigInt(minor) * factor + divisor / 2n) / divisor * step);
}
