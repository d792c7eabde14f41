import type { Usage } from "../../core/billing/limits.ts";
import { type Queryable, queryFirst } from "../engine/database.ts";

type Counted = Pick<Usage, "products" | "variants" | "categories">;

/** What a shop has of that which its tariff counts; archived products count as well. */
export async function usageOf(
  { platform, shop, shopId }: { platform: Queryable; shop: Queryable; shopId: string },
): Promise<Usage> {
  const counted = (await queryFirst<Counted & { file_bytes: number }>(
    shop,
    `SELECT (SELECT count(*) FROM products) AS products,
            (SELECT count(*) FROM variants) AS variants,
            (SELECT count(*) FROM categories) AS categories,
            (SELECT coalesce(sum(size), 0) FROM media) AS file_bytes`,
  ))!;
  const beside = (await queryFirst<{ users: number; mailboxes: number }>(
    platform,
    `SELECT (SELECT count(*) FROM members WHERE shop_id = ?1) AS users,
            (SELECT count(*) FROM mailboxes WHERE shop_id = ?1 AND state = 'active') AS mailboxes`,
    [shopId],
  ))!;
  const { file_bytes: fileBytes, ...rest } = counted;
  return { ...rest, ...beside, diskMegabytes: Math.ceil(fileBytes / 1_000_000) };
}
