import { openDataFolder } from "../../tenants/data_folder.ts";
import { openPlatform } from "../../tenants/platform.ts";
import { listShops } from "../../tenants/platform/shops.ts";
import { answer, type Command } from "./command.ts";

export const shopsCommand: Command = {
  name: "shops",
  usage: "[--data <folder>] [--json]",
  does: "Lists the shops.",
  options: {},
  needs: [],
  async run(input, world) {
    await using platform = await openPlatform(await openDataFolder(input.data));
    const shops = await listShops(platform.database);
    answer(input, world, {
      document: shops.map((shop) => ({
        slug: shop.slug,
        name: shop.name,
        state: shop.state,
        currency: shop.currency,
        languages: shop.languages,
        trialUntil: shop.trialUntil ?? null,
        schemaVersion: shop.schemaVersion,
        quarantineError: shop.quarantineError ?? null,
        createdAt: shop.createdAt,
      })),
      lines: shops.length === 0
        ? ["There is no shop yet. Make one with: kramek shop create <slug> --owner <email>"]
        : shops.map(({ slug, name, state, currency }) =>
          `${slug.padEnd(20)} ${state.padEnd(10)} ${currency}  ${name}`
        ),
    });
  },
};
