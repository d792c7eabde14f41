import { Readable } from "node:stream";
import yazl from "yazl";
import type { ExportFormat } from "../../core/exports/export_format.ts";
import { upgatesCsvExport } from "../../core/formats/upgates/csv_export.ts";
import { upgatesXmlExport } from "../../core/formats/upgates/xml_export.ts";
import { entities } from "../../core/formats/format.ts";
import type { ShopLease } from "../shop_databases.ts";
import type { Shop } from "../platform/shops.ts";
import { exportedIds } from "../shop/exported_ids.ts";
import { allMedia } from "../shop/media.ts";
import { exportBytes, releaseBytes } from "../exports/export_bytes.ts";
import { writeCounted } from "../files/feed_files.ts";
import { mediaPath } from "../files/media_files.ts";

/** Both official forms of all kinds of records. @see R198 */
const formats: readonly ExportFormat[] = [upgatesXmlExport, upgatesCsvExport];

/** An archive is larger than any of its files. */
const archiveSizeMax = 64 * 1024 * 1024 * 1024;

export const archivePath = (shopFolder: string): string => `${shopFolder}/archive.zip`;

/**
 * Writes the whole shop into one ZIP: `products.xml`, `products.csv` and so on for each kind of
 * records, and pictures and files below `media/` as they were called where they came from. An older
 * archive is replaced when the new one is whole.
 *
 * @returns its size and SHA-256
 */
export async function writeShopArchive(
  { shop, lease, folder, signal }: {
    shop: Shop;
    lease: ShopLease;
    folder: string;
    signal?: AbortSignal;
  },
): Promise<{ size: number; hash: string }> {
  const { database } = lease;
  const zip = new yazl.ZipFile();
  const options = { mtime: new Date(), compressionLevel: 6 } as const;
  const files: AsyncGenerator<Uint8Array>[] = [];
  for (const entity of entities) {
    const ids = await exportedIds(database, entity, {});
    for (const format of formats) {
      const choice = { filter: {}, encoding: "utf-8" } as const;
      const bytes = exportBytes({
        ...{ lease, shop, entity, format, choice, ids },
        scratchFolder: folder,
        ...(signal ? { signal } : {}),
      });
      const copies = ownCopies(bytes);
      files.push(copies);
      // Read only when its turn has come: a stream that waits holds nothing.
      zip.addReadStreamLazy(
        `${entity}.${format.extension}`,
        options,
        (take: (error: null, stream: Readable) => void) => take(null, Readable.from(copies)),
      );
    }
  }
  for (const { key, name } of await allMedia(database)) {
    zip.addFile(mediaPath(folder, key, "original"), `media/${name}`, { compress: false });
  }
  zip.end();
  const path = archivePath(folder);
  await removeIfThere(`${path}.new`);
  try {
    const written = await writeCounted(`${path}.new`, chunksOf(zip), archiveSizeMax);
    await Deno.rename(`${path}.new`, path);
    return written;
  } finally {
    // A ZIP that fails leaves the file that it was reading where it stands.
    for (const bytes of files) await bytes.return(undefined);
  }
}

/** The stream of a ZIP keeps chunks for some time, so it gets its own. */
async function* ownCopies(bytes: AsyncGenerator<Uint8Array>): AsyncGenerator<Uint8Array> {
  for await (const chunk of bytes) {
    yield chunk.slice();
    releaseBytes(chunk);
  }
}

/** A file that cannot be read fails the archive; it is not told by the stream itself. */
async function* chunksOf(zip: InstanceType<typeof yazl.ZipFile>): AsyncGenerator<Uint8Array> {
  const output = zip.outputStream as Readable;
  zip.on("error", (error: Error) => output.destroy(error));
  for await (const chunk of output) yield chunk as Uint8Array;
}

async function removeIfThere(path: string): Promise<void> {
  try {
    await Deno.remove(path);
  } catch (error) {
    if (!(error instanceof Deno.errors.NotFound)) throw error;
  }
}
