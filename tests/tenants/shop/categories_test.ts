import assert from "node:assert/strict";
import type { CategoryForm } from "../../../core/catalogue/category_form.ts";
import {
  createCategory,
  deleteCategory,
  moveCategory,
  updateCategory,
} from "../../../tenants/shop/category_changes.ts";
import { categoryById, listCategories } from "../../../tenants/shop/categories.ts";
import { editsOf } from "../../../tenants/shop/record_edits.ts";
import { openTestShop, testNow, type TestShop } from "../../support/test_shop.ts";

const editing = { now: testNow, actorName: "Jana" };

function formOf(changes: Partial<CategoryForm> & { name?: string } = {}): CategoryForm {
  const { name = "Nářadí", ...rest } = changes;
  const text = { heading: null, description: null, seoUrl: null, seoTitle: null };
  return {
    code: "K1",
    parentId: null,
    place: null,
    active: true,
    showInMenu: true,
    texts: { cs: { name, ...text, seoDescription: null } },
    version: undefined,
    ...rest,
  };
}

async function create(shop: TestShop, changes: Parameters<typeof formOf>[0]): Promise<number> {
  const created = await createCategory(shop.database, formOf(changes), editing);
  assert.ok(created.ok);
  return created.value;
}

const namesOf = async ({ database }: TestShop) =>
  (await listCategories(database, "cs")).map(({ name }) => name);

Deno.test("createCategory() puts a category at its place among the others", async () => {
  await using shop = await openTestShop();
  await create(shop, { code: "A", name: "Nářadí" });
  await create(shop, { code: "B", name: "Zahrada" });
  await create(shop, { code: "C", name: "Čaje", place: 1 });
  assert.deepEqual(await namesOf(shop), ["Čaje", "Nářadí", "Zahrada"]);
});

Deno.test("createCategory() refuses a code that another category has", async () => {
  await using shop = await openTestShop();
  await create(shop, { code: "A" });
  assert.deepEqual(await createCategory(shop.database, formOf({ code: "A" }), editing), {
    ok: false,
    error: { code: "refused", problems: { code: { code: "taken", value: "A" } } },
  });
});

Deno.test("updateCategory() writes down what changed, and nothing else", async () => {
  await using shop = await openTestShop();
  const id = await create(shop, { code: "A" });
  const saved = await updateCategory(
    shop.database,
    id,
    formOf({ code: "A", name: "Dílna", active: false, version: testNow }),
    { ...editing, actorName: "Petr" },
  );
  assert.ok(saved.ok);
  const [edit] = await editsOf(shop.database, { entity: "categories", id }, { limit: 1 });
  assert.equal(edit?.actorName, "Petr");
  assert.deepEqual(edit?.changes, { active: [true, false], "name:cs": ["Nářadí", "Dílna"] });
});

Deno.test("updateCategory() refuses what was filled in before somebody else's change", async () => {
  await using shop = await openTestShop();
  const id = await create(shop, { code: "A" });
  const form = formOf({ code: "A", name: "Dílna", version: testNow });
  assert.ok((await updateCategory(shop.database, id, form, editing)).ok);

  const late = await updateCategory(shop.database, id, { ...form, code: "B" }, editing);

  assert.deepEqual(late, { ok: false, error: { code: "changed_meanwhile" } });
  assert.equal((await categoryById(shop.database, id))?.code, "A");
});

Deno.test("updateCategory() refuses to put a category into itself or below itself", async () => {
  await using shop = await openTestShop();
  const top = await create(shop, { code: "A" });
  const below = await create(shop, { code: "B", parentId: top });
  const deepest = await create(shop, { code: "C", parentId: below });
  for (const parentId of [top, below, deepest]) {
    const form = formOf({ code: "A", parentId, version: testNow });
    assert.deepEqual(await updateCategory(shop.database, top, form, editing), {
      ok: false,
      error: { code: "refused", problems: { parent: { code: "own_subtree" } } },
    });
  }
});

Deno.test("updateCategory() refuses a parent that the shop does not have", async () => {
  await using shop = await openTestShop();
  const id = await create(shop, { code: "A" });
  const form = formOf({ code: "A", parentId: 999, version: testNow });
  assert.deepEqual(await updateCategory(shop.database, id, form, editing), {
    ok: false,
    error: { code: "refused", problems: { parent: { code: "choose" } } },
  });
});

Deno.test("updateCategory() forgets a language that has no texts any more", async () => {
  await using shop = await openTestShop();
  const text = formOf({ name: "Tools" }).texts.cs!;
  const cs = formOf().texts.cs!;
  const id = await create(shop, { code: "A", texts: { cs, en: text } });
  const form = formOf({ code: "A", texts: { cs, en: null }, version: testNow });
  assert.ok((await updateCategory(shop.database, id, form, editing)).ok);
  assert.equal((await categoryById(shop.database, id))?.texts.en, undefined);
  const [edit] = await editsOf(shop.database, { entity: "categories", id }, { limit: 1 });
  assert.deepEqual(edit?.changes, { "name:en": ["Tools", null] });
});

Deno.test("moveCategory() moves by one and stays at the edges", async () => {
  await using shop = await openTestShop();
  await create(shop, { code: "A", name: "Čaje" });
  const last = await create(shop, { code: "B", name: "Zahrada" });
  await moveCategory(shop.database, last, "up", editing);
  assert.deepEqual(await namesOf(shop), ["Zahrada", "Čaje"]);
  await moveCategory(shop.database, last, "up", editing);
  assert.deepEqual(await namesOf(shop), ["Zahrada", "Čaje"]);
  await moveCategory(shop.database, last, "down", editing);
  assert.deepEqual(await namesOf(shop), ["Čaje", "Zahrada"]);
});

Deno.test("deleteCategory() keeps the products and only unlinks them", async () => {
  await using shop = await openTestShop();
  const id = await create(shop, { code: "A" });
  const { lastInsertRowid } = await shop.database.execute({
    sql: "INSERT INTO products (code, created_at, updated_at) VALUES ('P', ?, ?)",
    args: [testNow, testNow],
  });
  await shop.database.execute({
    sql: "INSERT INTO product_categories (product_id, category_id) VALUES (?, ?)",
    args: [lastInsertRowid!, id],
  });
  assert.equal((await listCategories(shop.database, "cs"))[0]?.products, 1);

  assert.ok((await deleteCategory(shop.database, id, editing)).ok);

  const count = async (table: string) =>
    (await shop.database.execute(`SELECT count(*) AS count FROM ${table}`)).rows[0]?.count;
  assert.equal(await count("products"), 1);
  assert.equal(await count("product_categories"), 0);
  assert.equal(await count("category_texts"), 0);
});

Deno.test("deleteCategory() refuses while there are subcategories", async () => {
  await using shop = await openTestShop();
  const top = await create(shop, { code: "A" });
  await create(shop, { code: "B", parentId: top });
  assert.deepEqual(await deleteCategory(shop.database, top, editing), {
    ok: false,
    error: { code: "has_subcategories" },
  });
});
