import { bringBack } from "../../tenants/backups/copy_elsewhere.ts";
import { BackupStore } from "../../tenants/backups/backup_store.ts";
import {
  PlatformInUseError,
  type PlatformLoss,
  type PreparedPlatform,
  preparePlatform,
  putPlatform,
} from "../../tenants/backups/restore_platform.ts";
import { openDataFolder } from "../../tenants/data_folder.ts";
import { DamagedCopyError } from "../../tenants/engine/snapshot.ts";
import { migrationsOf } from "../../tenants/migrate.ts";
import { openPlatform } from "../../tenants/platform.ts";
import { audit } from "../../tenants/platform/audit.ts";
import { clockOf } from "../../tenants/sandbox_clock.ts";
import { createSealer } from "../../tenants/sealing.ts";
import { answer, CommandError, type CommandInput, type CommandWorld } from "./command.ts";

/** Puts the platform's database back while no server runs; without `--yes` it only says what that means. */
export async function restorePlatform(
  input: CommandInput,
  world: CommandWorld,
  { backupId, from, isSure }: { backupId: string; from: string | undefined; isSure: boolean },
): Promise<void> {
  const folder = await openDataFolder(input.data);
  const place = { folder, sealer: await createSealer(folder.keys), now: clockOf(folder) };
  if (from !== undefined) await bringBack(place, from, { owner: "platform", backupId });
  await using prepared = await prepare(place, backupId);
  const told = lossLines(prepared.loss);
  if (!isSure) {
    throw new CommandError(
      [`Nothing was changed yet. The backup ${backupId} can be used.`, ...told, goOn].join("\n"),
    );
  }
  const kept = await put(place, prepared);
  await using platform = await openPlatform(folder);
  await audit(platform.database, {
    at: platform.now(),
    actor: { kind: "system", name: "kramek restore" },
    action: "platform.restored",
    subject: backupId,
    details: { ...prepared.loss },
  });
  answer(input, world, {
    document: { backup: backupId, kept: kept ?? null, ...documentOf(prepared.loss) },
    lines: [
      `The platform is what it was in the backup ${backupId}. Everybody signs in again.`,
      ...told,
      ...(kept === undefined ? [] : [`What it was is kept: ${kept}`]),
      "Look at all of it with: kramek check",
    ],
  });
}

const goOn = "Stop the server, then repeat the command with --yes.";

type Place = Parameters<typeof preparePlatform>[0];

async function prepare(place: Place, backupId: string): Promise<PreparedPlatform> {
  const backup = await new BackupStore(place, "platform").find(backupId);
  if (!backup) {
    throw new CommandError(
      `The platform has no backup "${backupId}". See what there is: kramek backups`,
    );
  }
  const known = migrationsOf("platform").length;
  if (backup.schemaVersion > known) {
    throw new CommandError(
      `The backup has schema ${backup.schemaVersion}, this program knows ${known}. ` +
        "Install a newer version of Krámek.",
    );
  }
  try {
    if (backup.isDamaged) throw new DamagedCopyError("it was found damaged before");
    return await preparePlatform(place, backup);
  } catch (error) {
    if (!(error instanceof DamagedCopyError)) throw error;
    throw new CommandError(
      `The backup ${backupId} is damaged: ${error.message}. Nothing was changed; choose another ` +
        "one: kramek backups",
    );
  }
}

async function put(place: Place, prepared: PreparedPlatform): Promise<string | undefined> {
  try {
    return await putPlatform(place, prepared);
  } catch (error) {
    if (!(error instanceof PlatformInUseError)) throw error;
    throw new CommandError(
      "The platform's database is in use. Nothing was changed; stop the server, then repeat.",
    );
  }
}

function lossLines(loss: PlatformLoss): string[] {
  const { ledgerEntries, invoices, unknownShops, shopsWithoutData } = loss;
  const lines = ledgerEntries === undefined
    ? [
      "The present database cannot be read, so nobody can say what it has that the backup has not.",
    ]
    : [
      `Ledger entries that are here now and not in the backup: ${ledgerEntries}`,
      `Invoices that are here now and not in the backup: ${invoices ?? "unknown"}`,
    ];
  if (unknownShops.length > 0) {
    lines.push(`Shops on the disk that the backup does not know: ${unknownShops.join(", ")}`);
  }
  if (shopsWithoutData.length > 0) {
    lines.push(
      `Shops of the backup whose data are not on the disk: ${shopsWithoutData.join(", ")}. ` +
        "Bring each back with: kramek restore <shop> <backup> --from <folder>",
    );
  }
  return lines;
}

const documentOf = (loss: PlatformLoss) => ({
  ledger_entries_lost: loss.ledgerEntries ?? null,
  invoices_lost: loss.invoices ?? null,
  unknown_shops: loss.unknownShops,
  shops_without_data: loss.shopsWithoutData,
});
