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

const selectFigures = `
  SELECT (SELECT count(*) FROM products WHERE archived = 0) AS products,
         (SELECT count(*) FROM products WHERE archived = 0 AND active = 1) AS active_products,
         (SELECT count(*) FROM products
           WHERE archived = 0 AND active = 1
             AND NOT EXISTS (SELECT 1 FROM product_prices
                              WHERE product_id = products.id AND price_minor IS NOT NULL)
             AND NOT EXISTS (SELECT 1 FROM variants JOIN variant_prices ON variant_id = variants.id
                              WHERE variants.product_id = products.id
                                AND price_minor IS NOT NULL)) AS without_price,
         (SELECT count(*) FROM products
           WHERE archived = 0 AND active = 1 AND stock <= 0) AS sold_out,
         (SELECT count(*) FROM categories) AS categories,
         (SELECT count(*) FROM customers) AS customers,
         (SELECT count(*) FROM orders WHERE resolved = 0) AS open_orders`;

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
