import { sameValue } from "../../core/catalogue/values.ts";
import type { Missing, MissingChange } from "../../core/imports/missing.ts";
import type { Changes, CurrentVariant } from "../../core/imports/plan.ts";
import type { Queryable } from "../engine/database.ts";
import type { RecordRevision } from "./record_revision.ts";

/** So that it is taken back when the file names the product again, however long that takes. */
export async function markProducts(
  transaction: Queryable,
  revisions: readonly RecordRevision[],
  action: MissingChange,
): Promise<void> {
  await transaction.executeMany(
    "UPDATE products SET missing_as = ?, missing_changes = ?, applied_hash = NULL WHERE id = ?",
    revisions.map(({ record, changes }) => [action, marksOf(record.missing, changes), record.id]),
  );
}

export interface MarkedVariant {
  variant: CurrentVariant;
  changes: Changes;
}

export async function markVariants(
  transaction: Queryable,
  marked: readonly MarkedVariant[],
  action: MissingChange,
): Promise<void> {
  await transaction.executeMany(
    "UPDATE variants SET missing_as = ?, missing_changes = ? WHERE id = ?",
    marked.map(({ variant, changes }) => [action, marksOf(variant.missing, changes), variant.id]),
  );
}

/** A second action does not forget what the first one found. */
function marksOf(known: Missing | undefined, changes: Changes): string {
  const marks = new Map(known?.changes);
  for (const [path, [before, after]] of changes) {
    const found = marks.get(path);
    const goesOn = found !== undefined && sameValue(found[1], before);
    marks.set(path, [goesOn ? found[0] : before, after]);
  }
  return JSON.stringify(Object.fromEntries(marks));
}
