import { after } from "../clock.ts";
import { type Database, queryFirst } from "../engine/database.ts";

/** Failed attempts that are let through within the window, by what the key begins with. */
const limits: Record<string, number> = {
  account: 5,
  device: 5,
  "second-factor": 5,
  reset: 5,
  ftp: 5,
  address: 50,
  "sign-up": 20,
  invitation: 50,
  key: 50,
};

const windowSeconds = 15 * 60;

export type Permission = { allowed: true; at: string } | {
  allowed: false;
  retryAfterSeconds: number;
};

/**
 * Asks for one more attempt under all keys, and counts it as failed until it is forgiven, so that
 * many at once cannot slip through. Beyond the limit each attempt waits twice as long as the last.
 *
 * @param keys `account:<e-mail>`, `address:<ip>`, …
 * @see SE-3
 */
export async function beginAttempt(
  database: Database,
  keys: readonly string[],
  now: string,
): Promise<Permission> {
  return await database.write(async (transaction): Promise<Permission> => {
    let wait = 0;
    for (const key of keys) {
      const past = await queryFirst<{ count: number; last: string | null }>(
        transaction,
        "SELECT count(*) AS count, max(at) AS last FROM attempts WHERE key = ? AND at > ?",
        [key, after(now, -windowSeconds)],
      );
      wait = Math.max(wait, waitOf(key, past?.count ?? 0, past?.last ?? null, now));
    }
    if (wait > 0) return { allowed: false, retryAfterSeconds: wait };
    for (const key of keys) {
      await transaction.execute({
        sql: "INSERT INTO attempts (key, at) VALUES (?, ?)",
        args: [key, now],
      });
    }
    return { allowed: true, at: now };
  });
}

/** Thirty seconds after the limit is reached, then a minute, two, up to the whole window. */
function waitOf(key: string, count: number, last: string | null, now: string): number {
  const limit = limits[key.split(":", 1)[0]!] ?? 5;
  if (count < limit || last === null) return 0;
  const seconds = Math.min(30 * 2 ** (count - limit), windowSeconds);
  return Math.max(0, Math.ceil((Date.parse(last) - Date.parse(now)) / 1000 + seconds));
}

/** The attempt succeeded: whose it was starts anew; of a shared address only this one is taken back. */
export async function forgiveAttempt(
  database: Database,
  keys: readonly string[],
  at: string,
): Promise<void> {
  await database.batch(keys.map((key) =>
    key.startsWith("address:")
      ? {
        sql: `DELETE FROM attempts WHERE rowid =
                (SELECT rowid FROM attempts WHERE key = ? AND at = ? LIMIT 1)`,
        args: [key, at],
      }
      : { sql: "DELETE FROM attempts WHERE key = ?", args: [key] }
  ));
}

/** Old attempts decide nothing any more. */
export async function forgetOldAttempts(database: Database, now: string): Promise<void> {
  await database.execute({
    sql: "DELETE FROM attempts WHERE at <= ?",
    args: [after(now, -windowSeconds)],
  });
}
