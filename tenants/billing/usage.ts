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
  const users = await queryFirst<{ count: number }>(
    platform,
    "SELECT count(*) AS count FROM members WHERE shop_id = ?",
    [shopId],
  );
  const { file_bytes: fileBytes, ...rest } = counted;
  return { ...rest, users: users?.count ?? 0, diskMegabytes: Math.ceil(fileBytes / 1_000_000) };
}
