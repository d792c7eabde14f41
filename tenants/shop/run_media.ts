import { type FormatProblem, problem } from "../../core/formats/problems.ts";
import type { RunMedia } from "../../core/media/run_media.ts";
import {
  type Argument,
  type Database,
  type Queryable,
  queryFirst,
  type Row,
} from "../engine/database.ts";
import { type HeldRun, LeaseLostError } from "./run_changes.ts";
import { ProblemLog } from "./run_problems.ts";

/** @returns `undefined` for a run whose products want nothing */
export async function runMedia(shop: Queryable, runId: number): Promise<RunMedia | undefined> {
  const row = await queryFirst<Row>(
    shop,
    "SELECT state, total, downloaded, reused, failed FROM run_media WHERE run_id = ?",
    [runId],
  );
  return row && {
    state: row.state as RunMedia["state"],
    total: row.total as number,
    downloaded: row.downloaded as number,
    reused: row.reused as number,
    failed: row.failed as number,
  };
}

/** Notes that a run's pictures are to be seen to; once, however often it is said. */
export async function addRunMedia(shop: Queryable, runId: number): Promise<void> {
  await shop.execute({
    sql: "INSERT INTO run_media (run_id) VALUES (?) ON CONFLICT DO NOTHING",
    args: [runId],
  });
}

export interface BegunMedia {
  state: RunMedia["state"];
  position: number;
  startedAt: string;
}

/** Takes a run's pictures into a worker's hands. @returns `undefined` when they are done with */
export async function beginRunMedia(
  database: Database,
  { runId, fence }: HeldRun,
  now: string,
): Promise<BegunMedia | undefined> {
  const { rows: [row] } = await database.execute({
    sql: `UPDATE run_media
             SET fence = ?1, started_at = coalesce(started_at, ?2),
                 state = iif(state = 'waiting', 'collecting', state)
           WHERE run_id = ?3 AND fence <= ?1 AND state NOT IN ('done', 'stopped')
          RETURNING state, position, started_at`,
    args: [fence, now, runId],
  });
  return row && {
    state: row.state as RunMedia["state"],
    position: row.position as number,
    startedAt: row.started_at as string,
  };
}

/** Changes what is ours. Throws `LeaseLostError` when it is not any more. */
export async function changeMedia(
  database: Queryable,
  { runId, fence }: HeldRun,
  assignments: string,
  args: readonly Argument[],
): Promise<void> {
  const { rowsAffected } = await database.execute({
    sql: `UPDATE run_media SET ${assignments}
           WHERE run_id = ? AND fence = ? AND state IN ('collecting', 'fetching')`,
    args: [...args, runId, fence],
  });
  if (rowsAffected === 0) {
    throw new LeaseLostError(`The pictures of run ${runId} are no longer this worker's`);
  }
}

export const finishRunMedia = (database: Database, held: HeldRun, now: string): Promise<void> =>
  changeMedia(database, held, "state = 'done', finished_at = ?", [now]);

/** Ends what crashed too often; what was fetched stays, the rest is told as one problem. */
export function stopRunMedia(database: Database, { runId, fence }: HeldRun, now: string) {
  return database.write(async (transaction) => {
    const { rowsAffected } = await transaction.execute({
      sql: `UPDATE run_media SET state = 'stopped', finished_at = ?
             WHERE run_id = ? AND fence <= ? AND state NOT IN ('done', 'stopped')`,
      args: [now, runId, fence],
    });
    if (rowsAffected === 0) return;
    await transaction.execute({
      sql: "DELETE FROM run_media_queue WHERE run_id = ?",
      args: [runId],
    });
    await warn(transaction, runId, [problem("images_stopped")]);
  });
}

/** Adds problems to a run that has ended; one that was OK has a warning from now on. */
export async function warn(
  transaction: Queryable,
  runId: number,
  problems: readonly FormatProblem[],
): Promise<void> {
  if (problems.length === 0) return;
  const log = await ProblemLog.resume(transaction, runId);
  await log.write(transaction, problems);
  await transaction.execute({
    sql: "UPDATE runs SET state = 'warning' WHERE id = ? AND state = 'ok'",
    args: [runId],
  });
}
