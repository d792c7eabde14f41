import type { ShopAction, StaffAction } from "../core/access/capabilities.ts";

/**
 * Who may use a route. `visitor`: anybody; `account`: a signed-in member, for their own things;
 * `shop:…`: a member of the shop whose role may do it; `staff:…`: our own people.
 */
export type Access = "visitor" | "account" | `shop:${ShopAction}` | `staff:${StaffAction}`;

/**
 * Every route of the product. A route that is missing here is refused, and a test finds it.
 * @see TE-4
 */
export const accessTable: Record<string, Access> = {
  "GET /": "visitor",
  "GET /static/*": "visitor",
  "GET /health": "visitor",

  "GET /shops/:shop": "shop:overview.see",
  "GET /shops/:shop/products/import": "shop:imports.see",
  "GET /shops/:shop/categories/import": "shop:imports.see",
  "GET /shops/:shop/customers/import": "shop:imports.see",
  "GET /shops/:shop/orders/import": "shop:imports.see",
  "GET /shops/:shop/imports/new": "shop:imports.run",
  "POST /shops/:shop/imports": "shop:imports.run",
  "GET /shops/:shop/imports/:import{[0-9]+}": "shop:imports.see",
  "GET /shops/:shop/imports/:import{[0-9]+}/runs/:run{[0-9]+}": "shop:imports.see",
  "GET /shops/:shop/imports/:import{[0-9]+}/runs/:run{[0-9]+}/items/:outcome": "shop:imports.see",
  "GET /shops/:shop/imports/:import{[0-9]+}/runs/:run{[0-9]+}/problems.csv": "shop:imports.see",
};
