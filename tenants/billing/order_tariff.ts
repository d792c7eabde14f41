import { prepaymentOn, termsOn } from "../../core/billing/contract.ts";
import { tariffOn } from "../../core/billing/limits.ts";
import { priceListOn } from "../../core/billing/price_list.ts";
import { addDays } from "../../core/calendar.ts";
import { err, ok, type Result } from "../../core/result.ts";
import { pragueDay } from "../clock.ts";
import type { Platform } from "../platform.ts";
import { type Actor, audit } from "../platform/audit.ts";
import { accountOfShop, insertTerms } from "../platform/contracts.ts";

export type TariffRefusal =
  /** There is no such tariff, or it holds already. */
  | { code: "unchanged" }
  /** A year was paid beforehand: a dearer tariff is agreed with the operator's people. @see R162 */
  | { code: "prepaid"; until: string };

/**
 * Orders another tariff. A dearer one holds at once, today being charged already; a cheaper one from
 * tomorrow, or when a year that was paid beforehand is over. Money that was paid in stays and is used
 * on.
 *
 * @returns from which day it holds
 * @see R162–R165
 */
export async function orderTariff(
  platform: Platform,
  { shopId, tariff, actor }: { shopId: string; tariff: string; actor: Actor },
): Promise<Result<string, TariffRefusal>> {
  const now = platform.now();
  const today = pragueDay(now);
  return await platform.database.write(async (transaction) => {
    const { pricing } = await accountOfShop(transaction, shopId);
    const wanted = priceListOn(pricing.priceLists, today)?.tariffs.find(({ id }) => id === tariff);
    const current = tariffOn(pricing, today);
    const newest = pricing.contract.terms.at(-1)!;
    if (!wanted || newest.tariff === tariff) return err({ code: "unchanged" });
    const isDearer = wanted.monthMinor > current.monthMinor;
    const prepaid = prepaymentOn(pricing.contract, today);
    if (prepaid && isDearer) return err({ code: "prepaid", until: prepaid.until });
    const validFrom = isDearer ? today : addDays(prepaid?.until ?? today, 1);
    await insertTerms(transaction, shopId, {
      terms: { ...termsOn(pricing.contract, validFrom), validFrom, tariff },
      now,
      orderedBy: actor.id ?? actor.name,
    });
    await audit(transaction, {
      at: now,
      actor,
      action: "contract.tariff",
      shopId,
      subject: tariff,
      details: { from: newest.tariff, validFrom },
    });
    return ok(validFrom);
  });
}
