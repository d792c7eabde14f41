import type { MiddlewareHandler } from "hono";
import { slugOfDomain } from "../../tenants/platform/shop_domains.ts";
import { paths } from "../../views/paths.ts";
import { createRouter, type Environment, type Services } from "../environment.ts";
import { requestLog } from "../middleware/request_log.ts";
import { missing } from "./visit.tsx";
import { web } from "./web.ts";

/**
 * Hands what comes to the domain of a shop's web over to that web, as if it were asked for under
 * `/s/<slug>`: nothing of the administration is there, not even its sign-in. Any other host is the
 * administration's.
 */
export function shopDomains(services: Services): MiddlewareHandler<Environment> {
  const site = createRouter();
  site.use(requestLog(services), siteHeaders);
  site.route("/", web);
  site.notFound((c) => missing(c));
  return async (c, next) => {
    const host = hostOf(c.req.header("Host") ?? new URL(c.req.url).host);
    const isOwn = host === new URL(services.publicUrl).hostname;
    const { database } = services.platform;
    const slug = isOwn || host === "" ? undefined : await slugOfDomain(database, host);
    const url = new URL(c.req.url);
    if (slug === undefined || url.pathname.startsWith("/static/")) return await next();
    url.pathname = paths.web(slug) + (url.pathname === "/" ? "" : url.pathname);
    return await site.fetch(new Request(url, c.req.raw), { ...c.env, isShopDomain: true });
  };
}

/** Without a port, and without the dot that ends a whole name. */
const hostOf = (header: string): string =>
  header.toLowerCase().replace(/:[0-9]+$/, "").replace(/\.$/, "");

/** No `Strict-Transport-Security`: the domain is its shop's, which may have more below it. */
const siteHeaders: MiddlewareHandler<Environment> = async (c, next) => {
  await next();
  c.res.headers.set("X-Content-Type-Options", "nosniff");
  c.res.headers.set("Cross-Origin-Opener-Policy", "same-origin");
  c.res.headers.set(
    "Permissions-Policy",
    "camera=(), microphone=(), geolocation=(), payment=()",
  );
  if (!c.res.headers.has("Cache-Control")) c.res.headers.set("Cache-Control", "no-store");
};
