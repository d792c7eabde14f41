import type { Backup } from "../../tenants/backups/backup_store.ts";
import { copyElsewhere } from "../../tenants/backups/copy_elsewhere.ts";
import {
  hasDatabaseHere,
  isLocal,
  subjectOf,
  takeBackup,
  takeNightlyBackup,
} from "../../tenants/backups/take_backup.ts";
import { openDataFolder } from "../../tenants/data_folder.ts";
import { openPlatform, type Platform } from "../../tenants/platform.ts";
import { listShops, type Shop } from "../../tenants/platform/shops.ts";
import {
  answer,
  type Command,
  CommandError,
  type CommandInput,
  type CommandWorld,
  textOption,
} from "./command.ts";
import { findShop } from "./find_shop.ts";

export const backupCommand: Command = {
  name: "backup",
  usage: "[<shop>] [--to <folder>] [--data <folder>] [--json]",
  does:
    "Backs up a shop now, or without one the platform and all shops; with --to copies all kept backups, pictures and files to another disk.",
  options: { to: { type: "string" } },
  needs: [],
  takes: ["shop"],
  async run(input, world) {
    await using platform = await openPlatform(await openDataFolder(input.data));
    const [slug] = input.positionals;
    const to = textOption(input, "to");
    if (to !== undefined) return await copyTo(platform, to, { slug, input, world });
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

/** The day's backups, taken first where the night has not; then all that is kept, and the files. */
async function copyTo(
  platform: Platform,
  to: string,
  { slug, input, world }: {
    slug: string | undefined;
    input: CommandInput;
    world: CommandWorld;
  },
): Promise<void> {
  const all = slug === undefined
    ? await listShops(platform.database)
    : [await findShop(platform, slug)];
  const shops = all.filter((shop) => shop.state === "deleted" || hasDatabaseHere(shop));
  const withPlatform = slug === undefined;
  for (const subject of [...(withPlatform ? ["platform" as const] : []), ...shops]) {
    if (subject !== "platform" && subject.state === "deleted") continue;
    await takeNightlyBackup(platform, await subjectOf(platform, subject));
  }
  const copied = await copyElsewhere(platform, to, { shops, withPlatform });
  answer(input, world, {
    document: copied,
    lines: [
      `Copied to ${to}: backups ${copied.backups}, pictures and files ${copied.files}` +
      (copied.removed > 0 ? `; deleted shops removed there: ${copied.removed}` : ""),
      "master.key is not among them: keep it apart, without it sealed secrets cannot be read.",
    ],
  });
}

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
