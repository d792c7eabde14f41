import type { Currency } from "../money.ts";
import { err, ok, type Result } from "../result.ts";

/** Every number of credits that staff give by hand. @see MO-10 */
export const manualCreditRule = {
  /** As much as one person may give to a shop, all of the last days together. */
  aloneMinor: { CZK: 1_000_00, EUR: 40_00 } satisfies Record<Currency, number>,
  /** Days in which what was given adds up, so that a large credit is not given in small pieces. */
  days: 30,
  /** No credit is larger, whoever approves it: a slip of the hand more likely than a kindness. */
  mostMinor: { CZK: 100_000_00, EUR: 4_000_00 } satisfies Record<Currency, number>,
} as const;

export type ManualCreditProblem =
  | { code: "credit_not_positive" }
  | { code: "credit_too_large"; amountMinor: number; mostMinor: number };

/**
 * Whether a credit is posted at once or waits for a second person.
 *
 * @param givenMinor what the shop was given by one person alone in the last days
 * @see MO-10
 */
export function decideManualCredit(
  { amountMinor, currency, givenMinor }: {
    amountMinor: number;
    currency: Currency;
    givenMinor: number;
  },
): Result<"post" | "ask", ManualCreditProblem> {
  const mostMinor = manualCreditRule.mostMinor[currency];
  if (!Number.isSafeInteger(amountMinor) || amountMinor <= 0) {
    return err({ code: "credit_not_positive" });
  }
  if (amountMinor > mostMinor) return err({ code: "credit_too_large", amountMinor, mostMinor });
  const isSmall = givenMinor + amountMinor <= manualCreditRule.aloneMinor[currency];
  return ok(isSmall ? "post" : "ask");
}
