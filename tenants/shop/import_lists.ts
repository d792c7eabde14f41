import type { Entity } from "../../core/formats/format.ts";
import {
  type ImportFrequency,
  type ImportSettings,
  importSettings,
  type ImportSource,
} from "../../core/imports/settings.ts";
import { type Queryable, queryAll, queryFirst, type Row } from "../engine/database.ts";
import type { Run } from "../../core/imports/run_state.ts";
import { runById, runColumns, runOf } from "./runs.ts";

/** An import with its newest run. */
export interface Import {
  id: number;
  entity: Entity;
  name: string;
  format: string;
  settings: ImportSettings;
  settingsVersion: number;
  frequency: ImportFrequency;
  source: ImportSource;
  /** For people's eyes: without a password. */
  shownAddress: string | undefined;
  anyCertificate: boolean;
  inboxFile: string | undefined;
  pausedAt: string | undefined;
  createdAt: string;
  createdBy: string;
}

export interface ImportWithRun extends Import {
  run: Run | undefined;
}

const importColumns = `imports.id, imports.entity, imports.name, imports.format, imports.settings,
  imports.settings_version, imports.frequency, imports.source, imports.shown_address,
  imports.any_certificate, imports.inbox_file, imports.paused_at, imports.created_at,
  imports.created_by`;

export async function importById(shop: Queryable, id: number): Promise<Import | undefined> {
  const row = await queryFirst<Row>(
    shop,
    `SELECT ${importColumns} FROM imports WHERE id = ? AND deleted_at IS NULL`,
    [id],
  );
  return row && importOf(row);
}

/** Settings of an import as they were saved, newest first. */
export async function listSettings(
  shop: Queryable,
  importId: number,
  limit: number,
): Promise<{ version: number; createdAt: string; createdBy: string }[]> {
  const rows = await queryAll<Row>(
    shop,
    `SELECT version, created_at, created_by FROM import_settings
      WHERE import_id = ? ORDER BY version DESC LIMIT ?`,
    [importId, limit],
  );
  return rows.map((row) => ({
    version: row.version as number,
    createdAt: row.created_at as string,
    createdBy: row.created_by as string,
  }));
}

/** The settings that a run went by. */
export async function settingsOfRun(shop: Queryable, runId: number): Promise<ImportSettings> {
  const sql = "SELECT settings FROM runs WHERE id = ?";
  const row = await queryFirst<{ settings: string }>(shop, sql, [runId]);
  return importSettings.parse(JSON.parse(row!.settings));
}

/** Newest first. */
export async function listImports(
  shop: Queryable,
  entity: Entity,
  { limit, offset }: { limit: number; offset: number },
): Promise<ImportWithRun[]> {
  const rows = await queryAll<Row>(
    shop,
    `SELECT ${importColumns},
            (SELECT max(id) FROM runs WHERE runs.import_id = imports.id) AS run_id
       FROM imports
      WHERE imports.entity = ? AND imports.deleted_at IS NULL
      ORDER BY imports.id DESC LIMIT ? OFFSET ?`,
    [entity, limit, offset],
  );
  const imports: ImportWithRun[] = [];
  for (const row of rows) {
    const run = row.run_id === null ? undefined : await runById(shop, row.run_id as number);
    imports.push({ ...importOf(row), run });
  }
  return imports;
}

export async function countImports(shop: Queryable, entity: Entity): Promise<number> {
  const row = await queryFirst<{ count: number }>(
    shop,
    "SELECT count(*) AS count FROM imports WHERE entity = ? AND deleted_at IS NULL",
    [entity],
  );
  return row?.count ?? 0;
}

/** The newest runs of all imports, for the overview. */
export async function newestRuns(
  shop: Queryable,
  limit: number,
): Promise<(Run & { importName: string; entity: Entity })[]> {
  const rows = await queryAll<Row>(
    shop,
    `SELECT newest.*, imports.name AS import_name, imports.entity
       FROM (SELECT ${runColumns} FROM runs) AS newest
       JOIN imports ON imports.id = newest.import_id
      WHERE imports.deleted_at IS NULL ORDER BY newest.id DESC LIMIT ?`,
    [limit],
  );
  return rows.map((row) => ({
    ...runOf(row)!,
    importName: row.import_name as string,
    entity: row.entity as Entity,
  }));
}

function importOf(row: Row): Import {
  const optional = (name: string) => (row[name] as string | null) ?? undefined;
  return {
    id: row.id as number,
    entity: row.entity as Entity,
    name: row.name as string,
    format: row.format as string,
    settings: importSettings.parse(JSON.parse(row.settings as string)),
    settingsVersion: row.settings_version as number,
    frequency: row.frequency as ImportFrequency,
    source: row.source as ImportSource,
    shownAddress: optional("shown_address"),
    anyCertificate: row.any_certificate === 1,
    inboxFile: optional("inbox_file"),
    pausedAt: optional("paused_at"),
    createdAt: row.created_at as string,
    createdBy: row.created_by as string,
  };
}

export const itemOutcomes = [
  "created",
  "updated",
  "unchanged",
  "skipped",
  "failed",
  "removed",
  "missing",
] as const;
export type ItemOutcome = typeof itemOutcomes[number];

/** What became of one record of the file. */
export interface RunItem {
  /** Of the file; absent for records that were left as they were. */
  number: number | undefined;
  line: number | undefined;
  items: number;
  reason: string | undefined;
  recordId: number | undefined;
  code: string | undefined;
  title: string | undefined;
  /** Path → old and new value. */
  changes: Record<string, [before: unknown, after: unknown]>;
}

export interface ItemPage {
  items: RunItem[];
  total: number;
}

/** A path of the journal without its variant: what stands behind the last slash. */
const pathOfField = `
  CASE WHEN change.key LIKE 'variant:%/%'
       THEN replace(change.key, rtrim(change.key, replace(change.key, '/', '')), '')
       ELSE change.key END`;
/** Without language, currency and price list. */
const fieldName = `
  substr(${pathOfField}, 1, instr(${pathOfField} || ':', ':') - 1)`;
const changesField = `
  (?3 IS NULL OR EXISTS (
    SELECT 1 FROM json_each(item.changes) AS change WHERE ${fieldName} = ?3))`;

/** Which fields the updated records of a run change, the most frequent first. */
export function countChangedFields(
  shop: Queryable,
  runId: number,
): Promise<{ field: string; count: number }[]> {
  return queryAll(
    shop,
    `SELECT ${fieldName} AS field, count(DISTINCT item.number) AS count
       FROM run_items AS item, json_each(item.changes) AS change
      WHERE item.run_id = ? AND item.outcome = 'updated'
      GROUP BY 1 ORDER BY 2 DESC, 1`,
    [runId],
  );
}

/** The records behind one figure of the statistics. @see R93 */
export async function listRunItems(
  shop: Queryable,
  runId: number,
  { outcome, field, limit, offset }: {
    outcome: ItemOutcome;
    /** Only records that change it. */
    field?: string | undefined;
    limit: number;
    offset: number;
  },
): Promise<ItemPage> {
  if (outcome === "unchanged") return await listUnchanged(shop, runId, { limit, offset });
  if (outcome === "missing") return await listMissing(shop, runId, { limit, offset });
  const total = await queryFirst<{ count: number }>(
    shop,
    `SELECT count(*) AS count FROM run_items AS item
      WHERE item.run_id = ?1 AND item.outcome = ?2 AND ${changesField}`,
    [runId, outcome, field ?? null],
  );
  const table = await tableOf(shop, runId);
  const rows = await queryAll<Row>(
    shop,
    `SELECT item.number, item.line, item.items, item.reason, record.id AS record_id, item.code,
            item.title, item.changes
       FROM run_items AS item LEFT JOIN ${table} AS record ON record.id = item.record_id
      WHERE item.run_id = ?1 AND item.outcome = ?2 AND ${changesField}
      ORDER BY item.number LIMIT ?4 OFFSET ?5`,
    [runId, outcome, field ?? null, limit, offset],
  );
  return { items: rows.map(itemOf), total: total?.count ?? 0 };
}

/** The kind of records that a run is about: the name of their table. */
async function tableOf(shop: Queryable, runId: number): Promise<Entity> {
  const row = await queryFirst<{ entity: Entity }>(
    shop,
    "SELECT entity FROM imports JOIN runs ON runs.import_id = imports.id WHERE runs.id = ?",
    [runId],
  );
  return row?.entity ?? "products";
}

/** By what records are known and called, where the journal does not say it. */
const identities: Record<Entity, string> = {
  products: `record.code, (SELECT title FROM product_texts WHERE product_id = record.id
              ORDER BY title IS NULL, language LIMIT 1) AS title`,
  categories: `record.code, (SELECT name FROM category_texts WHERE category_id = record.id
              ORDER BY language LIMIT 1) AS title`,
  customers: `record.email AS code,
              coalesce(iif(record.kind = 'company', record.company_name, NULL),
                       nullif(trim(concat(record.first_name, ' ', record.last_name)), '')) AS title`,
  orders: "record.number AS code, NULL AS title",
};

/** Records that the run met and left alone are noted by chunk, as lists of their ids. */
async function listUnchanged(
  shop: Queryable,
  runId: number,
  { limit, offset }: { limit: number; offset: number },
): Promise<ItemPage> {
  const total = await queryFirst<{ count: number }>(
    shop,
    `SELECT count(*) AS count FROM run_chunks, json_each(run_chunks.unchanged)
      WHERE run_chunks.run_id = ?`,
    [runId],
  );
  const table = await tableOf(shop, runId);
  const rows = await queryAll<Row>(
    shop,
    `SELECT record.id AS record_id, ${identities[table]}
       FROM run_chunks
       JOIN json_each(run_chunks.unchanged) AS met
       JOIN ${table} AS record ON record.id = met.value
      WHERE run_chunks.run_id = ?
      ORDER BY run_chunks.position, met.key LIMIT ? OFFSET ?`,
    [runId, limit, offset],
  );
  return { items: rows.map(itemOf), total: total?.count ?? 0 };
}

async function listMissing(
  shop: Queryable,
  runId: number,
  { limit, offset }: { limit: number; offset: number },
): Promise<ItemPage> {
  const total = await queryFirst<{ count: number }>(
    shop,
    "SELECT count(*) AS count FROM run_missing WHERE run_id = ?",
    [runId],
  );
  const rows = await queryAll<Row>(
    shop,
    `SELECT product.id AS record_id, missing.code, missing.title, missing.changes
       FROM run_missing AS missing LEFT JOIN products AS product ON product.id = missing.product_id
      WHERE missing.run_id = ?
      ORDER BY missing.product_id, missing.variant_code LIMIT ? OFFSET ?`,
    [runId, limit, offset],
  );
  return { items: rows.map(itemOf), total: total?.count ?? 0 };
}

function itemOf(row: Row): RunItem {
  const optional = <T>(name: string) => (row[name] ?? undefined) as T | undefined;
  return {
    number: optional<number>("number"),
    line: optional<number>("line"),
    items: optional<number>("items") ?? 1,
    reason: optional<string>("reason"),
    recordId: optional<number>("record_id"),
    code: optional<string>("code"),
    title: optional<string>("title"),
    changes: row.changes ? JSON.parse(row.changes as string) : {},
  };
}
