import { addDays } from "../../core/calendar.ts";
import { settleShops } from "../../tenants/billing/settle.ts";
import { openDataFolder } from "../../tenants/data_folder.ts";
import { openPlatform } from "../../tenants/platform.ts";
import { benchStart, noonOf } from "./settlement.ts";

/** Settles day after day, until it is done or killed: `settlement_child.ts <folder> <days>`. */
const [path, days] = Deno.args;
let today = benchStart;
await using platform = await openPlatform(await openDataFolder(path!), {
  clock: () => noonOf(today),
});
for (let number = 0; number < Number(days); number++) {
  today = addDays(today, 1);
  await settleShops(platform);
}
