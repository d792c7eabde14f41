import { type Platform, shopFolder } from "../platform.ts";
import { addJob, countUnfinishedJobs, type Job } from "../platform/jobs.ts";
import { storeShopArchive } from "../platform/shop_archives.ts";
import { shopById } from "../platform/shops.ts";
import { writeShopArchive } from "./shop_archive.ts";

export const archiveKind = "archive";

/**
 * Orders the file of the whole shop, once for an occasion: a day, or a person's request. One that is
 * in the making is not ordered again.
 */
export async function orderArchive(
  platform: Platform,
  shopId: string,
  occasion: string,
): Promise<void> {
  if (await isArchiveComing(platform, shopId)) return;
  await addJob(platform.database, {
    id: `archive:${shopId}:${occasion}`,
    kind: archiveKind,
    shopId,
    dueAt: platform.now(),
  });
}

/** Whether an ordered file is still in the making. */
export async function isArchiveComing(platform: Platform, shopId: string): Promise<boolean> {
  return await countUnfinishedJobs(platform.database, shopId, archiveKind) > 0;
}

/** Makes the file; interrupted, it is made anew. */
export async function doArchiveJob(
  platform: Platform,
  job: Job,
  { signal }: { signal: AbortSignal },
): Promise<void> {
  const shop = await shopById(platform.database, job.shopId!);
  if (!shop || shop.state === "deleted") return;
  await using lease = await platform.shops.lease(shop.id);
  const folder = shopFolder(platform.folder, shop.id);
  const written = await writeShopArchive({ shop, lease, folder, signal });
  await storeShopArchive(platform.database, shop.id, { madeAt: platform.now(), ...written });
}
