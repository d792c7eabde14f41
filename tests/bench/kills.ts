import { checkAll } from "../../tenants/check.ts";
import { openDataFolder } from "../../tenants/data_folder.ts";
import { openPlatform } from "../../tenants/platform.ts";
import { importSettings } from "../../core/imports/settings.ts";
import { createFetchedImport } from "../../tenants/jobs/import_orders.ts";
import { startFeedServer } from "../support/feed_server.ts";
import { writeFeed } from "./feeds.ts";
import { createBenchShop, withBenchShop } from "./shop.ts";

const child = new URL("./kill_child.ts", import.meta.url).pathname;
/** Longer than any part of a run of this feed takes. */
const longestMs = 2_500;

export interface KillReport {
  kills: number;
  /** Runs that ended, some of them taken over several times. */
  runs: number;
  /** Killed in each of their attempts. */
  givenUp: number;
  findings: string[];
}

/**
 * Kills a process that imports and undoes without a pause, at random moments, and lets the next one
 * take over. In the end all that was ordered ends, and every invariant holds.
 */
export async function killAtRandom(path: string, kills: number): Promise<KillReport> {
  await using server = startFeedServer();
  const feeds = [`${path}-1.xml`, `${path}-2.xml`];
  await writeFeed(feeds[0]!, { kind: "heureka", size: 1_500_000 });
  await writeFeed(feeds[1]!, { kind: "heureka", size: 1_500_000, changedShare: 0.5 });
  let asked = 0;
  server.answers["/feed.xml"] = async () =>
    new Response((await Deno.open(feeds[asked++ % 2]!)).readable);
  await createBenchShop(path);
  await withBenchShop(path, async (platform, shop) => {
    const settings = importSettings.parse({
      language: "cs",
      currency: "CZK",
      missingProducts: "archive",
      missingShareMax: 100,
      guardFewer: 100,
      guardPrices: 0,
    });
    const order = {
      entity: "products" as const,
      name: "kills",
      format: "heureka",
      settings,
      createdBy: "bench",
      frequency: "daily" as const,
    };
    const address = `${server.url}/feed.xml`;
    const source = { source: "address" as const, address, shown: address, anyCertificate: false };
    await createFetchedImport(platform, shop, order, source);
  });
  for (let killed = 0; killed < kills; killed++) {
    await killAfter([path, server.place, "busy"], Math.random() * longestMs);
  }
  const last = await spawn([path, server.place, "finish"]).output();
  if (!last.success) throw new Error("What was left could not be finished");
  return await report(path, kills);
}

const spawn = (args: readonly string[]) =>
  new Deno.Command(Deno.execPath(), {
    args: ["run", "-A", "--no-check", child, ...args],
    stdout: "piped",
    stderr: "inherit",
  });

async function killAfter(args: readonly string[], ms: number): Promise<void> {
  const process = spawn(args).spawn();
  const reader = process.stdout.getReader();
  await reader.read(); // it has begun
  await new Promise((resolve) => setTimeout(resolve, ms));
  try {
    process.kill("SIGKILL");
  } catch {
    throw new Error("The process ended by itself");
  }
  await process.status;
  await reader.cancel();
}

async function report(path: string, kills: number): Promise<KillReport> {
  await using platform = await openPlatform(await openDataFolder(path));
  const { findings } = await checkAll(platform);
  // A job that was killed five times is given up by rule, and its run says so.
  const unruly = findings.filter(({ found }) => !found.endsWith("stopped in each attempt"));
  const broken = unruly.map(({ check, found }) => `${check}: ${found}`);
  return await withBenchShop(path, async (_, shop) => {
    await using lease = await platform.shops.lease(shop.id);
    const { rows } = await lease.database.execute({
      sql: `SELECT count(*) AS ended,
                   (SELECT count(*) FROM runs WHERE state IN ('waiting', 'running')) AS open
              FROM runs WHERE state IN ('ok', 'warning', 'error')`,
      args: [],
    });
    const open = rows[0]!.open as number;
    if (open > 0) broken.push(`${open} runs have not ended`);
    const givenUp = findings.length - unruly.length;
    return { kills, runs: rows[0]!.ended as number, givenUp, findings: broken };
  });
}
