import type { Currency } from "../../core/money.ts";
import { type Queryable, queryAll, queryFirst, type Row } from "../engine/database.ts";

/** Accounts of the ledger; `wallet` is the shop's own. */
export type LedgerAccount = "wallet" | "bank" | "card" | "revenue" | "goodwill";

export const entryKinds = [
  "top_up",
  "debit",
  "service",
  "refund",
  "credit",
  "fee",
  "reversal",
] as const;
export type EntryKind = typeof entryKinds[number];

export interface NewEntry {
  /** Chosen by its cause, `debit:<shop>:<day>`, so that a repeat posts nothing. @see MO-4 */
  id: string;
  shopId: string;
  kind: EntryKind;
  from: LedgerAccount;
  to: LedgerAccount;
  /** Above zero. */
  amountMinor: number;
  currency: Currency;
  /** Of a debit. */
  serviceDay?: string;
  details?: Record<string, unknown>;
  /** The entry that this one takes back. @see MO-7 */
  reverses?: string;
  postedBy?: string;
}

export interface Entry extends NewEntry {
  sequence: number;
  postedAt: string;
  postedBy: string;
  details: Record<string, unknown>;
  /** What it adds to the wallet; below zero for what it takes. */
  changeMinor: number;
  /** Of the wallet, after this entry. */
  balanceMinor: number;
}

/** One id was used for two different entries. */
export class LedgerConflictError extends Error {
  override name = "LedgerConflictError";
}

/**
 * Posts an entry, in the transaction of the decision that it follows from. The same entry again is
 * no entry.
 *
 * @returns whether it was posted
 * @throws {LedgerConflictError} for another entry with an id that is taken
 * @see MO-1, MO-4
 */
export async function postEntry(
  transaction: Queryable,
  entry: NewEntry,
  now: string,
): Promise<boolean> {
  if (!Number.isSafeInteger(entry.amountMinor) || entry.amountMinor <= 0) {
    throw new RangeError(`An entry's amount is ${entry.amountMinor}, expected whole minor units`);
  }
  const known = await queryFirst<Row>(
    transaction,
    `SELECT shop_id, kind, from_account, to_account, amount_minor, currency FROM ledger
      WHERE id = ?`,
    [entry.id],
  );
  const { id, shopId, kind, from, to, amountMinor, currency } = entry;
  if (known) {
    const same = [shopId, kind, from, to, amountMinor, currency];
    const isSame = Object.values(known).every((value, at) => value === same[at]);
    if (isSame) return false;
    throw new LedgerConflictError(`The ledger has another entry ${id}`);
  }
  await transaction.execute({
    sql: `INSERT INTO ledger (id, shop_id, kind, from_account, to_account, amount_minor, currency,
                              service_day, details_json, reverses, posted_at, posted_by)
          VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    args: [
      id,
      shopId,
      kind,
      from,
      to,
      amountMinor,
      currency,
      entry.serviceDay ?? null,
      JSON.stringify(entry.details ?? {}),
      entry.reverses ?? null,
      now,
      entry.postedBy ?? "system",
    ],
  });
  return true;
}

/** The wallet's balance; below zero for a debt. */
export async function balanceOf(platform: Queryable, shopId: string): Promise<number> {
  const sql = "SELECT balance_minor FROM wallets WHERE shop_id = ?";
  const row = await queryFirst<{ balance_minor: number }>(platform, sql, [shopId]);
  return row?.balance_minor ?? 0;
}

export interface EntryFilter {
  kind?: EntryKind | undefined;
  /** Days of Prague, both included. */
  fromDay?: string | undefined;
  untilDay?: string | undefined;
}

const columns = `sequence, id, shop_id, kind, from_account, to_account, amount_minor, currency,
  service_day, details_json, reverses, posted_at, posted_by`;

/** A shop's entries with the balance after each, newest first. */
export async function listEntries(
  platform: Queryable,
  shopId: string,
  { limit, offset, filter = {} }: { limit: number; offset: number; filter?: EntryFilter },
): Promise<{ entries: Entry[]; count: number }> {
  const conditions = ["TRUE"];
  const args: string[] = [];
  const add = (condition: string, value: string | undefined) => {
    if (value === undefined) return;
    conditions.push(condition);
    args.push(value);
  };
  add("kind = ?", filter.kind);
  add("posted_at >= ?", filter.fromDay);
  add("posted_at < ?", filter.untilDay);
  const balanced = `
    SELECT ${columns},
           sum(iif(to_account = 'wallet', amount_minor, -amount_minor))
             OVER (ORDER BY sequence) AS balance_minor
      FROM ledger WHERE shop_id = ?`;
  const where = conditions.join(" AND ");
  const rows = await queryAll<Row>(
    platform,
    `SELECT * FROM (${balanced}) WHERE ${where} ORDER BY sequence DESC LIMIT ? OFFSET ?`,
    [shopId, ...args, limit, offset],
  );
  const counted = await queryFirst<{ count: number }>(
    platform,
    `SELECT count(*) AS count FROM ledger WHERE shop_id = ? AND ${where}`,
    [shopId, ...args],
  );
  return { entries: rows.map(entryOf), count: counted?.count ?? 0 };
}

function entryOf(row: Row): Entry {
  const amountMinor = row.amount_minor as number;
  const to = row.to_account as LedgerAccount;
  return {
    sequence: row.sequence as number,
    id: row.id as string,
    shopId: row.shop_id as string,
    kind: row.kind as EntryKind,
    from: row.from_account as LedgerAccount,
    to,
    amountMinor,
    currency: row.currency as Currency,
    ...(row.service_day === null ? {} : { serviceDay: row.service_day as string }),
    ...(row.reverses === null ? {} : { reverses: row.reverses as string }),
    details: JSON.parse(row.details_json as string),
    postedAt: row.posted_at as string,
    postedBy: row.posted_by as string,
    changeMinor: to === "wallet" ? amountMinor : -amountMinor,
    balanceMinor: row.balance_minor as number,
  };
}
