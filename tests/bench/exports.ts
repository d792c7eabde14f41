import { exportFormats } from "../../core/exports/registry.ts";
import { writeFeed } from "./feeds.ts";
import { inChild, table } from "./measure.ts";
import { createBenchShop, importFeed, withBenchShop } from "./shop.ts";

/** What one export took, and what writing its bytes alone does. */
export interface ExportMeasure {
  records: number;
  bytes: number;
  ms: number;
  cpuMs: number;
  /** A bare write of the same bytes to a file, synced as the export is. */
  writeMs: number;
  peakMb: number;
}

/**
 * Every export of the products of a large shop, each in a process of its own. The shop is made of a
 * feed that has all that feeds need: addresses, categories, pictures.
 */
export async function exportsOfLargeShop(folder: string, size: number): Promise<string> {
  const feed = `${folder}/exports.xml`;
  const data = `${folder}/exports-data`;
  await writeFeed(feed, { kind: "heureka", size });
  await createBenchShop(data);
  await withBenchShop(
    data,
    (platform, shop) => importFeed(platform, shop, { file: feed, format: "heureka" }),
  );
  const formats = exportFormats.filter(({ entities }) => entities.includes("products"));
  const rows: string[][] = [];
  for (const { id } of formats) {
    rows.push(rowOf(id, await inChild<ExportMeasure>("export_child.ts", [data, id])));
  }
  return table(
    ["export", "products", "size", "time", "processor", "speed", "bare write", "of it", "peak"],
    rows,
  );
}

function rowOf(
  id: string,
  { records, bytes, ms, cpuMs, writeMs, peakMb }: ExportMeasure,
): string[] {
  const speed = bytes / 1e6 / (ms / 1000);
  return [
    ...[id, String(records), `${(bytes / 1e6).toFixed(0)} MB`, `${(ms / 1000).toFixed(2)} s`],
    ...[
      `${(cpuMs / 1000).toFixed(2)} s`,
      `${speed.toFixed(1)} MB/s`,
      `${(writeMs / 1000).toFixed(2)} s`,
    ],
    ...[`${(ms / writeMs).toFixed(1)}×`, `${peakMb} MB`],
  ];
}
