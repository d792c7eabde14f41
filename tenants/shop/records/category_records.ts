import { categoryFields } from "../../../core/catalogue/entity_fields.ts";
import { sortKey } from "../../../core/catalogue/sort_key.ts";
import { fieldOfPath, type FieldPath, type Value } from "../../../core/catalogue/values.ts";
import type { EntityRecord } from "../../../core/formats/format.ts";
import { type FormatProblem, problem } from "../../../core/formats/problems.ts";
import type { CurrentRecord } from "../../../core/imports/plan.ts";
import type { Reversal } from "../../../core/imports/undo.ts";
import { languages } from "../../../core/language.ts";
import { type Argument, type Queryable, queryAll, type Row } from "../../engine/database.ts";
import { addValues, fieldColumns, toCell, upsert } from "./columns.ts";
import {
  type Identity,
  type Owners,
  type RecordBatch,
  type RecordStore,
  type Resolved,
  type Resolving,
  type StoredRecord,
  without,
  withValue,
} from "./record_store.ts";

/** `parent` is stored as an id, `position` is never empty. */
const plain = fieldColumns(categoryFields, "plain", ["parent", "position"]);
const texts = fieldColumns(categoryFields, "language");

const upsertCategory = upsert(
  "categories",
  ["id"],
  [
    ...["code", "parent_id", "position", "created_by_import", "updated_by_import"],
    ...["applied_hash", "created_at", "updated_at"],
    ...plain.map(({ column }) => column),
  ],
  ["created_by_import", "created_at"],
);
const upsertTexts = upsert(
  "category_texts",
  ["category_id", "language"],
  ["sort_key", ...texts.map(({ column }) => column)],
);

interface Place {
  id: number;
  code: string;
  parentId: number | null;
  position: number;
}

/** Categories, each of which knows the one above it by its code. */
export class CategoryRecords implements RecordStore {
  readonly entity = "categories";
  readonly table = "categories";
  readonly putAway = ["active", false] as const;
  #byCode = new Map<string, Place>();
  #byId = new Map<number, Place>();

  /** @param codeOfFileId codes of categories by how records of the file refer to them */
  constructor(private codeOfFileId: (fileId: string) => string | undefined) {}

  async owners(
    database: Queryable,
    records: readonly (EntityRecord | undefined)[],
  ): Promise<Owners> {
    const codes = records.flatMap((record) => record?.code ?? []);
    const rows = await queryAll<{ code: string; id: number }>(
      database,
      "SELECT code, id FROM categories WHERE code IN (SELECT value FROM json_each(?))",
      [JSON.stringify(codes)],
    );
    const owners = new Map(rows.map(({ code, id }) => [code, id]));
    return { records: owners, all: new Map(owners) };
  }

  async load(database: Queryable, ids: readonly number[]): Promise<Map<number, CurrentRecord>> {
    const categories = new Map<number, CurrentRecord & { values: Map<FieldPath, Value> }>();
    const list = [JSON.stringify(ids)];
    const rows = await queryAll<Row>(
      database,
      `SELECT category.*, above.code AS parent
         FROM categories AS category LEFT JOIN categories AS above ON above.id = category.parent_id
        WHERE category.id IN (SELECT value FROM json_each(?))`,
      list,
    );
    for (const row of rows) {
      const values = new Map<FieldPath, Value>([["position", row.position as number]]);
      addValues(values, row, plain);
      if (row.parent !== null) values.set("parent", row.parent as string);
      categories.set(row.id as number, {
        id: row.id as number,
        code: row.code as string,
        updatedAt: row.updated_at as string,
        values,
        variants: [],
      });
    }
    const textRows = await queryAll<Row>(
      database,
      "SELECT * FROM category_texts WHERE category_id IN (SELECT value FROM json_each(?))",
      list,
    );
    for (const row of textRows) {
      const owner = categories.get(row.category_id as number);
      if (owner) addValues(owner.values, row, texts, `:${row.language}`);
    }
    return categories;
  }

  async prepare(transaction: Queryable): Promise<void> {
    this.forget();
    const rows = await queryAll<Row & Place>(
      transaction,
      "SELECT id, code, parent_id AS parentId, position FROM categories",
    );
    for (const { id, code, parentId, position } of rows) {
      this.#put({ id, code, parentId, position });
    }
  }

  forget(): void {
    this.#byCode.clear();
    this.#byId.clear();
  }

  resolve(record: EntityRecord, { raw, current }: Resolving): Resolved {
    const where = { line: raw.line, record: raw.number };
    const problems: FormatProblem[] = [];
    const placed = this.#resolveParent(
      record,
      current,
      (code, value) => problems.push(problem(code, { ...where, value })),
    );
    const named = withNamesOnly(
      placed,
      current,
      (field) => problems.push(problem("name_missing", { ...where, value: field })),
    );
    return { record: named, problems };
  }

  #resolveParent(
    given: EntityRecord,
    current: CurrentRecord | undefined,
    refuse: (code: "parent_unknown" | "parent_circular", value: string) => void,
  ): EntityRecord {
    const record = this.#withParentOfFile(given, refuse);
    const parent = record.values.get("parent");
    if (typeof parent !== "string") return record;
    const place = this.#byCode.get(parent);
    const isCircular = parent === record.code ||
      (place !== undefined && current !== undefined && this.#isBelow(place.id, current.id));
    if (place && !isCircular) return record;
    refuse(isCircular ? "parent_circular" : "parent_unknown", parent);
    return without(record, "parent");
  }

  /** Files that refer by ids of their own; Upgates writes 1, 2 and 3 for its menus, the top. */
  #withParentOfFile(
    record: EntityRecord,
    refuse: (code: "parent_unknown", value: string) => void,
  ): EntityRecord {
    const { parentFileId } = record;
    if (parentFileId === undefined || record.values.has("parent")) return record;
    if (parentFileId === "") return withValue(record, "parent", null);
    const code = this.codeOfFileId(parentFileId);
    if (code !== undefined) return withValue(record, "parent", code);
    if (/^[0-3]$/.test(parentFileId)) return withValue(record, "parent", null);
    refuse("parent_unknown", parentFileId);
    return record;
  }

  /** Whether a category stands below another, or is it. */
  #isBelow(id: number, above: number): boolean {
    const met = new Set<number>();
    for (let at: number | null = id; at !== null && !met.has(at);) {
      if (at === above) return true;
      met.add(at);
      at = this.#byId.get(at)?.parentId ?? null;
    }
    return false;
  }

  batch(): RecordBatch {
    const rows: Argument[][] = [];
    const textRows: Argument[][] = [];
    const emptied: Argument[][] = [];
    const put = (record: StoredRecord, touched: ReadonlySet<string>) => {
      rows.push(this.#row(record));
      for (const language of languages) {
        const name = record.values.get(`name:${language}`);
        const suffix = `:${language}`;
        if (typeof name === "string") {
          const cells = texts.map((column) =>
            toCell(record.values.get(column.field + suffix), column)
          );
          textRows.push([record.id, language, sortKey(name), ...cells]);
        } else if ([...touched].some((path) => path.endsWith(suffix))) {
          emptied.push([record.id, language]);
        }
      }
    };
    return {
      create: (record) => put(record, new Set()),
      update: put,
      putVariant: () => {
        throw new Error("A category has no variants");
      },
      write: async (transaction) => {
        await transaction.executeMany(upsertCategory, rows.splice(0));
        await transaction.executeMany(upsertTexts, textRows.splice(0));
        await transaction.executeMany(
          "DELETE FROM category_texts WHERE category_id = ? AND language = ?",
          emptied.splice(0),
        );
      },
    };
  }

  #row(record: StoredRecord): Argument[] {
    const { id, values } = record;
    const code = record.code ?? this.#freeCode();
    const parent = values.get("parent");
    const parentId = typeof parent === "string" ? this.#byCode.get(parent)?.id ?? null : null;
    const position = values.get("position") as number | undefined ?? this.#lastAmong(parentId) + 1;
    this.#put({ id, code, parentId, position });
    return [
      ...[id, code, parentId, position, record.createdByImport, record.updatedByImport],
      ...[record.appliedHash, record.createdAt, record.updatedAt],
      ...plain.map((column) => toCell(values.get(column.field), column)),
    ];
  }

  #put(place: Place): void {
    this.#byCode.set(place.code, place);
    this.#byId.set(place.id, place);
  }

  #lastAmong(parentId: number | null): number {
    let last = 0;
    for (const place of this.#byId.values()) {
      if (place.parentId === parentId) last = Math.max(last, place.position);
    }
    return last;
  }

  #freeCode(): string {
    for (let number = this.#byCode.size + 1;; number++) {
      const code = `K${String(number).padStart(5, "0")}`;
      if (!this.#byCode.has(code)) return code;
    }
  }

  async remove(transaction: Queryable, ids: readonly number[]): Promise<void> {
    const args = [JSON.stringify(ids)];
    // Those below them are removed with the rest of the run; which comes first does not matter.
    await transaction.execute({
      sql: `UPDATE categories SET parent_id = NULL
             WHERE parent_id IN (SELECT value FROM json_each(?))`,
      args,
    });
    await transaction.execute({
      sql: "DELETE FROM categories WHERE id IN (SELECT value FROM json_each(?))",
      args,
    });
  }

  /** A category with others below it stays, unless the run has made those too. */
  async neededIds(
    transaction: Queryable,
    ids: readonly number[],
    runId: number,
  ): Promise<Set<number>> {
    const rows = await queryAll<{ id: number }>(
      transaction,
      `SELECT DISTINCT parent_id AS id FROM categories
        WHERE parent_id IN (SELECT value FROM json_each(?1))
          AND id NOT IN (SELECT record_id FROM run_items
                          WHERE run_id = ?2 AND outcome = 'created' AND record_id IS NOT NULL)`,
      [JSON.stringify(ids), runId],
    );
    return new Set(rows.map(({ id }) => id));
  }

  isTaken(_transaction: Queryable, { code }: Identity): Promise<boolean> {
    return Promise.resolve(code !== undefined && this.#byCode.has(code));
  }

  restorable(values: ReadonlyMap<FieldPath, Value>): Map<FieldPath, Value> {
    const kept = new Map(values);
    const parent = values.get("parent");
    if (typeof parent === "string" && !this.#byCode.has(parent)) kept.delete("parent");
    return kept;
  }

  dropUnrestorable(reversal: Reversal, { id }: CurrentRecord): string[] {
    const parent = reversal.changes.get("parent")?.[1];
    if (typeof parent !== "string") return [];
    const place = this.#byCode.get(parent);
    if (place && !this.#isBelow(place.id, id)) return [];
    reversal.changes.delete("parent");
    return ["parent"];
  }

  /** Categories that came back before those above them did are put below them now. */
  async settle(transaction: Queryable, undoes: number): Promise<void> {
    await transaction.execute({
      sql: `UPDATE categories AS category
               SET parent_id = above.id
              FROM run_items AS item, categories AS above
             WHERE item.run_id = ? AND item.outcome = 'removed' AND item.record_id = category.id
               AND category.parent_id IS NULL
               AND above.code = item.changes ->> '$.whole[0].values.parent'`,
      args: [undoes],
    });
  }
}

/** A language is kept for a name: without one, its other texts say nothing. */
function withNamesOnly(
  record: EntityRecord,
  current: CurrentRecord | undefined,
  refuse: (path: string) => void,
): EntityRecord {
  const values = new Map(record.values);
  const hasOther = (language: string) =>
    languages.some((each) =>
      each !== language &&
      (values.has(`name:${each}`)
        ? values.get(`name:${each}`)
        : current?.values.get(`name:${each}`))
    );
  for (const language of languages) {
    const path = `name:${language}`;
    const stored = current?.values.get(path);
    const suffix = `:${language}`;
    const own = (paths: Iterable<FieldPath>) => [...paths].filter((each) => each.endsWith(suffix));
    if (values.get(path) === null && stored !== undefined) {
      if (hasOther(language)) {
        for (const each of own(current!.values.keys())) values.set(each, null);
      } else {
        values.delete(path);
        refuse(path);
      }
    } else if (!values.get(path) && stored === undefined) {
      const told = own(values.keys()).filter((each) => values.get(each) !== null);
      for (const each of own(values.keys())) values.delete(each);
      if (told.some((each) => fieldOfPath(each) !== "visible")) refuse(path);
    }
  }
  return { ...record, values };
}
