import { type LeftOut, nothingLeftOut } from "../../core/exports/left_out.ts";
import { exportBytes, type ExportOrder, releaseBytes } from "../exports/export_bytes.ts";
import { newId } from "../ids.ts";
import { writeCounted } from "./feed_files.ts";

/** An export is as large as the shop: far more than an import may be. */
const exportSizeMax = 4 * 1024 * 1024 * 1024;

const keyPattern = /^[a-z0-9]{24}$/;

export function exportPath(shopFolder: string, key: string): string {
  if (!keyPattern.test(key)) throw new Error(`Not an export's key: ${key}`);
  return `${shopFolder}/exports/${key}`;
}

/** Writes a file of its own; a failure leaves nothing behind. */
export async function writeExport(
  shopFolder: string,
  order: ExportOrder,
): Promise<{ key: string; size: number; hash: string; leftOut: LeftOut }> {
  await Deno.mkdir(`${shopFolder}/exports`, { recursive: true, mode: 0o700 });
  const key = newId();
  let leftOut = nothingLeftOut;
  const bytes = exportBytes({
    ...order,
    scratchFolder: `${shopFolder}/exports`,
    onProgress: async (progress) => {
      leftOut = progress.leftOut;
      await order.onProgress?.(progress);
    },
  });
  const path = exportPath(shopFolder, key);
  const written = await writeCounted(path, bytes, exportSizeMax, releaseBytes);
  return { key, ...written, leftOut };
}

/** A file that is gone already is no failure. */
export async function removeExport(shopFolder: string, key: string): Promise<void> {
  try {
    await Deno.remove(exportPath(shopFolder, key));
  } catch (error) {
    if (!(error instanceof Deno.errors.NotFound)) throw error;
  }
}
