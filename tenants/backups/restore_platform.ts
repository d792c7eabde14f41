import type { DataFolder } from "../data_folder.ts";
import { foldWhenAlone, valuesOnlyIn } from "../engine/exclusive.ts";
import { openDatabase } from "../engine/open.ts";
import { checkCopy } from "../engine/snapshot.ts";
import { queryAll } from "../engine/database.ts";
import { migrate } from "../migrate.ts";
import type { Sealer } from "../sealing.ts";
import type { Backup } from "./backup_store.ts";
import { BackupStore } from "./backup_store.ts";
import { namesIn, removeIfThere, syncFile } from "./file_facts.ts";

/** What a restore of the platform would mean, told before it is done. */
export interface PlatformLoss {
  /** Ledger entries that the present database has and the backup has not; `undefined`: unreadable. */
  ledgerEntries: number | undefined;
  /** Documents of payments, likewise. */
  invoices: number | undefined;
  /** Ids of shops whose data lie on the disk and which the backup does not know. */
  unknownShops: string[];
  /** Slugs of shops that the backup has as living and whose database is not on the disk. */
  shopsWithoutData: string[];
}

/** A backup of the platform that was checked and brought to the present schema, ready to be put in place. */
export interface PreparedPlatform extends AsyncDisposable {
  path: string;
  loss: PlatformLoss;
}

type Place = { folder: DataFolder; sealer: Sealer; now: () => string };

/**
 * Makes a backup of the platform ready. Throws `DamagedCopyError` for one that is not what was
 * written. Nothing of the present is touched.
 */
export async function preparePlatform(place: Place, backup: Backup): Promise<PreparedPlatform> {
  const copy = await new BackupStore(place, "platform").lendCopy(backup);
  try {
    checkCopy(copy.path, { tables: backup.tables, hash: backup.hash });
    await makeReady(copy.path, place.now());
    const loss = await lossOf(place.folder, copy.path);
    return { path: copy.path, loss, [Symbol.asyncDispose]: () => copy[Symbol.asyncDispose]() };
  } catch (error) {
    await copy[Symbol.asyncDispose]();
    throw error;
  }
}

/** Whoever was signed in then, and may have signed out since, signs in again. */
async function makeReady(path: string, now: string): Promise<void> {
  const database = openDatabase({ url: `file:${path}` });
  try {
    await migrate(database, "platform", now);
    await database.execute("DELETE FROM sessions");
  } finally {
    database.close();
  }
  foldWhenAlone(path);
}

async function lossOf(folder: DataFolder, copy: string): Promise<PlatformLoss> {
  const path = `${folder.path}/platform.db`;
  const database = openDatabase({ url: `file:${copy}` });
  try {
    const shops = await queryAll<{ id: string; slug: string; state: string }>(
      database,
      `SELECT id, slug, state FROM shops
        WHERE ready_at IS NOT NULL AND database_url LIKE 'file:%' ORDER BY slug`,
    );
    const onDisk = new Set(await foldersWithDatabase(folder));
    const known = new Set(shops.map(({ id }) => id));
    return {
      ledgerEntries: countOnlyIn(path, copy, { table: "ledger", column: "id" }),
      invoices: countOnlyIn(path, copy, { table: "invoices", column: "number" }),
      unknownShops: [...onDisk].filter((id) => !known.has(id)).sort(),
      shopsWithoutData: shops
        .filter(({ id, state }) => state !== "deleted" && !onDisk.has(id))
        .map(({ slug }) => slug),
    };
  } finally {
    database.close();
  }
}

async function foldersWithDatabase({ path }: DataFolder): Promise<string[]> {
  const found: string[] = [];
  for (const id of await namesIn(`${path}/shops`)) {
    if ((await namesIn(`${path}/shops/${id}`)).includes("shop.db")) found.push(id);
  }
  return found;
}

function countOnlyIn(
  path: string,
  other: string,
  { table, column }: { table: string; column: string },
): number | undefined {
  try {
    return valuesOnlyIn({ path, other, table, column }).length;
  } catch {
    return undefined; // gone or damaged: that is why it is restored
  }
}

/** A process has the platform's database open. */
export class PlatformInUseError extends Error {
  override name = "PlatformInUseError";
}

/**
 * Puts a prepared backup in the place of the platform's database, which is kept beside it under a
 * name of its own. A kill leaves the one or the other, never none.
 *
 * @returns the path of what was replaced; `undefined` where there was nothing
 * @throws {PlatformInUseError} while a server runs
 * @see BA-6
 */
export async function putPlatform(
  { folder, now }: Place,
  { path }: PreparedPlatform,
): Promise<string | undefined> {
  const place = `${folder.path}/platform.db`;
  const kept = await keepPresent(place, `${place}.before-${now().replace(/\D/g, "").slice(0, 17)}`);
  for (const ending of ["-wal", "-shm", "-journal"]) await removeIfThere(`${place}${ending}`);
  const ready = `${place}.restored.new`;
  await Deno.copyFile(path, ready);
  await syncFile(ready);
  await Deno.rename(ready, place);
  return kept;
}

async function keepPresent(place: string, aside: string): Promise<string | undefined> {
  try {
    await Deno.stat(place);
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return undefined;
    throw error;
  }
  if (!isFolded(place)) throw new PlatformInUseError("The platform's database is in use");
  await Deno.link(place, aside);
  return aside;
}

/** One that is no database any more is in nobody's use. */
function isFolded(place: string): boolean {
  try {
    return foldWhenAlone(place);
  } catch {
    return true;
  }
}
