import { stateOn } from "../lifecycle/lifecycle.ts";
import { prepaymentOn, termsOn } from "./contract.ts";
import { priceListOn, type Tariff, type TariffLimits, tariffOf } from "./price_list.ts";
import type { PricingFacts } from "./daily_price.ts";
import type { WalletAccount } from "./settlement.ts";

/** How much of a tariff a shop uses. */
export type Usage = {
  [limit in "products" | "variants" | "categories" | "users" | "diskMegabytes" | "mailboxes"]:
    number;
};
export type UsedLimit = keyof Usage;
export const usedLimits: readonly UsedLimit[] = [
  "products",
  "variants",
  "categories",
  "users",
  "diskMegabytes",
  "mailboxes",
];

/** The tariff that holds on a day: a year paid beforehand holds whatever was ordered since. */
export function tariffOn({ contract, priceLists }: PricingFacts, day: string): Tariff {
  const list = priceListOn(priceLists, day);
  if (!list) throw new Error(`No price list holds on ${day}`);
  const prepaid = prepaymentOn(contract, day);
  return tariffOf(list, prepaid?.tariff ?? termsOn(contract, day).tariff);
}

/** What a shop may have on a day; nothing limits a trial. @see R237 */
export function limitsOn(
  { facts, pricing }: Pick<WalletAccount, "facts" | "pricing">,
  day: string,
): TariffLimits | undefined {
  return stateOn(facts, day).state === "trial" ? undefined : tariffOn(pricing, day).limits;
}

/** How many more there may be; `Infinity` without a limit. */
export function roomFor(
  limits: TariffLimits | undefined,
  usage: Usage,
  what: UsedLimit,
): number {
  const limit = limits?.[what] ?? null;
  return limit === null ? Infinity : Math.max(0, limit - usage[what]);
}

export interface LimitExcess {
  what: UsedLimit;
  used: number;
  limit: number;
}

/** What a tariff would not hold of what a shop has. @see R165 */
export function excessOver(limits: TariffLimits, usage: Usage): LimitExcess[] {
  return usedLimits.flatMap((what) => {
    const limit = limits[what];
    return limit !== null && usage[what] > limit ? [{ what, used: usage[what], limit }] : [];
  });
}
