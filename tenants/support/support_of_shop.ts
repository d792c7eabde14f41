import { termsOn } from "../../core/billing/contract.ts";
import type { BillingRegime } from "../../core/billing/regime.ts";
import type { ShopState } from "../../core/lifecycle/shop_state.ts";
import { type Support, supportOn } from "../../core/support/levels.ts";
import { monthOf, type Quota, quotaOf } from "../../core/support/quota.ts";
import { pragueDay } from "../clock.ts";
import type { Queryable } from "../engine/database.ts";
import { accountOfShop } from "../platform/contracts.ts";
import { licenceOf } from "../platform/licences.ts";
import { countUsedRequests } from "../platform/tickets.ts";

/** What a shop may ask of support right now. */
export interface SupportOfShop {
  shopName: string;
  slug: string;
  state: ShopState;
  regime: BillingRegime;
  support: Support;
  quota: Quota;
  /** `YYYY-MM` in Prague. */
  month: string;
}

/** Inside a transaction what it says holds until that ends: two requests never take one place. */
export async function supportOfShop(
  platform: Queryable,
  shopId: string,
  now: string,
): Promise<SupportOfShop> {
  const { state, pricing: { contract }, shopName, slug } = await accountOfShop(platform, shopId);
  const today = pragueDay(now);
  const month = monthOf(today);
  const { tariff } = termsOn(contract, today);
  const licence = await licenceOf(platform, shopId);
  return {
    shopName,
    slug,
    state,
    regime: contract.regime,
    support: supportOn({
      ...{ isTrial: state === "trial", tariff },
      ...(licence ? { vipUntil: licence.vipUntil } : {}),
    }, today),
    quota: quotaOf(await countUsedRequests(platform, shopId, month), today),
    month,
  };
}
