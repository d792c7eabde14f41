import { exportFormatById } from "../../core/exports/registry.ts";
import { stateAllows } from "../../core/lifecycle/shop_state.ts";
import { exportPath } from "../../tenants/files/export_files.ts";
import { hashToken } from "../../tenants/ids.ts";
import { freshFile } from "../../tenants/jobs/published_feeds.ts";
import { shopFolder } from "../../tenants/platform.ts";
import { shopById } from "../../tenants/platform/shops.ts";
import { feedByTokenHash, noteFetched } from "../../tenants/shop/published_feeds.ts";
import { createRouter } from "../environment.ts";
import { isKnown } from "../etag.ts";

/**
 * The shop's feeds at their secret addresses, for comparison sites and other programs: no session,
 * and whoever does not know the address learns nothing, not even that there is a shop.
 */
export const publishedFeeds = createRouter();

const idPattern = /^[a-z0-9]{10,40}$/;

publishedFeeds.get("/feeds/:shop/:token/:file", async (c) => {
  const { platform } = c.var.services;
  const gone = () => c.text("Not found", 404);
  const shopId = c.req.param("shop");
  const shop = idPattern.test(shopId) ? await shopById(platform.database, shopId) : undefined;
  if (!shop || !stateAllows(shop.state, "web")) return gone();
  await using lease = await platform.shops.lease(shop.id);
  const feed = await feedByTokenHash(lease.database, await hashToken(c.req.param("token")));
  const format = feed && exportFormatById(feed.format);
  if (!feed || !format) return gone();
  const file = await freshFile(platform, shop, lease, feed);
  if (!file) return gone();
  await noteFetched(lease.database, feed.id, platform.now());
  c.header("ETag", file.etag);
  c.header("Last-Modified", new Date(file.builtAt).toUTCString());
  c.header("Cache-Control", "private, no-cache");
  c.header("X-Robots-Tag", "noindex");
  if (isKnown(c.req.header("If-None-Match"), file.etag)) return c.body(null, 304);
  const opened = await Deno.open(exportPath(shopFolder(platform.folder, shop.id), file.key));
  c.header("Content-Type", format.contentType);
  c.header("Content-Length", String(file.size));
  if (c.req.method !== "HEAD") return c.body(opened.readable);
  opened.close();
  return c.body(null);
});
