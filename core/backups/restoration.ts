import { isNothing, sameValue, type Value } from "../catalogue/values.ts";
import type { CurrentRecord, CurrentVariant } from "../imports/plan.ts";
import { type JournaledChanges, nameOf, wholePath } from "../imports/undo.ts";

/** What the owner can choose from a backup, each by itself. @see R213, BA-4 */
export const restorableEntities = ["products", "categories"] as const;
export type RestorableEntity = typeof restorableEntities[number];

/** The format of an import whose records come from a backup; no file can have it. */
export const backupFormat = "backup";

/**
 * What has become of a record since a backup, as if one run had done all of it: to put the record
 * back is to undo that run, with all that undo knows of variants, categories and codes.
 *
 * @param snapshotOf a variant as it is kept whole, to be brought back
 */
export function changesSince(
  then: CurrentRecord,
  now: CurrentRecord,
  snapshotOf: (variant: CurrentVariant, position: number) => unknown,
): JournaledChanges {
  const changes: Record<string, readonly [unknown, unknown]> = differing(then.values, now.values);
  const variantsNow = new Map(now.variants.map((variant) => [nameOf(variant), variant]));
  for (const [position, variant] of then.variants.entries()) {
    const name = nameOf(variant);
    const present = variantsNow.get(name);
    variantsNow.delete(name);
    if (!present) changes[`variant:${name}/${wholePath}`] = [snapshotOf(variant, position), null];
    for (const [path, change] of Object.entries(differing(variant.values, present?.values))) {
      if (present) changes[`variant:${name}/${path}`] = change;
    }
  }
  for (const name of variantsNow.keys()) changes[`variant:${name}`] = [null, name];
  return changes;
}

function differing(
  then: ReadonlyMap<string, Value>,
  now: ReadonlyMap<string, Value> = new Map(),
): Record<string, readonly [Value | null, Value | null]> {
  const changes: Record<string, readonly [Value | null, Value | null]> = {};
  for (const path of new Set([...then.keys(), ...now.keys()])) {
    const [was, is] = [then.get(path) ?? null, now.get(path) ?? null];
    if (sameValue(was, is)) continue;
    changes[path] = [isNothing(was) ? null : was, isNothing(is) ? null : is];
  }
  return changes;
}
