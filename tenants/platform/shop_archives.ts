import { type Queryable, queryFirst } from "../engine/database.ts";

/** The file of a whole shop that lies ready for its owner. */
export interface ShopArchive {
  madeAt: string;
  size: number;
  hash: string;
}

export async function shopArchive(
  platform: Queryable,
  shopId: string,
): Promise<ShopArchive | undefined> {
  const row = await queryFirst<{ made_at: string; size: number; hash: string }>(
    platform,
    "SELECT made_at, size, hash FROM shop_archives WHERE shop_id = ?",
    [shopId],
  );
  return row && { madeAt: row.made_at, size: row.size, hash: row.hash };
}

export async function storeShopArchive(
  platform: Queryable,
  shopId: string,
  { madeAt, size, hash }: ShopArchive,
): Promise<void> {
  await platform.execute({
    sql: `INSERT INTO shop_archives (shop_id, made_at, size, hash) VALUES (?, ?, ?, ?)
          ON CONFLICT (shop_id)
          DO UPDATE SET made_at = excluded.made_at, size = excluded.size, hash = excluded.hash`,
    args: [shopId, madeAt, size, hash],
  });
}
