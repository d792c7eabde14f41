import { problem } from "../../core/formats/problems.ts";
import type { Hold, RunPhase, RunState } from "../../core/imports/run_state.ts";
import type { Argument, Database, Queryable } from "../engine/database.ts";
import type { FeedFile } from "../files/feed_files.ts";
import { ProblemLog } from "./run_problems.ts";

/** A run in a worker's hands; a later fence takes it away. */
export interface HeldRun {
  runId: number;
  fence: number;
}

export class LeaseLostError extends Error {
  override name = "LeaseLostError";
}

/** Changes a run that is ours. Throws `LeaseLostError` when it is not any more. */
async function change(
  database: Queryable,
  { runId, fence }: HeldRun,
  assignments: string,
  args: readonly Argument[],
): Promise<void> {
  const { rowsAffected } = await database.execute({
    sql: `UPDATE runs SET ${assignments} WHERE id = ? AND fence = ? AND state = 'running'`,
    args: [...args, runId, fence],
  });
  if (rowsAffected === 0) throw new LeaseLostError(`Run ${runId} is no longer this worker's`);
}

export const setPhase = (database: Queryable, run: HeldRun, phase: RunPhase): Promise<void> =>
  change(database, run, "phase = ?", [phase]);

/** The file that was fetched for the run, which is read from now on. */
export const setRunFile = (database: Queryable, run: HeldRun, file: FeedFile): Promise<void> =>
  change(
    database,
    run,
    "file_name = ?, file_key = ?, file_size = ?, file_hash = ?, bytes_read = 0",
    [file.name, file.key, file.size, file.hash],
  );

export const endRun = (
  database: Queryable,
  run: HeldRun,
  { state, now }: { state: Extract<RunState, "ok" | "warning" | "error">; now: string },
): Promise<void> =>
  change(
    database,
    run,
    "state = ?, phase = NULL, finished_at = ?, total = read_count",
    [state, now],
  );

/** Nothing is to be done: the shop holds every record of the file as it was applied. */
export const endUnmodified = (database: Queryable, run: HeldRun, now: string): Promise<void> =>
  change(
    database,
    run,
    `state = 'ok', phase = NULL, not_modified = 1, finished_at = ?,
     bytes_read = coalesce(file_size, 0)`,
    [now],
  );

/** The run waits for a person; nothing was written. */
export const holdRun = (database: Queryable, run: HeldRun, hold: Hold): Promise<void> =>
  change(
    database,
    run,
    "state = 'held', phase = NULL, bytes_read = 0, held = ?",
    [JSON.stringify(hold)],
  );

/** Lets a held run go on in spite of its figures. @returns whether it was held */
export async function approveRun(shop: Database, runId: number, by: string): Promise<boolean> {
  const { rowsAffected } = await shop.execute({
    sql: "UPDATE runs SET state = 'waiting', approved_by = ? WHERE id = ? AND state = 'held'",
    args: [by, runId],
  });
  return rowsAffected === 1;
}

/** Lets be done what was held back about missing items. @returns whether something was */
export async function approveMissing(shop: Database, runId: number, by: string): Promise<boolean> {
  const { rowsAffected } = await shop.execute({
    sql: `UPDATE runs SET state = 'waiting', phase = 'missing', approved_by = ?
           WHERE id = ? AND state IN ('ok', 'warning') AND missing_held IS NOT NULL
             AND kind = 'import' AND journal_kept = 1
             AND NOT EXISTS (
               SELECT 1 FROM runs AS newer
                WHERE newer.import_id = runs.import_id AND newer.id > runs.id
                  AND newer.kind = 'import' AND newer.not_modified = 0)`,
    args: [by, runId],
  });
  return rowsAffected === 1;
}

/** Ends a held run without having written anything. @returns whether it was held */
export function dismissRun(shop: Database, runId: number, now: string): Promise<boolean> {
  return shop.write(async (transaction) => {
    const { rowsAffected } = await transaction.execute({
      sql: "UPDATE runs SET state = 'warning', finished_at = ? WHERE id = ? AND state = 'held'",
      args: [now, runId],
    });
    if (rowsAffected === 0) return false;
    const log = await ProblemLog.resume(transaction, runId);
    await log.write(transaction, [problem("run_dismissed")]);
    return true;
  });
}

/**
 * Asks an import's run to stop: one that waits ends at once, one that runs at the end of its chunk.
 * An undo goes through, since half of one would be neither the old state nor the new.
 *
 * @returns whether there was something to stop
 */
export function cancelRun(shop: Database, runId: number, now: string): Promise<boolean> {
  return shop.write(async (transaction) => {
    const waiting = await transaction.execute({
      sql: `UPDATE runs SET state = 'warning', cancel_asked_at = ?1, finished_at = ?1
             WHERE id = ?2 AND kind = 'import' AND state = 'waiting' AND fence = 0`,
      args: [now, runId],
    });
    if (waiting.rowsAffected === 1) {
      const log = await ProblemLog.resume(transaction, runId);
      await log.write(transaction, [problem("run_cancelled")]);
      return true;
    }
    const running = await transaction.execute({
      sql: `UPDATE runs SET cancel_asked_at = coalesce(cancel_asked_at, ?)
             WHERE id = ? AND kind = 'import' AND state IN ('waiting', 'running')`,
      args: [now, runId],
    });
    return running.rowsAffected === 1;
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
