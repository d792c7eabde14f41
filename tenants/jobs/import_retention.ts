import { after } from "../clock.ts";
import type { Database } from "../engine/database.ts";
import { removeFeed } from "../files/feed_files.ts";
import { type Platform, shopFolder } from "../platform.ts";
import type { Shop } from "../platform/shops.ts";
import { importById } from "../shop/import_lists.ts";
import { limitJournals } from "../shop/journal_limit.ts";
import { forgetOldRuns, unneeded } from "../shop/run_retention.ts";

const daySeconds = 86_400;
/** The lowest price of 30 days needs its changes, and some days on top. */
const journalDays = 45;
/** Of all journals of a shop together, where the operator says nothing else. */
export const journalBytesMaxDefault = 500 * 1024 * 1024;
/** A file of a form that was never sent on, or of an upload that was killed. */
const orphanDays = 2;

/** Forgets what an import's settings no longer keep, and files that are nobody's. */
export async function tidyAfterRun(
  platform: Platform,
  shop: Shop,
  database: Database,
  { importId, journalBytesMax = journalBytesMaxDefault }: {
    importId: number;
    journalBytesMax?: number | undefined;
  },
): Promise<void> {
  const found = await importById(database, importId);
  const journalsFrom = after(platform.now(), -journalDays * daySeconds);
  const folder = shopFolder(platform.folder, shop.id);
  const keys = found
    ? await forgetOldRuns(database, importId, {
      keptRuns: found.settings.keptRuns,
      journalsFrom,
    })
    : [];
  await limitJournals(database, { bytesMax: journalBytesMax, pricesFrom: journalsFrom });
  const orphans = await unneeded(database, await oldFiles(folder));
  for (const key of new Set([...keys, ...orphans])) {
    await removeFeed(folder, key).catch((error) => {
      if (!(error instanceof Deno.errors.NotFound)) throw error;
    });
  }
}

/** Names in the shop's folder of files that nobody has written to for some days. */
async function oldFiles(folder: string): Promise<string[]> {
  // Times of files are the computer's, whatever the clock of a sandbox says.
  const before = Date.now() - orphanDays * daySeconds * 1_000;
  const old: string[] = [];
  for await (const { name, isFile } of Deno.readDir(`${folder}/files`)) {
    if (!isFile) continue;
    const { mtime } = await Deno.stat(`${folder}/files/${name}`);
    if (mtime && mtime.getTime() < before) old.push(name);
  }
  return old;
}
