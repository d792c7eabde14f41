import type { Language } from "../../core/language.ts";
import { type Queryable, queryAll, queryFirst } from "../engine/database.ts";

/** In which languages a product has a name and is shown, with the words of its address. */
export async function shownTexts(
  shop: Queryable,
  productId: number,
): Promise<Map<Language, string>> {
  const rows = await queryAll<{ language: Language; words: string }>(
    shop,
    `SELECT language, coalesce(nullif(seo_url, ''), title) AS words FROM product_texts
      WHERE product_id = ? AND title <> '' AND visible IS NOT 0 ORDER BY language`,
    [productId],
  );
  return new Map(rows.map(({ language, words }) => [language, words]));
}

const relatedMax = 8;

/** Ids of the products that the shop offers beside one, in its order. */
export async function relatedIds(shop: Queryable, productId: number): Promise<number[]> {
  const lists = await queryFirst<Record<"related" | "alternatives" | "accessories", string | null>>(
    shop,
    "SELECT related, alternatives, accessories FROM products WHERE id = ?",
    [productId],
  );
  const { related, alternatives, accessories } = lists ?? {};
  const codes = [related, alternatives, accessories].flatMap((list) =>
    list ? JSON.parse(list) as string[] : []
  );
  if (codes.length === 0) return [];
  const rows = await queryAll<{ id: number }>(
    shop,
    `SELECT product.id FROM json_each(?) AS wanted
       JOIN products AS product ON product.code = wanted.value
      WHERE product.id <> ? ORDER BY wanted.key`,
    [JSON.stringify([...new Set(codes)]), productId],
  );
  return rows.map(({ id }) => id).slice(0, relatedMax);
}
