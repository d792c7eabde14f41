import type { DataFolder } from "../data_folder.ts";
import { decodeBase64, encodeBase64 } from "../encoding.ts";
import { newId } from "../ids.ts";
import type { Sealer } from "../sealing.ts";
import { namesIn, readIfThere, removeIfThere } from "./file_facts.ts";

/**
 * Keys under which backups are encrypted: one for each shop and one for the platform, sealed by the
 * master key, in `backup-keys/<shop's id or platform>`. They lie outside of databases and backups,
 * so that no restore brings back the key of a deleted shop: without it all copies of its backups are
 * noise, wherever they lie.
 *
 * @see BA-7
 */
export const dataKeysFolder = ({ path }: Pick<DataFolder, "path">): string => `${path}/backup-keys`;

const purposeOf = (owner: string): string => `backup-keys:${owner}`;

/** @param owner a shop's id or `platform` */
export async function dataKeyOf(
  folder: DataFolder,
  sealer: Sealer,
  owner: string,
): Promise<CryptoKey | undefined> {
  const sealed = await readIfThere(`${dataKeysFolder(folder)}/${owner}`);
  if (sealed === undefined) return undefined;
  const bytes = decodeBase64(await sealer.open(sealed.trim(), purposeOf(owner)));
  return await crypto.subtle.importKey("raw", bytes, "AES-GCM", false, ["encrypt", "decrypt"]);
}

/** The key of a shop, made when there is none. Two processes that make it at once have the same. */
export async function someDataKeyOf(
  folder: DataFolder,
  sealer: Sealer,
  owner: string,
): Promise<CryptoKey> {
  const known = await dataKeyOf(folder, sealer, owner);
  if (known) return known;
  await Deno.mkdir(dataKeysFolder(folder), { recursive: true, mode: 0o700 });
  const secret = encodeBase64(crypto.getRandomValues(new Uint8Array(32)));
  const written = await writeAside(folder, await sealer.seal(secret, purposeOf(owner)));
  try {
    await Deno.link(written, `${dataKeysFolder(folder)}/${owner}`);
  } catch (error) {
    if (!(error instanceof Deno.errors.AlreadyExists)) throw error;
  } finally {
    await Deno.remove(written);
  }
  return (await dataKeyOf(folder, sealer, owner))!;
}

/** From now on nobody can read the shop's encrypted backups, nor copies of them. */
export async function destroyDataKey(folder: DataFolder, owner: string): Promise<void> {
  await removeIfThere(`${dataKeysFolder(folder)}/${owner}`);
}

/** Seals the keys under the newest master key. @returns how many were sealed anew */
export async function sealDataKeysAgain(folder: DataFolder, sealer: Sealer): Promise<number> {
  let count = 0;
  for (const owner of await dataKeyOwners(folder)) {
    const path = `${dataKeysFolder(folder)}/${owner}`;
    const sealed = (await readIfThere(path))?.trim();
    if (sealed === undefined || sealer.isCurrent(sealed)) continue;
    const secret = await sealer.open(sealed, purposeOf(owner));
    await Deno.rename(await writeAside(folder, await sealer.seal(secret, purposeOf(owner))), path);
    count++;
  }
  return count;
}

/** Whose keys there are. */
export async function dataKeyOwners(folder: Pick<DataFolder, "path">): Promise<string[]> {
  return (await namesIn(dataKeysFolder(folder))).filter((name) => !name.includes("."));
}

async function writeAside(folder: DataFolder, sealed: string): Promise<string> {
  const path = `${dataKeysFolder(folder)}/${newId()}.new`;
  using file = await Deno.open(path, { write: true, createNew: true, mode: 0o600 });
  await file.write(new TextEncoder().encode(`${sealed}\n`));
  await file.sync();
  return path;
}
