import { createHash } from "node:crypto";
import type { ByteSource } from "../../core/formats/format.ts";
import { newId } from "../ids.ts";

/** Largest file that may be imported. @see R17 */
export const feedSizeMax = 100 * 1024 * 1024;

/** A file kept for an import, under a name of our own; the sender's name is only shown. */
export interface FeedFile {
  key: string;
  name: string;
  size: number;
  /** SHA-256 of the bytes. */
  hash: string;
}

export class FeedTooLargeError extends Error {
  override name = "FeedTooLargeError";
  constructor(readonly sizeMax: number) {
    super(`The file is larger than ${sizeMax} bytes`);
  }
}

/**
 * Streams a file to the shop's folder, counting what really comes: a file over the limit is
 * refused at the limit and leaves nothing behind.
 */
export async function storeFeed(
  shopFolder: string,
  name: string,
  bytes: AsyncIterable<Uint8Array>,
  sizeMax = feedSizeMax,
): Promise<FeedFile> {
  const key = newId();
  return { key, name, ...await writeCounted(feedPath(shopFolder, key), bytes, sizeMax) };
}

/**
 * Streams a new file to the disk; while a chunk is being written, the next one is made, so chunks
 * must not share memory. Throws {@link FeedTooLargeError} at the limit; after a failure
 * nothing is left.
 *
 * @returns its bytes' number and SHA-256
 */
export async function writeCounted(
  path: string,
  bytes: AsyncIterable<Uint8Array>,
  sizeMax: number,
  /** Called with each chunk that is not needed any more. */
  onWritten: (chunk: Uint8Array) => void = () => {},
): Promise<{ size: number; hash: string }> {
  const hash = createHash("sha256");
  let size = 0;
  const file = await Deno.open(path, { write: true, createNew: true, mode: 0o600 });
  let last = Promise.resolve();
  try {
    for await (const chunk of bytes) {
      size += chunk.length;
      if (size > sizeMax) throw new FeedTooLargeError(sizeMax);
      hash.update(chunk);
      await last;
      last = startWrite(file, chunk, onWritten);
    }
    await last;
    await file.sync();
  } catch (error) {
    await last.catch(() => {}); // a file is closed only when nobody writes it
    await Deno.remove(path);
    throw error;
  } finally {
    file.close();
  }
  return { size, hash: hash.digest("hex") };
}

/** What goes wrong is told to who awaits the write, and to nobody before. */
function startWrite(
  file: Deno.FsFile,
  bytes: Uint8Array,
  onWritten: (bytes: Uint8Array) => void,
): Promise<void> {
  const written = writeAll(file, bytes).then(() => onWritten(bytes));
  written.catch(() => {});
  return written;
}

/** Writes all of the bytes, in as many goes as the system needs. */
export async function writeAll(file: Deno.FsFile, bytes: Uint8Array): Promise<void> {
  for (let written = 0; written < bytes.length;) {
    written += await file.write(bytes.subarray(written));
  }
}

export async function removeFeed(shopFolder: string, key: string): Promise<void> {
  await Deno.remove(feedPath(shopFolder, key));
}

const keyPattern = /^[a-z0-9]{24}$/;

export function feedPath(shopFolder: string, key: string): string {
  if (!keyPattern.test(key)) throw new Error(`Not a file's key: ${key}`);
  return `${shopFolder}/files/${key}`;
}

const chunkSize = 256 * 1024;

/**
 * Reads the next chunk while the last one is being used.
 *
 * Throws `Deno.errors.NotFound` when the file is gone.
 *
 * @param isTransient chunks are gone with the next: for formats, which keep none. Memory for each
 * would take a fifth of the time that it takes to cut a table.
 */
export async function fileSource(
  path: string,
  { isTransient = false } = {},
): Promise<ByteSource> {
  const { size } = await Deno.stat(path);
  return {
    size,
    async *chunks() {
      using file = await Deno.open(path);
      const rooms = isTransient ? [newRoom(), newRoom()] : [];
      let count = 0;
      const start = () => startRead(file, rooms[count++ % 2] ?? newRoom());
      let next = start();
      try {
        for (let chunk = await next; chunk !== undefined; chunk = await next) {
          next = start();
          yield chunk;
        }
      } finally {
        await next.catch(() => {}); // a file is closed only when nobody reads it
      }
    },
  };
}

/** What goes wrong is told to who awaits the chunk, and to nobody before. */
function startRead(file: Deno.FsFile, room: Uint8Array): Promise<Uint8Array | undefined> {
  const chunk = readChunk(file, room);
  chunk.catch(() => {});
  return chunk;
}

async function readChunk(file: Deno.FsFile, room: Uint8Array): Promise<Uint8Array | undefined> {
  const read = await file.read(room);
  return read === null ? undefined : room.subarray(0, read);
}

const newRoom = (): Uint8Array => new Uint8Array(chunkSize);
