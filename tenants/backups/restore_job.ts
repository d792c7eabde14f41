import { accountOfShop } from "../platform/contracts.ts";
import { DamagedCopyError, markRestore, restoreMark } from "../engine/snapshot.ts";
import { openDatabase } from "../engine/open.ts";
import { migrate, migrationsOf } from "../migrate.ts";
import { addressOfShop, type Platform } from "../platform.ts";
import { audit } from "../platform/audit.ts";
import { addJob, type Job } from "../platform/jobs.ts";
import { enqueueMail } from "../platform/outbox.ts";
import {
  endRestore,
  failRestore,
  insertRestore,
  noteKept,
  type Restore,
  restoreById,
  type RestoreFailure,
} from "../platform/restores.ts";
import {
  nextRuns,
  type Scheduled,
  scheduleImport,
  unscheduleImport,
} from "../platform/schedule.ts";
import { type Shop, shopById } from "../platform/shops.ts";
import { fitRestored, scheduledImports } from "../shop/restored_content.ts";
import { pragueDay } from "../clock.ts";
import { doAside, doInThread } from "./database_work.ts";
import { type BackupSubject, subjectOf, takeBackup } from "./take_backup.ts";

/** Of the jobs that put a shop back; no other job of the shop runs beside one. */
export const restoreKind = "restore";

export type RestoreRefusal =
  | { code: "no_backup" }
  | { code: "damaged" }
  /** The backup is of a newer program. */
  | { code: "too_new"; found: number; known: number }
  | { code: "going_on" };

/** Orders that a shop becomes what it was. @returns the id of the restore */
export async function orderRestore(
  platform: Platform,
  shop: Shop,
  { backupId, by }: { backupId: string; by: string },
): Promise<{ ok: true; value: number } | { ok: false; error: RestoreRefusal }> {
  const refused = (error: RestoreRefusal) => ({ ok: false, error }) as const;
  const { store } = await subjectOf(platform, shop);
  const backup = await store.find(backupId);
  if (!backup) return refused({ code: "no_backup" });
  if (backup.isDamaged) return refused({ code: "damaged" });
  const known = migrationsOf("shop").length;
  if (backup.schemaVersion > known) {
    return refused({ code: "too_new", found: backup.schemaVersion, known });
  }
  const now = platform.now();
  const order = { shopId: shop.id, backupId, backupAt: backup.at, by, now };
  const id = await platform.database.write(async (transaction) => {
    const id = await insertRestore(transaction, order);
    if (id === undefined) return undefined;
    await addJob(transaction, {
      ...{ id: restoreJobId(id), kind: restoreKind, shopId: shop.id, dueAt: now },
      details: { restoreId: id },
    });
    return id;
  });
  return id === undefined ? refused({ code: "going_on" }) : { ok: true, value: id };
}

export const restoreJobId = (id: number): string => `${restoreKind}:${id}`;

/**
 * Puts a shop back. The backup is checked and made fit in a copy, what the shop has now is backed up,
 * and then one transaction of the shop's database puts the one in the place of the other, with a mark
 * by which a repeated job knows that it is done: what people do after it is not undone by it.
 *
 * @param onStep for tests, which break it off there
 * @see BA-4, BA-6
 */
export async function doRestoreJob(
  platform: Platform,
  job: Job,
  { signal, onStep = () => {} }: { signal: AbortSignal; onStep?: (step: string) => void },
): Promise<void> {
  const restore = await restoreById(platform.database, Number(job.details.restoreId));
  const shop = restore && await shopById(platform.database, restore.shopId);
  if (!shop || restore.state !== "going") return;
  const subject = await subjectOf(platform, shop);
  const isDone = restoreMark(subject.database) === restore.id;
  if (!isDone) {
    const ready = await prepare(platform, shop, { subject, restore, signal });
    if (!ready) return await failed(platform, shop, restore, "damaged");
    onStep("prepared");
    const kept = await takeBackup(platform, subject, {
      kind: "before_restore",
      // What an attempt has kept that was broken off is not what is there now.
      word: `${restore.id}-${job.fence}`,
      signal,
    });
    await noteKept(platform.database, restore.id, kept.id);
    onStep("kept");
    signal.throwIfAborted();
    await doInThread("replace", { from: ready, to: subject.database }, signal);
    onStep("replaced");
  }
  await matchSchedule(platform, shop);
  onStep("scheduled");
  await tellDone(platform, shop, restore);
  platform.shops.discard(shop.id);
  await subject.store.giveUp(restore.backupId);
}

/** @returns the path of the copy that is ready; `undefined` for a damaged backup */
async function prepare(
  platform: Platform,
  shop: Shop,
  { subject: { store }, restore, signal }: {
    subject: BackupSubject;
    restore: Restore;
    signal: AbortSignal;
  },
): Promise<string | undefined> {
  const backup = await store.find(restore.backupId);
  if (!backup || backup.isDamaged) return undefined;
  // A new folder: no log of another file lies beside it.
  const path = await store.begin(backup.id);
  try {
    await store.copyTo(backup, path);
    const { tables, hash } = backup;
    await doAside("check", { path, expected: { tables, hash } }, { path, signal });
  } catch (error) {
    if (!(error instanceof DamagedCopyError)) throw error;
    await store.markDamaged(backup.id, error.message);
    await store.giveUp(backup.id);
    return undefined;
  }
  await makeFit(platform, shop, path);
  markRestore(path, restore.id);
  return path;
}

async function makeFit(platform: Platform, shop: Shop, path: string): Promise<void> {
  const now = platform.now();
  await using lease = await platform.shops.lease(shop.id);
  const restored = openDatabase({ url: `file:${path}` });
  try {
    await migrate(restored, "shop", now);
    await fitRestored(restored, lease.database, now);
  } finally {
    restored.close();
  }
}

/** What runs by itself is what the shop has now. */
async function matchSchedule(platform: Platform, shop: Shop): Promise<void> {
  const { url } = await addressOfShop(platform.folder, platform.sealer, shop);
  const database = openDatabase({ url });
  try {
    const wanted = await scheduledImports(database);
    const known = await nextRuns(platform.database, shop.id);
    for (const scheduled of wanted) {
      if (known.delete(scheduled.importId)) continue;
      const entry = { shopId: shop.id, ...scheduled } as Scheduled;
      await scheduleImport(platform.database, entry, platform.now());
    }
    for (const importId of known.keys()) {
      await unscheduleImport(platform.database, { shopId: shop.id, importId });
    }
  } finally {
    database.close();
  }
}

async function tellDone(platform: Platform, shop: Shop, restore: Restore): Promise<void> {
  await platform.database.write(async (transaction) => {
    const now = platform.now();
    if (!await endRestore(transaction, restore.id, { now, keptId: undefined })) return;
    await audit(transaction, {
      at: now,
      actor: { kind: "system", name: restore.orderedBy },
      action: "backup.restored",
      shopId: shop.id,
      subject: restore.backupId,
    });
    await tellOwner(platform, transaction, shop, { kind: "shop_restored", restore });
  });
}

async function failed(
  platform: Platform,
  shop: Shop,
  restore: Restore,
  failure: RestoreFailure,
): Promise<void> {
  await platform.database.write(async (transaction) => {
    const now = platform.now();
    if (!await failRestore(transaction, restore.id, { now, failure })) return;
    await tellOwner(platform, transaction, shop, { kind: "restore_failed", restore });
  });
}

async function tellOwner(
  platform: Platform,
  transaction: Parameters<typeof enqueueMail>[1],
  shop: Shop,
  { kind, restore }: { kind: "shop_restored" | "restore_failed"; restore: Restore },
): Promise<void> {
  const { owner, language } = await accountOfShop(transaction, shop.id);
  await enqueueMail(platform, transaction, {
    content: {
      kind,
      shopName: shop.name,
      shopSlug: shop.slug,
      backupDay: pragueDay(restore.backupAt),
    },
    recipient: owner.email,
    language,
    shopId: shop.id,
  }, platform.now());
}

/** The last attempt failed too. Before the exchange nothing has changed; after it, all has. */
export async function giveUpRestore(platform: Platform, job: Job): Promise<void> {
  const restore = await restoreById(platform.database, Number(job.details.restoreId));
  const shop = restore && await shopById(platform.database, restore.shopId);
  if (!shop) return;
  const { database, store } = await subjectOf(platform, shop);
  await store.giveUp(restore.backupId);
  if (restoreMark(database) === restore.id) await tellDone(platform, shop, restore);
  else await failed(platform, shop, restore, "failed");
}
