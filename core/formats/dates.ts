import { read, type ReadResult, unreadable } from "./reading.ts";

const isoDay = /^(\d{4})-(\d{2})-(\d{2})(?:[T ].*)?$/;
const spokenDay = /^(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})(?:\s.*)?$/;
const localMoment = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?$/;

/** Reads a day: `2025-03-01`, with or without a time, or `1. 3. 2025`; gives `YYYY-MM-DD`. */
export function parseDay(text: string): ReadResult<string> {
  const trimmed = text.trim();
  const iso = isoDay.exec(trimmed);
  if (iso) return existingDay(iso[1]!, iso[2]!, iso[3]!);
  const spoken = spokenDay.exec(trimmed);
  if (spoken) return existingDay(spoken[3]!, spoken[2]!, spoken[1]!);
  return unreadable("date_unreadable");
}

function existingDay(year: string, month: string, day: string): ReadResult<string> {
  const moment = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  const written = `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  const exists = Number(year) >= 1000 && moment.toISOString().slice(0, 10) === written;
  return exists ? read(written) : unreadable("date_unreadable");
}

/**
 * Reads a moment: with an offset as it says, without one in the time of Prague.
 *
 * @returns RFC 3339 in UTC, to the second; an hour that summer time skips moves forward.
 */
export function parseMoment(text: string): ReadResult<string> {
  const trimmed = text.trim();
  try {
    const instant = localMoment.test(trimmed)
      ? Temporal.PlainDateTime.from(trimmed).toZonedDateTime("Europe/Prague").toInstant()
      : Temporal.Instant.from(trimmed);
    return read(instant.toString({ smallestUnit: "second" }));
  } catch (error) {
    if (error instanceof RangeError) return unreadable("date_unreadable");
    throw error;
  }
}
