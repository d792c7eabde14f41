/** A price and the instant from which it held. */
export interface PricePoint {
  /** RFC 3339 UTC. */
  at: string;
  amountMinor: number;
}

const dayMs = 86_400_000;

/**
 * The lowest price that held at any time of the last days: what must be shown beside a discount.
 *
 * @param points oldest first
 * @param now instant, RFC 3339 UTC
 * @returns minor units; `undefined` when there was no price
 */
export function lowestPrice(
  points: readonly PricePoint[],
  now: string,
  days = 30,
): number | undefined {
  const from = Date.parse(now) - days * dayMs;
  let lowest: number | undefined;
  points.forEach(({ amountMinor }, index) => {
    const until = points[index + 1]?.at ?? now;
    if (Date.parse(until) >= from && (lowest === undefined || amountMinor < lowest)) {
      lowest = amountMinor;
    }
  });
  return lowest;
}
