import { type ContractNotice, lastDayAfter } from "../../core/billing/notice_period.ts";
import { pragueDay } from "../clock.ts";
import { type Queryable, queryAll, queryFirst } from "../engine/database.ts";
import type { Platform } from "../platform.ts";
import { type Actor, audit, house } from "../platform/audit.ts";
import { accountOfShop, type ContractAccount } from "../platform/contracts.ts";
import { callingOf, periodUntil, withdrawCalls } from "../platform/payment_calls.ts";
import { endContract } from "./end_contract.ts";
import { tellOwner } from "./owner_mail.ts";
import { settleCalls } from "./settle_calls.ts";

/** Last day of a contract that notice was given of. */
export async function plannedEnd(
  platform: Queryable,
  shopId: string,
): Promise<string | undefined> {
  const sql = "SELECT last_day FROM planned_ends WHERE shop_id = ?";
  return (await queryFirst<{ last_day: string }>(platform, sql, [shopId]))?.last_day;
}

/**
 * The owner has given notice, which came today: until the last day everything goes on, then the
 * contract ends by itself.
 *
 * @returns the last day; `undefined` when the contract has ended, or notice was given before
 * @see R202, R205, R243
 */
export async function takeNotice(
  platform: Platform,
  { shopId, notice, reason, actor }: {
    shopId: string;
    notice: ContractNotice;
    reason: string;
    actor: Actor;
  },
): Promise<string | undefined> {
  const now = platform.now();
  const deliveredOn = pragueDay(now);
  return await platform.database.write(async (transaction) => {
    const account = await accountOfShop(transaction, shopId);
    const isOver = account.facts.end !== undefined || account.facts.deletedOn !== undefined;
    if (isOver || await plannedEnd(transaction, shopId) !== undefined) return undefined;
    const period = await periodUntil(transaction, { shopId, day: deliveredOn });
    const lastDay = lastDayAfter(notice, { deliveredOn, periodUntil: period ?? deliveredOn });
    await transaction.execute({
      sql:
        `INSERT INTO planned_ends (shop_id, last_day, notice, reason, given_on, noted_by, created_at)
            VALUES (?, ?, ?, ?, ?, ?, ?)`,
      args: [shopId, lastDay, notice, reason, deliveredOn, actor.id ?? actor.name, now],
    });
    await callUntil(platform, transaction, account, { lastDay, deliveredOn, now });
    const details = { notice, reason, lastDay };
    await audit(transaction, {
      ...{ at: now, actor, action: "contract.notice", shopId, subject: account.slug, details },
    });
    const said = { kind: "notice_taken", day: lastDay, days: 0 } as const;
    await tellOwner(platform, transaction, account, said, now);
    return lastDay;
  });
}

/** What was called for beyond the last day, and was not paid, is called for anew until it. */
async function callUntil(
  platform: Platform,
  transaction: Queryable,
  account: ContractAccount,
  { lastDay, deliveredOn, now }: { lastDay: string; deliveredOn: string; now: string },
): Promise<void> {
  const { shopId, facts } = account;
  const calling = await callingOf(transaction, shopId);
  if (facts.regime !== "invoice" || !calling || calling.calledThrough <= lastDay) return;
  await withdrawCalls(transaction, { shopId, after: deliveredOn });
  await settleCalls(platform, transaction, account, { day: deliveredOn, now });
}

/** The owner stays after all. */
export async function withdrawNotice(
  platform: Platform,
  { shopId, actor }: { shopId: string; actor: Actor },
): Promise<void> {
  await platform.database.write(async (transaction) => {
    const { rowsAffected } = await transaction.execute({
      sql: "DELETE FROM planned_ends WHERE shop_id = ?",
      args: [shopId],
    });
    if (rowsAffected === 0) return;
    const at = platform.now();
    await audit(transaction, {
      at,
      actor,
      action: "contract.notice_withdrawn",
      shopId,
      subject: "",
    });
  });
}

/** Ends contracts whose last day is over. A repeat finds nothing more to end. */
export async function endAfterNotice(platform: Platform): Promise<void> {
  const rows = await queryAll<{ shop_id: string; reason: string; last_day: string }>(
    platform.database,
    "SELECT shop_id, reason, last_day FROM planned_ends WHERE last_day < ?",
    [pragueDay(platform.now())],
  );
  for (const { shop_id: shopId, reason, last_day: lastDay } of rows) {
    await endContract(platform, { shopId, cause: "terminated", reason, actor: house, lastDay });
    await platform.database.execute({
      sql: "DELETE FROM planned_ends WHERE shop_id = ?",
      args: [shopId],
    });
  }
}
