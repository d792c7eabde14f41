import { listingQuery, type ProductListing } from "../../core/catalogue/product_filter.ts";
import type { Extra } from "../components/attributes.ts";
import type { Page } from "../page.ts";
import { paths, withQuery } from "../paths.ts";

/** The address of a list; `changes` are of its query. */
export function listAddress(
  page: Page,
  listing: ProductListing,
  changes: Record<string, string | number | undefined> = {},
): string {
  return withQuery(paths.products(page.shop!), { ...listingQuery(listing), ...changes });
}

/** What makes a link of the list replace the list alone. */
export const listLinks = (href: string): Extra => ({
  "hx-get": href,
  "hx-target": "#product-list",
  "hx-swap": "outerHTML show:none",
  "hx-push-url": "true",
});
