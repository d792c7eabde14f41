import { fileNameOf, parseFeedAddress } from "../../core/feeds/address.ts";
import type { MediaFailure, MediaRefusal } from "../../core/media/failure.ts";
import { isPictureType, type MediaType, mediaTypeOf } from "../../core/media/media_type.ts";
import { mediaSizeMax, type StoredMedia } from "../../core/media/picture.ts";
import { err, ok, type Result } from "../../core/result.ts";
import { type IncomingFile, keepIncoming, storeIncoming } from "../files/media_files.ts";
import type { PictureMaker } from "../files/picture_maker.ts";
import { fetchTransfer, type TransferOptions } from "./fetch_feed.ts";
import type { FetchLimits } from "./limits.ts";

export type MediaKind = "image" | "file";

export interface FetchedMedia extends StoredMedia {
  /** As the server calls it, else the last part of the address. */
  name: string;
}

export interface MediaFetchOptions extends TransferOptions {
  shopFolder: string;
  maker: PictureMaker;
}

/** A picture is small and there are many: nobody waits long for one. @see UP-18, FE-9 */
export const mediaLimits: Partial<FetchLimits> = {
  sizeMax: mediaSizeMax,
  silenceMs: 15_000,
  totalMs: 60_000,
  retriesMax: 2,
  retryAfterMaxMs: 10_000,
};

/**
 * Fetches a picture or a file of a product, finds out by its bytes what it is, and keeps it with
 * its thumbnails. What the address, the server or the file can cause is a value.
 *
 * @see R60, UP-18, FE-1 to FE-14
 */
export async function fetchMedia(
  { address: text, kind }: { address: string; kind: MediaKind },
  { shopFolder, maker, limits, ...options }: MediaFetchOptions,
): Promise<Result<FetchedMedia, MediaFailure>> {
  const address = parseFeedAddress(text);
  const isWeb = address.ok && ["http", "https"].includes(address.value.scheme);
  if (!address.ok || !isWeb) return refused("address_unusable");
  const answer = await fetchTransfer(
    address.value,
    { ...options, limits: { ...mediaLimits, ...limits } },
    async ({ name, bytes }, { sizeMax }) => ({
      name: name ?? fileNameOf(address.value),
      file: await storeIncoming(shopFolder, bytes, sizeMax),
    }),
  );
  if (answer.kind === "failed") return err({ reason: answer.reason, details: answer.details });
  if (answer.kind === "not_modified") throw new Error("An answer that nobody asked for");
  const { name, file } = answer.value;
  await using incoming = file;
  const kept = await keep(incoming, kind, { shopFolder, maker });
  return kept.ok ? ok({ ...kept.value, name }) : kept;
}

const refused = (reason: MediaRefusal, details: MediaFailure["details"] = {}) =>
  err<MediaFailure>({ reason, details });

async function keep(
  file: IncomingFile,
  kind: MediaKind,
  { shopFolder, maker }: Pick<MediaFetchOptions, "shopFolder" | "maker">,
): Promise<Result<StoredMedia, MediaFailure>> {
  const type = mediaTypeOf(file.head);
  if (kind === "image" && !(type && isPictureType(type))) return refused("not_a_picture");
  if (type === undefined) return refused("type_refused");
  const { hash: key, size } = file;
  if (!isPictureType(type)) {
    await keepIncoming(shopFolder, file, ["original"]);
    return ok({ key, type, size, width: undefined, height: undefined });
  }
  const drawn = await draw(file, type, maker);
  if (drawn.kind === "failed") return refused(drawn.reason);
  await keepIncoming(shopFolder, file, ["original", "detail", "list"]);
  return ok({ key, type, size, width: drawn.width, height: drawn.height });
}

const draw = (file: IncomingFile, type: MediaType, maker: PictureMaker) =>
  maker.make({
    path: file.path("original"),
    type,
    detail: file.path("detail"),
    list: file.path("list"),
  });
