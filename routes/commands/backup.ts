import type { Backup } from "../../tenants/backups/backup_store.ts";
import {
  hasDatabaseHere,
  isLocal,
  subjectOf,
  takeBackup,
} from "../../tenants/backups/take_backup.ts";
import { openDataFolder } from "../../tenants/data_folder.ts";
import { openPlatform, type Platform } from "../../tenants/platform.ts";
import { listShops, type Shop } from "../../tenants/platform/shops.ts";
import { answer, type Command, CommandError } from "./command.ts";
import { findShop } from "./find_shop.ts";

export const backupCommand: Command = {
  name: "backup",
  usage: "[<shop>] [--data <folder>] [--json]",
  does: "Backs up a shop now, or without one the platform and all shops; kept for seven days.",
  options: {},
  needs: [],
  takes: ["shop"],
  async run(input, world) {
    await using platform = await openPlatform(await openDataFolder(input.data));
    const [slug] = input.positionals;
    const subjects = slug === undefined
      ? ["platform" as const, ...(await listShops(platform.database)).filter(hasDatabaseHere)]
      : [await findShop(platform, slug)];
    const taken: { of: string; backup: Backup }[] = [];
    for (const subject of subjects) {
      taken.push({ of: nameOf(subject), backup: await backUp(platform, subject) });
    }
    answer(input, world, {
      document: taken.map(({ of, backup }) => ({ of, ...documentOf(backup) })),
      lines: taken.map(({ of, backup }) => `${of.padEnd(20)} ${lineOf(backup)}`),
    });
  },
};

const nameOf = (subject: "platform" | Shop): string =>
  subject === "platform" ? subject : subject.slug;

async function backUp(platform: Platform, subject: "platform" | Shop): Promise<Backup> {
  if (subject !== "platform" && !hasDatabaseHere(subject)) {
    throw new CommandError(
      isLocal(subject)
        ? `The shop ${subject.slug} has no database to back up.`
        : `The database of ${subject.slug} is on a server of its own: back it up there.`,
    );
  }
  const word = platform.now().slice(11, 23).replace(/\D/g, "");
  return await takeBackup(platform, await subjectOf(platform, subject), { kind: "manual", word });
}

export const documentOf = (backup: Backup) => ({
  id: backup.id,
  kind: backup.kind,
  day: backup.day,
  at: backup.at,
  bytes: backup.size,
  schema_version: backup.schemaVersion,
  damaged: backup.isDamaged,
});

export const lineOf = ({ id, kind, at, size, isDamaged }: Backup): string =>
  `${id.padEnd(30)} ${kind.padEnd(15)} ${at}  ${(size / 1e6).toFixed(1).padStart(8)} MB` +
  (isDamaged ? "  damaged" : "");
