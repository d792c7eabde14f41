import type { CategoryText } from "../../core/catalogue/category_form.ts";
import { type Language, languages } from "../../core/language.ts";
import { type Queryable, queryAll, queryFirst, type Row } from "../engine/database.ts";

/** A category as a line of the tree. */
export interface ListedCategory {
  id: number;
  code: string;
  parentId: number | null;
  /** In the asked language, else in any other. */
  name: string;
  active: boolean;
  showInMenu: boolean;
  products: number;
  createdByImport: number | null;
}

/** Everything that people set of a category. */
export interface Category {
  id: number;
  code: string;
  parentId: number | null;
  position: number;
  active: boolean;
  showInMenu: boolean;
  texts: Partial<Record<Language, CategoryText>>;
  createdAt: string;
  updatedAt: string;
}

const selectTree = `
  SELECT category.id, category.code, category.parent_id, category.active, category.show_in_menu,
         category.created_by_import,
         coalesce(
           (SELECT name FROM category_texts WHERE category_id = category.id AND language = ?),
           (SELECT name FROM category_texts WHERE category_id = category.id
             ORDER BY language LIMIT 1),
           category.code) AS name,
         coalesce(linked.products, 0) AS products
    FROM categories AS category
    LEFT JOIN (SELECT category_id, count(*) AS products FROM product_categories
                GROUP BY category_id) AS linked ON linked.category_id = category.id
   ORDER BY category.position, category.id`;

/** All categories in the order of siblings, with the number of products linked to each. */
export async function listCategories(
  shop: Queryable,
  language: Language,
): Promise<ListedCategory[]> {
  const rows = await queryAll<Row>(shop, selectTree, [language]);
  return rows.map((row) => ({
    id: row.id as number,
    code: row.code as string,
    parentId: row.parent_id as number | null,
    name: row.name as string,
    active: row.active === 1,
    showInMenu: row.show_in_menu === 1,
    products: row.products as number,
    createdByImport: row.created_by_import as number | null,
  }));
}

const selectCategory = `
  SELECT id, code, parent_id, position, active, show_in_menu, created_at, updated_at
    FROM categories WHERE id = ?`;
const selectTexts = `
  SELECT language, name, heading, description, seo_url, seo_title, seo_description
    FROM category_texts WHERE category_id = ? ORDER BY language`;

export async function categoryById(shop: Queryable, id: number): Promise<Category | undefined> {
  const row = await queryFirst<Row>(shop, selectCategory, [id]);
  if (!row) return undefined;
  const texts = await queryAll<Row>(shop, selectTexts, [id]);
  return {
    id,
    code: row.code as string,
    parentId: row.parent_id as number | null,
    position: row.position as number,
    active: row.active === 1,
    showInMenu: row.show_in_menu === 1,
    texts: Object.fromEntries(texts.map((text) => [text.language as string, textOf(text)])),
    createdAt: row.created_at as string,
    updatedAt: row.updated_at as string,
  };
}

function textOf(row: Row): CategoryText {
  return {
    name: row.name as string,
    heading: row.heading as string | null,
    description: row.description as string | null,
    seoUrl: row.seo_url as string | null,
    seoTitle: row.seo_title as string | null,
    seoDescription: row.seo_description as string | null,
  };
}

/** The name by which a category is spoken of. */
export function categoryName(category: Category, language: Language): string {
  const { texts } = category;
  return texts[language]?.name ??
    languages.map((each) => texts[each]?.name).find((name) => name !== undefined) ?? category.code;
}

/** How many products and subcategories hang on a category. */
export async function categoryUse(
  shop: Queryable,
  id: number,
): Promise<{ products: number; subcategories: number }> {
  const row = await queryFirst<{ products: number; subcategories: number }>(
    shop,
    `SELECT (SELECT count(*) FROM product_categories WHERE category_id = ?1) AS products,
            (SELECT count(*) FROM categories WHERE parent_id = ?1) AS subcategories`,
    [id],
  );
  return row!;
}
