import { type FieldPath, isNothing, sameValue, type Value } from "../catalogue/values.ts";
import type { Changes, CurrentRecord } from "./plan.ts";

/** What a run did to a product: path → what was there, what it put there. */
export type JournaledChanges = Record<string, readonly [before: unknown, after: unknown]>;

/** The journal's name for a product or a variant as a whole. */
export const wholePath = "whole";

/** What takes the changes of a run back. */
export interface Reversal {
  changes: Changes;
  variants: { id: number; changes: Changes }[];
  /** Ids of variants that the run had created. */
  removedVariants: number[];
  /** Codes of variants that the run had deleted, with what they were. */
  restoredVariants: Map<string, unknown>;
  /** Paths that somebody has changed since: they keep what they hold. */
  kept: string[];
}

/**
 * Takes back what a run changed of a product, path by path; what was changed since stays.
 *
 * A path of a variant is `variant:<code>/<path>`, a variant that was created `variant:<code>`, one
 * that was deleted `variant:<code>/whole`.
 */
export function reverse(journaled: JournaledChanges, product: CurrentRecord): Reversal {
  const reversal: Reversal = {
    changes: new Map(),
    variants: [],
    removedVariants: [],
    restoredVariants: new Map(),
    kept: [],
  };
  const variants = new Map(product.variants.map((variant) => [nameOf(variant), variant]));
  const changesOf = new Map<number, Changes>();
  for (const [path, [before, after]] of Object.entries(journaled)) {
    const place = placeOf(path);
    if (place.variant === undefined) {
      takeBack(place.path, before, after, product.values, reversal.changes, reversal.kept);
      continue;
    }
    const variant = variants.get(place.variant);
    if (place.path === "" || (place.path === wholePath && before === null)) {
      if (variant) reversal.removedVariants.push(variant.id);
    } else if (place.path === wholePath) {
      if (variant) reversal.kept.push(path);
      else reversal.restoredVariants.set(place.variant, before);
    } else if (!variant) {
      reversal.kept.push(path);
    } else {
      const changes = changesOf.get(variant.id) ?? new Map();
      takeBack(place.path, before, after, variant.values, changes, reversal.kept, path);
      if (changes.size > 0) changesOf.set(variant.id, changes);
    }
  }
  const removed = new Set(reversal.removedVariants);
  for (const [id, changes] of changesOf) {
    if (!removed.has(id)) reversal.variants.push({ id, changes });
  }
  return reversal;
}

export const isEmptyReversal = (reversal: Reversal): boolean =>
  reversal.changes.size === 0 && reversal.variants.length === 0 &&
  reversal.removedVariants.length === 0 && reversal.restoredVariants.size === 0;

/** What the reversal does, in the form of a run's journal, so that it can be reverted too. */
export function journalOfReversal(reversal: Reversal, product: CurrentRecord): JournaledChanges {
  const names = new Map(product.variants.map((variant) => [variant.id, nameOf(variant)]));
  const journal: Record<string, readonly [unknown, unknown]> = {};
  for (const [path, change] of reversal.changes) journal[path] = change;
  for (const { id, changes } of reversal.variants) {
    for (const [path, change] of changes) journal[`variant:${names.get(id)}/${path}`] = change;
  }
  for (const code of reversal.restoredVariants.keys()) journal[`variant:${code}`] = [null, code];
  return journal;
}

/** A variant without a code is named by its number. */
export const nameOf = ({ id, code }: { id: number; code: string | undefined }): string =>
  code ?? `#${id}`;

/** Codes may hold anything, even a slash; paths of fields never do. */
function placeOf(path: string): { variant?: string; path: FieldPath } {
  if (!path.startsWith("variant:")) return { path };
  const rest = path.slice("variant:".length);
  const slash = rest.lastIndexOf("/");
  const field = rest.slice(slash + 1);
  if (slash < 0 || !/^[a-zA-Z]+(?::.*)?$/.test(field)) return { variant: rest, path: "" };
  return { variant: rest.slice(0, slash), path: field };
}

function takeBack(
  path: FieldPath,
  before: unknown,
  after: unknown,
  current: ReadonlyMap<FieldPath, Value>,
  changes: Changes,
  kept: string[],
  name = path,
): void {
  const stored = current.get(path) ?? null;
  const old = isNothing(before as Value | null) ? null : before as Value;
  if (sameValue(stored, old)) return;
  if (sameValue(stored, after as Value | null)) changes.set(path, [stored, old]);
  else kept.push(name);
}
