import { matchOf } from "../../core/catalogue/search_words.ts";
import type { Language } from "../../core/language.ts";
import { type Argument, type Queryable, queryAll, queryFirst } from "../engine/database.ts";
import { type KeptCount, keptCount } from "./kept_counts.ts";
import { type Clause, listed } from "./product_filter_sql.ts";

/** What customers are shown a list of. */
export type WebChoice =
  /** A category and those below it that are shown, by their ids. */
  | { categories: readonly number[] }
  /** Words as they were typed. */
  | { search: string };

interface Range {
  limit: number;
  offset: number;
  /** Under which the total is kept, where it is asked for again and again. */
  kept?: KeptCount;
}

/** Few, as against all: to leave them out is cheaper than to look at every product that is shown. */
const hiddenIds = (language: Language, isSearch: boolean): Clause => ({
  sql: `
    SELECT id FROM ${listed} WHERE archived = 1 OR active = 0
    UNION ALL
    SELECT id FROM products INDEXED BY products_not_for_all
     WHERE private = 1 OR private_customers_only = 1
    UNION ALL
    SELECT product_id FROM product_texts INDEXED BY product_texts_hidden
     WHERE language = ? AND visible = 0` +
    (isSearch
      ? `
    UNION ALL
    SELECT id FROM products INDEXED BY products_not_searched WHERE exclude_from_search = 1`
      : ""),
  args: [language],
});

/** Ids of the newest products that everybody sees in a language. */
export async function newestIds(
  shop: Queryable,
  language: Language,
  limit: number,
): Promise<number[]> {
  const hidden = hiddenIds(language, false);
  const sql = `SELECT id FROM ${listed} WHERE id NOT IN (${hidden.sql}) ORDER BY id DESC LIMIT ?`;
  return await idsOf(shop, sql, [...hidden.args, limit]);
}

/** All ids of a choice, and how to ask whether a product belongs to it. */
interface Chosen {
  ids: Clause;
  /** @param isLarge so much of the shop belongs to it that a page is found after few questions */
  has: (column: string, isLarge: boolean) => Clause;
}

function chosenBy(choice: WebChoice): Chosen | undefined {
  if ("categories" in choice) return inCategories(choice.categories);
  const match = matchOf(choice.search);
  if (match === undefined) return undefined;
  const sql = "SELECT rowid AS id FROM product_search WHERE product_search MATCH ?";
  const args = [match];
  return { ids: { sql, args }, has: (column) => ({ sql: `+${column} IN (${sql})`, args }) };
}

function inCategories(categories: readonly number[]): Chosen {
  const args = [JSON.stringify(categories)];
  const among = "category_id IN (SELECT value FROM json_each(?))";
  const all = `SELECT product_id AS id FROM product_categories WHERE ${among}`;
  // A product can be in several of them.
  const sql = categories.length === 1 ? all : all.replace("SELECT", "SELECT DISTINCT");
  return {
    ids: { sql, args },
    has: (column, isLarge) => ({
      sql: isLarge
        ? `EXISTS (SELECT 1 FROM product_categories
                    WHERE product_id = ${column} AND ${among})`
        : `+${column} IN (${all})`,
      args,
    }),
  };
}

/** From so many on it is dearer to collect them than to ask of each in the order of names. */
const largeMin = 12_000;

/**
 * One page of a choice by name, as ids, and how many products the whole of it has. What has no name
 * in the language comes last.
 */
export async function listWebIds(
  shop: Queryable,
  language: Language,
  choice: WebChoice,
  range: Range,
): Promise<{ ids: number[]; total: number }> {
  const chosen = chosenBy(choice);
  if (!chosen) return { ids: [], total: 0 };
  const hidden = hiddenIds(language, "search" in choice);
  const order = { chosen, hidden, language, range };
  const count = () => countOf(shop, order);
  const total = range.kept ? await keptCount(range.kept, count) : await count();
  const wanted = Math.min(range.limit, total - range.offset);
  if (wanted <= 0) return { ids: [], total };
  const ids = await idsInOrder(shop, order, total >= largeMin);
  if (ids.length === wanted) return { ids, total };
  return { ids: await idsSorted(shop, order), total };
}

interface Order {
  chosen: Chosen;
  hidden: Clause;
  language: Language;
  range: Range;
}

async function countOf(shop: Queryable, { chosen: { ids }, hidden }: Order): Promise<number> {
  const sql = `SELECT count(*) AS count FROM (${ids.sql}) WHERE id NOT IN (${hidden.sql})`;
  return (await queryFirst<{ count: number }>(shop, sql, [...ids.args, ...hidden.args]))!.count;
}

/** Read from the index of names alone, whose rows are narrow. */
function idsInOrder(
  shop: Queryable,
  { chosen, hidden, language, range: { limit, offset } }: Order,
  isLarge: boolean,
): Promise<number[]> {
  const member = chosen.has("label.product_id", isLarge);
  return idsOf(
    shop,
    `SELECT label.product_id AS id FROM product_texts AS label INDEXED BY product_texts_sorted
      WHERE label.language = ? AND label.sort_key > ''
        AND ${member.sql} AND +label.product_id NOT IN (${hidden.sql})
      ORDER BY label.sort_key, label.product_id LIMIT ? OFFSET ?`,
    [language, ...member.args, ...hidden.args, limit, offset],
  );
}

/** Slower, but with those that have no name in the language. */
function idsSorted(
  shop: Queryable,
  { chosen: { ids }, hidden, language, range: { limit, offset } }: Order,
): Promise<number[]> {
  return idsOf(
    shop,
    `SELECT chosen.id FROM (${ids.sql}) AS chosen
       LEFT JOIN product_texts AS label
         ON label.product_id = chosen.id AND label.language = ?
      WHERE chosen.id NOT IN (${hidden.sql})
      ORDER BY coalesce(label.sort_key, '') = '', label.sort_key, chosen.id LIMIT ? OFFSET ?`,
    [...ids.args, language, ...hidden.args, limit, offset],
  );
}

async function idsOf(shop: Queryable, sql: string, args: readonly Argument[]): Promise<number[]> {
  return (await queryAll<{ id: number }>(shop, sql, args)).map(({ id }) => id);
}
