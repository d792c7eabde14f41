import { addDays, daysBetween, laterDay } from "../calendar.ts";
import { addVat, roundMinor } from "../money.ts";
import type { Prepayment } from "./contract.ts";
import type { PricingFacts } from "./daily_price.ts";
import { priceListOn, type Tariff, tariffOf } from "./price_list.ts";

/** A dearer tariff for the rest of what was paid beforehand. */
export interface YearUpgrade {
  tariff: Tariff;
  from: string;
  /** Last day. */
  until: string;
  /** The difference, with VAT. */
  amountMinor: number;
}

/** The paid year that runs, or that is to begin. */
export const paidAhead = (
  { contract }: Pick<PricingFacts, "contract">,
  today: string,
): Prepayment | undefined => contract.prepayments.find(({ until }) => today < until);

/**
 * What a dearer tariff costs for the rest of a year that was paid beforehand, from tomorrow on: the
 * difference of both years' prices, by its days.
 *
 * @returns nothing for a tariff that is not dearer, or without a paid year
 * @see R162
 */
export function yearUpgrade(
  { contract, priceLists, vatRatePercent }: PricingFacts,
  tariff: Tariff,
  today: string,
): YearUpgrade | undefined {
  const paid = paidAhead({ contract }, today);
  const list = priceListOn(priceLists, today);
  if (!paid || !list) return undefined;
  const differenceMinor = tariff.yearMinor - tariffOf(list, paid.tariff).yearMinor;
  if (differenceMinor <= 0) return undefined;
  const from = laterDay(paid.from, addDays(today, 1));
  const daysOf = (first: string) => daysBetween(first, paid.until) + 1;
  const netMinor = roundMinor(differenceMinor * daysOf(from) / daysOf(paid.from));
  return { tariff, from, until: paid.until, amountMinor: addVat(netMinor, vatRatePercent) };
}
