import type { CategoryLink } from "../../core/catalogue/values.ts";
import type { EntityRecord, RawRecord } from "../../core/formats/format.ts";
import { type FormatProblem, problem } from "../../core/formats/problems.ts";
import { mayTouch } from "../../core/imports/plan.ts";
import type { ImportSettings } from "../../core/imports/settings.ts";
import type { CategoryIndex } from "./category_index.ts";
import { sortedLinks } from "./product_load.ts";
import { type Resolved, without, withValue } from "./records/record_store.ts";

interface CategoryContext {
  categories: CategoryIndex;
  settings: ImportSettings;
  now: () => string;
  isNew: boolean;
}

/**
 * Codes of categories that the shop has not are left out, unless they are wanted as categories; so
 * are paths.
 */
export function resolveCategories(
  record: EntityRecord,
  raw: RawRecord,
  context: CategoryContext,
): Resolved {
  const resolved = resolveOwn(record, raw, context);
  const { newCategory } = context.settings;
  return context.isNew && newCategory !== "" ? withNewCategory(resolved, raw, context) : resolved;
}

/** The category that the settings put new products into, beside those of the file. */
function withNewCategory(
  { record, problems }: Resolved,
  raw: RawRecord,
  { categories, settings: { newCategory } }: CategoryContext,
): Resolved {
  if (!categories.ids.has(newCategory)) {
    const where = { line: raw.line, record: raw.number, value: newCategory };
    return { record, problems: [...problems, problem("category_unknown", where)] };
  }
  const links = (record.values.get("categories") ?? []) as readonly CategoryLink[];
  if (links.some(({ code }) => code === newCategory)) return { record, problems };
  const link = { code: newCategory, ...(links.length === 0 ? { primary: true } : {}) };
  return { record: withValue(record, "categories", sortedLinks([...links, link])), problems };
}

function resolveOwn(
  record: EntityRecord,
  raw: RawRecord,
  { categories, settings, now, isNew }: CategoryContext,
): Resolved {
  const wantsCategories = mayTouch("categories", isNew, settings);
  const links = record.values.get("categories") as readonly CategoryLink[] | null | undefined;
  const paths = record.values.get("categoryPaths") as readonly string[][] | null | undefined;
  const problems: FormatProblem[] = [];
  if (links) {
    if (settings.placeholderCategories && wantsCategories) {
      const above = record.categoriesAbove ?? new Map();
      for (const { code } of links) categories.addNamedByCode(code, above, now());
    }
    const known = links.filter((link) => categories.ids.has(link.code));
    for (const link of links) {
      if (known.includes(link)) continue;
      problems.push(
        problem("category_unknown", { line: raw.line, record: raw.number, value: link.code }),
      );
    }
    // A wrong code must not take a product out of the categories that it has.
    if (known.length === 0 && links.length > 0) {
      return { record: without(record, "categories"), problems };
    }
    return { record: withValue(record, "categories", sortedLinks(known)), problems };
  }
  if (links === undefined && paths && settings.createCategories && wantsCategories) {
    const made = sortedLinks(categories.linksOf(paths, now()));
    const wanted = new Set(
      paths.filter(({ length }) => length > 0).map((path) => path.join(" > ")),
    );
    if (made.length === 0 && wanted.size > 0) {
      for (const value of wanted) {
        const where = { line: raw.line, record: raw.number, value };
        problems.push(problem("tariff_full_categories", where));
      }
      return { record: without(record, "categories"), problems };
    }
    return { record: withValue(record, "categories", made), problems };
  }
  return { record, problems };
}
