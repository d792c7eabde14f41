import type { DailyPrice } from "../../core/billing/daily_price.ts";
import { noticesOn } from "../../core/billing/notices.ts";
import { settleNextDay } from "../../core/billing/settlement.ts";
import { type Queryable, queryAll } from "../engine/database.ts";
import { pragueDay } from "../clock.ts";
import type { Platform } from "../platform.ts";
import { accountsOf, type ContractAccount, saveAccount } from "../platform/contracts.ts";
import { postEntry } from "../platform/ledger.ts";
import { freeDays } from "../platform/outages.ts";
import { tellNotice } from "./owner_mail.ts";
import { settleCalls } from "./settle_calls.ts";
import { passToState } from "./transitions.ts";

/** Shops settled in one transaction: few enough for pages to write in between. */
const shopsAtOnce = 100;

/**
 * Settles all wallets through today, a day after another: debits, transitions and what owners are to
 * be told. Repeated, or killed anywhere and begun again, it does nothing twice.
 *
 * @returns how many shops had days to settle
 * @see R158, R216, MO-5
 */
export async function settleShops(
  platform: Platform,
  { signal }: { signal?: AbortSignal } = {},
): Promise<number> {
  const today = pragueDay(platform.now());
  for (let settled = 0;;) {
    signal?.throwIfAborted();
    const shopIds = await unsettledShops(platform.database, today);
    if (shopIds.length === 0) return settled;
    await platform.database.write(async (transaction) => {
      const free = await freeDays(transaction, platform.now());
      for (const account of await accountsOf(transaction, shopIds)) {
        await settleThrough(platform, transaction, account, { day: today, isToday: true, free });
      }
    });
    settled += shopIds.length;
  }
}

async function unsettledShops(platform: Queryable, day: string): Promise<string[]> {
  const rows = await queryAll<{ shop_id: string }>(
    platform,
    `SELECT contracts.shop_id
       FROM contracts JOIN shops ON shops.id = contracts.shop_id
      WHERE settled_through < ? AND shops.state <> 'deleted'
      ORDER BY settled_through, contracts.shop_id LIMIT ?`,
    [day, shopsAtOnce],
  );
  return rows.map(({ shop_id }) => shop_id);
}

/**
 * Settles one shop through a day, within a transaction.
 *
 * @param free days of outages for which nobody pays, when they are known already
 * @returns the account as it stands then
 */
export async function settleThrough(
  platform: Pick<Platform, "sealer" | "now" | "operator" | "mailboxes">,
  transaction: Queryable,
  from: ContractAccount,
  { day, isToday, free }: { day: string; isToday: boolean; free?: ReadonlySet<string> },
): Promise<ContractAccount> {
  const now = platform.now();
  const isBehind = from.settledThrough < day;
  const outages = free ?? (isBehind ? await freeDays(transaction, now) : new Set());
  let account = from;
  while (account.settledThrough < day) {
    const { account: settled, debit } = settleNextDay(account, outages);
    account = { ...account, ...settled };
    if (debit) await postDebit(transaction, account, debit, now);
    const passing = { day: account.settledThrough, now };
    if (account.facts.regime === "invoice") {
      account = await settleCalls(platform, transaction, account, passing);
    }
    account = await passToState(platform, transaction, account, passing);
  }
  if (account !== from) await saveAccount(transaction, account);
  if (isToday) {
    for (const notice of noticesOn(account, day)) {
      await tellNotice(platform, transaction, account, notice, now);
    }
  }
  return account;
}

export async function postDebit(
  transaction: Queryable,
  { shopId, currency }: ContractAccount,
  { day, amountMinor, vatRatePercent, parts }: DailyPrice,
  now: string,
): Promise<void> {
  await postEntry(transaction, {
    id: `debit:${shopId}:${day}`,
    shopId,
    kind: "debit",
    from: "wallet",
    to: "revenue",
    amountMinor,
    currency,
    serviceDay: day,
    details: { vatRatePercent, parts },
  }, now);
}
