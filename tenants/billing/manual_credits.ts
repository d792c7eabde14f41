import {
  decideManualCredit,
  type ManualCreditProblem,
  manualCreditRule,
} from "../../core/billing/manual_credit.ts";
import { stateAllows } from "../../core/lifecycle/shop_state.ts";
import type { Currency } from "../../core/money.ts";
import { err, ok, type Result } from "../../core/result.ts";
import { after } from "../clock.ts";
import { type Queryable, queryAll, queryFirst, type Row } from "../engine/database.ts";
import type { Platform } from "../platform.ts";
import { type Actor, audit } from "../platform/audit.ts";
import { accountOfShop } from "../platform/contracts.ts";
import type { Entry } from "../platform/ledger.ts";
import { receiveMoney } from "./receive_money.ts";

/** One of our own people, by whom a credit is asked for or decided about. */
type StaffActor = Actor & { id: string };

export interface NewCredit {
  /** Chosen before the form is sent, so that it can be sent again. @see MO-4 */
  id: string;
  shopId: string;
  amountMinor: number;
  reason: string;
  actor: StaffActor;
}

export type CreditProblem =
  | ManualCreditProblem
  | { code: "shop_closed" }
  /** The same form was sent with something else in it. */
  | { code: "credit_differs" };

export type CreditDecisionProblem =
  | { code: "credit_unknown" }
  | { code: "credit_decided" }
  | { code: "own_credit" }
  | { code: "shop_closed" };

/**
 * Gives a shop a credit: a small one at once, a large one once a second person approves it.
 *
 * @returns which of the two it was
 * @see MO-4, MO-6, MO-10
 */
export function giveCredit(
  platform: Platform,
  { id, shopId, amountMinor, reason, actor }: NewCredit,
): Promise<Result<"posted" | "asked", CreditProblem>> {
  return platform.database.write(async (transaction) => {
    const known = await creditById(transaction, id);
    if (known) {
      const isSame = known.shopId === shopId && known.amountMinor === amountMinor &&
        known.reason === reason && known.askedBy.id === actor.id;
      if (!isSame) return err({ code: "credit_differs" });
      return ok(known.needsSecond ? "asked" : "posted");
    }
    const now = platform.now();
    const { currency, slug, state } = await accountOfShop(transaction, shopId);
    if (!stateAllows(state, "topUp")) return err({ code: "shop_closed" });
    const since = after(now, -manualCreditRule.days * 86_400);
    const givenMinor = await givenAlone(transaction, shopId, since);
    const decided = decideManualCredit({ amountMinor, currency, givenMinor });
    if (!decided.ok) return decided;
    const needsSecond = decided.value === "ask";
    await transaction.execute({
      sql: `INSERT INTO manual_credits
              (id, shop_id, amount_minor, currency, reason, needs_second, asked_by, asked_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
      args: [id, shopId, amountMinor, currency, reason, needsSecond ? 1 : 0, actor.id, now],
    });
    const action = needsSecond ? "credit.ask" : "credit.give";
    const details = { amountMinor, currency, reason };
    await audit(transaction, { at: now, actor, action, shopId, subject: slug, details });
    if (needsSecond) return ok("asked");
    await post(platform, transaction, (await creditById(transaction, id))!, actor);
    return ok("posted");
  });
}

/** A second person lets a large credit through, or does not. @see MO-10 */
export function decideCredit(
  platform: Platform,
  { id, outcome, actor }: { id: string; outcome: "posted" | "rejected"; actor: StaffActor },
): Promise<Result<ManualCredit, CreditDecisionProblem>> {
  return platform.database.write(async (transaction) => {
    const credit = await creditById(transaction, id);
    if (!credit) return err({ code: "credit_unknown" });
    if (credit.decision) return err({ code: "credit_decided" });
    if (credit.askedBy.id === actor.id) return err({ code: "own_credit" });
    const { state } = await accountOfShop(transaction, credit.shopId);
    if (outcome === "posted" && !stateAllows(state, "topUp")) return err({ code: "shop_closed" });
    const { shopId, amountMinor, currency, reason, askedBy } = credit;
    await audit(transaction, {
      ...{ at: platform.now(), actor, shopId, subject: credit.slug },
      action: outcome === "posted" ? "credit.approve" : "credit.reject",
      details: { amountMinor, currency, reason, askedBy: askedBy.name },
    });
    if (outcome === "posted") await post(platform, transaction, credit, actor);
    else await note(transaction, credit, { outcome, actor, now: platform.now() });
    return ok(credit);
  });
}

/** Into the wallet, which may renew the shop, in the caller's transaction. @see D4, MO-6 */
async function post(
  platform: Platform,
  transaction: Queryable,
  credit: ManualCredit,
  actor: StaffActor,
): Promise<void> {
  const { id, shopId, amountMinor, currency, reason } = credit;
  const ledgerId = `credit:${id}`;
  await receiveMoney(platform, transaction, {
    ...{ id: ledgerId, shopId, from: "goodwill", amountMinor, currency },
    ...{ details: { reason }, postedBy: actor.name },
  });
  await note(transaction, credit, { outcome: "posted", ledgerId, actor, now: platform.now() });
}

async function note(
  transaction: Queryable,
  { id }: ManualCredit,
  { outcome, ledgerId, actor, now }: {
    outcome: "posted" | "rejected";
    ledgerId?: string;
    actor: StaffActor;
    now: string;
  },
): Promise<void> {
  await transaction.execute({
    sql: `INSERT INTO manual_credit_decisions
            (credit_id, outcome, ledger_id, decided_by, decided_at) VALUES (?, ?, ?, ?, ?)`,
    args: [id, outcome, ledgerId ?? null, actor.id, now],
  });
}

/** Why an entry was posted by hand, in the words that its owner reads. */
export const reasonOf = ({ kind, details }: Pick<Entry, "kind" | "details">): string | undefined =>
  kind === "credit" && typeof details.reason === "string" ? details.reason : undefined;

/** What one person alone has given to a shop since an instant. */
async function givenAlone(transaction: Queryable, shopId: string, since: string): Promise<number> {
  const row = await queryFirst<{ sum: number }>(
    transaction,
    `SELECT coalesce(sum(amount_minor), 0) AS sum FROM manual_credits
      WHERE shop_id = ? AND asked_at > ? AND needs_second = 0`,
    [shopId, since],
  );
  return row?.sum ?? 0;
}

export interface ManualCredit {
  id: string;
  shopId: string;
  slug: string;
  shopName: string;
  amountMinor: number;
  currency: Currency;
  reason: string;
  needsSecond: boolean;
  askedBy: { id: string; name: string };
  askedAt: string;
  decision: { outcome: "posted" | "rejected"; by: string; at: string } | undefined;
}

const select = `
  SELECT credit.*, shop.slug, shop.name AS shop_name, asker.name AS asker_name,
         decision.outcome, decision.decided_at, decider.name AS decider_name
    FROM manual_credits AS credit
    JOIN shops AS shop ON shop.id = credit.shop_id
    JOIN staff AS asker ON asker.id = credit.asked_by
    LEFT JOIN manual_credit_decisions AS decision ON decision.credit_id = credit.id
    LEFT JOIN staff AS decider ON decider.id = decision.decided_by`;

async function creditById(platform: Queryable, id: string): Promise<ManualCredit | undefined> {
  const row = await queryFirst<Row>(platform, `${select} WHERE credit.id = ?`, [id]);
  return row && creditOf(row);
}

/** Those that wait for a second person, the oldest first. */
export async function waitingCredits(platform: Queryable): Promise<ManualCredit[]> {
  const sql = `${select} WHERE decision.credit_id IS NULL ORDER BY credit.asked_at, credit.id`;
  return (await queryAll<Row>(platform, sql)).map(creditOf);
}

/** Those that were decided about, the last first. */
export async function decidedCredits(
  platform: Queryable,
  { limit }: { limit: number },
): Promise<ManualCredit[]> {
  const sql = `${select} WHERE decision.credit_id IS NOT NULL
    ORDER BY decision.decided_at DESC, credit.id LIMIT ?`;
  return (await queryAll<Row>(platform, sql, [limit])).map(creditOf);
}

const creditOf = (row: Row): ManualCredit => ({
  id: row.id as string,
  shopId: row.shop_id as string,
  slug: row.slug as string,
  shopName: row.shop_name as string,
  amountMinor: row.amount_minor as number,
  currency: row.currency as Currency,
  reason: row.reason as string,
  needsSecond: row.needs_second === 1,
  askedBy: { id: row.asked_by as string, name: row.asker_name as string },
  askedAt: row.asked_at as string,
  decision: row.outcome === null ? undefined : {
    outcome: row.outcome as "posted" | "rejected",
    by: row.decider_name as string,
    at: row.decided_at as string,
  },
});
