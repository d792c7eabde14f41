import { createHash } from "node:crypto";
import {
  type BackupKind,
  backupKinds,
  backupsToKeep,
  type DatedBackup,
} from "../../core/backups/retention.ts";
import type { DataFolder } from "../data_folder.ts";
import type { ContentFacts } from "../engine/snapshot.ts";

/**
 * Backups lie in folders of their own, `backups/<shop's id or platform>/<backup's id>/`, each with the
 * database and `backup.json` that says what it is. What is in the making has a name that ends in
 * `.new`, so that a folder without it is whole. The folders are the list: it outlives the platform's
 * database.
 */
export interface Backup extends DatedBackup, ContentFacts {
  /** Instant, RFC 3339 UTC. */
  at: string;
  schemaVersion: number;
  /** Bytes of the database. */
  size: number;
  /** SHA-256 of the file. */
  fileHash: string;
}

/** Whose backups: a shop's, by its id, or the platform's. */
export type BackupOwner = "platform" | { shopId: string };

const shopIdPattern = /^[a-z0-9]{20,32}$/;
const backupIdPattern = /^\d{4}-\d\d-\d\d(-[a-z0-9-]{1,40})?$/;

export function backupsFolder(folder: DataFolder, owner: BackupOwner): string {
  if (owner === "platform") return `${folder.path}/backups/platform`;
  if (!shopIdPattern.test(owner.shopId)) throw new Error(`Not a shop's id: ${owner.shopId}`);
  return `${folder.path}/backups/${owner.shopId}`;
}

/** Nobody works on a half-made copy any more; by the computer's clock, as times of files are. */
const abandonedMs = 6 * 3_600_000;

/** The backups of a shop, or of the platform. */
export class BackupStore {
  readonly folder: string;

  constructor(dataFolder: DataFolder, owner: BackupOwner) {
    this.folder = backupsFolder(dataFolder, owner);
  }

  databasePath(id: string): string {
    return `${this.#path(id)}/database.db`;
  }

  /** Newest first. */
  async list(): Promise<Backup[]> {
    const found: Backup[] = [];
    for (const name of await namesIn(this.folder)) {
      const backup = backupIdPattern.test(name) ? await this.find(name) : undefined;
      if (backup) found.push(backup);
    }
    return found.sort((a, b) => a.at < b.at || (a.at === b.at && a.id < b.id) ? 1 : -1);
  }

  /** Any text may be asked for; only the name of a backup that is here finds one. */
  async find(id: string): Promise<Backup | undefined> {
    if (!backupIdPattern.test(id)) return undefined;
    const text = await readIfThere(`${this.#path(id)}/backup.json`);
    if (text === undefined) return undefined;
    const isDamaged = await readIfThere(`${this.#path(id)}/damaged`) !== undefined;
    return { ...JSON.parse(text) as Backup, isDamaged };
  }

  /** Makes room for a new one and gives the path of its database; older attempts are gone. */
  async begin(id: string): Promise<string> {
    if (!backupIdPattern.test(id)) throw new Error(`Not a backup's id: ${id}`);
    await this.#removeOldAttempts();
    await this.giveUp(id);
    await Deno.mkdir(`${this.#path(id)}.new`, { recursive: true, mode: 0o700 });
    return `${this.#path(id)}.new/database.db`;
  }

  /** What {@link begin} has begun is whole: from now on it is listed. */
  async finish(
    backup: Omit<Backup, "size" | "fileHash" | "isDamaged">,
  ): Promise<Backup> {
    const path = `${this.#path(backup.id)}.new`;
    await syncFile(`${path}/database.db`);
    const file = await hashFile(`${path}/database.db`);
    const whole: Backup = { ...backup, ...file, isDamaged: false };
    await Deno.writeTextFile(`${path}/backup.json`, JSON.stringify(whole, null, 2) + "\n", {
      mode: 0o600,
    });
    await syncFile(`${path}/backup.json`);
    await Deno.rename(path, this.#path(backup.id));
    return whole;
  }

  /** Leaves nothing of what {@link begin} has begun. */
  async giveUp(id: string): Promise<void> {
    await removeIfThere(`${this.#path(id)}.new`);
  }

  /** Half-made copies of attempts that were killed; another process may be making one just now. */
  async #removeOldAttempts(): Promise<void> {
    for (const name of await namesIn(this.folder)) {
      if (!name.endsWith(".new")) continue;
      const { mtime } = await Deno.stat(`${this.folder}/${name}`);
      const age = Date.now() - (mtime?.getTime() ?? 0);
      if (age > abandonedMs) await removeIfThere(`${this.folder}/${name}`);
    }
  }

  async markDamaged(id: string, found: string): Promise<void> {
    await Deno.writeTextFile(`${this.#path(id)}/damaged`, `${found}\n`, { mode: 0o600 });
  }

  /** Whether the file still is what was written. */
  async isIntact({ id, size, fileHash }: Backup): Promise<boolean> {
    try {
      const file = await hashFile(this.databasePath(id));
      return file.size === size && file.fileHash === fileHash;
    } catch (error) {
      if (error instanceof Deno.errors.NotFound) return false;
      throw error;
    }
  }

  /** Call it when a new good one is there. @returns ids of those that are gone. @see R212, BA-3 */
  async prune(today: string): Promise<string[]> {
    const backups = await this.list();
    const kept = backupsToKeep(backups, today);
    const gone = backups.map(({ id }) => id).filter((id) => !kept.has(id));
    for (const id of gone) await this.#remove(id);
    return gone;
  }

  /** The mark of the database's file when it was backed up last. */
  async lastStamp(): Promise<string | undefined> {
    return await readIfThere(`${this.folder}/stamp`);
  }

  async keepStamp(stamp: string): Promise<void> {
    await Deno.writeTextFile(`${this.folder}/stamp`, stamp, { mode: 0o600 });
  }

  /** Renamed first, so that a kill leaves no half of one in the list. */
  async #remove(id: string): Promise<void> {
    await Deno.rename(this.#path(id), `${this.#path(id)}.gone.new`);
    await removeIfThere(`${this.#path(id)}.gone.new`);
  }

  #path(id: string): string {
    return `${this.folder}/${id}`;
  }
}

/** `2026-03-02` for the night's own, else with its kind and a word that tells it from others. */
export const backupId = (day: string, kind: BackupKind, word = ""): string =>
  kind === backupKinds[0] ? day : `${day}-${kind.replaceAll("_", "-")}-${word}`;

/** Removes all backups of a shop that is deleted. */
export async function removeBackups(folder: DataFolder, shopId: string): Promise<void> {
  await removeIfThere(backupsFolder(folder, { shopId }));
}

async function hashFile(path: string): Promise<{ size: number; fileHash: string }> {
  const hash = createHash("sha256");
  let size = 0;
  using file = await Deno.open(path);
  const buffer = new Uint8Array(256 * 1024);
  for (let read = await file.read(buffer); read; read = await file.read(buffer)) {
    hash.update(buffer.subarray(0, read));
    size += read;
  }
  return { size, fileHash: hash.digest("hex") };
}

async function syncFile(path: string): Promise<void> {
  using file = await Deno.open(path, { read: true, write: true });
  await file.sync();
}

async function namesIn(folder: string): Promise<string[]> {
  const names: string[] = [];
  try {
    for await (const { name } of Deno.readDir(folder)) names.push(name);
  } catch (error) {
    if (!(error instanceof Deno.errors.NotFound)) throw error;
  }
  return names;
}

async function readIfThere(path: string): Promise<string | undefined> {
  try {
    return await Deno.readTextFile(path);
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return undefined;
    throw error;
  }
}

async function removeIfThere(path: string): Promise<void> {
  try {
    await Deno.remove(path, { recursive: true });
  } catch (error) {
    if (!(error instanceof Deno.errors.NotFound)) throw error;
  }
}
