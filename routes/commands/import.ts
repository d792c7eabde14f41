import { entities, type Entity } from "../../core/formats/format.ts";
import { importModes, type ImportSettings, importSettings } from "../../core/imports/settings.ts";
import { openDataFolder } from "../../tenants/data_folder.ts";
import { type FeedFile, feedPath, removeFeed } from "../../tenants/files/feed_files.ts";
import { previewImport, PreviewImpossibleError } from "../../tenants/jobs/preview.ts";
import { openPlatform, type Platform, shopFolder } from "../../tenants/platform.ts";
import type { Shop } from "../../tenants/platform/shops.ts";
import {
  choiceOption,
  type Command,
  CommandError,
  type CommandInput,
  type CommandWorld,
  textOption,
  UsageError,
} from "./command.ts";
import { readConfiguration } from "../configuration.ts";
import { findShop } from "./find_shop.ts";
import { chooseFormat, FileRefusedError, refusalDocument, takeFile } from "./import_file.ts";
import { type FinishedRun, readReport, writeReport } from "./import_report.ts";
import { createdBy, type ImportOrder, runNow } from "./import_run.ts";
import { createProgressBar } from "./progress_bar.ts";

export const importCommand: Command = {
  name: "import",
  usage:
    "<shop> <file-or-address> [--entity products] [--format auto|<id>] [--mode create|update|both] " +
    "[--set key=value …] [--preview] [--data <folder>] [--json]",
  does: "Runs an import now, and says what it did; with --preview what it would do.",
  options: {
    entity: { type: "string" },
    format: { type: "string" },
    mode: { type: "string" },
    set: { type: "string", multiple: true },
    preview: { type: "boolean" },
  },
  needs: ["shop", "file-or-address"],
  async run(input, world) {
    const [slug, place] = input.positionals as [string, string];
    const entity = choiceOption(input, "entity", entities) ?? "products";
    const startedAt = performance.now();
    await using platform = await openPlatform(await openDataFolder(input.data));
    const shop = await findShop(platform, slug);
    const settings = readSettings(input, shop);
    try {
      const { allowedSources } = readConfiguration(world.environment);
      const policy = { allowed: allowedSources, ownPorts: [] };
      const { file, path } = await takeFile(platform, shop, place, {
        policy,
        signal: world.signal,
      });
      const wanted = textOption(input, "format") ?? "auto";
      const format = await choose(platform, shop, { file, path, place, wanted, entity });
      const order = { entity, settings, format, file };
      const done = input.options.preview === true
        ? await preview(platform, shop, order, world)
        : await runNow(platform, shop, order, world);
      const seconds = (performance.now() - startedAt) / 1000;
      writeReport({ ...done, seconds }, input, world);
      if (done.run.state === "error") throw new CommandError("The import ended with an error.");
    } catch (error) {
      if (error instanceof FileRefusedError && input.json) world.print(refusalDocument(error));
      throw error;
    }
  },
};

/** A file of no format that is known leaves nothing behind. */
async function choose(
  platform: Platform,
  shop: Shop,
  { file, path, place, wanted, entity }: {
    file: FeedFile;
    path: string;
    place: string;
    wanted: string;
    entity: Entity;
  },
): Promise<string> {
  await using lease = await platform.shops.lease(shop.id);
  try {
    return await chooseFormat({ path, place }, { shop: lease.database, wanted, entity });
  } catch (error) {
    await removeFeed(shopFolder(platform.folder, shop.id), file.key);
    throw error;
  }
}

function readSettings(input: CommandInput, shop: Shop): ImportSettings {
  const given: Record<string, unknown> = {
    language: shop.languages[0],
    currency: shop.currency,
    mode: choiceOption(input, "mode", importModes) ?? "both",
  };
  const policies: Record<string, string> = {};
  for (const pair of (input.options.set ?? []) as string[]) {
    const at = pair.indexOf("=");
    if (at < 1) throw new UsageError(`--set takes key=value, found "${pair}"`);
    const [key, value] = [pair.slice(0, at), pair.slice(at + 1)];
    if (key.startsWith("policies.")) policies[key.slice("policies.".length)] = value;
    else given[key] = value;
  }
  const parsed = importSettings.safeParse({ ...given, policies });
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new UsageError(`--set ${issue?.path.join(".") ?? ""}: ${issue?.message}`);
}

async function preview(
  platform: Platform,
  shop: Shop,
  { file, ...order }: ImportOrder,
  world: CommandWorld,
): Promise<FinishedRun> {
  const folder = shopFolder(platform.folder, shop.id);
  const bar = createProgressBar(world, file.size);
  try {
    const asked = {
      order: { ...order, name: file.name, createdBy },
      file,
      filePath: feedPath(folder, file.key),
      signal: world.signal,
      onProgress: bar.show,
    };
    const look = readReport;
    return { ...await previewImport(platform, shop, asked, look), isPreview: true };
  } catch (error) {
    if (error instanceof PreviewImpossibleError) throw new CommandError(error.message);
    throw error;
  } finally {
    bar.end();
    await removeFeed(folder, file.key);
  }
}
