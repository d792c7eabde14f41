import type { Language } from "../../core/language.ts";
import { leaf } from "../../core/exports/xml_text.ts";
import { webCategories } from "../../tenants/shop/web_categories.ts";
import { lastProductId, sitemapProducts } from "../../tenants/shop/web_products.ts";
import { paths } from "../../views/paths.ts";
import { baseOf, categoryPath, productPath } from "../../views/web/web_page.ts";
import type { WebVisit } from "./visit.tsx";

/** Ids of products in one part of the map: so many are there at once, and search engines take more. */
const idsInPart = 2_000;

const xmlHead = `<?xml version="1.0" encoding="UTF-8"?>\n`;
const namespace = `xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"`;

function xml({ c }: WebVisit, text: string): Response {
  c.header("Content-Type", "application/xml; charset=utf-8");
  return c.body(xmlHead + text);
}

/** @see {@link https://www.sitemaps.org/protocol.html} */
export async function webSitemap(visit: WebVisit) {
  const { database, page } = visit;
  const count = 1 + Math.ceil(await lastProductId(database) / idsInPart);
  const parts = Array.from(
    { length: count },
    (_, part) => `<sitemap>${leaf("loc", page.origin + paths.webSitemap("", part))}</sitemap>\n`,
  );
  return xml(visit, `<sitemapindex ${namespace}>\n${parts.join("")}</sitemapindex>\n`);
}

/** Part 0 has the home and the categories, the others products by their ids. */
export async function webSitemapPart(visit: WebVisit) {
  const { c, database } = visit;
  const part = Number(c.req.param("part"));
  if (part > Math.ceil(await lastProductId(database) / idsInPart)) return undefined;
  const urls = part === 0 ? await fixedUrls(visit) : await productUrls(visit, part);
  return xml(visit, `<urlset ${namespace}>\n${urls.join("")}</urlset>\n`);
}

async function fixedUrls({ database, shop, page }: WebVisit): Promise<string[]> {
  const urls: string[] = [];
  for (const language of shop.languages) {
    const base = baseOf("", shop, language);
    urls.push(urlOf(page.origin + paths.webHome(base)));
    for (const category of (await webCategories(database, [language])).all) {
      if (category.isTranslated) urls.push(urlOf(page.origin + categoryPath(base, category)));
    }
  }
  return urls;
}

async function productUrls({ database, shop, page }: WebVisit, part: number): Promise<string[]> {
  const range = { after: (part - 1) * idsInPart, through: part * idsInPart };
  const products = await sitemapProducts(database, shop.languages, range);
  const bases = new Map<Language, string>(
    shop.languages.map((language) => [language, page.origin + baseOf("", shop, language)]),
  );
  return products.map((product) =>
    urlOf(productPath(bases.get(product.language)!, product), product.updatedAt)
  );
}

const urlOf = (address: string, changedAt?: string): string =>
  `<url>${leaf("loc", address)}${changedAt ? leaf("lastmod", changedAt.slice(0, 10)) : ""}</url>\n`;

export function webRobots({ c, page }: WebVisit) {
  return c.text(`User-agent: *\nAllow: /\nSitemap: ${page.origin}${paths.webSitemap("")}\n`);
}
