import { createGunzip } from "node:zlib";
import { archiveHeadSize, archiveTypeOf } from "../../core/feeds/archive_type.ts";
import type { FeedFailure } from "../../core/feeds/failure.ts";
import { err, ok, type Result } from "../../core/result.ts";
import {
  type FeedFile,
  feedPath,
  FeedTooLargeError,
  fileSource,
  removeFeed,
  storeFeed,
} from "../files/feed_files.ts";
import { decoded } from "./content_decoding.ts";
import { FeedError } from "./feed_error.ts";
import { fetchLimits } from "./limits.ts";
import { mayBePaired, placeOfFeedInSet, recogniseFeed } from "./recognise_feed.ts";
import { refuseBomb, type Unpacked, type UnpackOptions, unzip } from "./zip.ts";

/**
 * Replaces a stored archive by the feed inside it; a file that is no archive stays. Whatever
 * happens, the shop keeps one file or, after a failure, none.
 *
 * @see R39
 */
export async function unpackFeed(
  shopFolder: string,
  file: FeedFile,
  options: Partial<UnpackOptions> = {},
): Promise<Result<FeedFile, FeedFailure>> {
  try {
    return ok(await unpackStored(shopFolder, file, options));
  } catch (error) {
    if (error instanceof FeedError) return err(error.failure);
    throw error;
  }
}

const usual: UnpackOptions = {
  recognise: recogniseFeed,
  mayBePaired,
  placeInSet: placeOfFeedInSet,
  limits: fetchLimits,
};

/** The same, throwing {@link FeedError}. */
export async function unpackStored(
  shopFolder: string,
  file: FeedFile,
  options: Partial<UnpackOptions> = {},
): Promise<FeedFile> {
  const { limits = fetchLimits } = options;
  const path = feedPath(shopFolder, file.key);
  let isArchive = true;
  try {
    const type = archiveTypeOf(await headOfFile(path));
    const store = ({ name, bytes }: Unpacked) =>
      storeCounted(shopFolder, name, bytes, limits.sizeMax);
    if (type === "zip") return await unzip(path, { ...usual, ...options }, store);
    if (type === "gzip") return await store(gunzipped(path, file, limits.archiveRatioMax));
    if (type !== undefined) throw new FeedError("archive_unsupported", { type });
    isArchive = false;
    return file;
  } finally {
    if (isArchive) await removeFeed(shopFolder, file.key);
  }
}

/** {@link storeFeed} with its refusal as a failure of the feed. */
export async function storeCounted(
  shopFolder: string,
  name: string,
  bytes: AsyncIterable<Uint8Array>,
  sizeMax: number,
): Promise<FeedFile> {
  try {
    return await storeFeed(shopFolder, name, bytes, sizeMax);
  } catch (error) {
    if (error instanceof FeedTooLargeError) throw new FeedError("too_large", { sizeMax });
    throw error;
  }
}

async function headOfFile(path: string): Promise<Uint8Array> {
  using file = await Deno.open(path);
  const head = new Uint8Array(archiveHeadSize);
  const read = await file.read(head) ?? 0;
  return head.subarray(0, read);
}

function gunzipped(path: string, file: FeedFile, ratioMax: number): Unpacked {
  return {
    name: file.name.replace(/\.gz$/i, ""),
    bytes: gunzippedBytes(path, file.size, ratioMax),
  };
}

async function* gunzippedBytes(
  path: string,
  packed: number,
  ratioMax: number,
): AsyncGenerator<Uint8Array> {
  const source = await fileSource(path);
  let size = 0;
  try {
    for await (const chunk of decoded(source.chunks(), () => createGunzip())) {
      const nested = size === 0 ? archiveTypeOf(chunk) : undefined;
      if (nested === "tar") throw new FeedError("archive_unsupported", { type: nested });
      if (nested !== undefined) throw new FeedError("archive_nested");
      size += chunk.length;
      refuseBomb(size, packed, ratioMax);
      yield chunk;
    }
  } catch (error) {
    const isBroken = error instanceof FeedError &&
      (error.reason === "cut" || error.reason === "encoding_broken");
    throw isBroken ? new FeedError("archive_broken", {}, { cause: error }) : error;
  }
}
