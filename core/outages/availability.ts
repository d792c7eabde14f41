import { lengthMs, merged, type OutageTime } from "./outage.ts";

/** How much of a year everything should work, in percent. @see R219 */
export const promisedPercent = 99;

export interface Availability {
  totalMs: number;
  /** In which something did not work, each moment once. */
  downMs: number;
  /** Rounded down to thousandths, so that an outage never rounds away. */
  percent: number;
  isKept: boolean;
}

/**
 * How much of a time everything worked. Outages that overlap count once; interruptions that were
 * announced do not count at all.
 *
 * @param outages those without an end go on until `to`
 * @see R219
 */
export function availability(
  outages: readonly OutageTime[],
  { from, to }: { from: string; to: string },
): Availability {
  const down = outages.filter(({ kind }) => kind !== "planned").map(({ startedAt, endedAt }) => ({
    from: startedAt > from ? startedAt : from,
    to: endedAt !== undefined && endedAt < to ? endedAt : to,
  }));
  const totalMs = Math.max(0, lengthMs({ from, to }));
  const downMs = merged(down).reduce((sum, each) => sum + lengthMs(each), 0);
  const thousandths = totalMs === 0
    ? 100_000
    : Math.floor(((totalMs - downMs) * 100_000) / totalMs);
  const isKept = (totalMs - downMs) * 100 >= totalMs * promisedPercent;
  return { totalMs, downMs, percent: thousandths / 1000, isKept };
}
