import { addDays, addMonths, daysBetween, earlierDay, laterDay } from "../calendar.ts";
import { isCharged, type LifecycleFacts } from "../lifecycle/lifecycle.ts";
import type { Currency } from "../money.ts";
import { roundMinor } from "../money.ts";
import { dailyPrice, type PricingFacts } from "./daily_price.ts";
import { invoiceRegime } from "./regime.ts";

/** Months that are paid for at once. @see R167, R169 */
export type Frequency = typeof invoiceRegime.frequencies[number];

/** A period of service that is to be paid for beforehand. */
export interface PaymentCall {
  /** `call:<shop>:<first day>` */
  id: string;
  from: string;
  until: string;
  /** With VAT; what was left of earlier payments is taken off. */
  amountMinor: number;
  issuedOn: string;
  /** Last day on which it is paid in time. */
  dueOn: string;
  /** A later one that was agreed on beforehand. @see R179 */
  agreedOn: string | undefined;
  /**
   * How much was paid in since the first call once this one is paid: it, those before it, and their
   * fees. Paying a fee alone pays no call.
   *
   * @see R184, R185
   */
  thresholdMinor: number;
  /** Reminders that went out. */
  reminders: number;
}

/** What calls are made from: the account after a day's settlement. */
export interface CalledAccount {
  facts: LifecycleFacts;
  pricing: PricingFacts;
  balanceMinor: number;
  /** Calls that are not paid, oldest first. */
  unpaid: readonly PaymentCall[];
  /** Last day that a call was made for. */
  calledThrough: string;
  /** Paid in since the first call: top-ups and credits, less what was bought or given back. */
  fundsMinor: number;
  frequency: Frequency;
  /** Last day of a contract that notice was given of. @see R205 */
  lastDay?: string | undefined;
}

/** What some days cost, as far as they are charged. */
function costOf({ facts, pricing }: CalledAccount, from: string, until: string): number {
  let sum = 0;
  for (let day = from; day <= until; day = addDays(day, 1)) {
    if (isCharged(facts, day)) sum += dailyPrice(pricing, day).amountMinor;
  }
  return sum;
}

/** Those whose day has come: each call is made some days before its period begins. */
export const isCallDue = (
  { calledThrough, facts, lastDay }: CalledAccount,
  day: string,
): boolean =>
  (lastDay === undefined || calledThrough < lastDay) &&
  facts.paidFrom !== undefined && !facts.end && facts.deletedOn === undefined &&
  daysBetween(day, calledThrough) < invoiceRegime.callDaysBefore;

/**
 * The next call. It is due in five days at least, and before its period begins if that is later;
 * what is left of earlier payments, credits among them, is taken off. Nothing is called for after
 * the contract's last day.
 *
 * @param day on which it is made; all days through it are settled
 * @see R167, R169, R205
 */
export function nextCall(account: CalledAccount, shopId: string, day: string): PaymentCall {
  const from = addDays(account.calledThrough, 1);
  const period = addDays(addMonths(from, account.frequency), -1);
  const until = earlierDay(period, account.lastDay ?? period);
  const before = Math.max(account.unpaid.at(-1)?.thresholdMinor ?? 0, account.fundsMinor);
  const untilThen = day < account.calledThrough
    ? costOf(account, addDays(day, 1), account.calledThrough)
    : 0;
  // The balance once all that is owed is paid, and what is paid for already is used up.
  const left = account.balanceMinor + (before - account.fundsMinor) - untilThen;
  const amountMinor = Math.max(0, costOf(account, from, until) - left);
  return {
    id: `call:${shopId}:${from}`,
    ...{ from, until, amountMinor, issuedOn: day },
    dueOn: laterDay(addDays(day, invoiceRegime.dueDays), addDays(from, -1)),
    agreedOn: undefined,
    thresholdMinor: before + amountMinor,
    reminders: 0,
  };
}

/** Until when a call has to be paid. @see R179 */
export const payableUntil = ({ dueOn, agreedOn }: Pick<PaymentCall, "dueOn" | "agreedOn">) =>
  agreedOn ?? dueOn;

/** What is still owed of a call, without fees for its delay. @see R185 */
export const owedOf = ({ amountMinor, thresholdMinor }: PaymentCall, fundsMinor: number): number =>
  Math.min(amountMinor, Math.max(0, thresholdMinor - fundsMinor));

/** What comes of a day on which a call is late. */
export interface Lateness {
  /** Days begun since it was to be paid. */
  days: number;
  /** For this day. @see R180 */
  penaltyMinor: number;
  /** That goes out on this day, with the fee it costs. @see R181–R183 */
  reminder: { number: number; feeMinor: number } | undefined;
}

/** @returns `undefined` while there is time to pay */
export function latenessOf(
  call: PaymentCall,
  day: string,
  { fundsMinor, currency }: { fundsMinor: number; currency: Currency },
): Lateness | undefined {
  const days = daysBetween(payableUntil(call), day);
  if (days <= 0) return undefined;
  const next = invoiceRegime.reminders[call.reminders];
  const penalty = owedOf(call, fundsMinor) * invoiceRegime.penaltyPermille / 1000;
  return {
    days,
    penaltyMinor: roundMinor(penalty),
    reminder: next && days >= next.afterDays
      ? { number: call.reminders + 1, feeMinor: next.feeMinor[currency] }
      : undefined,
  };
}

/** A card is charged for so much at once at most. @see R167 */
export const mayPayByCard = (amountMinor: number, currency: Currency): boolean =>
  amountMinor <= invoiceRegime.cardPaymentMaxMinor[currency];
