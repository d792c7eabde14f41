import { checkCopy } from "../engine/snapshot.ts";
import type { Platform } from "../platform.ts";
import type { Shop } from "../platform/shops.ts";
import { queryAll } from "../engine/database.ts";
import { attachmentPath } from "../files/attachment_files.ts";
import { isMediaKey, mediaPath } from "../files/media_files.ts";
import { sentAttachments } from "../platform/ticket_attachments.ts";
import { shopFolder } from "../platform.ts";
import type { Backup } from "./backup_store.ts";
import { removeIfThere, syncFile } from "./file_facts.ts";
import { openShopBackup } from "./open_backup.ts";
import { subjectOf } from "./take_backup.ts";

/** Whether a shop that should have a database here has none, as after the loss of a disk. */
export async function isShopLost(platform: Platform, shop: Shop): Promise<boolean> {
  const { database } = await subjectOf(platform, shop);
  try {
    await Deno.stat(database);
    return false;
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return true;
    throw error;
  }
}

/**
 * Gives a shop without a database that of a backup, with which it then can be restored as any other.
 * Throws `DamagedCopyError`.
 *
 * @see BA-6
 */
export async function putLostShop(platform: Platform, shop: Shop, backup: Backup): Promise<void> {
  const subject = await subjectOf(platform, shop);
  await using copy = await subject.store.lendCopy(backup);
  checkCopy(copy.path, { tables: backup.tables, hash: backup.hash });
  await Deno.mkdir(shopFolder(platform.folder, shop.id), { recursive: true, mode: 0o700 });
  for (const ending of ["-wal", "-shm", "-journal"]) {
    await removeIfThere(`${subject.database}${ending}`);
  }
  await Deno.copyFile(copy.path, `${subject.database}.new`);
  await syncFile(`${subject.database}.new`);
  await Deno.rename(`${subject.database}.new`, subject.database);
}

/** How many pictures and files of a backup, and of the shop's requests, are not on the disk. */
export async function missingFiles(
  platform: Platform,
  shop: Shop,
  backup: Backup,
): Promise<number> {
  await using then = await openShopBackup(platform, await subjectOf(platform, shop), backup);
  const rows = await queryAll<{ key: string }>(then.database, "SELECT key FROM media");
  let missing = 0;
  const folder = shopFolder(platform.folder, shop.id);
  for (const id of (await sentAttachments(platform.database, shop.id)).keys()) {
    if (!await exists(attachmentPath(folder, id))) missing++;
  }
  for (const { key } of rows) {
    const path = mediaPath(folder, key, "original");
    if (!isMediaKey(key) || !await exists(path)) missing++;
  }
  return missing;
}

async function exists(path: string): Promise<boolean> {
  return await Deno.stat(path).then(() => true, () => false);
}
