import type { Context } from "hono";
import { categoryForm } from "../../core/catalogue/category_form.ts";
import { ancestorsOf, treeOf } from "../../core/catalogue/category_tree.ts";
import { idOf } from "../../core/catalogue/list_query.ts";
import { readForm } from "../../core/catalogue/form_fields.ts";
import { plainText } from "../../core/catalogue/search_words.ts";
import { importChoices } from "../../tenants/shop/import_choices.ts";
import { categoryName, categoryUse, listCategories } from "../../tenants/shop/categories.ts";
import {
  createCategory,
  deleteCategory,
  moveCategory,
  updateCategory,
} from "../../tenants/shop/category_changes.ts";
import { CategoryList } from "../../views/categories/category_list.tsx";
import { DeletionPage } from "../../views/records/deletion_page.tsx";
import { paths, withQuery } from "../../views/paths.ts";
import { categoryTexts } from "../../views/texts/categories.ts";
import { createRouter, type Environment } from "../environment.ts";
import { MalformedFormError } from "../form.ts";
import { pageOf } from "../page.ts";
import { readPostedForm } from "../record_form.ts";
import { refuse } from "../refusal.tsx";
import {
  categoryPage,
  foundCategory,
  newCategoryValues,
  refusedCategory,
} from "./category_page.tsx";
import { auditRecord, editingOf, limitsOf, sayListAddress, saySaved } from "./record.ts";

export const categories = createRouter();

const path = "/shops/:shop/categories";
const one = `${path}/:category{[0-9]+}`;

categories.get(path, async (c) => {
  const { database, shop } = c.var.current;
  const search = (c.req.query("q") ?? "").trim().slice(0, 200);
  const importId = idOf(c.req.query("import"));
  const all = await listCategories(database, shop.languages[0]!);
  const byId = new Map(all.map((category) => [category.id, category]));
  const wanted = plainText(search);
  const isFiltered = search !== "" || importId !== undefined;
  const found = !isFiltered ? [] : all
    .filter(({ name, code }) => plainText(`${name} ${code}`).includes(wanted))
    .filter(({ createdByImport }) => importId === undefined || createdByImport === importId)
    .map((category) => ({
      category,
      above: ancestorsOf(byId, category).map(({ name }) => name),
    }));
  sayListAddress(c, withQuery(paths.categories(shop), { q: search, import: importId }));
  return c.html(
    <CategoryList
      page={pageOf(c)}
      total={all.length}
      tree={treeOf(all)}
      imports={await importChoices(database, "categories", importId)}
      {...{ search, importId, found }}
    />,
  );
});

categories.get(`${path}/new`, async (c) => {
  const parent = c.req.query("parent") ?? "";
  return await categoryPage(c, undefined, newCategoryValues(parent));
});

categories.post(path, async (c) => {
  const { database, shop } = c.var.current;
  const { fields } = await readPostedForm(c);
  const form = readForm(categoryForm(shop.languages), fields);
  const editing = { ...editingOf(c), limits: await limitsOf(c) };
  const created = form.ok ? await createCategory(database, form.value, editing) : form;
  if (!created.ok) return await refusedCategory(c, undefined, fields, created.error);
  await auditRecord(c, "category.create", fields.code ?? "");
  const name = fields[`${shop.languages[0]}.name`] ?? "";
  saySaved(c, categoryTexts[c.var.language].created(name));
  return c.redirect(paths.category(shop, String(created.value)), 303);
});

categories.get(one, async (c) => {
  const category = await foundCategory(c);
  return category ? await categoryPage(c, category) : refuse(c, "not_found");
});

categories.post(one, async (c) => {
  const { database, shop } = c.var.current;
  const category = await foundCategory(c);
  if (!category) return refuse(c, "not_found");
  const { fields } = await readPostedForm(c);
  const form = readForm(categoryForm(shop.languages), fields);
  const saved = form.ok
    ? await updateCategory(database, category.id, form.value, editingOf(c))
    : form;
  if (!saved.ok) return await refusedCategory(c, category, fields, saved.error);
  await auditRecord(c, "category.update", fields.code ?? "");
  saySaved(c);
  return c.redirect(paths.category(shop, String(category.id)), 303);
});

categories.post(`${one}/place`, async (c) => {
  const { database, shop } = c.var.current;
  const { fields: { direction, ...rest } } = await readPostedForm(c);
  const isKnown = direction === "up" || direction === "down";
  if (!isKnown || Object.keys(rest).length > 0) {
    throw new MalformedFormError("A category is moved up or down");
  }
  const moved = await moveCategory(
    database,
    Number(c.req.param("category")),
    direction,
    editingOf(c),
  );
  if (!moved.ok) return refuse(c, "not_found");
  await auditRecord(c, "category.move", moved.value.code, { direction });
  return c.redirect(paths.categories(shop), 303);
});

categories.get(`${one}/deletion`, (c) => deletionPage(c, 200));

categories.post(`${one}/deletion`, async (c) => {
  const { database, shop } = c.var.current;
  const { fields } = await readPostedForm(c);
  if (Object.keys(fields).length > 0) throw new MalformedFormError("A deletion has no fields");
  const deleted = await deleteCategory(database, Number(c.req.param("category")), editingOf(c));
  if (!deleted.ok) {
    return deleted.error.code === "gone" ? refuse(c, "not_found") : await deletionPage(c, 422);
  }
  await auditRecord(c, "category.delete", deleted.value.code);
  const name = categoryName(deleted.value, shop.languages[0]!);
  saySaved(c, categoryTexts[c.var.language].deleted(name));
  return c.redirect(paths.categories(shop), 303);
});

async function deletionPage(c: Context<Environment>, status: 200 | 422) {
  const { database, shop } = c.var.current;
  const category = await foundCategory(c);
  if (!category) return refuse(c, "not_found");
  const texts = categoryTexts[c.var.language];
  const { products, subcategories } = await categoryUse(database, category.id);
  const back = paths.category(shop, String(category.id));
  const text = subcategories > 0
    ? texts.deletionRefused(subcategories)
    : products > 0
    ? texts.deletionProducts(products)
    : texts.deletionEmpty;
  return c.html(
    <DeletionPage
      page={pageOf(c)}
      active="categories"
      title={texts.deletion}
      breadcrumbs={[
        { text: texts.title, href: paths.categories(shop) },
        { text: categoryName(category, shop.languages[0]!), href: back },
      ]}
      text={text}
      isRefused={subcategories > 0}
      action={paths.categoryDeletion(shop, String(category.id))}
      back={back}
    />,
    status,
  );
}
