import { addDays } from "./calendar.ts";

/** Whose public holidays are days off. @see D15 */
export type HolidayCountry = "CZ" | "SK";

/** Days `MM-DD` that are off each year. */
const fixedHolidays: Record<HolidayCountry, readonly string[]> = {
  CZ: [
    ...["01-01", "05-01", "05-08", "07-05", "07-06", "09-28", "10-28", "11-17"],
    ...["12-24", "12-25", "12-26"],
  ],
  SK: [
    ...["01-01", "01-06", "05-01", "05-08", "07-05", "08-29", "09-15", "11-01", "11-17"],
    ...["12-24", "12-25", "12-26"],
  ],
};

/** Slovak holidays that the law has made working days: some in a year, one from a year on. */
const worked = (day: string): boolean =>
  day === "2026-05-08" || day === "2026-09-15" || (day.slice(5) === "11-17" && day >= "2025");

/** Good Friday and Easter Monday of a year, by the Gregorian computus. */
function easterHolidays(year: number): readonly string[] {
  const golden = year % 19;
  const century = Math.floor(year / 100);
  const skipped = century - Math.floor(century / 4);
  const correction = Math.floor((8 * century + 13) / 25);
  const epact = (skipped - correction + 19 * golden + 15) % 30;
  const moon = epact - (epact > 28 || (epact === 28 && golden > 10) ? 1 : 0);
  const weekday = (year + Math.floor(year / 4) + moon + 2 - skipped) % 7;
  const fromMarch = moon - weekday;
  const month = 3 + Math.floor((fromMarch + 40) / 44);
  const date = fromMarch + 28 - 31 * Math.floor(month / 4);
  const pad = (number: number) => String(number).padStart(2, "0");
  const sunday = `${year}-${pad(month)}-${pad(date)}`;
  return [addDays(sunday, -2), addDays(sunday, 1)];
}

const easters = new Map<number, readonly string[]>();

export function isHoliday(day: string, country: HolidayCountry): boolean {
  const year = Number(day.slice(0, 4));
  let easter = easters.get(year);
  if (!easter) easters.set(year, easter = easterHolidays(year));
  if (easter.includes(day)) return true;
  if (country === "SK" && worked(day)) return false;
  return fixedHolidays[country].includes(day.slice(5));
}

export function isWorkingDay(day: string, country: HolidayCountry = "CZ"): boolean {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return weekday !== 0 && weekday !== 6 && !isHoliday(day, country);
}

/** The first working day that is not before a day. */
export function workingDayFrom(day: string, country: HolidayCountry = "CZ"): string {
  let found = day;
  while (!isWorkingDay(found, country)) found = addDays(found, 1);
  return found;
}

/** The working day some working days after a day; the day itself is not counted. */
export function addWorkingDays(day: string, count: number, country: HolidayCountry = "CZ"): string {
  let found = day;
  for (let left = count; left > 0; left--) found = workingDayFrom(addDays(found, 1), country);
  return found;
}

/**
 * The day on which a mail counts as delivered: that on which it was sent, if it was a working day
 * until half past five, else the next working day.
 *
 * @param time of the day in Prague, `HH:MM`
 * @see R151
 */
export function deliveryDay(
  { day, time }: { day: string; time: string },
  country: HolidayCountry = "CZ",
): string {
  const isInTime = isWorkingDay(day, country) && time <= "17:30";
  return isInTime ? day : workingDayFrom(addDays(day, isWorkingDay(day, country) ? 1 : 0), country);
}
