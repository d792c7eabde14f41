import type { Frequency } from "../../core/billing/payment_calls.ts";
import { invoiceRegime } from "../../core/billing/regime.ts";
import { addDays, earlierDay, laterDay } from "../../core/calendar.ts";
import { addWorkingDays } from "../../core/working_days.ts";
import { pragueDay } from "../clock.ts";
import { type Queryable, queryAll, queryFirst, type Row } from "../engine/database.ts";
import type { Platform } from "../platform.ts";
import { type Actor, audit } from "../platform/audit.ts";
import { accountOfShop, changeTerms, saveAccount } from "../platform/contracts.ts";
import { beginCalling } from "../platform/payment_calls.ts";
import { setTrialEnd } from "../platform/shops.ts";
import { tellOwner } from "./owner_mail.ts";
import { settleCalls } from "./settle_calls.ts";
import { settleThrough } from "./settle.ts";
import { passToState } from "./transitions.ts";

/** What an order must hold. @see R147 */
export interface OrderedService {
  tariff: string;
  frequency: Frequency;
  /** Services beside the tariff. */
  footerLinkRemoved: boolean;
  /** What kind of goods the shop sells. */
  goods: string;
  contact: { name: string; email: string; phone: string };
}

export interface ServiceOrder extends OrderedService {
  id: number;
  shopId: string;
  /** `offered`: we have accepted it with a change, which is a new offer. @see R148 */
  state: "placed" | "offered" | "concluded" | "refused";
  changeText: string | undefined;
  /** Last day on which its other side may answer. */
  answerUntil: string;
  placedAt: string;
}

/** The order of a shop that waits for an answer, else the last one. */
export async function orderOfShop(
  platform: Queryable,
  shopId: string,
): Promise<ServiceOrder | undefined> {
  const sql = "SELECT * FROM service_orders WHERE shop_id = ? ORDER BY id DESC LIMIT 1";
  const row = await queryFirst<Row>(platform, sql, [shopId]);
  return row && orderOf(row);
}

/**
 * The owner orders the service by invoice. Nobody's answer within thirty working days is a refusal.
 *
 * @returns `false` when an order waits already, or the contract is not one that is ordered
 * @see R147, R148
 */
export async function placeOrder(
  platform: Platform,
  { shopId, order, actor }: { shopId: string; order: OrderedService; actor: Actor },
): Promise<boolean> {
  const now = platform.now();
  return await platform.database.write(async (transaction) => {
    const { facts } = await accountOfShop(transaction, shopId);
    const waiting = await orderOfShop(transaction, shopId);
    const isOpen = waiting?.state === "placed" || waiting?.state === "offered";
    const isOrdered = facts.paidFrom !== undefined || facts.end !== undefined;
    if (facts.regime !== "invoice" || isOpen || isOrdered) return false;
    await transaction.execute({
      sql: `INSERT INTO service_orders (shop_id, tariff, frequency, footer_link_removed, goods,
                                        contact_json, state, answer_until, placed_at, placed_by)
            VALUES (?, ?, ?, ?, ?, ?, 'placed', ?, ?, ?)`,
      args: [
        shopId,
        order.tariff,
        order.frequency,
        Number(order.footerLinkRemoved),
        order.goods,
        JSON.stringify(order.contact),
        addWorkingDays(pragueDay(now), invoiceRegime.orderWorkingDays),
        now,
        actor.id ?? actor.name,
      ],
    });
    const subject = order.tariff;
    await audit(transaction, { at: now, actor, action: "contract.order", shopId, subject });
    return true;
  });
}

export type OrderAnswer =
  | { kind: "accept" }
  | { kind: "refuse" }
  | { kind: "change"; tariff: string; frequency: Frequency; text: string };

/** What staff answer to an order that was placed. @see R148 */
export async function answerOrder(
  platform: Platform,
  { shopId, answer, actor }: { shopId: string; answer: OrderAnswer; actor: Actor },
): Promise<boolean> {
  const now = platform.now();
  const today = pragueDay(now);
  return await platform.database.write(async (transaction) => {
    const order = await orderOfShop(transaction, shopId);
    if (order?.state !== "placed") return false;
    const account = await accountOfShop(transaction, shopId);
    const details = { order: order.id, answer: answer.kind };
    const subject = account.slug;
    await audit(transaction, {
      ...{ at: now, actor, action: "contract.order_answer", shopId, subject, details },
    });
    if (answer.kind === "accept") await conclude(platform, transaction, order, now);
    else if (answer.kind === "refuse") await refuse(transaction, order, now);
    else {
      await transaction.execute({
        sql: `UPDATE service_orders SET state = 'offered', tariff = ?, frequency = ?,
                                        change_text = ?, answer_until = ? WHERE id = ?`,
        args: [
          answer.tariff,
          answer.frequency,
          answer.text,
          addWorkingDays(today, invoiceRegime.offerWorkingDays),
          order.id,
        ],
      });
    }
    const notice = { kind: "order_answered", day: today, days: 0 } as const;
    await tellOwner(platform, transaction, account, notice, now);
    return true;
  });
}

/** The owner does not want what was changed. @see R148 */
export async function refuseOffer(
  platform: Platform,
  { shopId, actor }: { shopId: string; actor: Actor },
): Promise<boolean> {
  const now = platform.now();
  return await platform.database.write(async (transaction) => {
    const order = await orderOfShop(transaction, shopId);
    if (order?.state !== "offered" || order.answerUntil < pragueDay(now)) return false;
    await refuse(transaction, order, now);
    const subject = String(order.id);
    await audit(transaction, { at: now, actor, action: "contract.offer_refused", shopId, subject });
    return true;
  });
}

/** Orders whose time to answer is over: a changed offer holds, an order is refused. @see R148 */
export async function decideSilentOrders(platform: Platform): Promise<void> {
  const now = platform.now();
  const today = pragueDay(now);
  const rows = await queryAll<Row>(
    platform.database,
    `SELECT * FROM service_orders WHERE state IN ('placed', 'offered') AND answer_until < ?`,
    [today],
  );
  for (const { shopId } of rows.map(orderOf)) {
    await platform.database.write(async (transaction) => {
      const order = await orderOfShop(transaction, shopId);
      if (!order || order.answerUntil >= today) return;
      if (order.state === "offered") await conclude(platform, transaction, order, now);
      if (order.state === "placed") await refuse(transaction, order, now);
    });
  }
}

/** The contract is concluded: service is paid from the end of the trial on, and called for. */
async function conclude(
  platform: Platform,
  transaction: Queryable,
  order: ServiceOrder,
  now: string,
): Promise<void> {
  const today = pragueDay(now);
  const { shopId } = order;
  // Until now the order has kept the trial from ending.
  const before = await accountOfShop(transaction, shopId);
  await decide(transaction, order.id, "concluded", now);
  if (before.facts.end || before.facts.paidFrom) return;
  const settled = await settleThrough(platform, transaction, before, {
    ...{ day: addDays(today, -1), isToday: false },
  });
  if (settled.facts.end) return;
  const { facts: { trialUntil } } = await accountOfShop(transaction, shopId);
  const paidFrom = laterDay(addDays(trialUntil, 1), today);
  await changeTerms(transaction, settled, {
    validFrom: today,
    change: {
      tariff: order.tariff,
      footerLinkRemoved: order.footerLinkRemoved,
      ownServer: false,
    },
    now,
    orderedBy: `order ${order.id}`,
  });
  const begun = { ...settled, facts: { ...settled.facts, trialUntil, paidFrom } };
  await saveAccount(transaction, begun);
  const calling = { shopId, frequency: order.frequency, calledThrough: addDays(paidFrom, -1) };
  await beginCalling(transaction, calling);
  const called = await accountOfShop(transaction, shopId);
  const account = await settleCalls(platform, transaction, called, { day: today, now });
  await passToState(platform, transaction, account, { day: today, now });
}

/** A trial that only the order has kept from ending ends with this day. @see R149 */
async function refuse(transaction: Queryable, order: ServiceOrder, now: string): Promise<void> {
  await decide(transaction, order.id, "refused", now);
  const { facts } = await accountOfShop(transaction, order.shopId);
  const today = pragueDay(now);
  const isLate = facts.trialUntil < today && !facts.end;
  if (isLate) await setTrialEnd(transaction, order.shopId, earlierDay(today, order.answerUntil));
}

async function decide(
  transaction: Queryable,
  id: number,
  state: "concluded" | "refused",
  now: string,
): Promise<void> {
  await transaction.execute({
    sql: "UPDATE service_orders SET state = ?, decided_at = ? WHERE id = ?",
    args: [state, now, id],
  });
}

/**
 * Staff agree with an owner on being paid by invoices instead of from a wallet; possible while the
 * trial runs, before anything was paid.
 *
 * @see D6
 */
export async function setRegime(
  platform: Platform,
  { shopId, regime, actor }: { shopId: string; regime: "wallet" | "invoice"; actor: Actor },
): Promise<boolean> {
  const now = platform.now();
  return await platform.database.write(async (transaction) => {
    const { facts, state, paidInMinor } = await accountOfShop(transaction, shopId);
    if (state !== "trial" || facts.paidFrom !== undefined || paidInMinor > 0) return false;
    const order = await orderOfShop(transaction, shopId);
    const isOpen = order?.state === "placed" || order?.state === "offered";
    if (isOpen && regime === "wallet") await refuse(transaction, order, now);
    await transaction.execute({
      sql: "UPDATE contracts SET regime = ? WHERE shop_id = ?",
      args: [regime, shopId],
    });
    await audit(transaction, {
      at: now,
      actor,
      action: "contract.regime",
      shopId,
      subject: regime,
    });
    return true;
  });
}

function orderOf(row: Row): ServiceOrder {
  return {
    id: row.id as number,
    shopId: row.shop_id as string,
    tariff: row.tariff as string,
    frequency: row.frequency as Frequency,
    footerLinkRemoved: row.footer_link_removed === 1,
    goods: row.goods as string,
    contact: JSON.parse(row.contact_json as string),
    state: row.state as ServiceOrder["state"],
    changeText: (row.change_text as string | null) ?? undefined,
    answerUntil: row.answer_until as string,
    placedAt: row.placed_at as string,
  };
}
