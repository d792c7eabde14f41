export type ArchiveType = "zip" | "gzip" | "rar" | "7z" | "xz" | "bzip2" | "zstd" | "tar";

/** How many first bytes of a file show its type. */
export const archiveHeadSize = 512;

const beginnings: [type: ArchiveType, bytes: readonly number[]][] = [
  ["zip", [0x50, 0x4b, 0x03, 0x04]],
  ["zip", [0x50, 0x4b, 0x05, 0x06]], // an empty one
  ["zip", [0x50, 0x4b, 0x07, 0x08]], // a part of several
  ["gzip", [0x1f, 0x8b, 0x08]],
  ["rar", [0x52, 0x61, 0x72, 0x21, 0x1a, 0x07]],
  ["7z", [0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c]],
  ["xz", [0xfd, 0x37, 0x7a, 0x58, 0x5a, 0x00]],
  ["bzip2", [0x42, 0x5a, 0x68]],
  ["zstd", [0x28, 0xb5, 0x2f, 0xfd]],
];

const tarMark = [0x75, 0x73, 0x74, 0x61, 0x72]; // "ustar"

/** The type of an archive by its first bytes; `undefined` for what is none. */
export function archiveTypeOf(head: Uint8Array): ArchiveType | undefined {
  const has = (bytes: readonly number[], at = 0) =>
    bytes.every((byte, index) => head[at + index] === byte);
  return beginnings.find(([, bytes]) => has(bytes))?.[0] ?? (has(tarMark, 257) ? "tar" : undefined);
}
