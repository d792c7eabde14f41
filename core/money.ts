/** Money is an integer number of minor units (haléř, cent) with a currency, never a float. */
export const currencies = ["CZK", "EUR"] as const;
export type Currency = typeof currencies[number];

export function isCurrency(text: unknown): text is Currency {
  return currencies.includes(text as Currency);
}

/** Shares an amount by a ratio, half away from zero: the one rounding rule of the product. */
export function roundMinor(amount: number): number {
  return amount < 0 ? 0 - Math.round(-amount) : Math.round(amount);
}

/** The part of `grossMinor` without VAT, in minor units. */
export function netOfVat(grossMinor: number, vatRatePercent: number): number {
  return roundMinor((grossMinor * 100) / (100 + vatRatePercent));
}

/** `netMinor` with VAT added, in minor units. */
export function addVat(netMinor: number, vatRatePercent: number): number {
  return roundMinor((netMinor * (100 + vatRatePercent)) / 100);
}
