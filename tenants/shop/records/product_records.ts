import type { FieldPath, Value } from "../../../core/catalogue/values.ts";
import type { EntityRecord } from "../../../core/formats/format.ts";
import type { CurrentRecord } from "../../../core/imports/plan.ts";
import type { Room } from "../../../core/imports/room.ts";
import type { Reversal } from "../../../core/imports/undo.ts";
import type { Language } from "../../../core/language.ts";
import { type Queryable, queryAll } from "../../engine/database.ts";
import { CategoryIndex } from "../category_index.ts";
import { resolveCategories } from "../import_categories.ts";
import { loadProducts } from "../product_load.ts";
import { ProductBatch } from "../product_store.ts";
import type {
  Identity,
  Owners,
  RecordBatch,
  RecordStore,
  Resolved,
  Resolving,
} from "./record_store.ts";

/** Products with their variants, which stand in categories. */
export class ProductRecords implements RecordStore {
  readonly entity = "products";
  readonly table = "products";
  readonly putAway = ["archived", true] as const;
  #categories: CategoryIndex;

  /** @param language of the names by which a file may call categories */
  constructor(language: Language, room: Room) {
    this.#categories = new CategoryIndex(language, room);
  }

  async owners(
    database: Queryable,
    records: readonly (EntityRecord | undefined)[],
  ): Promise<Owners> {
    const codes = new Set<string>();
    for (const record of records) {
      if (record?.code !== undefined) codes.add(record.code);
      for (const { code } of record?.variants ?? []) if (code !== undefined) codes.add(code);
    }
    const list = [JSON.stringify([...codes])];
    const owners: Owners = { records: new Map(), all: new Map() };
    type Owner = { code: string; owner: number };
    const ofVariants = await queryAll<Owner>(
      database,
      `SELECT code, product_id AS owner FROM variants
        WHERE code IN (SELECT value FROM json_each(?))`,
      list,
    );
    for (const { code, owner } of ofVariants) owners.all.set(code, owner);
    const ofProducts = await queryAll<Owner>(
      database,
      "SELECT code, id AS owner FROM products WHERE code IN (SELECT value FROM json_each(?))",
      list,
    );
    for (const { code, owner } of ofProducts) {
      owners.records.set(code, owner);
      owners.all.set(code, owner);
    }
    return owners;
  }

  load(database: Queryable, ids: readonly number[]): Promise<Map<number, CurrentRecord>> {
    return loadProducts(database, ids);
  }

  prepare(transaction: Queryable): Promise<void> {
    return this.#categories.refresh(transaction);
  }

  forget(): void {
    this.#categories.forget();
  }

  resolve(record: EntityRecord, { raw, current, settings, now }: Resolving): Resolved {
    const categories = this.#categories;
    return resolveCategories(record, raw, { categories, settings, now, isNew: !current });
  }

  batch(): RecordBatch {
    const batch = new ProductBatch(this.#categories.ids);
    return {
      create: (product) => batch.create(product),
      update: (product, touched) => batch.update(product, touched),
      putVariant: (variant, touched) => batch.putVariant(variant, touched),
      write: async (transaction) => {
        await this.#categories.write(transaction);
        await batch.write(transaction);
      },
    };
  }

  async remove(transaction: Queryable, ids: readonly number[]): Promise<void> {
    const args = [JSON.stringify(ids)];
    await transaction.execute({
      sql: "DELETE FROM product_search WHERE rowid IN (SELECT value FROM json_each(?))",
      args,
    });
    await transaction.execute({
      sql: "DELETE FROM products WHERE id IN (SELECT value FROM json_each(?))",
      args,
    });
  }

  neededIds(): Promise<Set<number>> {
    return Promise.resolve(new Set());
  }

  async isTaken(transaction: Queryable, { code, variantCodes }: Identity): Promise<boolean> {
    const list = JSON.stringify([code, ...variantCodes].filter((each) => each !== undefined));
    const rows = await queryAll(
      transaction,
      `SELECT 1 AS found FROM products WHERE code IN (SELECT value FROM json_each(?1))
       UNION ALL
       SELECT 1 FROM variants WHERE code IN (SELECT value FROM json_each(?1)) LIMIT 1`,
      [list],
    );
    return rows.length > 0;
  }

  restorable(values: ReadonlyMap<FieldPath, Value>): Map<FieldPath, Value> {
    const kept = new Map(values);
    const links = values.get("categories") as readonly { code: string }[] | undefined;
    if (links) kept.set("categories", this.#known(links) as Value);
    return kept;
  }

  /** Old categories that the shop has no more cannot be given back. */
  dropUnrestorable(reversal: Reversal): string[] {
    const change = reversal.changes.get("categories");
    if (!change) return [];
    const links = (change[1] ?? []) as readonly { code: string }[];
    const known = this.#known(links);
    if (known.length === links.length) return [];
    if (known.length === 0) reversal.changes.delete("categories");
    else reversal.changes.set("categories", [change[0], known as Value]);
    return ["categories"];
  }

  settle(): Promise<void> {
    return Promise.resolve();
  }

  #known(links: readonly { code: string }[]): readonly { code: string }[] {
    return links.filter(({ code }) => this.#categories.ids.has(code));
  }
}
