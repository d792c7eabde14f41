import {
  doRestoreJob,
  giveUpRestore,
  orderRestore,
  restoreJobId,
  type RestoreRefusal,
} from "../../tenants/backups/restore_job.ts";
import { hasDatabaseHere } from "../../tenants/backups/take_backup.ts";
import { openDataFolder } from "../../tenants/data_folder.ts";
import { newId } from "../../tenants/ids.ts";
import { openPlatform, type Platform } from "../../tenants/platform.ts";
import { audit } from "../../tenants/platform/audit.ts";
import {
  claimJob,
  failJob,
  finishJob,
  isJobEnded,
  type Job,
  releaseJob,
  renewLease,
} from "../../tenants/platform/jobs.ts";
import { restoreById } from "../../tenants/platform/restores.ts";
import { answer, type Command, CommandError, type CommandWorld } from "./command.ts";
import { findShop } from "./find_shop.ts";

/** Who ordered a restore that came from the command line. */
const by = "kramek restore";

export const restoreCommand: Command = {
  name: "restore",
  usage: "<shop> <backup> [--data <folder>] [--json]",
  does: "Puts a shop back to a backup; what it has now is kept among its backups for seven days.",
  options: {},
  needs: ["shop", "backup"],
  async run(input, world) {
    const [slug, backupId] = input.positionals as [string, string];
    await using platform = await openPlatform(await openDataFolder(input.data));
    const shop = await findShop(platform, slug);
    if (!hasDatabaseHere(shop)) {
      throw new CommandError(`The shop ${slug} has no database here that could be restored.`);
    }
    const ordered = await orderRestore(platform, shop, { backupId, by });
    if (!ordered.ok) throw new CommandError(refusalText(ordered.error, { slug, backupId }));
    await audit(platform.database, {
      at: platform.now(),
      actor: { kind: "system", name: by },
      action: "backup.restore",
      shopId: shop.id,
      subject: backupId,
    });
    await doNow(platform, restoreJobId(ordered.value), world);
    const restore = (await restoreById(platform.database, ordered.value))!;
    if (restore.state !== "done") {
      throw new CommandError(
        restore.state === "damaged"
          ? `The backup ${backupId} is damaged. Nothing was changed; see: kramek backups ${slug}`
          : `The shop ${slug} was not restored. Nothing was changed.`,
      );
    }
    answer(input, world, {
      document: {
        restore: restore.id,
        backup: backupId,
        at: restore.backupAt,
        kept: restore.keptId,
      },
      lines: [
        `${slug} is what it was at ${restore.backupAt}. What it had is kept: ${restore.keptId}`,
      ],
    });
  },
};

function refusalText(
  refusal: RestoreRefusal,
  { slug, backupId }: { slug: string; backupId: string },
): string {
  switch (refusal.code) {
    case "no_backup":
      return `${slug} has no backup "${backupId}". See what there is: kramek backups ${slug}`;
    case "damaged":
      return `The backup ${backupId} is damaged. Choose another one: kramek backups ${slug}`;
    case "too_new":
      return `The backup has schema ${refusal.found}, this program knows ${refusal.known}. ` +
        "Install a newer version of Krámek.";
    case "going_on":
      return `${slug} is being restored already. Wait until it is done.`;
  }
}

/** Waits for what the shop is doing; a server may take the job meanwhile and end it. */
async function doNow(platform: Platform, id: string, world: CommandWorld): Promise<void> {
  const worker = `command:${newId()}`;
  for (let isFirst = true;; isFirst = false) {
    const job = await claimJob(platform.database, { worker, now: platform.now(), id });
    if (job) return await doJob(platform, job, world);
    if (await isJobEnded(platform.database, id)) return;
    if (isFirst) world.tell("The shop is busy; the restore waits for its turn.");
    await new Promise((resolve) => setTimeout(resolve, 500));
    if (world.signal.aborted) throw new CommandError(interrupted);
  }
}

const interrupted = "Interrupted. The server, or its next start, goes on from here.";

async function doJob(platform: Platform, job: Job, world: CommandWorld): Promise<void> {
  const renewal = setInterval(() => {
    renewLease(platform.database, job, platform.now()).catch(() => {});
  }, 10_000);
  try {
    await doRestoreJob(platform, job, { signal: world.signal });
    await finishJob(platform.database, job, platform.now());
  } catch (error) {
    if (world.signal.aborted) {
      await releaseJob(platform.database, job);
      throw new CommandError(interrupted);
    }
    const now = platform.now();
    await failJob(platform.database, { ...job, attempts: lastAttempt }, {
      error: String(error),
      now,
    });
    await giveUpRestore(platform, job);
    throw error;
  } finally {
    clearInterval(renewal);
  }
}

/** Whoever waits at the command line is told at once. */
const lastAttempt = Number.MAX_SAFE_INTEGER;
