import type { Changes } from "../../core/imports/plan.ts";
import {
  isEmptyReversal,
  type JournaledChanges,
  journalOfReversal,
  nameOf,
  type Reversal,
  reverse,
  wholePath,
} from "../../core/imports/undo.ts";
import type { Queryable } from "../engine/database.ts";
import {
  type MarkedRecord,
  type RecordRevision,
  type RecordSnapshot,
  restoreRecord,
  snapshotOf,
  snapshotOfVariant,
  type VariantSnapshot,
  writeRevisions,
} from "./record_revision.ts";
import type { RecordStore } from "./records/record_store.ts";

/** What the reverted run did to one record. */
export interface Unit {
  /** 0: what was missing, 1: what the file named. */
  kind: 0 | 1;
  record_id: number;
  code: string | null;
  title: string | null;
  changes: string | null;
  /** Of a variant that was missing. */
  variant_code: string;
}

/** What became of one unit. */
export interface Outcome {
  outcome: "created" | "updated" | "skipped" | "removed";
  reason?: string;
  changes?: JournaledChanges;
}

/** Reverts one unit at a time. */
export class UndoWork {
  #revisions: RecordRevision[] = [];
  #removed: number[] = [];

  constructor(
    private transaction: Queryable,
    private store: RecordStore,
    private now: string,
  ) {}

  async revert(
    unit: Unit,
    record: MarkedRecord | undefined,
    isWanted: boolean,
  ): Promise<Outcome> {
    const changes = unit.changes === null
      ? undefined
      : JSON.parse(unit.changes) as JournaledChanges;
    const whole = changes?.[wholePath];
    if (whole && unit.variant_code === "") {
      return whole[0] === null
        ? this.#remove(record, isWanted)
        : await this.#restore(unit, whole[0] as RecordSnapshot, record);
    }
    if (!record) return { outcome: "skipped", reason: "gone" };
    if (!changes) return this.#remove(record, isWanted);
    if (unit.kind === 1) return await this.#takeBack(record, changes, false);
    const isCleared = await this.#clearMissing(record, unit.variant_code);
    return await this.#takeBack(record, named(changes, unit.variant_code), isCleared);
  }

  async write(): Promise<void> {
    const removed = this.#removed.splice(0);
    if (removed.length > 0) await this.store.remove(this.transaction, removed);
    await writeRevisions(this.transaction, this.store, this.#revisions.splice(0), this.now);
  }

  /** What somebody has worked on since, or what others need, is put away, not thrown away. */
  #remove(record: MarkedRecord | undefined, isWanted: boolean): Outcome {
    if (!record) return { outcome: "skipped", reason: "gone" };
    if (!isWanted) {
      this.#removed.push(record.id);
      return { outcome: "removed", changes: { [wholePath]: [snapshotOf(record), null] } };
    }
    const [path, value] = this.store.putAway;
    if (record.values.get(path) === value) return { outcome: "skipped", reason: "changed_since" };
    const changes: Changes = new Map([[path, [!value, value]]]);
    this.#revisions.push({ record, changes, variants: [] });
    const reason = path === "archived" ? "archived_instead" : "deactivated_instead";
    return { outcome: "updated", reason, changes: Object.fromEntries(changes) };
  }

  async #restore(
    { record_id: id }: Unit,
    snapshot: RecordSnapshot,
    record: MarkedRecord | undefined,
  ): Promise<Outcome> {
    if (record) return { outcome: "skipped", reason: "changed_since" };
    const isTaken = await this.store.isTaken(this.transaction, {
      code: snapshot.code,
      values: new Map(Object.entries(snapshot.values)),
      variantCodes: snapshot.variants.map(({ code }) => code),
    });
    if (isTaken) return { outcome: "skipped", reason: "code_taken" };
    const batch = this.store.batch();
    restoreRecord(batch, id, snapshot, { store: this.store, now: this.now });
    await batch.write(this.transaction);
    return { outcome: "created", changes: { [wholePath]: [null, snapshot.code ?? id] } };
  }

  /** @param isCleared the record counted as missing, and no longer does */
  async #takeBack(
    product: MarkedRecord,
    changes: JournaledChanges,
    isCleared: boolean,
  ): Promise<Outcome> {
    const reversal = reverse(changes, product);
    reversal.kept.push(...this.store.dropUnrestorable(reversal, product));
    const restorable = await this.#restorable(reversal);
    if (isEmptyReversal(reversal)) {
      const isDone = reversal.kept.length === 0 || isCleared;
      return { outcome: "skipped", reason: isDone ? "already_so" : "changed_since" };
    }
    const removed = new Set(reversal.removedVariants);
    const gone = product.variants.filter(({ id }) => removed.has(id));
    if (removed.size > 0) {
      await this.transaction.execute({
        sql: "DELETE FROM variants WHERE id IN (SELECT value FROM json_each(?))",
        args: [JSON.stringify(reversal.removedVariants)],
      });
    }
    const back = restorable.map((variant) => ({
      id: variant.id,
      code: variant.code,
      values: new Map(Object.entries(variant.values)),
    }));
    await this.#putBack(product.id, restorable);
    this.#revisions.push({
      record: {
        ...product,
        variants: [...product.variants.filter(({ id }) => !removed.has(id)), ...back],
      },
      changes: reversal.changes,
      variants: reversal.variants,
      hasOtherVariants: removed.size > 0 || back.length > 0,
    });
    const journal = {
      ...journalOfReversal(reversal, product),
      ...Object.fromEntries(gone.map((variant) => [
        `variant:${nameOf(variant)}/${wholePath}`,
        [snapshotOfVariant(variant, product.variants.indexOf(variant)), null] as const,
      ])),
    };
    return {
      outcome: "updated",
      changes: journal,
      ...(reversal.kept.length > 0 ? { reason: `kept:${reversal.kept.join(",")}` } : {}),
    };
  }

  /** Variants whose codes are free; the others stay away, and it is said. */
  async #restorable(reversal: Reversal): Promise<VariantSnapshot[]> {
    const restorable: VariantSnapshot[] = [];
    for (const [name, snapshot] of reversal.restoredVariants) {
      const variant = snapshot as VariantSnapshot;
      if (await this.#isTaken(variant.code)) {
        reversal.restoredVariants.delete(name);
        reversal.kept.push(`variant:${name}`);
      } else {
        restorable.push(variant);
      }
    }
    return restorable;
  }

  async #putBack(productId: number, variants: readonly VariantSnapshot[]): Promise<void> {
    if (variants.length === 0) return;
    const batch = this.store.batch();
    const { now } = this;
    for (const { id, code, position, values } of variants) {
      batch.putVariant({
        id,
        productId,
        code,
        position,
        values: new Map(Object.entries(values)),
        createdAt: now,
        updatedAt: now,
      });
    }
    await batch.write(this.transaction);
  }

  /** @param variantCode of the variant that was missing; empty for the product as a whole */
  async #clearMissing(
    { id, missing, variants }: MarkedRecord,
    variantCode: string,
  ): Promise<boolean> {
    const marked = variants.filter((variant) =>
      variant.missing !== undefined && (variantCode === "" || nameOf(variant) === variantCode)
    );
    const isProduct = variantCode === "" && missing !== undefined;
    if (!isProduct && marked.length === 0) return false;
    if (isProduct) {
      await this.transaction.execute({
        sql: "UPDATE products SET missing_as = NULL, missing_changes = NULL WHERE id = ?",
        args: [id],
      });
    }
    await this.transaction.executeMany(
      "UPDATE variants SET missing_as = NULL, missing_changes = NULL WHERE id = ?",
      marked.map((variant) => [variant.id]),
    );
    return true;
  }

  #isTaken(code: string | undefined): Promise<boolean> {
    const values = new Map();
    return this.store.isTaken(this.transaction, { code, values, variantCodes: [] });
  }
}

/** The journal of a missing variant names its own paths; here they are paths of its product. */
function named(changes: JournaledChanges, variantCode: string): JournaledChanges {
  if (variantCode === "") return changes;
  return Object.fromEntries(
    Object.entries(changes).map(([path, change]) => [`variant:${variantCode}/${path}`, change]),
  );
}
