import type { Interval } from "../../core/outages/outage.ts";
import { beatSeconds, silence } from "../../core/outages/silence.ts";
import { realClock } from "../clock.ts";
import type { Platform } from "../platform.ts";
import { lastBeat, recordSilence, setBeat } from "./beats.ts";
import { holdClock, type LookOptions } from "./clock_hold.ts";

/**
 * Gives a sign of life, and records the silence before it when that was an outage. All of it is one
 * transaction, so of several processes that begin at once the first records the silence and the
 * others find its sign of life. What was known not to work is not recorded again. While the clock is
 * in doubt there is neither a sign nor a silence.
 *
 * @returns what was recorded
 */
export async function beat(
  platform: Pick<Platform, "database" | "now" | "folder">,
  { realNow = realClock, own }: LookOptions = {},
): Promise<Interval[]> {
  const { database, now } = platform;
  return await database.write(async (transaction) => {
    if (await holdClock(transaction, platform, { realNow, own })) return [];
    const present = { now: now(), realNow: realNow(), ...(own === undefined ? {} : { own }) };
    const last = await lastBeat(transaction);
    const silent = last && silence(last, present);
    const recorded = silent ? await recordSilence(transaction, silent) : [];
    await setBeat(transaction, { at: present.now, realAt: present.realNow });
    return recorded;
  });
}

/**
 * Beats now and each minute from then on, apart from the minute's tick: what that does may take
 * longer than a silence may last.
 *
 * @param tell what was recorded, or why a beat failed; the next one tries again
 */
export async function startHeart(
  platform: Pick<Platform, "database" | "now" | "folder">,
  tell: { outage: (outage: Interval) => void; failed: (error: unknown) => void },
): Promise<Disposable> {
  let lastMs: number | undefined;
  const once = async () => {
    try {
      const own = lastMs === undefined ? undefined : performance.now() - lastMs;
      for (const outage of await beat(platform, { own })) tell.outage(outage);
      lastMs = performance.now();
    } catch (error) {
      tell.failed(error);
    }
  };
  await once();
  const timer = setInterval(once, beatSeconds * 1000);
  return { [Symbol.dispose]: () => clearInterval(timer) };
}
