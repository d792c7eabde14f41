import { priceListOn } from "../../core/billing/price_list.ts";
import { addDays } from "../../core/calendar.ts";
import { addVat } from "../../core/money.ts";
import { mayRenew, type PurchaseKind, vipAfter, vipReminder } from "../../core/support/licences.ts";
import { tellOwner } from "../billing/owner_mail.ts";
import { pragueDay } from "../clock.ts";
import type { Queryable } from "../engine/database.ts";
import type { Platform } from "../platform.ts";
import { type Actor, audit } from "../platform/audit.ts";
import { accountOfShop } from "../platform/contracts.ts";
import { postEntry } from "../platform/ledger.ts";
import { endingOn, insertPurchase, licenceOf, wasReminded } from "../platform/licences.ts";

/** A purchase that staff have seen: each brings a year of support. @see R127, R134 */
export async function recordPurchase(
  platform: Platform,
  { shopId, kind, version, boughtOn, actor }: {
    shopId: string;
    kind: Exclude<PurchaseKind, "renewal">;
    version: string;
    boughtOn: string;
    actor: Actor;
  },
): Promise<void> {
  const now = platform.now();
  await platform.database.write(async (transaction) => {
    const before = await licenceOf(transaction, shopId);
    const vipUntil = vipAfter(boughtOn, before?.vipUntil);
    const by = actor.id ?? actor.name;
    await insertPurchase(transaction, shopId, { kind, version, boughtOn, vipUntil }, { by, now });
    const details = { kind, boughtOn, vipUntil };
    await audit(transaction, {
      ...{ at: now, actor, action: "licence.record", shopId, subject: version, details },
    });
  });
}

/** What one more year of support costs a shop, with VAT; `undefined` when it is not sold. */
export async function renewalPrice(
  platform: Queryable,
  shopId: string,
  today: string,
): Promise<number | undefined> {
  const { pricing } = await accountOfShop(platform, shopId);
  const net = priceListOn(pricing.priceLists, today)?.services.vip_year ?? 0;
  return net === 0 ? undefined : addVat(net, pricing.vatRatePercent);
}

export type Renewed =
  | { code: "renewed"; vipUntil: string }
  | { code: "not_sold" | "version_unsupported" }
  | { code: "funds_missing"; missingMinor: number };

/**
 * The owner prolongs support by a year from today, from the wallet; at any time, also long after it
 * has ended.
 *
 * @see R129, R130, R133, MO-4
 */
export async function renewVip(
  platform: Platform,
  { shopId, actor }: { shopId: string; actor: Actor },
): Promise<Renewed> {
  const now = platform.now();
  const today = pragueDay(now);
  return await platform.database.write(async (transaction): Promise<Renewed> => {
    const licence = await licenceOf(transaction, shopId);
    const amountMinor = await renewalPrice(transaction, shopId, today);
    if (!licence || amountMinor === undefined) return { code: "not_sold" };
    if (!mayRenew(licence, platform.operator?.versions ?? [], today)) {
      return { code: "version_unsupported" };
    }
    const vipUntil = vipAfter(today, licence.vipUntil);
    // The form sent twice: a second year from the same day would bring nothing.
    if (vipUntil === licence.vipUntil) return { code: "renewed", vipUntil };
    const { balanceMinor, currency } = await accountOfShop(transaction, shopId);
    if (balanceMinor < amountMinor) {
      return { code: "funds_missing", missingMinor: amountMinor - balanceMinor };
    }
    const purchase = { ...licence, kind: "renewal", boughtOn: today, vipUntil } as const;
    const by = actor.id ?? actor.name;
    const id = await insertPurchase(transaction, shopId, purchase, { by, now });
    await postEntry(transaction, {
      ...{ id: `vip:${id}`, shopId, kind: "service", from: "wallet", to: "revenue" },
      ...{ amountMinor, currency, details: { what: "vip_year", until: vipUntil } },
      postedBy: by,
    }, now);
    await audit(transaction, {
      ...{ at: now, actor, action: "licence.renew", shopId, subject: vipUntil },
    });
    return { code: "renewed", vipUntil };
  });
}

/** Owners are told before their support ends, once for each time. @see R135 */
export async function remindOfVip(platform: Platform): Promise<void> {
  const now = platform.now();
  const today = pragueDay(now);
  const days = Array.from({ length: 31 }, (_, index) => addDays(today, index));
  const due = (await endingOn(platform.database, days))
    .filter(({ vipUntil }) => vipReminder(vipUntil, today) !== undefined);
  for (const { shopId, vipUntil } of due) {
    const left = vipReminder(vipUntil, today)!;
    await platform.database.write(async (transaction) => {
      const occasion = `${vipUntil}:${left}`;
      if (await wasReminded(transaction, shopId, occasion)) return;
      const account = await accountOfShop(transaction, shopId);
      if (account.facts.deletedOn !== undefined) return;
      const notice = { kind: "vip_ending", day: vipUntil, days: left } as const;
      const mailId = await tellOwner(platform, transaction, account, notice, now);
      await transaction.execute({
        sql: `INSERT INTO contract_notices (shop_id, kind, occasion, mail_id, told_at)
              VALUES (?, 'vip_ending', ?, ?, ?)`,
        args: [shopId, occasion, mailId, now],
      });
    });
  }
}
