import { type OrderAddress, orderWords } from "../../core/catalogue/order.ts";
import type { Database } from "../../tenants/engine/database.ts";
import { queryAll } from "../../tenants/engine/database.ts";

interface TestOrder {
  number: string;
  email?: string;
  billing?: OrderAddress;
  /** Position of the state among the shop's, from 1. */
  state?: number;
  customerId?: number;
  totalMinor?: number;
  paidOn?: string;
  resolved?: boolean;
  trackingCode?: string;
  createdAt?: string;
}

/** Puts an order of one line into a shop. @returns its id */
export async function addOrder(database: Database, order: TestOrder): Promise<number> {
  const { number, email = "jana@example.cz", billing = {}, state = 1, totalMinor = 12_100 } = order;
  const { createdAt = "2026-03-01T10:00:00.000Z", trackingCode = null } = order;
  const states = await queryAll<{ id: number }>(
    database,
    "SELECT id FROM order_states ORDER BY position, id",
  );
  const { lastInsertRowid } = await database.execute({
    sql: `INSERT INTO orders (number, customer_id, state_id, currency, total_minor, paid_on,
                              resolved, email, billing, tracking_code, created_at, updated_at)
          VALUES (?1, ?2, ?3, 'CZK', ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?10)`,
    args: [
      ...[number, order.customerId ?? null, states[state - 1]!.id, totalMinor],
      ...[order.paidOn ?? null, order.resolved ?? false, email, JSON.stringify(billing)],
      ...[trackingCode, createdAt],
    ],
  });
  const id = lastInsertRowid!;
  await database.batch([
    {
      sql: `INSERT INTO order_lines (order_id, position, kind, product_code, title, quantity,
                                     unit_price_minor, vat_rate, total_minor)
            VALUES (?1, 1, 'product', 'P1', 'Termohrnek', 1, ?2, 21, ?2)`,
      args: [id, totalMinor],
    },
    {
      sql: "INSERT INTO order_search (rowid, words) VALUES (?, ?)",
      args: [
        id,
        orderWords({ number, email, phone: null, billing, delivery: null, trackingCode }),
      ],
    },
  ]);
  return id;
}

/** States as a shop is made with them, for a database alone. */
export async function addOrderStates(database: Database): Promise<void> {
  const states = [["Přijatá", "received"], ["Odeslaná", "sent"], ["Doručená", "delivered"]];
  await database.executeMany(
    "INSERT INTO order_states (name, type, position) VALUES (?, ?, ?)",
    states.map(([name = "", type = ""], index) => [name, type, index + 1]),
  );
}
