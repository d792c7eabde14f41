import { isFreeOutage, serviceDaysOf } from "../../core/billing/outage_credit.ts";
import type { Language } from "../../core/language.ts";
import {
  type Interval,
  merged,
  type NewOutage,
  type OutageKind,
} from "../../core/outages/outage.ts";
import { after } from "../clock.ts";
import { type Queryable, queryAll, queryFirst, type Row } from "../engine/database.ts";

/** An outage as it is recorded. */
export interface Outage extends NewOutage {
  id: number;
  recordedBy: "staff" | "detected";
  recordedAt: string;
  updatedAt: string;
  /** Credits for it are posted, or began to be: its times are no longer corrected. */
  areCreditsBegun: boolean;
  creditedAt: string | undefined;
}

const columns = `id, kind, started_at, ended_at, text_json, recorded_by, recorded_at, updated_at,
  credited_through, credited_at`;

/** @param staffId who records it; without it it was detected */
export async function insertOutage(
  transaction: Queryable,
  { kind, startedAt, endedAt, text }: NewOutage,
  { staffId, now }: { staffId?: string; now: string },
): Promise<number | undefined> {
  const { rows } = await transaction.execute({
    sql: `INSERT INTO outages (kind, started_at, ended_at, text_json, recorded_by, staff_id,
                               recorded_at, updated_at)
          VALUES (?, ?, ?, ?, ?, ?, ?, ?)
          ON CONFLICT DO NOTHING RETURNING id`,
    args: [
      kind,
      startedAt,
      endedAt ?? null,
      JSON.stringify(text),
      staffId === undefined ? "detected" : "staff",
      staffId ?? null,
      now,
      now,
    ],
  });
  return rows[0]?.id as number | undefined;
}

export async function updateOutage(
  transaction: Queryable,
  id: number,
  { kind, startedAt, endedAt, text }: NewOutage,
  now: string,
): Promise<void> {
  await transaction.execute({
    sql: `UPDATE outages SET kind = ?, started_at = ?, ended_at = ?, text_json = ?, updated_at = ?
           WHERE id = ?`,
    args: [kind, startedAt, endedAt ?? null, JSON.stringify(text), now, id],
  });
}

/** It turned out to be none: nobody sees it any more, and nothing follows from it. */
export async function withdrawOutage(
  transaction: Queryable,
  id: number,
  now: string,
): Promise<void> {
  await transaction.execute({
    sql: "UPDATE outages SET withdrawn_at = ?, updated_at = ? WHERE id = ?",
    args: [now, now, id],
  });
}

export async function outageById(
  platform: Queryable,
  id: number,
): Promise<Outage | undefined> {
  const sql = `SELECT ${columns} FROM outages WHERE id = ? AND withdrawn_at IS NULL`;
  const row = await queryFirst<Row>(platform, sql, [id]);
  return row && outageOf(row);
}

/** Those that did not end before an instant, the latest first. */
export async function outagesSince(
  platform: Queryable,
  since: string,
  limit = 500,
): Promise<Outage[]> {
  const rows = await queryAll<Row>(
    platform,
    `SELECT ${columns} FROM outages
      WHERE withdrawn_at IS NULL AND (ended_at IS NULL OR ended_at > ?)
      ORDER BY started_at DESC, id DESC LIMIT ?`,
    [since, limit],
  );
  return rows.map(outageOf);
}

/** For how long before its beginning a planned interruption is told on every page. */
const toldBeforeSeconds = 7 * 86_400;

/** What every page of the administration tells: what does not work, or will not soon. @see R218 */
export async function pressingOutage(
  platform: Queryable,
  now: string,
): Promise<Outage | undefined> {
  const row = await queryFirst<Row>(
    platform,
    `SELECT ${columns} FROM outages
      WHERE withdrawn_at IS NULL AND (ended_at IS NULL OR ended_at > ?) AND started_at <= ?
      ORDER BY started_at, id LIMIT 1`,
    [now, after(now, toldBeforeSeconds)],
  );
  return row && outageOf(row);
}

/** The times in which everything was known not to work, planned or not. */
export async function knownTimes(platform: Queryable, { from, to }: Interval): Promise<Interval[]> {
  const rows = await queryAll<Row>(
    platform,
    `SELECT started_at, ended_at FROM outages
      WHERE kind IN ('everything', 'planned') AND withdrawn_at IS NULL
        AND started_at < ?2 AND (ended_at IS NULL OR ended_at > ?1)`,
    [from, to],
  );
  return rows.map((row) => ({
    from: row.started_at as string,
    to: (row.ended_at as string | null) ?? to,
  }));
}

/** Service days of outages for which nobody pays, known so far. @see R216, JO-7 */
export async function freeDays(platform: Queryable, now: string): Promise<ReadonlySet<string>> {
  return new Set(
    merged(await outageTimes(platform, now)).filter(isFreeOutage).flatMap(serviceDaysOf),
  );
}

/** When all outages were, those that go on until now. */
export async function outageTimes(platform: Queryable, now: string): Promise<Interval[]> {
  const rows = await queryAll<Row>(
    platform,
    `SELECT started_at, ended_at FROM outages
      WHERE withdrawn_at IS NULL AND started_at < ? ORDER BY id`,
    [now],
  );
  return rows.map((row) => ({
    from: row.started_at as string,
    to: minimum((row.ended_at as string | null) ?? now, now),
  }));
}

const minimum = (a: string, b: string): string => a < b ? a : b;

/** Since when the installation has been there, for its availability. */
export async function servingSince(platform: Queryable): Promise<string | undefined> {
  const row = await queryFirst<{ at: string | null }>(
    platform,
    `SELECT min(at) AS at FROM (
       SELECT min(published_at) AS at FROM terms
       UNION ALL SELECT min(created_at) FROM shops
       UNION ALL SELECT min(started_at) FROM outages WHERE withdrawn_at IS NULL)`,
  );
  return row?.at ?? undefined;
}

function outageOf(row: Row): Outage {
  const endedAt = row.ended_at as string | null;
  return {
    id: row.id as number,
    kind: row.kind as OutageKind,
    startedAt: row.started_at as string,
    ...(endedAt === null ? {} : { endedAt }),
    text: JSON.parse(row.text_json as string) as Record<Language, string[]>,
    recordedBy: row.recorded_by as Outage["recordedBy"],
    recordedAt: row.recorded_at as string,
    updatedAt: row.updated_at as string,
    areCreditsBegun: row.credited_through !== null || row.credited_at !== null,
    creditedAt: (row.credited_at as string | null) ?? undefined,
  };
}
