import { backupFormat } from "../../core/backups/restoration.ts";
import { type Restoration, restoreChosen } from "../backups/restore_records_job.ts";
import { recordLimits } from "../billing/tariff_limits.ts";
import { feedPath } from "../files/feed_files.ts";
import { addressOfShop, type Platform, shopFolder } from "../platform.ts";
import type { Job } from "../platform/jobs.ts";
import { unscheduleImport } from "../platform/schedule.ts";
import { type Shop, shopById } from "../platform/shops.ts";
import type { Database } from "../engine/database.ts";
import { importById } from "../shop/import_lists.ts";
import { orderRun, runOfOrder, type RunToDo, startRun } from "../shop/imports.ts";
import { failRun } from "../shop/run_changes.ts";
import { undoRun } from "../shop/run_undo.ts";
import { tellOfEnd } from "./events.ts";
import { orderImages } from "./images_job.ts";
import { fetchRunFile, type FetchSource } from "./import_source.ts";
import type { ImportExecutor, ImportProgress } from "./import_task.ts";
import { tellOfFailure } from "./import_failures.ts";
import { tidyAfterRun } from "./import_retention.ts";

/** The job's run does not exist: its order was never finished, or not yet. */
export class RunMissingError extends Error {
  override name = "RunMissingError";
}

/** A job is written before its run; by this attempt, some ten seconds later, the run is there. */
const attemptsForOrder = 4;

export interface ImportWork {
  execute: ImportExecutor;
  fetchSource: FetchSource;
  signal: AbortSignal;
  /** Room for the journals of a shop, where the operator has set it. */
  journalBytesMax?: number | undefined;
  onProgress?: (progress: ImportProgress) => void;
}

/** Does the job of an import: takes its run and brings it to its end. */
export async function doImportJob(platform: Platform, job: Job, work: ImportWork): Promise<void> {
  const shop = job.shopId === undefined ? undefined : await shopById(platform.database, job.shopId);
  if (!shop) throw new Error(`Job ${job.id} has no shop`);
  await using lease = await platform.shops.lease(shop.id);
  const { database } = lease;
  const runId = await runOfJob(platform, shop, database, job);
  if (runId === undefined) return;
  const now = platform.now();
  const run = await startRun(database, runId, { fence: job.fence, now });
  if (run) {
    await doRun({ platform, shop, database, fence: job.fence, run }, work, job);
    await tellOfFailure(platform, shop, database, runId);
    const { journalBytesMax } = work;
    await tidyAfterRun(platform, shop, database, { importId: run.importId, journalBytesMax });
  }
  await tellOfEnd(platform, shop, database, runId);
  await orderImages(platform, shop, database, runId);
}

/** A scheduled import has its run from the moment at which its turn comes. */
async function runOfJob(
  platform: Platform,
  shop: Shop,
  database: Database,
  job: Job,
): Promise<number | undefined> {
  const orderKey = String(job.details.orderKey);
  const known = await runOfOrder(database, orderKey);
  if (known !== undefined) return known;
  const { importId } = job.details;
  if (typeof importId !== "number") {
    // The order was never finished: whoever gave it was killed in between.
    if (job.attempts >= attemptsForOrder) return undefined;
    throw new RunMissingError(`Job ${job.id} has no run`);
  }
  const found = await importById(database, importId);
  if (!found || found.pausedAt !== undefined) {
    await unscheduleImport(platform.database, { shopId: shop.id, importId });
    return undefined;
  }
  const order = { orderKey, cause: "schedule" as const, orderedBy: "", now: platform.now() };
  return await database.write((transaction) => orderRun(transaction, importId, order));
}

export interface TakenRun {
  platform: Platform;
  shop: Shop;
  database: Database;
  fence: number;
  run: RunToDo;
}

async function doRun(taken: TakenRun, work: ImportWork, { details }: Job): Promise<void> {
  const { platform, shop, database, fence, run } = taken;
  const { runId } = run;
  if (run.kind === "undo") {
    const { signal } = work;
    return await undoRun({
      database,
      runId,
      fence,
      undoes: run.undoes!,
      now: platform.now,
      signal,
    });
  }
  if (run.format === backupFormat) {
    const restoration = details.restoration as Restoration | undefined;
    const { signal } = work;
    return await restoreChosen(platform, shop, { database, runId, fence, restoration, signal });
  }
  const { file, format } = run;
  const ready = file && format !== "auto" ? { file, format } : await fetchRunFile(taken, work);
  if (!ready) return;
  await work.execute(
    {
      address: await addressOfShop(platform.folder, platform.sealer, shop),
      runId,
      fence,
      filePath: feedPath(shopFolder(platform.folder, shop.id), ready.file.key),
      format: ready.format,
      languages: shop.languages,
      limits: await recordLimits(platform, shop.id),
    },
    work.signal,
    work.onProgress,
  );
}

/** The last attempt failed too: the run is shown as an error, and the shop's other work goes on. */
export async function giveUpImport(platform: Platform, job: Job): Promise<void> {
  const shop = job.shopId === undefined ? undefined : await shopById(platform.database, job.shopId);
  if (!shop) return;
  await using lease = await platform.shops.lease(shop.id);
  const runId = await runOfOrder(lease.database, String(job.details.orderKey));
  if (runId === undefined) return;
  await failRun(lease.database, runId, { now: platform.now(), fence: job.fence });
  await tellOfFailure(platform, shop, lease.database, runId);
  await tellOfEnd(platform, shop, lease.database, runId);
  await orderImages(platform, shop, lease.database, runId);
}
