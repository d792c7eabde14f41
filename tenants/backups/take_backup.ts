import { type BackupKind, isMonday } from "../../core/backups/retention.ts";
import { pragueDay } from "../clock.ts";
import { addressOfShop, type Platform } from "../platform.ts";
import { migrationsOf } from "../migrate.ts";
import type { Shop } from "../platform/shops.ts";
import { type Backup, backupId, type BackupOwner, BackupStore } from "./backup_store.ts";
import { doAside } from "./database_work.ts";

/** The shop's database is on a server, whose operator backs it up. */
export class NoLocalDatabaseError extends Error {
  override name = "NoLocalDatabaseError";
}

/** What is backed up: where its database lies, and where its backups go. */
export interface BackupSubject {
  database: string;
  store: BackupStore;
  schemaVersion: number;
}

export const isLocal = ({ databaseUrl }: Pick<Shop, "databaseUrl">): boolean =>
  databaseUrl.startsWith("file:");

/** Whether the shop has a database here. */
export const hasDatabaseHere = (shop: Shop): boolean =>
  shop.readyAt !== undefined && shop.state !== "deleted" && isLocal(shop);

/** Throws `NoLocalDatabaseError` for a shop on a server. */
export async function subjectOf(
  platform: Platform,
  subject: "platform" | Shop,
): Promise<BackupSubject> {
  const owner: BackupOwner = subject === "platform" ? subject : { shopId: subject.id };
  const store = new BackupStore(platform, owner);
  if (subject === "platform") {
    const schemaVersion = migrationsOf("platform").length;
    return { database: `${platform.folder.path}/platform.db`, store, schemaVersion };
  }
  if (!isLocal(subject)) {
    throw new NoLocalDatabaseError(`The database of ${subject.slug} is on a server of its own.`);
  }
  const { url } = await addressOfShop(platform.folder, platform.sealer, subject);
  return { database: url.slice("file:".length), store, schemaVersion: subject.schemaVersion };
}

/**
 * The night's backup. A database that still holds what its newest nightly one holds is not copied
 * again, but on Mondays: every week has its own.
 *
 * @returns `undefined` when nothing has changed
 * @see R211, R212
 */
export async function takeNightlyBackup(
  platform: Platform,
  subject: BackupSubject,
  signal?: AbortSignal,
): Promise<Backup | undefined> {
  const { store } = subject;
  const day = pragueDay(platform.now());
  const id = backupId(day, "nightly");
  const stamp = await stampOf(subject);
  const known = await store.list();
  const today = known.find((backup) => backup.id === id);
  if (today) return today;
  const newest = known.find(({ kind, isDamaged, encrypted }) =>
    kind === "nightly" && !isDamaged && (encrypted !== undefined) === store.isEncrypting
  );
  const unlessHash = isMonday(day) ? undefined : newest?.hash;
  const taken = await copy(platform, subject, { id, kind: "nightly", day, unlessHash, signal });
  await store.keepStamp(stamp);
  return taken;
}

/** A backup that somebody asks for, or that a restore makes before it begins. */
export async function takeBackup(
  platform: Platform,
  subject: BackupSubject,
  { kind, word, signal }: {
    kind: Exclude<BackupKind, "nightly">;
    /** Tells it from others of its day. */
    word: string;
    signal?: AbortSignal | undefined;
  },
): Promise<Backup> {
  const day = pragueDay(platform.now());
  const id = backupId(day, kind, word);
  return await subject.store.find(id) ??
    (await copy(platform, subject, { id, kind, day, signal }))!;
}

async function copy(
  platform: Platform,
  { database, store, schemaVersion }: BackupSubject,
  { id, kind, day, unlessHash, signal }: {
    id: string;
    kind: BackupKind;
    day: string;
    unlessHash?: string | undefined;
    signal?: AbortSignal | undefined;
  },
): Promise<Backup | undefined> {
  const to = await store.begin(id);
  const at = platform.now();
  const task = { from: database, to, unlessHash };
  const { facts, isCopied } = await doAside("snapshot", task, { path: database, signal });
  if (!isCopied) {
    await store.giveUp(id);
    return undefined;
  }
  const taken = await store.finish({ id, kind, day, at, schemaVersion, ...facts });
  await store.prune(day);
  return taken;
}

/** A file's times are told to the millisecond: one that was just written may be written once more. */
const settledMs = 2_000;

/**
 * Equal stamps, equal databases: sizes and times of the file and its log. Empty for one that was
 * written to a moment ago, which equals none. With encryption switched on all are copied anew.
 */
async function stampOf({ database, store }: BackupSubject, now = Date.now()): Promise<string> {
  const parts: (number | string)[] = store.isEncrypting ? ["encrypted"] : [];
  for (const path of [database, `${database}-wal`]) {
    const { size, mtime } = await statOf(path);
    if (size === 0) continue;
    if (now - mtime < settledMs) return "";
    parts.push(size, mtime);
  }
  return parts.join(":");
}

async function statOf(path: string): Promise<{ size: number; mtime: number }> {
  try {
    const { size, mtime } = await Deno.stat(path);
    return { size, mtime: mtime?.getTime() ?? 0 };
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return { size: 0, mtime: 0 };
    throw error;
  }
}

/** Whether the database may have changed since it was backed up last, told without opening it. */
export async function mayHaveChanged(subject: BackupSubject): Promise<boolean> {
  const stamp = await stampOf(subject);
  return stamp === "" || stamp !== await subject.store.lastStamp();
}
