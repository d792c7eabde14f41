import { fieldOfPath, type FieldPath } from "../../core/catalogue/values.ts";
import type { PricePoint } from "../../core/catalogue/price_history.ts";
import { type FieldPolicy, importSettings } from "../../core/imports/settings.ts";
import { type Queryable, queryAll, queryFirst, type Row } from "../engine/database.ts";

/** Who or what gave a field its value, and when. */
export interface FieldEvent {
  at: string;
  before: unknown;
  after: unknown;
  /** The product was created then; `before` means nothing. */
  isCreation: boolean;
  /** A person's name, when it was a person. */
  actorName: string | undefined;
  run: {
    id: number;
    importId: number;
    importName: string;
    kind: "import" | "undo";
    /** Of the file; 0 where the file did not name the product. */
    line: number;
  } | undefined;
}

/** Why the import that belongs to the product does not change a field. */
export interface HeldBack {
  importId: number;
  importName: string;
  policy: FieldPolicy;
}

export interface FieldHistory {
  /** Newest first. */
  events: FieldEvent[];
  heldBack: HeldBack | undefined;
}

const selectEvents = `
  SELECT at, actor_name, changes, NULL AS outcome, 0 AS line,
         NULL AS run_id, NULL AS import_id, NULL AS import_name, NULL AS kind
    FROM product_edits WHERE product_id = ?1
  UNION ALL
  SELECT coalesce(run.finished_at, run.started_at, run.ordered_at), NULL, item.changes,
         item.outcome, item.line, run.id, run.import_id, imports.name, run.kind
    FROM run_items AS item
    JOIN runs AS run ON run.id = item.run_id
    JOIN imports ON imports.id = run.import_id
   WHERE item.record_id = ?1 AND imports.entity = 'products' AND item.outcome IN ('created', 'updated')
  UNION ALL
  SELECT coalesce(run.finished_at, run.started_at, run.ordered_at), NULL,
         iif(missing.variant_code = '', missing.changes,
             (SELECT json_group_object('variant:' || missing.variant_code || '/' || key,
                                       json(json_each.value))
                FROM json_each(missing.changes))),
         'missing', 0, run.id, run.import_id, imports.name, run.kind
    FROM run_missing AS missing
    JOIN runs AS run ON run.id = missing.run_id
    JOIN imports ON imports.id = run.import_id
   WHERE missing.product_id = ?1
   ORDER BY 1 DESC, run_id DESC`;

/** Everything that is known of how a field came to what it holds. */
export async function fieldHistory(
  shop: Queryable,
  productId: number,
  path: FieldPath,
): Promise<FieldHistory> {
  const rows = await queryAll<Row>(shop, selectEvents, [productId]);
  const events: FieldEvent[] = [];
  for (const row of rows) {
    const changes = row.changes === null
      ? undefined
      : JSON.parse(row.changes as string) as Record<string, [unknown, unknown]>;
    const change = changes?.[path];
    const isCreation = row.outcome === "created" && changes === undefined;
    if (!change && !isCreation) continue;
    events.push({
      at: row.at as string,
      before: change?.[0] ?? null,
      after: change?.[1] ?? null,
      isCreation,
      actorName: (row.actor_name as string | null) ?? undefined,
      run: runOf(row),
    });
  }
  const field = fieldOfPath(path.replace(/^variant:.*\//, ""));
  return { events, heldBack: await heldBack(shop, productId, field) };
}

function runOf(row: Row): FieldEvent["run"] {
  if (row.run_id === null) return undefined;
  return {
    id: row.run_id as number,
    importId: row.import_id as number,
    importName: row.import_name as string,
    kind: row.kind as "import" | "undo",
    line: row.line as number,
  };
}

/** The policy of the import that created or last updated the product, if it is not the usual one. */
async function heldBack(
  shop: Queryable,
  productId: number,
  field: string,
): Promise<HeldBack | undefined> {
  const row = await queryFirst<{ id: number; name: string; settings: string }>(
    shop,
    `SELECT imports.id, imports.name, imports.settings
       FROM products AS product
       JOIN imports ON imports.id = coalesce(product.updated_by_import, product.created_by_import)
      WHERE product.id = ? AND imports.deleted_at IS NULL`,
    [productId],
  );
  if (!row) return undefined;
  const { policies } = importSettings.parse(JSON.parse(row.settings));
  const policy = policies[field];
  return policy && policy !== "create_and_update"
    ? { importId: row.id, importName: row.name, policy }
    : undefined;
}

/**
 * The prices that a field held, oldest first, from what is known of its changes.
 *
 * @param current what it holds now
 * @param createdAt of the product
 */
export function pricePoints(
  { events }: Pick<FieldHistory, "events">,
  current: unknown,
  createdAt: string,
): PricePoint[] {
  const changes = events.filter(({ isCreation }) => !isCreation).toReversed();
  const first = changes.length > 0 ? changes[0]!.before : current;
  const points: PricePoint[] = [];
  if (typeof first === "number") points.push({ at: createdAt, amountMinor: first });
  for (const { at, after } of changes) {
    if (typeof after === "number") points.push({ at, amountMinor: after });
  }
  return points;
}

/** Imports of products that a product may belong to. @see R84 */
export function owningImports(shop: Queryable): Promise<{ id: number; name: string }[]> {
  return queryAll(
    shop,
    `SELECT id, name FROM imports
      WHERE entity = 'products' AND deleted_at IS NULL ORDER BY name, id LIMIT 500`,
  );
}

/**
 * Says by which import a product was created: the one that treats it as missing.
 *
 * @returns whether there are such a product and such an import
 * @see R84, R87
 */
export async function setOwningImport(
  shop: Queryable,
  productId: number,
  importId: number | undefined,
): Promise<boolean> {
  const { rowsAffected } = await shop.execute({
    sql: `UPDATE products SET created_by_import = ?1
           WHERE id = ?2 AND (?1 IS NULL OR EXISTS (
             SELECT 1 FROM imports WHERE id = ?1 AND entity = 'products' AND deleted_at IS NULL))`,
    args: [importId ?? null, productId],
  });
  return rowsAffected === 1;
}
