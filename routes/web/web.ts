import { isPictureType } from "../../core/media/media_type.ts";
import { isMediaKey, mediaSizes } from "../../tenants/files/media_files.ts";
import { shopFolder } from "../../tenants/platform.ts";
import { mediaByKey } from "../../tenants/shop/media.ts";
import { createRouter } from "../environment.ts";
import { sendMedia } from "../media_file.ts";
import { webCategory, webHome, webProductPage, webSearch } from "./pages.tsx";
import { webRobots, webSitemap, webSitemapPart } from "./sitemap.ts";
import { onWeb, type WebVisit } from "./visit.tsx";

/** Shops' own webs: a catalogue that anybody sees, without sessions, forms and scripts. */
export const web = createRouter();

// In the main language, and in others. Without the group the router takes `sk/p/1` for a language.
for (const base of ["/s/:shop", "/s/:shop/:language{(?:cs|sk|en)}"]) {
  web.get(base, onWeb(inItsLanguage(webHome)));
  web.get(`${base}/c/:part`, onWeb(inItsLanguage(webCategory)));
  web.get(`${base}/p/:part`, onWeb(inItsLanguage(webProductPage)));
  web.get(`${base}/search`, onWeb(inItsLanguage(webSearch)));
}
web.get("/s/:shop/robots.txt", onWeb(webRobots));
web.get("/s/:shop/sitemap.xml", onWeb(webSitemap));
web.get("/s/:shop/sitemaps/:part{[0-9]+}", onWeb(webSitemapPart));
web.get("/s/:shop/media/:key/:size", onWeb(webPicture));
web.get("/s/:shop/*", onWeb(() => undefined));

/** The main language has no mark in addresses, so that every page has one alone. */
function inItsLanguage(
  answer: (visit: WebVisit) => Response | undefined | Promise<Response | undefined>,
) {
  return (visit: WebVisit) => {
    const { c, shop, page } = visit;
    if (c.req.param("language") !== shop.languages[0]) return answer(visit);
    const url = new URL(c.req.url);
    const prefix = `/s/${c.req.param("shop")}/${shop.languages[0]}`;
    return c.redirect((page.root + url.pathname.slice(prefix.length) || "/") + url.search, 301);
  };
}

/**
 * Any picture of the shop by the hash of its bytes, but no other file: who knows the hash has had
 * the picture, and to look for a product that shows it would take longer than to send it.
 */
async function webPicture({ c, shop, database }: WebVisit): Promise<Response | undefined> {
  const key = c.req.param("key") ?? "";
  const size = mediaSizes.find((each) => each === c.req.param("size"));
  const found = isMediaKey(key) ? await mediaByKey(database, key) : undefined;
  if (!size || !found || !isPictureType(found.type)) return undefined;
  const folder = shopFolder(c.var.services.platform.folder, shop.id);
  return await sendMedia(c, { folder, found, size, isPublic: true });
}
