import type { Licence, PurchaseKind } from "../../core/support/licences.ts";
import { type Queryable, queryAll, queryFirst, type Row } from "../engine/database.ts";

export interface LicencePurchase extends Licence {
  kind: PurchaseKind;
  boughtOn: string;
}

/** A shop's licence as the last purchase has left it; most shops have none. */
export async function licenceOf(
  platform: Queryable,
  shopId: string,
): Promise<Licence | undefined> {
  return (await purchasesOf(platform, shopId))[0];
}

/** Newest first. */
export async function purchasesOf(
  platform: Queryable,
  shopId: string,
): Promise<LicencePurchase[]> {
  const rows = await queryAll<Row>(
    platform,
    `SELECT kind, version, bought_on, vip_until FROM licence_purchases
      WHERE shop_id = ? ORDER BY id DESC`,
    [shopId],
  );
  return rows.map((row) => ({
    kind: row.kind as PurchaseKind,
    version: row.version as string,
    boughtOn: row.bought_on as string,
    vipUntil: row.vip_until as string,
  }));
}

export async function insertPurchase(
  transaction: Queryable,
  shopId: string,
  { kind, version, boughtOn, vipUntil }: LicencePurchase,
  { by, now }: { by: string; now: string },
): Promise<number> {
  const { lastInsertRowid } = await transaction.execute({
    sql: `INSERT INTO licence_purchases (shop_id, kind, version, bought_on, vip_until, recorded_by,
                                         recorded_at)
          VALUES (?, ?, ?, ?, ?, ?, ?)`,
    args: [shopId, kind, version, boughtOn, vipUntil, by, now],
  });
  return lastInsertRowid!;
}

/** Shops whose support ends on one of some days. */
export async function endingOn(
  platform: Queryable,
  days: readonly string[],
): Promise<{ shopId: string; vipUntil: string }[]> {
  return await queryAll(
    platform,
    `SELECT shop_id AS shopId, max(vip_until) AS vipUntil
       FROM licence_purchases
      GROUP BY shop_id
     HAVING max(vip_until) IN (SELECT value FROM json_each(?))`,
    [JSON.stringify(days)],
  );
}

/** Whether anybody was reminded of this end with so many days left. */
export async function wasReminded(
  transaction: Queryable,
  shopId: string,
  occasion: string,
): Promise<boolean> {
  const sql = `SELECT 1 AS found FROM contract_notices
                WHERE shop_id = ? AND kind = 'vip_ending' AND occasion = ?`;
  return await queryFirst(transaction, sql, [shopId, occasion]) !== undefined;
}
