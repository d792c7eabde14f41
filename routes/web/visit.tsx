import type { Context } from "hono";
import { createHash } from "node:crypto";
import { isLanguage, type Language } from "../../core/language.ts";
import { stateAllows } from "../../core/lifecycle/shop_state.ts";
import type { WebCategories } from "../../core/web/categories.ts";
import { pragueDay } from "../../tenants/clock.ts";
import type { Database } from "../../tenants/engine/database.ts";
import { newId } from "../../tenants/ids.ts";
import { ShopNotReadyError } from "../../tenants/platform.ts";
import { domainOfShop, hasFooterLink } from "../../tenants/platform/shop_domains.ts";
import { type Shop, shopBySlug } from "../../tenants/platform/shops.ts";
import { webCategories } from "../../tenants/shop/web_categories.ts";
import { webStamp } from "../../tenants/shop/web_products.ts";
import { paths } from "../../views/paths.ts";
import { BarePage, MissingPage } from "../../views/web/closed_page.tsx";
import { baseOf, type WebPage } from "../../views/web/web_page.ts";
import type { Environment } from "../environment.ts";
import { isKnown } from "../etag.ts";
import { describeError } from "../log.ts";

/** A request to the web of a shop that is open to everybody. */
export interface WebVisit {
  c: Context<Environment>;
  shop: Shop;
  database: Database;
  /** The one asked for, then the shop's others. */
  languages: [Language, ...Language[]];
  categories: WebCategories;
  /** In what state the shop's records are. */
  stamp: string;
  page: WebPage;
}

type Answer = Response | undefined | Promise<Response | undefined>;

/** Pages change within a minute; a cache may show an old one while it asks for a new one. */
const cacheControl = "public, max-age=60, stale-while-revalidate=300";

/** Nothing runs in these pages, whatever the shop writes into them. */
const policy = [
  "default-src 'none'",
  "style-src 'self'",
  "font-src 'self'",
  "img-src 'self' data: https: http:",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join("; ");

/** Another process may render the same data otherwise. */
const release = newId();

/**
 * Answers for a shop's web, in front of sessions and everything else of the administration: what a
 * page shows depends on its address alone, so anybody may keep it. A shop that does not exist, that
 * has no domain or that has ended is not there; one whose web is suspended says only that it is
 * closed.
 *
 * @param answer what to say while the shop is open; `undefined` when there is no such page
 * @see R190, R196, TE-6
 */
export function onWeb(answer: (visit: WebVisit) => Answer) {
  return async (c: Context<Environment>): Promise<Response> => {
    c.header("Content-Security-Policy", policy);
    c.header("Referrer-Policy", "strict-origin-when-cross-origin");
    try {
      return await visited(c, answer);
    } catch (error) {
      if (error instanceof ShopNotReadyError) return closed(c, languageAsked(c) ?? "cs");
      const { log } = c.var.services;
      log("request.failed", { request: c.var.requestId, ...describeError(error) });
      return await bare(c, languageAsked(c) ?? "cs", { kind: "failed", status: 500 });
    }
  };
}

async function visited(
  c: Context<Environment>,
  answer: (visit: WebVisit) => Answer,
): Promise<Response> {
  const { platform } = c.var.services;
  const shop = await shopBySlug(platform.database, c.req.param("shop") ?? "");
  const domain = shop && await domainOfShop(platform.database, shop.id);
  if (!shop || domain === undefined || shop.state === "ended" || shop.state === "deleted") {
    return await missing(c);
  }
  if (!stateAllows(shop.state, "web")) return await closed(c, shop.languages[0]!);
  const language = languageAsked(c) ?? shop.languages[0]!;
  await using lease = await platform.shops.lease(shop.id);
  const { database } = lease;
  const hasLink = await hasFooterLink(platform.database, shop.id, pragueDay(platform.now()));
  const stamp = await webStamp(database);
  const etag = etagOf([
    release,
    shop.name,
    shop.languages,
    domain,
    hasLink,
    stamp,
  ]);
  const languages = [language, ...shop.languages.filter((each) => each !== language)] as [Language];
  if (!shop.languages.includes(language)) return await missing(c);
  if (isKnown(c.req.header("If-None-Match"), etag)) {
    c.header("ETag", etag);
    c.header("Cache-Control", cacheControl);
    return c.body(null, 304);
  }
  const categories = await webCategories(database, languages);
  const page = pageOf(c, { shop, language, domain, hasLink, menu: categories.menu });
  const answered = await answer({ c, shop, database, languages, categories, stamp, page });
  if (!answered) return await c.html(<MissingPage page={page} />, 404);
  if (answered.status === 200 && !answered.headers.has("Cache-Control")) {
    answered.headers.set("ETag", etag);
    answered.headers.set("Cache-Control", cacheControl);
  }
  return answered;
}

/** Named in the address; the main one is not, so that no page has two addresses. */
function languageAsked(c: Context<Environment>): Language | undefined {
  const asked = c.req.param("language");
  return isLanguage(asked) ? asked : undefined;
}

function pageOf(
  c: Context<Environment>,
  { shop, language, domain, hasLink, menu }: {
    shop: Shop;
    language: Language;
    domain: string;
    hasLink: boolean;
    menu: WebPage["menu"];
  },
): WebPage {
  const { publicUrl } = c.var.services;
  const root = c.env?.isShopDomain ? "" : paths.web(shop.slug);
  return {
    language,
    shop,
    root,
    base: baseOf(root, shop, language),
    origin: `${new URL(publicUrl).protocol}//${domain}`,
    menu,
    operatorUrl: hasLink ? publicUrl : undefined,
  };
}

/** A hash, so that it tells nothing of how much has happened in the shop. */
const etagOf = (parts: readonly unknown[]): string =>
  `W/"${createHash("sha256").update(JSON.stringify(parts)).digest("hex").slice(0, 24)}"`;

/** Like one that never was. */
export const missing = (c: Context<Environment>) =>
  bare(c, languageAsked(c) ?? "cs", { kind: "notFound", status: 404 });

function closed(c: Context<Environment>, language: Language) {
  c.header("Retry-After", "3600");
  return bare(c, language, { kind: "closed", status: 503 });
}

async function bare(
  c: Context<Environment>,
  language: Language,
  { kind, status }: { kind: "notFound" | "closed" | "failed"; status: 404 | 500 | 503 },
): Promise<Response> {
  c.header("Cache-Control", "no-store");
  return await c.html(<BarePage language={language} kind={kind} />, status);
}
