import { pragueDay, pragueMidnight } from "../clock.ts";
import { type Queryable, queryAll } from "../engine/database.ts";
import { addJob } from "./jobs.ts";

/** The house's own daily work, each begun at Prague's midnight. @see D11 */
export const recurringKinds = ["settlement"] as const;
export type RecurringKind = typeof recurringKinds[number];

/** Enters the work that an installation does not know yet; it is due at the next midnight. */
export async function enterRecurring(platform: Queryable, now: string): Promise<void> {
  const next = nextMidnight(now);
  await platform.executeMany(
    "INSERT INTO recurring (name, next_at) VALUES (?, ?) ON CONFLICT (name) DO NOTHING",
    recurringKinds.map((kind) => [kind, next]),
  );
}

/**
 * Orders the work that is due. What was missed, however often, is ordered once: the work itself
 * catches up, a day after another.
 *
 * @returns how many jobs were ordered
 */
export async function orderRecurring(transaction: Queryable, now: string): Promise<number> {
  const due = await queryAll<{ name: string; next_at: string }>(
    transaction,
    "SELECT name, next_at FROM recurring WHERE next_at <= ? ORDER BY name",
    [now],
  );
  for (const { name, next_at } of due) {
    await addJob(transaction, { id: `${name}:${next_at}`, kind: name, dueAt: next_at });
    await transaction.execute({
      sql: "UPDATE recurring SET next_at = ? WHERE name = ?",
      args: [nextMidnight(now), name],
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

const nextMidnight = (now: string): string => pragueMidnight(pragueDay(now), 1);
