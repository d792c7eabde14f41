import { addDays } from "../../core/calendar.ts";
import { pragueDay } from "../clock.ts";
import type { Platform } from "../platform.ts";
import { type Actor, audit } from "../platform/audit.ts";
import { accountOfShop, changeTerms } from "../platform/contracts.ts";

/**
 * Orders the shop's web without the operator's link, from today on, or cancels that from tomorrow on:
 * today is charged as it began.
 *
 * @returns from which day it holds; `undefined` when it is so already
 * @see R176
 */
export async function orderFooterLink(
  platform: Platform,
  { shopId, removed, actor }: { shopId: string; removed: boolean; actor: Actor },
): Promise<string | undefined> {
  const now = platform.now();
  const today = pragueDay(now);
  return await platform.database.write(async (transaction) => {
    const account = await accountOfShop(transaction, shopId);
    const newest = account.pricing.contract.terms.at(-1)!;
    if (newest.footerLinkRemoved === removed) return undefined;
    const validFrom = removed ? today : addDays(today, 1);
    await changeTerms(transaction, account, {
      validFrom,
      change: { footerLinkRemoved: removed },
      now,
      orderedBy: actor.id ?? actor.name,
    });
    await audit(transaction, {
      at: now,
      actor,
      action: "contract.footer_link",
      shopId,
      subject: removed ? "removed" : "kept",
      details: { validFrom },
    });
    return validFrom;
  });
}
