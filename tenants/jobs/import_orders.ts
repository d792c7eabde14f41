import type { Entity } from "../../core/formats/format.ts";
import { isUndoable } from "../../core/imports/run_state.ts";
import type { ImportFrequency } from "../../core/imports/settings.ts";
import { type Database, type Queryable, queryFirst } from "../engine/database.ts";
import type { FeedFile } from "../files/feed_files.ts";
import { newId } from "../ids.ts";
import type { Platform } from "../platform.ts";
import { addJob, reopenJob } from "../platform/jobs.ts";
import { scheduleImport, unscheduleImport } from "../platform/schedule.ts";
import type { Shop } from "../platform/shops.ts";
import { tellOfEnd } from "./events.ts";
import { type Import, importById } from "../shop/import_lists.ts";
import {
  createImport,
  insertImport,
  type NewImport,
  orderRun,
  setPaused,
  setSource,
} from "../shop/imports.ts";
import { approveMissing, approveRun, cancelRun, dismissRun } from "../shop/run_changes.ts";
import { orderUndo } from "../shop/run_undo.ts";
import { runById } from "../shop/runs.ts";

/** Of the jobs that run imports, and revert them: one at a time in a shop. */
export const importKind = "import";

interface RunOrder {
  orderKey: string;
  entity: Entity;
  /** What the run has to know beside its import. */
  details?: Record<string, unknown>;
}

const jobOf = (shop: Shop, { orderKey, entity, details = {} }: RunOrder, dueAt: string) => ({
  id: `import:${shop.id}:${orderKey}`,
  kind: importKind,
  shopId: shop.id,
  details: { ...details, orderKey },
  dueAt,
  // Categories before products. @see R15
  sequence: entity === "categories" ? 0 : 1,
});

/**
 * The job of a run is written first: a kill between the two leaves a job without a run, which does
 * nothing, and never a run that waits for ever.
 */
async function addImportJob(platform: Platform, shop: Shop, order: RunOrder): Promise<string> {
  const job = jobOf(shop, order, platform.now());
  await addJob(platform.database, job);
  return job.id;
}

/** Orders an import of a stored file. @see R4, D1 */
export async function orderImport(
  platform: Platform,
  shop: Shop,
  order: NewImport,
  file: FeedFile,
): Promise<{ importId: number; runId: number; jobId: string }> {
  const jobId = await addImportJob(platform, shop, { orderKey: file.key, entity: order.entity });
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
  await addImportJob(platform, shop, {
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

/**
 * Orders another run of an import at once: of the file given, of the last one again, or of what its
 * source has now.
 *
 * @returns the run's id; `undefined` when the import is gone or has no file
 * @see R53–R55
 */
export async function runAgain(
  platform: Platform,
  shop: Shop,
  importId: number,
  { file, by }: { file?: FeedFile; by: string },
): Promise<number | undefined> {
  await using lease = await platform.shops.lease(shop.id);
  const found = await importById(lease.database, importId);
  if (!found) return undefined;
  const chosen = file ??
    (found.source === "upload" ? await lastFile(lease.database, importId) : undefined);
  if (found.source === "upload" && !chosen) return undefined;
  const orderKey = newId();
  await addImportJob(platform, shop, { orderKey, entity: found.entity });
  return await lease.database.write((transaction) =>
    orderRun(transaction, importId, {
      orderKey,
      ...(chosen ? { file: chosen } : {}),
      orderedBy: by,
      now: platform.now(),
    })
  );
}

/** The file of the import's last run that is still kept. */
export async function lastFile(
  database: Database,
  importId: number,
): Promise<FeedFile | undefined> {
  const { rows: [row] } = await database.execute({
    sql: `SELECT file_key, file_name, file_size, file_hash FROM runs
           WHERE import_id = ? AND file_key IS NOT NULL ORDER BY id DESC LIMIT 1`,
    args: [importId],
  });
  return row && {
    key: row.file_key as string,
    name: row.file_name as string,
    size: row.file_size as number,
    hash: row.file_hash as string,
  };
}

/**
 * Orders a run that reverts another. A scheduled import is paused, or its next run would do the
 * same again.
 *
 * @returns the id of the undo; `undefined` when there is nothing to revert
 */
export async function orderUndoOf(
  platform: Platform,
  shop: Shop,
  runId: number,
  by: string,
): Promise<{ runId: number; jobId: string; hasPaused: boolean } | undefined> {
  await using lease = await platform.shops.lease(shop.id);
  const run = await runById(lease.database, runId);
  const found = run && await importById(lease.database, run.importId);
  if (!run || !found || !isUndoable(run)) return undefined;
  const orderKey = newId();
  const jobId = await addImportJob(platform, shop, { orderKey, entity: found.entity });
  const undo = await lease.database.write((transaction) =>
    orderUndo(transaction, runId, { orderKey, orderedBy: by, now: platform.now() })
  );
  if (undo === undefined) return undefined;
  const pauses = found.frequency !== "once" && found.pausedAt === undefined &&
    run.kind === "import";
  if (pauses) await pauseImport(platform, shop, found.id);
  return { runId: undo, jobId, hasPaused: pauses };
}

export type HoldDecision = "apply" | "dismiss" | "apply_missing";

/** Decides about a run that is held, or about missing items that were. @returns whether there was one */
export async function decideHeld(
  platform: Platform,
  shop: Shop,
  runId: number,
  { decision, by }: { decision: HoldDecision; by: string },
): Promise<boolean> {
  await using lease = await platform.shops.lease(shop.id);
  const { database } = lease;
  if (decision === "dismiss") {
    const isDismissed = await dismissRun(database, runId, platform.now());
    // Its job is done already, so nobody else tells that it has ended.
    if (isDismissed) await tellOfEnd(platform, shop, database, runId);
    return isDismissed;
  }
  const held = await orderOf(database, runId);
  if (!held) return false;
  const isDone = decision === "apply"
    ? await approveRun(database, runId, by)
    : await approveMissing(database, runId, by);
  // Only now: a worker that comes in between finds a run that is not to be done.
  if (isDone) await reopenJob(platform.database, jobOf(shop, held, platform.now()), held.fence);
  return isDone;
}

async function orderOf(
  database: Database,
  runId: number,
): Promise<RunOrder & { fence: number } | undefined> {
  const row = await queryFirst<{ order_key: string; entity: Entity; fence: number }>(
    database,
    `SELECT run.order_key, import.entity, run.fence
       FROM runs AS run JOIN imports AS import ON import.id = run.import_id
      WHERE run.id = ?`,
    [runId],
  );
  return row && { orderKey: row.order_key, entity: row.entity, fence: row.fence };
}
