import { type FieldPath, sameValue, type Value } from "../catalogue/values.ts";
import type { Changes, CurrentRecord, CurrentVariant } from "./plan.ts";
import type { MissingAction } from "./settings.ts";

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

function set(values: CurrentVariant["values"], path: FieldPath, value: Value): Changes {
  const before = values.get(path) ?? null;
  return before === value ? new Map() : new Map([[path, [before, value] as const]]);
}

/** What was done to a product or a variant when its import's file did not name it. */
export interface Missing {
  as: MissingChange;
  changes: Changes;
}

/** Whether an action is done to a variant already; what somebody shows again is hidden again. */
export function isMissingDone(
  { values, missing }: Pick<CurrentVariant, "values" | "missing">,
  action: MissingAction,
): boolean {
  if (action === "ignore") return true;
  return action === "deactivate" ? values.get("active") === false : missing?.as === action;
}

/**
 * What takes the action back once the file names the product or variant again. What somebody has
 * changed since stays, and so does what the file itself settles.
 */
export function changesOnReturn(
  { values, missing }: Pick<CurrentVariant, "values" | "missing">,
  isSettled: (path: FieldPath) => boolean,
): Changes {
  const back: Changes = new Map();
  for (const [path, [before, after]] of missing?.changes ?? []) {
    const holds = sameValue(values.get(path) ?? null, after);
    if (holds && !isSettled(path)) back.set(path, [after, before]);
  }
  return back;
}

/** Only the file that a product is missing from brings it back, unless it belongs to none. */
export function missingFrom(product: CurrentRecord, importId: number): CurrentRecord {
  if (product.owner === importId || product.owner === null) return product;
  const { missing: _, ...rest } = product;
  return { ...rest, variants: product.variants.map(({ missing: _, ...variant }) => variant) };
}
