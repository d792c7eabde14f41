import { parseDay, parseMoment } from "../dates.ts";

/** Tags that say from when to when a price holds. */
export const datedSale = /effective[_-]date/i;

/**
 * What holds from one moment to another is looked at anew every hour, which is how often an import may
 * run: until then an equal file means the same.
 *
 * @param now RFC 3339, UTC
 */
export const readingHour = (now: string): string => now.slice(0, 13);

/**
 * Whether a sale is on: `2026-03-01T00:00+01:00/2026-03-08`, of which either side may be empty. A day
 * alone begins at its start and ends with its end, in Prague.
 *
 * @param now RFC 3339; when it is unknown, a sale that has an interval is not on
 */
export function isSaleOn(interval: string, now: string | undefined): boolean {
  if (interval === "") return true;
  const [from = "", to = ""] = interval.split("/").map((side) => side.trim());
  const [start, end] = [momentOf(from), momentOf(to, { endOfDay: true })];
  const isReadable = (from === "" || start !== undefined) && (to === "" || end !== undefined);
  if (now === undefined || !isReadable) return false;
  const at = Temporal.Instant.from(now);
  return (start === undefined || Temporal.Instant.compare(start, at) <= 0) &&
    (end === undefined || Temporal.Instant.compare(at, end) <= 0);
}

function momentOf(text: string, { endOfDay = false } = {}): Temporal.Instant | undefined {
  if (text === "") return undefined;
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) {
    const day = parseDay(text);
    if (!day.ok) return undefined;
    const date = Temporal.PlainDate.from(day.value.value).add({ days: endOfDay ? 1 : 0 });
    const midnight = date.toZonedDateTime("Europe/Prague").toInstant();
    return endOfDay ? midnight.subtract({ nanoseconds: 1 }) : midnight;
  }
  // `2026-03-01T13:00-0800`, as Google's own examples have it
  const moment = parseMoment(text.replace(/([+-]\d{2})(\d{2})$/, "$1:$2"));
  return moment.ok ? Temporal.Instant.from(moment.value.value) : undefined;
}
