import { readCustomerListing } from "../../core/catalogue/customer_listing.ts";
import { readOrderListing } from "../../core/catalogue/order_listing.ts";
import { readListing } from "../../core/catalogue/product_filter.ts";
import type { Entity } from "../../core/formats/format.ts";
import { type Queryable, queryFirst } from "../engine/database.ts";
import { allCustomerIds } from "./customers.ts";
import { allOrderIds } from "./orders.ts";
import { allProductIds } from "./product_ids.ts";

/** What a list is asked for by its address. */
export type ListQuery = Readonly<Record<string, string>>;

/** Ids of the records that a list with that address has, in the order in which files have them. */
export async function exportedIds(
  shop: Queryable,
  entity: Entity,
  filter: ListQuery,
): Promise<number[]> {
  switch (entity) {
    case "products":
      return await productIds(shop, filter);
    case "categories":
      return await categoryIds(shop);
    case "customers":
      return await allCustomerIds(shop, readCustomerListing(filter));
    case "orders":
      return await allOrderIds(shop, readOrderListing(filter));
  }
}

/** A whole file has archived products too: it is all that the shop has. */
async function productIds(shop: Queryable, filter: ListQuery): Promise<number[]> {
  if (Object.keys(filter).length > 0) {
    return await allProductIds(shop, readListing(filter).filter);
  }
  return await idsOf(shop, "SELECT id FROM products ORDER BY id");
}

/** Those above before those below them, as other programs want it. */
const categoryIds = (shop: Queryable): Promise<number[]> =>
  idsOf(
    shop,
    `WITH RECURSIVE tree (id, level) AS (
       SELECT id, 0 FROM categories WHERE parent_id IS NULL
       UNION ALL
       SELECT below.id, level + 1 FROM categories AS below JOIN tree ON below.parent_id = tree.id
        WHERE level < 100)
     SELECT id FROM tree ORDER BY level, id`,
  );

async function idsOf(shop: Queryable, sql: string): Promise<number[]> {
  return (await shop.cells({ sql })).map(([id]) => id as number);
}

/**
 * Says in what state the shop's records are: equal stamps, equal exports. Everything that changes
 * them leaves a row in one of these journals.
 */
export async function exportStamp(shop: Queryable): Promise<string> {
  const row = await queryFirst<{ stamp: string }>(
    shop,
    `SELECT json_array(
       (SELECT max(id) FROM product_edits), (SELECT max(id) FROM record_edits),
       (SELECT json_group_array(json_array(id, position, missing)) FROM (
          SELECT id, position, missing FROM runs ORDER BY id DESC LIMIT 20)),
       (SELECT max(id) FROM products), (SELECT max(id) FROM categories),
       (SELECT max(id) FROM customers), (SELECT max(id) FROM orders)) AS stamp`,
  );
  return row!.stamp;
}
