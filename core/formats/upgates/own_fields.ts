import { addressFields } from "../../catalogue/customer.ts";
import { entityField } from "../../catalogue/entity_fields.ts";
import { productField, variantFieldNames } from "../../catalogue/fields.ts";
import { fieldOfPath, type FieldPath, type Value } from "../../catalogue/values.ts";
import { isLanguage } from "../../language.ts";
import { isCurrency } from "../../money.ts";
import { parseBoolean } from "../booleans.ts";
import type { Entity } from "../format.ts";
import { parseDecimal, parseInteger } from "../numbers.ts";
import { read, type ReadResult, unreadable } from "../reading.ts";

/**
 * What a shop has and Upgates has no publicly known name for is exported under a name of our own,
 * in a namespace of our own: the files stay importable elsewhere, and here nothing is lost.
 */
export const ownNamespace = "urn:kramek:fields:1";
/** Element of XML: `<k:FIELD name="isbn">80-…</k:FIELD>`. */
export const ownElement = "FIELD";
/** Column of CSV: `[KRAMEK "isbn"]`. */
export const ownColumn = "KRAMEK";

/** A value as it is written: lists as JSON, all others as people write them. */
export function ownText(value: Value): string {
  if (typeof value === "boolean") return value ? "1" : "0";
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}

/** Whether records of a kind, or variants, can have a value at the path. */
export function isOwnPath(entity: Entity, path: FieldPath, isVariant = false): boolean {
  const name = fieldOfPath(path);
  const field = entityField(entity, name);
  const isVariantField = (variantFieldNames as readonly string[]).includes(name);
  if (!field || (isVariant && !isVariantField)) return false;
  if (entity === "products" && !isVariant && productField(name as "main").variantOnly) return false;
  const rest = path.slice(name.length + 1);
  switch (field.scope) {
    case "plain":
      return path === name;
    case "language":
      return isLanguage(rest);
    case "price":
      return rest[3] === ":" && isCurrency(rest.slice(0, 3));
    case "address":
      return (addressFields as readonly string[]).includes(rest);
  }
}

export function parseOwn(entity: Entity, path: FieldPath, text: string): ReadResult<Value> {
  const { kind, choices = [] } = entityField(entity, fieldOfPath(path))!;
  switch (kind) {
    case "boolean":
      return parseBoolean(text);
    case "integer":
    case "money":
      return parseInteger(text);
    case "decimal":
    case "percent":
      return parseDecimal(text);
    case "choice":
      return choices.includes(text) ? read(text) : unreadable("choice_unknown");
    case "list":
      return parseList(text);
    default:
      return read(text);
  }
}

function parseList(text: string): ReadResult<Value> {
  try {
    const list = JSON.parse(text);
    return Array.isArray(list) ? read(list) : unreadable("choice_unknown");
  } catch {
    return unreadable("choice_unknown");
  }
}
