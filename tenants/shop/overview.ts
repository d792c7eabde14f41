import { type Queryable, queryFirst, type Row } from "../engine/database.ts";

/** Figures of a shop as it is now. */
export interface ShopFigures {
  products: number;
  activeProducts: number;
  withoutPrice: number;
  soldOut: number;
  categories: number;
  customers: number;
  openOrders: number;
}

/** One pass over the narrow index: the rows themselves carry texts and pictures. */
const selectFigures = `
  SELECT count(*) AS products,
         coalesce(sum(active), 0) AS active_products,
         coalesce(sum(active AND NOT priced), 0) AS without_price,
         coalesce(sum(active AND stock_total <= 0), 0) AS sold_out,
         (SELECT count(*) FROM categories) AS categories,
         (SELECT count(*) FROM customers) AS customers,
         (SELECT count(*) FROM orders WHERE resolved = 0) AS open_orders
    FROM products INDEXED BY products_listed
   WHERE archived = 0`;

export async function shopFigures(shop: Queryable): Promise<ShopFigures> {
  const row = (await queryFirst<Row>(shop, selectFigures))!;
  return {
    products: row.products as number,
    activeProducts: row.active_products as number,
    withoutPrice: row.without_price as number,
    soldOut: row.sold_out as number,
    categories: row.categories as number,
    customers: row.customers as number,
    openOrders: row.open_orders as number,
  };
}
