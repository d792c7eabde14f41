import type { Context } from "hono";
import { categoryTextFields, textFieldName } from "../../core/catalogue/category_form.ts";
import { ancestorsOf, subtreeOf, treeOf } from "../../core/catalogue/category_tree.ts";
import type { FormFields } from "../../core/catalogue/form_fields.ts";
import type { FormRefusal } from "../../core/catalogue/form_problem.ts";
import {
  type Category,
  categoryById,
  categoryName,
  categoryUse,
  listCategories,
  type ListedCategory,
} from "../../tenants/shop/categories.ts";
import { editsOf, type SaveRefusal } from "../../tenants/shop/record_edits.ts";
import { CategoryPage, type ShownCategory } from "../../views/categories/category_page.tsx";
import type { Errors, FormValues } from "../../views/components/form.tsx";
import { formErrors } from "../../views/texts/form_problems.ts";
import type { Environment } from "../environment.ts";
import { MalformedFormError } from "../form.ts";
import { pageOf } from "../page.ts";
import { refuse } from "../refusal.tsx";
import { editsShown } from "./record.ts";

/** The category of the address, if the shop has it. */
export function foundCategory(c: Context<Environment>): Promise<Category | undefined> {
  return categoryById(c.var.current.database, Number(c.req.param("category")));
}

export const newCategoryValues = (parent: string): FormValues => ({
  parent,
  active: "true",
  showInMenu: "true",
});

interface Outcome {
  errors?: Errors;
  isConflict?: boolean;
  status?: 200 | 409 | 422;
}

/** The form of a category, or of a new one, with what is stored or what was typed. */
export async function categoryPage(
  c: Context<Environment>,
  category: Category | undefined,
  typed?: FormValues,
  { errors, isConflict, status = 200 }: Outcome = {},
): Promise<Response> {
  const { database, shop } = c.var.current;
  const all = await listCategories(database, shop.languages[0]!);
  const own = category ? subtreeOf(all, category.id) : new Set<number>();
  return await c.html(
    <CategoryPage
      page={pageOf(c)}
      places={treeOf(all.filter(({ id }) => !own.has(id)))}
      values={typed ?? valuesOf(category!, all)}
      now={c.var.services.platform.now()}
      {...(category ? { category: await shownCategory(c, category, all) } : {})}
      {...(errors ? { errors } : {})}
      {...(isConflict ? { isConflict } : {})}
    />,
    status,
  );
}

/** The form again with what was typed, and why it was not saved. */
export async function refusedCategory(
  c: Context<Environment>,
  category: Category | undefined,
  fields: FormFields,
  error: FormRefusal | SaveRefusal,
): Promise<Response> {
  switch (error.code) {
    case "malformed":
      throw new MalformedFormError("The form of a category has other fields than its page");
    case "gone":
      return await refuse(c, "not_found");
    case "refused": {
      const errors = formErrors(c.var.language, error.problems);
      return await categoryPage(c, category, fields, { errors, status: 422 });
    }
    case "changed_meanwhile": {
      const values = { ...fields, version: category!.updatedAt };
      return await categoryPage(c, category, values, { isConflict: true, status: 409 });
    }
  }
}

function valuesOf(category: Category, all: readonly ListedCategory[]): FormValues {
  const siblings = all.filter(({ parentId }) => parentId === category.parentId).map(({ id }) => id);
  const values: FormValues = {
    code: category.code,
    parent: category.parentId === null ? "" : String(category.parentId),
    place: String(siblings.indexOf(category.id) + 1),
    active: String(category.active),
    showInMenu: String(category.showInMenu),
    version: category.updatedAt,
  };
  for (const [language, text] of Object.entries(category.texts)) {
    for (const name of categoryTextFields) {
      values[textFieldName(language as "cs", name)] = text[name] ?? "";
    }
  }
  return values;
}

async function shownCategory(
  c: Context<Environment>,
  category: Category,
  all: readonly ListedCategory[],
): Promise<ShownCategory> {
  const { database, shop } = c.var.current;
  const byId = new Map(all.map((each) => [each.id, each]));
  const { id, code, createdAt, updatedAt } = category;
  return {
    ...{ id, code, createdAt, updatedAt },
    name: categoryName(category, shop.languages[0]!),
    above: ancestorsOf(byId, category),
    ...await categoryUse(database, id),
    description: category.texts[shop.languages[0]!]?.description ?? undefined,
    edits: await editsOf(database, { entity: "categories", id }, { limit: editsShown }),
  };
}
