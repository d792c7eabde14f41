import type { FieldPath, Value } from "../../core/catalogue/values.ts";
import type { Changes, CurrentProduct } from "../../core/imports/plan.ts";
import { type Queryable, queryAll } from "../engine/database.ts";
import type { CategoryIndex } from "./category_index.ts";
import { loadProducts } from "./product_load.ts";
import { ProductBatch } from "./product_store.ts";
import { nextVersion } from "./record_edits.ts";

/** A product with the marks that imports leave on it. */
export interface MarkedProduct extends CurrentProduct {
  createdByImport: number | null;
  updatedByImport: number | null;
  createdAt: string;
}

export interface VariantSnapshot {
  id: number;
  code?: string;
  position: number;
  values: Record<FieldPath, Value>;
}

/** A whole product as JSON, to bring it back after it was deleted. */
export interface ProductSnapshot {
  code?: string;
  createdByImport: number | null;
  createdAt: string;
  values: Record<FieldPath, Value>;
  variants: VariantSnapshot[];
}

export interface ProductRevision {
  product: MarkedProduct;
  changes: Changes;
  variants: readonly { id: number; changes: Changes }[];
  /** Variants came or went, so that the product is found by other codes. */
  hasOtherVariants?: boolean;
}

interface MarkRow {
  id: number;
  created_by_import: number | null;
  updated_by_import: number | null;
  created_at: string;
}

export async function loadMarked(
  database: Queryable,
  ids: readonly number[],
): Promise<Map<number, MarkedProduct>> {
  const products = await loadProducts(database, ids);
  const marked = new Map<number, MarkedProduct>();
  const marks = await queryAll<MarkRow>(
    database,
    `SELECT id, created_by_import, updated_by_import, created_at FROM products
      WHERE id IN (SELECT value FROM json_each(?))`,
    [JSON.stringify(ids)],
  );
  for (const row of marks) {
    marked.set(row.id, {
      ...products.get(row.id)!,
      createdByImport: row.created_by_import,
      updatedByImport: row.updated_by_import,
      createdAt: row.created_at,
    });
  }
  return marked;
}

/**
 * Writes changes of products that no file asked for: of missing items and of undo. The next import
 * looks at each of them again, since what it applied is no longer what they hold.
 */
export async function writeRevisions(
  transaction: Queryable,
  revisions: readonly ProductRevision[],
  { categories, now }: { categories: CategoryIndex; now: string },
): Promise<void> {
  const batch = new ProductBatch(categories.ids);
  for (const { product, changes, variants, hasOtherVariants } of revisions) {
    const changesOf = new Map(variants.map((variant) => [variant.id, variant.changes]));
    const after = product.variants.map((variant) => ({
      ...variant,
      values: changed(variant.values, changesOf.get(variant.id)),
    }));
    const updatedAt = nextVersion(product.updatedAt, now);
    const times = { createdAt: product.createdAt, updatedAt };
    const touched = new Set(changes.keys());
    if (hasOtherVariants) touched.add("codes");
    batch.update({
      id: product.id,
      code: product.code,
      values: changed(product.values, changes),
      variants: after,
      createdByImport: product.createdByImport,
      updatedByImport: product.updatedByImport,
      appliedHash: null,
      ...times,
    }, touched);
    for (const { id, code, values } of after) {
      const own = changesOf.get(id);
      if (!own) continue;
      const variant = { id, productId: product.id, code, position: 0, values, ...times };
      batch.putVariant(variant, new Set(own.keys()));
    }
  }
  await batch.write(transaction);
}

export function changed(
  values: ReadonlyMap<FieldPath, Value>,
  changes: Changes = new Map(),
): Map<FieldPath, Value> {
  const after = new Map(values);
  for (const [path, [, value]] of changes) {
    if (value === null) after.delete(path);
    else after.set(path, value);
  }
  return after;
}

export function snapshotOf(product: MarkedProduct): ProductSnapshot {
  return {
    ...(product.code === undefined ? {} : { code: product.code }),
    createdByImport: product.createdByImport,
    createdAt: product.createdAt,
    values: Object.fromEntries(product.values),
    variants: product.variants.map(snapshotOfVariant),
  };
}

export function snapshotOfVariant(
  { id, code, values }: MarkedProduct["variants"][number],
  position: number,
): VariantSnapshot {
  return {
    id,
    ...(code === undefined ? {} : { code }),
    position,
    values: Object.fromEntries(values),
  };
}

/** Deletes products with all that belongs to them. */
export async function deleteProducts(
  transaction: Queryable,
  ids: readonly number[],
): Promise<void> {
  const list = [JSON.stringify(ids)];
  await transaction.execute({
    sql: "DELETE FROM product_search WHERE rowid IN (SELECT value FROM json_each(?))",
    args: list,
  });
  await transaction.execute({
    sql: "DELETE FROM products WHERE id IN (SELECT value FROM json_each(?))",
    args: list,
  });
}

/** Brings a deleted product back under its old id. Its codes and its id must be free. */
export function restoreProduct(
  batch: ProductBatch,
  id: number,
  snapshot: ProductSnapshot,
  { isKnownCategory, now }: { isKnownCategory: (code: string) => boolean; now: string },
): void {
  const values = new Map(Object.entries(snapshot.values));
  const links = values.get("categories") as readonly { code: string }[] | undefined;
  if (links) values.set("categories", links.filter(({ code }) => isKnownCategory(code)) as Value);
  const variants = snapshot.variants.map((variant) => ({
    ...variant,
    code: variant.code,
    values: new Map(Object.entries(variant.values)),
  }));
  batch.create({
    id,
    code: snapshot.code,
    values,
    variants,
    createdByImport: snapshot.createdByImport,
    updatedByImport: null,
    appliedHash: null,
    createdAt: snapshot.createdAt,
    updatedAt: now,
  });
  for (const { id: variantId, code, position, values } of variants) {
    batch.putVariant({
      id: variantId,
      productId: id,
      code,
      position,
      values,
      createdAt: snapshot.createdAt,
      updatedAt: now,
    });
  }
}
