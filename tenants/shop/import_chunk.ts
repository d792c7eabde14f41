import { hash } from "node:crypto";
import type { EntityRecord, RawRecord } from "../../core/formats/format.ts";
import type { FormatProblem } from "../../core/formats/problems.ts";
import { adjustRecord } from "../../core/imports/adjust.ts";
import {
  addCounts,
  countPlan,
  type Counts,
  noCounts,
  readCount,
} from "../../core/imports/counts.ts";
import { missingFrom } from "../../core/imports/missing.ts";
import { withPrefix } from "../../core/imports/prefix.ts";
import { type Argument, type Database, type Queryable, queryAll } from "../engine/database.ts";
import { ChunkWriter } from "./import_chunk_writer.ts";
import type { RunContext } from "./import_context.ts";
import { claimCodes, pairedIds, pairWithVariants } from "./import_pairing.ts";
import { planUnit, unnamedVariants } from "./import_planning.ts";
import type { RecordStore } from "./records/record_store.ts";
import { LeaseLostError } from "./run_changes.ts";

export interface Chunk {
  records: RawRecord[];
  problems: FormatProblem[];
  /** How much of what the reader says, records and problems alike, is done with after it. */
  position: number;
  bytesRead: number;
}

export interface Applied {
  counts: Counts;
  /** Somebody has asked the run to stop. */
  isCancelled: boolean;
}

/**
 * Applies some records in one transaction: their rows, the journal of old values, the counters and
 * the position in the file. A process killed anywhere goes on after the last whole chunk.
 */
export async function applyChunk(
  database: Database,
  context: RunContext,
  chunk: Chunk,
): Promise<Applied> {
  const prepared = await prepare(database, context, chunk);
  try {
    return await database.write((transaction) => apply(transaction, context, chunk, prepared));
  } catch (error) {
    context.store.forget();
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
  /** What it would be paired by is there and cannot be used. */
  hasBadKey?: boolean;
  /** The product, of which the record names variants only. */
  variantOf?: number;
}

async function prepare(database: Queryable, context: RunContext, chunk: Chunk): Promise<Prepared> {
  const hashes = chunk.records.map((raw) => contentHash(raw, context));
  const known = await recordsByHash(database, context.store.table, hashes);
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
    const adjusted = record &&
      adjustRecord(withPrefix(record, context.settings.codePrefix, context.entity), context);
    const leftByReader = problems.filter(({ code }) => code === "code_duplicate").length;
    const hasBadKey = problems.some(({ code }) => code === "email_unusable");
    prepared.changed.push({ raw, hash, record: adjusted, leftByReader, hasBadKey });
  }
  return prepared;
}

/** What a product remembers of the record that was applied to it; a category, also below which. */
export const contentHash = (
  { content, number }: RawRecord,
  { settingsKey, tree }: RunContext,
): string => hash("sha1", settingsKey + content + (tree?.parentCodeOf(number) ?? ""), "base64");

/** Records by the hash of what was applied to them. Ids come back in order, which saves the hashes. */
export async function recordsByHash(
  database: Queryable,
  table: RecordStore["table"],
  hashes: readonly string[],
): Promise<Map<string, number>> {
  const [row] = await queryAll<{ ids: string }>(
    database,
    `SELECT json_group_array(
              (SELECT id FROM ${table} WHERE applied_hash = wanted.value LIMIT 1)) AS ids
       FROM json_each(?) AS wanted`,
    [JSON.stringify(hashes)],
  );
  const known = new Map<string, number>();
  for (const [index, id] of (JSON.parse(row!.ids) as (number | null)[]).entries()) {
    if (id !== null) known.set(hashes[index]!, id);
  }
  return known;
}

async function apply(
  transaction: Queryable,
  context: RunContext,
  chunk: Chunk,
  prepared: Prepared,
): Promise<Applied> {
  const done: Done = {
    counts: { ...prepared.counts },
    problems: [...prepared.problems],
    unchanged: [...prepared.unchanged],
    unnamed: [],
    met: new Set(),
  };
  done.counts.failed += await noteOversized(transaction, context, chunk.problems);
  if (prepared.changed.length > 0) {
    await applyChanged(transaction, context, prepared.changed, done);
  }
  await context.problems.write(transaction, done.problems);
  const isCancelled = await advance(transaction, context, chunk, done);
  for (const id of done.met) context.seen.add(id);
  return { counts: done.counts, isCancelled };
}

/** What a chunk has come to so far. */
interface Done {
  counts: Counts;
  problems: FormatProblem[];
  unchanged: number[];
  /** Ids of variants that their product's record left out. */
  unnamed: number[];
  met: Set<number>;
}

async function applyChanged(
  transaction: Queryable,
  context: RunContext,
  parsed: readonly ParsedUnit[],
  done: Done,
): Promise<void> {
  const { store, entity, settings } = context;
  const records = parsed.map(({ record }) => record);
  await store.prepare(transaction, records);
  const owners = await store.owners(transaction, records);
  const isByCode = entity === "products" && settings.variantPairing === "by_code";
  const loaded = await store.load(transaction, pairedIds(parsed, owners, isByCode));
  const missingElsewhere = new Set<number>();
  for (const [id, record] of loaded) {
    const own = missingFrom(record, context.importId);
    if (own !== record && record.missing !== undefined) missingElsewhere.add(id);
    loaded.set(id, own);
  }
  const units = isByCode ? pairWithVariants(parsed, owners, loaded) : parsed;
  const writer = await ChunkWriter.open(transaction, context);
  for (const unit of units) {
    const { raw, record } = unit;
    const { plan, problems } = planUnit(unit, { context, owners, loaded, met: done.met });
    done.problems.push(...problems);
    const counted = countPlan(plan, raw.items, unit.leftByReader);
    const current = "id" in plan && plan.id !== undefined ? loaded.get(plan.id) : undefined;
    const unnamed = plan.action === "update" || plan.action === "leave"
      ? unnamedVariants(record, current, context)
      : [];
    const isSettled = unit.variantOf === undefined && unnamed.length === 0 &&
      !(current && missingElsewhere.has(current.id)) && !problems.some(isShopsFault);
    if (problems.some(isShopsFault)) context.isMendable = true;
    const hash = isSettled ? unit.hash : null;
    const id = writer.add({ raw, hash, record, plan, current, counted });
    if (id !== undefined && plan.action !== "skip") {
      done.met.add(id);
      claimCodes(owners, plan, id);
      done.unnamed.push(...unnamed);
    }
    if (counted.unchanged > 0 && id !== undefined) done.unchanged.push(id);
    addCounts(done.counts, counted);
  }
  await writer.write();
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
const isShopsFault = ({ code }: FormatProblem): boolean => mendable.has(code);
const mendable = new Set<string>([
  ...["category_unknown", "parent_unknown", "parent_circular", "code_taken"],
  ...["order_unknown", "order_state_unknown"],
  ...["tariff_full", "tariff_full_variants", "tariff_full_categories"],
]);

const advanceRun = `
  UPDATE runs
     SET position = ?, bytes_read = ?,
         read_count = read_count + ?, created = created + ?, updated = updated + ?,
         unchanged = unchanged + ?, skipped = skipped + ?, failed = failed + ?
   WHERE id = ? AND fence = ? AND state = 'running'
   RETURNING cancel_asked_at`;

/** @returns whether somebody has asked the run to stop */
async function advance(
  transaction: Queryable,
  { runId, fence }: RunContext,
  { position, bytesRead }: Chunk,
  { counts, unchanged, unnamed }: Done,
): Promise<boolean> {
  const { created, updated, unchanged: same, skipped, failed } = counts;
  const args: Argument[] = [
    position,
    bytesRead,
    readCount(counts),
    created,
    updated,
    same,
    skipped,
    failed,
    runId,
    fence,
  ];
  const { rows } = await transaction.execute({ sql: advanceRun, args });
  if (!rows[0]) throw new LeaseLostError(`Run ${runId} is no longer this worker's`);
  if (unchanged.length > 0 || unnamed.length > 0) {
    await transaction.execute({
      sql: "INSERT INTO run_chunks (run_id, position, unchanged, unnamed) VALUES (?, ?, ?, ?)",
      args: [runId, position, JSON.stringify(unchanged), JSON.stringify(unnamed)],
    });
  }
  return rows[0].cancel_asked_at !== null;
}
