import type { Frequency, PaymentCall } from "../../core/billing/payment_calls.ts";
import { type Queryable, queryAll, queryFirst, type Row } from "../engine/database.ts";

/** A call with the day on which it was paid. */
export type KeptCall = PaymentCall & { paidOn: string | undefined };

/** A shop's calls, the newest first. */
export async function listCalls(platform: Queryable, shopId: string): Promise<KeptCall[]> {
  const sql = "SELECT * FROM payment_calls WHERE shop_id = ? ORDER BY from_day DESC LIMIT 100";
  return (await queryAll<Row>(platform, sql, [shopId])).map(callOf);
}

/** What a shop still has to pay, the oldest first. */
export async function unpaidCalls(platform: Queryable, shopId: string): Promise<KeptCall[]> {
  const sql = `SELECT * FROM payment_calls WHERE shop_id = ? AND paid_on IS NULL ORDER BY from_day`;
  return (await queryAll<Row>(platform, sql, [shopId])).map(callOf);
}

export async function insertCall(
  transaction: Queryable,
  shopId: string,
  call: PaymentCall,
): Promise<void> {
  await transaction.execute({
    sql: `INSERT INTO payment_calls (id, shop_id, from_day, until_day, amount_minor,
                                     threshold_minor, issued_on, due_on)
          VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
    args: [
      call.id,
      shopId,
      call.from,
      call.until,
      call.amountMinor,
      call.thresholdMinor,
      call.issuedOn,
      call.dueOn,
    ],
  });
}

/** A fee for a call is owed with it, and with all that come after it. */
export async function raiseThresholds(
  transaction: Queryable,
  { shopId, from, feeMinor }: { shopId: string; from: string; feeMinor: number },
): Promise<void> {
  await transaction.execute({
    sql: `UPDATE payment_calls SET threshold_minor = threshold_minor + ?
           WHERE shop_id = ? AND from_day >= ? AND paid_on IS NULL`,
    args: [feeMinor, shopId, from],
  });
}

export async function noteReminder(transaction: Queryable, id: string): Promise<void> {
  const sql = "UPDATE payment_calls SET reminders = reminders + 1 WHERE id = ?";
  await transaction.execute({ sql, args: [id] });
}

/** Calls that the money covers are paid on this day. @see R170 */
export async function markPaid(
  transaction: Queryable,
  { shopId, fundsMinor, day }: { shopId: string; fundsMinor: number; day: string },
): Promise<void> {
  await transaction.execute({
    sql: `UPDATE payment_calls SET paid_on = ?
           WHERE shop_id = ? AND paid_on IS NULL AND threshold_minor <= ?`,
    args: [day, shopId, fundsMinor],
  });
}

/**
 * Calls that the money no longer covers are to be paid again, in time until a day.
 *
 * @returns those, the oldest first
 */
export async function markUnpaid(
  transaction: Queryable,
  { shopId, fundsMinor, day }: { shopId: string; fundsMinor: number; day: string },
): Promise<KeptCall[]> {
  const rows = await queryAll<Row>(
    transaction,
    `UPDATE payment_calls
        SET paid_on = NULL, agreed_on = iif(?3 > coalesce(agreed_on, due_on), ?3, agreed_on)
      WHERE shop_id = ?1 AND paid_on IS NOT NULL AND threshold_minor > ?2
      RETURNING *`,
    [shopId, fundsMinor, day],
  );
  return rows.map(callOf).sort((one, other) => one.from < other.from ? -1 : 1);
}

/** How much was to be paid in with the last of all calls, paid or not. */
export async function calledMinor(platform: Queryable, shopId: string): Promise<number> {
  const row = await queryFirst<{ most: number }>(
    platform,
    "SELECT coalesce(max(threshold_minor), 0) AS most FROM payment_calls WHERE shop_id = ?",
    [shopId],
  );
  return row!.most;
}

/**
 * Last day of the billing period that a day is in; of a day before the first period, the day before
 * that.
 */
export async function periodUntil(
  platform: Queryable,
  { shopId, day }: { shopId: string; day: string },
): Promise<string | undefined> {
  const row = await queryFirst<{ until: string | null }>(
    platform,
    `SELECT coalesce(
              (SELECT until_day FROM payment_calls
                WHERE shop_id = ?1 AND from_day <= ?2 AND until_day >= ?2),
              (SELECT date(min(from_day), '-1 day') FROM payment_calls
                WHERE shop_id = ?1 AND from_day > ?2),
              (SELECT called_through FROM contracts
                WHERE shop_id = ?1 AND called_through >= ?2)) AS until`,
    [shopId, day],
  );
  return row?.until ?? undefined;
}

/** Takes calls back that are for days after one and were not paid, to be made anew. */
export async function withdrawCalls(
  transaction: Queryable,
  { shopId, after }: { shopId: string; after: string },
): Promise<void> {
  const row = await queryFirst<{ first: string | null }>(
    transaction,
    `SELECT min(from_day) AS first FROM payment_calls
      WHERE shop_id = ? AND paid_on IS NULL AND from_day > ?`,
    [shopId, after],
  );
  if (!row?.first) return;
  await transaction.execute({
    sql: "DELETE FROM payment_calls WHERE shop_id = ? AND paid_on IS NULL AND from_day >= ?",
    args: [shopId, row.first],
  });
  await transaction.execute({
    sql: "UPDATE contracts SET called_through = date(?, '-1 day') WHERE shop_id = ?",
    args: [row.first, shopId],
  });
}

/** A later day on which a call is paid in time. @returns `false` once it is late. @see R179 */
export async function agreeOnDelay(
  transaction: Queryable,
  { id, shopId, agreedOn, today }: {
    id: string;
    shopId: string;
    agreedOn: string;
    today: string;
  },
): Promise<boolean> {
  const { rowsAffected } = await transaction.execute({
    sql: `UPDATE payment_calls SET agreed_on = ?1
           WHERE id = ?2 AND shop_id = ?3 AND paid_on IS NULL
             AND coalesce(agreed_on, due_on) >= ?4 AND ?1 > coalesce(agreed_on, due_on)`,
    args: [agreedOn, id, shopId, today],
  });
  return rowsAffected === 1;
}

/** How calls of a shop are made. */
export interface Calling {
  frequency: Frequency;
  nextFrequency: Frequency;
  calledThrough: string;
  fundsMinor: number;
  /** Last day of a contract that notice was given of. */
  lastDay: string | undefined;
}

/** @returns `undefined` for a shop that has ordered nothing by invoice */
export async function callingOf(
  platform: Queryable,
  shopId: string,
): Promise<Calling | undefined> {
  const row = await queryFirst<Row>(
    platform,
    `SELECT frequency, coalesce(next_frequency, frequency) AS next_frequency, called_through,
            (SELECT coalesce(sum(iif(to_account = 'wallet', amount_minor, -amount_minor)), 0)
               FROM ledger
              WHERE ledger.shop_id = contracts.shop_id AND sequence > contracts.called_from
                AND kind NOT IN ('debit', 'fee')) AS funds,
            (SELECT last_day FROM planned_ends
              WHERE planned_ends.shop_id = contracts.shop_id) AS last_day
       FROM contracts
      WHERE shop_id = ? AND regime = 'invoice' AND called_through IS NOT NULL`,
    [shopId],
  );
  return row && {
    frequency: row.frequency as Frequency,
    nextFrequency: row.next_frequency as Frequency,
    calledThrough: row.called_through as string,
    fundsMinor: row.funds as number,
    lastDay: (row.last_day as string | null) ?? undefined,
  };
}

/** Calls begin: the first period follows a day, and is so many months long. */
export async function beginCalling(
  transaction: Queryable,
  { shopId, frequency, calledThrough }: {
    shopId: string;
    frequency: Frequency;
    calledThrough: string;
  },
): Promise<void> {
  await transaction.execute({
    sql: `UPDATE contracts
             SET frequency = ?, called_through = ?,
                 called_from = (SELECT coalesce(max(sequence), 0) FROM ledger)
           WHERE shop_id = ?`,
    args: [frequency, calledThrough, shopId],
  });
}

/** A call was made through a day; the next has the frequency that was chosen meanwhile. */
export async function noteCalled(
  transaction: Queryable,
  shopId: string,
  calledThrough: string,
): Promise<void> {
  await transaction.execute({
    sql: `UPDATE contracts SET called_through = ?, frequency = coalesce(next_frequency, frequency),
                               next_frequency = NULL
           WHERE shop_id = ?`,
    args: [calledThrough, shopId],
  });
}

/** From the next period on. @see R169 */
export async function chooseFrequency(
  platform: Queryable,
  shopId: string,
  frequency: Frequency,
): Promise<void> {
  await platform.execute({
    sql: "UPDATE contracts SET next_frequency = ? WHERE shop_id = ? AND regime = 'invoice'",
    args: [frequency, shopId],
  });
}

function callOf(row: Row): KeptCall {
  const text = (name: string) => (row[name] as string | null) ?? undefined;
  return {
    id: row.id as string,
    from: row.from_day as string,
    until: row.until_day as string,
    amountMinor: row.amount_minor as number,
    issuedOn: row.issued_on as string,
    dueOn: row.due_on as string,
    agreedOn: text("agreed_on"),
    thresholdMinor: row.threshold_minor as number,
    reminders: row.reminders as number,
    paidOn: text("paid_on"),
  };
}
