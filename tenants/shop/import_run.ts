import type { RecordLimits } from "../../core/imports/room.ts";
import { type FileTree, parentsFirst, readFileTree } from "../../core/formats/file_tree.ts";
import type { ByteSource, Entity, Format, RawRecord } from "../../core/formats/format.ts";
import { type FormatProblem, problem } from "../../core/formats/problems.ts";
import { readCount } from "../../core/imports/counts.ts";
import type { ImportSettings } from "../../core/imports/settings.ts";
import type { Database } from "../engine/database.ts";
import { applyChunk, type Chunk } from "./import_chunk.ts";
import { compareWithLastRun } from "./import_comparison.ts";
import {
  appliedFileKey,
  isAsApplied,
  openRun,
  readOptions,
  type RunContext,
  type RunStart,
  setAppliedFile,
} from "./import_context.ts";
import { actOnMissing } from "./import_missing.ts";
import { endRun, endUnmodified, holdRun, setPhase } from "./run_changes.ts";

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
  /** Of the shop's tariff. */
  limits?: RecordLimits | undefined;
  /** Instant, RFC 3339 UTC. */
  now: () => string;
  signal?: AbortSignal;
  onProgress?: (progress: { records: number; bytesRead: number }) => void;
}

/**
 * Reads a file and applies it, from where the run stopped if it was interrupted. Ends with the
 * run's final state stored; throws only for what is not the file's fault.
 *
 * @see R80–R91
 */
export async function runImport(order: RunOrder): Promise<void> {
  const { database } = order;
  const readTree = (entity: Entity, settings: ImportSettings) => treeOf(order, entity, settings);
  const { context, start } = await openRun(database, { ...order, readTree });
  const fileKey = start.fileHash && appliedFileKey(start.fileHash, context);
  if (isBeforeReading(start)) {
    if (fileKey && await isAsApplied(database, context.importId, fileKey)) {
      return await endUnmodified(database, context, order.now());
    }
    if (await stopsBefore(order, context, start)) return;
  }
  if (start.phase !== "missing") {
    const isWhole = await read(order, context, start.position);
    if (!isWhole) return await finish(order, context);
  }
  await setPhase(database, context, "missing");
  const isHeld = await actOnMissing(database, context, { isApproved: start.isApproved });
  const isSettled = fileKey !== undefined && fileKey !== "" && !context.isMendable && !isHeld;
  await finish(order, context, isSettled ? fileKey : undefined);
}

/** Only categories stand below one another, in whatever order their file has them. */
export async function treeOf(
  { format, source }: Pick<RunOrder, "format" | "source">,
  entity: Entity,
  settings: ImportSettings,
): Promise<FileTree | undefined> {
  if (entity !== "categories") return undefined;
  return await readFileTree(format, source, readOptions(entity, settings), settings.codePrefix);
}

/** What the file says, in the order in which it can be written. */
export const recordsOf = (
  source: ByteSource,
  { format, options, tree }: Pick<RunContext, "format" | "options" | "tree">,
) => tree ? parentsFirst(format, source, options, tree) : format.split(source, options);

const isBeforeReading = ({ position, phase }: RunStart): boolean =>
  position === 0 && phase !== "missing";

/** A scheduled file is looked through before anything is written. */
async function stopsBefore(
  order: RunOrder,
  context: RunContext,
  { cause, isApproved }: RunStart,
): Promise<boolean> {
  if (cause !== "schedule" || isApproved) return false;
  await setPhase(order.database, context, "comparing");
  const { fatal, hold } = await compareWithLastRun(order, context);
  if (fatal) {
    await order.database.write((transaction) => context.problems.write(transaction, [fatal]));
    await finish(order, context);
  } else if (hold) {
    await holdRun(order.database, context, hold);
  }
  return fatal !== undefined || hold !== undefined;
}

/** @returns whether the whole file was read and applied */
async function read(order: RunOrder, context: RunContext, position: number): Promise<boolean> {
  const { database } = order;
  await setPhase(database, context, "reading");
  const counted = countBytes(order.source);
  let chunk = emptyChunk(position);
  let toSkip = position;
  let size = 0;
  let records = 0;
  const flush = async () => {
    chunk.bytesRead = counted.bytesRead();
    const { counts, isCancelled } = await applyChunk(database, context, chunk);
    records += readCount(counts);
    order.onProgress?.({ records, bytesRead: chunk.bytesRead });
    chunk = emptyChunk(chunk.position);
    size = 0;
    return isCancelled;
  };
  for await (const batch of recordsOf(counted.source, context)) {
    order.signal?.throwIfAborted();
    for (const found of batch) {
      if (toSkip > 0) {
        toSkip--;
        continue;
      }
      chunk.position++;
      if (found.kind === "problem") chunk.problems.push(found);
      else size += take(chunk, found);
      if (isFull(chunk, size) && await flush()) return await cancelled(database, context);
    }
  }
  if (await flush()) return await cancelled(database, context);
  return context.problems.worst !== "fatal";
}

async function cancelled(database: Database, context: RunContext): Promise<false> {
  const said: FormatProblem[] = [problem("run_cancelled")];
  await database.write((transaction) => context.problems.write(transaction, said));
  return false;
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

/** @param settled the file that the shop now holds as a whole */
async function finish(
  { database, now }: RunOrder,
  context: RunContext,
  settled?: string,
): Promise<void> {
  const { worst } = context.problems;
  const state = worst === "fatal"
    ? "error"
    : worst === undefined || worst === "notice"
    ? "ok"
    : "warning";
  await database.write(async (transaction) => {
    await setAppliedFile(transaction, context.importId, settled ?? null);
    await endRun(transaction, context, { state, now: now() });
  });
}
