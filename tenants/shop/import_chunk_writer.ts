import { recordName } from "../../core/catalogue/entity_fields.ts";
import type { FieldPath, Value } from "../../core/catalogue/values.ts";
import type { RawRecord } from "../../core/formats/format.ts";
import type { Counts } from "../../core/imports/counts.ts";
import type {
  Changes,
  CurrentRecord,
  CurrentVariant,
  RecordPlan,
  VariantPlan,
} from "../../core/imports/plan.ts";
import type { EntityRecord } from "../../core/formats/format.ts";
import { type Argument, type Queryable, queryAll } from "../engine/database.ts";
import type { RunContext } from "./import_context.ts";
import type { VariantValues } from "./product_store.ts";
import type { RecordBatch } from "./records/record_store.ts";

export interface PlannedUnit {
  raw: RawRecord;
  /** `null`: the record is to be looked at again, even if it comes unchanged. */
  hash: string | null;
  record: EntityRecord | undefined;
  plan: RecordPlan;
  current: CurrentRecord | undefined;
  /** What became of the record's items. */
  counted: Counts;
}

const insertItem = `
  INSERT INTO run_items
    (run_id, number, line, outcome, items, reason, record_id, code, title, changes)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`;

/** Turns the plans of a chunk into rows. Ids are given here, since the write lock is held. */
export class ChunkWriter {
  #batch: RecordBatch;
  #items: Argument[][] = [];
  #hashes: Argument[][] = [];
  #returned: Argument[][] = [];
  #returnedVariants: Argument[][] = [];
  #now: string;

  static async open(transaction: Queryable, context: RunContext): Promise<ChunkWriter> {
    const rows = await queryAll<{ name: string; seq: number }>(
      transaction,
      "SELECT name, seq FROM sqlite_sequence WHERE name IN (?, 'variants')",
      [context.store.table],
    );
    const last = new Map(rows.map(({ name, seq }) => [name, seq]));
    return new ChunkWriter(
      transaction,
      context,
      last.get(context.store.table) ?? 0,
      last.get("variants") ?? 0,
    );
  }

  private constructor(
    private transaction: Queryable,
    private context: RunContext,
    private lastRecordId: number,
    private lastVariantId: number,
  ) {
    this.#batch = context.store.batch();
    this.#now = context.now();
  }

  /** @returns the id of the shop's record, if there is one. */
  add(unit: PlannedUnit): number | undefined {
    const { plan } = unit;
    this.#noteReturn(unit);
    switch (plan.action) {
      case "create":
        return this.#create(unit, plan);
      case "update":
        return this.#update(unit, plan);
      case "leave":
        this.#hashes.push([unit.hash, plan.id]);
        this.#note(unit, plan.id);
        return plan.id;
      default:
        this.#note(unit, plan.action === "skip" ? plan.id : undefined);
        return plan.action === "skip" ? plan.id : undefined;
    }
  }

  async write(): Promise<void> {
    await this.#batch.write(this.transaction);
    await this.transaction.executeMany(
      `UPDATE ${this.context.store.table} SET applied_hash = ? WHERE id = ?`,
      this.#hashes,
    );
    if (this.#returned.length > 0) {
      await this.transaction.executeMany(
        "UPDATE products SET missing_as = NULL, missing_changes = NULL WHERE id = ?",
        this.#returned,
      );
    }
    if (this.#returnedVariants.length > 0) {
      await this.transaction.executeMany(
        "UPDATE variants SET missing_as = NULL, missing_changes = NULL WHERE id = ?",
        this.#returnedVariants,
      );
    }
    await this.transaction.executeMany(insertItem, this.#items);
  }

  /** What the file names again is missing no more. */
  #noteReturn({ plan, record, current }: PlannedUnit): void {
    if (!current || (plan.action !== "update" && plan.action !== "leave")) return;
    if (current.missing !== undefined) this.#returned.push([current.id]);
    const named = new Set(record?.variants.map(({ code }) => code));
    for (const { id, code, missing } of current.variants) {
      if (missing !== undefined && named.has(code)) this.#returnedVariants.push([id]);
    }
  }

  #create(unit: PlannedUnit, plan: Extract<RecordPlan, { action: "create" }>): number {
    const id = ++this.lastRecordId;
    const { importId } = this.context;
    this.#batch.create({
      id,
      code: plan.code,
      values: plan.values,
      variants: variantsAfter([], plan.variants),
      createdByImport: importId,
      updatedByImport: null,
      appliedHash: unit.hash,
      createdAt: this.#now,
      updatedAt: this.#now,
    });
    this.#putVariants(id, plan.variants, []);
    this.#note(unit, id);
    return id;
  }

  #update(unit: PlannedUnit, plan: Extract<RecordPlan, { action: "update" }>): number {
    const current = unit.current!;
    const touched = new Set(plan.changes.keys());
    if (plan.variants.some(changesWords)) touched.add("codes");
    this.#batch.update({
      id: plan.id,
      code: current.code,
      values: changed(current.values, plan.changes),
      variants: variantsAfter(current.variants, plan.variants),
      createdByImport: null,
      updatedByImport: this.context.importId,
      appliedHash: unit.hash,
      createdAt: this.#now,
      updatedAt: this.#now,
    }, touched);
    this.#putVariants(plan.id, plan.variants, current.variants);
    this.#note(unit, plan.id);
    return plan.id;
  }

  #putVariants(
    productId: number,
    plans: readonly VariantPlan[],
    current: readonly CurrentVariant[],
  ): void {
    let position = current.length;
    const times = { createdAt: this.#now, updatedAt: this.#now };
    for (const plan of plans) {
      if (plan.action === "create") {
        const { code, values } = plan;
        this.#batch.putVariant({
          id: ++this.lastVariantId,
          productId,
          code,
          position: position++,
          values,
          ...times,
        });
        continue;
      }
      const { id, code, changes } = plan;
      const before = current.find((variant) => variant.id === id)!.values;
      const values = changed(before, changes);
      const stored = { id, productId, code, position: 0, values, ...times };
      this.#batch.putVariant(stored, new Set(changes.keys()));
    }
  }

  /** One line of the journal for each outcome that the record's items had. */
  #note(unit: PlannedUnit, recordId: number | undefined): void {
    const { plan, raw, record, current, counted } = unit;
    const changes = plan.action === "update" ? JSON.stringify(journalOf(plan)) : null;
    const whole = "reason" in plan ? plan.reason : null;
    for (const outcome of ["created", "updated", "skipped", "failed"] as const) {
      if (counted[outcome] === 0) continue;
      const reason = whole ?? (outcome === "skipped" ? "variant_left" : null);
      this.#items.push([
        this.context.runId,
        raw.number,
        raw.line,
        outcome,
        counted[outcome],
        reason,
        recordId ?? null,
        record?.code ?? current?.code ?? null,
        this.#nameOf(record) ?? this.#nameOf(current) ?? null,
        outcome === "skipped" ? null : changes,
      ]);
    }
  }

  #nameOf(of: EntityRecord | CurrentRecord | undefined): string | undefined {
    const { entity, settings } = this.context;
    return of && recordName(entity, of, settings.language);
  }
}

const changesWords = (plan: VariantPlan): boolean =>
  plan.action === "create" || plan.changes.has("ean") || plan.changes.has("partNumber");

function variantsAfter(
  current: readonly CurrentVariant[],
  plans: readonly VariantPlan[],
): VariantValues[] {
  const planned = new Map(plans.map((plan) => [plan.code, plan]));
  const variants: VariantValues[] = current.map(({ code, values }) => {
    const plan = code === undefined ? undefined : planned.get(code);
    return { code, values: plan?.action === "update" ? changed(values, plan.changes) : values };
  });
  for (const plan of plans) if (plan.action === "create") variants.push(plan);
  return variants;
}

function changed(
  values: ReadonlyMap<FieldPath, Value>,
  changes: Changes,
): Map<FieldPath, Value> {
  const after = new Map(values);
  for (const [path, [, value]] of changes) {
    if (value === null) after.delete(path);
    else after.set(path, value);
  }
  return after;
}

/** A path of a variant is written `variant:<code>/<path>`; a new variant has no path. */
function journalOf(
  plan: Extract<RecordPlan, { action: "update" }>,
): Record<string, readonly [unknown, unknown]> {
  const entries: [string, readonly [unknown, unknown]][] = [...plan.changes];
  for (const variant of plan.variants) {
    if (variant.action === "create") {
      entries.push([`variant:${variant.code}`, [null, variant.code]]);
      continue;
    }
    for (const [path, change] of variant.changes) {
      entries.push([`variant:${variant.code}/${path}`, change]);
    }
  }
  return Object.fromEntries(entries);
}
