import { exportFormatById } from "../../core/exports/registry.ts";
import { after } from "../clock.ts";
import type { Queryable } from "../engine/database.ts";
import { removeExport, writeExport } from "../files/export_files.ts";
import { type Platform, shopFolder } from "../platform.ts";
import { addJob, type Job } from "../platform/jobs.ts";
import { type Shop, shopById } from "../platform/shops.ts";
import { exportedIds } from "../shop/exported_ids.ts";
import {
  countUnfinished,
  expireExports,
  exportById,
  failExport,
  finishExport,
  insertExport,
  type NewExport,
  noteProgress,
  startExport,
} from "../shop/exports.ts";

export const exportKind = "export";

/** Files that a shop may have in the making. @see EX-6 */
export const exportsAtOnce = 2;
const keptSeconds = 24 * 3_600;

/** Orders a file. @returns its id; `undefined` when the shop has as many in the making as it may */
export async function orderExport(
  platform: Platform,
  shop: Shop,
  order: NewExport,
): Promise<number | undefined> {
  await using lease = await platform.shops.lease(shop.id);
  const now = platform.now();
  const id = await lease.database.write(async (transaction) =>
    await countUnfinished(transaction) >= exportsAtOnce
      ? undefined
      : await insertExport(transaction, order, now)
  );
  if (id === undefined) return undefined;
  await addJob(platform.database, {
    id: `export:${shop.id}:${id}`,
    kind: exportKind,
    shopId: shop.id,
    details: { exportId: id },
    dueAt: now,
  });
  return id;
}

/** Makes the file; interrupted, it is made anew. */
export async function doExportJob(
  platform: Platform,
  job: Job,
  { signal }: { signal: AbortSignal },
): Promise<void> {
  const shop = await shopById(platform.database, job.shopId!);
  if (!shop) return;
  const id = job.details.exportId as number;
  const { fence } = job;
  await using lease = await platform.shops.lease(shop.id);
  const { database } = lease;
  const folder = shopFolder(platform.folder, shop.id);
  await tidyExports(platform, shop, database);
  const found = await exportById(database, id);
  const format = found && exportFormatById(found.format);
  if (!found || !format) return;
  const { entity, choice } = found;
  const ids = await exportedIds(database, entity, choice.filter);
  if (!await startExport(database, id, { fence, total: ids.length })) return;
  const { key, size, leftOut } = await writeExport(folder, {
    ...{ lease, shop, entity, format, choice, ids, signal },
    onProgress: (progress) => noteProgress(database, id, { fence, ...progress }),
  });
  const file = { key, size, leftOut };
  const isOurs = await finishExport(database, id, { fence, ...file, now: platform.now() });
  if (!isOurs) await removeExport(folder, key);
}

export async function giveUpExport(platform: Platform, job: Job): Promise<void> {
  await using lease = await platform.shops.lease(job.shopId!);
  await failExport(lease.database, job.details.exportId as number, platform.now());
}

/** Files live for a day. @see EX-5 */
export async function tidyExports(
  platform: Platform,
  shop: Shop,
  database: Queryable,
): Promise<void> {
  const folder = shopFolder(platform.folder, shop.id);
  for (const key of await expireExports(database, after(platform.now(), -keptSeconds))) {
    await removeExport(folder, key);
  }
}
