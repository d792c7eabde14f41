import type { Platform } from "../../tenants/platform.ts";
import { listShops, type Shop, shopBySlug } from "../../tenants/platform/shops.ts";
import { CommandError } from "./command.ts";

/** The shop with a slug; refuses with the slugs that there are. */
export async function findShop(platform: Platform, slug: string): Promise<Shop> {
  const shop = await shopBySlug(platform.database, slug);
  if (shop) return shop;
  const known = (await listShops(platform.database)).map((each) => each.slug);
  throw new CommandError(
    known.length === 0
      ? `There is no shop "${slug}": there is none yet. Make one with: kramek shop create ${slug} --owner <email>`
      : `There is no shop "${slug}". There are: ${known.slice(0, 20).join(", ")}`,
  );
}
