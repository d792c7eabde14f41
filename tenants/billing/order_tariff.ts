import { priceListOn } from "../../core/billing/price_list.ts";
import { planTariffChange, type PrepaidRefusal } from "../../core/billing/tariff_change.ts";
import { err, ok, type Result } from "../../core/result.ts";
import { pragueDay } from "../clock.ts";
import type { Platform } from "../platform.ts";
import { type Actor, audit } from "../platform/audit.ts";
import { accountOfShop, changeTerms } from "../platform/contracts.ts";

export type TariffRefusal =
  /** There is no such tariff, or it holds already. */
  | { code: "unchanged" }
  | PrepaidRefusal;

/**
 * Orders another tariff, in place of one that was to come. Money that was paid in stays and is used
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
    const account = await accountOfShop(transaction, shopId);
    const { contract, priceLists } = account.pricing;
    const wanted = priceListOn(priceLists, today)?.tariffs.find(({ id }) => id === tariff);
    const newest = contract.terms.at(-1)!;
    if (!wanted || newest.tariff === tariff) return err({ code: "unchanged" });
    const plan = planTariffChange(account.pricing, wanted, today);
    if (!plan.ok) return plan;
    const { from: validFrom } = plan.value;
    const orderedBy = actor.id ?? actor.name;
    await changeTerms(transaction, account, { validFrom, change: { tariff }, now, orderedBy });
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
