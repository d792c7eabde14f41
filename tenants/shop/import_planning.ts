import type { Entity, EntityRecord } from "../../core/formats/format.ts";
import { type FormatProblem, problem } from "../../core/formats/problems.ts";
import { type CurrentRecord, planRecord, type RecordPlan } from "../../core/imports/plan.ts";
import { fitPlan, hasRoomFor } from "../../core/imports/room.ts";
import { isMissingDone } from "../../core/imports/missing.ts";
import type { ImportSettings } from "../../core/imports/settings.ts";
import type { ParsedUnit } from "./import_chunk.ts";
import type { RunContext } from "./import_context.ts";
import type { Owners } from "./records/record_store.ts";

/** Plans what one record does to the shop as the chunk found it. */
export function planUnit(
  { raw, record, variantOf, hasBadKey }: ParsedUnit,
  { context, owners, loaded, met }: {
    context: RunContext;
    owners: Owners;
    loaded: ReadonlyMap<number, CurrentRecord>;
    met: ReadonlySet<number>;
  },
): { plan: RecordPlan; problems: FormatProblem[] } {
  const where = { line: raw.line, record: raw.number };
  if (!record) return { plan: { action: "fail", reason: "record_malformed" }, problems: [] };
  const pairedId = variantOf ??
    (record.code === undefined ? undefined : owners.records.get(record.code));
  const isMet = variantOf === undefined && pairedId !== undefined &&
    (context.seen.has(pairedId) || met.has(pairedId));
  if (isMet) {
    const found = problem("code_duplicate", { ...where, value: record.code! });
    return { plan: { action: "skip", id: pairedId, reason: "code_duplicate" }, problems: [found] };
  }
  const { entity, store, languages, now, room } = context;
  const settings = settingsFor(context, pairedId !== undefined);
  const current = pairedId === undefined ? undefined : loaded.get(pairedId);
  const isWanted = isTaken(record, pairedId, settings) &&
    (pairedId !== undefined || hasRoomFor(entity, room));
  const { record: resolved, problems: unresolved } = isWanted
    ? store.resolve(record, { raw, current, settings, now })
    : { record, problems: [] };
  const ownerOfCode = owners.all;
  const { plan: wished, problems } = planRecord(resolved, current, {
    ...{ entity, settings, languages, ownerOfCode },
  });
  const { plan, variantsLeft } = fitPlan(wished, entity, room);
  const surplus = variantsLeft.map((value) => problem("tariff_full_variants", { ...where, value }));
  const reasons = reasonProblems(plan, record, { entity, hasBadKey, where });
  return { plan, problems: [...unresolved, ...problems, ...surplus, ...reasons] };
}

/** The small import reads no names and no parameters, so what the shop has not is left to others. */
function settingsFor({ settings, frequency }: RunContext, isKnown: boolean): ImportSettings {
  if (frequency !== "hourly" || (isKnown && settings.mode !== "both")) return settings;
  return { ...settings, mode: "update" };
}

/** No category is made for a record that will be left out. */
function isTaken(
  { code }: EntityRecord,
  pairedId: number | undefined,
  { mode, createWithoutCode }: ImportSettings,
): boolean {
  if (code === undefined && !createWithoutCode) return false;
  return mode === "both" || (mode === "update") === (pairedId !== undefined);
}

/** Skips that a person should know of; that a mode leaves records out is what was asked for. */
function reasonProblems(
  plan: RecordPlan,
  record: EntityRecord,
  { entity, hasBadKey, where }: {
    entity: Entity;
    hasBadKey: boolean | undefined;
    where: { line: number; record: number };
  },
): FormatProblem[] {
  if (plan.action !== "skip" && plan.action !== "fail") return [];
  const { reason } = plan;
  if (reason === "create_only" || reason === "update_only" || reason === "record_malformed") {
    return [];
  }
  if (reason === "code_missing" && entity === "customers") {
    // An e-mail that is none was told already.
    return hasBadKey ? [] : [problem("email_missing", where)];
  }
  return [
    problem(reason, { ...where, ...(record.code === undefined ? {} : { value: record.code }) }),
  ];
}

/**
 * Variants of the import's product that its record leaves out, if somebody asks for them and it is
 * not done yet.
 *
 * @see R85
 */
export function unnamedVariants(
  record: EntityRecord | undefined,
  current: CurrentRecord | undefined,
  { format, settings: { missingVariants: action }, importId }: RunContext,
): number[] {
  if (!record || !format.hasVariantTree || current?.owner !== importId) return [];
  const named = new Set(record.variants.map(({ code }) => code));
  return current.variants
    .filter((variant) => !named.has(variant.code) && !isMissingDone(variant, action))
    .map(({ id }) => id);
}
