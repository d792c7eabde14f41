import { headSize, mediaTypeOf } from "../../core/media/media_type.ts";
import { attachmentSizeMax } from "../../core/support/ticket.ts";
import { newId } from "../ids.ts";
import { writeCounted } from "./feed_files.ts";
import type { ScanFile } from "./virus_scanner.ts";

/** A file of a message, kept under a name of our own. */
export interface StoredAttachment {
  id: string;
  name: string;
  /** As its first bytes say. */
  type: string;
  size: number;
  hash: string;
}

/** The file is of a kind that is not kept: a program, a page, a virus, or nothing at all. */
export class AttachmentRefusedError extends Error {
  override name = "AttachmentRefusedError";
}

/** Where files of messages lie. */
export const attachmentFolder = (shopFolder: string): string => `${shopFolder}/tickets`;

/** Where a file lies. Its id is one of ours, never what somebody has sent. */
export function attachmentPath(shopFolder: string, id: string): string {
  if (!/^[a-z0-9]{24}$/.test(id)) throw new Error(`Not an attachment's id: ${id}`);
  return `${attachmentFolder(shopFolder)}/${id}`;
}

/**
 * Streams a file to the shop's folder. Throws `FeedTooLargeError` at the limit and
 * {@link AttachmentRefusedError} for what is not kept, `ScannerUnavailableError` when nobody could
 * look into it; nothing is left behind.
 *
 * @see UP-2, UP-3, UP-20
 */
export async function storeAttachment(
  shopFolder: string,
  name: string,
  bytes: AsyncIterable<Uint8Array>,
  scan?: ScanFile,
): Promise<StoredAttachment> {
  await Deno.mkdir(attachmentFolder(shopFolder), { recursive: true, mode: 0o700 });
  const id = newId();
  const path = attachmentPath(shopFolder, id);
  const written = await writeCounted(path, bytes, attachmentSizeMax);
  const type = mediaTypeOf(await headOf(path));
  try {
    const isRefused = type === undefined || written.size === 0 ||
      await scan?.(path) === "infected";
    if (isRefused) throw new AttachmentRefusedError(name);
  } catch (error) {
    await Deno.remove(path);
    throw error;
  }
  return { id, name, type: type!, ...written };
}

async function headOf(path: string): Promise<Uint8Array> {
  using file = await Deno.open(path);
  const head = new Uint8Array(headSize);
  let size = 0;
  for (let read = await file.read(head); read; read = await file.read(head.subarray(size))) {
    size += read;
  }
  return head.subarray(0, size);
}

/** A file that is gone already is no failure. */
export async function removeAttachment(shopFolder: string, id: string): Promise<void> {
  try {
    await Deno.remove(attachmentPath(shopFolder, id));
  } catch (error) {
    if (!(error instanceof Deno.errors.NotFound)) throw error;
  }
}
