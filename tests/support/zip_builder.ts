import { Buffer } from "node:buffer";
import { crc32, deflateRawSync } from "node:zlib";

export interface ZipEntryPlan {
  name: string;
  data: Uint8Array | string;
  /** Deflated unless told otherwise; others are only claimed. */
  method?: number;
  flags?: number;
  externalAttributes?: number;
  /** What the headers claim instead of the truth. */
  claims?: { crc?: number; size?: number; packedSize?: number; offset?: number };
  /** What the local header alone says instead. */
  local?: { name?: string; crc?: number; size?: number };
}

export interface ZipPlan {
  before?: Uint8Array;
  beforeDirectory?: Uint8Array;
  comment?: Uint8Array;
  disk?: number;
}

/** A ZIP written by hand, so that a test can bend any part of it. */
export function buildZip(entries: readonly ZipEntryPlan[], plan: ZipPlan = {}): Uint8Array {
  const parts: Uint8Array[] = [plan.before ?? new Uint8Array()];
  const sizeOf = (all: readonly Uint8Array[]) => all.reduce((sum, { length }) => sum + length, 0);
  const directory: Uint8Array[] = [];
  for (const entry of entries) {
    const built = buildEntry(entry);
    directory.push(centralHeader(built, entry, entry.claims?.offset ?? sizeOf(parts)));
    parts.push(localHeader(built, entry), built.packed);
  }
  parts.push(plan.beforeDirectory ?? new Uint8Array());
  const start = sizeOf(parts);
  const comment = plan.comment ?? new Uint8Array();
  parts.push(
    ...directory,
    endRecord(entries.length, sizeOf(directory), start, plan.disk ?? 0, comment),
  );
  return new Uint8Array(Buffer.concat(parts));
}

interface Built {
  packed: Uint8Array;
  crc: number;
  size: number;
  packedSize: number;
  method: number;
  flags: number;
}

function buildEntry({ data, method = 8, flags = 0x800, claims = {} }: ZipEntryPlan): Built {
  const bytes = Buffer.from(data as Uint8Array);
  const packed = method === 8 ? deflateRawSync(bytes) : bytes;
  return {
    packed,
    crc: claims.crc ?? crc32(bytes),
    size: claims.size ?? bytes.length,
    packedSize: claims.packedSize ?? packed.length,
    method,
    flags,
  };
}

function localHeader(built: Built, { name, local = {} }: ZipEntryPlan): Uint8Array {
  const text = Buffer.from(local.name ?? name);
  const header = Buffer.alloc(30);
  header.writeUInt32LE(0x04034b50, 0);
  header.writeUInt16LE(20, 4);
  header.writeUInt16LE(built.flags, 6);
  header.writeUInt16LE(built.method, 8);
  header.writeUInt32LE(local.crc ?? built.crc, 14);
  header.writeUInt32LE(built.packedSize, 18);
  header.writeUInt32LE(local.size ?? built.size, 22);
  header.writeUInt16LE(text.length, 26);
  return Buffer.concat([header, text]);
}

function centralHeader(built: Built, entry: ZipEntryPlan, offset: number): Uint8Array {
  const text = Buffer.from(entry.name);
  const header = Buffer.alloc(46);
  header.writeUInt32LE(0x02014b50, 0);
  header.writeUInt16LE(0x0314, 4);
  header.writeUInt16LE(20, 6);
  header.writeUInt16LE(built.flags, 8);
  header.writeUInt16LE(built.method, 10);
  header.writeUInt32LE(built.crc, 16);
  header.writeUInt32LE(built.packedSize, 20);
  header.writeUInt32LE(built.size, 24);
  header.writeUInt16LE(text.length, 28);
  header.writeUInt32LE(entry.externalAttributes ?? 0, 38);
  header.writeUInt32LE(offset, 42);
  return Buffer.concat([header, text]);
}

function endRecord(
  count: number,
  directorySize: number,
  start: number,
  disk: number,
  comment: Uint8Array,
): Uint8Array {
  const record = Buffer.alloc(22);
  record.writeUInt32LE(0x06054b50, 0);
  record.writeUInt16LE(disk, 4);
  record.writeUInt16LE(disk, 6);
  record.writeUInt16LE(count, 8);
  record.writeUInt16LE(count, 10);
  record.writeUInt32LE(directorySize, 12);
  record.writeUInt32LE(start, 16);
  record.writeUInt16LE(comment.length, 20);
  return Buffer.concat([record, comment]);
}
