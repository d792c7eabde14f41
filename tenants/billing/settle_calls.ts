import {
  type CalledAccount,
  isCallDue,
  latenessOf,
  nextCall,
  owedOf,
  payableUntil,
  type PaymentCall,
} from "../../core/billing/payment_calls.ts";
import { invoiceRegime } from "../../core/billing/regime.ts";
import { addDays } from "../../core/calendar.ts";
import type { Queryable } from "../engine/database.ts";
import type { Platform } from "../platform.ts";
import { accountOfShop, type ContractAccount } from "../platform/contracts.ts";
import { type Entry, postEntry } from "../platform/ledger.ts";
import {
  type Calling,
  callingOf,
  insertCall,
  markPaid,
  markUnpaid,
  noteCalled,
  noteReminder,
  raiseThresholds,
  unpaidCalls,
} from "../platform/payment_calls.ts";
import { tellOwner } from "./owner_mail.ts";
import { tellPhone } from "./owner_phone.ts";

type House = Pick<Platform, "sealer" | "operator">;

/**
 * A day of a contract by invoice, after it was settled: calls that money has come for are paid, the
 * next one is made, and what is late costs its penalty and is reminded of. A repeat does nothing
 * twice: calls, penalties and fees have their days in their ids.
 *
 * @returns the account with what it owes
 * @see R167–R170, R179–R185
 */
export async function settleCalls(
  platform: House,
  transaction: Queryable,
  account: ContractAccount,
  { day, now }: { day: string; now: string },
): Promise<ContractAccount> {
  const calling = await callingOf(transaction, account.shopId);
  if (!calling || account.facts.end || account.facts.deletedOn) return account;
  const { shopId } = account;
  await markPaid(transaction, { shopId, fundsMinor: calling.fundsMinor, day });
  let called = calling;
  for (;;) {
    const unpaid = await unpaidCalls(transaction, shopId);
    const state = calledAccount(account, called, unpaid);
    if (!isCallDue(state, day)) break;
    await issueCall(platform, transaction, account, nextCall(state, shopId, day), now);
    called = (await callingOf(transaction, shopId))!;
  }
  for (const call of await unpaidCalls(transaction, shopId)) {
    await dealWithDelay(platform, transaction, account, { call, calling: called, day, now });
  }
  return await withDebts(transaction, account);
}

const calledAccount = (
  { facts, pricing, balanceMinor }: ContractAccount,
  { nextFrequency, calledThrough, fundsMinor, lastDay }: Calling,
  unpaid: readonly PaymentCall[],
): CalledAccount => ({
  ...{ facts, pricing, balanceMinor, unpaid, calledThrough, fundsMinor, lastDay },
  frequency: nextFrequency,
});

async function issueCall(
  platform: House,
  transaction: Queryable,
  account: ContractAccount,
  call: PaymentCall,
  now: string,
): Promise<void> {
  const { shopId } = account;
  await noteCalled(transaction, shopId, call.until);
  // What was paid in before covers the whole period: there is nothing to call for.
  if (call.amountMinor === 0) return;
  await insertCall(transaction, shopId, call);
  const said = { ...account, balanceMinor: call.amountMinor };
  await tellOwner(platform, transaction, said, {
    ...{ kind: "payment_call", day: call.dueOn, days: 0 },
  }, now);
}

/** @see R180–R183 */
async function dealWithDelay(
  platform: House,
  transaction: Queryable,
  account: ContractAccount,
  { call, calling, day, now }: {
    call: PaymentCall;
    calling: Calling;
    day: string;
    now: string;
  },
): Promise<void> {
  const { shopId, currency } = account;
  const late = latenessOf(call, day, { fundsMinor: calling.fundsMinor, currency });
  if (!late) return;
  const { penaltyMinor, reminder } = late;
  const fees = [
    { id: `penalty:${call.id}:${day}`, amountMinor: penaltyMinor, what: "penalty" },
    {
      id: `reminder:${call.id}:${reminder?.number}`,
      amountMinor: reminder?.feeMinor ?? 0,
      what: "reminder",
    },
  ];
  for (const { id, amountMinor, what } of fees.filter((fee) => fee.amountMinor > 0)) {
    const isNew = await postEntry(transaction, {
      ...{ id, shopId, kind: "fee", from: "wallet", to: "revenue", amountMinor, currency },
      details: { what, call: call.id, day },
    }, now);
    const raise = { shopId, from: call.from, feeMinor: amountMinor };
    if (isNew) await raiseThresholds(transaction, raise);
  }
  if (!reminder) return;
  await noteReminder(transaction, call.id);
  const owed = await owedByShop(transaction, shopId, calling.fundsMinor);
  const said = { ...account, balanceMinor: owed };
  const notice = { kind: "payment_reminder", day: call.dueOn, days: late.days } as const;
  await tellOwner(platform, transaction, said, notice, now);
  await tellPhone(platform, transaction, said, notice, now);
}

/** What a fee is for, and the day of delay that it came with. @see R180–R183 */
export const feeOf = (
  { kind, details }: Pick<Entry, "kind" | "details">,
): { what: "penalty" | "reminder"; day: string } | undefined =>
  kind === "fee" ? details as { what: "penalty" | "reminder"; day: string } : undefined;

/** All that a shop owes: calls with their fees. */
export async function owedByShop(
  platform: Queryable,
  shopId: string,
  fundsMinor: number,
): Promise<number> {
  const last = (await unpaidCalls(platform, shopId)).at(-1);
  return Math.max(0, (last?.thresholdMinor ?? 0) - fundsMinor);
}

/** The same as it stands now; nothing for a shop that pays from its wallet. */
export async function owedNow(platform: Queryable, shopId: string): Promise<number> {
  const calling = await callingOf(platform, shopId);
  return calling ? await owedByShop(platform, shopId, calling.fundsMinor) : 0;
}

/** Money has come in: calls that it covers are paid on its day. @see R170 */
export async function payCalls(
  transaction: Queryable,
  account: ContractAccount,
  day: string,
): Promise<ContractAccount> {
  const { shopId } = account;
  const calling = await callingOf(transaction, shopId);
  if (calling) await markPaid(transaction, { shopId, fundsMinor: calling.fundsMinor, day });
  return await withDebts(transaction, account);
}

/**
 * Money was taken back: calls that it had covered are to be paid again, with the same time for it as
 * a new one has.
 *
 * @see R167, R170
 */
export async function reopenCalls(
  platform: House,
  transaction: Queryable,
  account: ContractAccount,
  { day, now }: { day: string; now: string },
): Promise<void> {
  const { shopId } = account;
  const calling = await callingOf(transaction, shopId);
  if (!calling) return;
  const { fundsMinor } = calling;
  const until = addDays(day, invoiceRegime.dueDays);
  for (const call of await markUnpaid(transaction, { shopId, fundsMinor, day: until })) {
    const said = { ...account, balanceMinor: owedOf(call, fundsMinor) };
    await tellOwner(platform, transaction, said, {
      ...{ kind: "payment_call", day: payableUntil(call), days: 0 },
    }, now);
  }
}

/** The account with its balance and what is overdue as they are now. */
async function withDebts(
  transaction: Queryable,
  account: ContractAccount,
): Promise<ContractAccount> {
  const { balanceMinor, facts: { overdueSince } } = await accountOfShop(
    transaction,
    account.shopId,
  );
  return { ...account, balanceMinor, facts: { ...account.facts, overdueSince } };
}
