import type { ExportRecord } from "../../core/exports/export_format.ts";
import type { Entity } from "../../core/formats/format.ts";
import type { CurrentRecord } from "../../core/imports/plan.ts";
import { type Queryable, queryAll } from "../engine/database.ts";
import { ordersByIds } from "./orders.ts";
import { loadProducts } from "./product_load.ts";

/** The records of some ids in their order; one that was deleted meanwhile is left out. */
export async function loadExported(
  shop: Queryable,
  entity: Entity,
  ids: readonly number[],
): Promise<ExportRecord[]> {
  if (entity === "orders") return await orders(shop, ids);
  const loaded = await load(shop, entity, ids);
  const parents = entity === "categories" ? await parentsOf(shop, ids) : undefined;
  return ids.flatMap((id) => {
    const record = loaded.get(id);
    if (!record) return [];
    return [parents ? { ...record, parentId: parents.get(id) ?? null } : record];
  });
}

async function orders(shop: Queryable, ids: readonly number[]): Promise<ExportRecord[]> {
  return (await ordersByIds(shop, ids)).map((order) => ({
    id: order.id,
    code: order.number,
    values: new Map(),
    variants: [],
    order,
  }));
}

/** Stores bring along all that imports need, for which threads that write products need not wait. */
async function load(
  shop: Queryable,
  entity: Entity,
  ids: readonly number[],
): Promise<Map<number, CurrentRecord>> {
  if (entity === "products") return await loadProducts(shop, ids);
  const { recordStore } = await import("./records/stores.ts");
  return await recordStore(entity).load(shop, ids);
}

async function parentsOf(
  shop: Queryable,
  ids: readonly number[],
): Promise<Map<number, number | null>> {
  const rows = await queryAll<{ id: number; parent_id: number | null }>(
    shop,
    "SELECT id, parent_id FROM categories WHERE id IN (SELECT value FROM json_each(?))",
    [JSON.stringify(ids)],
  );
  return new Map(rows.map(({ id, parent_id }) => [id, parent_id]));
}
