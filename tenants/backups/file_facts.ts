import { createHash } from "node:crypto";

/** What tells whether a file still is what was written. */
export interface FileFacts {
  /** Bytes. */
  size: number;
  /** SHA-256, hexadecimal. */
  fileHash: string;
}

export async function factsOfFile(path: string): Promise<FileFacts> {
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

export const sameFacts = (a: FileFacts, b: FileFacts): boolean =>
  a.size === b.size && a.fileHash === b.fileHash;

/** Reads until the room is full or the file ends. @returns the part that is filled */
export async function readFull(
  file: Deno.FsFile,
  room: Uint8Array<ArrayBuffer>,
): Promise<Uint8Array<ArrayBuffer>> {
  let size = 0;
  while (size < room.length) {
    const read = await file.read(room.subarray(size));
    if (read === null) break;
    size += read;
  }
  return room.subarray(0, size);
}

export async function syncFile(path: string): Promise<void> {
  using file = await Deno.open(path, { read: true, write: true });
  await file.sync();
}

/** Names of what lies in a folder; of one that is not there none. */
export async function namesIn(folder: string): Promise<string[]> {
  const names: string[] = [];
  try {
    for await (const { name } of Deno.readDir(folder)) names.push(name);
  } catch (error) {
    if (!(error instanceof Deno.errors.NotFound)) throw error;
  }
  return names;
}

export async function readIfThere(path: string): Promise<string | undefined> {
  try {
    return await Deno.readTextFile(path);
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return undefined;
    throw error;
  }
}

/** A file, or a folder with all that is in it. */
export async function removeIfThere(path: string): Promise<void> {
  try {
    await Deno.remove(path, { recursive: true });
  } catch (error) {
    if (!(error instanceof Deno.errors.NotFound)) throw error;
  }
}
