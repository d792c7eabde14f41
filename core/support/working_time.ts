import type { BillingRegime } from "../billing/regime.ts";
import { addDays } from "../calendar.ts";
import { isHoliday, isWorkingDay } from "../working_days.ts";

/**
 * When support works: hours in Prague on days that are a holiday in neither country. They belong to
 * the regime, as all that the two contracts have differently.
 *
 * @see R99, R113, D15
 */
export const supportHours: Record<BillingRegime, { from: number; until: number }> = {
  wallet: { from: 8, until: 16 },
  invoice: { from: 9, until: 17 },
};

/** Hours in which answers take longer; people are told before they write. @see R100 */
export const peakHours = { from: 10, until: 14 } as const;

const minuteMs = 60_000;
const zone = "Europe/Prague";

const isSupportDay = (day: string): boolean => isWorkingDay(day, "CZ") && !isHoliday(day, "SK");

const inPrague = (instant: string) => Temporal.Instant.from(instant).toZonedDateTimeISO(zone);

/** Milliseconds since the epoch at which an hour of a day begins in Prague. */
const hourOf = (day: string, hour: number): number =>
  Temporal.PlainDate.from(day)
    .toZonedDateTime({ timeZone: zone, plainTime: { hour } }).epochMilliseconds;

/** A day's support hours from an instant on; `undefined` when there are none. */
function hoursAfter(day: string, fromMs: number, regime: BillingRegime) {
  if (!isSupportDay(day)) return undefined;
  const { from, until } = supportHours[regime];
  const begins = Math.max(hourOf(day, from), fromMs);
  const ends = hourOf(day, until);
  return begins < ends ? { begins, ends } : undefined;
}

const isoOf = (ms: number): string => new Date(ms).toISOString();
const dayOf = (instant: string): string => inPrague(instant).toPlainDate().toString();

/** Whether somebody is at work. @see R99, R101 */
export function isSupportTime(instant: string, regime: BillingRegime): boolean {
  const now = Date.parse(instant);
  return hoursAfter(dayOf(instant), now, regime)?.begins === now;
}

/** @see R100 */
export function isPeak(instant: string, regime: BillingRegime): boolean {
  const { hour } = inPrague(instant);
  return isSupportTime(instant, regime) && hour >= peakHours.from && hour < peakHours.until;
}

/** The instant itself in support hours, else the one at which they begin next. */
export function supportTimeFrom(instant: string, regime: BillingRegime): string {
  return addWorkingMinutes(instant, 0, regime);
}

/** The instant after so many minutes of support hours; it lies in them or at their end. */
export function addWorkingMinutes(instant: string, minutes: number, regime: BillingRegime): string {
  const from = Date.parse(instant);
  let left = minutes * minuteMs;
  for (let day = dayOf(instant);; day = addDays(day, 1)) {
    const hours = hoursAfter(day, from, regime);
    if (!hours) continue;
    const length = hours.ends - hours.begins;
    if (left <= length) return isoOf(hours.begins + left);
    left -= length;
  }
}

/** Minutes of support hours between two instants; negative when they are the other way round. */
export function workingMinutesBetween(from: string, to: string, regime: BillingRegime): number {
  if (to < from) return -workingMinutesBetween(to, from, regime);
  const end = Date.parse(to);
  const last = dayOf(to);
  let sum = 0;
  for (let day = dayOf(from); day <= last; day = addDays(day, 1)) {
    const hours = hoursAfter(day, Date.parse(from), regime);
    if (hours) sum += Math.max(0, Math.min(hours.ends, end) - hours.begins);
  }
  return sum / minuteMs;
}
