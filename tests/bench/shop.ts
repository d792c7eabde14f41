import { formatById } from "../../core/formats/registry.ts";
import { importSettings } from "../../core/imports/settings.ts";
import { createDataFolder, openDataFolder } from "../../tenants/data_folder.ts";
import { fileSource, storeFeed } from "../../tenants/files/feed_files.ts";
import { doImportJob } from "../../tenants/jobs/import_job.ts";
import { orderImport } from "../../tenants/jobs/import_orders.ts";
import { runAgain } from "../../tenants/jobs/run_orders.ts";
import { type ImportExecutor, runInProcess } from "../../tenants/jobs/import_task.ts";
import { openPlatform, type Platform, shopFolder } from "../../tenants/platform.ts";
import { createOwnerAccount } from "../../tenants/platform/accounts.ts";
import { claimJob, finishJob } from "../../tenants/platform/jobs.ts";
import { type Shop, shopBySlug } from "../../tenants/platform/shops.ts";
import { provisionShop, registerShop } from "../../tenants/provision.ts";
import type { Run } from "../../core/imports/run_state.ts";
import { listRuns, runById } from "../../tenants/shop/runs.ts";

/** An installation with one empty shop. */
export async function createBenchShop(path: string): Promise<void> {
  const now = new Date().toISOString();
  const folder = await createDataFolder(path, { sandbox: true, now });
  await using platform = await openPlatform(folder);
  const email = "bench@example.cz";
  const ownerId = await createOwnerAccount(platform.database, { email, language: "cs", now });
  const id = await platform.database.write((transaction) =>
    registerShop(platform, transaction, {
      slug: "bench",
      name: "Bench",
      ownerId,
      currency: "CZK",
      languages: ["cs"],
    })
  );
  await provisionShop(platform, id);
}

export async function withBenchShop<T>(
  path: string,
  work: (platform: Platform, shop: Shop) => Promise<T>,
): Promise<T> {
  await using platform = await openPlatform(await openDataFolder(path));
  return await work(platform, (await shopBySlug(platform.database, "bench"))!);
}

/** The job of a run; those of pictures wait beside it. */
async function jobOf(platform: Platform, shop: Shop, runId: number): Promise<string> {
  await using lease = await platform.shops.lease(shop.id);
  const { rows } = await lease.database.execute({
    sql: "SELECT order_key FROM runs WHERE id = ?",
    args: [runId],
  });
  return `import:${shop.id}:${rows[0]!.order_key}`;
}

async function lastImport(platform: Platform, shop: Shop): Promise<number> {
  await using lease = await platform.shops.lease(shop.id);
  const [run] = await listRuns(lease.database, { limit: 1 });
  return run!.importId;
}

/** Stores and runs a feed; the time of storing is not part of the run. */
export async function importFeed(
  platform: Platform,
  shop: Shop,
  { file, format, execute = runInProcess(), isRepeat = false }: {
    file: string;
    format: string;
    execute?: ImportExecutor;
    /** Another run of the last import, not an import of its own. */
    isRepeat?: boolean;
  },
): Promise<Run & { ms: number }> {
  if (!formatById(format)) throw new Error(`Unknown format ${format}`);
  const source = await fileSource(file);
  const stored = await storeFeed(
    shopFolder(platform.folder, shop.id),
    "feed",
    source.chunks(),
    1e9,
  );
  const settings = importSettings.parse({ language: "cs", currency: "CZK" });
  const order = {
    entity: "products" as const,
    name: "bench",
    format,
    settings,
    createdBy: "bench",
  };
  const runId = isRepeat
    ? (await runAgain(platform, shop, await lastImport(platform, shop), { file: stored, by: "" }))!
    : (await orderImport(platform, shop, order, stored)).runId;
  const id = await jobOf(platform, shop, runId);
  const job = await claimJob(platform.database, { worker: "bench", now: platform.now(), id });
  const startedAt = performance.now();
  await doImportJob(platform, job!, {
    execute,
    fetchSource: () => Promise.reject(new Error("A bench fetches nothing")),
    signal: new AbortController().signal,
  });
  const ms = performance.now() - startedAt;
  await finishJob(platform.database, job!, platform.now());
  await using lease = await platform.shops.lease(shop.id);
  return { ...(await runById(lease.database, runId))!, ms };
}
