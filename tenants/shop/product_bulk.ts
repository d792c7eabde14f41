import {
  type BulkChange,
  type BulkSwitch,
  bulkSwitches,
  changedPrice,
  switchChanges,
} from "../../core/catalogue/bulk_change.ts";
import type { Changes } from "../../core/catalogue/changes.ts";
import type { ProductFilter } from "../../core/catalogue/product_filter.ts";
import { type Argument, type Database, type Queryable, queryAll } from "../engine/database.ts";
import { allProductIds } from "./product_ids.ts";
import type { Editing } from "./record_edits.ts";

/** Products that a person ticked, or all that a filter lets through at the time of the change. */
export type Selection = { ids: readonly number[] } | { filter: ProductFilter };

const chunkSize = 500;

/**
 * Changes many products in one transaction, and notes each in the journal.
 *
 * @returns how many products are now otherwise than they were.
 */
export function changeProducts(
  shop: Database,
  selection: Selection,
  change: BulkChange,
  editing: Editing,
): Promise<number> {
  return shop.write(async (transaction) => {
    const ids = "ids" in selection
      ? selection.ids
      : await allProductIds(transaction, selection.filter);
    let changed = 0;
    for (let at = 0; at < ids.length; at += chunkSize) {
      const chunk = JSON.stringify(ids.slice(at, at + chunkSize));
      changed += await changeChunk(transaction, chunk, change, editing);
      await othersTurn();
    }
    return changed;
  });
}

/** Pages of other people are answered between chunks: the engine holds the thread. */
const othersTurn = () => new Promise((resolve) => setTimeout(resolve));

function changeChunk(
  transaction: Queryable,
  ids: string,
  change: BulkChange,
  editing: Editing,
): Promise<number> {
  switch (change.action) {
    case "price":
      return changePrices(transaction, ids, change.percent, editing);
    case "delete":
      return deleteChunk(transaction, ids, editing);
    default:
      return setSwitch(transaction, ids, change.action, editing);
  }
}

const laterVersion = `
  CASE WHEN updated_at < ? THEN ?
       ELSE strftime('%Y-%m-%dT%H:%M:%fZ', updated_at, '+0.001 seconds') END`;

async function setSwitch(
  transaction: Queryable,
  ids: string,
  action: BulkSwitch,
  { now, actorName }: Editing,
): Promise<number> {
  const { field, to } = bulkSwitches[action];
  const others = `id IN (SELECT value FROM json_each(?)) AND ${field} <> ?`;
  await transaction.execute({
    sql: `INSERT INTO product_edits (product_id, at, actor_name, changes)
          SELECT id, ?, ?, ? FROM products WHERE ${others} ORDER BY id`,
    args: [now, actorName, JSON.stringify(switchChanges(action)), ids, to],
  });
  const { rowsAffected } = await transaction.execute({
    sql: `UPDATE products SET ${field} = ?, updated_at = ${laterVersion} WHERE ${others}`,
    args: [to, now, now, ids, to],
  });
  return rowsAffected;
}

interface PriceRow {
  product_id: number;
  variant_id: number | null;
  code: string | null;
  currency: string;
  price_list: string;
  price_minor: number;
}

const selectPrices = `
  SELECT product_id, NULL AS variant_id, NULL AS code, currency, price_list, price_minor
    FROM product_prices
   WHERE product_id IN (SELECT value FROM json_each(?1)) AND price_minor IS NOT NULL
  UNION ALL
  SELECT variants.product_id, variants.id, variants.code, currency, price_list, price_minor
    FROM variants JOIN variant_prices ON variant_id = variants.id
   WHERE variants.product_id IN (SELECT value FROM json_each(?1)) AND price_minor IS NOT NULL`;
const updateProductPrice = `
  UPDATE product_prices SET price_minor = ?
   WHERE product_id = ? AND currency = ? AND price_list = ?`;
const updateVariantPrice = `
  UPDATE variant_prices SET price_minor = ?
   WHERE variant_id = ? AND currency = ? AND price_list = ?`;

async function changePrices(
  transaction: Queryable,
  ids: string,
  percent: number,
  { now, actorName }: Editing,
): Promise<number> {
  const journal = new Map<number, Changes>();
  const own: Argument[][] = [];
  const ofVariants: Argument[][] = [];
  for (const row of await queryAll<PriceRow>(transaction, selectPrices, [ids])) {
    const after = changedPrice(row.price_minor, percent);
    if (after === row.price_minor) continue;
    const { product_id, variant_id, currency, price_list } = row;
    if (variant_id === null) own.push([after, product_id, currency, price_list]);
    else ofVariants.push([after, variant_id, currency, price_list]);
    const changes = journal.get(product_id) ?? {};
    changes[pathOf(row)] = [row.price_minor, after];
    journal.set(product_id, changes);
  }
  await transaction.executeMany(updateProductPrice, own);
  await transaction.executeMany(updateVariantPrice, ofVariants);
  const edits = [...journal].map(([id, changes]) => [id, now, actorName, JSON.stringify(changes)]);
  await transaction.executeMany(
    "INSERT INTO product_edits (product_id, at, actor_name, changes) VALUES (?, ?, ?, ?)",
    edits,
  );
  await transaction.execute({
    sql: `UPDATE products SET updated_at = ${laterVersion}
           WHERE id IN (SELECT value FROM json_each(?))`,
    args: [now, now, JSON.stringify([...journal.keys()])],
  });
  return journal.size;
}

function pathOf({ variant_id, code, currency, price_list }: PriceRow): string {
  const path = `price:${currency}:${price_list}`;
  return variant_id === null ? path : `variant:${code ?? variant_id}/${path}`;
}

async function deleteChunk(
  transaction: Queryable,
  ids: string,
  { now, actorName }: Editing,
): Promise<number> {
  await transaction.execute({
    sql: `INSERT INTO product_edits (product_id, at, actor_name, changes)
          SELECT id, ?, ?, json_object('code', json_array(code, NULL)) FROM products
           WHERE id IN (SELECT value FROM json_each(?)) ORDER BY id`,
    args: [now, actorName, ids],
  });
  await transaction.execute({
    sql: `DELETE FROM product_search WHERE rowid IN (
            SELECT id FROM products WHERE id IN (SELECT value FROM json_each(?)))`,
    args: [ids],
  });
  const { rowsAffected } = await transaction.execute({
    sql: "DELETE FROM products WHERE id IN (SELECT value FROM json_each(?))",
    args: [ids],
  });
  return rowsAffected;
}
