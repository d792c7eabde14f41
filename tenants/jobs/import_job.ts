import { feedPath } from "../files/feed_files.ts";
import { addressOfShop, type Platform, shopFolder } from "../platform.ts";
import { addJob, type Job } from "../platform/jobs.ts";
import { type Shop, shopById } from "../platform/shops.ts";
import { createImport, type NewImport, runOfOrder, startRun } from "../shop/imports.ts";
import { failRun } from "../shop/run_changes.ts";
import type { FeedFile } from "../files/feed_files.ts";
import type { ImportExecutor, ImportProgress } from "./import_task.ts";

export const importKind = "import";

/**
 * Orders an import of a stored file. The job is written first: a kill between the two leaves a job
 * without a run, which does nothing, and never a run that waits for ever.
 */
export async function orderImport(
  platform: Platform,
  shop: Shop,
  order: NewImport,
  file: FeedFile,
): Promise<{ importId: number; runId: number; jobId: string }> {
  const now = platform.now();
  const jobId = `import:${shop.id}:${file.key}`;
  await addJob(platform.database, {
    id: jobId,
    kind: importKind,
    shopId: shop.id,
    details: { orderKey: file.key },
    dueAt: now,
    // Categories before products. @see R15
    sequence: order.entity === "categories" ? 0 : 1,
  });
  await using lease = await platform.shops.lease(shop.id);
  const created = await createImport(lease.database, order, file, now);
  return { ...created, jobId };
}

/** The job's run does not exist: its order was never finished, or not yet. */
export class RunMissingError extends Error {
  override name = "RunMissingError";
}

/** Does the job of an import: takes its run and brings it to its end. */
export async function doImportJob(
  platform: Platform,
  job: Job,
  { execute, signal, onProgress }: {
    execute: ImportExecutor;
    signal: AbortSignal;
    onProgress?: (progress: ImportProgress) => void;
  },
): Promise<void> {
  const shop = job.shopId === undefined ? undefined : await shopById(platform.database, job.shopId);
  if (!shop) throw new Error(`Job ${job.id} has no shop`);
  await using lease = await platform.shops.lease(shop.id);
  const runId = await runOfOrder(lease.database, String(job.details.orderKey));
  if (runId === undefined) throw new RunMissingError(`Job ${job.id} has no run`);
  const now = platform.now();
  const run = await startRun(lease.database, runId, { fence: job.fence, now });
  if (!run) return;
  const filePath = feedPath(shopFolder(platform.folder, shop.id), run.file!.key);
  await execute(
    {
      address: await addressOfShop(platform.folder, platform.sealer, shop),
      runId,
      fence: job.fence,
      filePath,
      format: run.format,
      languages: shop.languages,
    },
    signal,
    onProgress,
  );
}

/** The last attempt failed too: the run is shown as an error, and the shop's other work goes on. */
export async function giveUpImport(platform: Platform, job: Job): Promise<void> {
  if (job.shopId === undefined) return;
  await using lease = await platform.shops.lease(job.shopId);
  const runId = await runOfOrder(lease.database, String(job.details.orderKey));
  if (runId !== undefined) {
    await failRun(lease.database, runId, { now: platform.now(), fence: job.fence });
  }
}
