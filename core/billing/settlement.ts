import { addDays } from "../calendar.ts";
import { endOf, isCharged, type LifecycleFacts } from "../lifecycle/lifecycle.ts";
import { type DailyPrice, dailyPrice, type PricingFacts } from "./daily_price.ts";

/** What the wallet of a shop knows of itself; each day is settled once, in order. */
export interface WalletAccount {
  facts: LifecycleFacts;
  pricing: PricingFacts;
  /** With VAT; below zero for a debt. */
  balanceMinor: number;
  /** Last service day that was settled. */
  settledThrough: string;
}

export interface Settlement {
  account: WalletAccount;
  /** What the day costs; without it nothing is posted. */
  debit?: DailyPrice;
}

/**
 * Settles the service day after the last settled one.
 *
 * Paid service begins on the first day after the trial if there is money for that day. A day that
 * the balance cannot cover is charged all the same and is day 0. A free tariff needs no money.
 *
 * @param freeDays days of outages for which nobody pays
 * @see R143, R158, R188, R195, R216, D2, D3, JO-7
 */
export function settleNextDay(
  account: WalletAccount,
  freeDays: ReadonlySet<string> = none,
): Settlement {
  const day = addDays(account.settledThrough, 1);
  const begun = goOnForNothing(beginPaidService({ ...account, settledThrough: day }, day), day);
  if (!isCharged(begun.facts, day) || freeDays.has(day)) return { account: begun };
  const debit = dailyPrice(begun.pricing, day);
  if (debit.amountMinor === 0) return { account: begun };
  const balanceMinor = begun.balanceMinor - debit.amountMinor;
  const isExpired = balanceMinor < 0 && begun.facts.expiredOn === undefined &&
    begun.facts.regime === "wallet";
  const facts = isExpired ? { ...begun.facts, expiredOn: day } : begun.facts;
  return { account: { ...begun, facts, balanceMinor }, debit };
}

const none: ReadonlySet<string> = new Set();

function beginPaidService(account: WalletAccount, day: string): WalletAccount {
  const { facts, balanceMinor, pricing } = account;
  const isOver = facts.paidFrom === undefined && facts.expiredOn === undefined &&
    day > facts.trialUntil && !facts.end;
  if (!isOver) return account;
  if (facts.regime === "invoice") return { ...account, facts: { ...facts, end: endOf(facts) } };
  return balanceMinor >= dailyPrice(pricing, day).amountMinor
    ? { ...account, facts: { ...facts, paidFrom: day } }
    : { ...account, facts: { ...facts, expiredOn: day } };
}

/** A suspended shop that owes nothing, and whose tariff costs nothing any more, waits for no money. */
function goOnForNothing(account: WalletAccount, day: string): WalletAccount {
  const { facts, balanceMinor, pricing } = account;
  const { expiredOn, ...rest } = facts;
  const isOut = expiredOn !== undefined && !facts.end && facts.deletedOn === undefined;
  if (!isOut || balanceMinor < 0 || dailyPrice(pricing, day).amountMinor > 0) return account;
  return { ...account, facts: { ...rest, paidFrom: facts.paidFrom ?? day } };
}

/**
 * Money has come in. A suspended shop is renewed when the balance, its debt paid, covers a day; the
 * days on which it was not charged stay free.
 *
 * @param account its balance has the money
 * @param day today
 * @param freeDays days of outages for which nobody pays
 * @returns the account as it goes on, and the debit of today if that is still to be posted
 * @see R194, D4
 */
export function renew(
  account: WalletAccount,
  day: string,
  freeDays: ReadonlySet<string> = none,
): Settlement {
  const { facts, balanceMinor, pricing } = account;
  const isOut = facts.expiredOn !== undefined && !facts.end && facts.deletedOn === undefined;
  if (!isOut || balanceMinor < dailyPrice(pricing, day).amountMinor) return { account };
  const { expiredOn: _, ...rest } = facts;
  const isSettled = account.settledThrough >= day && isCharged(facts, day);
  const renewed: WalletAccount = {
    ...account,
    facts: { ...rest, paidFrom: facts.paidFrom ?? day },
    settledThrough: isSettled ? account.settledThrough : addDays(day, -1),
  };
  return isSettled ? { account: renewed } : settleNextDay(renewed, freeDays);
}
