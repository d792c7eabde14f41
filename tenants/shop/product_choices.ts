import type { Language } from "../../core/language.ts";
import { type Queryable, queryAll } from "../engine/database.ts";

export interface CategoryChoice {
  id: number;
  code: string;
  name: string;
  /** 0 for the top. */
  depth: number;
}

const selectCategories = `
  SELECT category.id, category.code, category.parent_id,
         coalesce((SELECT name FROM category_texts WHERE category_id = category.id
                    ORDER BY language <> ? , language LIMIT 1), category.code) AS name
    FROM categories AS category
   ORDER BY category.position, category.id`;

/** The tree from the top, each category followed by what is below it. */
export async function categoryChoices(
  shop: Queryable,
  language: Language,
): Promise<CategoryChoice[]> {
  const rows = await queryAll<{ id: number; code: string; parent_id: number | null; name: string }>(
    shop,
    selectCategories,
    [language],
  );
  const children = Map.groupBy(rows, (row) => row.parent_id);
  const choices: CategoryChoice[] = [];
  const add = (parent: number | null, depth: number) => {
    for (const { id, code, name } of children.get(parent) ?? []) {
      choices.push({ id, code, name, depth });
      add(id, depth + 1);
    }
  };
  add(null, 0);
  return choices;
}

const choicesMax = 500;

/** Each value once, by steps along the index: a hundred makers cost a hundred steps. */
const distinct = (column: "manufacturer" | "availability") => `
  WITH RECURSIVE each (value) AS (
    SELECT min(${column}) FROM products WHERE ${column} IS NOT NULL
    UNION ALL
    SELECT (SELECT min(${column}) FROM products WHERE ${column} > each.value)
      FROM each WHERE each.value IS NOT NULL LIMIT ${choicesMax})
  SELECT value FROM each WHERE value IS NOT NULL`;

export async function usedValues(
  shop: Queryable,
  column: "manufacturer" | "availability",
): Promise<string[]> {
  const rows = await queryAll<{ value: string }>(shop, distinct(column));
  return rows.map(({ value }) => value).sort((a, b) => a.localeCompare(b, "cs"));
}
