import { isMonday } from "../../core/backups/retention.ts";
import { pragueDay } from "../clock.ts";
import type { Platform } from "../platform.ts";
import { addJob, type Job } from "../platform/jobs.ts";
import { listShops, type Shop, shopById } from "../platform/shops.ts";
import { readOneAgain } from "./confirm_intact.ts";
import { hasDatabaseHere, mayHaveChanged, subjectOf, takeNightlyBackup } from "./take_backup.ts";

/** Of the jobs that back up one database. */
export const backupKind = "backup";

/**
 * Orders the night's backups: of the platform, and of each shop that may have changed. On Mondays of
 * all, for each week has its own.
 *
 * @returns how many were ordered
 * @see R211, R212
 */
export async function orderBackups(platform: Platform): Promise<number> {
  const now = platform.now();
  const day = pragueDay(now);
  const shops = (await listShops(platform.database)).filter(hasDatabaseHere);
  let ordered = 0;
  for (const subject of ["platform" as const, ...shops]) {
    const isDue = isMonday(day) || await mayHaveChanged(await subjectOf(platform, subject));
    if (!isDue) continue;
    await orderBackup(platform, subject, day);
    ordered++;
  }
  return ordered;
}

async function orderBackup(
  platform: Platform,
  subject: "platform" | Shop,
  day: string,
): Promise<void> {
  const shopId = subject === "platform" ? undefined : subject.id;
  await addJob(platform.database, {
    id: `${backupKind}:${shopId ?? "platform"}:${day}`,
    kind: backupKind,
    ...(shopId === undefined ? {} : { shopId }),
    dueAt: platform.now(),
    // Nobody waits for it: imports that are due at the same instant come first.
    sequence: 20,
  });
}

/** Interrupted, it is made anew. One of those that are there is read again. */
export async function doBackupJob(
  platform: Platform,
  job: Job,
  { signal }: { signal: AbortSignal },
): Promise<void> {
  const shop = job.shopId === undefined ? undefined : await shopById(platform.database, job.shopId);
  if (job.shopId !== undefined && (!shop || !hasDatabaseHere(shop))) return;
  const subject = await subjectOf(platform, shop ?? "platform");
  await takeNightlyBackup(platform, subject, signal);
  await readOneAgain(subject, pragueDay(platform.now()));
}
