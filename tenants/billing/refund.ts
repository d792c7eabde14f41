import type { AccountProblem } from "../../core/billing/bank_account.ts";
import { readAccount } from "../../core/billing/bank_account.ts";
import { accountFor } from "../../core/billing/operator.ts";
import type { PaymentOrder } from "../../core/billing/payment_orders/payment_order.ts";
import { addDays } from "../../core/calendar.ts";
import type { Language } from "../../core/language.ts";
import type { Currency } from "../../core/money.ts";
import { err, ok, type Result } from "../../core/result.ts";
import { workingDayFrom } from "../../core/working_days.ts";
import { pragueDay } from "../clock.ts";
import { type Queryable, queryAll, queryFirst, type Row } from "../engine/database.ts";
import type { Platform } from "../platform.ts";
import { type Actor, audit } from "../platform/audit.ts";
import { accountOfShop, type ContractAccount } from "../platform/contracts.ts";
import { calledMinor, callingOf } from "../platform/payment_calls.ts";
import { postEntry } from "../platform/ledger.ts";
import { issueRefundNotes } from "./issue_invoice.ts";

export type RefundRefusal =
  | AccountProblem
  /** Only a terminated contract is refunded. @see R200, R208 */
  | { code: "not_terminated" }
  | { code: "nothing_left" };

/** As the credit notes say it. */
const reasons: Record<Language, string> = {
  cs: "vrácení zůstatku po skončení smlouvy",
  sk: "vrátenie zostatku po skončení zmluvy",
  en: "refund of the balance after the end of the contract",
};

export interface Refund {
  id: number;
  shopId: string;
  slug: string;
  shopName: string;
  variableSymbol: string;
  amountMinor: number;
  currency: Currency;
  account: string;
  recipient: string;
  askedAt: string;
  orderId: string | undefined;
}

/**
 * Takes all that may go back of the wallet of a terminated shop out of it, to be sent to its owner.
 * Credit notes take back the documents that it came with.
 *
 * @param account as the owner has written it: an IBAN or a domestic number
 * @returns how much is sent
 * @see R168, R199–R201
 */
export async function refundWallet(
  platform: Platform,
  { shopId, account: written, actor }: { shopId: string; account: string; actor: Actor },
): Promise<Result<number, RefundRefusal>> {
  const now = platform.now();
  return await platform.database.write(async (transaction) => {
    const account = await accountOfShop(transaction, shopId);
    const iban = readAccount(written, account.currency === "EUR" ? "SK" : "CZ");
    if (!iban.ok) return iban;
    if (account.facts.end?.cause !== "terminated") return err({ code: "not_terminated" });
    const amountMinor = await refundable(transaction, account);
    if (amountMinor <= 0) return err({ code: "nothing_left" });
    const ledgerId = await entryIdOf(transaction, shopId, account.facts.end.on);
    await postEntry(transaction, {
      id: ledgerId,
      shopId,
      kind: "refund",
      from: "wallet",
      to: "bank",
      amountMinor,
      currency: account.currency,
      details: { account: iban.value },
      postedBy: actor.id ?? actor.name,
    }, now);
    await transaction.execute({
      sql: `INSERT INTO refunds (shop_id, ledger_id, account, recipient, asked_at)
            VALUES (?, ?, ?, ?, ?)`,
      args: [shopId, ledgerId, iban.value, account.owner.name, now],
    });
    const reason = reasons[account.language];
    await issueRefundNotes(platform, transaction, account, { ledgerId, amountMinor, reason });
    await audit(transaction, {
      at: now,
      actor,
      action: "wallet.refund",
      shopId,
      subject: account.slug,
      details: { amountMinor, currency: account.currency, account: iban.value },
    });
    return ok(amountMinor);
  });
}

/**
 * What of a terminated shop's wallet goes back to its owner: all that is left, by invoice only what
 * was paid beyond its calls.
 *
 * @see R200, R208
 */
export async function refundable(
  platform: Queryable,
  { shopId, facts, balanceMinor }: ContractAccount,
): Promise<number> {
  if (facts.end?.cause !== "terminated") return 0;
  if (facts.regime === "wallet") return Math.max(0, balanceMinor);
  const calling = await callingOf(platform, shopId);
  const overpaid = (calling?.fundsMinor ?? balanceMinor) - await calledMinor(platform, shopId);
  return Math.max(0, Math.min(balanceMinor, overpaid));
}

/** Another one when more has come to the wallet since. */
async function entryIdOf(platform: Queryable, shopId: string, endedOn: string): Promise<string> {
  const row = await queryFirst<{ count: number }>(
    platform,
    "SELECT count(*) AS count FROM refunds WHERE shop_id = ?",
    [shopId],
  );
  const name = `refund:${shopId}:${endedOn}`;
  return row!.count === 0 ? name : `${name}:${row!.count + 1}`;
}

const selectRefunds = `
  SELECT refunds.id, refunds.shop_id, shops.slug, shops.name, contracts.variable_symbol,
         ledger.amount_minor, ledger.currency, refunds.account, refunds.recipient,
         refunds.asked_at, refunds.order_id
    FROM refunds
    JOIN ledger ON ledger.id = refunds.ledger_id
    JOIN shops ON shops.id = refunds.shop_id
    JOIN contracts ON contracts.shop_id = refunds.shop_id`;

/** Those that wait for a payment order. */
export async function waitingRefunds(platform: Queryable): Promise<Refund[]> {
  const sql = `${selectRefunds} WHERE order_id IS NULL ORDER BY refunds.id`;
  return (await queryAll<Row>(platform, sql)).map(refundOf);
}

export interface MadeOrder {
  id: string;
  currency: Currency;
  madeAt: string;
  refunds: number;
  amountMinor: number;
}

/** Payment orders that were made, the newest first. */
export async function listOrders(platform: Queryable): Promise<MadeOrder[]> {
  const rows = await queryAll<Row>(
    platform,
    `SELECT each.id, each.currency, each.made_at, count(*) AS refunds,
            sum(ledger.amount_minor) AS amount_minor
       FROM payment_orders AS each
       JOIN refunds ON refunds.order_id = each.id
       JOIN ledger ON ledger.id = refunds.ledger_id
      GROUP BY each.id ORDER BY each.made_at DESC, each.id LIMIT 200`,
  );
  return rows.map((row) => ({
    id: row.id as string,
    currency: row.currency as Currency,
    madeAt: row.made_at as string,
    refunds: row.refunds as number,
    amountMinor: row.amount_minor as number,
  }));
}

/**
 * Puts all waiting refunds of a currency into one payment order, due on the next working day.
 *
 * @returns its id; `undefined` when none waits
 */
export async function makeOrder(
  platform: Platform,
  { currency, actor }: { currency: Currency; actor: Actor },
): Promise<string | undefined> {
  const now = platform.now();
  const today = pragueDay(now);
  return await platform.database.write(async (transaction) => {
    const waiting = (await waitingRefunds(transaction)).filter((each) =>
      each.currency === currency
    );
    if (waiting.length === 0) return undefined;
    const count = await queryFirst<{ count: number }>(
      transaction,
      "SELECT count(*) AS count FROM payment_orders WHERE id LIKE ?",
      [`R${today.replaceAll("-", "")}%`],
    );
    const id = `R${today.replaceAll("-", "")}-${count!.count + 1}`;
    await transaction.execute({
      sql: `INSERT INTO payment_orders (id, currency, due_day, made_at, made_by)
            VALUES (?, ?, ?, ?, ?)`,
      args: [id, currency, workingDayFrom(addDays(today, 1)), now, actor.id ?? actor.name],
    });
    await transaction.executeMany(
      "UPDATE refunds SET order_id = ? WHERE id = ?",
      waiting.map((refund) => [id, refund.id]),
    );
    await audit(transaction, { at: now, actor, action: "refunds.order", subject: id });
    return id;
  });
}

/** A payment order with its refunds, as it goes to the bank: the same whenever it is asked for. */
export async function orderById(
  { database, operator }: Platform,
  id: string,
): Promise<PaymentOrder | undefined> {
  const row = await queryFirst<Row>(
    database,
    "SELECT id, currency, due_day, made_at FROM payment_orders WHERE id = ?",
    [id],
  );
  const currency = row?.currency as Currency;
  const own = row && operator && accountFor(operator, currency);
  if (!row || !own) return undefined;
  const sql = `${selectRefunds} WHERE order_id = ? ORDER BY refunds.id`;
  const refunds = (await queryAll<Row>(database, sql, [id])).map(refundOf);
  return {
    id,
    createdAt: row.made_at as string,
    dueDay: row.due_day as string,
    account: own.iban,
    owner: operator.name,
    currency,
    payments: refunds.map((refund) => ({
      id: `${id}-${refund.id}`,
      amountMinor: refund.amountMinor,
      account: refund.account,
      recipient: refund.recipient,
      variableSymbol: refund.variableSymbol,
      message: `Refund ${refund.slug}`,
    })),
  };
}

function refundOf(row: Row): Refund {
  return {
    id: row.id as number,
    shopId: row.shop_id as string,
    slug: row.slug as string,
    shopName: row.name as string,
    variableSymbol: row.variable_symbol as string,
    amountMinor: row.amount_minor as number,
    currency: row.currency as Currency,
    account: row.account as string,
    recipient: row.recipient as string,
    askedAt: row.asked_at as string,
    orderId: (row.order_id as string | null) ?? undefined,
  };
}
