import type { Entity } from "../../core/formats/format.ts";
import type { ImportSettings } from "../../core/imports/settings.ts";
import { type Database, type Queryable, queryFirst, type Row } from "../engine/database.ts";
import type { FeedFile } from "../files/feed_files.ts";

export interface NewImport {
  entity: Entity;
  name: string;
  format: string;
  settings: ImportSettings;
  createdBy: string;
}

/** Creates an import and orders its first run of a file, together. */
export function createImport(
  shop: Database,
  order: NewImport,
  file: FeedFile,
  now: string,
): Promise<{ importId: number; runId: number }> {
  return shop.write(async (transaction) => {
    const { rows } = await transaction.execute({
      sql: `INSERT INTO imports (entity, name, format, settings, created_at, created_by)
            VALUES (?, ?, ?, ?, ?, ?) RETURNING id`,
      args: [
        order.entity,
        order.name,
        order.format,
        JSON.stringify(order.settings),
        now,
        order.createdBy,
      ],
    });
    const importId = rows[0]!.id as number;
    const runId = await orderRun(transaction, importId, { file, now, orderedBy: order.createdBy });
    return { importId, runId };
  });
}

/** Orders a run of an import with its settings as they are now. */
export async function orderRun(
  transaction: Queryable,
  importId: number,
  { file, now, orderedBy }: { file: FeedFile; now: string; orderedBy: string },
): Promise<number> {
  const { rows } = await transaction.execute({
    sql: `INSERT INTO runs
            (import_id, settings, file_name, file_key, file_size, file_hash, ordered_at, ordered_by)
          SELECT id, settings, ?, ?, ?, ?, ?, ? FROM imports WHERE id = ? RETURNING id`,
    args: [file.name, file.key, file.size, file.hash, now, orderedBy, importId],
  });
  const id = rows[0]?.id;
  if (typeof id !== "number") throw new Error(`Import ${importId} does not exist`);
  return id;
}

export interface RunToDo {
  runId: number;
  format: string;
  entity: Entity;
  fileKey: string;
}

/**
 * Takes a run for a worker. A fence lower than the run's belongs to a worker that lost its lease.
 *
 * @returns `undefined` when the run has ended, or is another worker's.
 */
export async function startRun(
  shop: Database,
  runId: number,
  { fence, now }: { fence: number; now: string },
): Promise<RunToDo | undefined> {
  if (!await takeRun(shop, runId, { fence, now })) return undefined;
  const row = await queryFirst<Row>(
    shop,
    `SELECT imports.format, imports.entity, runs.file_key
       FROM runs JOIN imports ON imports.id = runs.import_id WHERE runs.id = ?`,
    [runId],
  );
  return row && {
    runId,
    format: row.format as string,
    entity: row.entity as Entity,
    fileKey: row.file_key as string,
  };
}

const crashed = `EXISTS (
  SELECT 1 FROM run_problems WHERE run_id = runs.id AND code = 'run_crashed')`;

/** A run that crashed too often goes on from its position when somebody tries its job again. */
function takeRun(
  shop: Database,
  runId: number,
  { fence, now }: { fence: number; now: string },
): Promise<boolean> {
  return shop.write(async (transaction) => {
    const { rowsAffected } = await transaction.execute({
      sql: `UPDATE runs
               SET state = 'running', fence = ?1, started_at = coalesce(started_at, ?2),
                   finished_at = NULL
             WHERE id = ?3 AND fence < ?1
               AND (state IN ('waiting', 'running') OR (state = 'error' AND ${crashed}))`,
      args: [fence, now, runId],
    });
    if (rowsAffected === 0) return false;
    for (const table of ["run_problems", "run_problem_counts"]) {
      const sql = `DELETE FROM ${table} WHERE run_id = ? AND code = 'run_crashed'`;
      await transaction.execute({ sql, args: [runId] });
    }
    return true;
  });
}

/** The run that a job stands for; a job is written before its run. */
export async function runOfFile(shop: Queryable, fileKey: string): Promise<number | undefined> {
  const row = await queryFirst<{ id: number }>(
    shop,
    "SELECT id FROM runs WHERE file_key = ? ORDER BY id DESC LIMIT 1",
    [fileKey],
  );
  return row?.id;
}
