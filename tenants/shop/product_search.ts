import { matchOf } from "../../core/catalogue/search_words.ts";
import { type Argument, type Queryable, queryAll } from "../engine/database.ts";
import type { ListScope } from "./product_ids.ts";
import { type ListedProduct, listedProducts } from "./products.ts";

const selectExact = `
  SELECT id FROM products WHERE code = ?1
  UNION
  SELECT product_id FROM variants WHERE code = ?1
  LIMIT ?2`;
const selectMatching =
  "SELECT rowid AS id FROM product_search WHERE product_search MATCH ? LIMIT ?";

/** A few products by words, code or EAN, at once: the one with just that code comes first. */
export async function searchProducts(
  shop: Queryable,
  search: string,
  { limit, scope }: { limit: number; scope: ListScope },
): Promise<ListedProduct[]> {
  const match = matchOf(search);
  const exact = await idsOf(shop, selectExact, [search.trim(), limit]);
  const found = match === undefined ? [] : await idsOf(shop, selectMatching, [match, limit]);
  const ids = [...new Set([...exact, ...found])].slice(0, limit);
  return await listedProducts(shop, ids, scope);
}

async function idsOf(shop: Queryable, sql: string, args: readonly Argument[]): Promise<number[]> {
  return (await queryAll<{ id: number }>(shop, sql, args)).map(({ id }) => id);
}
