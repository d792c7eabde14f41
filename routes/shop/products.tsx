import type { Context } from "hono";
import { type ProductListing, readListing } from "../../core/catalogue/product_filter.ts";
import { importChoices } from "../../tenants/shop/import_choices.ts";
import { categoryChoices, usedValues } from "../../tenants/shop/product_choices.ts";
import { listProducts } from "../../tenants/shop/products.ts";
import { ProductList, ProductListFragment } from "../../views/products/product_list.tsx";
import { listAddress } from "../../views/products/list_links.ts";
import { createRouter, type Environment } from "../environment.ts";
import { wantsFragment } from "../fragment.ts";
import { pageOf } from "../page.ts";
import { pageNumber } from "../query.ts";

export const products = createRouter();

products.get("/shops/:shop/products", async (c) => {
  const { database, shop } = c.var.current;
  const listing = readListing(c.req.query());
  const number = pageNumber(c);
  const { products, total } = await listProducts(database, {
    listing,
    scope: { language: shop.languages[0]!, currency: shop.currency },
    limit: listing.size,
    offset: (number - 1) * listing.size,
  });
  const page = pageOf(c);
  const choices = await filterChoices(c, listing);
  const props = { page, listing, choices, products, total, number };
  if (!wantsFragment(c)) return c.html(<ProductList {...props} />);
  const address = listAddress(page, listing, { page: number === 1 ? undefined : number });
  c.header("HX-Push-Url", address);
  return c.html(<ProductListFragment {...props} />);
});

async function filterChoices(c: Context<Environment>, { filter }: ProductListing) {
  const { database, shop } = c.var.current;
  return {
    categories: await categoryChoices(database, shop.languages[0]!),
    manufacturers: await usedValues(database, "manufacturer"),
    availabilities: await usedValues(database, "availability"),
    imports: await importChoices(database, "products", filter.import),
  };
}
