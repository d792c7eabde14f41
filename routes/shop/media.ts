import type { Context } from "hono";
import { downloadName } from "../../core/media/download_name.ts";
import { isPictureType, type MediaType } from "../../core/media/media_type.ts";
import {
  isMediaKey,
  mediaPath,
  type MediaSize,
  mediaSizes,
} from "../../tenants/files/media_files.ts";
import { shopFolder } from "../../tenants/platform.ts";
import { mediaByKey, type SourcedMedia } from "../../tenants/shop/media.ts";
import { contentDisposition } from "../content_disposition.ts";
import { createRouter, type Environment } from "../environment.ts";
import { refuse } from "../refusal.tsx";

/** Pictures and files of products, from where the shop itself keeps them. */
export const media = createRouter();

/** Whatever a file holds, it can run nothing and load nothing. @see UP-19 */
const fileHeaders = {
  "Content-Security-Policy": "default-src 'none'; sandbox",
  "X-Content-Type-Options": "nosniff",
  // Its address names its bytes, so it never changes.
  "Cache-Control": "private, max-age=31536000, immutable",
};

media.get("/shops/:shop/media/:key/:size", async (c) => {
  const key = c.req.param("key");
  const size = mediaSizes.find((each) => each === c.req.param("size"));
  const found = isMediaKey(key) ? await mediaByKey(c.var.current.database, key) : undefined;
  if (!found || !size) return refuse(c, "not_found");
  if (size !== "original" && !isPictureType(found.type)) return refuse(c, "not_found");
  return await sendFile(c, found, size);
});

async function sendFile(c: Context<Environment>, found: SourcedMedia, size: MediaSize) {
  const folder = shopFolder(c.var.services.platform.folder, c.var.current.shop.id);
  const file = await openIfThere(mediaPath(folder, found.key, size));
  if (!file) return refuse(c, "not_found");
  const { size: length } = await file.stat();
  const type = size === "original" ? found.type : "image/webp";
  const name = downloadName(found.name, type as MediaType);
  for (const [header, value] of Object.entries(fileHeaders)) c.header(header, value);
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
async function openIfThere(path: string): Promise<Deno.FsFile | undefined> {
  try {
    return await Deno.open(path);
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return undefined;
    throw error;
  }
}
