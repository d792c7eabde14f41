import { addDays, addMonths, laterDay } from "../../core/calendar.ts";
import { priceListOn } from "../../core/billing/price_list.ts";
import { addVat } from "../../core/money.ts";
import { err, ok, type Result } from "../../core/result.ts";
import { pragueDay } from "../clock.ts";
import { type Queryable, queryFirst, type Row } from "../engine/database.ts";
import type { Platform } from "../platform.ts";
import { type Actor, audit } from "../platform/audit.ts";
import { accountOfShop, type ContractAccount } from "../platform/contracts.ts";
import { postEntry } from "../platform/ledger.ts";

export type YearRefusal =
  | { code: "tariff_unknown" }
  /** Another year would be paid than the one that was offered. */
  | { code: "year_changed" }
  | { code: "funds_missing"; missingMinor: number };

export interface PaidYear {
  from: string;
  /** Last day. */
  until: string;
  amountMinor: number;
}

/**
 * The year of a tariff that could be paid now: it begins when the trial, or the year before it, is
 * over, and tomorrow at the soonest, today being charged already.
 */
export function yearOf(
  { pricing, facts }: Pick<ContractAccount, "pricing" | "facts">,
  tariff: string,
  today: string,
): PaidYear | undefined {
  const list = priceListOn(pricing.priceLists, today);
  const wanted = list?.tariffs.find(({ id }) => id === tariff);
  if (!wanted || wanted.yearMinor === 0) return undefined;
  const lastPaid = pricing.contract.prepayments.at(-1)?.until ?? today;
  const from = addDays(laterDay(laterDay(lastPaid, today), facts.trialUntil), 1);
  return {
    from,
    until: addDays(addMonths(from, 12), -1),
    amountMinor: addVat(wanted.yearMinor, pricing.vatRatePercent),
  };
}

/**
 * Pays a year of a tariff from the wallet: its rent is not charged by the day any more, services
 * beside it are. It is not refunded.
 *
 * @param from first day of the year that was offered: the same form sent again pays nothing more
 * @see R160, R161, R163, MO-4
 */
export async function orderYear(
  platform: Platform,
  { shopId, tariff, from, actor }: {
    shopId: string;
    tariff: string;
    from: string;
    actor: Actor;
  },
): Promise<Result<PaidYear, YearRefusal>> {
  const now = platform.now();
  const today = pragueDay(now);
  return await platform.database.write(async (transaction) => {
    const account = await accountOfShop(transaction, shopId);
    const paid = await paidYear(transaction, { shopId, tariff, from });
    if (paid) return ok(paid);
    const year = yearOf(account, tariff, today);
    if (!year) return err({ code: "tariff_unknown" });
    if (year.from !== from) return err({ code: "year_changed" });
    const missingMinor = year.amountMinor - account.balanceMinor;
    if (missingMinor > 0) return err({ code: "funds_missing", missingMinor });
    await postEntry(transaction, {
      id: entryIdOf(shopId, year.from),
      shopId,
      kind: "service",
      from: "wallet",
      to: "revenue",
      amountMinor: year.amountMinor,
      currency: account.currency,
      details: { what: "year", tariff, from: year.from, until: year.until },
      postedBy: actor.id ?? actor.name,
    }, now);
    await transaction.execute({
      sql: `INSERT INTO prepayments (shop_id, tariff, from_day, until_day, created_at)
            VALUES (?, ?, ?, ?, ?)`,
      args: [shopId, tariff, year.from, year.until, now],
    });
    await audit(transaction, {
      at: now,
      actor,
      action: "contract.year",
      shopId,
      subject: tariff,
      details: { ...year },
    });
    return ok(year);
  });
}

const entryIdOf = (shopId: string, from: string): string => `prepayment:${shopId}:${from}`;

async function paidYear(
  transaction: Queryable,
  { shopId, tariff, from }: { shopId: string; tariff: string; from: string },
): Promise<PaidYear | undefined> {
  return await queryFirst<PaidYear & Row>(
    transaction,
    `SELECT each.from_day AS "from", each.until_day AS until, ledger.amount_minor AS amountMinor
       FROM prepayments AS each JOIN ledger ON ledger.id = ?
      WHERE each.shop_id = ? AND each.tariff = ? AND each.from_day = ?`,
    [entryIdOf(shopId, from), shopId, tariff, from],
  );
}
