import type { ByteSource } from "../../core/formats/format.ts";
import { newId } from "../ids.ts";
import { feedSizeMax, FeedTooLargeError, fileSource } from "./feed_files.ts";

/** All files of one shop's inbox together. */
export const inboxSizeMax = 500_000_000;
export const inboxFilesMax = 200;

/** A file that somebody put into the shop's inbox. @see R50 */
export interface InboxFile {
  name: string;
  size: number;
  /** Instant, RFC 3339 UTC. */
  changedAt: string;
}

export class InboxFullError extends Error {
  override name = "InboxFullError";
}

/** A name that an inbox takes: no path, nothing hidden, nothing that is lost on some system. */
export function isInboxName(name: string): boolean {
  return name.length <= 100 && name.normalize("NFC") === name &&
    /^[\p{L}\p{N}_][\p{L}\p{N}_. ()+-]*$/u.test(name) && !/[. ]$/.test(name) &&
    !name.endsWith(partSuffix);
}

/** What an upload is called until its last byte is here. */
const partSuffix = ".part";

const folderOf = (shopFolder: string): string => `${shopFolder}/inbox`;

function pathOf(shopFolder: string, name: string): string {
  if (!isInboxName(name)) throw new Error(`Not a name of an inbox: ${name}`);
  return `${folderOf(shopFolder)}/${name}`;
}

/** The newest first. */
export async function listInbox(shopFolder: string): Promise<InboxFile[]> {
  const files: InboxFile[] = [];
  try {
    for await (const { name, isFile } of Deno.readDir(folderOf(shopFolder))) {
      if (!isFile || !isInboxName(name)) continue;
      const { size, mtime } = await Deno.stat(`${folderOf(shopFolder)}/${name}`);
      files.push({ name, size, changedAt: (mtime ?? new Date(0)).toISOString() });
    }
  } catch (error) {
    if (!(error instanceof Deno.errors.NotFound)) throw error;
  }
  return files.toSorted((a, b) =>
    a.changedAt < b.changedAt ? 1 : a.changedAt > b.changedAt ? -1 : 0
  );
}

/**
 * Puts a file into the inbox, over an older one of that name only when all of it is here. Throws
 * `FeedTooLargeError`, `InboxFullError`.
 */
export async function putInboxFile(
  shopFolder: string,
  name: string,
  bytes: AsyncIterable<Uint8Array>,
): Promise<InboxFile> {
  const path = pathOf(shopFolder, name);
  const used = await sizeOfOthers(shopFolder, name);
  await Deno.mkdir(folderOf(shopFolder), { recursive: true, mode: 0o700 });
  await removeOldParts(folderOf(shopFolder));
  const partPath = `${folderOf(shopFolder)}/${newId()}${partSuffix}`;
  const part = await Deno.open(partPath, { write: true, createNew: true, mode: 0o600 });
  let size = 0;
  try {
    try {
      for await (const chunk of bytes) {
        size += chunk.length;
        if (size > feedSizeMax) throw new FeedTooLargeError(feedSizeMax);
        if (used + size > inboxSizeMax) throw new InboxFullError();
        for (let at = 0; at < chunk.length;) at += await part.write(chunk.subarray(at));
      }
      await part.sync();
    } finally {
      part.close();
    }
    // Others may have put files here while this one came.
    if (await sizeOfOthers(shopFolder, name) + size > inboxSizeMax) throw new InboxFullError();
    await Deno.rename(partPath, path);
  } catch (error) {
    await Deno.remove(partPath).catch(() => {});
    throw error;
  }
  const { mtime } = await Deno.stat(path);
  return { name, size, changedAt: (mtime ?? new Date(0)).toISOString() };
}

const partAgeMaxMs = 86_400_000;

/** What was being uploaded when the process was killed. */
async function removeOldParts(folder: string): Promise<void> {
  for await (const { name } of Deno.readDir(folder)) {
    if (!name.endsWith(partSuffix)) continue;
    const { mtime } = await Deno.stat(`${folder}/${name}`).catch(() => ({ mtime: null }));
    // Times of files are the computer's, whatever the clock of a sandbox says.
    if (mtime && mtime.getTime() < Date.now() - partAgeMaxMs) {
      await Deno.remove(`${folder}/${name}`).catch(() => {}); // another upload was quicker
    }
  }
}

/** Of all files but one of this name; throws when there is no room for one more. */
async function sizeOfOthers(shopFolder: string, name: string): Promise<number> {
  const others = (await listInbox(shopFolder)).filter((file) => file.name !== name);
  if (others.length >= inboxFilesMax) throw new InboxFullError();
  return others.reduce((sum, { size }) => sum + size, 0);
}

/** @returns whether there was such a file */
export async function removeInboxFile(shopFolder: string, name: string): Promise<boolean> {
  if (!isInboxName(name)) return false;
  try {
    await Deno.remove(pathOf(shopFolder, name));
    return true;
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return false;
    throw error;
  }
}

/** Gives a file another name, over an older file of that name. @returns whether there was one */
export async function renameInboxFile(
  shopFolder: string,
  from: string,
  to: string,
): Promise<boolean> {
  if (!isInboxName(from)) return false;
  try {
    await Deno.rename(pathOf(shopFolder, from), pathOf(shopFolder, to));
    return true;
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return false;
    throw error;
  }
}

/** @returns `undefined` when there is no such file */
export async function openInboxFile(
  shopFolder: string,
  name: string,
): Promise<ByteSource | undefined> {
  if (!isInboxName(name)) return undefined;
  try {
    return await fileSource(pathOf(shopFolder, name));
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return undefined;
    throw error;
  }
}
