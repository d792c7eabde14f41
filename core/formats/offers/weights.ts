import { parseDecimal } from "../numbers.ts";
import { read, type ReadResult, unreadable } from "../reading.ts";

const gramsOf = new Map([["g", 1], ["kg", 1_000], ["lb", 453.59237], ["lbs", 453.59237], [
  "oz",
  28.349523125,
]]);

/** Reads a weight with its unit: `0.5 kg`, `300g`, `2 lb`; gives whole grams. */
export function weightWithUnit(text: string): ReadResult<number> {
  const [, number = "", unit = ""] = /^([\d\s.,\u00a0]+)([a-z]+)$/iu.exec(text.trim()) ?? [];
  const grams = gramsOf.get(unit.toLowerCase());
  const amount = parseDecimal(number);
  if (grams === undefined || !amount.ok) return unreadable("number_unreadable");
  return read(Math.round(amount.value.value * grams));
}
