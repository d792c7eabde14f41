import {
  type ChargedDay,
  creditAfterHours,
  type CreditedOutage,
  isFreeOutage,
  outageCredit,
  serviceDaysOf,
} from "../../core/billing/outage_credit.ts";
import type { Currency } from "../../core/money.ts";
import { interruptionOf, type Interval } from "../../core/outages/outage.ts";
import { after } from "../clock.ts";
import { type Queryable, queryAll, type Row } from "../engine/database.ts";
import type { Platform } from "../platform.ts";
import { accountsOf, type ContractAccount } from "../platform/contracts.ts";
import type { Entry } from "../platform/ledger.ts";
import { outageTimes } from "../platform/outages.ts";
import { enqueueMail } from "../platform/outbox.ts";
import { postTopUp } from "./top_up.ts";

/** Shops credited in one transaction: few enough for pages to write in between. */
const shopsAtOnce = 100;

/** The id of the credit that a shop gets for an outage. */
export const creditId = (outageId: number, shopId: string): string =>
  `outage:${outageId}:${shopId}`;

interface LongOutage extends CreditedOutage {
  id: number;
  /** The last shop that was looked at. */
  through: string;
}

/**
 * Gives back what was charged for the days of outages longer than a day, to all shops, a hundred in
 * a transaction that also keeps the position. Killed anywhere and begun again it gives nothing twice.
 * It waits for half a day after an outage, so that what was recorded can be corrected.
 *
 * @returns how many credits were posted
 * @see R216, R217, JO-7
 */
export async function creditOutages(
  platform: Platform,
  { signal }: { signal?: AbortSignal } = {},
): Promise<number> {
  let posted = 0;
  for (const { id } of await outagesToCredit(platform.database, platform.now())) {
    for (let isMore = true; isMore;) {
      signal?.throwIfAborted();
      const step = await platform.database.write((transaction) =>
        creditNext(platform, transaction, id)
      );
      posted += step.posted;
      isMore = step.isMore;
    }
  }
  return posted;
}

async function creditNext(
  platform: Platform,
  transaction: Queryable,
  outageId: number,
): Promise<{ posted: number; isMore: boolean }> {
  const now = platform.now();
  // Somebody may have corrected or withdrawn it, or another process may have been quicker.
  const outage = (await outagesToCredit(transaction, now)).find(({ id }) => id === outageId);
  if (!outage) return { posted: 0, isMore: false };
  const shopIds = await nextShops(transaction, outage.through);
  let posted = 0;
  if (shopIds.length > 0) {
    const charged = await chargedDays(transaction, shopIds, outage);
    for (const account of await accountsOf(transaction, [...charged.keys()])) {
      if (await credit(platform, transaction, { account, outage, charged })) posted++;
    }
  }
  const isMore = shopIds.length === shopsAtOnce;
  await transaction.execute({
    sql: "UPDATE outages SET credited_through = ?, credited_at = ? WHERE id = ?",
    args: [shopIds.at(-1) ?? outage.through, isMore ? null : now, outage.id],
  });
  return { posted, isMore };
}

async function credit(
  platform: Platform,
  transaction: Queryable,
  { account, outage, charged }: {
    account: ContractAccount;
    outage: LongOutage;
    charged: ReadonlyMap<string, readonly ChargedDay[]>;
  },
): Promise<boolean> {
  const { shopId, currency } = account;
  const days = outageCredit(account.facts.regime, outage, charged.get(shopId) ?? []);
  const amountMinor = days.reduce((sum, day) => sum + day.amountMinor, 0);
  if (amountMinor === 0) return false;
  const posted = await postTopUp(platform, transaction, {
    id: creditId(outage.id, shopId),
    shopId,
    from: "revenue",
    amountMinor,
    currency,
    details: { outage: outage.id, days },
  });
  if (!posted) return false;
  await enqueueMail(platform, transaction, {
    content: {
      kind: "outage_credited",
      shopName: account.shopName,
      shopSlug: account.slug,
      fromDay: days[0]!.day,
      untilDay: days.at(-1)!.day,
      amountMinor: String(amountMinor),
      currency,
    },
    recipient: account.owner.email,
    language: account.language,
    shopId,
  }, platform.now());
  return true;
}

async function outagesToCredit(platform: Queryable, now: string): Promise<LongOutage[]> {
  const rows = await queryAll<Row>(
    platform,
    `SELECT id, started_at, ended_at, coalesce(credited_through, '') AS through FROM outages
      WHERE credited_at IS NULL AND withdrawn_at IS NULL AND ended_at <= ?
      ORDER BY id`,
    [after(now, -creditAfterHours * 3_600)],
  );
  if (rows.length === 0) return [];
  const all = await outageTimes(platform, now);
  return rows.map((row) => {
    const span = { from: row.started_at as string, to: row.ended_at as string };
    return {
      ...span,
      id: row.id as number,
      interruption: interruptionOf(span, all),
      through: row.through as string,
    };
  }).filter(({ interruption }) => isFreeOutage(interruption));
}

async function nextShops(transaction: Queryable, through: string): Promise<string[]> {
  const rows = await queryAll<{ id: string }>(
    transaction,
    `SELECT id FROM shops WHERE id > ? AND state <> 'deleted' ORDER BY id LIMIT ?`,
    [through, shopsAtOnce],
  );
  return rows.map(({ id }) => id);
}

/**
 * What some shops were charged for the days of an outage, less what another outage of the same days
 * has given back.
 */
async function chargedDays(
  transaction: Queryable,
  shopIds: readonly string[],
  outage: Interval,
): Promise<Map<string, ChargedDay[]>> {
  const days = serviceDaysOf(outage);
  const rows = await queryAll<Row>(
    transaction,
    `SELECT debit.shop_id, debit.service_day,
            debit.amount_minor - coalesce((
              SELECT sum(given.value ->> 'amountMinor')
                FROM ledger AS credit, json_each(credit.details_json, '$.days') AS given
               WHERE credit.shop_id = debit.shop_id AND credit.kind = 'credit'
                 AND credit.id LIKE 'outage:%'
                 AND given.value ->> 'day' = debit.service_day), 0) AS amount_minor
       FROM ledger AS debit
      WHERE debit.kind = 'debit' AND debit.shop_id IN (SELECT value FROM json_each(?))
        AND debit.service_day BETWEEN ? AND ?
        AND NOT EXISTS (SELECT 1 FROM ledger AS back WHERE back.reverses = debit.id)
      ORDER BY debit.shop_id, debit.service_day`,
    [JSON.stringify(shopIds), days[0]!, days.at(-1)!],
  );
  const charged = new Map<string, ChargedDay[]>();
  for (const row of rows) {
    const shopId = row.shop_id as string;
    const ofShop = charged.get(shopId) ?? [];
    ofShop.push({ day: row.service_day as string, amountMinor: row.amount_minor as number });
    charged.set(shopId, ofShop);
  }
  return charged;
}

/** The first and the last day that an entry gives money back for. */
export function creditedDays(
  { kind, details }: Pick<Entry, "kind" | "details">,
): { from: string; until: string } | undefined {
  if (kind !== "credit" || details.outage === undefined) return undefined;
  const days = details.days as ChargedDay[];
  return { from: days[0]!.day, until: days.at(-1)!.day };
}

/** What shops were given back for an outage, by currency. */
export async function creditsOf(
  platform: Queryable,
  outageId: number,
): Promise<{ currency: Currency; shops: number; amountMinor: number }[]> {
  const rows = await queryAll<{ currency: Currency; shops: number; amountMinor: number }>(
    platform,
    `SELECT currency, count(*) AS shops, sum(amount_minor) AS amountMinor FROM ledger
      WHERE id >= ? AND id < ? GROUP BY currency ORDER BY currency`,
    [creditId(outageId, ""), creditId(outageId, "~")],
  );
  return rows.map(({ currency, shops, amountMinor }) => ({ currency, shops, amountMinor }));
}
