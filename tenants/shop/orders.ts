import { type OrderListing, type OrderSort } from "../../core/catalogue/order_listing.ts";
import type { LineKind, OrderAddress, OrderStateType } from "../../core/catalogue/order.ts";
import { matchOf } from "../../core/catalogue/search_words.ts";
import type { Currency } from "../../core/money.ts";
import { pragueMidnight } from "../clock.ts";
import {
  type Argument,
  type Queryable,
  queryAll,
  queryFirst,
  type Row,
} from "../engine/database.ts";

/** One of the states that the shop has for its orders. */
export interface OrderState {
  id: number;
  name: string;
  type: OrderStateType;
}

export async function orderStates(shop: Queryable): Promise<OrderState[]> {
  const rows = await queryAll<OrderState>(
    shop,
    "SELECT id, name, type FROM order_states ORDER BY position, id",
  );
  return rows.map(({ id, name, type }) => ({ id, name, type }));
}

/** An order as a line of a list. */
export interface ListedOrder {
  id: number;
  number: string;
  state: OrderState;
  currency: Currency;
  totalMinor: number;
  paidOn: string | null;
  resolved: boolean;
  email: string;
  billing: OrderAddress;
  createdAt: string;
}

const sorting: Record<OrderSort, string> = {
  newest: "created_at DESC, id DESC",
  oldest: "created_at, id",
  number: "number, id",
  "-number": "number DESC, id DESC",
  total: "total_minor, id",
  "-total": "total_minor DESC, id DESC",
};

/** `CROSS JOIN` keeps the order of tables: the page leads, never the whole table. */
const selectRows = (ids: string, order: string): string => `
  SELECT orders.id, orders.number, orders.currency, orders.total_minor, orders.paid_on,
         orders.resolved, orders.email, orders.billing, orders.created_at,
         state.id AS state_id, state.name AS state_name, state.type AS state_type
    FROM (${ids}) AS page
   CROSS JOIN orders ON orders.id = page.id
   CROSS JOIN order_states AS state ON state.id = orders.state_id
   ORDER BY ${order.replaceAll(/\b(created_at|number|total_minor|id)\b/g, "orders.$1")}`;

/** One page of the orders that a listing wants; a page is found in an index before rows are read. */
export async function listOrders(
  shop: Queryable,
  listing: OrderListing,
  { offset }: { offset: number },
): Promise<ListedOrder[]> {
  const { source, args } = sourceOf(listing);
  const order = sorting[listing.sort];
  const ids = `SELECT id FROM ${source} ORDER BY ${order} LIMIT ? OFFSET ?`;
  const rows = await queryAll<Row>(shop, selectRows(ids, order), [...args, listing.size, offset]);
  return rows.map(listedOrder);
}

export async function countOrders(shop: Queryable, listing: OrderListing): Promise<number> {
  const { source, args } = sourceOf(listing, "count");
  const sql = `SELECT count(*) AS count FROM ${source}`;
  return (await queryFirst<{ count: number }>(shop, sql, args))?.count ?? 0;
}

/** Ids of all orders that a listing wants, the oldest first. */
export async function allOrderIds(shop: Queryable, listing: OrderListing): Promise<number[]> {
  const { source, args } = sourceOf(listing);
  const sql = `SELECT id FROM ${source} ORDER BY id`;
  return (await queryAll<{ id: number }>(shop, sql, args)).map(({ id }) => id);
}

const matching = "order_search WHERE order_search MATCH ?";

/**
 * Where a listing's orders come from. Words that very many orders have must not lead into their
 * rows: the narrow index is walked beside them, and alone they are counted as they stand.
 */
function sourceOf(listing: OrderListing, use: "list" | "count" = "list") {
  const match = matchOf(listing.search);
  const { conditions, args } = conditionsOf(listing);
  if (match && conditions.length === 0 && use === "count") {
    return { source: matching, args: [match] };
  }
  if (match) conditions.unshift(`id IN (SELECT rowid FROM ${matching})`);
  else if (listing.search !== "") conditions.unshift("FALSE");
  const isWalked = match !== undefined && listing.customerId === undefined;
  return {
    source: `orders ${isWalked ? "INDEXED BY orders_listed" : ""}` +
      (conditions.length > 0 ? ` WHERE ${conditions.join(" AND ")}` : ""),
    args: match ? [match, ...args] : args,
  };
}

function conditionsOf({ stateId, paid, resolved, from, to, customerId, importId }: OrderListing) {
  const conditions: string[] = [];
  const args: Argument[] = [];
  const add = (condition: string, ...values: Argument[]) => {
    conditions.push(condition);
    args.push(...values);
  };
  if (stateId !== undefined) add("state_id = ?", stateId);
  if (customerId !== undefined) add("customer_id = ?", customerId);
  if (importId !== undefined) add("updated_by_import = ?", importId);
  if (paid !== undefined) add(paid ? "paid_on IS NOT NULL" : "paid_on IS NULL");
  if (resolved !== undefined) add("resolved = ?", resolved);
  if (from) add("created_at >= ?", pragueMidnight(from));
  if (to) add("created_at < ?", pragueMidnight(to, 1));
  return { conditions, args };
}

function listedOrder(row: Row): ListedOrder {
  return {
    id: row.id as number,
    number: row.number as string,
    state: {
      id: row.state_id as number,
      name: row.state_name as string,
      type: row.state_type as OrderStateType,
    },
    currency: row.currency as Currency,
    totalMinor: row.total_minor as number,
    paidOn: row.paid_on as string | null,
    resolved: row.resolved === 1,
    email: row.email as string,
    billing: JSON.parse(row.billing as string),
    createdAt: row.created_at as string,
  };
}

export interface OrderLine {
  kind: LineKind;
  productCode: string | null;
  /** The shop's product of that code, if it still has it. */
  productId: number | null;
  title: string;
  quantity: number;
  unit: string | null;
  unitPriceMinor: number;
  vatRate: number;
  totalMinor: number;
}

/** An order with all that is in it. */
export interface Order extends ListedOrder {
  customerId: number | null;
  phone: string | null;
  delivery: OrderAddress | null;
  shipmentName: string | null;
  paymentName: string | null;
  trackingCode: string | null;
  trackingUrl: string | null;
  customerNote: string | null;
  internalNote: string | null;
  updatedAt: string;
  lines: OrderLine[];
}

const selectOrders = `
  SELECT orders.id, orders.number, orders.customer_id, orders.currency, orders.total_minor,
         orders.paid_on, orders.resolved, orders.email, orders.phone, orders.billing,
         orders.delivery, orders.shipment_name, orders.payment_name, orders.tracking_code,
         orders.tracking_url, orders.customer_note, orders.internal_note, orders.created_at,
         orders.updated_at,
         state.id AS state_id, state.name AS state_name, state.type AS state_type
    FROM orders JOIN order_states AS state ON state.id = orders.state_id
   WHERE orders.id IN (SELECT value FROM json_each(?)) ORDER BY orders.id`;
const selectLines = `
  SELECT line.order_id, line.kind, line.product_code, line.title, line.quantity, line.unit,
         line.unit_price_minor, line.vat_rate, line.total_minor,
         coalesce((SELECT id FROM products WHERE code = line.product_code),
                  (SELECT product_id FROM variants WHERE code = line.product_code)) AS product_id
    FROM order_lines AS line
   WHERE line.order_id IN (SELECT value FROM json_each(?))
   ORDER BY line.order_id, line.position, line.id`;

export async function orderById(shop: Queryable, id: number): Promise<Order | undefined> {
  return (await ordersByIds(shop, [id]))[0];
}

/** Whole orders by their ids, in two queries however many there are. */
export async function ordersByIds(shop: Queryable, ids: readonly number[]): Promise<Order[]> {
  const list = [JSON.stringify(ids)];
  const rows = await queryAll<Row>(shop, selectOrders, list);
  const lines = new Map<number, OrderLine[]>(rows.map((row) => [row.id as number, []]));
  for (const row of await queryAll<Row>(shop, selectLines, list)) {
    lines.get(row.order_id as number)?.push(lineOf(row));
  }
  return rows.map((row) => orderOf(row, lines.get(row.id as number)!));
}

function orderOf(row: Row, lines: OrderLine[]): Order {
  const text = (name: string) => row[name] as string | null;
  return {
    ...listedOrder(row),
    customerId: row.customer_id as number | null,
    phone: text("phone"),
    delivery: row.delivery === null ? null : JSON.parse(row.delivery as string),
    shipmentName: text("shipment_name"),
    paymentName: text("payment_name"),
    trackingCode: text("tracking_code"),
    trackingUrl: text("tracking_url"),
    customerNote: text("customer_note"),
    internalNote: text("internal_note"),
    updatedAt: row.updated_at as string,
    lines,
  };
}

function lineOf(row: Row): OrderLine {
  return {
    kind: row.kind as LineKind,
    productCode: row.product_code as string | null,
    productId: row.product_id as number | null,
    title: row.title as string,
    quantity: row.quantity as number,
    unit: row.unit as string | null,
    unitPriceMinor: row.unit_price_minor as number,
    vatRate: row.vat_rate as number,
    totalMinor: row.total_minor as number,
  };
}
