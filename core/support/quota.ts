import { addMonths } from "../calendar.ts";

/** Free requests of a calendar month in Prague. @see R103, D9 */
export const requestsAMonth = 10;

/** What is left of a month's free requests. */
export interface Quota {
  used: number;
  /** Never negative: a crisis that turns out to be none counts later. */
  left: number;
  /** Day on which there are all of them again, `YYYY-MM-DD`. */
  renewsOn: string;
}

/** The month of a day, `YYYY-MM`. */
export const monthOf = (day: string): string => day.slice(0, 7);

/** @param today the day in Prague */
export function quotaOf(used: number, today: string): Quota {
  return {
    used,
    left: Math.max(0, requestsAMonth - used),
    renewsOn: addMonths(`${monthOf(today)}-01`, 1),
  };
}
