import { type Database, type Queryable, queryAll } from "../engine/database.ts";

const runsAtOnce = 5;

/** What is kept of old runs. */
export interface Retention {
  /** Newest runs of which everything is kept, file and problems too. */
  keptRuns: number;
  /** Journals are kept from this instant on in any case: prices must be known for 30 days. */
  journalsFrom: string;
}

const surplus = `
  SELECT id, file_key FROM runs
   WHERE import_id = ?1 AND state IN ('ok', 'warning', 'error')
     AND id NOT IN (SELECT id FROM runs WHERE import_id = ?1 ORDER BY id DESC LIMIT ?2)
     AND NOT EXISTS (
       SELECT 1 FROM runs AS undo
        WHERE undo.undoes = runs.id AND undo.state IN ('waiting', 'running'))`;

/**
 * Forgets what is no longer kept of an import's old runs. Their figures stay.
 *
 * @returns keys of files that no run needs any more
 */
export async function forgetOldRuns(
  shop: Database,
  importId: number,
  { keptRuns, journalsFrom }: Retention,
): Promise<string[]> {
  const keys: string[] = [];
  for (;;) {
    const runs = await queryAll<{ id: number; file_key: string | null }>(
      shop,
      `SELECT * FROM (${surplus} AND (file_key IS NOT NULL OR problem_count > 0 AND EXISTS (
         SELECT 1 FROM run_problems WHERE run_id = runs.id))) LIMIT ${runsAtOnce}`,
      [importId, keptRuns],
    );
    if (runs.length === 0) break;
    await shop.write((transaction) => forgetFiles(transaction, runs.map(({ id }) => id)));
    for (const { file_key } of runs) if (file_key !== null) keys.push(file_key);
  }
  for (;;) {
    const runs = await queryAll<{ id: number }>(
      shop,
      `SELECT id FROM (${surplus} AND journal_kept = 1 AND ordered_at < ?3) LIMIT ${runsAtOnce}`,
      [importId, keptRuns, journalsFrom],
    );
    if (runs.length === 0) break;
    await shop.write((transaction) => forgetJournals(transaction, runs.map(({ id }) => id)));
  }
  return await unneeded(shop, keys);
}

async function forgetFiles(transaction: Queryable, ids: readonly number[]): Promise<void> {
  const list = [JSON.stringify(ids)];
  await transaction.execute({
    sql: "DELETE FROM run_problems WHERE run_id IN (SELECT value FROM json_each(?))",
    args: list,
  });
  await transaction.execute({
    sql: "UPDATE runs SET file_key = NULL WHERE id IN (SELECT value FROM json_each(?))",
    args: list,
  });
}

/** Forgets what runs did record by record. Their figures stay. */
export async function forgetJournals(
  transaction: Queryable,
  ids: readonly number[],
): Promise<void> {
  const list = [JSON.stringify(ids)];
  for (const table of ["run_items", "run_chunks", "run_missing"]) {
    const sql = `DELETE FROM ${table} WHERE run_id IN (SELECT value FROM json_each(?))`;
    await transaction.execute({ sql, args: list });
  }
  await transaction.execute({
    sql: `UPDATE runs SET journal_kept = 0, journal_bytes = 0, journal_thinned = NULL
           WHERE id IN (SELECT value FROM json_each(?))`,
    args: list,
  });
}

/** A file can be that of several runs. */
export async function unneeded(shop: Queryable, keys: readonly string[]): Promise<string[]> {
  if (keys.length === 0) return [];
  const rows = await queryAll<{ key: string }>(
    shop,
    `SELECT value AS key FROM json_each(?)
      WHERE value NOT IN (SELECT file_key FROM runs WHERE file_key IS NOT NULL)`,
    [JSON.stringify([...new Set(keys)])],
  );
  return rows.map(({ key }) => key);
}
