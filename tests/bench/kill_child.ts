import { parseAllowedPlaces } from "../../core/feeds/address_policy.ts";
import { createServices } from "../../routes/services.ts";
import { after } from "../../tenants/clock.ts";
import { openDataFolder } from "../../tenants/data_folder.ts";
import { runInProcess } from "../../tenants/jobs/import_task.ts";
import { orderUndoOf, runAgain } from "../../tenants/jobs/run_orders.ts";
import { openPlatform } from "../../tenants/platform.ts";
import { leaseSeconds } from "../../tenants/platform/jobs.ts";
import { shopBySlug } from "../../tenants/platform/shops.ts";
import { sandboxClock } from "../../tenants/sandbox_clock.ts";
import { listRuns } from "../../tenants/shop/runs.ts";

/** Imports and undoes until it is killed; or only finishes what others have left. */
const [path, place, how] = Deno.args as [string, string, "busy" | "finish"];
const folder = await openDataFolder(path);
const clock = sandboxClock(folder);
// The leases of whoever was killed have run out, and so have the pauses of failed attempts.
clock.set(after(clock.now(), how === "busy" ? leaseSeconds + 1 : 600));
const platform = await openPlatform(folder, { clock: clock.now });
const places = parseAllowedPlaces(place);
const { runner } = await createServices({
  platform,
  log: () => {},
  execute: runInProcess(clock.now),
  allowedSources: places.ok ? places.value : [],
});
const shop = (await shopBySlug(platform.database, "bench"))!;
Deno.stdout.writeSync(new TextEncoder().encode("begun\n"));
await runner.idle();
while (how === "busy") {
  await using lease = await platform.shops.lease(shop.id);
  const [last] = await listRuns(lease.database, { limit: 1 });
  const isUndone = last && Math.random() < 0.5 &&
    await orderUndoOf(platform, shop, last.id, "bench");
  if (!isUndone) await runAgain(platform, shop, 1, { by: "bench" });
  await runner.idle();
}
await runner.stop();
await platform[Symbol.asyncDispose]();
