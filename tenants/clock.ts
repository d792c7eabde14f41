import { addDays } from "../core/calendar.ts";

/** The present instant as RFC 3339 UTC with milliseconds; handed in, so that tests choose it. */
export type Clock = () => string;

export const realClock: Clock = () => new Date().toISOString();

/** `instant` moved by some seconds, as the same kind of text. */
export function after(instant: string, seconds: number): string {
  return new Date(Date.parse(instant) + seconds * 1000).toISOString();
}

/** The day in Prague that an instant falls on, `YYYY-MM-DD`. @see D11 */
export function pragueDay(instant: string): string {
  return Temporal.Instant.from(instant).toZonedDateTimeISO("Europe/Prague").toPlainDate()
    .toString();
}

/** The time of day in Prague, `HH:MM`. */
export function pragueTime(instant: string): string {
  return Temporal.Instant.from(instant).toZonedDateTimeISO("Europe/Prague").toPlainTime()
    .toString({ smallestUnit: "minute" });
}

/** The instant at which a day, or one some days after it, begins in Prague. */
export function pragueMidnight(day: string, daysLater = 0): string {
  return new Date(
    Temporal.PlainDate.from(day).add({ days: daysLater }).toZonedDateTime("Europe/Prague")
      .epochMilliseconds,
  ).toISOString();
}

/**
 * The next instant, strictly later, at which a day's hour begins in Prague. An hour that the clocks
 * skip is the one after it, one that they repeat is the first of the two.
 */
export function nextPragueHour(instant: string, hour: number): string {
  const at = (day: string) =>
    new Date(
      Temporal.PlainDate.from(day)
        .toZonedDateTime({ timeZone: "Europe/Prague", plainTime: { hour } }).epochMilliseconds,
    ).toISOString();
  const today = at(pragueDay(instant));
  return today > instant ? today : at(addDays(pragueDay(instant), 1));
}
