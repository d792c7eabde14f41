import type { Entity } from "../../core/formats/format.ts";
import { nextRun } from "../../core/imports/schedule.ts";
import type { ImportFrequency } from "../../core/imports/settings.ts";
import { statesThatAllow } from "../../core/lifecycle/shop_state.ts";
import { type Database, type Queryable, queryAll, queryFirst } from "../engine/database.ts";
import { orderRecurring } from "./recurring.ts";

/** An import that runs by itself. */
export interface Scheduled {
  shopId: string;
  importId: number;
  entity: Entity;
  frequency: Exclude<ImportFrequency, "once">;
}

/** Puts an import into the schedule, or moves it there. */
export async function scheduleImport(
  platform: Queryable,
  { shopId, importId, entity, frequency }: Scheduled,
  now: string,
): Promise<void> {
  await platform.execute({
    sql: `INSERT INTO schedule (shop_id, import_id, entity, frequency, next_at)
          VALUES (?, ?, ?, ?, ?)
          ON CONFLICT (shop_id, import_id)
          DO UPDATE SET frequency = excluded.frequency, next_at = excluded.next_at`,
    args: [shopId, importId, entity, frequency, nextRun(frequency, now)!],
  });
}

/** Takes an import out of the schedule, when it is paused or deleted. */
export async function unscheduleImport(
  platform: Queryable,
  { shopId, importId }: Pick<Scheduled, "shopId" | "importId">,
): Promise<void> {
  const sql = "DELETE FROM schedule WHERE shop_id = ? AND import_id = ?";
  await platform.execute({ sql, args: [shopId, importId] });
}

/** When each scheduled import of a shop runs next. @see R10, R16 */
export async function nextRuns(platform: Queryable, shopId: string): Promise<Map<number, string>> {
  const rows = await queryAll<{ import_id: number; next_at: string }>(
    platform,
    "SELECT import_id, next_at FROM schedule WHERE shop_id = ?",
    [shopId],
  );
  return new Map(rows.map(({ import_id, next_at }) => [import_id, next_at]));
}

/** The first instant at which something is due: an import, or a job that nobody is doing. */
export async function nextDue(platform: Queryable, now: string): Promise<string | undefined> {
  const row = await queryFirst<{ at: string | null }>(
    platform,
    `SELECT min(at) AS at FROM (
       SELECT min(next_at) AS at FROM schedule
       UNION ALL
       SELECT min(next_at) FROM recurring
       UNION ALL
       SELECT min(due_at) FROM jobs
        WHERE done_at IS NULL AND failed_at IS NULL
          AND (lease_until IS NULL OR lease_until <= ?))`,
    [now],
  );
  return row?.at ?? undefined;
}

/**
 * A job's id says which import and which instant it is for, so that two processes that tick at once
 * order one run. Categories come before products, then imports in the order of their creation.
 *
 * @see R13–R15
 */
const insertJobs = `
  INSERT INTO jobs (id, kind, shop_id, details, due_at, sequence)
  SELECT 'import:' || due.shop_id || ':' || due.import_id || ':' || due.next_at, 'import',
         due.shop_id,
         json_object('orderKey', due.import_id || ':' || due.next_at, 'importId', due.import_id),
         due.next_at, iif(due.entity = 'categories', 0, 1) * 1099511627776 + due.import_id
    FROM schedule AS due JOIN shops ON shops.id = due.shop_id
   WHERE due.next_at <= ?1
     AND shops.state IN (SELECT value FROM json_each(?2))
     AND NOT EXISTS (
       SELECT 1 FROM jobs AS waiting
        WHERE waiting.shop_id = due.shop_id AND waiting.kind = 'import'
          AND waiting.done_at IS NULL AND waiting.failed_at IS NULL
          AND waiting.details ->> 'importId' = due.import_id)
      ON CONFLICT (id) DO NOTHING`;

/** How many jobs were ordered: runs of imports, and the house's own daily work. */
export interface Ordered {
  imports: number;
  recurring: number;
}

/**
 * Orders all that is due and says when it will be due again. An import that was missed, however
 * often, runs once; one that is still waiting for its turn is not ordered again; one of a shop that
 * is suspended is not ordered at all.
 *
 * The house's own daily work is ordered too.
 */
export function orderDue(platform: Database, now: string): Promise<Ordered> {
  return platform.write(async (transaction) => {
    const recurring = await orderRecurring(transaction, now);
    const { rowsAffected } = await transaction.execute({
      sql: insertJobs,
      args: [now, JSON.stringify(statesThatAllow("imports"))],
    });
    for (const frequency of ["daily", "hourly"] as const) {
      await transaction.execute({
        sql: "UPDATE schedule SET next_at = ? WHERE next_at <= ? AND frequency = ?",
        args: [nextRun(frequency, now)!, now, frequency],
      });
    }
    return { imports: rowsAffected, recurring };
  });
}
