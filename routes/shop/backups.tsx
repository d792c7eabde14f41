import { otherKeptDays } from "../../core/backups/retention.ts";
import type { Backup } from "../../tenants/backups/backup_store.ts";
import { compareBackup } from "../../tenants/backups/compare_backup.ts";
import { confirmIntact } from "../../tenants/backups/confirm_intact.ts";
import { orderRestore } from "../../tenants/backups/restore_job.ts";
import { isLocal, subjectOf } from "../../tenants/backups/take_backup.ts";
import { after } from "../../tenants/clock.ts";
import { lastRestore, type Restore } from "../../tenants/platform/restores.ts";
import { BackupList, type ShownRestore } from "../../views/backups/backup_list.tsx";
import { BackupPage } from "../../views/backups/backup_page.tsx";
import { paths } from "../../views/paths.ts";
import { backupTexts } from "../../views/texts/backups.ts";
import { actorOf } from "../actor.ts";
import { createRouter } from "../environment.ts";
import { readForm } from "../form.ts";
import { setNotice } from "../notice.ts";
import { shopPageOf } from "../page.ts";
import { refuse } from "../refusal.tsx";
import { auditRecord } from "./record.ts";

/** What a shop was, and the way back to it. */
export const backups = createRouter();

const path = "/shops/:shop/settings/backups";

backups.get(path, async (c) => {
  const { services: { platform }, current: { shop } } = c.var;
  if (!isLocal(shop)) {
    return c.html(<BackupList {...shopPageOf(c)} backups={undefined} restore={undefined} />);
  }
  const { store } = await subjectOf(platform, shop);
  const list = await store.list();
  const last = await lastRestore(platform.database, shop.id);
  const restore = shownRestore(last, list, platform.now());
  return c.html(<BackupList {...shopPageOf(c)} backups={list} restore={restore} />);
});

/** As long as it could be taken back. */
function shownRestore(
  restore: Restore | undefined,
  list: readonly Backup[],
  now: string,
): ShownRestore | undefined {
  if (!restore) return undefined;
  const { state, backupAt, keptId, endedAt } = restore;
  if (endedAt !== undefined && after(endedAt, otherKeptDays * 86_400) < now) return undefined;
  return { state, backupAt, undoId: list.find(({ id }) => id === keptId)?.id };
}

backups.get(`${path}/:backup`, async (c) => {
  const { services: { platform }, current: { shop } } = c.var;
  if (!isLocal(shop)) return refuse(c, "not_found");
  const subject = await subjectOf(platform, shop);
  const backup = await subject.store.find(c.req.param("backup"));
  if (!backup) return refuse(c, "not_found");
  const isIntact = await confirmIntact(subject, backup);
  const difference = isIntact ? await compareBackup(subject, backup) : undefined;
  return c.html(<BackupPage {...shopPageOf(c)} backup={backup} difference={difference} />);
});

backups.post(`${path}/:backup/restoration`, async (c) => {
  await readForm(c);
  const { services: { platform, runner }, current: { shop } } = c.var;
  if (!isLocal(shop)) return refuse(c, "not_found");
  const backupId = c.req.param("backup");
  const ordered = await orderRestore(platform, shop, { backupId, by: actorOf(c).name });
  if (!ordered.ok) {
    if (ordered.error.code === "no_backup") return refuse(c, "not_found");
    const text = backupTexts[c.var.language].refusals[ordered.error.code];
    setNotice(c, { tone: "negative", text });
    return c.redirect(paths.backups(shop), 303);
  }
  await auditRecord(c, "backup.restore", backupId);
  runner.wake();
  return c.redirect(paths.backups(shop), 303);
});
