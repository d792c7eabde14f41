import type { ByteSource, Format, RawRecord, ReadOptions } from "../../core/formats/format.ts";
import { problem } from "../../core/formats/problems.ts";
import { type ImportSettings, importSettings } from "../../core/imports/settings.ts";
import { type Database, queryAll, queryFirst } from "../engine/database.ts";
import { readCount } from "../../core/imports/counts.ts";
import { CategoryIndex } from "./category_index.ts";
import { applyChunk, type Chunk, type RunContext } from "./import_chunk.ts";
import { ProblemLog } from "./run_problems.ts";

/** A chunk is as large as one transaction may be without making others wait. */
const recordsAtOnce = 400;
const charactersAtOnce = 1_500_000;

export interface RunOrder {
  database: Database;
  runId: number;
  fence: number;
  source: ByteSource;
  format: Format;
  languages: readonly string[];
  /** Instant, RFC 3339 UTC. */
  now: () => string;
  signal?: AbortSignal;
  onProgress?: (progress: { records: number; bytesRead: number }) => void;
}

/**
 * Reads a file and applies it, from where the run stopped if it was interrupted. Ends with the
 * run's final state stored; throws only for what is not the file's fault.
 *
 * @see R88–R91
 */
export async function runImport(order: RunOrder): Promise<void> {
  const { database } = order;
  const { position, context } = await openContext(order);
  const counted = countBytes(order.source);
  let chunk = emptyChunk(position);
  let toSkip = position;
  let size = 0;
  let records = 0;
  const flush = async () => {
    chunk.bytesRead = counted.bytesRead();
    records += readCount(await applyChunk(database, context, chunk));
    order.onProgress?.({ records, bytesRead: chunk.bytesRead });
    chunk = emptyChunk(chunk.position);
    size = 0;
  };
  for await (const found of order.format.split(counted.source, context.options)) {
    order.signal?.throwIfAborted();
    if (toSkip > 0) {
      toSkip--;
      continue;
    }
    chunk.position++;
    if (found.kind === "problem") chunk.problems.push(found);
    else size += take(chunk, found);
    if (isFull(chunk, size)) await flush();
  }
  await flush();
  await finish(order, context);
}

function take(chunk: Chunk, record: RawRecord): number {
  chunk.records.push(record);
  return record.content.length;
}

const isFull = ({ records, problems }: Chunk, size: number): boolean =>
  records.length >= recordsAtOnce || size >= charactersAtOnce || problems.length >= 5_000;

const emptyChunk = (position: number): Chunk => ({
  records: [],
  problems: [],
  position,
  bytesRead: 0,
});

interface RunRow {
  import_id: number;
  settings: string;
  position: number;
  entity: ReadOptions["entity"];
}

async function openContext(order: RunOrder): Promise<{ position: number; context: RunContext }> {
  const { database, runId } = order;
  const run = await queryFirst<RunRow>(
    database,
    `SELECT runs.import_id, runs.settings, runs.position, imports.entity
       FROM runs JOIN imports ON imports.id = runs.import_id
      WHERE runs.id = ?`,
    [runId],
  );
  if (!run) throw new Error(`Run ${runId} does not exist`);
  const settings = importSettings.parse(JSON.parse(run.settings));
  const context: RunContext = {
    runId,
    importId: run.import_id,
    fence: order.fence,
    format: order.format,
    settings,
    options: readOptions(run.entity, settings),
    languages: order.languages,
    seen: await productsSeen(database, runId),
    categories: new CategoryIndex(settings.language),
    problems: await ProblemLog.resume(database, runId),
    now: order.now,
  };
  return { position: run.position, context };
}

export function readOptions(entity: ReadOptions["entity"], settings: ImportSettings): ReadOptions {
  const { language, currency, codeTag, encoding, delimiter } = settings;
  return {
    entity,
    language,
    currency,
    codeTag,
    ...(encoding === undefined ? {} : { encoding }),
    ...(delimiter === undefined ? {} : { delimiter }),
  };
}

/** Products that an interrupted run had met already. */
async function productsSeen(database: Database, runId: number): Promise<Set<number>> {
  const seen = new Set<number>();
  const items = await queryAll<{ product_id: number }>(
    database,
    `SELECT product_id FROM run_items
      WHERE run_id = ? AND product_id IS NOT NULL AND outcome IN ('created', 'updated')`,
    [runId],
  );
  for (const { product_id } of items) seen.add(product_id);
  const chunks = await queryAll<{ unchanged: string }>(
    database,
    "SELECT unchanged FROM run_chunks WHERE run_id = ?",
    [runId],
  );
  for (const { unchanged } of chunks) {
    for (const id of JSON.parse(unchanged) as number[]) seen.add(id);
  }
  return seen;
}

function countBytes(source: ByteSource): { source: ByteSource; bytesRead: () => number } {
  let read = 0;
  const chunks = async function* () {
    read = 0; // a format may look through the file twice
    for await (const bytes of source.chunks()) {
      read += bytes.length;
      yield bytes;
    }
  };
  return { source: { size: source.size, chunks }, bytesRead: () => read };
}

async function finish({ database, runId, fence, now }: RunOrder, context: RunContext) {
  const state = context.problems.worst === "fatal"
    ? "error"
    : context.problems.worst === undefined || context.problems.worst === "notice"
    ? "ok"
    : "warning";
  await database.execute({
    sql: `UPDATE runs SET state = ?, finished_at = ?, total = read_count
           WHERE id = ? AND fence = ? AND state = 'running'`,
    args: [state, now(), runId, fence],
  });
}

/**
 * Ends a run that crashed too often. A later fence belongs to a worker that has taken it over, whose
 * run it is.
 */
export async function failRun(
  database: Database,
  runId: number,
  { now, fence }: { now: string; fence: number },
): Promise<void> {
  const log = await ProblemLog.resume(database, runId);
  await database.write(async (transaction) => {
    const { rowsAffected } = await transaction.execute({
      sql: `UPDATE runs SET state = 'error', finished_at = ?, started_at = coalesce(started_at, ?)
             WHERE id = ? AND state IN ('waiting', 'running') AND fence <= ?`,
      args: [now, now, runId, fence],
    });
    if (rowsAffected === 1) await log.write(transaction, [problem("run_crashed")]);
  });
}
