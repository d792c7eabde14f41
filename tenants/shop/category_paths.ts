import type { Language } from "../../core/language.ts";
import { type Queryable, queryAll } from "../engine/database.ts";

/** Names of categories from the top down, by the code of the last one. */
export type CategoryPaths = ReadonlyMap<string, readonly string[]>;

interface CategoryRow {
  id: number;
  code: string;
  parent_id: number | null;
  active: number;
  /** In the language; 0 where customers of it do not see the category. */
  visible: number | null;
  name: string | null;
}

const selectCategories = `
  SELECT category.id, category.code, category.parent_id, category.active,
         (SELECT visible FROM category_texts
           WHERE category_id = category.id AND language = ?1) AS visible,
         coalesce(
           (SELECT name FROM category_texts
             WHERE category_id = category.id AND language = ?1),
           (SELECT name FROM category_texts
             WHERE category_id = category.id ORDER BY language LIMIT 1)) AS name
    FROM categories AS category
   ORDER BY category.id`;

/**
 * Paths of all categories in a language, in another one where they have no name in it. One that is
 * hidden, in this language or in all, or stands under a hidden one, has no path.
 */
export async function categoryPaths(shop: Queryable, language: Language): Promise<CategoryPaths> {
  const rows = await queryAll<CategoryRow>(shop, selectCategories, [language]);
  const byId = new Map(rows.map((row) => [row.id, row]));
  const paths = new Map<string, readonly string[]>();
  for (const row of rows) {
    const path = pathOf(row, byId);
    if (path !== undefined) paths.set(row.code, path);
  }
  return paths;
}

function pathOf(
  category: CategoryRow,
  byId: ReadonlyMap<number, CategoryRow>,
): string[] | undefined {
  const path: string[] = [];
  const passed = new Set<number>();
  let row: CategoryRow | undefined = category;
  while (row !== undefined) {
    if (row.active === 0 || row.visible === 0 || passed.has(row.id)) return undefined;
    passed.add(row.id);
    path.unshift(row.name ?? row.code);
    row = row.parent_id === null ? undefined : byId.get(row.parent_id);
  }
  return path;
}
