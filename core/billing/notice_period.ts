import { addDays, addMonths } from "../calendar.ts";
import type { BillingRegime } from "./regime.ts";

/** Months of notice. */
const months = { ownServer: 3, byInvoice: 1, refusedTerms: 1 } as const;

const firstOfNextMonth = (day: string): string => addMonths(`${day.slice(0, 7)}-01`, 1);

/**
 * Last day of a contract whose owner moves to a server of their own: three months, from the first
 * day of the month after delivery.
 *
 * @see R202
 */
export const lastDayToOwnServer = (deliveredOn: string): string =>
  addDays(addMonths(firstOfNextMonth(deliveredOn), months.ownServer), -1);

/**
 * Last day of a contract by invoice: a month, from the first day of the billing period after
 * delivery.
 *
 * @param periodUntil last day of the billing period in which the notice was delivered
 * @see R205
 */
export const lastDayByInvoice = (periodUntil: string): string =>
  addDays(addMonths(addDays(periodUntil, 1), months.byInvoice), -1);

/** Last day of a contract whose owner has refused new terms; the old ones hold until then. @see R243 */
export const lastDayAfterRefusal = (refusedOn: string): string =>
  addMonths(refusedOn, months.refusedTerms);

/** Notices after which a contract goes on for a while. */
export const noticeKinds = ["own_server", "by_invoice", "refused_terms"] as const;
export type ContractNotice = typeof noticeKinds[number];

/** Those that a contract can be given; one that is paid from a wallet ends at once otherwise. @see D15 */
export const noticesOf = (regime: BillingRegime): readonly ContractNotice[] =>
  noticeKinds.filter((notice) => notice !== "by_invoice" || regime === "invoice");

/**
 * Last day of a contract after a notice.
 *
 * @param periodUntil last day that is called for, of a contract by invoice
 * @see R202, R205, R243
 */
export function lastDayAfter(
  notice: ContractNotice,
  { deliveredOn, periodUntil = deliveredOn }: { deliveredOn: string; periodUntil?: string },
): string {
  switch (notice) {
    case "own_server":
      return lastDayToOwnServer(deliveredOn);
    case "by_invoice":
      return lastDayByInvoice(periodUntil);
    case "refused_terms":
      return lastDayAfterRefusal(deliveredOn);
  }
}
