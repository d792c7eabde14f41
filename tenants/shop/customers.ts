import type { Address, CustomerKind, NewsletterState } from "../../core/catalogue/customer.ts";
import type { CustomerForm } from "../../core/catalogue/customer_form.ts";
import type { CustomerListing, CustomerSort } from "../../core/catalogue/customer_listing.ts";
import { matchOf } from "../../core/catalogue/search_words.ts";
import type { Language } from "../../core/language.ts";
import {
  type Argument,
  type Queryable,
  queryAll,
  queryFirst,
  type Row,
} from "../engine/database.ts";

/** A customer as a line of a list. */
export interface ListedCustomer {
  id: number;
  email: string;
  kind: CustomerKind;
  active: boolean;
  firstName: string | null;
  lastName: string | null;
  companyName: string | null;
  phone: string | null;
  newsletter: NewsletterState;
  orders: number;
  createdAt: string;
}

const sorting: Record<CustomerSort, string> = {
  name: "sort_key, id",
  "-name": "sort_key DESC, id DESC",
  newest: "created_at DESC, id DESC",
  oldest: "created_at, id",
};

/** `CROSS JOIN` keeps the order of tables: the page leads, never the whole table. */
const selectRows = (ids: string, order: string): string => `
  SELECT customer.id, customer.email, customer.kind, customer.active, customer.first_name,
         customer.last_name, customer.company_name, customer.phone, customer.newsletter,
         customer.created_at,
         (SELECT count(*) FROM orders WHERE orders.customer_id = customer.id) AS orders
    FROM (${ids}) AS page
   CROSS JOIN customers AS customer ON customer.id = page.id
   ORDER BY ${order.replaceAll(/\b(sort_key|created_at|id)\b/g, "customer.$1")}`;

/** One page of the customers; it is found in an index before their rows are read. */
export async function listCustomers(
  shop: Queryable,
  listing: CustomerListing,
  { offset }: { offset: number },
): Promise<ListedCustomer[]> {
  const { source, args } = await sourceOf(shop, listing);
  const order = sorting[listing.sort];
  const ids = `SELECT id FROM ${source} ORDER BY ${order} LIMIT ? OFFSET ?`;
  const rows = await queryAll<Row>(shop, selectRows(ids, order), [...args, listing.size, offset]);
  return rows.map(listedCustomer);
}

export async function countCustomers(shop: Queryable, listing: CustomerListing): Promise<number> {
  const match = matchOf(listing.search);
  const { source, args } =
    match && !listing.kind && !listing.newsletter && listing.importId === undefined
      ? { source: matching, args: [match] }
      : await sourceOf(shop, listing);
  const sql = `SELECT count(*) AS count FROM ${source}`;
  return (await queryFirst<{ count: number }>(shop, sql, args))?.count ?? 0;
}

/** Ids of all customers that a listing wants, the oldest first. */
export async function allCustomerIds(
  shop: Queryable,
  listing: CustomerListing,
): Promise<number[]> {
  const { source, args } = await sourceOf(shop, listing);
  const sql = `SELECT id FROM ${source} ORDER BY id`;
  return (await queryAll<{ id: number }>(shop, sql, args)).map(({ id }) => id);
}

const matching = "customer_search WHERE customer_search MATCH ?";

/** Where a listing's customers come from; very common words are walked beside the narrow index. */
async function sourceOf(
  shop: Queryable,
  { search, kind, newsletter, importId }: CustomerListing,
): Promise<{ source: string; args: Argument[] }> {
  const typed = matchOf(search);
  const match = typed && await findsAll(shop, typed) ? undefined : typed;
  const hasNoWord = search !== "" && typed === undefined;
  const conditions = [
    ...(match ? [`id IN (SELECT rowid FROM ${matching})`] : hasNoWord ? ["FALSE"] : []),
    ...(kind ? ["kind = ?"] : []),
    ...(newsletter ? ["newsletter = ?"] : []),
    ...(importId === undefined ? [] : ["created_by_import = ?"]),
  ];
  return {
    source: `customers ${match ? "INDEXED BY customers_listed" : ""}` +
      (conditions.length > 0 ? ` WHERE ${conditions.join(" AND ")}` : ""),
    args: [match, kind, newsletter, importId].filter((value) => value !== undefined),
  };
}

/** A search for what everybody has, like the domain of their e-mails, need not be done twice. */
async function findsAll(shop: Queryable, match: string): Promise<boolean> {
  const sql =
    `SELECT (SELECT count(*) FROM ${matching}) = (SELECT count(*) FROM customers) AS all_found`;
  return (await queryFirst<{ all_found: number }>(shop, sql, [match]))?.all_found === 1;
}

function listedCustomer(row: Row): ListedCustomer {
  return {
    id: row.id as number,
    email: row.email as string,
    kind: row.kind as CustomerKind,
    active: row.active === 1,
    firstName: row.first_name as string | null,
    lastName: row.last_name as string | null,
    companyName: row.company_name as string | null,
    phone: row.phone as string | null,
    newsletter: row.newsletter as NewsletterState,
    orders: row.orders as number,
    createdAt: row.created_at as string,
  };
}

/** A customer as the shop has it. */
export interface Customer extends Omit<CustomerForm, "version"> {
  id: number;
  createdAt: string;
  updatedAt: string;
}

const selectCustomer = `
  SELECT id, email, code, kind, active, degree, first_name, last_name, nickname, company_name,
         company_id, vat_id, phone, language, newsletter, price_list, groups, note, created_at,
         updated_at
    FROM customers WHERE id = ?`;
const selectAddresses = `
  SELECT kind, company_name, first_name, last_name, street, city, zip, country
    FROM customer_addresses WHERE customer_id = ? ORDER BY kind, id`;

export async function customerById(shop: Queryable, id: number): Promise<Customer | undefined> {
  const row = await queryFirst<Row>(shop, selectCustomer, [id]);
  if (!row) return undefined;
  const addresses = await queryAll<Row>(shop, selectAddresses, [id]);
  const of = (kind: string) => addresses.filter((each) => each.kind === kind).map(addressOf);
  const text = (name: string) => row[name] as string | null;
  return {
    id,
    email: row.email as string,
    code: text("code"),
    kind: row.kind as CustomerKind,
    active: row.active === 1,
    degree: text("degree"),
    firstName: text("first_name"),
    lastName: text("last_name"),
    nickname: text("nickname"),
    companyName: text("company_name"),
    companyId: text("company_id"),
    vatId: text("vat_id"),
    phone: text("phone"),
    language: row.language as Language | null,
    newsletter: row.newsletter as NewsletterState,
    priceList: text("price_list"),
    groups: JSON.parse(row.groups as string),
    note: text("note"),
    billing: of("billing")[0] ?? null,
    deliveries: of("delivery"),
    createdAt: row.created_at as string,
    updatedAt: row.updated_at as string,
  };
}

function addressOf(row: Row): Address {
  return {
    companyName: row.company_name as string | null,
    firstName: row.first_name as string | null,
    lastName: row.last_name as string | null,
    street: row.street as string | null,
    city: row.city as string | null,
    zip: row.zip as string | null,
    country: row.country as string | null,
  };
}
