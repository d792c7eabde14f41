import { type Interval, lengthMs, uncovered } from "../../core/outages/outage.ts";
import { type HeartBeat, isSilence } from "../../core/outages/silence.ts";
import { type Queryable, queryFirst } from "../engine/database.ts";
import { insertOutage, knownTimes } from "../platform/outages.ts";

export async function lastBeat(platform: Queryable): Promise<HeartBeat | undefined> {
  const row = await queryFirst<{ at: string; real_at: string }>(
    platform,
    "SELECT at, real_at FROM heart_beat WHERE id = 1",
  );
  return row && { at: row.at, realAt: row.real_at };
}

export async function setBeat(platform: Queryable, { at, realAt }: HeartBeat): Promise<void> {
  await platform.execute({
    sql: `INSERT INTO heart_beat (id, at, real_at) VALUES (1, ?, ?)
          ON CONFLICT (id) DO UPDATE SET at = excluded.at, real_at = excluded.real_at`,
    args: [at, realAt],
  });
}

/** Records a silence as outages, save for what was known not to work. */
export async function recordSilence(platform: Queryable, silent: Interval): Promise<Interval[]> {
  const unknown = uncovered(silent, await knownTimes(platform, silent))
    .filter((each) => isSilence(lengthMs(each)));
  const recorded: Interval[] = [];
  for (const each of unknown) {
    const outage = {
      kind: "everything" as const,
      startedAt: each.from,
      endedAt: each.to,
      text: { cs: [], sk: [], en: [] },
    };
    const id = await insertOutage(platform, outage, { now: silent.to });
    if (id !== undefined) recorded.push(each);
  }
  return recorded;
}
