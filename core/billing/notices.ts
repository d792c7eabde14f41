import { addDays, daysBetween, laterDay } from "../calendar.ts";
import { deletionDay, expiration, stateOn } from "../lifecycle/lifecycle.ts";
import { daysOfFunds } from "./forecast.ts";
import { walletRegime } from "./regime.ts";
import type { WalletAccount } from "./settlement.ts";

export type NoticeKind = "trial_ending" | "low_funds" | "web_suspending" | "deletion_coming";

/** Something that the owner is told beforehand, once for each occasion. */
export interface Notice {
  kind: NoticeKind;
  /** What makes it new: told once for it. */
  occasion: string;
  /** Whole days that are left. */
  days: number;
  /** The day on which it happens. */
  day: string;
}

/**
 * What the owner of a shop is to be told on a day, before anything happens.
 *
 * @param paidInMinor top-ups so far: after another one the same shortage is a new one
 * @see R159, R190, R193
 */
export function noticesOn(account: WalletAccount & { paidInMinor: number }, day: string): Notice[] {
  switch (stateOn(account.facts, day).state) {
    case "trial":
      return trialNotices(account, day);
    case "active":
      return account.facts.regime === "wallet" ? lowFunds(account, day) : [];
    case "administration_suspended":
      return webNotices(account, day);
    case "web_suspended":
    case "ended":
      return deletionNotices(account, day);
    case "deleted":
      return account.facts.deletedOn === undefined ? deletionNotices(account, day) : [];
  }
}

/** The smallest of the days before that has come; `undefined` while there is more time. */
const reached = (thresholds: readonly number[], days: number): number | undefined =>
  thresholds.filter((threshold) => days <= threshold).at(-1);

function trialNotices(account: WalletAccount, day: string): Notice[] {
  const { trialUntil } = account.facts;
  const days = daysBetween(day, trialUntil);
  const threshold = reached(walletRegime.trialNoticeDays, days);
  const ends = addDays(trialUntil, 1);
  const continues = account.facts.regime === "wallet"
    ? daysOfFunds({ ...account, settledThrough: trialUntil }, 1) === 1
    : account.facts.paidFrom !== undefined || account.facts.orderWaits;
  if (threshold === undefined || continues) return [];
  return [{ kind: "trial_ending", occasion: `${trialUntil}:${threshold}`, days, day: ends }];
}

function lowFunds(account: WalletAccount & { paidInMinor: number }, day: string): Notice[] {
  const [first] = walletRegime.lowFundsDays;
  const days = daysOfFunds(account, first + 1);
  const threshold = reached(walletRegime.lowFundsDays, days);
  if (threshold === undefined) return [];
  const occasion = `${account.paidInMinor}:${threshold}`;
  return [{ kind: "low_funds", occasion, days, day: addDays(day, days + 1) }];
}

function webNotices({ facts }: WalletAccount, day: string): Notice[] {
  const day0 = expiration(facts);
  if (day0 === undefined || facts.end) return [];
  const ends = addDays(day0, walletRegime.webSuspendedAfterDays);
  const days = daysBetween(day, ends);
  if (reached(walletRegime.webNoticeDays, days) === undefined || days <= 0) return [];
  return [{ kind: "web_suspending", occasion: ends, days, day: ends }];
}

/** Whoever was not told in time is told late, and has the same days from then on. */
function deletionNotices({ facts }: WalletAccount, day: string): Notice[] {
  const due = deletionDay(facts);
  if (due === undefined) return [];
  const threshold = reached(walletRegime.deletionNoticeDays, daysBetween(day, due));
  if (threshold === undefined) return [];
  const ends = laterDay(due, addDays(day, walletRegime.exportDays));
  const days = daysBetween(day, ends);
  return [{ kind: "deletion_coming", occasion: `${due}:${threshold}`, days, day: ends }];
}
