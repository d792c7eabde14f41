import { hash } from "node:crypto";
import { canonicalJson } from "../../catalogue/values.ts";
import { cellsOf } from "../csv/cells.ts";
import { dialectOf } from "../csv/dialect.ts";
import { cellsOfRecord, type CsvLayout, csvRecords } from "../csv/records.ts";
import { type CsvRow, CsvRows } from "../csv/rows.ts";
import type {
  Entity,
  EntityRecord,
  FileHead,
  Format,
  ParsedRecord,
  RawRecord,
  ReadOptions,
} from "../format.ts";
import { type FormatProblem, problem } from "../problems.ts";
import { Report } from "../report.ts";
import { columnsOfRule } from "./check.ts";
import { columnNames } from "./columns.ts";
import type { CsvConfiguration, CsvMapping } from "./mapping.ts";
import { categoryOf, customerOf } from "./other_records.ts";
import { productOf } from "./product.ts";
import { type ReadRow, readRow } from "./row.ts";
import { type ReadyRule, readyRules } from "./rules.ts";
import { isKeyKind, targetAt } from "./targets.ts";

/**
 * The format of a shop's own CSV, made from its configuration. Another mapping is another revision,
 * so that records which were applied by the old one are read again.
 *
 * @see R18, R19, R20
 */
export function customCsv({ id, name, entity, mapping }: CsvConfiguration): Format {
  const revision = hash("sha1", canonicalJson(mapping));
  const fields = mapping.rules.flatMap(({ target }) => targetAt(entity, target)?.field ?? []);
  const rulesOf = rulesByColumns(entity, mapping);
  return {
    id: `csv:${id}`,
    revision,
    name,
    entities: [entity],
    group: "system",
    extension: "csv",
    ...(fields.includes("variantCode") ? { hasVariantTree: true } : {}),
    fields: { [entity]: fieldsOfMapping(entity, mapping) },
    recognise: (head) => hasColumns(mapping, head) ? entity : undefined,
    split: (source, { encoding, delimiter }) =>
      csvRecords(source, {
        encoding: encoding ?? mapping.encoding,
        delimiter: delimiter ?? mapping.delimiter,
        quote: mapping.quote,
        keyColumn: (cells) => keyColumn(mapping, cells),
        layoutOf: (first, cells) => layoutOf({ entity, mapping, revision }, first, cells),
        ...(mapping.hasHeader ? {} : { hasNoHeader: true }),
      }),
    parse: (raw, options) => parse(raw, options, { rulesOf, recordOf: recordsOf[entity]! }),
  };
}

/** Whether a rule gives what records are paired by. */
function isKey(entity: Entity, target: string): boolean {
  const kind = targetAt(entity, target)?.kind;
  return kind !== undefined && isKeyKind(kind);
}

/** What a policy can be set for: no keys, and the address of deliveries as the list that it is. */
export function fieldsOfMapping(entity: Entity, { rules }: CsvMapping): string[] {
  const fields = rules.flatMap(({ target }) => {
    const found = targetAt(entity, target);
    if (!found || isKeyKind(found.kind) || found.kind === "file_id") return [];
    if (found.kind === "parent_file_id") return ["parent"];
    return [found.field === "delivery" ? "deliveries" : found.field];
  });
  return [...new Set(fields)];
}

/** How the rows that belong together become a record. */
type RecordOf = (rows: readonly ReadRow[]) => EntityRecord;
export const recordsOf: Partial<Record<Entity, RecordOf>> = {
  products: productOf,
  categories: categoryOf,
  customers: customerOf,
};

type RulesOf = (columns: readonly string[]) => readonly ReadyRule[];

/** All records of a file share the array of its columns' names. */
function rulesByColumns(entity: CsvConfiguration["entity"], mapping: CsvMapping): RulesOf {
  const known = new WeakMap<readonly string[], readonly ReadyRule[]>();
  return (columns) => {
    const ready = known.get(columns) ?? readyRules(entity, mapping, columns);
    known.set(columns, ready);
    return ready;
  };
}

/** Rows belong together by the product's code when variants have codes of their own. */
function keyColumn({ rules, hasHeader }: CsvMapping, cells: readonly string[]): number {
  const code = rules.find(({ target }) => target === "code");
  const hasVariants = rules.some(({ target }) => target === "variantCode");
  if (!hasVariants || code?.source.kind !== "column") return -1;
  return columnNames(cells, hasHeader).indexOf(code.source.column);
}

function layoutOf(
  { entity, mapping, revision }: { entity: Entity; mapping: CsvMapping; revision: string },
  { line, dialect }: CsvRow,
  first: readonly string[],
): CsvLayout {
  const cells = columnNames(first, mapping.hasHeader);
  const digest = hash("sha1", JSON.stringify([revision, cells, dialect]));
  const problems: FormatProblem[] = [];
  const used = new Set(mapping.rules.flatMap(columnsOfRule));
  const absent = [...used].filter((column) => !cells.includes(column));
  for (const value of absent) problems.push(problem("column_absent", { line, value }));
  const isNew = (column: string) => !mapping.columns.includes(column) && !used.has(column);
  if (mapping.hasHeader) {
    for (const field of cells.filter(isNew)) {
      problems.push(problem("column_unknown", { field }));
    }
  }
  const needed = mapping.rules.filter(({ target }) => isKey(entity, target)).flatMap(columnsOfRule);
  const missing = needed.find((column) => absent.includes(column));
  if (missing === undefined) return { cells, problems, digest };
  const fatal = problem("column_missing", { line, value: missing });
  return { cells, problems: [], digest, fatal };
}

function parse(
  raw: RawRecord,
  options: ReadOptions,
  { rulesOf, recordOf }: { rulesOf: RulesOf; recordOf: RecordOf },
): ParsedRecord {
  const { columns, rows } = cellsOfRecord(raw);
  const rules = rulesOf(columns);
  const reports: Report[] = [];
  const read = rows.map(({ line, number, cells }) => {
    const report = new Report(number);
    reports.push(report);
    return readRow(rules, { line, cells, report, options });
  });
  return { record: recordOf(read), problems: reports.flatMap(({ problems }) => problems) };
}

/** Whether a file has all columns that the mapping reads; a table without a header says nothing. */
function hasColumns(mapping: CsvMapping, head: FileHead): boolean {
  if (!mapping.hasHeader) return false;
  const rows = new CsvRows(dialectOf(head.text, mapping));
  const first = [...rows.push(head.text), ...rows.end()].find((item) => item.kind === "row");
  if (first?.kind !== "row") return false;
  const cells = columnNames(cellsOf(first.text, first.dialect), true);
  const used = mapping.rules.flatMap(columnsOfRule);
  return used.length > 0 && used.every((column) => cells.includes(column));
}
