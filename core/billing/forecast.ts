import { addDays, dayOfMonth, daysBetween, daysInMonth, laterDay } from "../calendar.ts";
import { type ComingTransition, stateOn, transitionsAfter } from "../lifecycle/lifecycle.ts";
import { type PricingFacts, restOfMonth } from "./daily_price.ts";
import { settleNextDay, type WalletAccount } from "./settlement.ts";

/** Two deposits of the greatest size last for less. */
const daysMax = 400;

export interface Forecast {
  /** Balance after each coming service day, until the last one that is charged. */
  days: { day: string; balanceMinor: number }[];
  /** Day 0, if it comes within the time looked at. */
  expirationDay: string | undefined;
  /** What happens to the shop and when, if nothing more is paid in. */
  transitions: ComingTransition[];
}

/** What becomes of a wallet by itself, from the last settled day on. */
export function forecast(account: WalletAccount, today: string): Forecast {
  const days: Forecast["days"] = [];
  if (account.facts.regime === "invoice") {
    const transitions = transitionsAfter(account.facts, today);
    return { days, expirationDay: undefined, transitions };
  }
  let current = account;
  let last = 0;
  while (days.length < daysMax && !isOver(current)) {
    const { account: next, debit } = settleNextDay(current);
    current = next;
    days.push({ day: next.settledThrough, balanceMinor: next.balanceMinor });
    if (debit) last = days.length;
  }
  return {
    days: days.slice(0, last),
    expirationDay: current.facts.expiredOn,
    transitions: transitionsBetween(account, current, today),
  };
}

const isOver = ({ facts, settledThrough }: WalletAccount): boolean =>
  facts.end !== undefined || facts.deletedOn !== undefined ||
  (facts.expiredOn !== undefined && stateOn(facts, settledThrough).state === "web_suspended");

/** The account's own coming transitions, with day 0 as the forecast has found it. */
function transitionsBetween(
  now: WalletAccount,
  then: WalletAccount,
  today: string,
): ComingTransition[] {
  const facts = { ...now.facts, paidFrom: then.facts.paidFrom, expiredOn: then.facts.expiredOn };
  return transitionsAfter(facts, today);
}

/**
 * For how many whole days the money lasts from tomorrow on; `daysMax` stands for longer.
 *
 * @param limit days to look at
 */
export function daysOfFunds(account: WalletAccount, limit: number): number {
  let current = account;
  for (let count = 0; count < limit; count++) {
    current = settleNextDay(current).account;
    if (current.facts.expiredOn !== undefined) return count;
  }
  return limit;
}

/**
 * Day 0, known or foretold: the first service day for which there is not enough money. Whole months
 * are taken at once, so that it can be asked of thousands of shops.
 *
 * @returns `undefined` when the money lasts for longer than anybody can pay in
 */
export function expirationDay(account: WalletAccount): string | undefined {
  const { facts, pricing } = account;
  if (facts.regime === "invoice") return undefined;
  if (facts.expiredOn !== undefined || facts.end || facts.deletedOn) return facts.expiredOn;
  const last = addDays(account.settledThrough, daysMax);
  let current: WalletAccount = facts.paidFrom === undefined
    ? { ...account, settledThrough: laterDay(account.settledThrough, facts.trialUntil) }
    : account;
  while (current.settledThrough < last) {
    const first = addDays(current.settledThrough, 1);
    const days = daysInMonth(first) - dayOfMonth(first);
    const price = isSteady(pricing, first, days) ? restOfMonth(pricing, first) : undefined;
    if (price !== undefined && current.facts.paidFrom && current.balanceMinor >= price) {
      const settledThrough = addDays(first, days);
      current = { ...current, settledThrough, balanceMinor: current.balanceMinor - price };
    } else {
      current = settleNextDay(current).account;
      if (current.facts.expiredOn !== undefined) return current.facts.expiredOn;
    }
  }
  return undefined;
}

/** Whether the price of a month stays the same from a day for some days. */
function isSteady({ contract, priceLists }: PricingFacts, first: string, days: number): boolean {
  const turns = [
    ...contract.terms.map(({ validFrom }) => validFrom),
    ...priceLists.map(({ validFrom }) => validFrom),
    ...contract.prepayments.flatMap(({ from, until }) => [from, addDays(until, 1)]),
  ];
  return turns.every((turn) => {
    const distance = daysBetween(first, turn);
    return distance <= 0 || distance > days;
  });
}
