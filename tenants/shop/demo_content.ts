import { customerSortText, searchText } from "../../core/catalogue/customer.ts";
import { orderWords } from "../../core/catalogue/order.ts";
import { sortKey } from "../../core/catalogue/sort_key.ts";
import { type Argument, type Database, type Queryable, queryAll } from "../engine/database.ts";
import { inventCustomers, type InventedCustomer } from "./demo_customers.ts";
import type { DemoProduct } from "./demo_lines.ts";
import { type InventedOrder, inventOrders } from "./demo_orders.ts";

interface DemoOptions {
  now: string;
  /** Numbers from 0 to 1: the same ones make the same shop. */
  random: () => number;
}

const customerCount = 60;
const orderCount = 120;

/** Fills a shop for a demonstration: customers, and orders of the products that it has. */
export async function addDemoCustomersAndOrders(
  database: Database,
  options: DemoOptions,
): Promise<void> {
  const customers = inventCustomers({ count: customerCount, ...options });
  await database.write(async (transaction) => {
    const ids = await writeCustomers(transaction, customers);
    const { products, currency } = await productsToOrder(transaction);
    if (products.length === 0) return;
    const states = await queryAll<{ id: number; type: string; name: string }>(
      transaction,
      "SELECT id, type, name FROM order_states ORDER BY position, id",
    );
    const orders = inventOrders({ count: orderCount, customers, products, ...options });
    await writeOrders(transaction, orders, { ids, states, currency });
  });
}

const selectProducts = `
  SELECT product.code, label.title, product.vat_rate AS vatRate, product.unit,
         coalesce(price.sale_price_minor, price.price_minor) AS priceMinor
    FROM product_prices AS price
    JOIN products AS product ON product.id = price.product_id
    JOIN product_texts AS label ON label.product_id = product.id
   WHERE price.currency = ? AND price.price_list = '' AND price.price_minor > 0
     AND product.active = 1 AND product.archived = 0
     AND product.code IS NOT NULL AND label.title IS NOT NULL
   GROUP BY product.id
   ORDER BY product.id LIMIT 500`;

/** Goods with a price, in the currency that most prices are in. */
async function productsToOrder(transaction: Queryable) {
  const [most] = await queryAll<{ currency: string }>(
    transaction,
    `SELECT currency, count(*) AS prices FROM product_prices WHERE price_list = ''
      GROUP BY currency ORDER BY prices DESC, currency LIMIT 1`,
  );
  const currency = most?.currency ?? "CZK";
  return {
    currency,
    products: await queryAll<DemoProduct>(transaction, selectProducts, [currency]),
  };
}

async function nextId(transaction: Queryable, table: "customers" | "orders"): Promise<number> {
  const [row] = await queryAll<{ id: number }>(
    transaction,
    `SELECT coalesce(max(seq), 0) + 1 AS id FROM sqlite_sequence WHERE name = ?`,
    [table],
  );
  return row!.id;
}

const insertCustomer = `
  INSERT INTO customers (id, email, code, kind, first_name, last_name, company_name, company_id,
                         vat_id, phone, language, newsletter, groups, note, sort_key, created_at,
                         updated_at)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'cs', ?, ?, ?, ?, ?, ?)`;
const insertAddress = `
  INSERT INTO customer_addresses (customer_id, kind, company_name, first_name, last_name, street,
                                  city, zip, country)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`;

/** @returns the ids of the customers, in their order */
async function writeCustomers(
  transaction: Queryable,
  customers: readonly InventedCustomer[],
): Promise<number[]> {
  const first = await nextId(transaction, "customers");
  const ids = customers.map((_, index) => first + index);
  await transaction.executeMany(
    insertCustomer,
    customers.map((each, index) => [
      ...[ids[index]!, each.email, each.code, each.kind, each.firstName, each.lastName],
      ...[each.companyName, each.companyId, each.vatId, each.phone, each.newsletter],
      ...[JSON.stringify(each.groups), each.note, sortKey(customerSortText(each))],
      ...[each.createdAt, each.createdAt],
    ]),
  );
  const addresses = customers.flatMap((each, index) =>
    each.addresses.map(({ kind, ...address }): Argument[] => [
      ...[ids[index]!, kind, address.companyName, address.firstName, address.lastName],
      ...[address.street, address.city, address.zip, address.country],
    ])
  );
  await transaction.executeMany(insertAddress, addresses);
  await transaction.executeMany(
    "INSERT INTO customer_search (rowid, words) VALUES (?, ?)",
    customers.map((each, index) => [
      ids[index]!,
      searchText([
        ...[each.email, each.code, each.firstName, each.lastName, each.companyName],
        ...[each.companyId, each.vatId, each.phone, each.addresses[0]?.city],
      ]),
    ]),
  );
  return ids;
}

const insertOrder = `
  INSERT INTO orders (id, number, customer_id, state_id, currency, total_minor, paid_on, resolved,
                      email, phone, billing, delivery, shipment_name, payment_name, tracking_code,
                      tracking_url, customer_note, internal_note, created_at, updated_at)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`;
const insertLine = `
  INSERT INTO order_lines (order_id, position, kind, product_code, title, quantity, unit,
                           unit_price_minor, vat_rate, total_minor)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`;

interface OrderContext {
  ids: readonly number[];
  states: readonly { id: number; type: string; name: string }[];
  currency: string;
}

async function writeOrders(
  transaction: Queryable,
  orders: readonly InventedOrder[],
  { ids, states, currency }: OrderContext,
): Promise<void> {
  const first = await nextId(transaction, "orders");
  const stateOf = (type: string) => states.find((state) => state.type === type) ?? states[0]!;
  await transaction.executeMany(
    insertOrder,
    orders.map((each, index) => [
      ...[first + index, each.number, ids[each.customer]!, stateOf(each.state).id, currency],
      ...[each.totalMinor, each.paidOn, each.resolved, each.email, each.phone],
      ...[JSON.stringify(each.billing), each.delivery && JSON.stringify(each.delivery)],
      ...[each.shipmentName, each.paymentName, each.trackingCode, each.trackingUrl],
      ...[each.customerNote, each.internalNote, each.createdAt, each.updatedAt],
    ]),
  );
  await transaction.executeMany(
    insertLine,
    orders.flatMap(({ lines }, index) =>
      lines.map((line, position) => [
        ...[first + index, position + 1, line.kind, line.productCode, line.title, line.quantity],
        ...[line.unit, line.unitPriceMinor, line.vatRate, line.totalMinor],
      ])
    ),
  );
  await transaction.executeMany(
    "INSERT INTO order_search (rowid, words) VALUES (?, ?)",
    orders.map((each, index) => [first + index, orderWords(each)]),
  );
  await transaction.executeMany(
    `INSERT INTO record_edits (entity, record_id, at, actor_name, changes)
     VALUES ('orders', ?, ?, ?, ?)`,
    orders.flatMap((each, index) =>
      each.steps.map(({ at, actorName, from, to }) => [
        ...[first + index, at, actorName],
        JSON.stringify({ state: [stateOf(from).name, stateOf(to).name] }),
      ])
    ),
  );
}
