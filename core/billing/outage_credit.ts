import { addDays } from "../calendar.ts";
import { type Interval, lengthMs } from "../outages/outage.ts";
import { type BillingRegime, invoiceRegime, walletRegime } from "./regime.ts";

/** Only a longer outage is not paid for. @see R216, R217 */
export const freeOutageHours = 24;
/** Credits are posted so long after the end: somebody may still correct what was recorded. */
export const creditAfterHours = 12;

const hourMs = 3_600_000;
const timeZone = "Europe/Prague";

/** What of a service day's debit may be given back: what was charged, less what was given back. */
export interface ChargedDay {
  /** `YYYY-MM-DD`. */
  day: string;
  amountMinor: number;
}

/** Whether an interruption is so long that it is not paid for. @see R216 */
export const isFreeOutage = (interruption: Interval): boolean =>
  lengthMs(interruption) > freeOutageHours * hourMs;

/** The service days that are wholly or partly in an outage, in order. @see D11 */
export function serviceDaysOf({ from, to }: Interval): string[] {
  const days: string[] = [];
  const last = dayOf(Date.parse(to) - 1);
  for (let day = dayOf(Date.parse(from)); day <= last; day = addDays(day, 1)) days.push(day);
  return days;
}

/** An outage, and the whole interruption when it is only a part of one. */
export interface CreditedOutage extends Interval {
  interruption?: Interval;
}

/**
 * What is given back for each day of an outage; nothing for one that was not long enough.
 *
 * Who pays from a wallet does not pay for a day of which a part was in the outage (R216). Who pays
 * by invoice has a discount by the hour (R217): a day's price is its month's price spread evenly, so
 * its share by the hours of the day is the month's share by the hours of the month.
 *
 * @param charged days in any order; those outside the outage get nothing
 * @returns whole minor units above zero, for no day more than was charged
 */
export function outageCredit(
  regime: BillingRegime,
  outage: CreditedOutage,
  charged: readonly ChargedDay[],
): ChargedDay[] {
  if (!isFreeOutage(outage.interruption ?? outage)) return [];
  const rule = { wallet: walletRegime, invoice: invoiceRegime }[regime].outageCredit;
  const days = new Set(serviceDaysOf(outage));
  return charged.filter(({ day }) => days.has(day))
    .map(({ day, amountMinor }) => ({
      day,
      amountMinor: rule === "whole_days" ? amountMinor : shareOf(outage, day, amountMinor),
    }))
    .filter(({ amountMinor }) => amountMinor > 0)
    .toSorted((a, b) => a.day < b.day ? -1 : 1);
}

/** Amounts times milliseconds leave the safe numbers, so the product is made of big ones. */
function shareOf({ from, to }: Interval, day: string, amountMinor: number): number {
  const begin = midnightOf(day);
  const end = midnightOf(addDays(day, 1));
  const outMs = Math.min(Date.parse(to), end) - Math.max(Date.parse(from), begin);
  return Number((BigInt(amountMinor) * BigInt(Math.max(0, outMs))) / BigInt(end - begin));
}

const dayOf = (ms: number): string =>
  Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(timeZone).toPlainDate().toString();

const midnightOf = (day: string): number =>
  Temporal.PlainDate.from(day).toZonedDateTime(timeZone).epochMilliseconds;
