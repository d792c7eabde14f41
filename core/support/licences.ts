import { addDays, addMonths, daysBetween, laterDay } from "../calendar.ts";

/** What brings support with it, and what prolongs it. @see R127, R129 */
export const purchaseKinds = ["licence", "upgrade", "lifetime_updates", "renewal"] as const;
export type PurchaseKind = typeof purchaseKinds[number];

/** Months of support of each purchase; no purchase is without it. @see R127, R134 */
export const vipMonths = 12;

/** A licence as it stands: the version in use and the last day of its support. */
export interface Licence {
  version: string;
  vipUntil: string;
}

/** A version of the product, and until when it is supported; without an end it is the newest. */
export interface ProductVersion {
  version: string;
  supportedUntil?: string;
}

/**
 * Last day of support after a purchase: a year from its day, whenever it is made. Nobody loses days
 * that were paid for.
 *
 * @see R127, R130
 */
export function vipAfter(boughtOn: string, before?: string): string {
  const until = addDays(addMonths(boughtOn, vipMonths), -1);
  return before === undefined ? until : laterDay(until, before);
}

/** Whether support of a version can be prolonged; else the upgrade brings its year. @see R133 */
export function mayRenew(
  { version }: Licence,
  versions: readonly ProductVersion[],
  day: string,
): boolean {
  const found = versions.find((each) => each.version === version);
  return found?.supportedUntil === undefined || day <= found.supportedUntil;
}

/** Days before the end of support on which its owner is reminded. @see R135 */
const reminderDays = [30, 7, 1];

/** @returns how many days are left when a reminder is due on this day */
export function vipReminder(vipUntil: string, day: string): number | undefined {
  const days = daysBetween(day, vipUntil);
  return reminderDays.includes(days) ? days : undefined;
}
