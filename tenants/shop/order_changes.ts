import { changesBetween } from "../../core/catalogue/changes.ts";
import { orderWords } from "../../core/catalogue/order.ts";
import type { OrderForm, OrdersChange } from "../../core/catalogue/order_form.ts";
import { err, ok, type Result } from "../../core/result.ts";
import { type Database, type Queryable, queryFirst } from "../engine/database.ts";
import { type Order, orderById } from "./orders.ts";
import { type Editing, nextVersion, recordEdit, type SaveRefusal } from "./record_edits.ts";

/** Stores what people change of an order, and that they did. @returns the order's number */
export function updateOrder(
  shop: Database,
  id: number,
  form: OrderForm,
  editing: Editing,
): Promise<Result<string, SaveRefusal>> {
  return shop.write(async (transaction) => {
    const order = await orderById(transaction, id);
    if (!order) return err({ code: "gone" });
    if (order.updatedAt !== form.version) return err({ code: "changed_meanwhile" });
    await writeOrder(transaction, order, form, editing);
    return ok(order.number);
  });
}

/** Changes several orders alike, all or none. @returns the numbers of those that were changed */
export function changeOrders(
  shop: Database,
  ids: readonly number[],
  change: OrdersChange,
  editing: Editing,
): Promise<string[]> {
  return shop.write(async (transaction) => {
    const changed: string[] = [];
    for (const id of ids) {
      const order = await orderById(transaction, id);
      if (!order) continue;
      const { state, paidOn, resolved, trackingCode, trackingUrl, internalNote } = order;
      const current = { stateId: state.id, paidOn, resolved, trackingCode, trackingUrl };
      const wanted = { ...current, internalNote, ...change };
      if (await writeOrder(transaction, order, wanted, editing)) changed.push(order.number);
    }
    return changed;
  });
}

const updateRow = `
  UPDATE orders SET state_id = ?, paid_on = ?, resolved = ?, tracking_code = ?, tracking_url = ?,
                    internal_note = ?, applied_hash = NULL, updated_at = ?
   WHERE id = ?`;

/** @returns whether anything was different */
async function writeOrder(
  transaction: Queryable,
  order: Order,
  wanted: Omit<OrderForm, "version">,
  editing: Editing,
): Promise<boolean> {
  const { stateId, paidOn, resolved, trackingCode, trackingUrl, internalNote } = wanted;
  const changes = changesBetween(journaled(order, order.state.name), {
    ...{ paidOn, resolved, trackingCode, trackingUrl, internalNote },
    state: await stateName(transaction, stateId),
  });
  if (Object.keys(changes).length === 0) return false;
  const updatedAt = nextVersion(order.updatedAt, editing.now);
  await transaction.execute({
    sql: updateRow,
    args: [
      ...[stateId, paidOn, resolved, trackingCode, trackingUrl, internalNote],
      ...[updatedAt, order.id],
    ],
  });
  await transaction.execute({
    sql: "INSERT OR REPLACE INTO order_search (rowid, words) VALUES (?, ?)",
    args: [order.id, orderWords({ ...order, trackingCode })],
  });
  await recordEdit(transaction, { entity: "orders", id: order.id }, changes, editing);
  return true;
}

/** What the journal of an order tells of; the state by its name, for it may be renamed. */
function journaled(order: Order, state: string): Record<string, unknown> {
  const { paidOn, resolved, trackingCode, trackingUrl, internalNote } = order;
  return { state, paidOn, resolved, trackingCode, trackingUrl, internalNote };
}

async function stateName(transaction: Queryable, id: number): Promise<string> {
  const row = await queryFirst<{ name: string }>(
    transaction,
    "SELECT name FROM order_states WHERE id = ?",
    [id],
  );
  if (!row) throw new Error(`There is no order state ${id}`);
  return row.name;
}
