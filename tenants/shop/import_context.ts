import { hash } from "node:crypto";
import type { FileTree } from "../../core/formats/file_tree.ts";
import {
  type Entity,
  type Format,
  formatKey,
  type ReadOptions,
} from "../../core/formats/format.ts";
import { readVatCodes } from "../../core/formats/vat_codes.ts";
import { readingHour } from "../../core/formats/offers/sales.ts";
import {
  type ImportFrequency,
  type ImportSettings,
  importSettings,
  settingsKey,
} from "../../core/imports/settings.ts";
import { boundless, type RecordLimits, type Room, roomWithin } from "../../core/imports/room.ts";
import type { RunPhase } from "../../core/imports/run_state.ts";
import { type Database, type Queryable, queryAll, queryFirst } from "../engine/database.ts";
import type { RecordStore } from "./records/record_store.ts";
import { recordStore } from "./records/stores.ts";
import { ProblemLog } from "./run_problems.ts";

/** What stays the same over the chunks of a run. */
export interface RunContext {
  runId: number;
  importId: number;
  /** Of the worker; a run whose fence is another's is no longer ours to write. */
  fence: number;
  entity: Entity;
  format: Format;
  settings: ImportSettings;
  frequency: ImportFrequency;
  /** Of the format and of all settings that decide what becomes of a record. */
  settingsKey: string;
  options: ReadOptions;
  languages: readonly string[];
  /** Records met in this run: the second one about the same is a duplicate. */
  seen: Set<number>;
  store: RecordStore;
  /** What the tariff leaves to be created. */
  room: Room;
  /** How the categories of the file stand below one another; of no other entity. */
  tree: FileTree | undefined;
  problems: ProblemLog;
  /** Some record must be looked at again, even if the file stays the same. */
  isMendable: boolean;
  now: () => string;
}

/** Where a run stands, as its row says. */
export interface RunStart {
  position: number;
  phase: RunPhase | undefined;
  cause: "person" | "schedule";
  isApproved: boolean;
  fileHash: string | undefined;
}

interface RunRow {
  import_id: number;
  settings: string;
  position: number;
  entity: ReadOptions["entity"];
  frequency: ImportFrequency;
  phase: RunPhase | null;
  cause: RunStart["cause"];
  approved_by: string | null;
  file_hash: string | null;
}

export async function openRun(
  database: Database,
  { runId, fence, format, limits, languages, now, readTree }: {
    runId: number;
    fence: number;
    format: Format;
    limits?: RecordLimits | undefined;
    readTree: (entity: Entity, settings: ImportSettings) => Promise<FileTree | undefined>;
    languages: readonly string[];
    now: () => string;
  },
): Promise<{ context: RunContext; start: RunStart }> {
  const run = await queryFirst<RunRow>(
    database,
    `SELECT runs.import_id, runs.settings, runs.position, runs.phase, runs.cause, runs.approved_by,
            runs.file_hash, imports.entity, imports.frequency
       FROM runs JOIN imports ON imports.id = runs.import_id
      WHERE runs.id = ?`,
    [runId],
  );
  if (!run) throw new Error(`Run ${runId} does not exist`);
  const settings = importSettings.parse(JSON.parse(run.settings));
  const { entity } = run;
  const tree = await readTree(entity, settings);
  const room = await roomOf(database, limits);
  const context: RunContext = {
    runId,
    importId: run.import_id,
    fence,
    entity,
    format,
    settings,
    frequency: run.frequency,
    settingsKey: settingsKey(formatKey(format), settings, run.frequency),
    options: readOptions(run.entity, settings, now()),
    languages,
    seen: await recordsSeen(database, runId),
    room,
    store: recordStore(entity, {
      language: settings.language,
      room,
      ...(tree ? { codeOfFileId: tree.codeOfFileId } : {}),
    }),
    tree,
    problems: await ProblemLog.resume(database, runId),
    isMendable: run.position > 0, // a run that was interrupted does not know what it met before
    now,
  };
  const start: RunStart = {
    position: run.position,
    phase: run.phase ?? undefined,
    cause: run.cause,
    isApproved: run.approved_by !== null,
    fileHash: run.file_hash || undefined,
  };
  return { context, start };
}

/** What is there takes from the room, however it came. */
async function roomOf(database: Queryable, limits: RecordLimits | undefined): Promise<Room> {
  if (!limits) return boundless();
  const counts = await queryFirst<Room>(
    database,
    `SELECT (SELECT count(*) FROM products) AS products,
            (SELECT count(*) FROM variants) AS variants,
            (SELECT count(*) FROM categories) AS categories`,
  );
  return roomWithin(limits, counts!);
}

export function readOptions(
  entity: ReadOptions["entity"],
  settings: ImportSettings,
  now?: string,
): ReadOptions {
  const { language, currency, codeTag, decimalStyle, pictureBase, encoding, delimiter } = settings;
  return {
    entity,
    language,
    currency,
    codeTag,
    decimalStyle,
    ...(pictureBase === "" ? {} : { pictureBase }),
    vatCodes: readVatCodes(settings.vatCodes) ?? new Map(),
    ...(now === undefined ? {} : { now }),
    ...(encoding === undefined ? {} : { encoding }),
    ...(delimiter === undefined ? {} : { delimiter }),
  };
}

/** What an interrupted run had met already. */
async function recordsSeen(database: Queryable, runId: number): Promise<Set<number>> {
  const rows = await queryAll<{ id: number }>(
    database,
    `SELECT record_id AS id FROM run_items
      WHERE run_id = ?1 AND record_id IS NOT NULL AND outcome IN ('created', 'updated')
     UNION
     SELECT met.value FROM run_chunks, json_each(run_chunks.unchanged) AS met
      WHERE run_chunks.run_id = ?1`,
    [runId],
  );
  return new Set(rows.map(({ id }) => id));
}

/** Says which file under which settings a shop holds as it was applied. */
export function appliedFileKey(
  fileHash: string,
  { format, settings, frequency, languages, now }: Pick<
    RunContext,
    "format" | "settings" | "frequency" | "languages" | "now"
  >,
): string {
  const hour = format.isDated ? [readingHour(now())] : [];
  const how = JSON.stringify([formatKey(format), settings, frequency, languages, ...hour]);
  return `${fileHash}:${hash("sha1", how)}`;
}

/** Whether nothing has changed since the import's last run: not its file, settings or products. */
export async function isAsApplied(
  database: Queryable,
  importId: number,
  key: string,
): Promise<boolean> {
  const sql = "SELECT 1 AS found FROM imports WHERE id = ? AND applied_file = ?";
  return await queryFirst(database, sql, [importId, key]) !== undefined;
}

export async function setAppliedFile(
  database: Queryable,
  importId: number,
  key: string | null,
): Promise<void> {
  const sql = "UPDATE imports SET applied_file = ? WHERE id = ?";
  await database.execute({ sql, args: [key, importId] });
}
