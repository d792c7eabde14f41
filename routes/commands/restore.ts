import {
  doRestoreJob,
  giveUpRestore,
  orderRestore,
  restoreJobId,
  type RestoreRefusal,
} from "../../tenants/backups/restore_job.ts";
import { bringBack } from "../../tenants/backups/copy_elsewhere.ts";
import { isShopLost, missingFiles, putLostShop } from "../../tenants/backups/lost_shop.ts";
import { hasDatabaseHere, subjectOf } from "../../tenants/backups/take_backup.ts";
import { openDataFolder } from "../../tenants/data_folder.ts";
import { DamagedCopyError } from "../../tenants/engine/snapshot.ts";
import { migrationsOf } from "../../tenants/migrate.ts";
import type { Shop } from "../../tenants/platform/shops.ts";
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
import {
  answer,
  type Command,
  CommandError,
  type CommandWorld,
  textOption,
  UsageError,
} from "./command.ts";
import { findShop } from "./find_shop.ts";
import { restorePlatform } from "./restore_platform.ts";

/** Who ordered a restore that came from the command line. */
const by = "kramek restore";

export const restoreCommand: Command = {
  name: "restore",
  usage:
    "<shop> <backup> | --platform <backup> [--yes] [--from <folder>] [--data <folder>] [--json]",
  does:
    "Puts a shop back to a backup; what it has now is kept for seven days. Or the platform itself, while no server runs.",
  options: {
    platform: { type: "string" },
    from: { type: "string" },
    yes: { type: "boolean" },
  },
  needs: [],
  takes: ["shop", "backup"],
  async run(input, world) {
    const [slug, backupId] = input.positionals;
    const from = textOption(input, "from");
    const ofPlatform = textOption(input, "platform");
    if (ofPlatform !== undefined) {
      if (slug !== undefined) throw new UsageError(`"${slug}" is one argument too many`);
      const isSure = input.options.yes === true;
      return await restorePlatform(input, world, { backupId: ofPlatform, from, isSure });
    }
    if (slug === undefined || backupId === undefined) {
      throw new UsageError(`<${slug === undefined ? "shop" : "backup"}> is missing`);
    }
    await using platform = await openPlatform(await openDataFolder(input.data));
    const shop = await findShop(platform, slug);
    if (!hasDatabaseHere(shop)) {
      throw new CommandError(`The shop ${slug} has no database here that could be restored.`);
    }
    const files = await makePossible(platform, shop, { backupId, from });
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
        files_brought_back: files.broughtBack,
        files_missing: files.missing,
      },
      lines: [
        `${slug} is what it was at ${restore.backupAt}. What it had is kept: ${restore.keptId}`,
        ...(from === undefined ? [] : [`Pictures and files brought back: ${files.broughtBack}`]),
        ...(files.missing === 0 ? [] : [
          `Pictures and files that the shop names and that are not here: ${files.missing}. ` +
          "If they were copied elsewhere, repeat with --from <folder>.",
        ]),
      ],
    });
  },
};

/** Brings along what lies elsewhere, and gives a shop that was lost with its disk a database. */
async function makePossible(
  platform: Platform,
  shop: Shop,
  { backupId, from }: { backupId: string; from: string | undefined },
): Promise<{ broughtBack: number; missing: number }> {
  const owner = { shopId: shop.id };
  try {
    const brought = from === undefined
      ? undefined
      : await bringBack(platform, from, { owner, backupId });
    const { store } = await subjectOf(platform, shop);
    const backup = await store.find(backupId);
    if (!backup || backup.isDamaged || backup.schemaVersion > migrationsOf("shop").length) {
      return { broughtBack: 0, missing: 0 }; // refused with its reason
    }
    if (await isShopLost(platform, shop)) await putLostShop(platform, shop, backup);
    const missing = await missingFiles(platform, shop, backup);
    return { broughtBack: brought?.files ?? 0, missing };
  } catch (error) {
    if (!(error instanceof DamagedCopyError)) throw error;
    throw new CommandError(
      `The backup ${backupId} is damaged: ${error.message}. Nothing was changed; see: kramek ` +
        `backups ${shop.slug}`,
    );
  }
}

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
