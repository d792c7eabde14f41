import { type DataFolder, DataFolderError } from "../data_folder.ts";
import { newId } from "../ids.ts";
import type { Queryable } from "../engine/database.ts";
import { type Platform, shopFolder } from "../platform.ts";
import type { Shop } from "../platform/shops.ts";
import { sentAttachments } from "../platform/ticket_attachments.ts";
import { type Backup, type BackupOwner, BackupStore, removeBackups } from "./backup_store.ts";
import { dataKeyOf, dataKeysFolder, someDataKeyOf } from "./data_keys.ts";
import { factsOfFile, namesIn, readIfThere, removeIfThere, syncFile } from "./file_facts.ts";
import { openSealedFile, sealFile } from "./sealed_file.ts";
import { mediaFiles, type ShopFiles, ticketFiles } from "./shop_files.ts";
import { pragueDay } from "../clock.ts";

/** What was copied to another folder; what lies there already is not copied again. */
export interface CopiedElsewhere {
  backups: number;
  files: number;
  /** Shops that were deleted here, and now there. */
  removed: number;
}

/**
 * Copies backups, pictures and files of products and of requests to another folder, a disk or a
 * mounted share, which then has the same layout as the data folder. Files never change under their
 * names, so each is copied once. When backups are encrypted, so are the files there; `master.key`
 * never goes along.
 *
 * @throws {DataFolderError} for a folder with something else, or of another installation
 * @see BA-7
 */
export async function copyElsewhere(
  platform: Pick<Platform, "folder" | "sealer" | "now" | "database">,
  to: string,
  { shops, withPlatform }: { shops: readonly Shop[]; withPlatform: boolean },
): Promise<CopiedElsewhere> {
  const folder = await targetFolder(platform.folder, to);
  const target = { ...platform, folder };
  const copied: CopiedElsewhere = { backups: 0, files: 0, removed: 0 };
  if (withPlatform) copied.backups += await copyBackups(platform, target, "platform");
  for (const shop of shops) {
    if (shop.state === "deleted") {
      if (await forget(folder, shop.id)) copied.removed++;
      continue;
    }
    copied.backups += await copyBackups(platform, target, { shopId: shop.id });
    for (const files of await filesOf(platform.database, shop.id)) {
      copied.files += await copyFiles(platform, target, { shopId: shop.id, files });
    }
  }
  return copied;
}

/** The folder as one of an installation; a new one is labelled as this one's. */
async function targetFolder(folder: DataFolder, to: string): Promise<DataFolder> {
  const label = (await readIfThere(`${folder.path}/kramek.json`))!;
  await Deno.mkdir(to, { recursive: true, mode: 0o700 });
  const path = await Deno.realPath(to);
  if (path === folder.path) throw new DataFolderError(`${to} is the data folder itself.`);
  const known = await readIfThere(`${path}/kramek.json`);
  if (known === undefined && (await namesIn(path)).length > 0) {
    throw new DataFolderError(`${to} is not empty. Name a folder that is empty or new.`);
  }
  if (known !== undefined && createdAt(known) !== createdAt(label)) {
    throw new DataFolderError(`${to} has the copies of another installation.`);
  }
  for (const name of ["kramek.json", "operator.json"]) {
    const text = await readIfThere(`${folder.path}/${name}`);
    if (text !== undefined) await Deno.writeTextFile(`${path}/${name}`, text);
  }
  return { ...folder, path };
}

function createdAt(label: string): unknown {
  try {
    return (JSON.parse(label) as { createdAt?: unknown }).createdAt;
  } catch {
    return undefined;
  }
}

type Place = Pick<Platform, "folder" | "sealer" | "now">;

async function copyBackups(from: Place, to: Place, owner: BackupOwner): Promise<number> {
  await copyKey(from, to, owner === "platform" ? owner : owner.shopId);
  const [source, target] = [new BackupStore(from, owner), new BackupStore(to, owner)];
  let count = 0;
  for (const backup of await source.list()) {
    if (backup.isDamaged || await target.find(backup.id)) continue;
    await target.adopt(source, backup);
    count++;
  }
  // By the same rule as here, and never for a reason that lies here: this disk may be the broken one.
  await target.prune(pragueDay(from.now()));
  return count;
}

/** The key is sealed anew by a rotation, so the copy follows the one here. */
async function copyKey(from: Place, to: Place, owner: string): Promise<void> {
  if (from.folder.encryptsBackups) await someDataKeyOf(from.folder, from.sealer, owner);
  const sealed = await readIfThere(`${dataKeysFolder(from.folder)}/${owner}`);
  if (sealed === undefined) return;
  await Deno.mkdir(dataKeysFolder(to.folder), { recursive: true, mode: 0o700 });
  const path = `${dataKeysFolder(to.folder)}/${owner}`;
  await Deno.writeTextFile(`${path}.new`, sealed, { mode: 0o600 });
  await syncFile(`${path}.new`);
  await Deno.rename(`${path}.new`, path);
}

const sealedEnding = ".sealed";
const filesOf = async (database: Queryable, shopId: string): Promise<ShopFiles[]> => [
  mediaFiles,
  ticketFiles(await sentAttachments(database, shopId)),
];

async function copyFiles(
  { folder, sealer }: Place,
  to: Place,
  { shopId, files }: { shopId: string; files: ShopFiles },
): Promise<number> {
  const [from, target] = [folder, to.folder].map((each) => files.folder(shopFolder(each, shopId)));
  const key = folder.encryptsBackups ? await someDataKeyOf(folder, sealer, shopId) : undefined;
  let count = 0;
  for await (const name of files.names(from!)) {
    const path = `${target}/${name}${key ? sealedEnding : ""}`;
    if (!files.isKept(name) || await isThere(path)) continue;
    await writeWhole(path, async (aside) => {
      if (!key) return await Deno.copyFile(`${from}/${name}`, aside);
      const purpose = files.purpose(shopId, name);
      await sealFile({ from: `${from}/${name}`, to: aside, key, purpose });
    });
    count++;
  }
  return count;
}

/**
 * Brings a backup of a shop, and pictures and files that are not here, back from where
 * {@link copyElsewhere} put them. The platform's own backup has no such files and needs no database.
 *
 * @returns `undefined` when there is no such backup
 */
export async function bringBack(
  platform: Place & { database?: Queryable },
  from: string,
  { owner, backupId }: { owner: BackupOwner; backupId: string },
): Promise<{ backup: Backup; files: number } | undefined> {
  const source = { ...platform, folder: { ...platform.folder, path: from } };
  const [there, here] = [new BackupStore(source, owner), new BackupStore(platform, owner)];
  const name = owner === "platform" ? owner : owner.shopId;
  const isKeyHere = await isThere(`${dataKeysFolder(platform.folder)}/${name}`);
  if (!isKeyHere) await copyKey(source, platform, name);
  const backup = await here.find(backupId) ?? await there.find(backupId);
  if (!backup) return undefined;
  if (!await here.find(backupId)) await here.adopt(there, backup);
  let count = 0;
  if (owner !== "platform" && platform.database) {
    const { shopId } = owner;
    for (const files of await filesOf(platform.database, shopId)) {
      count += await filesBack(platform, source, { shopId, files });
    }
  }
  return { backup: (await here.find(backupId))!, files: count };
}

async function filesBack(
  platform: Place,
  source: Place,
  { shopId, files }: { shopId: string; files: ShopFiles },
): Promise<number> {
  const from = files.folder(shopFolder(source.folder, shopId));
  const to = files.folder(shopFolder(platform.folder, shopId));
  const key = await dataKeyOf(platform.folder, platform.sealer, shopId);
  let count = 0;
  for await (const found of files.names(from)) {
    const isSealed = found.endsWith(sealedEnding);
    const name = isSealed ? found.slice(0, -sealedEnding.length) : found;
    if (!files.isKept(name) || isSealed && !key || await isThere(`${to}/${name}`)) continue;
    const isWhole = await writeWhole(`${to}/${name}`, async (aside) => {
      const purpose = files.purpose(shopId, name);
      if (!isSealed) await Deno.copyFile(`${from}/${found}`, aside);
      else await openSealedFile({ from: `${from}/${found}`, to: aside, key: key!, purpose });
      return files.isWhole(name, (await factsOfFile(aside)).fileHash);
    });
    if (isWhole !== false) count++;
  }
  return count;
}

async function isThere(path: string): Promise<boolean> {
  try {
    await Deno.stat(path);
    return true;
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return false;
    throw error;
  }
}

/** Whole under its name or not there at all; what the writer refuses with `false` is thrown away. */
async function writeWhole(
  path: string,
  write: (aside: string) => Promise<boolean | void>,
): Promise<boolean | void> {
  const folder = path.slice(0, path.lastIndexOf("/"));
  await Deno.mkdir(folder, { recursive: true, mode: 0o700 });
  const aside = `${folder}/${newId()}.new`;
  try {
    const isWhole = await write(aside);
    if (isWhole === false) return false;
    await syncFile(aside);
    await Deno.rename(aside, path);
  } finally {
    await removeIfThere(aside);
  }
}

/** A shop that was deleted here is deleted there too, its key first. @see R193 */
async function forget(folder: DataFolder, shopId: string): Promise<boolean> {
  const paths = [`${folder.path}/backups/${shopId}`, shopFolder(folder, shopId)];
  const known = await Promise.all([...paths, `${dataKeysFolder(folder)}/${shopId}`].map(isThere));
  await removeBackups(folder, shopId);
  await removeIfThere(shopFolder(folder, shopId));
  return known.includes(true);
}
