import { entityField, nameFields } from "../catalogue/entity_fields.ts";
import {
  fieldOfPath,
  type FieldPath,
  isNothing,
  sameValue,
  type Value,
  type Values,
} from "../catalogue/values.ts";
import type { Entity, EntityRecord, VariantRecord } from "../formats/format.ts";
import { type FormatProblem, problem } from "../formats/problems.ts";
import { adjustNew } from "./adjust.ts";
import { changesOnReturn, type Missing } from "./missing.ts";
import type { FieldPolicy, ImportSettings } from "./settings.ts";

/** A product, category, customer or order as the shop has it; a path without a value is absent. */
export interface CurrentRecord {
  id: number;
  /** What it is paired by: a customer's e-mail, an order's number. */
  code: string | undefined;
  updatedAt: string;
  values: ReadonlyMap<FieldPath, Value>;
  variants: readonly CurrentVariant[];
  /** The import whose file it is missing from; `null` for nobody's. @see R80, R84 */
  owner?: number | null;
  missing?: Missing;
}

export interface CurrentVariant {
  id: number;
  code: string | undefined;
  values: ReadonlyMap<FieldPath, Value>;
  missing?: Missing;
}

/** What differs: path → what is stored and what will be, `null` for nothing. */
export type Changes = Map<FieldPath, readonly [before: Value | null, after: Value | null]>;

export type VariantPlan =
  | { action: "create"; code: string; values: Map<FieldPath, Value>; number: number }
  | { action: "update"; id: number; code: string; changes: Changes; number: number };

export type SkipReason =
  | "create_only"
  | "update_only"
  | "code_missing"
  | "code_duplicate"
  | "record_outdated"
  /** The tariff has no room for another one. */
  | "tariff_full";
export type FailReason = "title_missing" | "code_taken" | "order_unknown" | "record_malformed";

/** What a run will do with one record. `left`: variants that it names and that are left out. */
export type RecordPlan =
  | {
    action: "create";
    code: string | undefined;
    values: Map<FieldPath, Value>;
    variants: VariantPlan[];
    left: number;
  }
  | { action: "update"; id: number; changes: Changes; variants: VariantPlan[]; left: number }
  | { action: "leave"; id: number; left: number }
  | { action: "skip"; id?: number; reason: SkipReason }
  | { action: "fail"; reason: FailReason };

export interface PlanContext {
  entity: Entity;
  settings: ImportSettings;
  languages: readonly string[];
  /** Who else has a code: a product's own code, or the product that a variant belongs to. */
  ownerOfCode: ReadonlyMap<string, number>;
}

/**
 * Decides what one record does to the shop. A preview shows this and a run applies it, so the two
 * cannot differ.
 *
 * @param current the record of the shop that it is paired with, if there is one
 * @see R2, R58–R77
 */
export function planRecord(
  record: EntityRecord,
  current: CurrentRecord | undefined,
  context: PlanContext,
): { plan: RecordPlan; problems: FormatProblem[] } {
  const problems: FormatProblem[] = [];
  const refusal = refuse(record, current, context);
  if (refusal) return { plan: refusal, problems };
  const said = current && context.settings.mode === "create" ? onlyNamed(record, current) : record;
  const values = withHiddenLanguages(said.values, context);
  const plan = current
    ? planUpdate(said, values, current, context, problems)
    : planCreate(said, values, context, problems);
  return { plan, problems };
}

function refuse(
  record: EntityRecord,
  current: CurrentRecord | undefined,
  { entity, settings, ownerOfCode }: PlanContext,
): RecordPlan | undefined {
  // A customer is nobody without an e-mail, whatever the settings say of codes.
  const mayLackCode = settings.createWithoutCode && settings.mode !== "update" &&
    entity !== "customers";
  if (record.code === undefined && !mayLackCode) return { action: "skip", reason: "code_missing" };
  if (current && settings.mode === "create" && current.missing === undefined) {
    return { action: "skip", id: current.id, reason: "create_only" };
  }
  // Orders come from customers, never from files.
  if (!current && entity === "orders") return { action: "fail", reason: "order_unknown" };
  if (!current && settings.mode === "update") return { action: "skip", reason: "update_only" };
  if (current && isOutdated(record, current)) {
    return { action: "skip", id: current.id, reason: "record_outdated" };
  }
  const takenBy = record.code === undefined ? undefined : ownerOfCode.get(record.code);
  if (takenBy !== undefined && takenBy !== current?.id) {
    return { action: "fail", reason: "code_taken" };
  }
  if (!current && !hasName(record.values, entity)) {
    return { action: "fail", reason: "title_missing" };
  }
  return undefined;
}

/** What is missing no more comes back, however long ago the source changed it. */
function isOutdated({ updatedAt }: EntityRecord, current: CurrentRecord): boolean {
  return updatedAt !== undefined && updatedAt < current.updatedAt &&
    current.missing === undefined;
}

/** An import that only creates updates nothing, but takes back what it did to missing items. */
function onlyNamed(record: EntityRecord, { variants }: CurrentRecord): EntityRecord {
  const known = new Set(variants.map(({ code }) => code));
  return {
    ...record,
    values: new Map(),
    variants: record.variants
      .filter(({ code }) => code !== undefined && known.has(code))
      .map((variant) => ({ ...variant, values: new Map() })),
  };
}

function hasName(values: Values, entity: Entity): boolean {
  if (entity !== "products" && entity !== "categories") return true;
  for (const [path, value] of values) {
    if (value !== null && fieldOfPath(path) === nameFields[entity]) return true;
  }
  return false;
}

/**
 * A format that says in which languages a product is seen (`visible:cs`) switches it off in the
 * languages that it leaves out.
 */
function withHiddenLanguages(values: Values, { entity, languages }: PlanContext): Values {
  if (entity !== "products") return values;
  const listed = languages.filter((language) => values.has(`visible:${language}`));
  if (listed.length === 0 || listed.length === languages.length) return values;
  const all = new Map(values);
  for (const language of languages) {
    if (!values.has(`visible:${language}`)) all.set(`visible:${language}`, false);
  }
  return all;
}

function planCreate(
  record: EntityRecord,
  values: Values,
  context: PlanContext,
  problems: FormatProblem[],
): RecordPlan {
  return {
    action: "create",
    code: record.code,
    values: adjustNew(valuesToCreate(values, context), context),
    ...planVariants(record.variants, [], undefined, context, problems),
  };
}

function planUpdate(
  record: EntityRecord,
  values: Values,
  current: CurrentRecord,
  context: PlanContext,
  problems: FormatProblem[],
): RecordPlan {
  const changes = changesToMake(values, current, context);
  const { variants, left } = planVariants(
    record.variants,
    current.variants,
    current.id,
    context,
    problems,
  );
  return changes.size === 0 && variants.length === 0
    ? { action: "leave", id: current.id, left }
    : { action: "update", id: current.id, changes, variants, left };
}

/** Variants that the file does not name are left alone. */
function planVariants(
  records: readonly VariantRecord[],
  current: readonly CurrentVariant[],
  productId: number | undefined,
  context: PlanContext,
  problems: FormatProblem[],
): { variants: VariantPlan[]; left: number } {
  const byCode = new Map(current.map((variant) => [variant.code, variant]));
  const met = new Set<string>();
  const variants: VariantPlan[] = [];
  let left = 0;
  for (const record of records) {
    const code = usableCode(record, met, productId, context, problems);
    if (code !== undefined) met.add(code);
    const known = code === undefined ? undefined : byCode.get(code);
    if (code === undefined || (!known && context.settings.mode === "update")) {
      left++;
      continue;
    }
    const plan = planVariant(record, code, known, context);
    if (plan) variants.push(plan);
  }
  return { variants, left };
}

function usableCode(
  { code, number, line }: VariantRecord,
  met: ReadonlySet<string>,
  productId: number | undefined,
  { ownerOfCode }: PlanContext,
  problems: FormatProblem[],
): string | undefined {
  const where = { record: number, line, ...(code === undefined ? {} : { value: code }) };
  if (code === undefined) {
    problems.push(problem("code_missing", where));
  } else if (met.has(code)) {
    problems.push(problem("code_duplicate", where));
  } else if (ownerOfCode.has(code) && ownerOfCode.get(code) !== productId) {
    problems.push(problem("code_taken", where));
  } else {
    return code;
  }
  return undefined;
}

function planVariant(
  { values, number }: VariantRecord,
  code: string,
  current: CurrentVariant | undefined,
  context: PlanContext,
): VariantPlan | undefined {
  if (!current) {
    return { action: "create", code, values: valuesToCreate(values, context), number };
  }
  const changes = changesToMake(values, current, context);
  return changes.size === 0
    ? undefined
    : { action: "update", id: current.id, code, changes, number };
}

function valuesToCreate(
  values: Values,
  { entity, settings }: PlanContext,
): Map<FieldPath, Value> {
  const created = new Map<FieldPath, Value>();
  for (const [path, value] of values) {
    if (isNothing(value) || value === usualOf(entity, path)) continue;
    const policy = policyOf(path, settings);
    if (policy === "create_and_update" || policy === "create_only") created.set(path, value);
  }
  return created;
}

function changesToMake(
  values: Values,
  current: Pick<CurrentVariant, "values" | "missing">,
  { entity, settings }: PlanContext,
): Changes {
  const isSettled = (path: FieldPath) =>
    values.has(path) && mayUpdate(policyOf(path, settings), current.values.get(path) ?? null);
  const changes = changesOnReturn(current, isSettled);
  for (const [path, value] of values) {
    const stored = current.values.get(path) ?? null;
    const after = isNothing(value) ? fallbackOf(entity, path) : value;
    if (stored === null && after === usualOf(entity, path)) continue;
    if (mayUpdate(policyOf(path, settings), stored) && !sameValue(stored, after)) {
      changes.set(path, [stored, after]);
    }
  }
  return changes;
}

const usualOf = (entity: Entity, path: FieldPath): boolean | undefined =>
  entityField(entity, fieldOfPath(path))?.usual;

/** What an emptied field holds: a product is active unless somebody says that it is not. */
function fallbackOf(entity: Entity, path: FieldPath): Value | null {
  return entityField(entity, fieldOfPath(path))?.fallback ?? null;
}

function policyOf(path: FieldPath, { policies }: ImportSettings): FieldPolicy {
  return policies[fieldOfPath(path)] ?? "create_and_update";
}

/** @see R77, D12: "filled" means that the stored value is not empty, whoever set it. */
function mayUpdate(policy: FieldPolicy, stored: Value | null): boolean {
  if (policy === "update_if_filled") return isFilled(stored);
  return policy === "create_and_update";
}

const isFilled = (value: Value | null): boolean => !isNothing(value) && value !== "";

/** Whether an import sets a field of a product that is new, or is there already. */
export function mayTouch(field: string, isNew: boolean, settings: ImportSettings): boolean {
  const policy = policyOf(field, settings);
  if (policy === "create_and_update") return true;
  return policy === (isNew ? "create_only" : "update_if_filled");
}
