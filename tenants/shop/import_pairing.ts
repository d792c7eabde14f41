import { isProductField, productField } from "../../core/catalogue/fields.ts";
import { fieldOfPath, type Values } from "../../core/catalogue/values.ts";
import type { EntityRecord, VariantRecord } from "../../core/formats/format.ts";
import type { CurrentRecord, RecordPlan } from "../../core/imports/plan.ts";
import type { ParsedUnit } from "./import_chunk.ts";
import type { Owners } from "./records/record_store.ts";

/** Records that the chunk is compared with. */
export function pairedIds(
  units: readonly ParsedUnit[],
  { records, all }: Owners,
  isByCode: boolean,
): number[] {
  const ids = new Set<number>();
  for (const { record } of units) {
    const known = isByCode ? all : records;
    const id = record?.code === undefined ? undefined : known.get(record.code);
    if (id !== undefined) ids.add(id);
  }
  return [...ids];
}

export function claimCodes(owners: Owners, plan: RecordPlan, id: number): void {
  if (plan.action === "create" && plan.code !== undefined) {
    owners.records.set(plan.code, id);
    owners.all.set(plan.code, id);
  }
  if (plan.action === "create" || plan.action === "update") {
    for (const { code } of plan.variants) owners.all.set(code, id);
  }
}

/**
 * Flat records whose codes are those of variants become records of the products that have them:
 * the other way of pairing variants. Variants of one product are joined, since a product is written
 * once a chunk.
 *
 * @see R68
 */
export function pairWithVariants(
  units: readonly ParsedUnit[],
  owners: Owners,
  loaded: ReadonlyMap<number, CurrentRecord>,
): ParsedUnit[] {
  const paired: ParsedUnit[] = [];
  const joined = new Map<number, ParsedUnit>();
  for (const unit of units) {
    const ownerId = variantOwner(unit, owners);
    const owner = ownerId === undefined ? undefined : loaded.get(ownerId);
    if (!owner) {
      paired.push(unit);
      continue;
    }
    const known = joined.get(owner.id);
    const whole = known ? joinedTo(known, unit) : unitOfVariant(unit, owner);
    if (known) paired[paired.indexOf(known)] = whole;
    else paired.push(whole);
    joined.set(owner.id, whole);
  }
  return paired;
}

function variantOwner({ record }: ParsedUnit, { records, all }: Owners): number | undefined {
  if (record?.code === undefined || record.variants.length > 0) return undefined;
  return records.has(record.code) ? undefined : all.get(record.code);
}

function unitOfVariant(unit: ParsedUnit, owner: CurrentRecord): ParsedUnit {
  const record: EntityRecord = {
    ...(owner.code === undefined ? {} : { code: owner.code }),
    values: new Map(),
    variants: [variantOf(unit)],
  };
  return { ...unit, record, variantOf: owner.id };
}

function joinedTo(whole: ParsedUnit, unit: ParsedUnit): ParsedUnit {
  const variants = [...whole.record!.variants, variantOf(unit)];
  return {
    ...whole,
    raw: { ...whole.raw, items: whole.raw.items + unit.raw.items },
    record: { ...whole.record!, variants },
  };
}

function variantOf({ record, raw }: ParsedUnit): VariantRecord {
  const { number, line } = raw;
  return { code: record!.code!, number, line, values: valuesOfVariant(record!.values) };
}

/** What a variant can have of its own; the rest of a flat record says nothing of the product. */
function valuesOfVariant(values: Values): Values {
  return new Map([...values].filter(([path]) => {
    const field = fieldOfPath(path);
    return isProductField(field) && productField(field).variant === true;
  }));
}
