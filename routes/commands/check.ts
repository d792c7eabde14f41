import { checkAll } from "../../tenants/check.ts";
import { openDataFolder } from "../../tenants/data_folder.ts";
import { openPlatform } from "../../tenants/platform.ts";
import { answer, type Command, CommandError } from "./command.ts";

export const checkCommand: Command = {
  name: "check",
  usage: "[--data <folder>] [--json]",
  does: "Checks all databases: their integrity and what must hold in them.",
  options: {},
  needs: [],
  async run(input, world) {
    await using platform = await openPlatform(await openDataFolder(input.data));
    const { shops, findings } = await checkAll(platform);
    answer(input, world, {
      document: { ok: findings.length === 0, shops, findings },
      lines: findings.length === 0
        ? [`All is well: the platform and its shops (${shops}).`]
        : findings.map(({ database, check, found }) => `${database}: ${check}: ${found}`),
    });
    if (findings.length > 0) throw new CommandError(`${findings.length} findings. See above.`);
  },
};
