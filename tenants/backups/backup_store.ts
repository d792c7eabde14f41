import {
  type BackupKind,
  backupKinds,
  backupsToKeep,
  type DatedBackup,
} from "../../core/backups/retention.ts";
import type { DataFolder } from "../data_folder.ts";
import { type ContentFacts, DamagedCopyError } from "../engine/snapshot.ts";
import { newId } from "../ids.ts";
import type { Sealer } from "../sealing.ts";
import { dataKeyOf, destroyDataKey, someDataKeyOf } from "./data_keys.ts";
import {
  factsOfFile,
  type FileFacts,
  namesIn,
  readIfThere,
  removeIfThere,
  sameFacts,
  syncFile,
} from "./file_facts.ts";
import { openSealedFile, sealFile } from "./sealed_file.ts";

/**
 * Backups lie in folders of their own, `backups/<shop's id or platform>/<backup's id>/`, each with the
 * database (`database.db`, or encrypted `database.sealed`) and `backup.json` that says what it is. What is in the making has a name that ends in
 * `.new`, so that a folder without it is whole. The folders are the list: it outlives the platform's
 * database.
 */
export interface Backup extends DatedBackup, ContentFacts, FileFacts {
  /** Instant, RFC 3339 UTC. */
  at: string;
  schemaVersion: number;
  /** What the file holds when it is encrypted; a plain one has none. @see BA-7 */
  encrypted?: FileFacts;
}

/** Whose backups: a shop's, by its id, or the platform's. */
export type BackupOwner = "platform" | { shopId: string };

const shopIdPattern = /^[a-z0-9]{20,32}$/;
const backupIdPattern = /^\d{4}-\d\d-\d\d(-[a-z0-9-]{1,40})?$/;

const nameOf = (owner: BackupOwner): string => owner === "platform" ? owner : owner.shopId;

export function backupsFolder(folder: DataFolder, owner: BackupOwner): string {
  if (owner === "platform") return `${folder.path}/backups/platform`;
  if (!shopIdPattern.test(owner.shopId)) throw new Error(`Not a shop's id: ${owner.shopId}`);
  return `${folder.path}/backups/${owner.shopId}`;
}

/** Nobody works on a half-made copy any more; by the computer's clock, as times of files are. */
const abandonedMs = 6 * 3_600_000;

/** Where the database of a backup lies for a while. */
export interface LentDatabase extends AsyncDisposable {
  path: string;
}

/** The backups of a shop, or of the platform. */
export class BackupStore {
  readonly folder: string;
  readonly #dataFolder: DataFolder;
  readonly #owner: string;
  readonly #sealer: Sealer;

  constructor(
    { folder, sealer }: { folder: DataFolder; sealer: Sealer },
    owner: BackupOwner,
  ) {
    this.folder = backupsFolder(folder, owner);
    this.#dataFolder = folder;
    this.#owner = nameOf(owner);
    this.#sealer = sealer;
  }

  /** Whether new ones are encrypted, as the operator has decided. @see BA-7 */
  get isEncrypting(): boolean {
    return this.#dataFolder.encryptsBackups;
  }

  /** The file of a backup, as it lies there. */
  filePath({ id, encrypted }: Pick<Backup, "id" | "encrypted">): string {
    return `${this.#path(id)}/${encrypted ? "database.sealed" : "database.db"}`;
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
    backup: Omit<Backup, "size" | "fileHash" | "isDamaged" | "encrypted">,
  ): Promise<Backup> {
    const path = `${this.#path(backup.id)}.new`;
    const file = this.isEncrypting
      ? await this.#encrypt(path, backup.id)
      : await syncedFacts(`${path}/database.db`);
    return await this.#list({ ...backup, ...file, isDamaged: false });
  }

  async #list(whole: Backup): Promise<Backup> {
    const path = `${this.#path(whole.id)}.new`;
    await Deno.writeTextFile(`${path}/backup.json`, JSON.stringify(whole, null, 2) + "\n", {
      mode: 0o600,
    });
    await syncFile(`${path}/backup.json`);
    await Deno.rename(path, this.#path(whole.id));
    return whole;
  }

  /** The encrypted file is opened again before the plain one goes. @see BA-2, BA-7 */
  async #encrypt(path: string, id: string): Promise<FileFacts & { encrypted: FileFacts }> {
    const key = await someDataKeyOf(this.#dataFolder, this.#sealer, this.#owner);
    const [from, to] = [`${path}/database.db`, `${path}/database.sealed`];
    const purpose = this.#purpose(id);
    const { plain, sealed } = await sealFile({ from, to, key, purpose });
    const found = await openSealedFile({ from: to, key, purpose });
    if (!sameFacts(found.plain, plain) || !sameFacts(found.sealed, sealed)) {
      throw new DamagedCopyError("the encrypted copy is not what was copied");
    }
    await Deno.remove(from);
    return { ...sealed, encrypted: plain };
  }

  /**
   * Writes the database of a backup to a path, decrypted. Throws `DamagedCopyError` for one that is no
   * longer what was written, or whose key is gone.
   */
  async copyTo(backup: Backup, path: string): Promise<void> {
    if (!backup.encrypted) {
      // Whoever opens a backup without a look at it first finds that it is damaged.
      if (!await this.isIntact(backup)) throw new DamagedCopyError("the file has changed");
      return await Deno.copyFile(this.filePath(backup), path);
    }
    await this.#decrypt(backup, backup.encrypted, path);
  }

  async #decrypt(backup: Backup, encrypted: FileFacts, to?: string): Promise<void> {
    const key = await dataKeyOf(this.#dataFolder, this.#sealer, this.#owner);
    if (!key) throw new DamagedCopyError("the key of the encrypted file is gone");
    const purpose = this.#purpose(backup.id);
    const order = { from: this.filePath(backup), key, purpose };
    const found = await openSealedFile(to === undefined ? order : { ...order, to });
    if (!sameFacts(found.plain, encrypted) || !sameFacts(found.sealed, backup)) {
      throw new DamagedCopyError("the file has changed");
    }
  }

  /** The database of a backup to read in; what was decrypted for it goes when it is disposed of. */
  async lend(backup: Backup): Promise<LentDatabase> {
    if (backup.encrypted) return await this.lendCopy(backup);
    return { path: this.filePath(backup), [Symbol.asyncDispose]: () => Promise.resolve() };
  }

  /** A copy that may be written to; it goes when it is disposed of. Throws as {@link copyTo}. */
  async lendCopy(backup: Backup): Promise<LentDatabase> {
    const folder = `${this.#path(backup.id)}.${newId()}.new`;
    const dispose = () => removeIfThere(folder);
    await Deno.mkdir(folder, { recursive: true, mode: 0o700 });
    try {
      await this.copyTo(backup, `${folder}/database.db`);
    } catch (error) {
      await dispose();
      throw error;
    }
    return { path: `${folder}/database.db`, [Symbol.asyncDispose]: dispose };
  }

  /** An encrypted file opens only as this backup of this shop. */
  #purpose(id: string): string {
    return `backup:${this.#owner}:${id}`;
  }

  /**
   * Takes in a copy of a backup from another folder, checked; where backups are encrypted now, one of
   * before is encrypted on the way. Throws `DamagedCopyError` for one that is not what was written.
   */
  async adopt(source: BackupStore, backup: Backup): Promise<Backup> {
    const path = await this.begin(backup.id);
    const { size: _size, fileHash: _hash, isDamaged: _isDamaged, encrypted, ...facts } = backup;
    try {
      if (!encrypted) {
        await source.copyTo(backup, path);
        return await this.finish(facts);
      }
      const copy = `${this.#path(backup.id)}.new`;
      await Deno.copyFile(source.filePath(backup), `${copy}/database.sealed`);
      if (!sameFacts(await syncedFacts(`${copy}/database.sealed`), backup)) {
        throw new DamagedCopyError("the file has changed");
      }
      return await this.#list(backup);
    } catch (error) {
      await this.giveUp(backup.id);
      throw error;
    }
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

  /** The next night makes another one, be the database as it was. */
  async markDamaged(id: string, found: string): Promise<void> {
    await Deno.writeTextFile(`${this.#path(id)}/damaged`, `${found}\n`, { mode: 0o600 });
    await removeIfThere(`${this.folder}/stamp`);
  }

  /** Whether the file still is what was written; an encrypted one is decrypted to nowhere. */
  async isIntact(backup: Backup): Promise<boolean> {
    try {
      if (!backup.encrypted) return sameFacts(await factsOfFile(this.filePath(backup)), backup);
      await this.#decrypt(backup, backup.encrypted);
      return true;
    } catch (error) {
      if (error instanceof Deno.errors.NotFound || error instanceof DamagedCopyError) return false;
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

/**
 * Removes all backups of a shop that is deleted. Their key goes first: copies of encrypted ones that
 * lie elsewhere cannot be read from then on.
 *
 * @see BA-7
 */
export async function removeBackups(folder: DataFolder, shopId: string): Promise<void> {
  const path = backupsFolder(folder, { shopId });
  await destroyDataKey(folder, shopId);
  await removeIfThere(path);
}

async function syncedFacts(path: string): Promise<FileFacts> {
  await syncFile(path);
  return await factsOfFile(path);
}
