import { Buffer } from "node:buffer";
import { FeedError } from "./feed_error.ts";

/** What the checks need of an entry, from the central directory and from its local header. */
export interface ZipEntry {
  fileNameRaw: Uint8Array;
  fileNameLength: number;
  extraFieldLength: number;
  fileCommentLength: number;
  generalPurposeBitFlag: number;
  compressionMethod: number;
  crc32: number;
  compressedSize: number;
  uncompressedSize: number;
  relativeOffsetOfLocalHeader: number;
  externalFileAttributes: number;
}

export interface LocalHeader {
  fileDataStart: number;
  fileName: Uint8Array;
  generalPurposeBitFlag: number;
  compressionMethod: number;
  crc32: number;
  compressedSize: number;
  uncompressedSize: number;
}

const isEncryptedFlag = 0x1;
/** Sizes and checksum follow the data, and are zero in the local header. */
const hasDescriptorFlag = 0x8;

/** What changes how data and names are read: encryption, plain and strong, and UTF-8. */
const meaningFlags = 0x841;

/** Refuses what is never unpacked, whatever the entries hold. @see UP-12 */
export function refuseKind(entry: ZipEntry): void {
  if (entry.generalPurposeBitFlag & isEncryptedFlag) throw new FeedError("archive_encrypted");
  const unixType = entry.externalFileAttributes >>> 28;
  if (unixType === 0xa) throw new FeedError("archive_link");
}

/** One program reads the local header, another the directory: both must see one file. @see UP-12 */
export function refuseOtherHeader(entry: ZipEntry, local: LocalHeader): void {
  const isSame = Buffer.compare(entry.fileNameRaw, local.fileName) === 0 &&
    entry.compressionMethod === local.compressionMethod &&
    ((entry.generalPurposeBitFlag ^ local.generalPurposeBitFlag) & meaningFlags) === 0;
  const hasSizes = !(local.generalPurposeBitFlag & hasDescriptorFlag);
  const areSizesSame = local.crc32 === entry.crc32 &&
    isSameSize(local.compressedSize, entry.compressedSize) &&
    isSameSize(local.uncompressedSize, entry.uncompressedSize);
  if (!isSame || (hasSizes && !areSizesSame)) {
    throw new FeedError("archive_ambiguous", { problem: "header" });
  }
}

/** A size that stands in the extra field is all ones here. */
const isSameSize = (local: number, size: number): boolean =>
  local === size || local === 0xffff_ffff;

/** Entries must lie one after another from the first byte, as programs that stream read them. */
export function refuseOverlap(entries: readonly { start: number; end: number }[]): void {
  const sorted = entries.toSorted((a, b) => a.start - b.start);
  if (sorted.length > 0 && sorted[0]!.start !== 0) {
    throw new FeedError("archive_ambiguous", { problem: "start" });
  }
  for (const [index, { end }] of sorted.entries()) {
    const next = sorted[index + 1];
    if (next && next.start < end) throw new FeedError("archive_ambiguous", { problem: "overlap" });
  }
}

const endSignature = Buffer.from([0x50, 0x4b, 0x05, 0x06]);
const end64Signature = Buffer.from([0x50, 0x4b, 0x06, 0x06]);
const endSize = 22;
const commentMax = 0xffff;

/**
 * The central directory must end where the only end record stands: with two records, or with
 * bytes between, two programs would find two directories.
 *
 * @param directorySize Of all entries as they were read, in bytes.
 * @see UP-12
 */
export async function refuseSecondEnd(
  file: Deno.FsFile,
  { directorySize, entriesEnd }: { directorySize: number; entriesEnd: number },
): Promise<void> {
  const { size } = await file.stat();
  const tailStart = Math.max(0, size - commentMax - endSize - 98);
  const tail = await readAt(file, tailStart, size - tailStart);
  const last = tail.lastIndexOf(endSignature);
  const start32 = last < 0 ? NaN : tail.readUInt32LE(last + 16);
  const end64 = tail.subarray(0, Math.max(0, last)).lastIndexOf(end64Signature);
  const is64 = start32 === 0xffff_ffff || (end64 >= 0 && last - end64 <= 98);
  const directoryStart = is64 && end64 >= 0 ? Number(tail.readBigUInt64LE(end64 + 48)) : start32;
  const directoryEnd = directoryStart + directorySize;
  const recordStart = tailStart + (is64 ? end64 : last);
  const first = tail.indexOf(endSignature, Math.max(0, directoryEnd - tailStart));
  if (directoryEnd !== recordStart || first !== last || entriesEnd > directoryStart) {
    throw new FeedError("archive_ambiguous", { problem: "end" });
  }
}

async function readAt(file: Deno.FsFile, start: number, length: number): Promise<Buffer> {
  const bytes = Buffer.alloc(length);
  await file.seek(start, Deno.SeekMode.Start);
  for (let filled = 0; filled < length;) {
    const read = await file.read(bytes.subarray(filled));
    if (read === null) throw new FeedError("archive_broken");
    filled += read;
  }
  return bytes;
}
