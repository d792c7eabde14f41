import { exportFormatById } from "../../core/exports/registry.ts";
import { exportPath, writeExport } from "../../tenants/files/export_files.ts";
import { shopFolder } from "../../tenants/platform.ts";
import { exportedIds } from "../../tenants/shop/exported_ids.ts";
import type { ExportMeasure } from "./exports.ts";
import { peakMemoryMb, timed } from "./measure.ts";
import { withBenchShop } from "./shop.ts";

/** Exports all products in a process of its own, so that the peak of memory is this export's. */
const [data, id] = Deno.args as [string, string];
const measure = await withBenchShop(data, async (platform, shop): Promise<ExportMeasure> => {
  await using lease = await platform.shops.lease(shop.id);
  const { database } = lease;
  const folder = shopFolder(platform.folder, shop.id);
  const ids = await exportedIds(database, "products", {});
  const format = exportFormatById(id)!;
  const choice = { filter: {}, encoding: "utf-8" as const };
  const order = { lease, shop, entity: "products" as const, format, choice, ids };
  const { ms, cpuMs, value } = await timed(() => writeExport(folder, order));
  const peakMb = peakMemoryMb(); // before the copy, which is held in memory
  const path = exportPath(folder, value.key);
  const writeMs = await bareWrite(path);
  await Deno.remove(path);
  return { records: ids.length, bytes: value.size, ms, cpuMs, writeMs, peakMb };
});
Deno.stdout.writeSync(new TextEncoder().encode(JSON.stringify(measure)));

async function bareWrite(path: string): Promise<number> {
  const bytes = await Deno.readFile(path);
  const { ms } = await timed(async () => {
    using file = await Deno.open(`${path}-bare`, { write: true, create: true });
    for (let at = 0; at < bytes.length;) at += await file.write(bytes.subarray(at, at + 262_144));
    await file.sync();
  });
  await Deno.remove(`${path}-bare`);
  return ms;
}
