import { isPictureType } from "../../core/media/media_type.ts";
import { isMediaKey, mediaSizes } from "../../tenants/files/media_files.ts";
import { shopFolder } from "../../tenants/platform.ts";
import { mediaByKey } from "../../tenants/shop/media.ts";
import { createRouter } from "../environment.ts";
import { sendMedia } from "../media_file.ts";
import { refuse } from "../refusal.tsx";

/** Pictures and files of products, from where the shop itself keeps them. */
export const media = createRouter();

media.get("/shops/:shop/media/:key/:size", async (c) => {
  const key = c.req.param("key");
  const size = mediaSizes.find((each) => each === c.req.param("size"));
  const found = isMediaKey(key) ? await mediaByKey(c.var.current.database, key) : undefined;
  if (!found || !size) return refuse(c, "not_found");
  if (size !== "original" && !isPictureType(found.type)) return refuse(c, "not_found");
  const folder = shopFolder(c.var.services.platform.folder, c.var.current.shop.id);
  const answer = await sendMedia(c, { folder, found, size, isPublic: false });
  return answer ?? refuse(c, "not_found");
});
