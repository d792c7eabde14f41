import type { ProductFilter, ProductListing } from "../../core/catalogue/product_filter.ts";
import type { Language } from "../../core/language.ts";
import type { Currency } from "../../core/money.ts";
import { type Argument, type Queryable, queryAll, queryFirst } from "../engine/database.ts";
import {
  type Clause,
  filterClause,
  listed,
  type OrderedIds,
  orderedIds,
  searchClause,
} from "./product_filter_sql.ts";

/** The shop's main language and currency: what its lists are sorted by. */
export interface ListScope {
  language: Language;
  currency: Currency;
}

export interface IdsOrder {
  listing: ProductListing;
  scope: ListScope;
  limit: number;
  offset: number;
}

/** One page of a list, as ids, and how many products the whole of it has. */
export async function listProductIds(
  shop: Queryable,
  { listing, scope, limit, offset }: IdsOrder,
): Promise<{ ids: number[]; total: number }> {
  const found = await findMembers(shop, listing.filter);
  const { total } = found;
  if (offset >= total) return { ids: [], total };
  const ordered = orderedIds(listing.sort, scope);
  const isDescending = listing.descending !== (listing.sort === "newest");
  const range = { isDescending, limit: Math.min(limit, total - offset), offset };
  if (offset > total / 2 && await hasAll(shop, ordered, found.everything)) {
    return { ids: await idsFromEnd(shop, ordered, found, range), total };
  }
  const ids = await idsInOrder(shop, ordered, found.member, range);
  const missing = range.limit - ids.length;
  if (missing > 0) {
    const rest = { ...range, limit: missing, offset: offset + ids.length };
    ids.push(...await idsWithout(shop, ordered, found.member, rest));
  }
  return { ids, total };
}

/** All that a filter lets through: for a change of everything. Call inside the transaction. */
export async function allProductIds(shop: Queryable, filter: ProductFilter): Promise<number[]> {
  const { member } = await findMembers(shop, filter);
  const { sql, args } = member("id");
  return await idsOf(shop, `SELECT id FROM ${listed} WHERE ${sql} ORDER BY id`, args);
}

/** A part of what a filter lets through, in the order of ids: those after one, for programs. */
export async function productIdsAfter(
  shop: Queryable,
  filter: ProductFilter,
  { after, limit }: { after: number; limit: number },
): Promise<number[]> {
  const { member } = await findMembers(shop, filter);
  const { sql, args } = member("id");
  const query = `SELECT id FROM ${listed} WHERE ${sql} AND id > ? ORDER BY id LIMIT ?`;
  return await idsOf(shop, query, [...args, after, limit]);
}

/** Says of a column with ids that they belong to the list. */
type Member = (column: string) => Clause;

interface Members {
  member: Member;
  total: number;
  /** How many products the shop has. */
  everything: number;
}

/**
 * A set of ids is held in memory while a page is looked for, and asked once for every row passed
 * over. So it is the smaller of those that belong and those that do not; and what leaves nothing
 * out, like a search for what all codes begin with, is not asked at all.
 */
async function findMembers(shop: Queryable, filter: ProductFilter): Promise<Members> {
  const where = filterClause(filter);
  const everything = await count(shop, listed, { sql: "TRUE", args: [] });
  const matching = await count(shop, listed, where);
  const filtered = memberOf(where, matching / everything);
  const search = searchClause(filter);
  const found = search && await countFound(shop, search, filtered("id"));
  if (!search || found?.hits === everything) {
    return { member: filtered, total: matching, everything };
  }
  const member: Member = (column) => {
    const { sql, args } = filtered(column);
    return { sql: `+${column} IN (${search.sql}) AND ${sql}`, args: [...search.args, ...args] };
  };
  return { member, total: found!.total, everything };
}

/** The plus keeps the set from being what the query goes by: the order is. */
function memberOf(where: Clause, share: number): Member {
  if (share === 1) return () => ({ sql: "TRUE", args: [] });
  const set = share > 0.5
    ? `NOT IN (SELECT id FROM ${listed} WHERE (${where.sql}) IS NOT TRUE)`
    : `IN (SELECT id FROM ${listed} WHERE ${where.sql})`;
  return (column) => ({ sql: `+${column} ${set}`, args: where.args });
}

/** How many products a search finds, and how many of them the filter lets through. */
async function countFound(
  shop: Queryable,
  search: Clause,
  { sql, args }: Clause,
): Promise<{ hits: number; total: number }> {
  const query = `SELECT count(*) AS hits, count(*) FILTER (WHERE ${sql}) AS total
                   FROM (${search.sql})`;
  return (await queryFirst(shop, query, [...args, ...search.args]))!;
}

interface Range {
  isDescending: boolean;
  limit: number;
  offset: number;
}

function idsInOrder(
  shop: Queryable,
  { id, from, where, order }: OrderedIds,
  member: Member,
  { isDescending, limit, offset }: Range,
): Promise<number[]> {
  const { sql, args } = member(id);
  const direction = isDescending ? "DESC" : "ASC";
  return idsOf(
    shop,
    `SELECT ${id} AS id FROM ${from} WHERE ${where.sql} AND ${sql}
      ORDER BY ${order.map((column) => `${column} ${direction}`).join(", ")}
      LIMIT ? OFFSET ?`,
    [...where.args, ...args, limit, offset],
  );
}

/** The same page, counted from the nearer end. */
async function idsFromEnd(
  shop: Queryable,
  ordered: OrderedIds,
  { member, total }: Members,
  { isDescending, limit, offset }: Range,
): Promise<number[]> {
  const range = { isDescending: !isDescending, limit, offset: total - offset - limit };
  return (await idsInOrder(shop, ordered, member, range)).reverse();
}

const hasAll = async (shop: Queryable, { from, where }: OrderedIds, everything: number) =>
  await count(shop, from, where) === everything;

/** Products that the order does not know: without a title, a price, a stock. They come last. */
async function idsWithout(
  shop: Queryable,
  { id, from, where }: OrderedIds,
  member: Member,
  { limit, offset }: Range,
): Promise<number[]> {
  const inOrder = member(id);
  const known = await count(shop, from, {
    sql: `${where.sql} AND ${inOrder.sql}`,
    args: [...where.args, ...inOrder.args],
  });
  const { sql, args } = member("id");
  return await idsOf(
    shop,
    `SELECT id FROM ${listed}
      WHERE ${sql} AND id NOT IN (SELECT ${id} FROM ${from} WHERE ${where.sql})
      ORDER BY id LIMIT ? OFFSET ?`,
    [...args, ...where.args, limit, offset - known],
  );
}

async function count(shop: Queryable, from: string, { sql, args }: Clause): Promise<number> {
  const query = `SELECT count(*) AS count FROM ${from} WHERE ${sql}`;
  return (await queryFirst<{ count: number }>(shop, query, args))?.count ?? 0;
}

async function idsOf(shop: Queryable, sql: string, args: readonly Argument[]): Promise<number[]> {
  return (await queryAll<{ id: number }>(shop, sql, args)).map(({ id }) => id);
}
