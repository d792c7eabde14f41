import { median, timed } from "./measure.ts";
import { queryFirst } from "../../tenants/engine/database.ts";
import { provisionShop, registerShop } from "../../tenants/provision.ts";
import { createBenchShop, withBenchShop } from "./shop.ts";

export interface ManyShops {
  shops: number;
  /** To make one, with its database. */
  createMs: number;
  /** Of the first query to a shop that was not open. */
  coldMs: number;
  coldWorstMs: number;
  /** What a thousand more shops that are merely there add to the process. */
  grownMb: number;
}

/** Makes many shops and opens each of them cold. */
export async function manyShops(data: string, count: number): Promise<ManyShops> {
  await createBenchShop(data);
  return await withBenchShop(data, async (platform, { ownerId }) => {
    const ids: string[] = [];
    const before = Deno.memoryUsage().rss;
    const { ms } = await timed(async () => {
      for (let index = 0; index < count; index++) {
        const id = await platform.database.write((transaction) =>
          registerShop(platform, transaction, {
            slug: `shop-${index}`,
            name: `Shop ${index}`,
            ownerId,
            currency: "CZK",
            languages: ["cs"],
          })
        );
        await provisionShop(platform, id);
        ids.push(id);
      }
    });
    const cold: number[] = [];
    for (const id of ids) {
      const opened = await timed(async () => {
        await using lease = await platform.shops.lease(id);
        await queryFirst(lease.database, "SELECT count(*) FROM products");
      });
      cold.push(opened.ms);
    }
    return {
      shops: count,
      createMs: ms / count,
      coldMs: median(cold),
      coldWorstMs: Math.max(...cold),
      grownMb: (Deno.memoryUsage().rss - before) / 1e6,
    };
  });
}
