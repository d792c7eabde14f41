import { eachFound } from "../../core/formats/batches.ts";
import { boundless } from "../../core/imports/room.ts";
import {
  type ByteSource,
  type Entity,
  type Format,
  formatKey,
  type RawRecord,
} from "../../core/formats/format.ts";
import type { Values } from "../../core/catalogue/values.ts";
import type { FormatProblem } from "../../core/formats/problems.ts";
import { adjustRecord } from "../../core/imports/adjust.ts";
import type { RecordPlan } from "../../core/imports/plan.ts";
import { withPrefix } from "../../core/imports/prefix.ts";
import {
  type ImportFrequency,
  type ImportSettings,
  settingsKey,
} from "../../core/imports/settings.ts";
import type { Database } from "../engine/database.ts";
import type { ParsedUnit } from "./import_chunk.ts";
import { readOptions } from "./import_context.ts";
import { pairedIds } from "./import_pairing.ts";
import { planUnit } from "./import_planning.ts";
import { recordsOf, treeOf } from "./import_run.ts";
import { recordStore } from "./records/stores.ts";
import { ProblemLog } from "./run_problems.ts";

/** A record at the beginning of a file, as it would land in the shop. */
export interface FirstRecord {
  line: number;
  code: string | undefined;
  values: Values;
  variants: number;
  plan: RecordPlan;
}

export interface FirstRecordsOrder {
  database: Database;
  source: ByteSource;
  format: Format;
  entity: Entity;
  settings: ImportSettings;
  frequency: ImportFrequency;
  languages: readonly string[];
  now: () => string;
  limit: number;
}

/** Reads and plans the first records of a file, and writes nothing. */
export async function firstRecords(
  order: FirstRecordsOrder,
): Promise<{ records: FirstRecord[]; problems: FormatProblem[] }> {
  const { database, entity, format, settings, frequency, languages, now } = order;
  const options = readOptions(order.entity, settings, now());
  const tree = await treeOf(order, entity, settings);
  const { raws, problems } = await readFirst(order, { format, options, tree });
  const units: ParsedUnit[] = raws.map((raw) => {
    const { record, problems: found } = format.parse(raw, options);
    problems.push(...found);
    const adjusted = record &&
      adjustRecord(withPrefix(record, settings.codePrefix, entity), {
        entity,
        settings,
        frequency,
      });
    const hasBadKey = found.some(({ code }) => code === "email_unusable");
    return { raw, hash: "", record: adjusted, leftByReader: 0, hasBadKey };
  });
  const store = recordStore(entity, {
    language: settings.language,
    ...(tree ? { codeOfFileId: tree.codeOfFileId } : {}),
  });
  const parsed = units.map(({ record }) => record);
  await store.prepare(database, parsed);
  const owners = await store.owners(database, parsed);
  const loaded = await store.load(database, pairedIds(units, owners, false));
  const context = {
    runId: 0,
    importId: 0,
    fence: 0,
    entity,
    format,
    settings,
    frequency,
    settingsKey: settingsKey(formatKey(format), settings, frequency),
    options,
    languages,
    seen: new Set<number>(),
    store,
    tree,
    problems: new ProblemLog(0),
    room: boundless(),
    isMendable: false,
    now,
  };
  const met = new Set<number>();
  const records = units.map((unit) => {
    const { plan, problems: found } = planUnit(unit, { context, owners, loaded, met });
    problems.push(...found);
    return {
      line: unit.raw.line,
      code: unit.record?.code,
      values: shownValues(unit.record),
      variants: unit.record?.variants.length ?? 0,
      plan,
    };
  });
  return { records, problems };
}

/** A product with variants is priced by them: where it has nothing itself, the first one is shown. */
function shownValues(record: ParsedUnit["record"]): Values {
  const values = new Map(record?.variants[0]?.values);
  for (const [path, value] of record?.values ?? []) {
    if (value !== null || !values.has(path)) values.set(path, value);
  }
  return values;
}

async function readFirst(
  { source, limit }: FirstRecordsOrder,
  how: Parameters<typeof recordsOf>[1],
): Promise<{ raws: RawRecord[]; problems: FormatProblem[] }> {
  const raws: RawRecord[] = [];
  const problems: FormatProblem[] = [];
  for await (const found of eachFound(recordsOf(source, how))) {
    if (found.kind === "problem") problems.push(found);
    else raws.push(found);
    if (raws.length >= limit || problems.length >= 50) break;
  }
  return { raws, problems };
}
