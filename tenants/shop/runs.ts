import type { Run, RunState } from "../../core/imports/run_state.ts";
import { type Queryable, queryAll, queryFirst, type Row } from "../engine/database.ts";

const columns = `id, import_id, state, file_name, file_size, file_hash, ordered_at, ordered_by,
  started_at, finished_at, bytes_read, read_count, created, updated, unchanged, skipped, failed,
  problem_count`;

export async function runById(shop: Queryable, id: number): Promise<Run | undefined> {
  const sql = `SELECT ${columns} FROM runs WHERE id = ?`;
  return runOf(await queryFirst<Row>(shop, sql, [id]));
}

/** Newest first; of one import, or of all. */
export async function listRuns(
  shop: Queryable,
  { importId, limit }: { importId?: number; limit: number },
): Promise<Run[]> {
  const rows = await queryAll<Row>(
    shop,
    `SELECT ${columns} FROM runs WHERE ?1 IS NULL OR import_id = ?1 ORDER BY id DESC LIMIT ?2`,
    [importId ?? null, limit],
  );
  return rows.map((row) => runOf(row)!);
}

export function runOf(row: Row | undefined): Run | undefined {
  if (!row) return undefined;
  const number = (name: string) => row[name] as number;
  const text = (name: string) => row[name] as string;
  return {
    id: number("id"),
    importId: number("import_id"),
    state: text("state") as RunState,
    fileName: text("file_name"),
    fileSize: number("file_size"),
    fileHash: text("file_hash"),
    orderedAt: text("ordered_at"),
    orderedBy: text("ordered_by"),
    startedAt: (row.started_at as string | null) ?? undefined,
    finishedAt: (row.finished_at as string | null) ?? undefined,
    bytesRead: number("bytes_read"),
    read: number("read_count"),
    created: number("created"),
    updated: number("updated"),
    unchanged: number("unchanged"),
    skipped: number("skipped"),
    failed: number("failed"),
    problems: number("problem_count"),
  };
}

export interface RunProblem extends Row {
  sequence: number;
  code: string;
  severity: "notice" | "warning" | "error" | "fatal";
  line: number | null;
  record: number | null;
  field: string | null;
  value: string | null;
  details: string | null;
}

/** In the order of the file. */
export function listProblems(
  shop: Queryable,
  runId: number,
  { code, after = 0, limit }: { code?: string; after?: number; limit: number },
): Promise<RunProblem[]> {
  return queryAll<RunProblem>(
    shop,
    `SELECT sequence, code, severity, line, record, field, value, details FROM run_problems
      WHERE run_id = ?1 AND (?2 IS NULL OR code = ?2) AND sequence > ?3
      ORDER BY sequence LIMIT ?4`,
    [runId, code ?? null, after, limit],
  );
}

/** How often each problem was found, also beyond those that are kept in full. */
export function countProblems(
  shop: Queryable,
  runId: number,
): Promise<{ code: string; count: number }[]> {
  return queryAll(
    shop,
    "SELECT code, count FROM run_problem_counts WHERE run_id = ? ORDER BY count DESC, code",
    [runId],
  );
}
