import type { Buffer } from "node:buffer";
import type { Readable } from "node:stream";
import { crc32 } from "node:zlib";
import yauzl from "yauzl";
import { fileSeparator } from "../../core/formats/table_set.ts";
import { archiveTypeOf } from "../../core/feeds/archive_type.ts";
import { FeedError } from "./feed_error.ts";
import type { FetchLimits } from "./limits.ts";
import {
  type LocalHeader,
  refuseKind,
  refuseOtherHeader,
  refuseOverlap,
  refuseSecondEnd,
  type ZipEntry,
} from "./zip_structure.ts";

/** Decides by the first bytes of a file, and by its name, whether it can be imported. */
export type Recognise = (head: Uint8Array, name: string) => boolean | Promise<boolean>;

/** Of a file that others complete: where it stands among them, from 0. */
export type PlaceInSet = (head: Uint8Array) => Promise<number | undefined>;

export interface UnpackOptions {
  recognise: Recognise;
  /** Which file is taken when none is recognised. */
  mayBePaired: Recognise;
  /** Files that belong together are unpacked as one; without it each stands for itself. */
  placeInSet?: PlaceInSet | undefined;
  limits: Pick<FetchLimits, "sizeMax" | "archiveEntriesMax" | "archiveRatioMax">;
}

interface Entry extends ZipEntry {
  extraFields: unknown;
  canDecodeFileData(): boolean;
}

interface ZipFile {
  entryCount: number;
  eachEntry(): AsyncIterable<Entry>;
  readLocalFileHeaderPromise(entry: Entry): Promise<LocalHeader>;
  openReadStreamPromise(entry: Entry): Promise<Readable>;
  close(): void;
}

/** A file that was found in an archive. */
export interface Unpacked {
  /** Without folders; only to be shown. */
  name: string;
  /** Throws {@link FeedError} for data that are not what the archive says. */
  bytes: AsyncIterable<Uint8Array>;
}

/** What is read of an entry to recognise it, in bytes. */
const headSize = 64 * 1024;

/**
 * Hands the first file of a ZIP that can be imported to `consume`, with those that complete it. An archive that two programs
 * could read differently is refused as a whole; names in it never become paths. Throws
 * {@link FeedError}.
 *
 * @see R39, UP-11 to UP-14
 */
export async function unzip<T>(
  path: string,
  options: UnpackOptions,
  consume: (file: Unpacked) => Promise<T>,
): Promise<T> {
  const zip = await openZip(path);
  try {
    const entries = await checkedEntries(zip, path, options.limits);
    const [first, ...others] = await chosenEntries(zip, entries, options);
    return await consume({
      name: first.name,
      bytes: joinedData(zip, [first, ...others], options.limits),
    });
  } finally {
    zip.close();
  }
}

/** Names stay bytes for the library, which would refuse a whole archive for an odd one. */
async function openZip(path: string): Promise<ZipFile> {
  const settings = { lazyEntries: true, autoClose: false, decodeStrings: false };
  return await yauzl.openPromise(path, settings).catch(archiveError);
}

function archiveError(cause: unknown): never {
  if (cause instanceof FeedError) throw cause;
  const message = cause instanceof Error ? cause.message : "";
  if (/multi-disk/.test(message)) throw new FeedError("archive_multi_disk", {}, { cause });
  if (/encryption/.test(message)) throw new FeedError("archive_encrypted", {}, { cause });
  if (/comment length/.test(message)) {
    throw new FeedError("archive_ambiguous", { problem: "end" }, { cause });
  }
  if (/too many bytes|not enough bytes|size mismatch/.test(message)) {
    throw new FeedError("archive_mismatch", {}, { cause });
  }
  throw new FeedError("archive_broken", {}, { cause });
}

async function checkedEntries(
  zip: ZipFile,
  path: string,
  { archiveEntriesMax }: UnpackOptions["limits"],
): Promise<Entry[]> {
  if (zip.entryCount > archiveEntriesMax) {
    throw new FeedError("archive_too_many_entries", { entries: zip.entryCount, archiveEntriesMax });
  }
  const entries = await Array.fromAsync(zip.eachEntry()).catch(archiveError);
  entries.forEach(refuseKind);
  const places = [];
  for (const entry of entries) {
    const local = await zip.readLocalFileHeaderPromise(entry).catch(archiveError);
    refuseOtherHeader(entry, local);
    const end = local.fileDataStart + entry.compressedSize;
    places.push({ start: entry.relativeOffsetOfLocalHeader, end });
  }
  refuseOverlap(places);
  using file = await Deno.open(path);
  await refuseSecondEnd(file, {
    directorySize: entries.reduce((sum, entry) => sum + directorySizeOf(entry), 0),
    entriesEnd: Math.max(0, ...places.map(({ end }) => end)),
  });
  return entries;
}

const directorySizeOf = (entry: Entry): number =>
  46 + entry.fileNameLength + entry.extraFieldLength + entry.fileCommentLength;

/** An entry that may be unpacked. `name` is without folders. */
interface Candidate {
  entry: Entry;
  name: string;
  head: Uint8Array;
}

/** The first entry that can be imported, with those of its set in the order of the set. */
async function chosenEntries(
  zip: ZipFile,
  entries: readonly Entry[],
  options: UnpackOptions,
): Promise<[Candidate, ...Candidate[]]> {
  const first = await firstRecognised(zip, entries, options);
  const { placeInSet, recognise, limits } = options;
  if (await placeInSet?.(first.head) === undefined) return [first];
  const set: { candidate: Candidate; place: number }[] = [];
  for (const { entry, name } of filesIn(entries)) {
    if (!entry.canDecodeFileData()) continue;
    const head = await headOf(checkedData(zip, entry, limits));
    const place = await placeInSet!(head);
    if (place !== undefined) set.push({ candidate: { entry, name, head }, place });
  }
  const [main, ...others] = set.toSorted((a, b) => a.place - b.place)
    .map(({ candidate }) => candidate);
  // what only completes another file may be a table for pairing when that other one is not here
  return main && await recognise(main.head, "") ? [main, ...others] : [first];
}

async function firstRecognised(
  zip: ZipFile,
  entries: readonly Entry[],
  { recognise, mayBePaired, limits }: UnpackOptions,
): Promise<Candidate> {
  const names: string[] = [];
  let other: Candidate | undefined;
  let hasArchive = false;
  let unknownMethod: number | undefined;
  for (const { entry, name } of filesIn(entries)) {
    names.push(name);
    if (!entry.canDecodeFileData()) {
      unknownMethod = entry.compressionMethod;
      continue;
    }
    const head = await headOf(checkedData(zip, entry, limits));
    if (archiveTypeOf(head)) hasArchive = true;
    else if (await recognise(head, name)) return { entry, name, head };
    else if (!other && await mayBePaired(head, name)) other = { entry, name, head };
  }
  if (other) return other;
  if (unknownMethod !== undefined) {
    throw new FeedError("archive_unsupported", { type: "zip", method: unknownMethod });
  }
  if (hasArchive) throw new FeedError("archive_nested");
  throw new FeedError("archive_without_feed", { names: names.slice(0, 5).join(", ") });
}

function* filesIn(entries: readonly Entry[]): Generator<{ entry: Entry; name: string }> {
  for (const entry of entries) {
    const path = nameOf(entry);
    if (path.endsWith("/") || path.startsWith("__MACOSX/")) continue;
    yield { entry, name: path.slice(path.lastIndexOf("/") + 1).slice(0, 200) };
  }
}

function nameOf({ generalPurposeBitFlag, fileNameRaw, extraFields }: Entry): string {
  return yauzl.getFileNameLowLevel(generalPurposeBitFlag, fileNameRaw, extraFields, false);
}

async function headOf(bytes: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const head = new Uint8Array(headSize);
  let filled = 0;
  for await (const chunk of bytes) {
    const piece = chunk.subarray(0, headSize - filled);
    head.set(piece, filled);
    filled += piece.length;
    if (filled === headSize) break;
  }
  return head.subarray(0, filled);
}

/** One file after another, with a separator between them. */
async function* joinedData(
  zip: ZipFile,
  files: readonly Candidate[],
  limits: UnpackOptions["limits"],
): AsyncGenerator<Uint8Array> {
  for (const [index, { entry }] of files.entries()) {
    if (index > 0) yield fileSeparator;
    yield* checkedData(zip, entry, limits);
  }
}

/** Counts what really comes out, and holds it to the size and the checksum in the archive. */
async function* checkedData(
  zip: ZipFile,
  entry: Entry,
  limits: UnpackOptions["limits"],
): AsyncGenerator<Uint8Array> {
  if (entry.uncompressedSize > limits.sizeMax) {
    throw new FeedError("too_large", { sizeMax: limits.sizeMax });
  }
  const stream = await zip.openReadStreamPromise(entry).catch(archiveError);
  let size = 0;
  let checksum = 0;
  try {
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      size += chunk.length;
      refuseBomb(size, entry.compressedSize, limits.archiveRatioMax);
      checksum = crc32(chunk, checksum);
      yield chunk;
    }
  } catch (error) {
    archiveError(error);
  } finally {
    stream.destroy();
  }
  if (size !== entry.uncompressedSize || checksum !== entry.crc32) {
    throw new FeedError("archive_mismatch");
  }
}

/** Small files of one letter compress better than any bomb. */
const bombSizeMin = 1024 * 1024;

export function refuseBomb(unpacked: number, packed: number, ratioMax: number): void {
  if (unpacked > bombSizeMin && unpacked > packed * ratioMax) {
    throw new FeedError("archive_bomb", { ratioMax });
  }
}
