import { problem } from "../../core/formats/problems.ts";
import {
  type MissingChange,
  planMissingProduct,
  planMissingVariant,
} from "../../core/imports/missing.ts";
import type { Changes } from "../../core/imports/plan.ts";
import { nameOf, wholePath } from "../../core/imports/undo.ts";
import type { MissingHold } from "../../core/imports/run_state.ts";
import type { ImportSettings, MissingAction } from "../../core/imports/settings.ts";
import { type Argument, type Database, type Queryable, queryAll } from "../engine/database.ts";
import type { RunContext } from "./import_context.ts";
import {
  loadMarked,
  type MarkedRecord,
  type RecordRevision,
  snapshotOf,
  snapshotOfVariant,
  writeRevisions,
} from "./record_revision.ts";
import { LeaseLostError } from "./run_changes.ts";
import { type MarkedVariant, markProducts, markVariants } from "./missing_marks.ts";

const productsAtOnce = 300;

/**
 * Does what the settings say to products and variants of this import that its file no longer names.
 * Only after the whole file was read; and not unasked when the file is empty, or when too many would
 * be touched.
 *
 * @returns whether it waits for somebody's decision
 * @see R80–R86, D10, D16
 */
export async function actOnMissing(
  database: Database,
  context: RunContext,
  { isApproved }: { isApproved: boolean },
): Promise<boolean> {
  const { settings } = context;
  if (context.entity !== "products") return false;
  const variantAction = context.format.hasVariantTree ? settings.missingVariants : "ignore";
  if (settings.missingProducts === "ignore" && variantAction === "ignore") return false;
  const products = settings.missingProducts === "ignore"
    ? []
    : await missingProducts(database, context, settings.missingProducts);
  const variants = variantAction === "ignore" ? [] : await missingVariants(database, context);
  const counts = { products: products.length, variants: variants.length };
  if (counts.products + counts.variants === 0) return false;
  const hold = isApproved ? undefined : await holdOf(database, context, counts);
  if (hold) {
    await holdMissing(database, context, hold);
    return true;
  }
  for (const ids of inPieces(products)) {
    await database.write((transaction) =>
      actOnProducts(transaction, context, ids, settings.missingProducts)
    );
  }
  for (const ids of inPieces(variants)) {
    await database.write((transaction) => actOnVariants(transaction, context, ids, variantAction));
  }
  await database.execute({
    sql: "UPDATE runs SET missing_held = NULL WHERE id = ? AND fence = ?",
    args: [context.runId, context.fence],
  });
  return false;
}

async function holdOf(
  database: Queryable,
  { importId, runId, settings }: RunContext,
  { products, variants }: { products: number; variants: number },
): Promise<MissingHold | undefined> {
  const of = await countOwned(database, importId, settings.missingProducts);
  const count = products + variants;
  if (await isEmpty(database, runId)) return { reason: "empty", count, of };
  const isTooMany = products > 0 && products * 100 > of * settings.missingShareMax;
  return isTooMany ? { reason: "share", count, of } : undefined;
}

/** What has been done to a product already is not done again, so a killed run can be repeated. */
const stillToDo: Record<Exclude<MissingAction, "ignore">, string> = {
  deactivate: "product.active = 1",
  archive: "product.archived = 0",
  out_of_stock: "product.missing_as IS NOT 'out_of_stock'",
  availability: "product.missing_as IS NOT 'availability'",
  delete: "1",
};

async function missingProducts(
  database: Queryable,
  { importId, runId }: RunContext,
  action: Exclude<MissingAction, "ignore">,
): Promise<number[]> {
  const rows = await queryAll<{ id: number }>(
    database,
    `SELECT product.id FROM products AS product
      WHERE product.created_by_import = ?1 AND ${stillToDo[action]}
        AND product.id NOT IN (
          SELECT record_id FROM run_items WHERE run_id = ?2 AND record_id IS NOT NULL
          UNION ALL
          SELECT met.value FROM run_chunks, json_each(run_chunks.unchanged) AS met
           WHERE run_chunks.run_id = ?2)
      ORDER BY product.id`,
    [importId, runId],
  );
  return rows.map(({ id }) => id);
}

/** Variants whose product's record left them out. */
async function missingVariants(
  database: Queryable,
  { importId, runId }: RunContext,
): Promise<number[]> {
  const rows = await queryAll<{ id: number }>(
    database,
    `SELECT variant.id FROM run_chunks, json_each(run_chunks.unnamed) AS left
       JOIN variants AS variant ON variant.id = left.value
       JOIN products AS product ON product.id = variant.product_id
      WHERE run_chunks.run_id = ?2 AND product.created_by_import = ?1
        AND NOT EXISTS (
          SELECT 1 FROM run_missing
           WHERE run_id = ?2 AND product_id = product.id
             AND variant_code = coalesce(variant.code, '#' || variant.id))
      ORDER BY variant.product_id, variant.id`,
    [importId, runId],
  );
  return rows.map(({ id }) => id);
}

/** Products of the import to which the action has not been done: those that it is about. */
async function countOwned(
  database: Queryable,
  importId: number,
  action: MissingAction,
): Promise<number> {
  const isLive = action === "ignore" ? "1" : stillToDo[action];
  const [row] = await queryAll<{ count: number }>(
    database,
    `SELECT count(*) AS count FROM products AS product
      WHERE product.created_by_import = ? AND ${isLive}`,
    [importId],
  );
  return row!.count;
}

async function isEmpty(database: Queryable, runId: number): Promise<boolean> {
  const rows = await queryAll(
    database,
    "SELECT 1 AS found FROM runs WHERE id = ? AND read_count = 0",
    [runId],
  );
  return rows.length > 0;
}

async function holdMissing(
  database: Database,
  { runId, fence, problems }: RunContext,
  hold: MissingHold,
): Promise<void> {
  await database.write(async (transaction) => {
    await transaction.execute({
      sql: "UPDATE runs SET missing_held = ? WHERE id = ? AND fence = ?",
      args: [JSON.stringify(hold), runId, fence],
    });
    const { reason, count, of } = hold;
    const said = problem("missing_held", { details: { reason, count, of } });
    await problems.write(transaction, [said]);
  });
}

async function actOnProducts(
  transaction: Queryable,
  context: RunContext,
  ids: readonly number[],
  action: ImportSettings["missingProducts"],
): Promise<void> {
  if (action === "ignore") return;
  const products = [...(await loadMarked(transaction, context.store, ids)).values()];
  const journal: Argument[][] = [];
  const note = (product: MarkedRecord, changes: Changes | [string, unknown][]) =>
    journal.push([
      context.runId,
      product.id,
      "",
      action,
      product.code ?? null,
      titleOf(product, context.settings.language),
      JSON.stringify(Object.fromEntries(changes)),
    ]);
  if (action === "delete") {
    for (const product of products) note(product, [[wholePath, [snapshotOf(product), null]]]);
    await context.store.remove(transaction, ids);
  } else {
    const revisions = products.map((product) => revise(product, action, context.settings));
    for (const { record: product, changes, variants } of revisions) {
      note(product, [...changes, ...changesOfVariants(product, variants)]);
    }
    await write(transaction, context, revisions);
    await markProducts(transaction, revisions, action);
    const ofProducts = revisions.flatMap(({ record, variants }) =>
      variants.map(({ id, changes }) => ({
        variant: record.variants.find((each) => each.id === id)!,
        changes,
      }))
    );
    if (action !== "archive") await markVariants(transaction, ofProducts, action);
  }
  await writeJournal(transaction, context, journal);
}

function revise(
  product: MarkedRecord,
  action: MissingChange,
  { missingAvailability }: ImportSettings,
): RecordRevision {
  return { record: product, ...planMissingProduct(product, action, missingAvailability) };
}

async function actOnVariants(
  transaction: Queryable,
  context: RunContext,
  ids: readonly number[],
  action: ImportSettings["missingVariants"],
): Promise<void> {
  if (action === "ignore") return;
  const wanted = new Set(ids);
  const owners = await queryAll<{ id: number }>(
    transaction,
    `SELECT DISTINCT product_id AS id FROM variants
      WHERE id IN (SELECT value FROM json_each(?))`,
    [JSON.stringify(ids)],
  );
  const products = await loadMarked(
    transaction,
    context.store,
    owners.map(({ id }) => id),
  );
  const journal: Argument[][] = [];
  const revisions: RecordRevision[] = [];
  const marked: MarkedVariant[] = [];
  for (const product of products.values()) {
    const variants: { id: number; changes: Changes }[] = [];
    for (const [position, variant] of product.variants.entries()) {
      if (!wanted.has(variant.id)) continue;
      const code = nameOf(variant);
      const changes = action === "delete"
        ? [[wholePath, [snapshotOfVariant(variant, position), null]] as const]
        : planMissingVariant(variant, action, context.settings.missingAvailability);
      journal.push([
        context.runId,
        product.id,
        code,
        action,
        variant.code ?? null,
        titleOf(product, context.settings.language),
        JSON.stringify(Object.fromEntries(changes)),
      ]);
      if (action === "delete") continue;
      variants.push({ id: variant.id, changes: changes as Changes });
      marked.push({ variant, changes: changes as Changes });
    }
    const kept = product.variants.filter(({ id }) => action !== "delete" || !wanted.has(id));
    revisions.push({
      record: { ...product, variants: kept },
      changes: new Map(),
      variants,
      hasOtherVariants: action === "delete",
    });
  }
  if (action === "delete") {
    await transaction.execute({
      sql: "DELETE FROM variants WHERE id IN (SELECT value FROM json_each(?))",
      args: [JSON.stringify(ids)],
    });
  }
  await write(transaction, context, revisions);
  if (action !== "delete") await markVariants(transaction, marked, action);
  await writeJournal(transaction, context, journal);
}

async function write(
  transaction: Queryable,
  { store, now }: RunContext,
  revisions: readonly RecordRevision[],
): Promise<void> {
  await store.prepare(transaction, []);
  await writeRevisions(transaction, store, revisions, now());
}

/** The journal, the counter and the proof that the run is still ours, in one. */
async function writeJournal(
  transaction: Queryable,
  { runId, fence }: RunContext,
  journal: Argument[][],
): Promise<void> {
  await transaction.executeMany(
    `INSERT INTO run_missing (run_id, product_id, variant_code, action, code, title, changes)
     VALUES (?, ?, ?, ?, ?, ?, ?)`,
    journal,
  );
  const { rowsAffected } = await transaction.execute({
    sql: "UPDATE runs SET missing = missing + ? WHERE id = ? AND fence = ? AND state = 'running'",
    args: [journal.length, runId, fence],
  });
  if (rowsAffected === 0) throw new LeaseLostError(`Run ${runId} is no longer this worker's`);
}

function changesOfVariants(
  product: MarkedRecord,
  variants: RecordRevision["variants"],
): [string, readonly [unknown, unknown]][] {
  const names = new Map(product.variants.map((variant) => [variant.id, nameOf(variant)]));
  return variants.flatMap(({ id, changes }) =>
    [...changes].map(([path, change]) =>
      [`variant:${names.get(id)}/${path}`, change] as [
        string,
        readonly [unknown, unknown],
      ]
    )
  );
}

function titleOf({ values }: MarkedRecord, language: string): string | null {
  for (const name of [language, "cs", "sk", "en"]) {
    const title = values.get(`title:${name}`);
    if (typeof title === "string") return title;
  }
  return null;
}

function* inPieces(ids: readonly number[]): Generator<number[]> {
  for (let at = 0; at < ids.length; at += productsAtOnce) yield ids.slice(at, at + productsAtOnce);
}
