import type { FieldPath, Value } from "../../core/catalogue/values.ts";
import type { Changes, CurrentRecord } from "../../core/imports/plan.ts";
import { type Queryable, queryAll } from "../engine/database.ts";
import { nextVersion } from "./record_edits.ts";
import type { RecordBatch, RecordStore } from "./records/record_store.ts";

/** A record with the marks that imports leave on it. */
export interface MarkedRecord extends CurrentRecord {
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

/** A whole record as JSON, to bring it back after it was deleted. */
export interface RecordSnapshot {
  code?: string;
  createdByImport: number | null;
  createdAt: string;
  values: Record<FieldPath, Value>;
  variants: VariantSnapshot[];
}

export interface RecordRevision {
  record: MarkedRecord;
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
  store: RecordStore,
  ids: readonly number[],
): Promise<Map<number, MarkedRecord>> {
  const records = await store.load(database, ids);
  const marked = new Map<number, MarkedRecord>();
  const marks = await queryAll<MarkRow>(
    database,
    `SELECT id, created_by_import, updated_by_import, created_at FROM ${store.table}
      WHERE id IN (SELECT value FROM json_each(?))`,
    [JSON.stringify(ids)],
  );
  for (const row of marks) {
    marked.set(row.id, {
      ...records.get(row.id)!,
      createdByImport: row.created_by_import,
      updatedByImport: row.updated_by_import,
      createdAt: row.created_at,
    });
  }
  return marked;
}

/**
 * Writes changes of records that no file asked for: of missing items and of undo. The next import
 * looks at each of them again, since what it applied is no longer what they hold.
 */
export async function writeRevisions(
  transaction: Queryable,
  store: RecordStore,
  revisions: readonly RecordRevision[],
  now: string,
): Promise<void> {
  if (revisions.length === 0) return;
  const batch = store.batch();
  for (const { record, changes, variants, hasOtherVariants } of revisions) {
    const changesOf = new Map(variants.map((variant) => [variant.id, variant.changes]));
    const after = record.variants.map((variant) => ({
      ...variant,
      values: changed(variant.values, changesOf.get(variant.id)),
    }));
    const updatedAt = nextVersion(record.updatedAt, now);
    const times = { createdAt: record.createdAt, updatedAt };
    const touched = new Set(changes.keys());
    if (hasOtherVariants) touched.add("codes");
    batch.update({
      id: record.id,
      code: record.code,
      values: changed(record.values, changes),
      variants: after,
      createdByImport: record.createdByImport,
      updatedByImport: record.updatedByImport,
      appliedHash: null,
      ...times,
    }, touched);
    for (const { id, code, values } of after) {
      const own = changesOf.get(id);
      if (!own) continue;
      const variant = { id, productId: record.id, code, position: 0, values, ...times };
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

export function snapshotOf(record: MarkedRecord): RecordSnapshot {
  return {
    ...(record.code === undefined ? {} : { code: record.code }),
    createdByImport: record.createdByImport,
    createdAt: record.createdAt,
    values: Object.fromEntries(record.values),
    variants: record.variants.map(snapshotOfVariant),
  };
}

export function snapshotOfVariant(
  { id, code, values }: MarkedRecord["variants"][number],
  position: number,
): VariantSnapshot {
  return {
    id,
    ...(code === undefined ? {} : { code }),
    position,
    values: Object.fromEntries(values),
  };
}

/** Brings a deleted record back under its old id. Its codes and its id must be free. */
export function restoreRecord(
  batch: RecordBatch,
  id: number,
  snapshot: RecordSnapshot,
  { store, now }: { store: RecordStore; now: string },
): void {
  const values = store.restorable(new Map(Object.entries(snapshot.values)));
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
