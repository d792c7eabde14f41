import { FeedError } from "../feeds/feed_error.ts";
import { headSize } from "../../core/media/media_type.ts";
import { newId } from "../ids.ts";
import { FeedTooLargeError, writeCounted } from "./feed_files.ts";

/**
 * Pictures and files of products on the disk, below the shop's folder: `media/ab/abcd…` by the hash
 * of the bytes, thumbnails beside it. What is not yet known to be kept lies in `media/incoming`.
 */
export const mediaSizes = ["original", "detail", "list"] as const;
export type MediaSize = typeof mediaSizes[number];

const keyPattern = /^[0-9a-f]{64}$/;

export const isMediaKey = (text: string): boolean => keyPattern.test(text);

export function mediaPath(shopFolder: string, key: string, size: MediaSize): string {
  if (!isMediaKey(key)) throw new Error(`Not the key of a stored file: ${key}`);
  const path = `${mediaFolder(shopFolder)}/${key.slice(0, 2)}/${key}`;
  return size === "original" ? path : `${path}.${size}.webp`;
}

/** The folder to which thumbnails are written. */
export const mediaFolder = (shopFolder: string): string => `${shopFolder}/media`;

const incomingFolder = (shopFolder: string): string => `${mediaFolder(shopFolder)}/incoming`;

/** A file that came and is not kept yet; disposing of it removes what is still there. */
export interface IncomingFile extends AsyncDisposable {
  /** SHA-256 of the bytes, hexadecimal. */
  hash: string;
  size: number;
  head: Uint8Array;
  /** Where its parts lie or are to be drawn. */
  path(size: MediaSize): string;
}

/** Streams what comes to the disk. Throws `FeedError` `too_large`, leaving nothing behind. */
export async function storeIncoming(
  shopFolder: string,
  bytes: AsyncIterable<Uint8Array>,
  sizeMax: number,
): Promise<IncomingFile> {
  const base = `${incomingFolder(shopFolder)}/${newId()}`;
  const path = (size: MediaSize) => `${base}.${size}`;
  try {
    const written = await writeCounted(path("original"), bytes, sizeMax);
    return {
      ...written,
      head: await readHead(path("original")),
      path,
      async [Symbol.asyncDispose]() {
        for (const size of mediaSizes) await removeIfThere(path(size));
      },
    };
  } catch (error) {
    if (error instanceof FeedTooLargeError) throw new FeedError("too_large", { sizeMax });
    throw error;
  }
}

async function readHead(path: string): Promise<Uint8Array> {
  using file = await Deno.open(path);
  const head = new Uint8Array(headSize);
  let size = 0;
  for (let read = await file.read(head); read; read = await file.read(head.subarray(size))) {
    size += read;
  }
  return head.subarray(0, size);
}

/**
 * Puts a file to where it is kept. Repeated after a kill it replaces what lies there by the same;
 * the original comes last, so that where it lies its thumbnails lie too.
 */
export async function keepIncoming(
  shopFolder: string,
  file: IncomingFile,
  sizes: readonly MediaSize[],
): Promise<void> {
  const folder = `${mediaFolder(shopFolder)}/${file.hash.slice(0, 2)}`;
  await Deno.mkdir(folder, { recursive: true, mode: 0o700 });
  for (const size of mediaSizes.toReversed()) {
    if (!sizes.includes(size)) continue;
    await syncFile(file.path(size));
    await Deno.rename(file.path(size), mediaPath(shopFolder, file.hash, size));
  }
}

async function syncFile(path: string): Promise<void> {
  using file = await Deno.open(path, { read: true, write: true });
  await file.sync();
}

const hourMs = 3_600_000;

/** Makes the folders, and removes what a killed process has left half done. */
export async function prepareMedia(shopFolder: string): Promise<void> {
  const folder = incomingFolder(shopFolder);
  await Deno.mkdir(folder, { recursive: true, mode: 0o700 });
  for await (const { name } of Deno.readDir(folder)) {
    const { mtime } = await Deno.stat(`${folder}/${name}`);
    // A process that lost its lease may still be writing: it has a minute a file, not an hour.
    if ((mtime?.getTime() ?? 0) < Date.now() - hourMs) await removeIfThere(`${folder}/${name}`);
  }
}

async function removeIfThere(path: string): Promise<void> {
  try {
    await Deno.remove(path);
  } catch (error) {
    if (!(error instanceof Deno.errors.NotFound)) throw error;
  }
}
