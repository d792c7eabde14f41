import { createHash } from "node:crypto";
import { DamagedCopyError } from "../engine/snapshot.ts";
import { type FileFacts, readFull } from "./file_facts.ts";

/**
 * Encrypted files: `KRAMEK1\n`, then pieces of up to 256 kB, each as nonce (12 bytes), AES-256-GCM
 * ciphertext and tag (16). A piece is bound to what the file is, to its place in it, and to whether it
 * is the last: pieces that are cut off, exchanged, repeated or put into another file do not open.
 * Memory holds one piece, however long the file is.
 *
 * @see BA-7
 */
const magic = new TextEncoder().encode("KRAMEK1\n");
const pieceBytes = 256 * 1024;
const nonceBytes = 12;
const tagBytes = 16;

export interface SealedFileFacts {
  /** What was encrypted. */
  plain: FileFacts;
  /** What lies on the disk. */
  sealed: FileFacts;
}

/** @param purpose what the file is; it opens only under the same */
export async function sealFile(
  { from, to, key, purpose }: { from: string; to: string; key: CryptoKey; purpose: string },
): Promise<SealedFileFacts> {
  using source = await Deno.open(from);
  using target = await Deno.open(to, { write: true, createNew: true, mode: 0o600 });
  const [plain, sealed] = [counting(), counting(target)];
  await sealed.add(magic);
  let piece = await readFull(source, new Uint8Array(pieceBytes));
  for (let index = 0;; index++) {
    const following = await readFull(source, new Uint8Array(pieceBytes));
    const isLast = following.length === 0;
    const iv = crypto.getRandomValues(new Uint8Array(nonceBytes));
    const additionalData = placeOf(purpose, index, isLast);
    const algorithm = { name: "AES-GCM", iv, additionalData };
    await plain.add(piece);
    await sealed.add(iv);
    await sealed.add(new Uint8Array(await crypto.subtle.encrypt(algorithm, key, piece)));
    if (isLast) break;
    piece = following;
  }
  await target.sync();
  return { plain: plain.facts(), sealed: sealed.facts() };
}

/**
 * Decrypts a file, to another one or only to see that it can be. Throws `DamagedCopyError` for one
 * that is not what was written; what it has written till then is not to be used.
 */
export async function openSealedFile(
  { from, to, key, purpose }: { from: string; to?: string; key: CryptoKey; purpose: string },
): Promise<SealedFileFacts> {
  using source = await Deno.open(from);
  using target = to === undefined
    ? undefined
    : await Deno.open(to, { write: true, create: true, truncate: true, mode: 0o600 });
  const [plain, sealed] = [counting(target), counting()];
  const head = await readFull(source, new Uint8Array(magic.length));
  if (head.some((byte, at) => byte !== magic[at]) || head.length !== magic.length) {
    throw new DamagedCopyError("the file is not an encrypted backup");
  }
  await sealed.add(head);
  const room = () => new Uint8Array(nonceBytes + pieceBytes + tagBytes);
  let piece = await readFull(source, room());
  for (let index = 0;; index++) {
    const following = await readFull(source, room());
    const isLast = following.length === 0;
    await sealed.add(piece);
    await plain.add(await openPiece(piece, { key, place: placeOf(purpose, index, isLast), index }));
    if (isLast) break;
    piece = following;
  }
  await target?.sync();
  return { plain: plain.facts(), sealed: sealed.facts() };
}

async function openPiece(
  piece: Uint8Array<ArrayBuffer>,
  { key, place, index }: { key: CryptoKey; place: Uint8Array<ArrayBuffer>; index: number },
): Promise<Uint8Array<ArrayBuffer>> {
  const iv = piece.subarray(0, nonceBytes);
  const algorithm = { name: "AES-GCM", iv, additionalData: place };
  try {
    const bytes = await crypto.subtle.decrypt(algorithm, key, piece.subarray(nonceBytes));
    return new Uint8Array(bytes);
  } catch (cause) {
    throw new DamagedCopyError(`piece ${index} of the encrypted file cannot be opened`, { cause });
  }
}

const placeOf = (purpose: string, index: number, isLast: boolean): Uint8Array<ArrayBuffer> =>
  new TextEncoder().encode(`${purpose}\n${index}\n${isLast ? "last" : "more"}`);

/** Counts and hashes what passes, on its way to a file or to nowhere. */
function counting(target?: Deno.FsFile) {
  const hash = createHash("sha256");
  let size = 0;
  return {
    async add(bytes: Uint8Array<ArrayBuffer>): Promise<void> {
      hash.update(bytes);
      size += bytes.length;
      for (let at = 0; target && at < bytes.length;) at += await target.write(bytes.subarray(at));
    },
    facts: (): FileFacts => ({ size, fileHash: hash.digest("hex") }),
  };
}
