import type { ProductFilter, ProductSort } from "../../core/catalogue/product_filter.ts";
import type { Language } from "../../core/language.ts";
import type { Currency } from "../../core/money.ts";
import type { Argument } from "../engine/database.ts";
import { matchOf } from "../../core/catalogue/search_words.ts";

/** A piece of SQL with what is bound to it. */
export interface Clause {
  sql: string;
  args: Argument[];
}

/** The table by its narrow index alone: its rows carry texts and pictures and are never read. */
export const listed = "products INDEXED BY products_listed";

const inCategory = `id IN (
  WITH RECURSIVE below (id) AS (
    SELECT id FROM categories WHERE code = ?
    UNION
    SELECT child.id FROM below JOIN categories AS child ON child.parent_id = below.id)
  SELECT product_id FROM product_categories WHERE category_id IN (SELECT id FROM below))`;

const stateClauses = {
  active: "archived = 0 AND active = 1",
  inactive: "archived = 0 AND active = 0",
  archived: "archived = 1",
};

/** By an index of its own: these are words, which would make `products_listed` many times larger. */
const withValue = (column: "manufacturer" | "availability") =>
  `id IN (SELECT id FROM products INDEXED BY products_by_${column} WHERE ${column} = ?)`;

/** An import's products are all that it has created, those that it archived since too. @see R95 */
const usualStates = (filter: ProductFilter): string =>
  filter.import === undefined ? "archived = 0" : "TRUE";

/** All of a filter but its search, over the columns of `products_listed`. */
export function filterClause(filter: ProductFilter): Clause {
  const { state, category, manufacturer, availability, stock, price } = filter;
  const parts: string[] = [state ? stateClauses[state] : usualStates(filter)];
  const args: Argument[] = [];
  const bind = (sql: string, value: Argument | undefined) => {
    if (value === undefined) return;
    parts.push(sql);
    args.push(value);
  };
  bind(inCategory, category);
  bind(withValue("manufacturer"), manufacturer);
  bind(withValue("availability"), availability);
  bind("created_by_import = ?", filter.import);
  if (stock) parts.push(stock === "in" ? "stock_total > 0" : "stock_total <= 0");
  if (price) parts.push("priced = 0");
  return { sql: parts.join(" AND "), args };
}

const nothing: Clause = { sql: "SELECT NULL AS id WHERE FALSE", args: [] };

/** Ids that a search finds; `undefined` when there is none. */
export function searchClause({ search }: ProductFilter): Clause | undefined {
  if (search === "") return undefined;
  const match = matchOf(search);
  if (match === undefined) return nothing;
  return {
    sql: "SELECT rowid AS id FROM product_search WHERE product_search MATCH ?",
    args: [match],
  };
}

/** Ids in an order, read from an index that has it; a product without such a value is not there. */
export interface OrderedIds {
  id: string;
  from: string;
  where: Clause;
  /** Columns of the order, the last of them the id. */
  order: readonly string[];
}

export function orderedIds(
  sort: ProductSort,
  { language, currency }: { language: Language; currency: Currency },
): OrderedIds {
  const byId = (from: string, sql: string, order: string[]): OrderedIds => ({
    id: "id",
    from,
    where: { sql, args: [] },
    order,
  });
  switch (sort) {
    case "title":
      return {
        id: "product_id",
        from: "product_texts INDEXED BY product_texts_sorted",
        where: { sql: "language = ? AND sort_key > ''", args: [language] },
        order: ["sort_key", "product_id"],
      };
    case "price":
      return {
        id: "product_id",
        from: "product_prices INDEXED BY product_prices_sorted",
        where: {
          sql: "currency = ? AND price_list = '' AND price_minor IS NOT NULL",
          args: [currency],
        },
        order: ["price_minor", "product_id"],
      };
    case "stock":
      return byId("products INDEXED BY products_by_stock", "stock_total IS NOT NULL", [
        "stock_total",
        "id",
      ]);
    case "code":
      return byId("products", "code IS NOT NULL", ["code", "id"]);
    case "newest":
      return byId(listed, "TRUE", ["id"]);
  }
}
