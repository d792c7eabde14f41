import type { Database } from "../engine/database.ts";
import { openDatabase } from "../engine/open.ts";
import { migrate } from "../migrate.ts";
import type { Platform } from "../platform.ts";
import type { Backup } from "./backup_store.ts";
import type { BackupSubject } from "./take_backup.ts";

/** A copy of a backup, with the present schema, to look into; gone when it is disposed of. */
export interface OpenedBackup extends AsyncDisposable {
  path: string;
  database: Database;
}

/** The backup itself stays as it is. Throws `DamagedCopyError` for one that cannot be read. */
export async function openShopBackup(
  platform: Pick<Platform, "now">,
  { store }: BackupSubject,
  backup: Backup,
): Promise<OpenedBackup> {
  const copy = await store.lendCopy(backup);
  const database = openDatabase({ url: `file:${copy.path}` });
  const dispose = async () => {
    database.close();
    await copy[Symbol.asyncDispose]();
  };
  try {
    await migrate(database, "shop", platform.now());
    return { path: copy.path, database, [Symbol.asyncDispose]: dispose };
  } catch (error) {
    await dispose();
    throw error;
  }
}
