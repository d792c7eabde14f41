import { openDataFolder } from "../../tenants/data_folder.ts";
import { orderUndoOf } from "../../tenants/jobs/run_orders.ts";
import { openPlatform } from "../../tenants/platform.ts";
import { audit } from "../../tenants/platform/audit.ts";
import { runById } from "../../tenants/shop/runs.ts";
import { type Command, CommandError, UsageError } from "./command.ts";
import { findShop } from "./find_shop.ts";
import { readReport, writeReport } from "./import_report.ts";
import { doNow } from "./import_run.ts";

/** Who ordered an undo that came from the command line. */
const orderedBy = "kramek undo";

export const undoCommand: Command = {
  name: "undo",
  usage: "<shop> <run> [--data <folder>] [--json]",
  does: "Reverts a run; what somebody has changed since is kept and listed.",
  options: {},
  needs: ["shop", "run"],
  async run(input, world) {
    const [slug, number] = input.positionals as [string, string];
    if (!/^[1-9]\d{0,14}$/.test(number)) {
      throw new UsageError(`<run> is "${number}", expected the number of a run, see kramek runs`);
    }
    const startedAt = performance.now();
    await using platform = await openPlatform(await openDataFolder(input.data));
    const shop = await findShop(platform, slug);
    const undo = await orderUndoOf(platform, shop, Number(number), orderedBy);
    if (!undo) throw new CommandError(`There is nothing to undo of run ${number}.`);
    await audit(platform.database, {
      at: platform.now(),
      actor: { kind: "system", name: orderedBy },
      action: "import.undo",
      shopId: shop.id,
      subject: number,
    });
    if (undo.hasPaused) {
      world.tell("The import is paused, or its next run would do the same again.");
    }
    await doNow(platform, undo.jobId, { size: 0, world });
    await using lease = await platform.shops.lease(shop.id);
    const done = await readReport(lease.database, (await runById(lease.database, undo.runId))!);
    writeReport({ ...done, seconds: (performance.now() - startedAt) / 1000 }, input, world);
    if (done.run.state === "error") throw new CommandError("The undo ended with an error.");
  },
};
