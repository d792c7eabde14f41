import type { Entity } from "../../core/formats/format.ts";
import { isUndoable } from "../../core/imports/run_state.ts";
import { type Database, queryFirst } from "../engine/database.ts";
import type { FeedFile } from "../files/feed_files.ts";
import { newId } from "../ids.ts";
import type { Platform } from "../platform.ts";
import { reopenJob } from "../platform/jobs.ts";
import type { Shop } from "../platform/shops.ts";
import { importById } from "../shop/import_lists.ts";
import { orderRun } from "../shop/imports.ts";
import { approveMissing, approveRun, dismissRun } from "../shop/run_changes.ts";
import { orderUndo } from "../shop/run_undo.ts";
import { runById } from "../shop/runs.ts";
import { tellOfEnd } from "./events.ts";
import { pauseImport } from "./import_orders.ts";
import { addRunJob, jobOfRun, type RunOrder } from "./run_jobs.ts";

/**
 * Orders another run of an import at once: of the file given, of the last one again, or of what its
 * source has now.
 *
 * @returns the run's id; `undefined` when the import is gone or has no file
 * @see R53–R55
 */
export async function runAgain(
  platform: Platform,
  shop: Shop,
  importId: number,
  { file, by }: { file?: FeedFile; by: string },
): Promise<number | undefined> {
  await using lease = await platform.shops.lease(shop.id);
  const found = await importById(lease.database, importId);
  if (!found) return undefined;
  const chosen = file ??
    (found.source === "upload" ? await lastFile(lease.database, importId) : undefined);
  if (found.source === "upload" && !chosen) return undefined;
  const orderKey = newId();
  await addRunJob(platform, shop, { orderKey, entity: found.entity });
  return await lease.database.write((transaction) =>
    orderRun(transaction, importId, {
      orderKey,
      ...(chosen ? { file: chosen } : {}),
      orderedBy: by,
      now: platform.now(),
    })
  );
}

/** The file of the import's last run that is still kept. */
export async function lastFile(
  database: Database,
  importId: number,
): Promise<FeedFile | undefined> {
  const { rows: [row] } = await database.execute({
    sql: `SELECT file_key, file_name, file_size, file_hash FROM runs
           WHERE import_id = ? AND file_key IS NOT NULL ORDER BY id DESC LIMIT 1`,
    args: [importId],
  });
  return row && {
    key: row.file_key as string,
    name: row.file_name as string,
    size: row.file_size as number,
    hash: row.file_hash as string,
  };
}

/**
 * Orders a run that reverts another. A scheduled import is paused, or its next run would do the
 * same again.
 *
 * @returns the id of the undo; `undefined` when there is nothing to revert
 */
export async function orderUndoOf(
  platform: Platform,
  shop: Shop,
  runId: number,
  by: string,
): Promise<{ runId: number; jobId: string; hasPaused: boolean } | undefined> {
  await using lease = await platform.shops.lease(shop.id);
  const run = await runById(lease.database, runId);
  const found = run && await importById(lease.database, run.importId);
  if (!run || !found || !isUndoable(run)) return undefined;
  const orderKey = newId();
  const jobId = await addRunJob(platform, shop, { orderKey, entity: found.entity });
  const undo = await lease.database.write((transaction) =>
    orderUndo(transaction, runId, { orderKey, orderedBy: by, now: platform.now() })
  );
  if (undo === undefined) return undefined;
  const pauses = found.frequency !== "once" && found.pausedAt === undefined &&
    run.kind === "import";
  if (pauses) await pauseImport(platform, shop, found.id);
  return { runId: undo, jobId, hasPaused: pauses };
}

export type HoldDecision = "apply" | "dismiss" | "apply_missing";

/** Decides about a run that is held, or about missing items that were. @returns whether there was one */
export async function decideHeld(
  platform: Platform,
  shop: Shop,
  runId: number,
  { decision, by }: { decision: HoldDecision; by: string },
): Promise<boolean> {
  await using lease = await platform.shops.lease(shop.id);
  const { database } = lease;
  if (decision === "dismiss") {
    const isDismissed = await dismissRun(database, runId, platform.now());
    // Its job is done already, so nobody else tells that it has ended.
    if (isDismissed) await tellOfEnd(platform, shop, database, runId);
    return isDismissed;
  }
  const held = await orderOf(database, runId);
  if (!held) return false;
  const isDone = decision === "apply"
    ? await approveRun(database, runId, by)
    : await approveMissing(database, runId, by);
  // Only now: a worker that comes in between finds a run that is not to be done.
  if (isDone) await reopenJob(platform.database, jobOfRun(shop, held, platform.now()), held.fence);
  return isDone;
}

async function orderOf(
  database: Database,
  runId: number,
): Promise<RunOrder & { fence: number } | undefined> {
  const row = await queryFirst<{ order_key: string; entity: Entity; fence: number }>(
    database,
    `SELECT run.order_key, import.entity, run.fence
       FROM runs AS run JOIN imports AS import ON import.id = run.import_id
      WHERE run.id = ?`,
    [runId],
  );
  return row && { orderKey: row.order_key, entity: row.entity, fence: row.fence };
}
