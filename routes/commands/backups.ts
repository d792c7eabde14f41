import { BackupStore } from "../../tenants/backups/backup_store.ts";
import { openDataFolder } from "../../tenants/data_folder.ts";
import { openPlatform } from "../../tenants/platform.ts";
import { documentOf, lineOf } from "./backup.ts";
import { answer, type Command } from "./command.ts";
import { findShop } from "./find_shop.ts";

export const backupsCommand: Command = {
  name: "backups",
  usage: "[<shop>] [--data <folder>] [--json]",
  does: "Lists the backups of a shop, newest first; without one those of the platform.",
  options: {},
  needs: [],
  takes: ["shop"],
  async run(input, world) {
    await using platform = await openPlatform(await openDataFolder(input.data));
    const [slug] = input.positionals;
    const owner = slug === undefined
      ? "platform" as const
      : { shopId: (await findShop(platform, slug)).id };
    const backups = await new BackupStore(platform, owner).list();
    answer(input, world, {
      document: backups.map(documentOf),
      lines: backups.length === 0
        ? [
          `There is none yet. One is taken every night, and by: kramek backup ${slug ?? ""}`.trim(),
        ]
        : backups.map(lineOf),
    });
  },
};
