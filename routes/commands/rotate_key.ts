import { openDataFolder } from "../../tenants/data_folder.ts";
import { addKey, sealAgain } from "../../tenants/key_rotation.ts";
import { openPlatform } from "../../tenants/platform.ts";
import { answer, type Command } from "./command.ts";

export const rotateKeyCommand: Command = {
  name: "rotate-key",
  usage: "[--data <folder>] [--json]",
  does: "Makes a new master key and seals all stored secrets under it. Stop the server before.",
  options: {},
  needs: [],
  async run(input, world) {
    const folder = await openDataFolder(input.data);
    // What an earlier rotation did not get to must not lose its key.
    {
      await using before = await openPlatform(folder);
      await sealAgain(before);
    }
    await using platform = await openPlatform({ ...folder, keys: await addKey(folder) });
    const count = await sealAgain(platform);
    answer(input, world, {
      document: { sealed: count },
      lines: [`A new key is in ${folder.path}/master.key; secrets sealed under it: ${count}.`],
    });
  },
};
