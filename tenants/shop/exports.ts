import { type ExportChoice, exportChoice, type ExportState } from "../../core/exports/choice.ts";
import type { LeftOut } from "../../core/exports/left_out.ts";
import type { Entity } from "../../core/formats/format.ts";
import { type Queryable, queryAll, queryFirst, type Row } from "../engine/database.ts";

/** A file that somebody has asked for. */
export interface Export {
  id: number;
  entity: Entity;
  format: string;
  choice: ExportChoice;
  state: ExportState;
  /** Written so far, and how many there are. */
  records: number;
  total: number;
  /** Those written so far that are not in the file; `undefined` when nobody has counted them. */
  leftOut: LeftOut | undefined;
  fileKey: string | undefined;
  fileSize: number | undefined;
  orderedAt: string;
  orderedBy: string;
  finishedAt: string | undefined;
}

export interface NewExport {
  entity: Entity;
  format: string;
  choice: ExportChoice;
  orderedBy: string;
}

export async function insertExport(
  shop: Queryable,
  { entity, format, choice, orderedBy }: NewExport,
  now: string,
): Promise<number> {
  const { lastInsertRowid } = await shop.execute({
    sql: `INSERT INTO exports (entity, format, choice, ordered_at, ordered_by)
          VALUES (?, ?, ?, ?, ?)`,
    args: [entity, format, JSON.stringify(choice), now, orderedBy],
  });
  return lastInsertRowid!;
}

const columns = `id, entity, format, choice, state, records, total, left_out, file_key, file_size,
  ordered_at, ordered_by, finished_at`;

export async function exportById(shop: Queryable, id: number): Promise<Export | undefined> {
  const row = await queryFirst<Row>(shop, `SELECT ${columns} FROM exports WHERE id = ?`, [id]);
  return row && exportOf(row);
}

/** Newest first. */
export async function listExports(
  shop: Queryable,
  { limit }: { limit: number },
): Promise<Export[]> {
  const sql = `SELECT ${columns} FROM exports ORDER BY id DESC LIMIT ?`;
  return (await queryAll<Row>(shop, sql, [limit])).map(exportOf);
}

function exportOf(row: Row): Export {
  return {
    id: row.id as number,
    entity: row.entity as Entity,
    format: row.format as string,
    choice: exportChoice.parse(JSON.parse(row.choice as string)),
    state: row.state as ExportState,
    records: row.records as number,
    total: row.total as number,
    leftOut: leftOutOf(row),
    fileKey: (row.file_key as string | null) ?? undefined,
    fileSize: (row.file_size as number | null) ?? undefined,
    orderedAt: row.ordered_at as string,
    orderedBy: row.ordered_by as string,
    finishedAt: (row.finished_at as string | null) ?? undefined,
  };
}

/** Of a file's row, as writers have counted it. */
export const leftOutOf = ({ left_out: text }: Row): LeftOut | undefined =>
  text === null ? undefined : JSON.parse(text as string);

/** Files that are being made or wait for it. @see EX-6 */
export async function countUnfinished(shop: Queryable): Promise<number> {
  const row = await queryFirst<{ count: number }>(
    shop,
    "SELECT count(*) AS count FROM exports WHERE state IN ('waiting', 'running')",
  );
  return row!.count;
}

/** @returns whether there is something to do for the worker */
export async function startExport(
  shop: Queryable,
  id: number,
  { fence, total }: { fence: number; total: number },
): Promise<boolean> {
  const { rowsAffected } = await shop.execute({
    sql: `UPDATE exports SET state = 'running', fence = ?1, total = ?2, records = 0,
                 left_out = NULL
           WHERE id = ?3 AND fence <= ?1 AND state IN ('waiting', 'running')`,
    args: [fence, total, id],
  });
  return rowsAffected > 0;
}

export async function noteProgress(
  shop: Queryable,
  id: number,
  { fence, records, leftOut }: { fence: number; records: number; leftOut: LeftOut },
): Promise<void> {
  await shop.execute({
    sql: "UPDATE exports SET records = ?, left_out = ? WHERE id = ? AND fence = ?",
    args: [records, JSON.stringify(leftOut), id, fence],
  });
}

export interface MadeFile {
  fence: number;
  key: string;
  size: number;
  leftOut: LeftOut;
  now: string;
}

/** @returns `false` when another worker has taken over, and the file is nobody's */
export async function finishExport(
  shop: Queryable,
  id: number,
  { fence, key, size, leftOut, now }: MadeFile,
): Promise<boolean> {
  const { rowsAffected } = await shop.execute({
    sql: `UPDATE exports
             SET state = 'ready', file_key = ?, file_size = ?, left_out = ?, finished_at = ?
           WHERE id = ? AND fence = ? AND state = 'running'`,
    args: [key, size, JSON.stringify(leftOut), now, id, fence],
  });
  return rowsAffected > 0;
}

export async function failExport(shop: Queryable, id: number, now: string): Promise<void> {
  await shop.execute({
    sql: `UPDATE exports SET state = 'failed', finished_at = ?
           WHERE id = ? AND state IN ('waiting', 'running')`,
    args: [now, id],
  });
}

/** Lets go of files made before an instant. @returns their keys */
export async function expireExports(shop: Queryable, before: string): Promise<string[]> {
  const rows = await queryAll<{ file_key: string }>(
    shop,
    `UPDATE exports SET state = 'expired'
      WHERE state = 'ready' AND finished_at < ? RETURNING file_key`,
    [before],
  );
  return rows.map(({ file_key }) => file_key);
}
