import type { CategoryForm, CategoryText } from "../../core/catalogue/category_form.ts";
import { placeAmong, subtreeOf, type TreeRow } from "../../core/catalogue/category_tree.ts";
import { changesBetween } from "../../core/catalogue/changes.ts";
import type { FormProblems } from "../../core/catalogue/form_problem.ts";
import { sortKey } from "../../core/catalogue/sort_key.ts";
import { err, ok, type Result } from "../../core/result.ts";
import { type Database, type Queryable, queryAll, queryFirst } from "../engine/database.ts";
import { type Category, categoryById, categoryUse } from "./categories.ts";
import { type Editing, nextVersion, recordEdit, type SaveRefusal } from "./record_edits.ts";
import { fullTariff } from "./tariff_room.ts";

const insertCategory = `
  INSERT INTO categories (code, parent_id, position, active, show_in_menu, created_at, updated_at)
  VALUES (?, ?, 0, ?, ?, ?, ?)`;
const updateCategoryRow = `
  UPDATE categories SET code = ?, parent_id = ?, active = ?, show_in_menu = ?, applied_hash = NULL,
                        updated_at = ?
   WHERE id = ?`;

export function createCategory(
  shop: Database,
  form: CategoryForm,
  editing: Editing,
): Promise<Result<number, SaveRefusal>> {
  return shop.write(async (transaction) => {
    const full = await fullTariff(transaction, "categories", editing);
    if (full) return err({ code: "refused", problems: { code: full } });
    const problems = await problemsOf(transaction, form, undefined);
    if (problems) return err({ code: "refused", problems });
    const { code, parentId, active, showInMenu } = form;
    const { lastInsertRowid } = await transaction.execute({
      sql: insertCategory,
      args: [code, parentId, active, showInMenu, editing.now, editing.now],
    });
    const id = lastInsertRowid!;
    await writeTexts(transaction, id, form);
    await placeCategory(transaction, { id, parentId, place: form.place });
    const created = (await categoryById(transaction, id))!;
    const changes = changesBetween({}, await journaled(transaction, created));
    await recordEdit(transaction, { entity: "categories", id }, changes, editing);
    return ok(id);
  });
}

export function updateCategory(
  shop: Database,
  id: number,
  form: CategoryForm,
  editing: Editing,
): Promise<Result<number, SaveRefusal>> {
  return shop.write(async (transaction) => {
    const old = await categoryById(transaction, id);
    if (!old) return err({ code: "gone" });
    if (old.updatedAt !== form.version) return err({ code: "changed_meanwhile" });
    const problems = await problemsOf(transaction, form, id);
    if (problems) return err({ code: "refused", problems });
    const before = await journaled(transaction, old);
    const updatedAt = nextVersion(old.updatedAt, editing.now);
    const { code, parentId, active, showInMenu } = form;
    await transaction.execute({
      sql: updateCategoryRow,
      args: [code, parentId, active, showInMenu, updatedAt, id],
    });
    await writeTexts(transaction, id, form);
    await placeCategory(transaction, { id, parentId, place: form.place });
    const saved = (await categoryById(transaction, id))!;
    await journal(transaction, id, { before, after: saved }, editing);
    return ok(id);
  });
}

/** Moves a category by one among its siblings; at the edge it stays where it is. */
export function moveCategory(
  shop: Database,
  id: number,
  direction: "up" | "down",
  editing: Editing,
): Promise<Result<Category, { code: "gone" }>> {
  return shop.write(async (transaction) => {
    const category = await categoryById(transaction, id);
    if (!category) return err({ code: "gone" });
    const { parentId } = category;
    const before = await journaled(transaction, category);
    const at = (await siblingIds(transaction, parentId)).indexOf(id) + 1;
    const place = Math.max(1, direction === "up" ? at - 1 : at + 1);
    await placeCategory(transaction, { id, parentId, place });
    await transaction.execute({
      sql: "UPDATE categories SET applied_hash = NULL, updated_at = ? WHERE id = ?",
      args: [nextVersion(category.updatedAt, editing.now), id],
    });
    await journal(transaction, id, { before, after: category }, editing);
    return ok(category);
  });
}

/** Deletes a category that has none below it; its products stay and lose the link to it. */
export function deleteCategory(
  shop: Database,
  id: number,
  editing: Editing,
): Promise<Result<Category, { code: "gone" } | { code: "has_subcategories" }>> {
  return shop.write(async (transaction) => {
    const category = await categoryById(transaction, id);
    if (!category) return err({ code: "gone" });
    const { subcategories } = await categoryUse(transaction, id);
    if (subcategories > 0) return err({ code: "has_subcategories" });
    const changes = changesBetween(await journaled(transaction, category), {});
    await recordEdit(transaction, { entity: "categories", id }, changes, editing);
    await transaction.execute({ sql: "DELETE FROM categories WHERE id = ?", args: [id] });
    return ok(category);
  });
}

async function problemsOf(
  transaction: Queryable,
  { code, parentId }: CategoryForm,
  id: number | undefined,
): Promise<FormProblems | undefined> {
  const problems: FormProblems = {};
  const owner = await queryFirst<{ id: number }>(
    transaction,
    "SELECT id FROM categories WHERE code = ?",
    [code],
  );
  if (owner && owner.id !== id) problems.code = { code: "taken", value: code };
  if (parentId !== null) {
    const rows = await allPlaces(transaction);
    if (!rows.some((row) => row.id === parentId)) problems.parent = { code: "choose" };
    else if (id !== undefined && subtreeOf(rows, id).has(parentId)) {
      problems.parent = { code: "own_subtree" };
    }
  }
  return Object.keys(problems).length > 0 ? problems : undefined;
}

const allPlaces = (transaction: Queryable) =>
  queryAll<TreeRow>(transaction, "SELECT id, parent_id AS parentId FROM categories");

async function siblingIds(transaction: Queryable, parentId: number | null): Promise<number[]> {
  const rows = await queryAll<{ id: number }>(
    transaction,
    "SELECT id FROM categories WHERE parent_id IS ? ORDER BY position, id",
    [parentId],
  );
  return rows.map(({ id }) => id);
}

/** Counts the siblings again from 1, with the category at its place. */
async function placeCategory(
  transaction: Queryable,
  { id, parentId, place }: { id: number; parentId: number | null; place: number | null },
): Promise<void> {
  const order = placeAmong(await siblingIds(transaction, parentId), id, place);
  await transaction.executeMany(
    "UPDATE categories SET position = ?1, applied_hash = NULL WHERE id = ?2 AND position <> ?1",
    order.map((each, index) => [index + 1, each]),
  );
}

const upsertText = `
  INSERT INTO category_texts (category_id, language, name, heading, description, seo_url, seo_title,
                              seo_description, sort_key)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
  ON CONFLICT (category_id, language) DO UPDATE
     SET name = excluded.name, heading = excluded.heading, description = excluded.description,
         seo_url = excluded.seo_url, seo_title = excluded.seo_title,
         seo_description = excluded.seo_description, sort_key = excluded.sort_key`;

async function writeTexts(
  transaction: Queryable,
  id: number,
  { texts }: CategoryForm,
): Promise<void> {
  for (const [language, text] of Object.entries(texts)) {
    if (text) {
      const { name, heading, description, seoUrl, seoTitle, seoDescription } = text;
      const values = [name, heading, description, seoUrl, seoTitle, seoDescription];
      await transaction.execute({
        sql: upsertText,
        args: [id, language, ...values, sortKey(name)],
      });
    } else {
      await transaction.execute({
        sql: "DELETE FROM category_texts WHERE category_id = ? AND language = ?",
        args: [id, language],
      });
    }
  }
}

async function journal(
  transaction: Queryable,
  id: number,
  { before, after }: { before: Record<string, unknown>; after: Category },
  editing: Editing,
): Promise<void> {
  const now = (await categoryById(transaction, after.id))!;
  const changes = changesBetween(before, await journaled(transaction, now));
  if (Object.keys(changes).length === 0) return;
  await recordEdit(transaction, { entity: "categories", id }, changes, editing);
}

/** A category as its journal tells of it: the parent by its code, texts by language. */
async function journaled(
  transaction: Queryable,
  { code, parentId, active, showInMenu, texts, id }: Category,
): Promise<Record<string, unknown>> {
  const parent = parentId === null ? undefined : await categoryById(transaction, parentId);
  const place = (await siblingIds(transaction, parentId)).indexOf(id) + 1;
  const flat: Record<string, unknown> = {
    ...{ code, active, showInMenu, place },
    parent: parent?.code ?? null,
  };
  for (const [language, text] of Object.entries(texts)) {
    for (const [name, value] of Object.entries(text as CategoryText)) {
      flat[`${name}:${language}`] = value;
    }
  }
  return flat;
}
