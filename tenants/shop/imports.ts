import type { Entity } from "../../core/formats/format.ts";
import type { ImportFrequency, ImportSettings, ImportSource } from "../../core/imports/settings.ts";
import { type Database, type Queryable, queryFirst, type Row } from "../engine/database.ts";
import type { FeedFile } from "../files/feed_files.ts";

export interface NewImport {
  entity: Entity;
  name: string;
  /** A format's id, or `auto`: the content of the first file decides. */
  format: string;
  settings: ImportSettings;
  createdBy: string;
  frequency?: ImportFrequency;
  source?: ImportSource;
}

/** As it is stored: the address sealed, with what people may see of it. */
export type StoredSource =
  | {
    source: "address";
    address: string;
    shown: string;
    /** Certificates that nobody vouches for are taken too. @see FE-8 */
    anyCertificate: boolean;
  }
  | { source: "inbox"; inboxFile: string };

export async function insertImport(
  transaction: Queryable,
  order: NewImport,
  now: string,
): Promise<number> {
  const { rows } = await transaction.execute({
    sql: `INSERT INTO imports
            (entity, name, format, settings, frequency, source, created_at, created_by)
          VALUES (?, ?, ?, ?, ?, ?, ?, ?) RETURNING id`,
    args: [
      order.entity,
      order.name,
      order.format,
      JSON.stringify(order.settings),
      order.frequency ?? "once",
      order.source ?? "upload",
      now,
      order.createdBy,
    ],
  });
  const id = rows[0]!.id as number;
  await noteSettings(transaction, id, { version: 1, by: order.createdBy, now });
  return id;
}

/** An empty name leaves the old one. */
export async function renameImport(
  transaction: Queryable,
  id: number,
  name: string,
): Promise<void> {
  const trimmed = name.trim().slice(0, 200);
  if (trimmed === "") return;
  await transaction.execute({
    sql: "UPDATE imports SET name = ? WHERE id = ?",
    args: [trimmed, id],
  });
}

/** What the source said of its last file means nothing to another source. */
export async function setSource(
  transaction: Queryable,
  id: number,
  source: StoredSource,
): Promise<void> {
  const { address, shown, anyCertificate } = source.source === "address"
    ? source
    : { address: null, shown: null, anyCertificate: false };
  await transaction.execute({
    sql: `UPDATE imports
             SET source = ?, address = ?, shown_address = ?, any_certificate = ?, inbox_file = ?,
                 validators = NULL
           WHERE id = ?`,
    args: [
      source.source,
      address,
      shown,
      Number(anyCertificate),
      source.source === "inbox" ? source.inboxFile : null,
      id,
    ],
  });
}

/** @param at instant from which it is paused; without one it goes on */
export async function setPaused(
  transaction: Queryable,
  id: number,
  at: string | undefined,
): Promise<void> {
  const sql = "UPDATE imports SET paused_at = ? WHERE id = ?";
  await transaction.execute({ sql, args: [at ?? null, id] });
}

async function noteSettings(
  transaction: Queryable,
  id: number,
  { version, by, now }: { version: number; by: string; now: string },
): Promise<void> {
  await transaction.execute({
    sql: `INSERT INTO import_settings (import_id, version, settings, created_at, created_by)
          SELECT id, ?, settings, ?, ? FROM imports WHERE id = ?`,
    args: [version, now, by, id],
  });
}

/**
 * Saves settings as a new version; runs that are ordered keep the version that they have.
 *
 * @returns the number of the version; the old one when nothing differs
 * @see R56
 */
export async function saveSettings(
  transaction: Queryable,
  id: number,
  settings: ImportSettings,
  { by, now }: { by: string; now: string },
): Promise<number> {
  const text = JSON.stringify(settings);
  const known = await queryFirst<{ settings: string; settings_version: number }>(
    transaction,
    "SELECT settings, settings_version FROM imports WHERE id = ?",
    [id],
  );
  if (!known) throw new Error(`Import ${id} does not exist`);
  if (known.settings === text) return known.settings_version;
  const version = known.settings_version + 1;
  await transaction.execute({
    // What was applied under other settings says nothing, nor that the source has not changed since.
    sql: `UPDATE imports
             SET settings = ?, settings_version = ?, applied_file = NULL, validators = NULL
           WHERE id = ?`,
    args: [text, version, id],
  });
  await noteSettings(transaction, id, { version, by, now });
  return version;
}

export interface RunOrderRow {
  orderKey: string;
  file?: FeedFile;
  cause?: "person" | "schedule";
  orderedBy: string;
  now: string;
}

/** Creates an import and orders its first run of a file, together. */
export function createImport(
  shop: Database,
  order: NewImport,
  file: FeedFile,
  now: string,
): Promise<{ importId: number; runId: number }> {
  return shop.write(async (transaction) => {
    const importId = await insertImport(transaction, order, now);
    const orderedBy = order.createdBy;
    const runId = await orderRun(transaction, importId, {
      orderKey: file.key,
      file,
      orderedBy,
      now,
    });
    return { importId, runId };
  });
}

/**
 * Orders a run of an import with its settings, and the mapping of its own format, as they are now.
 * The same order given twice is one run.
 */
export async function orderRun(
  transaction: Queryable,
  importId: number,
  { orderKey, file, cause = "person", orderedBy, now }: RunOrderRow,
): Promise<number> {
  const { rows } = await transaction.execute({
    sql: `INSERT INTO runs
            (import_id, order_key, cause, settings, settings_version, format_version, source,
             file_name, file_key, file_size, file_hash, ordered_at, ordered_by)
          SELECT id, ?1, ?2, settings, settings_version,
                 (SELECT version FROM csv_configurations AS own WHERE 'csv:' || own.id = format),
                 shown_address, ?3, ?4, ?5, ?6, ?7, ?8
            FROM imports WHERE id = ?9
          ON CONFLICT (order_key) DO UPDATE SET order_key = excluded.order_key
          RETURNING id`,
    args: [
      orderKey,
      cause,
      file?.name ?? null,
      file?.key ?? null,
      file?.size ?? null,
      file?.hash ?? null,
      now,
      orderedBy,
      importId,
    ],
  });
  const id = rows[0]?.id;
  if (typeof id !== "number") throw new Error(`Import ${importId} does not exist`);
  return id;
}

export interface RunToDo {
  runId: number;
  importId: number;
  kind: "import" | "undo";
  cause: "person" | "schedule";
  undoes: number | undefined;
  format: string;
  entity: Entity;
  /** Absent until the file is fetched. */
  file: FeedFile | undefined;
  isApproved: boolean;
}

/**
 * Takes a run for a worker. A fence lower than the run's belongs to a worker that lost its lease.
 *
 * @returns `undefined` when the run has ended, is held, or is another worker's.
 */
export async function startRun(
  shop: Database,
  runId: number,
  { fence, now }: { fence: number; now: string },
): Promise<RunToDo | undefined> {
  if (!await takeRun(shop, runId, { fence, now })) return undefined;
  const row = await queryFirst<Row>(
    shop,
    `SELECT runs.import_id, runs.kind, runs.cause, runs.undoes, runs.file_key, runs.file_name,
            runs.file_size, runs.file_hash, runs.approved_by, imports.format, imports.entity
       FROM runs JOIN imports ON imports.id = runs.import_id WHERE runs.id = ?`,
    [runId],
  );
  return row && {
    runId,
    importId: row.import_id as number,
    kind: row.kind as RunToDo["kind"],
    cause: row.cause as RunToDo["cause"],
    undoes: (row.undoes as number | null) ?? undefined,
    format: row.format as string,
    entity: row.entity as Entity,
    file: fileOf(row),
    isApproved: row.approved_by !== null,
  };
}

function fileOf(row: Row): FeedFile | undefined {
  if (row.file_key === null) return undefined;
  return {
    key: row.file_key as string,
    name: row.file_name as string,
    size: row.file_size as number,
    hash: row.file_hash as string,
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
export async function runOfOrder(shop: Queryable, orderKey: string): Promise<number | undefined> {
  const row = await queryFirst<{ id: number }>(
    shop,
    "SELECT id FROM runs WHERE order_key = ?",
    [orderKey],
  );
  return row?.id;
}
