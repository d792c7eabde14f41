import type { Interval } from "../../core/outages/outage.ts";
import { lengthMs, uncovered } from "../../core/outages/outage.ts";
import { beatSeconds, type HeartBeat, isSilence, silence } from "../../core/outages/silence.ts";
import { type Clock, realClock } from "../clock.ts";
import { type Queryable, queryFirst } from "../engine/database.ts";
import type { Platform } from "../platform.ts";
import { insertOutage, knownTimes } from "../platform/outages.ts";

export interface BeatOptions {
  realNow?: Clock;
  /** How long ago this process beat itself, in milliseconds that no clock changes. */
  own?: number | undefined;
}

/**
 * Gives a sign of life, and records the silence before it when that was an outage. All of it is one
 * transaction, so of several processes that begin at once the first records the silence and the
 * others find its sign of life. What was known not to work is not recorded again.
 *
 * @returns what was recorded
 */
export async function beat(
  { database, now }: Pick<Platform, "database" | "now">,
  { realNow = realClock, own }: BeatOptions = {},
): Promise<Interval[]> {
  return await database.write(async (transaction) => {
    const present = { now: now(), realNow: realNow(), ...(own === undefined ? {} : { own }) };
    const last = await lastBeat(transaction);
    const silent = last && silence(last, present);
    const recorded = silent ? await record(transaction, silent) : [];
    await transaction.execute({
      sql: `INSERT INTO heart_beat (id, at, real_at) VALUES (1, ?, ?)
            ON CONFLICT (id) DO UPDATE SET at = excluded.at, real_at = excluded.real_at`,
      args: [present.now, present.realNow],
    });
    return recorded;
  });
}

async function record(transaction: Queryable, silent: Interval): Promise<Interval[]> {
  const unknown = uncovered(silent, await knownTimes(transaction, silent))
    .filter((each) => isSilence(lengthMs(each)));
  const recorded: Interval[] = [];
  for (const each of unknown) {
    const outage = {
      kind: "everything" as const,
      startedAt: each.from,
      endedAt: each.to,
      text: { cs: [], sk: [], en: [] },
    };
    const id = await insertOutage(transaction, outage, { now: silent.to });
    if (id !== undefined) recorded.push(each);
  }
  return recorded;
}

async function lastBeat(transaction: Queryable): Promise<HeartBeat | undefined> {
  const row = await queryFirst<{ at: string; real_at: string }>(
    transaction,
    "SELECT at, real_at FROM heart_beat WHERE id = 1",
  );
  return row && { at: row.at, realAt: row.real_at };
}

/**
 * Beats now and each minute from then on, apart from the minute's tick: what that does may take
 * longer than a silence may last.
 *
 * @param tell what was recorded, or why a beat failed; the next one tries again
 */
export async function startHeart(
  platform: Pick<Platform, "database" | "now">,
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
