import type { GiftValue, SetValue, Value, Values } from "../catalogue/values.ts";
import type { Entity, EntityRecord } from "../formats/format.ts";

/**
 * Puts the import's prefix before every code of a record: its own, its variants' and those by which
 * it refers to other products or categories of the same file. E-mails and numbers of orders are
 * nobody's codes and stay.
 *
 * @see R66
 */
export function withPrefix(record: EntityRecord, prefix: string, entity: Entity): EntityRecord {
  if (prefix === "" || entity === "customers" || entity === "orders") return record;
  return {
    ...record,
    ...(record.code === undefined ? {} : { code: prefix + record.code }),
    values: prefixReferences(record.values, prefix),
    variants: record.variants.map((variant) => ({
      ...variant,
      ...(variant.code === undefined ? {} : { code: prefix + variant.code }),
    })),
  };
}

const prefixers: Record<string, (value: Value, prefix: string) => Value> = {
  parent: (value, prefix) => prefix + value,
  replacementCode: (value, prefix) => prefix + value,
  related: prefixCodes,
  alternatives: prefixCodes,
  accessories: prefixCodes,
  gifts: (value, prefix) =>
    (value as GiftValue[]).map((gift) => ({ ...gift, code: prefix + gift.code })),
  sets: (value, prefix) =>
    (value as SetValue[]).map((member) => ({ ...member, code: prefix + member.code })),
};

function prefixCodes(value: Value, prefix: string): Value {
  return (value as readonly string[]).map((code) => prefix + code);
}

function prefixReferences(values: Values, prefix: string): Values {
  const prefixed = new Map(values);
  for (const [field, add] of Object.entries(prefixers)) {
    const value = values.get(field);
    if (value !== undefined && value !== null) prefixed.set(field, add(value, prefix));
  }
  return prefixed;
}
