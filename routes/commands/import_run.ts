import type { Entity } from "../../core/formats/format.ts";
import type { ImportSettings } from "../../core/imports/settings.ts";
import type { FeedFile } from "../../tenants/files/feed_files.ts";
import { publicOnly } from "../../core/feeds/address_policy.ts";
import { sourceFetcher } from "../../tenants/feeds/source_fetcher.ts";
import { newId } from "../../tenants/ids.ts";
import { doImportJob } from "../../tenants/jobs/import_job.ts";
import { orderImport } from "../../tenants/jobs/import_orders.ts";
import { runInProcess } from "../../tenants/jobs/import_task.ts";
import type { Platform } from "../../tenants/platform.ts";
import { audit } from "../../tenants/platform/audit.ts";
import {
  claimJob,
  finishJob,
  isJobEnded,
  type Job,
  releaseJob,
  renewLease,
} from "../../tenants/platform/jobs.ts";
import type { Shop } from "../../tenants/platform/shops.ts";
import { runById } from "../../tenants/shop/runs.ts";
import { readConfiguration } from "../configuration.ts";
import { CommandError, type CommandWorld } from "./command.ts";
import { type FinishedRun, readReport } from "./import_report.ts";
import { createProgressBar } from "./progress_bar.ts";

export interface ImportOrder {
  entity: Entity;
  settings: ImportSettings;
  format: string;
  file: FeedFile;
}

/** Who ordered an import that came from the command line. */
export const createdBy = "kramek import";

const interrupted = "Interrupted. The server, or its next start, goes on from here.";

/** Orders an import and does its job in this process, after those that the shop waits for. */
export async function runNow(
  platform: Platform,
  shop: Shop,
  { file, ...order }: ImportOrder,
  world: CommandWorld,
): Promise<FinishedRun> {
  const named = { ...order, name: file.name, createdBy };
  const { runId, jobId } = await orderImport(platform, shop, named, file);
  await audit(platform.database, {
    at: platform.now(),
    actor: { kind: "system", name: createdBy },
    action: "import.order",
    shopId: shop.id,
    subject: file.name,
  });
  await doNow(platform, jobId, { size: file.size, world });
  await using lease = await platform.shops.lease(shop.id);
  return await readReport(lease.database, (await runById(lease.database, runId))!);
}

/** Does a job here, after those that its shop waits for. @param size bytes that it reads */
export async function doNow(
  platform: Platform,
  jobId: string,
  { size, world }: { size: number; world: CommandWorld },
): Promise<void> {
  const job = await takeJob(platform, jobId, world);
  if (job) await doJob(platform, job, { size, world });
}

/** Waits while another import of the shop runs; a server may take the job meanwhile and end it. */
async function takeJob(
  platform: Platform,
  id: string,
  world: CommandWorld,
): Promise<Job | undefined> {
  const worker = `command:${newId()}`;
  for (let isFirst = true;; isFirst = false) {
    const job = await claimJob(platform.database, { worker, now: platform.now(), id });
    if (job) return job;
    if (await isJobEnded(platform.database, id)) return undefined;
    if (isFirst) world.tell("Another import of the shop is running; this one waits for its turn.");
    await new Promise((resolve) => setTimeout(resolve, 500));
    if (world.signal.aborted) throw new CommandError(interrupted);
  }
}

async function doJob(
  platform: Platform,
  job: Job,
  { size, world }: { size: number; world: CommandWorld },
): Promise<void> {
  const bar = createProgressBar(world, size);
  const renewal = setInterval(() => {
    // A lease that cannot be renewed is lost, which the run itself finds out when it writes.
    renewLease(platform.database, job, platform.now()).catch(() => {});
  }, 10_000);
  try {
    await doImportJob(platform, job, {
      execute: runInProcess(platform.now),
      fetchSource: sourceFetcher(publicOnly),
      journalBytesMax: readConfiguration(world.environment).journalBytesMax,
      signal: world.signal,
      onProgress: bar.show,
    });
    await finishJob(platform.database, job, platform.now());
  } catch (error) {
    await releaseJob(platform.database, job);
    if (!world.signal.aborted) throw error;
    throw new CommandError(interrupted);
  } finally {
    clearInterval(renewal);
    bar.end();
  }
}
