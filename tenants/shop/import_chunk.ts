import { hash } from "node:crypto";
import type { EntityRecord, Format, RawRecord, ReadOptions } from "../../core/formats/format.ts";
import { type FormatProblem, problem } from "../../core/formats/problems.ts";
import { addCounts, countPlan, type Counts, noCounts } from "../../core/imports/counts.ts";
import { planProduct, type ProductPlan } from "../../core/imports/plan.ts";
import { withPrefix } from "../../core/imports/prefix.ts";
import { type ImportSettings, settingsKey } from "../../core/imports/settings.ts";
import { type Argument, type Database, type Queryable, queryAll } from "../engine/database.ts";
import type { CategoryIndex } from "./category_index.ts";
import { loadProducts } from "./product_load.ts";
import { resolveCategories } from "./import_categories.ts";
import { ChunkWriter } from "./import_chunk_writer.ts";
import type { ProblemLog } from "./run_problems.ts";

/** What stays the same over the chunks of a run. */
export interface RunContext {
  runId: number;
  importId: number;
  /** Of the worker; a run whose fence is another's is no longer ours to write. */
  fence: number;
  format: Format;
  settings: ImportSettings;
  options: ReadOptions;
  languages: readonly string[];
  /** Products met in this run: the second record of a product is a duplicate. */
  seen: Set<number>;
  categories: CategoryIndex;
  problems: ProblemLog;
  now: () => string;
}

export interface Chunk {
  records: RawRecord[];
  problems: FormatProblem[];
  /** How much of what the reader says, records and problems alike, is done with after it. */
  position: number;
  bytesRead: number;
}

export class LeaseLostError extends Error {
  override name = "LeaseLostError";
}

/**
 * Applies some records in one transaction: their rows, the journal of old values, the counters and
 * the position in the file. A process killed anywhere goes on after the last whole chunk.
 */
export async function applyChunk(
  database: Database,
  context: RunContext,
  chunk: Chunk,
): Promise<Counts> {
  const prepared = await prepare(database, context, chunk);
  try {
    return await database.write((transaction) => apply(transaction, context, chunk, prepared));
  } catch (error) {
    context.categories.forget();
    for (const id of prepared.unchanged) context.seen.delete(id);
    throw error;
  }
}

/** Parsed outside of the transaction, so that others wait for rows only, not for parsing. */
interface Prepared {
  counts: Counts;
  problems: FormatProblem[];
  unchanged: number[];
  changed: ParsedUnit[];
}

export interface ParsedUnit {
  raw: RawRecord;
  hash: string;
  record: EntityRecord | undefined;
  /** Items of the record that the reader left out: the second of two equal codes. */
  leftByReader: number;
}

async function prepare(database: Queryable, context: RunContext, chunk: Chunk): Promise<Prepared> {
  const key = settingsKey(context.format.id, context.settings);
  const hashes = chunk.records.map((raw) => hash("sha1", key + raw.content, "base64"));
  const known = await productsByHash(database, hashes);
  const prepared: Prepared = {
    counts: noCounts(),
    problems: [...chunk.problems],
    unchanged: [],
    changed: [],
  };
  for (const [index, raw] of chunk.records.entries()) {
    const hash = hashes[index]!;
    const id = known.get(hash);
    if (id !== undefined && !context.seen.has(id)) {
      context.seen.add(id);
      prepared.unchanged.push(id);
      prepared.counts.unchanged += raw.items;
      continue;
    }
    const { record, problems } = context.format.parse(raw, context.options);
    prepared.problems.push(...problems);
    const prefixed = record && withPrefix(record, context.settings.codePrefix);
    const leftByReader = problems.filter(({ code }) => code === "code_duplicate").length;
    prepared.changed.push({ raw, hash, record: prefixed, leftByReader });
  }
  return prepared;
}

async function productsByHash(
  database: Queryable,
  hashes: readonly string[],
): Promise<Map<string, number>> {
  const rows = await queryAll<{ id: number; applied_hash: string }>(
    database,
    `SELECT id, applied_hash FROM products
      WHERE applied_hash IN (SELECT value FROM json_each(?))`,
    [JSON.stringify(hashes)],
  );
  return new Map(rows.map((row) => [row.applied_hash, row.id]));
}

async function apply(
  transaction: Queryable,
  context: RunContext,
  chunk: Chunk,
  prepared: Prepared,
): Promise<Counts> {
  const counts = { ...prepared.counts };
  counts.failed += await noteOversized(transaction, context, chunk.problems);
  const problems = [...prepared.problems];
  const unchanged = [...prepared.unchanged];
  const met = new Set<number>();
  if (prepared.changed.length > 0) {
    await context.categories.refresh(transaction);
    const owners = await ownersOfCodes(transaction, prepared.changed);
    const loaded = await loadProducts(transaction, pairedIds(prepared.changed, owners.products));
    const writer = await ChunkWriter.open(transaction, context);
    for (const unit of prepared.changed) {
      const { raw, record } = unit;
      const { plan, problems: found } = planUnit(record, raw, { context, owners, loaded, met });
      problems.push(...found);
      const counted = countPlan(plan, raw.items, unit.leftByReader);
      const current = currentOf(plan, loaded);
      const hash = found.some(isShopsFault) ? null : unit.hash;
      const id = writer.add({ raw, hash, record, plan, current, counted });
      if (id !== undefined && plan.action !== "skip") {
        met.add(id);
        claimCodes(owners, plan, id);
      }
      if (counted.unchanged > 0 && id !== undefined) unchanged.push(id);
      addCounts(counts, counted);
    }
    await context.categories.write(transaction);
    await writer.write();
  }
  await context.problems.write(transaction, problems);
  await advance(transaction, context, chunk, counts, unchanged);
  for (const id of met) context.seen.add(id);
  return counts;
}

/** A record too large to be held is met as a problem only; it counts like any other that failed. */
async function noteOversized(
  transaction: Queryable,
  { runId }: RunContext,
  problems: readonly FormatProblem[],
): Promise<number> {
  const rows = problems
    .filter(({ code, record }) => code === "record_too_large" && record !== undefined)
    .map(({ record, line }) => [runId, record!, line ?? 0]);
  await transaction.executeMany(
    `INSERT INTO run_items (run_id, number, line, outcome, items, reason)
     VALUES (?, ?, ?, 'failed', 1, 'record_too_large')`,
    rows,
  );
  return rows.length;
}

/** What the shop can mend: such a record is looked at again, even if the file stays the same. */
const isShopsFault = ({ code }: FormatProblem): boolean =>
  code === "category_unknown" || code === "code_taken";

interface Owners {
  products: Map<string, number>;
  /** Codes of products and of variants, by the product's id. */
  all: Map<string, number>;
}

async function ownersOfCodes(
  transaction: Queryable,
  units: readonly ParsedUnit[],
): Promise<Owners> {
  const codes = new Set<string>();
  for (const { record } of units) {
    if (record?.code !== undefined) codes.add(record.code);
    for (const { code } of record?.variants ?? []) if (code !== undefined) codes.add(code);
  }
  const list = [JSON.stringify([...codes])];
  const products = new Map<string, number>();
  const all = new Map<string, number>();
  type Owner = { code: string; owner: number };
  const variantOwners = await queryAll<Owner>(
    transaction,
    `SELECT code, product_id AS owner FROM variants
      WHERE code IN (SELECT value FROM json_each(?))`,
    list,
  );
  for (const { code, owner } of variantOwners) all.set(code, owner);
  const productOwners = await queryAll<Owner>(
    transaction,
    "SELECT code, id AS owner FROM products WHERE code IN (SELECT value FROM json_each(?))",
    list,
  );
  for (const { code, owner } of productOwners) {
    products.set(code, owner);
    all.set(code, owner);
  }
  return { products, all };
}

function pairedIds(units: readonly ParsedUnit[], products: ReadonlyMap<string, number>): number[] {
  const ids = new Set<number>();
  for (const { record } of units) {
    const id = record?.code === undefined ? undefined : products.get(record.code);
    if (id !== undefined) ids.add(id);
  }
  return [...ids];
}

function planUnit(
  record: EntityRecord | undefined,
  raw: RawRecord,
  { context, owners, loaded, met }: {
    context: RunContext;
    owners: Owners;
    loaded: Awaited<ReturnType<typeof loadProducts>>;
    met: ReadonlySet<number>;
  },
): { plan: ProductPlan; problems: FormatProblem[] } {
  const where = { line: raw.line, record: raw.number };
  if (!record) return { plan: { action: "fail", reason: "record_malformed" }, problems: [] };
  const pairedId = record.code === undefined ? undefined : owners.products.get(record.code);
  if (pairedId !== undefined && (context.seen.has(pairedId) || met.has(pairedId))) {
    const found = problem("code_duplicate", { ...where, value: record.code! });
    return { plan: { action: "skip", id: pairedId, reason: "code_duplicate" }, problems: [found] };
  }
  const { record: resolved, problems: unresolved } = isWanted(record, pairedId, context.settings)
    ? resolveCategories(record, raw, { context, isNew: pairedId === undefined })
    : { record, problems: [] };
  const { plan, problems } = planProduct(
    resolved,
    pairedId === undefined ? undefined : loaded.get(pairedId),
    { settings: context.settings, languages: context.languages, ownerOfCode: owners.all },
  );
  const reasons = reasonProblems(plan, record, where);
  return { plan, problems: [...unresolved, ...problems, ...reasons] };
}

/** No category is made for a record that will be left out. */
function isWanted(
  { code }: EntityRecord,
  pairedId: number | undefined,
  { mode, createWithoutCode }: ImportSettings,
): boolean {
  if (code === undefined && !createWithoutCode) return false;
  return mode === "both" || (mode === "update") === (pairedId !== undefined);
}

/** Skips that a person should know of; that a mode leaves records out is what was asked for. */
function reasonProblems(
  plan: ProductPlan,
  record: EntityRecord,
  where: { line: number; record: number },
): FormatProblem[] {
  if (plan.action !== "skip" && plan.action !== "fail") return [];
  const { reason } = plan;
  if (reason === "create_only" || reason === "update_only" || reason === "record_malformed") {
    return [];
  }
  return [
    problem(reason, { ...where, ...(record.code === undefined ? {} : { value: record.code }) }),
  ];
}

function currentOf(plan: ProductPlan, loaded: Awaited<ReturnType<typeof loadProducts>>) {
  return "id" in plan && plan.id !== undefined ? loaded.get(plan.id) : undefined;
}

function claimCodes(owners: Owners, plan: ProductPlan, id: number): void {
  if (plan.action === "create" && plan.code !== undefined) {
    owners.products.set(plan.code, id);
    owners.all.set(plan.code, id);
  }
  if (plan.action === "create" || plan.action === "update") {
    for (const { code } of plan.variants) owners.all.set(code, id);
  }
}

const advanceRun = `
  UPDATE runs
     SET position = ?, bytes_read = ?,
         read_count = read_count + ?, created = created + ?, updated = updated + ?,
         unchanged = unchanged + ?, skipped = skipped + ?, failed = failed + ?
   WHERE id = ? AND fence = ? AND state = 'running'`;

async function advance(
  transaction: Queryable,
  { runId, fence }: RunContext,
  { position, bytesRead }: Chunk,
  counts: Counts,
  unchanged: readonly number[],
): Promise<void> {
  const { created, updated, unchanged: same, skipped, failed } = counts;
  const read = created + updated + same + skipped + failed;
  const args: Argument[] = [
    position,
    bytesRead,
    read,
    created,
    updated,
    same,
    skipped,
    failed,
    runId,
    fence,
  ];
  const { rowsAffected } = await transaction.execute({ sql: advanceRun, args });
  if (rowsAffected === 0) throw new LeaseLostError(`Run ${runId} is no longer this worker's`);
  if (unchanged.length === 0) return;
  await transaction.execute({
    sql: "INSERT INTO run_chunks (run_id, position, unchanged) VALUES (?, ?, ?)",
    args: [runId, position, JSON.stringify(unchanged)],
  });
}
