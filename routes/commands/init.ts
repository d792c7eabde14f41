import { realClock } from "../../tenants/clock.ts";
import { createDataFolder } from "../../tenants/data_folder.ts";
import { openPlatform } from "../../tenants/platform.ts";
import { answer, type Command } from "./command.ts";

export const initCommand: Command = {
  name: "init",
  usage: "[--data <folder>] [--sandbox]",
  does: "Makes a data folder with its platform database and keys.",
  options: { sandbox: { type: "boolean" } },
  needs: [],
  async run(input, world) {
    const sandbox = input.options.sandbox === true;
    const folder = await createDataFolder(input.data, { sandbox, now: realClock() });
    await using _platform = await openPlatform(folder);
    answer(input, world, {
      document: { data: folder.path, sandbox },
      lines: [`${folder.path} is ready. Serve it with: kramek serve --data ${input.data}`],
    });
  },
};
