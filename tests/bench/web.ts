import { startServer } from "../../routes/server.ts";
import type { Platform } from "../../tenants/platform.ts";
import { setDomain } from "../../tenants/platform/shop_domains.ts";
import type { Shop } from "../../tenants/platform/shops.ts";
import { writeFeed } from "./feeds.ts";
import { percentile } from "./measure.ts";
import { createBenchShop, importFeed, withBenchShop } from "./shop.ts";

export interface WebTimes {
  page: string;
  medianMs: number;
  p99Ms: number;
  worstMs: number;
}

/** Words that many products have, few, and none. */
const words = ["hrnek", "konvice kvet", "p00001", "p", "dilna", "nic takoveho"];

/** How long pages of a large shop's web take, one after another, none of them kept by a cache. */
async function measureWeb(platform: Platform, shop: Shop, rounds: number): Promise<WebTimes[]> {
  await setDomain(platform.database, shop.id, "bench.example");
  await using server = await startServer({ platform, log: () => {}, port: 0, host: "127.0.0.1" });
  const { products, categories } = await contentOf(platform, shop);
  const some = (list: readonly number[], round: number) => list[(round * 7919) % list.length]!;
  const pages: Record<string, (round: number) => string> = {
    "home": () => "",
    "category": (round) => `/c/${some(categories, round)}`,
    "a category's page in the middle": (round) =>
      `/c/${some(categories, round)}?page=${1 + round % 10}`,
    "product": (round) => `/p/${some(products, round)}`,
    "search": (round) => `/search?q=${encodeURIComponent(words[round % words.length]!)}`,
    "sitemap, a part": () => "/sitemaps/1",
  };
  const measured: WebTimes[] = [];
  for (const [page, path] of Object.entries(pages)) {
    const times: number[] = [];
    for (let round = -10; round < rounds; round++) {
      const url = await canonical(`${server.url}/s/bench${path(Math.abs(round))}`);
      const startedAt = performance.now();
      const response = await fetch(url);
      await response.text();
      const ms = performance.now() - startedAt;
      if (response.status !== 200) throw new Error(`${url} answered ${response.status}`);
      if (round >= 0) times.push(ms);
    }
    measured.push({
      page,
      medianMs: percentile(times, 0.5),
      p99Ms: percentile(times, 0.99),
      worstMs: Math.max(...times),
    });
  }
  return measured;
}

/** An address without its words redirects first: the page itself is what is measured. */
async function canonical(address: string): Promise<string> {
  const response = await fetch(address);
  await response.text();
  return response.url;
}

async function contentOf(platform: Platform, shop: Shop) {
  await using lease = await platform.shops.lease(shop.id);
  const ids = async (table: "products" | "categories") => {
    const { rows } = await lease.database.execute(`SELECT id FROM ${table} ORDER BY id`);
    return rows.map(({ id }) => id as number);
  };
  return { products: await ids("products"), categories: await ids("categories") };
}

export async function webOfLargeShop(
  folder: string,
  { size, rounds }: { size: number; rounds: number },
): Promise<WebTimes[]> {
  const feed = `${folder}/web.xml`;
  await writeFeed(feed, { kind: "heureka", size });
  await createBenchShop(`${folder}/web-data`);
  return await withBenchShop(`${folder}/web-data`, async (platform, shop) => {
    await importFeed(platform, shop, { file: feed, format: "heureka" });
    return await measureWeb(platform, shop, rounds);
  });
}
