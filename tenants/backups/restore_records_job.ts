import { backupFormat, type RestorableEntity } from "../../core/backups/restoration.ts";
import { importSettings } from "../../core/imports/settings.ts";
import { DamagedCopyError } from "../engine/snapshot.ts";
import type { Platform } from "../platform.ts";
import type { Shop } from "../platform/shops.ts";
import { orderRestorationRun } from "../jobs/import_orders.ts";
import { failRun } from "../shop/run_changes.ts";
import { restoreRecords } from "../shop/record_restoration.ts";
import type { Database } from "../engine/database.ts";
import { openShopBackup } from "./open_backup.ts";
import { subjectOf } from "./take_backup.ts";

/** What a run that puts records back has to know; it is kept with its job. */
export interface Restoration {
  backupId: string;
  /** In the order in which they are put back. */
  ids: number[];
}

/**
 * Orders a run that puts chosen records of a backup back. It stands among the imports of the shop,
 * where it can be followed, looked through and undone.
 *
 * @param name of the import, in the language of the person
 * @see R213, BA-4
 */
export function orderRestoration(
  platform: Platform,
  shop: Shop,
  { entity, name, by, restoration }: {
    entity: RestorableEntity;
    name: string;
    by: string;
    restoration: Restoration;
  },
): Promise<{ importId: number; runId: number }> {
  const { languages: [language = "cs"], currency } = shop;
  const settings = importSettings.parse({ language, currency });
  const order = { entity, name, format: backupFormat, settings, createdBy: by };
  return orderRestorationRun(platform, shop, order, restoration);
}

/** Does such a run; one whose backup is damaged or gone meanwhile ends as failed. */
export async function restoreChosen(
  platform: Platform,
  shop: Shop,
  { database, runId, fence, restoration, signal }: {
    database: Database;
    runId: number;
    fence: number;
    /** Absent of a run that was ordered as if it had a file. */
    restoration: Restoration | undefined;
    signal: AbortSignal;
  },
): Promise<void> {
  const { now } = platform;
  try {
    const subject = await subjectOf(platform, shop);
    const backup = restoration && await subject.store.find(restoration.backupId);
    if (!backup || backup.isDamaged) throw new DamagedCopyError("the backup is gone or damaged");
    await using then = await openShopBackup(platform, subject, backup);
    const { ids } = restoration;
    await restoreRecords({ database, then: then.database, runId, fence, ids, now, signal });
  } catch (error) {
    if (!(error instanceof DamagedCopyError)) throw error;
    await failRun(database, runId, { now: now(), fence });
  }
}
