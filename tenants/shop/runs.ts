import type { Hold, MissingHold, Run, RunPhase, RunState } from "../../core/imports/run_state.ts";
import { type Queryable, queryAll, queryFirst, type Row } from "../engine/database.ts";

export const runColumns = [
  "id, import_id, kind, undoes, cause, state, phase, settings_version, source, file_name",
  "file_size, file_hash, file_key IS NOT NULL AS has_file, not_modified, ordered_at, ordered_by",
  "started_at, finished_at, cancel_asked_at, held, approved_by, bytes_read, read_count, created",
  "updated, unchanged, skipped, failed, removed, missing, missing_held, problem_count",
  "journal_kept",
  `(SELECT max(reverting.id) FROM runs AS reverting
     WHERE reverting.undoes = runs.id AND reverting.state <> 'error'
       AND NOT EXISTS (
         SELECT 1 FROM runs AS again
          WHERE again.undoes = reverting.id AND again.state IN ('ok', 'warning'))) AS undone_by`,
].join(", ");

export async function runById(shop: Queryable, id: number): Promise<Run | undefined> {
  const sql = `SELECT ${runColumns} FROM runs WHERE id = ?`;
  return runOf(await queryFirst<Row>(shop, sql, [id]));
}

/** Under which key the run's file is kept, as long as it is. */
export async function fileKeyOf(shop: Queryable, runId: number): Promise<string | undefined> {
  const sql = "SELECT file_key FROM runs WHERE id = ?";
  const row = await queryFirst<{ file_key: string | null }>(shop, sql, [runId]);
  return row?.file_key ?? undefined;
}

/** Newest first; of one import, or of all; `before`: those with lower ids. */
export async function listRuns(
  shop: Queryable,
  { importId, before, limit, offset = 0 }: {
    importId?: number;
    before?: number;
    limit: number;
    offset?: number;
  },
): Promise<Run[]> {
  const rows = await queryAll<Row>(
    shop,
    `SELECT ${runColumns} FROM runs
      WHERE (?1 IS NULL OR import_id = ?1) AND (?2 IS NULL OR id < ?2)
      ORDER BY id DESC LIMIT ?3 OFFSET ?4`,
    [importId ?? null, before ?? null, limit, offset],
  );
  return rows.map((row) => runOf(row)!);
}

/** How many runs an import has, and how many of them are newer than the given one. */
export async function countRuns(
  shop: Queryable,
  { importId, id }: Pick<Run, "importId" | "id">,
): Promise<{ total: number; newer: number }> {
  const sql = `SELECT count(*) AS total, count(*) FILTER (WHERE id > ?2) AS newer
                 FROM runs WHERE import_id = ?1`;
  return (await queryFirst<{ total: number; newer: number }>(shop, sql, [importId, id]))!;
}

export function runOf(row: Row | undefined): Run | undefined {
  if (!row) return undefined;
  const number = (name: string) => row[name] as number;
  const text = (name: string) => row[name] as string;
  const optional = (name: string) => (row[name] as string | null) ?? undefined;
  const parsed = <T>(name: string) => row[name] === null ? undefined : JSON.parse(text(name)) as T;
  return {
    id: number("id"),
    importId: number("import_id"),
    kind: text("kind") as Run["kind"],
    undoes: (row.undoes as number | null) ?? undefined,
    undoneBy: (row.undone_by as number | null) ?? undefined,
    cause: text("cause") as Run["cause"],
    state: text("state") as RunState,
    phase: optional("phase") as RunPhase | undefined,
    settingsVersion: number("settings_version"),
    source: optional("source"),
    fileName: optional("file_name") ?? "",
    fileSize: (row.file_size as number | null) ?? 0,
    fileHash: optional("file_hash") ?? "",
    hasFile: row.has_file === 1,
    notModified: row.not_modified === 1,
    orderedAt: text("ordered_at"),
    orderedBy: text("ordered_by"),
    startedAt: optional("started_at"),
    finishedAt: optional("finished_at"),
    cancelAskedAt: optional("cancel_asked_at"),
    hold: parsed<Hold>("held"),
    approvedBy: optional("approved_by"),
    bytesRead: number("bytes_read"),
    read: number("read_count"),
    created: number("created"),
    updated: number("updated"),
    unchanged: number("unchanged"),
    skipped: number("skipped"),
    failed: number("failed"),
    removed: number("removed"),
    missing: number("missing"),
    missingHold: parsed<MissingHold>("missing_held"),
    problems: number("problem_count"),
    hasJournal: row.journal_kept === 1,
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
