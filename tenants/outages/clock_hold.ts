import { type HeartBeat, isFarForward, isSilence } from "../../core/outages/silence.ts";
import { type Clock, realClock } from "../clock.ts";
import { type Queryable, queryFirst } from "../engine/database.ts";
import type { Platform } from "../platform.ts";
import { type Actor, audit } from "../platform/audit.ts";
import { lastBeat, recordSilence, setBeat } from "./beats.ts";

/** Why nothing is ordered by schedule: the clock is far ahead of the last sign of life. @see JO-8 */
export interface ClockHold {
  /** The last sign of life. */
  lastAt: string;
  /** When it was found, by the clock that is in doubt. */
  foundAt: string;
}

type Clocked = Pick<Platform, "database" | "now" | "folder">;

export interface LookOptions {
  realNow?: Clock;
  /** How long ago this process gave a sign of life itself, in milliseconds that no clock changes. */
  own?: number | undefined;
}

/**
 * Looks at the clock, and holds the schedule when it has gone far forward; a clock that is set right
 * again ends that by itself. The clock of a sandbox is moved on purpose.
 *
 * @returns the hold while the schedule has to wait
 */
export async function lookAtClock(
  platform: Clocked,
  options: LookOptions = {},
): Promise<ClockHold | undefined> {
  return await platform.database.write((transaction) => holdClock(transaction, platform, options));
}

/** The same inside a transaction that is open already. */
export async function holdClock(
  transaction: Queryable,
  { now, folder }: Clocked,
  { realNow = realClock, own = Infinity }: LookOptions,
): Promise<ClockHold | undefined> {
  if (folder.sandbox) return undefined;
  const last = await lastBeat(transaction);
  if (!last || !isFarForward(last, realNow())) {
    await transaction.execute("DELETE FROM clock_hold");
    return undefined;
  }
  await transaction.execute({
    sql: `INSERT INTO clock_hold (id, last_at, found_at, was_silent) VALUES (1, ?, ?, ?)
          ON CONFLICT (id) DO NOTHING`,
    args: [last.at, now(), isSilence(own) ? 1 : 0],
  });
  return await clockHold(transaction);
}

/** The hold that there is, as it was found; the clock is not looked at. */
export async function clockHold(platform: Queryable): Promise<ClockHold | undefined> {
  const row = await heldRow(platform);
  return row && { lastAt: row.last_at, foundAt: row.found_at };
}

/**
 * Lets the schedule go on, because somebody has said that the clock is right. If nothing ran before,
 * that was an outage, and is recorded now.
 *
 * @returns whether it was held
 */
export async function confirmClock(
  { database, now }: Clocked,
  actor: Actor,
  realNow: Clock = realClock,
): Promise<boolean> {
  return await database.write(async (transaction) => {
    const row = await heldRow(transaction);
    if (!row) return false;
    const { last_at: from, found_at: to, was_silent } = row;
    if (was_silent === 1) await recordSilence(transaction, { from, to });
    const present: HeartBeat = { at: now(), realAt: realNow() };
    await setBeat(transaction, present);
    await transaction.execute("DELETE FROM clock_hold");
    const details = { lastAt: from, clock: present.at };
    await audit(transaction, { at: present.at, actor, action: "clock.confirm", details });
    return true;
  });
}

const heldRow = (platform: Queryable) =>
  queryFirst<{ last_at: string; found_at: string; was_silent: number }>(
    platform,
    "SELECT last_at, found_at, was_silent FROM clock_hold WHERE id = 1",
  );
