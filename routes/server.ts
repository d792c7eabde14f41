import { doImportJob, giveUpImport, importKind } from "../tenants/jobs/import_job.ts";
import { type ImportExecutor, runInWorker } from "../tenants/jobs/import_task.ts";
import { JobRunner } from "../tenants/jobs/runner.ts";
import { newId } from "../tenants/ids.ts";
import type { Platform } from "../tenants/platform.ts";
import { migrateShops, provisionUnfinished } from "../tenants/provision.ts";
import { setAssetVersions } from "../views/assets.ts";
import { createApp } from "./app.ts";
import type { Services } from "./environment.ts";
import { describeError, type Log } from "./log.ts";
import { loadAssets } from "./static_files.ts";

export interface ServerOptions {
  platform: Platform;
  log: Log;
  port: number;
  host: string;
  publicUrl?: string | undefined;
  trustedProxies?: readonly string[];
  /** Tests run imports in their own thread. */
  execute?: ImportExecutor;
}

export interface RunningServer extends AsyncDisposable {
  url: string;
  services: Services;
  /** What the minute's tick does. */
  tick(): Promise<void>;
}

const staticFolder = new URL("../static/", import.meta.url);

/** Serves everything and does the jobs, until it is disposed of. */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const { platform, log } = options;
  await makeShopsReady(platform, log);
  const runner = createRunner(platform, log, options.execute ?? runInWorker);
  const assets = await loadAssets(staticFolder);
  setAssetVersions(new Map([...assets].map(([name, { hash }]) => [name, hash])));
  const services: Services = {
    platform,
    runner,
    log,
    publicUrl: options.publicUrl ?? "",
    trustedProxies: options.trustedProxies ?? [],
    assets,
  };
  const app = createApp(services);
  const server = Deno.serve(
    {
      port: options.port,
      hostname: options.host,
      automaticCompression: true,
      onListen: () => {},
      onError: (error) => {
        log("server.failed", describeError(error));
        return new Response("Internal Server Error", { status: 500 });
      },
    },
    (request, { remoteAddr }) =>
      app.fetch(request, { remoteAddress: "hostname" in remoteAddr ? remoteAddr.hostname : "" }),
  );
  const url = `http://${
    options.host === "0.0.0.0" ? "127.0.0.1" : options.host
  }:${server.addr.port}`;
  services.publicUrl ||= url;
  runner.wake();
  return {
    url,
    services,
    tick: () => tick(services),
    [Symbol.asyncDispose]: async () => {
      await runner.stop();
      await shutdown(server);
    },
  };
}

/** Lets requests end within ten seconds. @see JO-10 */
async function shutdown(server: Deno.HttpServer): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const patience = new Promise((resolve) => timer = setTimeout(resolve, 10_000));
  await Promise.race([server.shutdown(), patience]);
  clearTimeout(timer);
}

async function makeShopsReady(platform: Platform, log: Log): Promise<void> {
  await provisionUnfinished(platform);
  const { migrated, failed, stopped } = await migrateShops(platform);
  if (migrated > 0) log("shops.migrated", { count: migrated });
  for (const { slug, error } of failed) log("shop.quarantined", { shop: slug, error });
  if (stopped) log("shops.migration_stopped", { why: "one of the first shops failed" });
}

function createRunner(platform: Platform, log: Log, execute: ImportExecutor): JobRunner {
  return new JobRunner(platform, {
    worker: `server:${newId()}`,
    log,
    handlers: {
      [importKind]: {
        run: (job, signal) => doImportJob(platform, job, { execute, signal }),
        giveUp: (job) => giveUpImport(platform, job),
      },
    },
  });
}

async function tick({ platform, runner }: Services): Promise<void> {
  runner.wake();
  platform.shops.closeIdle();
  await Promise.resolve();
}
