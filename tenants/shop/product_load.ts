import type { MissingChange } from "../../core/imports/missing.ts";
import type { CurrentRecord, CurrentVariant } from "../../core/imports/plan.ts";
import type { CategoryLink, FieldPath, Value } from "../../core/catalogue/values.ts";
import { type Queryable, queryAll, type Row } from "../engine/database.ts";
import { type OwnerTables, productTables, variantTables } from "./product_columns.ts";
import { type FieldColumn, fromCell } from "./records/columns.ts";

/** Loads whole products, in five queries however many there are. Ids that do not exist are absent. */
export async function loadProducts(
  database: Queryable,
  ids: readonly number[],
): Promise<Map<number, CurrentRecord>> {
  const products = new Map<number, LoadedProduct>();
  if (ids.length === 0) return products;
  const list = JSON.stringify(ids);
  for (const row of await mainRows(database, productTables, "id", list)) {
    products.set(row.id as number, {
      id: row.id as number,
      code: (row.code as string | null) ?? undefined,
      updatedAt: row.updated_at as string,
      values: plainValues(row, productTables.plain),
      variants: [],
      ...(row.missing_as === null ? {} : { missingAs: row.missing_as as MissingChange }),
    });
  }
  await addTextsAndPrices(database, productTables, list, products);
  await addCategories(database, list, products);
  await addVariants(database, list, products);
  return products;
}

interface LoadedVariant extends CurrentVariant {
  values: Map<FieldPath, Value>;
}
interface LoadedProduct extends CurrentRecord {
  values: Map<FieldPath, Value>;
  variants: LoadedVariant[];
}

async function addVariants(
  database: Queryable,
  productIds: string,
  products: Map<number, LoadedProduct>,
): Promise<void> {
  const variants = new Map<number, LoadedVariant>();
  for (const row of await mainRows(database, variantTables, "product_id", productIds)) {
    const variant: LoadedVariant = {
      id: row.id as number,
      code: (row.code as string | null) ?? undefined,
      values: plainValues(row, variantTables.plain),
    };
    variants.set(variant.id, variant);
    products.get(row.product_id as number)?.variants.push(variant);
  }
  if (variants.size === 0) return;
  await addTextsAndPrices(database, variantTables, JSON.stringify([...variants.keys()]), variants);
}

function mainRows(
  database: Queryable,
  tables: OwnerTables,
  by: "id" | "product_id",
  ids: string,
): Promise<Row[]> {
  const columns = tables.plain.map(({ column }) => column).join(", ");
  const extra = tables.main === "variants" ? "product_id, " : "missing_as, ";
  return queryAll<Row>(
    database,
    `SELECT id, code, updated_at, ${extra}${columns}
       FROM ${tables.main}
      WHERE ${by} IN (SELECT value FROM json_each(?))
      ORDER BY ${tables.main === "variants" ? "product_id, position, id" : "id"}`,
    [ids],
  );
}

function plainValues(row: Row, columns: readonly FieldColumn[]): Map<FieldPath, Value> {
  const values = new Map<FieldPath, Value>();
  for (const column of columns) setValue(values, column.field, row, column);
  return values;
}

function setValue(values: Map<FieldPath, Value>, path: FieldPath, row: Row, column: FieldColumn) {
  const value = fromCell(row[column.column], column);
  if (value !== undefined) values.set(path, value);
}

async function addTextsAndPrices(
  database: Queryable,
  tables: OwnerTables,
  ids: string,
  owners: ReadonlyMap<number, { values: Map<FieldPath, Value> }>,
): Promise<void> {
  const texts = tables.language.map(({ column }) => column).join(", ");
  for (
    const row of await queryAll<Row>(
      database,
      `SELECT ${tables.idColumn} AS owner, language, ${texts} FROM ${tables.texts}
        WHERE ${tables.idColumn} IN (SELECT value FROM json_each(?))`,
      [ids],
    )
  ) {
    const values = owners.get(row.owner as number)?.values;
    if (!values) continue;
    for (const column of tables.language) {
      setValue(values, `${column.field}:${row.language}`, row, column);
    }
  }
  const prices = tables.price.map(({ column }) => column).join(", ");
  for (
    const row of await queryAll<Row>(
      database,
      `SELECT ${tables.idColumn} AS owner, currency, price_list, ${prices} FROM ${tables.prices}
        WHERE ${tables.idColumn} IN (SELECT value FROM json_each(?))`,
      [ids],
    )
  ) {
    const values = owners.get(row.owner as number)?.values;
    if (!values) continue;
    for (const column of tables.price) {
      setValue(values, `${column.field}:${row.currency}:${row.price_list}`, row, column);
    }
  }
}

const selectCategories = `
  SELECT link.product_id, category.code, link.is_primary, link.position
    FROM product_categories AS link
    JOIN categories AS category ON category.id = link.category_id
   WHERE link.product_id IN (SELECT value FROM json_each(?))
   ORDER BY link.product_id, link.is_primary DESC, category.id`;

async function addCategories(
  database: Queryable,
  ids: string,
  products: ReadonlyMap<number, LoadedProduct>,
): Promise<void> {
  const links = new Map<number, CategoryLink[]>();
  for (
    const row of await queryAll<
      { product_id: number; code: string; is_primary: number; position: number | null }
    >(database, selectCategories, [ids])
  ) {
    const list = links.get(row.product_id) ?? [];
    list.push(categoryLink(row.code, row.is_primary === 1, row.position));
    links.set(row.product_id, list);
  }
  for (const [id, list] of links) {
    products.get(id)?.values.set("categories", sortedLinks(list));
  }
}

function categoryLink(code: string, primary: boolean, position: number | null): CategoryLink {
  return { code, ...(primary ? { primary } : {}), ...(position === null ? {} : { position }) };
}

/** Categories of a product have no order but the primary first: so equal sets compare as equal. */
export function sortedLinks(links: readonly CategoryLink[]): CategoryLink[] {
  return links
    .map((link) => categoryLink(link.code, link.primary === true, link.position ?? null))
    .sort((a, b) =>
      Number(b.primary ?? false) - Number(a.primary ?? false) ||
      (a.code < b.code ? -1 : a.code > b.code ? 1 : 0)
    );
}
