import type { Currency } from "../money.ts";
import { err, ok, type Result } from "../result.ts";
import { walletRegime } from "./regime.ts";

export interface DepositLimits {
  minMinor: number;
  maxMinor: number;
}

export type DepositProblem =
  | { code: "deposit_too_small"; amountMinor: number; limits: DepositLimits }
  | { code: "deposit_too_large"; amountMinor: number; limits: DepositLimits };

/** What we recommend to pay in for a month: the month's price in whole units, the minimum at least. */
export function recommendedDeposit(monthlyPriceMinor: number, currency: Currency): number {
  const whole = Math.ceil(monthlyPriceMinor / 100) * 100;
  return Math.max(whole, walletRegime.depositMinMinor[currency]);
}

/**
 * How much may be paid in at once. A debt comes on top of the maximum, so that nobody is kept from
 * paying it.
 *
 * @param balanceMinor below zero for a debt
 * @param owedMinor what is called for by invoice: exactly that may always be paid
 * @see R154, R155, MO-8
 */
export function depositLimits(
  { monthlyPriceMinor, currency, balanceMinor, owedMinor = 0 }: {
    monthlyPriceMinor: number;
    currency: Currency;
    balanceMinor: number;
    owedMinor?: number;
  },
): DepositLimits {
  const recommended = recommendedDeposit(monthlyPriceMinor, currency);
  const minMinor = walletRegime.depositMinMinor[currency];
  const maxMinor = recommended * walletRegime.depositMaxMonths + Math.max(0, -balanceMinor);
  if (owedMinor === 0) return { minMinor, maxMinor };
  return { minMinor: Math.min(minMinor, owedMinor), maxMinor: Math.max(maxMinor, owedMinor) };
}

export function decideDeposit(
  amountMinor: number,
  limits: DepositLimits,
): Result<number, DepositProblem> {
  if (amountMinor < limits.minMinor) return err({ code: "deposit_too_small", amountMinor, limits });
  if (amountMinor > limits.maxMinor) return err({ code: "deposit_too_large", amountMinor, limits });
  return ok(amountMinor);
}
