import { realClock } from "../../tenants/clock.ts";
import { createDataFolder } from "../../tenants/data_folder.ts";
import { openPlatform } from "../../tenants/platform.ts";
import { answer, type Command } from "./command.ts";

export const initCommand: Command = {
  name: "init",
  usage: "[--data <folder>] [--sandbox] [--encrypt-backups]",
  does: "Makes a data folder with its platform database and keys.",
  options: { sandbox: { type: "boolean" }, "encrypt-backups": { type: "boolean" } },
  needs: [],
  async run(input, world) {
    const sandbox = input.options.sandbox === true;
    const encryptsBackups = input.options["encrypt-backups"] === true;
    const order = { sandbox, now: realClock(), encryptsBackups };
    const folder = await createDataFolder(input.data, order);
    await using _platform = await openPlatform(folder);
    answer(input, world, {
      document: { data: folder.path, sandbox, encrypted_backups: encryptsBackups },
      lines: [`${folder.path} is ready. Serve it with: kramek serve --data ${input.data}`],
    });
  },
};
