import { nextPragueHour } from "../clock.ts";
import { type Queryable, queryAll } from "../engine/database.ts";
import { addJob } from "./jobs.ts";

/** The house's own daily work, with the hour in Prague at which each begins. @see D11, R211 */
const hours = {
  settlement: 0,
  backups: 2,
  tidying: 5,
} as const satisfies Record<string, number>;
export type RecurringKind = keyof typeof hours;

/** Enters the work that an installation does not know yet; it is due when its hour comes next. */
export async function enterRecurring(platform: Queryable, now: string): Promise<void> {
  await platform.executeMany(
    "INSERT INTO recurring (name, next_at) VALUES (?, ?) ON CONFLICT (name) DO NOTHING",
    Object.entries(hours).map(([kind, hour]) => [kind, nextPragueHour(now, hour)]),
  );
}

/**
 * Orders the work that is due. What was missed, however often, is ordered once: the work itself
 * catches up, a day after another.
 *
 * @returns how many jobs were ordered
 */
export async function orderRecurring(transaction: Queryable, now: string): Promise<number> {
  const due = await queryAll<{ name: RecurringKind; next_at: string }>(
    transaction,
    "SELECT name, next_at FROM recurring WHERE next_at <= ? ORDER BY next_at, name",
    [now],
  );
  for (const { name, next_at } of due) {
    await addJob(transaction, { id: `${name}:${next_at}`, kind: name, dueAt: next_at });
    await transaction.execute({
      sql: "UPDATE recurring SET next_at = ? WHERE name = ?",
      args: [nextPragueHour(now, hours[name]), name],
    });
  }
  return due.length;
}

/** What became of the work, for the jobs page. */
export async function noteRecurring(
  platform: Queryable,
  kind: RecurringKind,
  { now, error }: { now: string; error?: string },
): Promise<void> {
  await platform.execute({
    sql: "UPDATE recurring SET last_run_at = ?, last_error = ?, runs = runs + 1 WHERE name = ?",
    args: [now, error ?? null, kind],
  });
}
