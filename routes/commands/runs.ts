import { openDataFolder } from "../../tenants/data_folder.ts";
import { openPlatform } from "../../tenants/platform.ts";
import { listRuns } from "../../tenants/shop/runs.ts";
import { answer, type Command } from "./command.ts";
import { findShop } from "./find_shop.ts";

export const runsCommand: Command = {
  name: "runs",
  usage: "<shop> [--data <folder>] [--json]",
  does: "Lists the last runs of a shop's imports.",
  options: {},
  needs: ["shop"],
  async run(input, world) {
    await using platform = await openPlatform(await openDataFolder(input.data));
    const shop = await findShop(platform, input.positionals[0]!);
    await using lease = await platform.shops.lease(shop.id);
    const runs = await listRuns(lease.database, { limit: 100 });
    answer(input, world, {
      document: runs,
      lines: runs.length === 0 ? ["Nothing was imported yet."] : runs.map((run) =>
        [
          `run ${run.id}`.padEnd(9),
          run.state.padEnd(8),
          run.orderedAt,
          `read ${run.read} = created ${run.created} + updated ${run.updated}`,
          `+ unchanged ${run.unchanged} + skipped ${run.skipped} + failed ${run.failed}`,
          run.fileName,
        ].join(" ")
      ),
    });
  },
};
