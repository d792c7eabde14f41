import { recordLimits } from "../billing/tariff_limits.ts";
import type { Run } from "../../core/imports/run_state.ts";
import { newId } from "../ids.ts";
import { copySqlite } from "../engine/sqlite.ts";
import type { Queryable } from "../engine/database.ts";
import { type DatabaseAddress, openDatabase } from "../engine/open.ts";
import { addressOfShop, type Platform } from "../platform.ts";
import type { Shop } from "../platform/shops.ts";
import { createImport, type NewImport, startRun } from "../shop/imports.ts";
import { runById } from "../shop/runs.ts";
import type { FeedFile } from "../files/feed_files.ts";
import { type ImportProgress, runInProcess } from "./import_task.ts";

/** The shop's database is on a server, which cannot be copied to try things on. */
export class PreviewImpossibleError extends Error {
  override name = "PreviewImpossibleError";
}

const prefix = "preview-";

/** The folder of a preview: a copy of the shop, and what is known of it. */
export const previewFolder = ({ folder }: Platform, id: string): string =>
  `${folder.path}/${prefix}${id}`;

export const copyAddress = (folder: string): DatabaseAddress => ({ url: `file:${folder}/shop.db` });

/** Throws `PreviewImpossibleError` for a shop on a server. */
export async function copyShop(platform: Platform, shop: Shop, folder: string): Promise<void> {
  const { url } = await addressOfShop(platform.folder, platform.sealer, shop);
  if (!url.startsWith("file:")) {
    throw new PreviewImpossibleError("A shop on a database server has no preview.");
  }
  await copySqlite(url.slice("file:".length), `${folder}/shop.db`);
}

/**
 * Shows what an import would do: does it, on a copy of the shop that is thrown away. So a preview
 * cannot differ from the import.
 *
 * @param look reads the run's problems and items from the copy, before it goes
 */
export async function previewImport<T>(
  platform: Platform,
  shop: Shop,
  { order, file, filePath, signal, onProgress }: {
    order: NewImport;
    file: FeedFile;
    filePath: string;
    signal: AbortSignal;
    onProgress?: (progress: ImportProgress) => void;
  },
  look: (copy: Queryable, run: Run) => Promise<T>,
): Promise<T> {
  const folder = previewFolder(platform, newId());
  await Deno.mkdir(folder, { mode: 0o700 });
  try {
    await copyShop(platform, shop, folder);
    const address = copyAddress(folder);
    const copy = openDatabase(address);
    try {
      const now = platform.now();
      const { runId } = await createImport(copy, order, file, now);
      await startRun(copy, runId, { fence: 1, now });
      const { format } = order;
      const { languages } = shop;
      const limits = await recordLimits(platform, shop.id);
      const task = { address, runId, fence: 1, filePath, format, languages, limits };
      await runInProcess(platform.now)(task, signal, onProgress);
      return await look(copy, (await runById(copy, runId))!);
    } finally {
      copy.close();
    }
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

const dayMs = 86_400_000;

/**
 * Removes copies that nobody applied, or that a killed preview has left behind, after a day. Times of
 * files are the computer's, whatever the clock of a sandbox says.
 */
export async function removeOldPreviews({ folder }: Platform, now = Date.now()): Promise<void> {
  for await (const { name } of Deno.readDir(folder.path)) {
    if (!name.startsWith(prefix)) continue;
    const path = `${folder.path}/${name}`;
    try {
      const { mtime } = await Deno.stat(path);
      if (now - (mtime?.getTime() ?? 0) > dayMs) await Deno.remove(path, { recursive: true });
    } catch (error) {
      // Another process was faster.
      if (!(error instanceof Deno.errors.NotFound)) throw error;
    }
  }
}
