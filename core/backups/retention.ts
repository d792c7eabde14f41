import { addDays } from "../calendar.ts";

/**
 * `nightly`: the house's own, one a day; `manual`: somebody asked for it; `before_restore`: the state
 * that a restore replaced, so that it can be undone.
 */
export const backupKinds = ["nightly", "manual", "before_restore"] as const;
export type BackupKind = typeof backupKinds[number];

/** What decides how long a backup is kept. */
export interface DatedBackup {
  id: string;
  kind: BackupKind;
  /** Day on which it was taken, `YYYY-MM-DD` in Prague. */
  day: string;
  /** It is not what was written: it cannot be restored, and replaces no good one. */
  isDamaged: boolean;
}

export const dailyKept = 5;
export const weeklyKept = 3;
/** Those that the nightly ones do not replace; a damaged one is shown for as long. */
export const otherKeptDays = 7;

/**
 * Which backups stay: the five most recent daily ones, the three most recent that were taken on a
 * Monday, the others for seven days, and the newest good one whatever its age.
 *
 * @returns their ids
 * @see R212
 */
export function backupsToKeep(backups: readonly DatedBackup[], today: string): Set<string> {
  const good = backups.filter(({ isDamaged }) => !isDamaged).sort(newestFirst);
  const nightly = good.filter(({ kind }) => kind === "nightly");
  const kept = [
    ...nightly.slice(0, dailyKept),
    ...nightly.filter(({ day }) => isMonday(day)).slice(0, weeklyKept),
    ...backups.filter(({ kind, day, isDamaged }) =>
      (kind !== "nightly" || isDamaged) && addDays(day, otherKeptDays) >= today
    ),
    ...good.slice(0, 1),
  ];
  return new Set(kept.map(({ id }) => id));
}

/** Weeks begin on Monday. @see R212 */
export const isMonday = (day: string): boolean => new Date(`${day}T00:00:00Z`).getUTCDay() === 1;

const newestFirst = (a: DatedBackup, b: DatedBackup): number =>
  a.day < b.day || (a.day === b.day && a.id < b.id) ? 1 : -1;
