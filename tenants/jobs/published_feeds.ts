import { exportFormatById } from "../../core/exports/registry.ts";
import { removeExport, writeExport } from "../files/export_files.ts";
import { hashToken, newToken } from "../ids.ts";
import { type Platform, shopFolder } from "../platform.ts";
import type { Shop } from "../platform/shops.ts";
import { exportedIds, exportStamp } from "../shop/exported_ids.ts";
import {
  type BuiltFile,
  deleteFeed,
  feedById,
  insertFeed,
  type PublishedFeed,
  setFeedFile,
  setFeedToken,
} from "../shop/published_feeds.ts";
import type { ShopLease } from "../shop_databases.ts";

/** Binds a sealed address to its shop and feed. */
export const tokenPurpose = (shopId: string, feedId: number): string =>
  `published_feeds.token:${shopId}:${feedId}`;

/** Publishes records of the shop at an address that nobody can guess. @returns the feed's id */
export async function publishFeed(
  platform: Platform,
  shop: Shop,
  feed: Pick<PublishedFeed, "name" | "entity" | "format" | "choice">,
  by: string,
): Promise<number> {
  await using lease = await platform.shops.lease(shop.id);
  return await lease.database.write(async (transaction) => {
    const token = newToken();
    const tokenHash = await hashToken(token);
    const id = await insertFeed(transaction, feed, { tokenHash, by, now: platform.now() });
    const sealed = await platform.sealer.seal(token, tokenPurpose(shop.id, id));
    await setFeedToken(transaction, id, { token: sealed, tokenHash });
    return id;
  });
}

/** Gives a feed another address. */
export async function changeFeedAddress(
  platform: Platform,
  shop: Shop,
  feedId: number,
): Promise<void> {
  await using lease = await platform.shops.lease(shop.id);
  const token = newToken();
  await setFeedToken(lease.database, feedId, {
    token: await platform.sealer.seal(token, tokenPurpose(shop.id, feedId)),
    tokenHash: await hashToken(token),
  });
}

/** The secret part of a feed's address, for the people of its shop. */
export const feedToken = (
  { sealer }: Platform,
  shop: Pick<Shop, "id">,
  { id, token }: PublishedFeed,
): Promise<string> => sealer.open(token, tokenPurpose(shop.id, id));

export async function unpublishFeed(
  platform: Platform,
  shop: Shop,
  feedId: number,
): Promise<PublishedFeed | undefined> {
  await using lease = await platform.shops.lease(shop.id);
  const feed = await feedById(lease.database, feedId);
  if (!feed) return undefined;
  await deleteFeed(lease.database, feedId);
  if (feed.file) await removeExport(shopFolder(platform.folder, shop.id), feed.file.key);
  return feed;
}

/** Builds that are going on, so that ten who ask at once wait for one. */
const building = new Map<string, Promise<BuiltFile | undefined>>();

/**
 * The feed's file as the shop is now: built anew if anything has changed since.
 *
 * @returns `undefined` for a feed that was deleted meanwhile
 */
export async function freshFile(
  platform: Platform,
  shop: Shop,
  lease: ShopLease,
  feed: PublishedFeed,
): Promise<BuiltFile | undefined> {
  const stamp = await exportStamp(lease.database) + JSON.stringify(feed.choice);
  if (feed.file?.stamp === stamp) return feed.file;
  const key = `${shop.id}:${feed.id}`;
  const going = building.get(key);
  if (going) return await going;
  const build = buildFile(platform, shop, { lease, feed, stamp });
  building.set(key, build);
  try {
    return await build;
  } finally {
    building.delete(key);
  }
}

async function buildFile(
  platform: Platform,
  shop: Shop,
  { lease, feed, stamp }: { lease: ShopLease; feed: PublishedFeed; stamp: string },
): Promise<BuiltFile | undefined> {
  const format = exportFormatById(feed.format);
  if (!format) return undefined;
  const { database } = lease;
  const { entity, choice } = feed;
  const folder = shopFolder(platform.folder, shop.id);
  const ids = await exportedIds(database, entity, choice.filter);
  const order = { lease, shop, entity, format, choice, ids };
  const { key, size, hash, leftOut } = await writeExport(folder, order);
  const records = ids.length;
  const builtAt = platform.now();
  const file = { key, size, etag: `"${hash}"`, stamp, records, leftOut, builtAt };
  const before = (await feedById(database, feed.id))?.file;
  const isThere = await setFeedFile(database, feed.id, file);
  if (before) await removeExport(folder, before.key);
  if (isThere) return file;
  await removeExport(folder, key);
  return undefined;
}
