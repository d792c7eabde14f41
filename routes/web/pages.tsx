import { categoryById } from "../../tenants/shop/categories.ts";
import { plainTextOf } from "../../core/exports/plain_text.ts";
import type { Language } from "../../core/language.ts";
import { addressPart, idOfPart } from "../../core/web/address_words.ts";
import {
  listWebProducts,
  newestWebProducts,
  webProducts,
} from "../../tenants/shop/web_products.ts";
import { relatedIds, shownTexts } from "../../tenants/shop/web_product_texts.ts";
import { paths } from "../../views/paths.ts";
import { CategoryPage } from "../../views/web/category_page.tsx";
import { HomePage } from "../../views/web/home_page.tsx";
import { ProductPage } from "../../views/web/product_page.tsx";
import { SearchPage } from "../../views/web/search_page.tsx";
import { baseOf, categoryPath, productPath } from "../../views/web/web_page.ts";
import { pageNumber } from "../query.ts";
import { mainPictures, picturesOf } from "./pictures_of.ts";
import type { WebVisit } from "./visit.tsx";

const pageSize = 24;
const newestSize = 12;
/** How many subcategories the home names below each category. */
const shelfSize = 12;

const optionsOf = ({ languages, shop }: WebVisit) => ({ languages, currency: shop.currency });

export async function webHome(visit: WebVisit) {
  const { c, database, categories, page, shop } = visit;
  const products = await newestWebProducts(database, optionsOf(visit), newestSize);
  return await c.html(
    <HomePage
      page={page}
      addresses={inAll(visit, (_, base) => paths.webHome(base), shop.languages)}
      categories={categories.below(null).map((category) => ({
        category,
        below: categories.below(category.id).slice(0, shelfSize),
      }))}
      newest={products}
      pictures={await mainPictures(database, products)}
    />,
  );
}

export async function webCategory(visit: WebVisit) {
  const { c, database, categories, page, shop, stamp } = visit;
  const id = idOfPart(c.req.param("part") ?? "");
  const category = id === undefined ? undefined : categories.byId(id);
  const stored = category && await categoryById(database, category.id);
  if (!category || !stored) return undefined;
  const number = pageNumber(c);
  if (c.req.param("part") !== addressPart(category.id, category.addressName)) {
    return c.redirect(categoryPath(page.base, category, number), 301);
  }
  const { products, total } = await listWebProducts(database, optionsOf(visit), {
    choice: { categories: categories.idsFrom(category.id) },
    kept: { key: `${shop.id}:${page.language}:${category.id}`, stamp },
    limit: pageSize,
    offset: (number - 1) * pageSize,
  });
  const last = Math.max(1, Math.ceil(total / pageSize));
  if (number > last) return undefined;
  const { texts } = stored;
  const own = texts[page.language] ?? texts[shop.languages[0]!];
  const description = own?.description ?? undefined;
  const named = shop.languages.filter((language) => texts[language]);
  const addresses = inAll(visit, (language, base) => {
    const text = texts[language];
    const addressName = text ? text.seoUrl || text.name : category.addressName;
    return categoryPath(base, { id: category.id, addressName }, number);
  }, named);
  return await c.html(
    <CategoryPage
      page={page}
      addresses={addresses}
      category={category}
      texts={{
        heading: own?.heading || category.name,
        description,
        title: own?.seoTitle || category.name,
        about: own?.seoDescription || shortOf(description) || category.name,
      }}
      above={categories.path(category).slice(0, -1)}
      below={categories.below(category.id)}
      products={products}
      total={total}
      number={number}
      last={last}
      pictures={await mainPictures(database, products)}
    />,
  );
}

export async function webProductPage(visit: WebVisit) {
  const { c, database, categories, page, shop } = visit;
  const id = idOfPart(c.req.param("part") ?? "");
  const [product] = id === undefined ? [] : await webProducts(database, [id], optionsOf(visit));
  if (!product) return undefined;
  if (c.req.param("part") !== addressPart(product.id, product.addressName)) {
    return c.redirect(productPath(page.base, product), 301);
  }
  const names = await shownTexts(database, product.id);
  const addresses = inAll(
    visit,
    (language, base) => {
      const addressName = names.get(language) ?? product.addressName;
      return productPath(base, { id: product.id, addressName });
    },
    shop.languages.filter((language) => names.has(language)),
  );
  const related = await webProducts(
    database,
    await relatedIds(database, product.id),
    optionsOf(visit),
  );
  const pictures = await picturesOf(database, [
    ...product.images,
    ...related.flatMap(({ images }) => images.slice(0, 1)),
  ]);
  const main = product.categories.flatMap((code) => categories.byCode(code) ?? [])[0];
  return await c.html(
    <ProductPage
      page={page}
      addresses={addresses}
      product={product}
      about={product.seoDescription || shortOf(product.shortDescription) ||
        shortOf(product.longDescription)}
      path={main ? categories.path(main) : []}
      pictures={pictures}
      related={related}
    />,
  );
}

export async function webSearch(visit: WebVisit) {
  const { c, database, categories, page } = visit;
  const query = (c.req.query("q") ?? "").trim().slice(0, 200);
  const number = pageNumber(c);
  const { products, total } = query === ""
    ? { products: [], total: 0 }
    : await listWebProducts(database, optionsOf(visit), {
      choice: { search: query },
      limit: pageSize,
      offset: (number - 1) * pageSize,
    });
  const last = Math.max(1, Math.ceil(total / pageSize));
  if (number > last) return undefined;
  return await c.html(
    <SearchPage
      page={page}
      query={query}
      products={products}
      total={total}
      number={number}
      last={last}
      categories={categories.below(null)}
      pictures={await mainPictures(database, products)}
    />,
  );
}

/**
 * Where a page is in languages that it has texts in, the visit's own first. Shown in another
 * language for want of texts, it is the page of that language for search engines.
 */
function inAll(
  { languages, shop }: WebVisit,
  pathIn: (language: Language, base: string) => string,
  named: readonly Language[],
) {
  const ordered = languages.filter((language) => named.includes(language));
  const shown = ordered.length > 0 ? ordered : [shop.languages[0]!];
  return shown.map((language) => ({
    language,
    path: pathIn(language, baseOf("", shop, language)),
  }));
}

const aboutMax = 160;

/** The beginning of a text, as search engines show it. */
function shortOf(html: string | undefined): string | undefined {
  const text = plainTextOf(html ?? "").replace(/\s+/gu, " ");
  if (text.length <= aboutMax) return text || undefined;
  return `${text.slice(0, aboutMax).replace(/\s+\S*$/u, "")} …`;
}
