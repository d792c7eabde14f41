import type { Context } from "hono";
import { restorableEntities, type RestorableEntity } from "../../core/backups/restoration.ts";
import type { Backup } from "../../tenants/backups/backup_store.ts";
import {
  differingRecords,
  previewRestoration,
  type RestorationPreview,
} from "../../tenants/backups/chosen_records.ts";
import { confirmIntact } from "../../tenants/backups/confirm_intact.ts";
import { type OpenedBackup, openShopBackup } from "../../tenants/backups/open_backup.ts";
import { orderRestoration } from "../../tenants/backups/restore_records_job.ts";
import { type BackupSubject, isLocal, subjectOf } from "../../tenants/backups/take_backup.ts";
import { migrationsOf } from "../../tenants/migrate.ts";
import { BackupRecords } from "../../views/backups/backup_records.tsx";
import { RecordsPreview } from "../../views/backups/backup_records_preview.tsx";
import { formatDateTime } from "../../views/format.ts";
import { paths, withQuery } from "../../views/paths.ts";
import { backupRecordTexts } from "../../views/texts/backup_records.ts";
import { actorOf } from "../actor.ts";
import { createRouter, type Environment } from "../environment.ts";
import { readForm } from "../form.ts";
import { setNotice } from "../notice.ts";
import { shopPageOf } from "../page.ts";
import { pageNumber } from "../query.ts";
import { refuse } from "../refusal.tsx";
import { auditRecord } from "./record.ts";

/** Some products or categories of a backup, put back by themselves. @see R213, BA-4 */
export const backupRecords = createRouter();

const listSize = 50;
const searchMax = 200;

for (const entity of restorableEntities) {
  const path = `/shops/:shop/settings/backups/:backup/records/${entity}`;
  backupRecords.get(path, (c) => showList(c, entity));
  backupRecords.get(`${path}/preview`, (c) => showChoice(c, entity));
  backupRecords.post(`${path}/restoration`, (c) => restoreChoice(c, entity));
}

async function showList(c: Request, entity: RestorableEntity): Promise<Response> {
  const found = await findBackup(c, entity);
  if (!found) return refuse(c, "not_found");
  const { backup, subject } = found;
  await using then = await openShopBackup(c.var.services.platform, subject, backup);
  const search = (c.req.query("search") ?? "").slice(0, searchMax).trim();
  const all = await differingRecords(subject.database, then, { entity, search });
  const number = pageNumber(c);
  const records = all.slice((number - 1) * listSize, number * listSize);
  return c.html(
    <BackupRecords
      {...shopPageOf(c)}
      {...{ backup, entity, records, number, search }}
      total={all.length}
      size={listSize}
      isEmptyChoice={c.req.query("empty") !== undefined}
    />,
  );
}

async function showChoice(c: Request, entity: RestorableEntity): Promise<Response> {
  const found = await findBackup(c, entity);
  if (!found) return refuse(c, "not_found");
  const search = (c.req.query("search") ?? "").slice(0, searchMax).trim();
  const chosen = (c.req.queries("selected") ?? []).slice(0, listSize);
  const ids = c.req.query("all") === undefined ? chosen.filter(isId).join(",") : "all";
  if (ids === "") {
    const list = paths.backupRecords(c.var.current.shop, found.backup.id, found.entity);
    return c.redirect(withQuery(list, { search: search || undefined, empty: 1 }), 303);
  }
  await using then = await openShopBackup(c.var.services.platform, found.subject, found.backup);
  const { preview } = await look(c, found, { then, choice: { ids, search } });
  return showPreview(c, found, { preview, choice: { ids, search }, isChanged: false });
}

async function restoreChoice(c: Request, entity: RestorableEntity): Promise<Response> {
  const { ids = "", search = "", stamp } = await readForm(c, "ids", "search", "stamp");
  const found = await findBackup(c, entity);
  if (!found) return refuse(c, "not_found");
  const { services: { platform, runner }, current: { shop }, language } = c.var;
  const { backup } = found;
  const choice = { ids, search: search.slice(0, searchMax).trim() };
  await using then = await openShopBackup(platform, found.subject, backup);
  const { preview, chosen } = await look(c, found, { then, choice });
  if (preview.stamp !== stamp) {
    c.status(409);
    return showPreview(c, found, { preview, choice, isChanged: true });
  }
  const texts = backupRecordTexts[language];
  const { importId, runId } = await orderRestoration(platform, shop, {
    entity,
    name: texts.importName(formatDateTime(language, backup.at)),
    by: actorOf(c).name,
    restoration: { backupId: backup.id, ids: chosen },
  });
  await auditRecord(c, "backup.restore_records", backup.id);
  setNotice(c, { tone: "positive", text: texts.ordered });
  runner.wake();
  return c.redirect(paths.importRun(shop.slug, String(importId), runId), 303);
}

interface Found {
  backup: Backup;
  entity: RestorableEntity;
  subject: BackupSubject;
}

type Request = Context<Environment>;

/** A backup of the shop that can be read. */
async function findBackup(c: Request, entity: RestorableEntity): Promise<Found | undefined> {
  const { services: { platform }, current: { shop } } = c.var;
  if (!isLocal(shop)) return undefined;
  const subject = await subjectOf(platform, shop);
  const backup = await subject.store.find(c.req.param("backup") ?? "");
  if (!backup || backup.schemaVersion > migrationsOf("shop").length) return undefined;
  return await confirmIntact(subject, backup) ? { backup, entity, subject } : undefined;
}

interface Choice {
  /** `12,15`, or `all` that the search finds. */
  ids: string;
  search: string;
}

const isId = (text: string): boolean => /^[1-9]\d{0,14}$/.test(text);

/** Those that were chosen, in the order in which they are put back, and what that would do. */
async function look(
  c: Request,
  { entity, subject }: Found,
  { then, choice }: { then: OpenedBackup; choice: Choice },
): Promise<{ preview: RestorationPreview; chosen: number[] }> {
  const wanted = new Set(choice.ids.split(",").filter(isId).map(Number));
  const search = choice.ids === "all" ? choice.search : "";
  const found = await differingRecords(subject.database, then, { entity, search });
  const chosen = found.map(({ id }) => id)
    .filter((id) => choice.ids === "all" || wanted.has(id));
  const now = c.var.current.database;
  const order = { entity, ids: chosen };
  return { preview: await previewRestoration({ then: then.database, now }, order), chosen };
}

function showPreview(
  c: Request,
  { backup, entity }: Found,
  { preview, choice, isChanged }: {
    preview: RestorationPreview;
    choice: Choice;
    isChanged: boolean;
  },
) {
  const shown = preview.shown.map(({ record_id: id, code, title, isGone, changes }) => ({
    ...{ id, code, title, isGone },
    // The journal of what happened since, read backwards.
    changes: Object.fromEntries(
      Object.entries(changes).map(([path, [then, now]]): [string, [unknown, unknown]] => [
        path,
        [now, then],
      ]),
    ),
  }));
  return c.html(
    <RecordsPreview
      {...shopPageOf(c)}
      {...{ backup, entity, choice, isChanged }}
      preview={{ ...preview, shown }}
    />,
  );
}
