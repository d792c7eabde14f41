import type { ImportFrequency } from "../../core/imports/settings.ts";
import type { Database, Queryable } from "../engine/database.ts";
import type { FeedFile } from "../files/feed_files.ts";
import { newId } from "../ids.ts";
import type { Platform } from "../platform.ts";
import { scheduleImport, unscheduleImport } from "../platform/schedule.ts";
import type { Shop } from "../platform/shops.ts";
import { type Import, importById } from "../shop/import_lists.ts";
import {
  createImport,
  insertImport,
  type NewImport,
  orderRun,
  setPaused,
  setSource,
} from "../shop/imports.ts";
import { cancelRun } from "../shop/run_changes.ts";
import { addRunJob } from "./run_jobs.ts";

/** Orders an import of a stored file. @see R4, D1 */
export async function orderImport(
  platform: Platform,
  shop: Shop,
  order: NewImport,
  file: FeedFile,
): Promise<{ importId: number; runId: number; jobId: string }> {
  const jobId = await addRunJob(platform, shop, { orderKey: file.key, entity: order.entity });
  await using lease = await platform.shops.lease(shop.id);
  const created = await createImport(lease.database, order, file, platform.now());
  return { ...created, jobId };
}

/** Orders a run that puts records of a backup back, under an import of its own. @see BA-4 */
export async function orderRestorationRun(
  platform: Platform,
  shop: Shop,
  order: NewImport,
  restoration: object,
): Promise<{ importId: number; runId: number }> {
  const orderKey = newId();
  await addRunJob(platform, shop, {
    orderKey,
    entity: order.entity,
    details: { restoration },
  });
  await using lease = await platform.shops.lease(shop.id);
  const now = platform.now();
  return await lease.database.write(async (transaction) => {
    const importId = await insertImport(transaction, order, now);
    const by = { orderKey, orderedBy: order.createdBy, now };
    return { importId, runId: await orderRun(transaction, importId, by) };
  });
}

/** Where an import takes its file from, when nobody uploads it. */
export type FetchedSource =
  | { source: "address"; address: string; shown: string; anyCertificate: boolean }
  | { source: "inbox"; inboxFile: string };

/**
 * Creates an import that fetches its file by itself. It is paused until it stands in the schedule,
 * so a kill in between leaves one that people see as paused and can resume.
 */
export async function createFetchedImport(
  platform: Platform,
  shop: Shop,
  order: NewImport,
  source: FetchedSource,
): Promise<number> {
  await using lease = await platform.shops.lease(shop.id);
  const now = platform.now();
  const id = await lease.database.write(async (transaction) => {
    const importId = await insertImport(transaction, { ...order, source: source.source }, now);
    await storeSource(platform, transaction, { shop, importId }, source);
    await setPaused(transaction, importId, now);
    return importId;
  });
  await resumeImport(platform, shop, id);
  return id;
}

async function storeSource(
  { sealer }: Platform,
  transaction: Queryable,
  { shop, importId }: { shop: Shop; importId: number },
  source: FetchedSource,
): Promise<void> {
  await setSource(
    transaction,
    importId,
    source.source === "inbox" ? source : {
      source: "address",
      address: await sealer.seal(source.address, addressPurpose(shop.id, importId)),
      shown: source.shown,
      anyCertificate: source.anyCertificate,
    },
  );
}

/** Binds a sealed address to its shop and import. @see FE-11 */
export const addressPurpose = (shopId: string, importId: number): string =>
  `imports.address:${shopId}:${importId}`;

/** Gives an import another source; its next run takes the file from there. */
export async function changeSource(
  platform: Platform,
  shop: Shop,
  importId: number,
  source: FetchedSource,
): Promise<void> {
  await using lease = await platform.shops.lease(shop.id);
  await lease.database.write((transaction) =>
    storeSource(platform, transaction, { shop, importId }, source)
  );
}

export async function pauseImport(
  platform: Platform,
  shop: Shop,
  importId: number,
): Promise<void> {
  await unscheduleImport(platform.database, { shopId: shop.id, importId });
  await using lease = await platform.shops.lease(shop.id);
  await setPaused(lease.database, importId, platform.now());
}

export async function resumeImport(
  platform: Platform,
  shop: Shop,
  importId: number,
): Promise<void> {
  await using lease = await platform.shops.lease(shop.id);
  const found = await importById(lease.database, importId);
  if (!found) return;
  const { entity, frequency } = found;
  if (frequency !== "once") {
    const scheduled = { shopId: shop.id, importId, entity, frequency };
    await scheduleImport(platform.database, scheduled, platform.now());
  }
  await setPaused(lease.database, importId, undefined);
}

/** Changes how often an import runs. An upload cannot be repeated by itself. */
export async function changeFrequency(
  platform: Platform,
  shop: Shop,
  importId: number,
  frequency: ImportFrequency,
): Promise<void> {
  await using lease = await platform.shops.lease(shop.id);
  await lease.database.execute({
    sql: "UPDATE imports SET frequency = ? WHERE id = ?",
    args: [frequency, importId],
  });
  const found = await importById(lease.database, importId);
  if (!found) return;
  if (frequency === "once" || found.pausedAt !== undefined) {
    await unscheduleImport(platform.database, { shopId: shop.id, importId });
  } else {
    const { entity } = found;
    const scheduled = { shopId: shop.id, importId, entity, frequency };
    await scheduleImport(platform.database, scheduled, platform.now());
  }
}

/**
 * Makes another import with the same settings and source, paused until somebody resumes it.
 *
 * @returns its id; `undefined` when the import is gone
 */
export async function duplicateImport(
  platform: Platform,
  shop: Shop,
  importId: number,
  by: string,
): Promise<number | undefined> {
  await using lease = await platform.shops.lease(shop.id);
  const found = await importById(lease.database, importId);
  if (!found) return undefined;
  const source = await sourceOf(platform, shop, lease.database, found);
  const now = platform.now();
  return await lease.database.write(async (transaction) => {
    const id = await insertImport(transaction, { ...found, createdBy: by }, now);
    if (source) await storeSource(platform, transaction, { shop, importId: id }, source);
    if (found.frequency !== "once") await setPaused(transaction, id, now);
    return id;
  });
}

/** The address is sealed for one import, so a copy has it sealed anew. */
async function sourceOf(
  { sealer }: Platform,
  shop: Shop,
  database: Database,
  { id, source, shownAddress, anyCertificate, inboxFile }: Import,
): Promise<FetchedSource | undefined> {
  if (source === "inbox") return { source, inboxFile: inboxFile! };
  if (source !== "address") return undefined;
  const { rows } = await database.execute({
    sql: "SELECT address FROM imports WHERE id = ?",
    args: [id],
  });
  const sealed = rows[0]?.address as string | null;
  if (sealed === null) return undefined;
  const address = await sealer.open(sealed, addressPurpose(shop.id, id));
  return { source, address, shown: shownAddress ?? "", anyCertificate };
}

/** Takes an import away from people's eyes; its runs and what they did stay known. */
export async function deleteImport(
  platform: Platform,
  shop: Shop,
  importId: number,
): Promise<void> {
  await unscheduleImport(platform.database, { shopId: shop.id, importId });
  await using lease = await platform.shops.lease(shop.id);
  const now = platform.now();
  await lease.database.execute({
    sql: "UPDATE imports SET deleted_at = ?, address = NULL WHERE id = ?",
    args: [now, importId],
  });
  const { rows } = await lease.database.execute({
    sql: "SELECT id FROM runs WHERE import_id = ? AND state IN ('waiting', 'running')",
    args: [importId],
  });
  for (const { id } of rows) await cancelRun(lease.database, id as number, now);
}
