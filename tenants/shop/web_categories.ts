import type { Language } from "../../core/language.ts";
import { WebCategories } from "../../core/web/categories.ts";
import { type Queryable, queryAll } from "../engine/database.ts";

interface CategoryRow {
  id: number;
  code: string;
  parent_id: number | null;
  active: number;
  show_in_menu: number;
  name: string | null;
  own_name: string | null;
  seo_url: string | null;
  visible: number | null;
}

const selectCategories = `
  SELECT category.id, category.code, category.parent_id, category.active, category.show_in_menu,
         coalesce(own.name, main.name, (
           SELECT name FROM category_texts WHERE category_id = category.id
            ORDER BY language LIMIT 1)) AS name,
         own.name AS own_name, own.seo_url, own.visible
    FROM categories AS category
    LEFT JOIN category_texts AS own
      ON own.category_id = category.id AND own.language = ?1
    LEFT JOIN category_texts AS main
      ON main.category_id = category.id AND main.language = ?2
   ORDER BY category.position, category.id`;

/** The categories that customers see, named in the first of the languages as far as they can be. */
export async function webCategories(
  shop: Queryable,
  [language, main = language]: readonly [Language, ...Language[]],
): Promise<WebCategories> {
  const rows = await queryAll<CategoryRow>(shop, selectCategories, [language, main]);
  return new WebCategories(rows.map((row) => {
    const name = row.name ?? row.code;
    return {
      id: row.id,
      code: row.code,
      parentId: row.parent_id,
      name,
      addressName: row.seo_url || name,
      isTranslated: row.own_name !== null,
      inMenu: row.show_in_menu === 1,
      isShown: row.active === 1 && row.visible !== 0,
    };
  }));
}
