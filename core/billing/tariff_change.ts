import { addDays } from "../calendar.ts";
import { err, ok, type Result } from "../result.ts";
import type { PricingFacts } from "./daily_price.ts";
import { tariffOn } from "./limits.ts";
import { priceListOn, type Tariff, tariffOf } from "./price_list.ts";

export interface TariffChange {
  isDearer: boolean;
  /** First day on which it holds. */
  from: string;
}

/** A year was paid beforehand: a dearer tariff is agreed with the operator's people. @see R162 */
export interface PrepaidRefusal {
  code: "prepaid";
  until: string;
}

/**
 * When another tariff would hold: a dearer one at once, today being charged already; a cheaper one
 * from tomorrow, or when what was paid beforehand is over. A dearer one is paid for a day at least.
 *
 * @see R162–R165
 */
export function planTariffChange(
  pricing: PricingFacts,
  wanted: Tariff,
  today: string,
): Result<TariffChange, PrepaidRefusal> {
  const { contract, priceLists } = pricing;
  // Also a year that is yet to begin.
  const paid = contract.prepayments.findLast(({ until }) => today <= until);
  const held = paid
    ? tariffOf(priceListOn(priceLists, today)!, paid.tariff)
    : tariffOn(pricing, today);
  const isDearer = wanted.monthMinor > held.monthMinor;
  if (paid && isDearer) return err({ code: "prepaid", until: paid.until });
  return ok({ isDearer, from: isDearer ? today : cheaperFrom(pricing, today, paid?.until) });
}

/** Whoever has changed to a dearer tariff only today, which is charged as it began, pays it tomorrow. */
function cheaperFrom(pricing: PricingFacts, today: string, paidUntil: string | undefined): string {
  if (paidUntil !== undefined) return addDays(paidUntil, 1);
  const before = tariffOn(pricing, addDays(today, -1));
  const isUnpaid = tariffOn(pricing, today).monthMinor > before.monthMinor;
  return addDays(today, isUnpaid ? 2 : 1);
}
