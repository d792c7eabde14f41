import { priceListOn } from "../../core/billing/price_list.ts";
import { paidAhead, type YearUpgrade, yearUpgrade } from "../../core/billing/year_upgrade.ts";
import { addDays } from "../../core/calendar.ts";
import { err, ok, type Result } from "../../core/result.ts";
import { pragueDay } from "../clock.ts";
import type { Queryable } from "../engine/database.ts";
import type { Platform } from "../platform.ts";
import { type Actor, audit } from "../platform/audit.ts";
import { accountOfShop } from "../platform/contracts.ts";
import { postEntry } from "../platform/ledger.ts";

export type UpgradeRefusal =
  /** There is no such offer, or not any more. */
  | { code: "upgrade_changed" }
  | { code: "funds_missing"; missingMinor: number };

/**
 * Our own people change a year that was paid beforehand to a dearer tariff, as agreed with its
 * owner: the difference is taken from the wallet.
 *
 * @param from first day of what was offered: the same form sent again pays nothing more
 * @see R162, MO-4
 */
export async function upgradeYear(
  platform: Platform,
  { shopId, tariff, from, actor }: {
    shopId: string;
    tariff: string;
    from: string;
    actor: Actor;
  },
): Promise<Result<YearUpgrade, UpgradeRefusal>> {
  const now = platform.now();
  const today = pragueDay(now);
  return await platform.database.write(async (transaction) => {
    const { pricing, balanceMinor, currency } = await accountOfShop(transaction, shopId);
    const wanted = priceListOn(pricing.priceLists, today)?.tariffs.find(({ id }) => id === tariff);
    const upgrade = wanted && yearUpgrade(pricing, wanted, today);
    if (!upgrade || upgrade.from !== from) return err({ code: "upgrade_changed" });
    const { until, amountMinor } = upgrade;
    if (balanceMinor < amountMinor) {
      return err({ code: "funds_missing", missingMinor: amountMinor - balanceMinor });
    }
    await postEntry(transaction, {
      ...{ id: `upgrade:${shopId}:${from}:${tariff}`, shopId, kind: "service" },
      ...{ from: "wallet", to: "revenue", amountMinor, currency },
      details: { what: "year_upgrade", tariff, from, until },
      postedBy: actor.id ?? actor.name,
    }, now);
    const paidFrom = paidAhead(pricing, today)!.from;
    await replaceRest(transaction, shopId, { paidFrom, tariff, from, until, now });
    await audit(transaction, {
      ...{ at: now, actor, action: "contract.year_upgrade", shopId, subject: tariff },
      details: { from, until, amountMinor, currency },
    });
    return ok(upgrade);
  });
}

/** The year that was paid ends before the dearer one begins; one that has not begun is gone. */
async function replaceRest(
  transaction: Queryable,
  shopId: string,
  { paidFrom, tariff, from, until, now }: {
    paidFrom: string;
    tariff: string;
    from: string;
    until: string;
    now: string;
  },
): Promise<void> {
  await transaction.execute(
    paidFrom < from
      ? {
        sql: "UPDATE prepayments SET until_day = ? WHERE shop_id = ? AND from_day = ?",
        args: [addDays(from, -1), shopId, paidFrom],
      }
      : {
        sql: "DELETE FROM prepayments WHERE shop_id = ? AND from_day = ?",
        args: [shopId, paidFrom],
      },
  );
  await transaction.execute({
    sql: `INSERT INTO prepayments (shop_id, tariff, from_day, until_day, created_at)
          VALUES (?, ?, ?, ?, ?)`,
    args: [shopId, tariff, from, until, now],
  });
}
