import { startServer } from "../../routes/server.ts";
import { startSession } from "../../tenants/platform/sessions.ts";
import { runInWorker } from "../../tenants/jobs/import_task.ts";
import { importFeed, withBenchShop } from "./shop.ts";

/**
 * Serves the shop from a process of its own and imports a file in its worker meanwhile. Says first
 * where it is and with which session, then "done".
 */
const [data, file, format] = Deno.args as [string, string, string];
const say = (text: string) => Deno.stdout.writeSync(new TextEncoder().encode(text + "\n"));

await withBenchShop(data, async (platform, shop) => {
  await using server = await startServer({ platform, log: () => {}, port: 0, host: "127.0.0.1" });
  const device = { userAgent: "bench", address: "127.0.0.1" };
  const { token } = await startSession(
    platform.database,
    { accountId: shop.ownerId, ...device },
    platform.now(),
  );
  say(JSON.stringify({ url: server.url, token }));
  await importFeed(platform, shop, { file, format, execute: runInWorker });
  say("done");
  for await (const _ of Deno.stdin.readable); // until the parent has had its last answer
});
