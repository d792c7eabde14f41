import { pragueDay } from "../clock.ts";
import type { Platform } from "../platform.ts";
import { type Actor, audit } from "../platform/audit.ts";
import { accountOfShop } from "../platform/contracts.ts";
import { setDomain, slugOfDomain } from "../platform/shop_domains.ts";
import { endTrialEarly } from "./top_up.ts";
import { passToState } from "./transitions.ts";

interface DomainOrder {
  shopId: string;
  /** As `readDomain()` gives it. */
  domain: string;
  actor: Actor;
}

/**
 * Puts the shop's web at a domain. With money in the wallet the trial ends that day.
 *
 * @returns `taken` when another shop's web is there; whose is nobody's business
 * @see R145
 */
export async function changeDomain(
  platform: Platform,
  { shopId, domain, actor }: DomainOrder,
): Promise<"changed" | "unchanged" | "taken"> {
  const now = platform.now();
  const day = pragueDay(now);
  return await platform.database.write(async (transaction) => {
    const before = await accountOfShop(transaction, shopId);
    if (before.domain === domain) return "unchanged";
    if (await slugOfDomain(transaction, domain) !== undefined) return "taken";
    await setDomain(transaction, shopId, domain);
    const account = await endTrialEarly(transaction, { ...before, domain }, day);
    await passToState(platform, transaction, account, { day, now });
    const details = before.domain === undefined ? {} : { from: before.domain };
    await audit(transaction, {
      ...{ at: now, actor, action: "domain.set", shopId, subject: domain, details },
    });
    return "changed";
  });
}

/** Hides the shop's web. What the trial was shortened by stays so. @see R196 */
export async function removeDomain(
  platform: Platform,
  { shopId, actor }: Pick<DomainOrder, "shopId" | "actor">,
): Promise<void> {
  await platform.database.write(async (transaction) => {
    const { domain } = await accountOfShop(transaction, shopId);
    if (domain === undefined) return;
    await setDomain(transaction, shopId, undefined);
    const at = platform.now();
    await audit(transaction, { at, actor, action: "domain.remove", shopId, subject: domain });
  });
}
