/**
 * Days are `YYYY-MM-DD` of Prague, compared as text. Which day an instant falls on is asked of
 * `tenants/clock.ts`.
 *
 * @see D11
 */
const dayMs = 86_400_000;

const at = (day: string): number => Date.parse(`${day}T00:00:00Z`);

/** The day some days later; earlier by a negative number. */
export function addDays(day: string, days: number): string {
  return new Date(at(day) + days * dayMs).toISOString().slice(0, 10);
}

/** How many days after `from` the day `to` is; negative when it is before. */
export function daysBetween(from: string, to: string): number {
  return (at(to) - at(from)) / dayMs;
}

/** Calendar months later, held to the month's last day: 31 August → 28 February. @see D5 */
export function addMonths(day: string, months: number): string {
  return Temporal.PlainDate.from(day).add({ months }).toString();
}

export function daysInMonth(day: string): number {
  return new Date(Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)), 0)).getUTCDate();
}

export const dayOfMonth = (day: string): number => Number(day.slice(8, 10));

export const laterDay = (a: string, b: string): string => a > b ? a : b;
export const earlierDay = (a: string, b: string): string => a < b ? a : b;

/** Reads a day that exists in the calendar. */
export function readDay(text: string): string | undefined {
  if (!/^\d{4}-\d\d-\d\d$/.test(text) || Number.isNaN(at(text))) return undefined;
  return addDays(text, 0) === text ? text : undefined;
}
