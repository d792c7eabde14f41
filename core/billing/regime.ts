import type { Currency } from "../money.ts";

/** How a shop pays: from a wallet day by day, or by invoices for a period. @see D6 */
export const billingRegimes = ["wallet", "invoice"] as const;
export type BillingRegime = typeof billingRegimes[number];

/** Days of the trial. @see R142, R146 */
export const trialDays = 30;

/** Every number of the wallet, in one place. */
export const walletRegime = {
  /** @see R154 */
  depositMinMinor: { CZK: 100_00, EUR: 5_00 } satisfies Record<Currency, number>,
  /** Times the recommended monthly payment. @see R155 */
  depositMaxMonths: 3,
  /** Service days charged after the money has run out, day 0 among them. @see R189, R192, D3 */
  chargedDays: 10,
  /** The web goes on the tenth day. @see R190 */
  webSuspendedAfterDays: 10,
  /** @see R193, D5 */
  deletedAfterMonths: 6,
  /** Whole days in which a terminated shop can be exported. @see R197 */
  exportDays: 5,
  /** The owner is told when the money lasts for this many days at most. */
  lowFundsDays: [7, 3],
  /** The owner is told so many days before the trial ends. */
  trialNoticeDays: [7, 3, 1],
  /** Days before the web goes. */
  webNoticeDays: [3],
  /** Days before the data are deleted; the last leaves time for the export. */
  deletionNoticeDays: [30, 7],
  /** What is not paid of a day that is partly in a long outage. @see R216 */
  outageCredit: "whole_days",
} as const;

/** Every number of the regime by invoice. */
export const invoiceRegime = {
  /** Months that can be paid for at once. @see R167, R169 */
  frequencies: [1, 3, 6, 12],
  /** Days before its period on which a payment call goes out. */
  callDaysBefore: 14,
  /** Days that a payment call is due in, at least. @see R167 */
  dueDays: 5,
  /** @see R167 */
  cardPaymentMaxMinor: { CZK: 100_000_00, EUR: 4_000_00 } satisfies Record<Currency, number>,
  /** Days after the due day on which reminders go out, with the fee that each of them costs. */
  reminders: [
    { afterDays: 1, feeMinor: { CZK: 0, EUR: 0 } },
    { afterDays: 4, feeMinor: { CZK: 0, EUR: 0 } },
    { afterDays: 8, feeMinor: { CZK: 100_00, EUR: 4_00 } },
    { afterDays: 12, feeMinor: { CZK: 200_00, EUR: 8_00 } },
  ],
  /** After the third reminder functions are suspended, after the fourth the web. @see R182, R184 */
  administrationSuspendedAfterDays: 8,
  webSuspendedAfterDays: 12,
  /** Thousandths of the owed sum for each day begun. @see R180 */
  penaltyPermille: 1,
  /** Days of delay after which the operator may withdraw. @see R187 */
  withdrawalAfterDays: 14,
  /** Working days in which an owner may refuse a changed offer. @see R148 */
  offerWorkingDays: 2,
  /** Working days after which an order that nobody has answered is refused. @see R148 */
  orderWorkingDays: 30,
  /** Days after the end of the service. @see R207 */
  deletedAfterDays: 14,
  /** @see R217 */
  outageCredit: "share_of_hours",
} as const;
