import { isProductField, productField } from "../../core/catalogue/fields.ts";
import { fieldOfPath, type FieldPath } from "../../core/catalogue/values.ts";

/** A value as programs see it: amounts are texts with two decimals, `"129.00"`. */
export function shownValue(path: FieldPath, value: unknown): unknown {
  const field = fieldOfPath(path.slice(path.lastIndexOf("/") + 1));
  const isMoney = isProductField(field) && productField(field).kind === "money";
  return isMoney && typeof value === "number" ? (value / 100).toFixed(2) : value ?? null;
}

/** What changed, by path, as programs see it. */
export function shownChanges(
  changes: Record<FieldPath, readonly [unknown, unknown]>,
): Record<FieldPath, [unknown, unknown]> {
  return Object.fromEntries(
    Object.entries(changes).map(([path, [before, after]]) => [
      path,
      [shownValue(path, before), shownValue(path, after)],
    ]),
  );
}
