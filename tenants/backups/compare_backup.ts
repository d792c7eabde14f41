import type { Entity } from "../../core/formats/format.ts";
import type { Difference, RecordTables } from "../engine/compare.ts";
import type { Backup } from "./backup_store.ts";
import { doAside } from "./database_work.ts";
import type { BackupSubject } from "./take_backup.ts";

/** What a restore would do to each kind of records. */
export type BackupDifference = Record<Entity, Difference>;

/** The tables that records of each kind are made of. */
export const recordTables: Record<Entity, RecordTables> = {
  products: {
    tables: [
      { name: "products", key: "id" },
      { name: "product_texts", key: "product_id" },
      { name: "product_prices", key: "product_id" },
      { name: "product_categories", key: "product_id" },
      { name: "variants", key: "product_id" },
      {
        name: "variant_texts",
        key: "product_id",
        through: { table: "variants", column: "variant_id" },
      },
      {
        name: "variant_prices",
        key: "product_id",
        through: { table: "variants", column: "variant_id" },
      },
    ],
  },
  categories: {
    tables: [{ name: "categories", key: "id" }, { name: "category_texts", key: "category_id" }],
  },
  customers: {
    tables: [
      { name: "customers", key: "id" },
      { name: "customer_addresses", key: "customer_id" },
    ],
  },
  orders: {
    tables: [{ name: "orders", key: "id" }, { name: "order_lines", key: "order_id" }],
  },
};

/** Of the machinery of imports: people see none of it. */
export const ignoredColumns = [
  "applied_hash",
  "created_by_import",
  "updated_by_import",
  "missing_as",
  "missing_changes",
  "updated_at",
];

/** What would change if the shop became what it was. */
export async function compareBackup(
  { database, store }: BackupSubject,
  backup: Backup,
): Promise<BackupDifference> {
  await using then = await store.lend(backup);
  const task = { now: database, then: then.path, kinds: recordTables, ignored: ignoredColumns };
  return await doAside("compare", task, { path: database }) as BackupDifference;
}
