import type { Context } from "hono";
import { downloadName } from "../core/media/download_name.ts";
import { isPictureType, type MediaType } from "../core/media/media_type.ts";
import { mediaPath, type MediaSize } from "../tenants/files/media_files.ts";
import type { SourcedMedia } from "../tenants/shop/media.ts";
import { contentDisposition } from "./content_disposition.ts";
import type { Environment } from "./environment.ts";

/** Whatever a file holds, it can run nothing and load nothing. @see UP-19 */
export const fileHeaders = {
  "Content-Security-Policy": "default-src 'none'; sandbox",
  "X-Content-Type-Options": "nosniff",
};

interface SentMedia {
  /** The shop's. */
  folder: string;
  found: SourcedMedia;
  size: MediaSize;
  /** For everybody, not for the shop's people alone. */
  isPublic: boolean;
}

/** Answers with a stored file; `undefined` when it is not on the disk. */
export async function sendMedia(
  c: Context<Environment>,
  { folder, found, size, isPublic }: SentMedia,
): Promise<Response | undefined> {
  const file = await openIfThere(mediaPath(folder, found.key, size));
  if (!file) return undefined;
  const { size: length } = await file.stat();
  const type = size === "original" ? found.type : "image/webp";
  const name = downloadName(found.name, type as MediaType);
  for (const [header, value] of Object.entries(fileHeaders)) c.header(header, value);
  // Its address names its bytes, so it never changes.
  c.header("Cache-Control", `${isPublic ? "public" : "private"}, max-age=31536000, immutable`);
  c.header("Content-Type", type);
  c.header("Content-Length", String(length));
  c.header(
    "Content-Disposition",
    contentDisposition(isPictureType(type) ? "inline" : "attachment", name),
  );
  if (c.req.method !== "HEAD") return c.body(file.readable);
  file.close();
  return c.body(null);
}

/** A row whose file is gone, as after a backup of the database alone, is a file that is not there. */
export async function openIfThere(path: string): Promise<Deno.FsFile | undefined> {
  try {
    return await Deno.open(path);
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return undefined;
    throw error;
  }
}
