import type { ImportFrequency } from "./settings.ts";

/** Days and hours are those of Prague, on both clock changes too. @see D11 */
const timeZone = "Europe/Prague";
/** @see R8 */
const dailyHour = 4;
const hourMs = 3_600_000;

/**
 * When an import runs next, strictly after an instant: every day at 04:00 in Prague, or at each full
 * hour. An hour that the clock skips or repeats is no hour more or less: hourly imports go by real
 * hours.
 *
 * @param after instant, RFC 3339 UTC
 * @returns the same kind of text; `undefined` for an import that runs once
 * @see R8–R10, R16
 */
export function nextRun(frequency: ImportFrequency, after: string): string | undefined {
  if (frequency === "once") return undefined;
  return frequency === "daily" ? nextDaily(after) : nextHourly(after);
}

function nextDaily(after: string): string {
  const today = Temporal.Instant.from(after).toZonedDateTimeISO(timeZone).toPlainDate();
  const at = (day: Temporal.PlainDate) =>
    day.toZonedDateTime({ timeZone, plainTime: { hour: dailyHour } }).epochMilliseconds;
  const next = at(today) > Date.parse(after) ? at(today) : at(today.add({ days: 1 }));
  return new Date(next).toISOString();
}

function nextHourly(after: string): string {
  return new Date((Math.floor(Date.parse(after) / hourMs) + 1) * hourMs).toISOString();
}
