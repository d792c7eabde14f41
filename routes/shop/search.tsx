import type { Context } from "hono";
import type { ShopAction } from "../../core/access/capabilities.ts";
import { customerName } from "../../core/catalogue/customer.ts";
import { readCustomerListing } from "../../core/catalogue/customer_listing.ts";
import { readOrderListing } from "../../core/catalogue/order_listing.ts";
import { listCustomers } from "../../tenants/shop/customers.ts";
import { listOrders } from "../../tenants/shop/orders.ts";
import { searchProducts } from "../../tenants/shop/product_search.ts";
import { formatMoney } from "../../views/format.ts";
import { paths } from "../../views/paths.ts";
import { pageResults } from "../../views/search/page_results.ts";
import { type SearchGroup, SearchPage, SearchResults } from "../../views/search/search.tsx";
import { productTexts } from "../../views/texts/products.ts";
import { shellTexts } from "../../views/texts/shell.ts";
import { createRouter, type Environment } from "../environment.ts";
import { wantsFragment } from "../fragment.ts";
import { pageOf } from "../page.ts";

/** The palette's search of the whole shop, and the page that does the same. */
export const search = createRouter();

const resultsShown = 8;

/** What is searched, in the order of showing, and the action that lets a person see it. */
const searches: { action: ShopAction; find: Search }[] = [
  { action: "catalogue.see", find: findProducts },
  { action: "orders.see", find: findOrders },
  { action: "customers.see", find: findCustomers },
];
type Search = (c: Context<Environment>, query: string) => Promise<SearchGroup>;

search.get("/shops/:shop/search", async (c) => {
  const page = pageOf(c);
  const query = (c.req.query("q") ?? "").trim().slice(0, 200);
  const groups = [pageResults(page, query)];
  for (const { action, find } of query === "" ? [] : searches) {
    if (c.var.current.may.has(action)) groups.push(await find(c, query));
  }
  const props = { page, query, groups };
  return c.html(wantsFragment(c) ? <SearchResults {...props} /> : <SearchPage {...props} />);
});

async function findProducts(c: Context<Environment>, query: string): Promise<SearchGroup> {
  const { database, shop } = c.var.current;
  const { language } = c.var;
  const scope = { language: shop.languages[0]!, currency: shop.currency };
  const found = await searchProducts(database, query, { limit: resultsShown, scope });
  return {
    heading: shellTexts[language].nav.products,
    icon: "package",
    results: found.map(({ id, title, code, priceMinor, pictureKey }) => ({
      href: paths.product(shop, String(id)),
      ...(pictureKey ? { picture: paths.media(shop, pictureKey, "list") } : {}),
      title: title ?? productTexts[language].withoutTitle,
      detail: [code, priceMinor !== undefined && formatMoney(language, priceMinor, shop.currency)]
        .filter(Boolean).join(" · "),
    })),
  };
}

async function findOrders(c: Context<Environment>, query: string): Promise<SearchGroup> {
  const { database, shop } = c.var.current;
  const { language } = c.var;
  const listing = { ...readOrderListing({ q: query }), size: resultsShown };
  const found = await listOrders(database, listing, { offset: 0 });
  return {
    heading: shellTexts[language].nav.orders,
    icon: "receipt-text",
    results: found.map(({ id, number, email, totalMinor, currency }) => ({
      href: paths.order(shop, String(id)),
      title: number,
      detail: [email, formatMoney(language, totalMinor, currency)].join(" · "),
    })),
  };
}

async function findCustomers(c: Context<Environment>, query: string): Promise<SearchGroup> {
  const { database, shop } = c.var.current;
  const listing = { ...readCustomerListing({ q: query }), size: resultsShown };
  const found = await listCustomers(database, listing, { offset: 0 });
  return {
    heading: shellTexts[c.var.language].nav.customers,
    icon: "users",
    results: found.map((customer) => ({
      href: paths.customer(shop, String(customer.id)),
      title: customerName(customer) || customer.email,
      detail: customer.email,
    })),
  };
}
