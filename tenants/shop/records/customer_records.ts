import {
  addressFields,
  type CustomerKind,
  customerSortText,
  searchText,
} from "../../../core/catalogue/customer.ts";
import type { Address } from "../../../core/catalogue/customer.ts";
import { customerFields } from "../../../core/catalogue/entity_fields.ts";
import { sortKey } from "../../../core/catalogue/sort_key.ts";
import type { FieldPath, Value } from "../../../core/catalogue/values.ts";
import type { EntityRecord } from "../../../core/formats/format.ts";
import { problem } from "../../../core/formats/problems.ts";
import type { CurrentRecord } from "../../../core/imports/plan.ts";
import { type Argument, type Queryable, queryAll, type Row } from "../../engine/database.ts";
import { addValues, fieldColumns, marks, toCell, upsert } from "./columns.ts";
import {
  type Identity,
  type Owners,
  type RecordBatch,
  type RecordStore,
  type Resolved,
  type Resolving,
  type StoredRecord,
  without,
} from "./record_store.ts";

const plain = fieldColumns(customerFields, "plain", ["deliveries", "groups"]);

const upsertCustomer = upsert(
  "customers",
  ["id"],
  [
    ...["email", "sort_key", "groups", "created_by_import", "updated_by_import", "applied_hash"],
    ...["created_at", "updated_at"],
    ...plain.map(({ column }) => column),
  ],
  ["email", "created_by_import", "created_at"],
);
const addressColumns = [
  ...["company_name", "first_name", "last_name", "street", "city", "zip", "country"],
];
const insertAddress = `
  INSERT INTO customer_addresses (customer_id, kind, ${addressColumns.join(", ")})
  VALUES (${marks(addressColumns.length + 2)})`;
const billing = (name: keyof Address): FieldPath => `billing:${name}`;

/** Customers, known by their e-mail; their own number is nobody else's either. */
export class CustomerRecords implements RecordStore {
  readonly entity = "customers";
  readonly table = "customers";
  readonly putAway = ["active", false] as const;
  #emailByCode = new Map<string, string>();

  async owners(
    database: Queryable,
    records: readonly (EntityRecord | undefined)[],
  ): Promise<Owners> {
    const emails = records.flatMap((record) => record?.code ?? []);
    const rows = await queryAll<{ email: string; id: number }>(
      database,
      "SELECT email, id FROM customers WHERE email IN (SELECT value FROM json_each(?))",
      [JSON.stringify(emails)],
    );
    const owners = new Map(rows.map(({ email, id }) => [email, id]));
    return { records: owners, all: new Map(owners) };
  }

  async load(database: Queryable, ids: readonly number[]): Promise<Map<number, CurrentRecord>> {
    const customers = new Map<number, CurrentRecord & { values: Map<FieldPath, Value> }>();
    const list = [JSON.stringify(ids)];
    const rows = await queryAll<Row>(
      database,
      "SELECT * FROM customers WHERE id IN (SELECT value FROM json_each(?))",
      list,
    );
    for (const row of rows) {
      const values = new Map<FieldPath, Value>();
      addValues(values, row, plain);
      const groups = JSON.parse(row.groups as string) as string[];
      if (groups.length > 0) values.set("groups", groups);
      customers.set(row.id as number, {
        id: row.id as number,
        code: row.email as string,
        updatedAt: row.updated_at as string,
        values,
        variants: [],
      });
    }
    await addAddresses(database, list, customers);
    return customers;
  }

  /** Finds whose the numbers of the records are. */
  async prepare(
    transaction: Queryable,
    records: readonly (EntityRecord | undefined)[],
  ): Promise<void> {
    this.forget();
    const codes = records.map((record) => record?.values.get("code")).filter(Boolean);
    const rows = await queryAll<{ code: string; email: string }>(
      transaction,
      "SELECT code, email FROM customers WHERE code IN (SELECT value FROM json_each(?))",
      [JSON.stringify(codes)],
    );
    for (const { code, email } of rows) this.#emailByCode.set(code, email);
  }

  forget(): void {
    this.#emailByCode.clear();
  }

  resolve(record: EntityRecord, { raw }: Resolving): Resolved {
    const code = record.values.get("code");
    if (typeof code !== "string") return { record, problems: [] };
    const owner = this.#emailByCode.get(code);
    if (owner !== undefined && owner !== record.code) {
      const taken = problem("code_taken", { line: raw.line, record: raw.number, value: code });
      return { record: without(record, "code"), problems: [taken] };
    }
    if (record.code !== undefined) this.#emailByCode.set(code, record.code);
    return { record, problems: [] };
  }

  batch(): RecordBatch {
    const rows: Argument[][] = [];
    const addresses: Argument[][] = [];
    const words: Argument[][] = [];
    const put = (record: StoredRecord) => {
      rows.push(rowOf(record));
      addresses.push(...addressRows(record));
      words.push([record.id, wordsOf(record)]);
    };
    return {
      create: put,
      update: put,
      putVariant: () => {
        throw new Error("A customer has no variants");
      },
      write: async (transaction) => {
        const ids = JSON.stringify(rows.map(([id]) => id));
        await transaction.executeMany(upsertCustomer, rows.splice(0));
        await transaction.execute({
          sql: `DELETE FROM customer_addresses
                 WHERE customer_id IN (SELECT value FROM json_each(?))`,
          args: [ids],
        });
        await transaction.executeMany(insertAddress, addresses.splice(0));
        await transaction.executeMany(
          "INSERT OR REPLACE INTO customer_search (rowid, words) VALUES (?, ?)",
          words.splice(0),
        );
      },
    };
  }

  async remove(transaction: Queryable, ids: readonly number[]): Promise<void> {
    const args = [JSON.stringify(ids)];
    await transaction.execute({
      sql: "DELETE FROM customer_search WHERE rowid IN (SELECT value FROM json_each(?))",
      args,
    });
    await transaction.execute({
      sql: "DELETE FROM customers WHERE id IN (SELECT value FROM json_each(?))",
      args,
    });
  }

  /** Somebody who has ordered meanwhile is not forgotten. */
  async neededIds(transaction: Queryable, ids: readonly number[]): Promise<Set<number>> {
    const rows = await queryAll<{ id: number }>(
      transaction,
      `SELECT DISTINCT customer_id AS id FROM orders
        WHERE customer_id IN (SELECT value FROM json_each(?))`,
      [JSON.stringify(ids)],
    );
    return new Set(rows.map(({ id }) => id));
  }

  async isTaken(transaction: Queryable, { code, values }: Identity): Promise<boolean> {
    const rows = await queryAll(
      transaction,
      "SELECT 1 AS found FROM customers WHERE email = ?1 OR code = ?2 LIMIT 1",
      [code ?? null, values.get("code") as string | undefined ?? null],
    );
    return rows.length > 0;
  }

  restorable(values: ReadonlyMap<FieldPath, Value>): Map<FieldPath, Value> {
    return new Map(values);
  }

  dropUnrestorable(): string[] {
    return [];
  }

  settle(): Promise<void> {
    return Promise.resolve();
  }
}

async function addAddresses(
  database: Queryable,
  list: readonly string[],
  customers: ReadonlyMap<number, { values: Map<FieldPath, Value> }>,
): Promise<void> {
  const rows = await queryAll<Row>(
    database,
    `SELECT customer_id, kind, ${addressColumns.join(", ")} FROM customer_addresses
      WHERE customer_id IN (SELECT value FROM json_each(?)) ORDER BY customer_id, kind, id`,
    list,
  );
  for (const row of rows) {
    const values = customers.get(row.customer_id as number)?.values;
    if (!values) continue;
    const cells = addressFields.map((name, index) => [name, row[addressColumns[index]!]] as const);
    const filled = cells.filter(([, cell]) => cell !== null) as [keyof Address, string][];
    if (row.kind === "billing") {
      for (const [name, cell] of filled) values.set(billing(name), cell);
    } else {
      const others = (values.get("deliveries") ?? []) as readonly Record<string, unknown>[];
      values.set("deliveries", [...others, Object.fromEntries(filled)]);
    }
  }
}

function rowOf(record: StoredRecord): Argument[] {
  const { values } = record;
  return [
    ...[record.id, record.code!, sortKey(customerSortText(namesOf(record)))],
    ...[JSON.stringify(values.get("groups") ?? []), record.createdByImport],
    ...[record.updatedByImport, record.appliedHash, record.createdAt, record.updatedAt],
    ...plain.map((column) => toCell(values.get(column.field), column)),
  ];
}

const textOf = ({ values }: StoredRecord, path: FieldPath): string | null =>
  values.get(path) as string | undefined ?? null;

const namesOf = (record: StoredRecord) => ({
  kind: (textOf(record, "kind") ?? "contact") as CustomerKind,
  email: record.code!,
  firstName: textOf(record, "firstName"),
  lastName: textOf(record, "lastName"),
  companyName: textOf(record, "companyName"),
});

function addressRows(record: StoredRecord): Argument[][] {
  const own = addressFields.map((name) => textOf(record, billing(name)));
  const deliveries = (record.values.get("deliveries") ?? []) as readonly Partial<Address>[];
  return [
    ...(own.some((cell) => cell !== null) ? [[record.id, "billing", ...own]] : []),
    ...deliveries.map((address) => [
      ...[record.id, "delivery"],
      ...addressFields.map((name) => address[name] ?? null),
    ]),
  ];
}

function wordsOf(record: StoredRecord): string {
  const names = ["code", "firstName", "lastName", "nickname", "companyName", "companyId", "vatId"];
  return searchText([
    record.code,
    ...[...names, "phone", billing("city")].map((path) => textOf(record, path)),
  ]);
}
