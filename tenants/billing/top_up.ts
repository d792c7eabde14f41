import { renew } from "../../core/billing/settlement.ts";
import { addDays } from "../../core/calendar.ts";
import type { Currency } from "../../core/money.ts";
import { pragueDay } from "../clock.ts";
import type { Queryable } from "../engine/database.ts";
import type { Platform } from "../platform.ts";
import { accountOfShop, type ContractAccount, saveAccount } from "../platform/contracts.ts";
import { freeDays } from "../platform/outages.ts";
import { postEntry } from "../platform/ledger.ts";
import { shortenTrial } from "../platform/shops.ts";
import { payCalls } from "./settle_calls.ts";
import { postDebit, settleThrough } from "./settle.ts";
import { passToState } from "./transitions.ts";

export interface TopUp {
  /** `topup:<bank reference>`: the same money is posted once. */
  id: string;
  shopId: string;
  /** `revenue` gives back what was charged. */
  from: "bank" | "card" | "goodwill" | "revenue";
  amountMinor: number;
  currency: Currency;
  details?: Record<string, unknown>;
  postedBy?: string;
}

/**
 * Posts money that has come in and, in the same transaction, renews a suspended shop when it
 * suffices. The days until yesterday are settled before, so that money does not reach back in time.
 *
 * @returns the account afterwards, or `undefined` when this money was posted before
 * @throws {LedgerConflictError} for other money under the same id
 * @see R145, R194, D4, MO-4, MO-6
 */
export async function postTopUp(
  platform: Pick<Platform, "sealer" | "now" | "operator" | "mailboxes">,
  transaction: Queryable,
  topUp: TopUp,
): Promise<ContractAccount | undefined> {
  const now = platform.now();
  const today = pragueDay(now);
  const before = await accountOfShop(transaction, topUp.shopId);
  const yesterday = addDays(today, -1);
  const settled = await settleThrough(platform, transaction, before, {
    day: yesterday,
    isToday: false,
  });
  const isMoney = topUp.from === "bank" || topUp.from === "card";
  const isNew = await postEntry(transaction, {
    ...topUp,
    kind: isMoney ? "top_up" : "credit",
    to: "wallet",
  }, now);
  if (!isNew) return undefined;
  const funded = {
    ...settled,
    balanceMinor: settled.balanceMinor + topUp.amountMinor,
    paidInMinor: settled.paidInMinor + (isMoney ? topUp.amountMinor : 0),
  };
  if (funded.facts.regime === "invoice") {
    const paid = await payCalls(transaction, funded, today);
    return await passToState(platform, transaction, paid, { day: today, now });
  }
  const shortened = await endTrialEarly(transaction, funded, today);
  const { account: renewed, debit } = renew(shortened, today, await freeDays(transaction, now));
  const account = { ...funded, ...renewed };
  if (debit) await postDebit(transaction, account, debit, now);
  await saveAccount(transaction, account);
  return await passToState(platform, transaction, account, { day: today, now });
}

/** Money and a domain end the trial before its time; by invoice only an order does. @see R145, R149 */
export async function endTrialEarly(
  transaction: Queryable,
  account: ContractAccount,
  today: string,
): Promise<ContractAccount> {
  const { facts, domain, paidInMinor } = account;
  const isEarly = facts.regime === "wallet" && facts.paidFrom === undefined &&
    today < facts.trialUntil;
  if (!isEarly || domain === undefined || paidInMinor === 0) return account;
  await shortenTrial(transaction, account.shopId, today);
  return { ...account, facts: { ...facts, trialUntil: today } };
}
