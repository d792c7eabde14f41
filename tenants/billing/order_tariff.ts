import { termsOn } from "../../core/billing/contract.ts";
import { tariffOn } from "../../core/billing/limits.ts";
import { priceListOn } from "../../core/billing/price_list.ts";
import { addDays } from "../../core/calendar.ts";
import { pragueDay } from "../clock.ts";
import type { Platform } from "../platform.ts";
import { type Actor, audit } from "../platform/audit.ts";
import { accountOfShop, insertTerms } from "../platform/contracts.ts";

/**
 * Orders another tariff. A dearer one holds at once, today being charged already; a cheaper one from
 * tomorrow. Money that was paid in stays and is used on.
 *
 * @returns from which day it holds; `undefined` when there is no such tariff, or it holds already
 * @see R164, R165
 */
export async function orderTariff(
  platform: Platform,
  { shopId, tariff, actor }: { shopId: string; tariff: string; actor: Actor },
): Promise<string | undefined> {
  const now = platform.now();
  const today = pragueDay(now);
  return await platform.database.write(async (transaction) => {
    const { pricing } = await accountOfShop(transaction, shopId);
    const wanted = priceListOn(pricing.priceLists, today)?.tariffs.find(({ id }) => id === tariff);
    const current = tariffOn(pricing, today);
    const newest = pricing.contract.terms.at(-1)!;
    if (!wanted || newest.tariff === tariff) return undefined;
    const validFrom = wanted.monthMinor > current.monthMinor ? today : addDays(today, 1);
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
    return validFrom;
  });
}
