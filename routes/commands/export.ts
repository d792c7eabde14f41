import { exportChoice } from "../../core/exports/choice.ts";
import { exportEncodings, type ExportFormat } from "../../core/exports/export_format.ts";
import { type LeftOut, nothingLeftOut } from "../../core/exports/left_out.ts";
import { exportFormatById, exportFormats } from "../../core/exports/registry.ts";
import { entities } from "../../core/formats/format.ts";
import { openDataFolder } from "../../tenants/data_folder.ts";
import { exportBytes, releaseBytes } from "../../tenants/exports/export_bytes.ts";
import { openPlatform, shopFolder } from "../../tenants/platform.ts";
import { audit } from "../../tenants/platform/audit.ts";
import { exportedIds } from "../../tenants/shop/exported_ids.ts";
import { leftOutText } from "../../views/texts/left_out.ts";
import { answer, choiceOption, type Command, CommandError, textOption } from "./command.ts";
import { findShop } from "./find_shop.ts";
import { createProgressBar } from "./progress_bar.ts";

export const exportCommand: Command = {
  name: "export",
  usage: "<shop> [--entity products] [--format upgates-xml] [--encoding utf-8] " +
    "[--output <file>] [--data <folder>] [--json]",
  does: "Writes what a shop has into a file, or to the standard output.",
  options: {
    entity: { type: "string" },
    format: { type: "string" },
    encoding: { type: "string" },
    output: { type: "string", short: "o" },
  },
  needs: ["shop"],
  async run(input, world) {
    const entity = choiceOption(input, "entity", entities) ?? "products";
    const format = formatOf(textOption(input, "format") ?? "upgates-xml", entity);
    const encoding = choiceOption(input, "encoding", exportEncodings) ?? "utf-8";
    const output = textOption(input, "output");
    const startedAt = performance.now();
    await using platform = await openPlatform(await openDataFolder(input.data));
    const shop = await findShop(platform, input.positionals[0]!);
    await using lease = await platform.shops.lease(shop.id);
    const ids = await exportedIds(lease.database, entity, {});
    const bar = createProgressBar(world, ids.length);
    const choice = exportChoice.parse({ encoding });
    let leftOut: LeftOut = nothingLeftOut;
    const bytes = exportBytes({
      ...{ lease, shop, entity, format, choice, ids },
      scratchFolder: shopFolder(platform.folder, shop.id),
      signal: world.signal,
      onProgress: ({ records, ...progress }) => {
        leftOut = progress.leftOut;
        return Promise.resolve(bar.show({ bytesRead: records, records }));
      },
    });
    const size = output === undefined ? await toStandardOutput(bytes) : await toFile(output, bytes);
    bar.end();
    const missing = leftOutText("en", leftOut);
    if (missing !== "") world.tell(missing);
    await audit(platform.database, {
      at: platform.now(),
      actor: { kind: "system", name: "kramek export" },
      action: "export.create",
      shopId: shop.id,
      subject: `${entity} ${format.id}`,
    });
    if (output === undefined) return;
    const seconds = (performance.now() - startedAt) / 1000;
    const file = { format: format.id, output, records: ids.length, leftOut, size };
    answer(input, world, {
      document: { shop: shop.slug, entity, ...file },
      lines: [`${output}: ${ids.length} ${entity}, ${size} bytes in ${seconds.toFixed(1)} s`],
    });
  },
};

function formatOf(id: string, entity: ExportFormat["entities"][number]): ExportFormat {
  const format = exportFormatById(id);
  if (format?.entities.includes(entity)) return format;
  const able = exportFormats.filter(({ entities }) => entities.includes(entity));
  throw new CommandError(
    `${entity} cannot be written as "${id}". They can as: ${able.map(({ id }) => id).join(", ")}`,
  );
}

async function toStandardOutput(bytes: AsyncIterable<Uint8Array>): Promise<number> {
  let size = 0;
  for await (const chunk of bytes) {
    for (let at = 0; at < chunk.length;) at += await Deno.stdout.write(chunk.subarray(at));
    size += chunk.length;
    releaseBytes(chunk);
  }
  return size;
}

/** Written beside and then put in place, so that nobody reads half of it. */
async function toFile(path: string, bytes: AsyncIterable<Uint8Array>): Promise<number> {
  const beside = `${path}.new`;
  let size = 0;
  try {
    using file = await Deno.open(beside, { write: true, create: true, truncate: true });
    for await (const chunk of bytes) {
      for (let at = 0; at < chunk.length;) at += await file.write(chunk.subarray(at));
      size += chunk.length;
      releaseBytes(chunk);
    }
  } catch (error) {
    await Deno.remove(beside).catch(() => {});
    if (error instanceof Deno.errors.NotFound || error instanceof Deno.errors.PermissionDenied) {
      throw new CommandError(`${path} cannot be written: ${error.message}`);
    }
    throw error;
  }
  await Deno.rename(beside, path);
  return size;
}
