import { strict as assert } from "node:assert";
import { fillDemo } from "../../../routes/commands/demo/fill_demo.ts";
import { startServer } from "../../../routes/server.ts";
import { shownCall } from "../../../routes/shop/payment_calls.tsx";
import { pragueDay } from "../../../tenants/clock.ts";
import { createDataFolder } from "../../../tenants/data_folder.ts";
import { openPlatform } from "../../../tenants/platform.ts";
import { listCalls } from "../../../tenants/platform/payment_calls.ts";
import { listShops } from "../../../tenants/platform/shops.ts";
import { sandboxClock } from "../../../tenants/sandbox_clock.ts";
import { runMedia } from "../../../tenants/shop/run_media.ts";
import { runById } from "../../../tenants/shop/runs.ts";
import { testStart } from "../../support/installation.ts";

/** A filled sandbox: the state of its import, and how its pictures came. */
async function filled({ isOwnSource }: { isOwnSource: boolean }) {
  const path = await Deno.makeTempDir({ prefix: "kramek-test-" });
  try {
    const folder = await createDataFolder(`${path}/data`, { sandbox: true, now: testStart });
    const clock = sandboxClock(folder);
    await using platform = await openPlatform(folder, { clock: clock.now });
    const options = { platform, log: () => {}, port: 0, host: "127.0.0.1", isOwnSource };
    await using server = await startServer(options);
    await fillDemo(server, { dataPath: folder.path, clock });
    const shop = (await listShops(platform.database)).find(({ slug }) => slug === "lipa");
    await using lease = await platform.shops.lease(shop!.id);
    const run = await runById(lease.database, 1);
    const shops = await listShops(platform.database);
    const states = shops.map(({ slug, state }) => [slug, state]);
    const calls: Record<string, string[]> = {};
    for (const { id, slug } of shops) {
      const shown = (await listCalls(platform.database, id)).map((call) =>
        shownCall(call, pragueDay(platform.now())).state
      );
      if (shown.length > 0) calls[slug] = shown;
    }
    return { state: run?.state, media: await runMedia(lease.database, 1), states, calls };
  } finally {
    await Deno.remove(path, { recursive: true });
  }
}

Deno.test("the demonstration's pictures are fetched from itself, and its import is OK", async () => {
  const { state, media, states, calls } = await filled({ isOwnSource: true });
  assert.equal(state, "ok");
  assert.deepEqual(Object.fromEntries(states), {
    lipa: "active",
    novy: "trial",
    zahrada: "active",
    hracky: "administration_suspended",
    kola: "web_suspended",
    vcely: "ended",
    papir: "deleted",
    antikvariat: "active",
    caje: "active",
    loutky: "trial",
  });
  assert.deepEqual(calls.antikvariat, ["open", "paid"]);
  assert.equal(calls.caje?.at(-1), "late");
  assert.deepEqual(media, { state: "done", total: 48, downloaded: 48, reused: 0, failed: 0 });
});

Deno.test("any other server fetches nothing from itself", async () => {
  const { state, media } = await filled({ isOwnSource: false });
  assert.equal(state, "warning");
  assert.deepEqual(media, { state: "done", total: 48, downloaded: 0, reused: 0, failed: 48 });
});
