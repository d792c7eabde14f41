import type { FieldPath, Value } from "../catalogue/values.ts";
import type { Changes, CurrentRecord, CurrentVariant } from "./plan.ts";
import type { MissingAction } from "./settings.ts";

type Values = ReadonlyMap<FieldPath, Value>;
export type MissingChange = Exclude<MissingAction, "ignore" | "delete">;

/** What an action changes of a product and its variants; nothing when it is so already. */
export interface MissingPlan {
  changes: Changes;
  variants: { id: number; code: string | undefined; changes: Changes }[];
}

/**
 * What is done to a product that the file of its import no longer names.
 *
 * @param availability text of the action `availability`
 * @see R81, R85
 */
export function planMissingProduct(
  product: CurrentRecord,
  action: MissingChange,
  availability: string,
): MissingPlan {
  switch (action) {
    case "deactivate":
      return { changes: set(product.values, "active", false), variants: [] };
    case "archive":
      return { changes: set(product.values, "archived", true), variants: [] };
    case "out_of_stock":
      return everywhere(product, "stock", 0);
    case "availability":
      return everywhere(product, "availability", availability);
  }
}

/** What is done to a variant that its product's record no longer names. @see R85, D16 */
export function planMissingVariant(
  variant: CurrentVariant,
  action: Exclude<MissingChange, "archive">,
  availability: string,
): Changes {
  switch (action) {
    case "deactivate":
      return set(variant.values, "active", false);
    case "out_of_stock":
      return set(variant.values, "stock", 0);
    case "availability":
      return set(variant.values, "availability", availability);
  }
}

/** Variants that have the value for themselves get the new one too; others take the product's. */
function everywhere(product: CurrentRecord, path: FieldPath, value: Value): MissingPlan {
  const own = product.variants.filter(({ values }) => values.has(path));
  const variants = own
    .map(({ id, code, values }) => ({ id, code, changes: set(values, path, value) }))
    .filter(({ changes }) => changes.size > 0);
  const isOfVariants = own.length > 0 && !product.values.has(path);
  return { changes: isOfVariants ? new Map() : set(product.values, path, value), variants };
}

function set(values: Values, path: FieldPath, value: Value): Changes {
  const before = values.get(path) ?? null;
  return before === value ? new Map() : new Map([[path, [before, value] as const]]);
}

/** What a product gets back when the file names it again and does not say itself. */
export function valuesOnReturn(
  missingAs: MissingChange | undefined,
): ReadonlyMap<FieldPath, Value> {
  if (missingAs === "deactivate") return new Map([["active", true]]);
  if (missingAs === "archive") return new Map([["archived", false]]);
  return new Map();
}
