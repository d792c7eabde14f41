import { daysBetween } from "../../core/calendar.ts";
import { DamagedCopyError } from "../engine/snapshot.ts";
import type { Backup } from "./backup_store.ts";
import type { BackupSubject } from "./take_backup.ts";

/** Whether a backup still is what was written; a damaged one is marked. */
export async function confirmIntact({ store }: BackupSubject, backup: Backup): Promise<boolean> {
  if (backup.isDamaged) return false;
  if (await store.isIntact(backup)) return true;
  await store.markDamaged(backup.id, "the file has changed");
  return false;
}

/**
 * Reads one of the backups again, each night another one. Throws `DamagedCopyError` for one that was
 * not yet known to be damaged, so that the operator hears of the disk.
 *
 * @see BA-5
 */
export async function readOneAgain(subject: BackupSubject, day: string): Promise<void> {
  const good = (await subject.store.list()).filter(({ isDamaged }) => !isDamaged);
  const chosen = good[daysBetween("2026-01-01", day) % good.length];
  if (!chosen || await confirmIntact(subject, chosen)) return;
  throw new DamagedCopyError(
    `The backup ${chosen.id} in ${subject.store.folder} is no longer what was written`,
  );
}
