import { readListing } from "../../core/catalogue/product_filter.ts";
import type { Platform } from "../../tenants/platform.ts";
import type { Shop } from "../../tenants/platform/shops.ts";
import { listProducts } from "../../tenants/shop/products.ts";
import { usedValues } from "../../tenants/shop/product_choices.ts";
import { writeFeed } from "./feeds.ts";
import { median, table, timed } from "./measure.ts";
import { createBenchShop, importFeed, withBenchShop } from "./shop.ts";

export interface ListMeasure {
  page: string;
  medianMs: number;
  worstMs: number;
}

const filters: Record<string, Record<string, string>> = {
  "everything": {},
  "active": { state: "active" },
  "archived": { state: "archived" },
  "in stock": { stock: "in" },
  "sold out": { stock: "out" },
  "without a price": { price: "none" },
  "one manufacturer": { manufacturer: "Dílna Pod Lípou" },
  "search: hrnek": { q: "hrnek" },
  "search: a code's start": { q: "P00001" },
  "search: one letter": { q: "p" },
  "search: what all codes begin with": { q: "P00" },
  "search and stock": { q: "konvice kvet", stock: "in" },
};
const sorts = ["title", "-title", "code", "-price", "stock", "-stock", "newest"];

/** How long the first, the middle and the last page of every list take. */
export async function measureLists(
  platform: Platform,
  shop: Shop,
  rounds = 5,
): Promise<ListMeasure[]> {
  await using lease = await platform.shops.lease(shop.id);
  const scope = { language: shop.languages[0]!, currency: shop.currency };
  const measures: ListMeasure[] = [];
  for (const [name, query] of Object.entries(filters)) {
    for (const sort of sorts) {
      const listing = readListing({ ...query, sort });
      const page = (offset: number) => ({ listing, scope, limit: 50, offset });
      const { total } = await listProducts(lease.database, page(0));
      const last = Math.max(0, Math.ceil(total / 50) - 1) * 50;
      const places = { first: 0, middle: Math.floor(last / 100) * 50, last };
      for (const [place, offset] of Object.entries(places)) {
        const times: number[] = [];
        for (let round = 0; round < rounds; round++) {
          const { ms } = await timed(async () => {
            await listProducts(lease.database, page(offset));
            await usedValues(lease.database, "manufacturer");
            await usedValues(lease.database, "availability");
          });
          times.push(ms);
        }
        const worstMs = Math.max(...times);
        measures.push({ page: `${name}, ${sort}, ${place}`, medianMs: median(times), worstMs });
      }
    }
  }
  return measures;
}

export function listTable(measures: readonly ListMeasure[]): string {
  const rows = measures.map(({ page, medianMs, worstMs }) => [
    page,
    medianMs.toFixed(1),
    worstMs.toFixed(1),
  ]);
  return table(["list of products", "median ms", "worst ms"], rows);
}

/** A shop of some 60,000 products, and every list of them. */
export async function listsOfLargeShop(folder: string, size: number): Promise<ListMeasure[]> {
  const feed = `${folder}/lists.xml`;
  await writeFeed(feed, { kind: "upgates-xml", size });
  await createBenchShop(`${folder}/lists-data`);
  return await withBenchShop(`${folder}/lists-data`, async (platform, shop) => {
    await importFeed(platform, shop, { file: feed, format: "upgates-xml" });
    return await measureLists(platform, shop);
  });
}
