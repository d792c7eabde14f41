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
import { type Queryable, queryAll } from "../engine/database.ts";
import type { CategoryIndex } from "./category_index.ts";
import {
  deleteProducts,
  type MarkedProduct,
  type ProductRevision,
  type ProductSnapshot,
  restoreProduct,
  snapshotOf,
  snapshotOfVariant,
  type VariantSnapshot,
  writeRevisions,
} from "./product_revision.ts";
import { ProductBatch } from "./product_store.ts";

/** What the reverted run did to one product. */
export interface Unit {
  product_id: number;
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
  #revisions: ProductRevision[] = [];
  #removed: number[] = [];

  constructor(
    private transaction: Queryable,
    private categories: CategoryIndex,
    private now: string,
  ) {}

  async revert(
    unit: Unit,
    product: MarkedProduct | undefined,
    isChangedSince: boolean,
  ): Promise<Outcome> {
    const changes = unit.changes === null
      ? undefined
      : JSON.parse(unit.changes) as JournaledChanges;
    const whole = changes?.[wholePath];
    if (whole && unit.variant_code === "") {
      return whole[0] === null
        ? this.#remove(product, isChangedSince)
        : await this.#restore(unit, whole[0] as ProductSnapshot, product);
    }
    if (!product) return { outcome: "skipped", reason: "gone" };
    if (!changes) return this.#remove(product, isChangedSince);
    return await this.#takeBack(product, named(changes, unit.variant_code));
  }

  async write(): Promise<void> {
    const { categories, now } = this;
    await deleteProducts(this.transaction, this.#removed.splice(0));
    await writeRevisions(this.transaction, this.#revisions.splice(0), { categories, now });
  }

  /** What somebody has worked on since is put away, not thrown away. */
  #remove(product: MarkedProduct | undefined, isChangedSince: boolean): Outcome {
    if (!product) return { outcome: "skipped", reason: "gone" };
    if (!isChangedSince) {
      this.#removed.push(product.id);
      return { outcome: "removed", changes: { [wholePath]: [snapshotOf(product), null] } };
    }
    const isArchived = product.values.get("archived") === true;
    if (isArchived) return { outcome: "skipped", reason: "changed_since" };
    const changes: Changes = new Map([["archived", [false, true]]]);
    this.#revisions.push({ product, changes, variants: [] });
    const reason = "archived_instead";
    return { outcome: "updated", reason, changes: Object.fromEntries(changes) };
  }

  async #restore(
    { product_id: id }: Unit,
    snapshot: ProductSnapshot,
    product: MarkedProduct | undefined,
  ): Promise<Outcome> {
    if (product) return { outcome: "skipped", reason: "changed_since" };
    const codes = [snapshot.code, ...snapshot.variants.map(({ code }) => code)];
    if (await this.#isAnyTaken(codes)) return { outcome: "skipped", reason: "code_taken" };
    const batch = new ProductBatch(this.categories.ids);
    restoreProduct(batch, id, snapshot, {
      isKnownCategory: (code) => this.categories.ids.has(code),
      now: this.now,
    });
    await batch.write(this.transaction);
    return { outcome: "created", changes: { [wholePath]: [null, snapshot.code ?? id] } };
  }

  async #takeBack(product: MarkedProduct, changes: JournaledChanges): Promise<Outcome> {
    const reversal = reverse(changes, product);
    for (const link of missingCategories(reversal, this.categories)) reversal.kept.push(link);
    const restorable = await this.#restorable(reversal);
    const isCleared = await this.#clearMissing(product);
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
      product: {
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
      if (await this.#isAnyTaken([variant.code])) {
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
    const batch = new ProductBatch(this.categories.ids);
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

  async #clearMissing({ id, missingAs }: MarkedProduct): Promise<boolean> {
    if (missingAs === undefined) return false;
    await this.transaction.execute({
      sql: "UPDATE products SET missing_as = NULL WHERE id = ?",
      args: [id],
    });
    return true;
  }

  async #isAnyTaken(codes: readonly (string | undefined)[]): Promise<boolean> {
    const list = JSON.stringify(codes.filter((code) => code !== undefined));
    const rows = await queryAll(
      this.transaction,
      `SELECT 1 AS found FROM products WHERE code IN (SELECT value FROM json_each(?1))
       UNION ALL
       SELECT 1 FROM variants WHERE code IN (SELECT value FROM json_each(?1)) LIMIT 1`,
      [list],
    );
    return rows.length > 0;
  }
}

/** Old categories that the shop has no more cannot be given back. */
function missingCategories(reversal: Reversal, { ids }: CategoryIndex): string[] {
  const change = reversal.changes.get("categories");
  if (!change) return [];
  const links = (change[1] ?? []) as readonly { code: string }[];
  const known = links.filter(({ code }) => ids.has(code));
  if (known.length === links.length) return [];
  if (known.length === 0) reversal.changes.delete("categories");
  else reversal.changes.set("categories", [change[0], known as never]);
  return ["categories"];
}

/** The journal of a missing variant names its own paths; here they are paths of its product. */
function named(changes: JournaledChanges, variantCode: string): JournaledChanges {
  if (variantCode === "") return changes;
  return Object.fromEntries(
    Object.entries(changes).map(([path, change]) => [`variant:${variantCode}/${path}`, change]),
  );
}
