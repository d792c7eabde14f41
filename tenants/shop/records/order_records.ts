import type { FieldPath, Value } from "../../../core/catalogue/values.ts";
import type { EntityRecord } from "../../../core/formats/format.ts";
import { type FormatProblem, problem } from "../../../core/formats/problems.ts";
import type { CurrentRecord } from "../../../core/imports/plan.ts";
import { pragueDay } from "../../clock.ts";
import { orderWords } from "../../../core/catalogue/order.ts";
import { type Argument, type Queryable, queryAll, type Row } from "../../engine/database.ts";
import { orderById } from "../orders.ts";
import {
  type Owners,
  type RecordBatch,
  type RecordStore,
  type Resolved,
  type Resolving,
  type StoredRecord,
  without,
  withValue,
} from "./record_store.ts";

const updateOrder = `
  UPDATE orders SET state_id = ?, paid_on = ?, resolved = ?, tracking_code = ?, tracking_url = ?,
                    updated_by_import = ?, applied_hash = ?, updated_at = ?
   WHERE id = ?`;

/** Orders, of which files change a few facts; no file creates one or takes one away. @see D13 */
export class OrderRecords implements RecordStore {
  readonly entity = "orders";
  readonly table = "orders";
  readonly putAway = ["resolved", true] as const;
  #states = new Map<string, { id: number; name: string }>();

  async owners(
    database: Queryable,
    records: readonly (EntityRecord | undefined)[],
  ): Promise<Owners> {
    const numbers = records.flatMap((record) => record?.code ?? []);
    const rows = await queryAll<{ number: string; id: number }>(
      database,
      "SELECT number, id FROM orders WHERE number IN (SELECT value FROM json_each(?))",
      [JSON.stringify(numbers)],
    );
    const owners = new Map(rows.map(({ number, id }) => [number, id]));
    return { records: owners, all: new Map(owners) };
  }

  async load(database: Queryable, ids: readonly number[]): Promise<Map<number, CurrentRecord>> {
    const rows = await queryAll<Row>(
      database,
      `SELECT orders.*, state.name AS state
         FROM orders JOIN order_states AS state ON state.id = orders.state_id
        WHERE orders.id IN (SELECT value FROM json_each(?))`,
      [JSON.stringify(ids)],
    );
    return new Map(rows.map((row) => [row.id as number, {
      id: row.id as number,
      code: row.number as string,
      updatedAt: row.updated_at as string,
      values: valuesOf(row),
      variants: [],
    }]));
  }

  async prepare(transaction: Queryable): Promise<void> {
    this.forget();
    const rows = await queryAll<{ id: number; name: string }>(
      transaction,
      "SELECT id, name FROM order_states",
    );
    for (const state of rows) this.#states.set(keyOf(state.name), state);
  }

  forget(): void {
    this.#states.clear();
  }

  resolve(record: EntityRecord, { raw, current, now }: Resolving): Resolved {
    const problems: FormatProblem[] = [];
    if (!current) return { record, problems };
    let resolved = withPayment(record, current, now);
    const name = resolved.values.get("state");
    if (name !== undefined) {
      const state = typeof name === "string" ? this.#states.get(keyOf(name)) : undefined;
      resolved = state ? withValue(resolved, "state", state.name) : without(resolved, "state");
      if (typeof name === "string" && !state) {
        const where = { line: raw.line, record: raw.number, value: name };
        problems.push(problem("order_state_unknown", where));
      }
    }
    return { record: resolved, problems };
  }

  batch(): RecordBatch {
    const rows: Argument[][] = [];
    const found = new Set<number>();
    return {
      create: () => {
        throw new Error("An order is not created by a file");
      },
      update: (record, touched) => {
        rows.push(this.#row(record));
        if (touched.has("trackingCode")) found.add(record.id);
      },
      putVariant: () => {
        throw new Error("An order has no variants");
      },
      write: async (transaction) => {
        await transaction.executeMany(updateOrder, rows.splice(0));
        for (const id of found) await writeWords(transaction, id);
        found.clear();
      },
    };
  }

  #row({ id, values, updatedByImport, appliedHash, updatedAt }: StoredRecord): Argument[] {
    const text = (path: FieldPath) => values.get(path) as string | undefined ?? null;
    const state = this.#states.get(keyOf(text("state") ?? ""));
    if (!state) throw new Error(`Order state ${text("state")} was not resolved`);
    return [
      ...[state.id, text("paidOn"), Number(values.get("resolved") === true)],
      ...[text("trackingCode"), text("trackingUrl"), updatedByImport, appliedHash, updatedAt, id],
    ];
  }

  remove(): Promise<void> {
    return Promise.reject(new Error("An order is not removed by an import"));
  }

  neededIds(): Promise<Set<number>> {
    return Promise.resolve(new Set());
  }

  isTaken(): Promise<boolean> {
    return Promise.resolve(false);
  }

  restorable(values: ReadonlyMap<FieldPath, Value>): Map<FieldPath, Value> {
    return new Map(values);
  }

  /** A state may have been renamed or deleted meanwhile. */
  dropUnrestorable(reversal: Parameters<RecordStore["dropUnrestorable"]>[0]): string[] {
    const state = reversal.changes.get("state")?.[1];
    if (typeof state !== "string" || this.#states.has(keyOf(state))) return [];
    reversal.changes.delete("state");
    return ["state"];
  }

  settle(): Promise<void> {
    return Promise.resolve();
  }
}

/** People type the names of states; their case says nothing. */
const keyOf = (name: string): string => name.normalize("NFC").trim().toLowerCase();

function valuesOf(row: Row): Map<FieldPath, Value> {
  const values = new Map<FieldPath, Value>([
    ["state", row.state as string],
    ["paid", row.paid_on !== null],
    ["resolved", row.resolved === 1],
  ]);
  const optional = {
    paidOn: "paid_on",
    trackingCode: "tracking_code",
    trackingUrl: "tracking_url",
  };
  for (const [path, column] of Object.entries(optional)) {
    if (row[column] !== null) values.set(path, row[column] as string);
  }
  return values;
}

/** Paid and when it was belong together, whichever of the two a file says. */
function withPayment(
  record: EntityRecord,
  current: CurrentRecord,
  now: () => string,
): EntityRecord {
  const { values } = record;
  const paid = values.get("paid");
  if (paid === false) return withValue(record, "paidOn", null);
  const day = values.get("paidOn");
  if (paid === true) {
    if (typeof day === "string") return record;
    const since = current.values.get("paidOn") as string | undefined;
    return withValue(record, "paidOn", since ?? pragueDay(now()));
  }
  return day === undefined ? record : withValue(record, "paid", day !== null);
}

async function writeWords(transaction: Queryable, id: number): Promise<void> {
  const order = await orderById(transaction, id);
  if (!order) return;
  await transaction.execute({
    sql: "INSERT OR REPLACE INTO order_search (rowid, words) VALUES (?, ?)",
    args: [id, orderWords(order)],
  });
}
