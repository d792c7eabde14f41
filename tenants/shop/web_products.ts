import type { ReadingOptions } from "../../core/exports/offer_reading.ts";
import { type WebProduct, webProduct } from "../../core/web/product.ts";
import type { Language } from "../../core/language.ts";
import { type Queryable, queryAll, queryFirst } from "../engine/database.ts";
import { exportStamp } from "./exported_ids.ts";
import { loadProducts } from "./product_load.ts";
import type { KeptCount } from "./kept_counts.ts";
import { listWebIds, newestIds, type WebChoice } from "./web_listing.ts";

/** A part of what customers see in the first of the languages, and how much there is of it. */
export async function listWebProducts(
  shop: Queryable,
  options: ReadingOptions,
  { choice, ...range }: { choice: WebChoice; limit: number; offset: number; kept?: KeptCount },
): Promise<{ products: WebProduct[]; total: number }> {
  const { ids, total } = await listWebIds(shop, options.languages[0]!, choice, range);
  return { products: await webProducts(shop, ids, options), total };
}

/** What customers see, from the newest. */
export async function newestWebProducts(
  shop: Queryable,
  options: ReadingOptions,
  limit: number,
): Promise<WebProduct[]> {
  return await webProducts(shop, await newestIds(shop, options.languages[0]!, limit), options);
}

/** Those of the products that customers see, in the order of the ids. */
export async function webProducts(
  shop: Queryable,
  ids: readonly number[],
  options: ReadingOptions,
): Promise<WebProduct[]> {
  const records = await loadProducts(shop, ids);
  return ids.flatMap((id) => {
    const record = records.get(id);
    return record && webProduct(record, options) || [];
  });
}

export interface SitemapProduct {
  id: number;
  addressName: string;
  language: Language;
  updatedAt: string;
}

const isInSitemap = `
  product.archived = 0 AND product.active = 1
  AND product.private IS NOT 1 AND product.private_customers_only IS NOT 1
  AND product.exclude_from_search IS NOT 1`;

const selectSitemap = `
  SELECT product.id, label.language, coalesce(nullif(label.seo_url, ''), label.title) AS addressName,
         product.updated_at AS updatedAt
    FROM products AS product
   CROSS JOIN product_texts AS label ON label.product_id = product.id
   WHERE product.id > ?1 AND product.id <= ?2
     AND label.title <> '' AND label.visible IS NOT 0
     AND label.language IN (SELECT value FROM json_each(?3)) AND ${isInSitemap}
   ORDER BY product.id, label.language`;

/** Products with ids of a range, as search engines are told of them: in languages they are named in. */
export function sitemapProducts(
  shop: Queryable,
  languages: readonly Language[],
  { after, through }: { after: number; through: number },
): Promise<SitemapProduct[]> {
  return queryAll<SitemapProduct & Record<string, never>>(shop, selectSitemap, [
    after,
    through,
    JSON.stringify(languages),
  ]);
}

export async function lastProductId(shop: Queryable): Promise<number> {
  const sql = "SELECT coalesce(max(id), 0) AS id FROM products";
  return (await queryFirst<{ id: number }>(shop, sql))!.id;
}

/** Says in what state all is that the web shows: equal stamps, equal pages. */
export async function webStamp(shop: Queryable): Promise<string> {
  const records = await exportStamp(shop);
  const pictures = await queryFirst<{ stamp: string }>(
    shop,
    `SELECT json_group_array(json_array(run_id, state, downloaded)) AS stamp
       FROM (SELECT run_id, state, downloaded FROM run_media ORDER BY run_id DESC LIMIT 20)`,
  );
  return records + pictures!.stamp;
}
