import type { Missing, MissingChange } from "../../core/imports/missing.ts";
import type { CurrentRecord, CurrentVariant } from "../../core/imports/plan.ts";
import type { CategoryLink, FieldPath, Value } from "../../core/catalogue/values.ts";
import type { Argument, Cell, Queryable, Statement } from "../engine/database.ts";
import { type OwnerTables, productTables, variantTables } from "./product_columns.ts";
import { type FieldColumn, fromCell } from "./records/columns.ts";

/** Loads whole products, in seven queries however many there are. Ids that do not exist are absent. */
export async function loadProducts(
  database: Queryable,
  ids: readonly number[],
): Promise<Map<number, CurrentRecord>> {
  const products = new Map<number, LoadedProduct>();
  if (ids.length === 0) return products;
  const wanted = new Set(ids);
  const owners = among(ids);
  for (const row of await database.cells(selectProducts(owners))) {
    const [id, code, updatedAt, owner, missingAs, missingChanges] = row;
    if (!wanted.has(id as number)) continue;
    products.set(id as number, {
      id: id as number,
      code: (code as string | null) ?? undefined,
      updatedAt: updatedAt as string,
      values: valuesOf(row, 6, plainOfProducts),
      variants: [],
      owner: owner as number | null,
      ...missingOf(missingAs, missingChanges),
    });
  }
  await addTextsAndPrices(database, productTables, owners, products);
  await addCategories(database, owners, products);
  await addVariants(database, owners, products);
  return products;
}

function missingOf(
  as: Cell | undefined,
  changes: Cell | undefined,
): { missing?: Missing } {
  if (typeof as !== "string") return {};
  const done = Object.entries(JSON.parse((changes as string | null) ?? "{}"));
  return { missing: { as: as as MissingChange, changes: new Map(done) as Missing["changes"] } };
}

/** Ids of owners, as a condition asks for them. */
interface Among {
  of: (column: string) => string;
  args: readonly Argument[];
}

/**
 * Ids that lie close to one another are asked for as a range, which is read twice as fast as a list;
 * the few among them that nobody wanted have no owner then.
 */
function among(ids: readonly number[]): Among {
  let min = Infinity;
  let max = -Infinity;
  for (const id of ids) {
    if (id < min) min = id;
    if (id > max) max = id;
  }
  return max - min < 2 * ids.length
    ? { of: (column) => `${column} BETWEEN ? AND ?`, args: [min, max] }
    : {
      of: (column) => `${column} IN (SELECT value FROM json_each(?))`,
      args: [JSON.stringify(ids)],
    };
}

interface LoadedVariant extends CurrentVariant {
  values: Map<FieldPath, Value>;
}
interface LoadedProduct extends CurrentRecord {
  values: Map<FieldPath, Value>;
  variants: LoadedVariant[];
}

const namesOf = (columns: readonly FieldColumn[]): string =>
  columns.map(({ column }) => column).join(", ");

const productNames = namesOf(productTables.plain);
const selectProducts = ({ of, args }: Among): Statement => ({
  sql: `
  SELECT id, code, updated_at, created_by_import, missing_as, missing_changes, ${productNames}
    FROM products
   WHERE ${of("id")}
   ORDER BY id`,
  args,
});

const variantNames = namesOf(variantTables.plain);
const selectVariants = ({ of, args }: Among): Statement => ({
  sql: `
  SELECT id, code, product_id, missing_as, missing_changes, ${variantNames}
    FROM variants
   WHERE ${of("product_id")}
   ORDER BY product_id, position, id`,
  args,
});

async function addVariants(
  database: Queryable,
  owners: Among,
  products: ReadonlyMap<number, LoadedProduct>,
): Promise<void> {
  const variants = new Map<number, LoadedVariant>();
  for (const row of await database.cells(selectVariants(owners))) {
    const [id, code, productId, missingAs, missingChanges] = row;
    const product = products.get(productId as number);
    if (!product) continue;
    const variant: LoadedVariant = {
      id: id as number,
      code: (code as string | null) ?? undefined,
      values: valuesOf(row, 5, plainOfVariants),
      ...missingOf(missingAs, missingChanges),
    };
    variants.set(variant.id, variant);
    product.variants.push(variant);
  }
  if (variants.size === 0) return;
  await addTextsAndPrices(database, variantTables, among([...variants.keys()]), variants);
}

/** Columns with the paths of their values, which are put together once for many rows. */
interface PathColumns {
  columns: readonly FieldColumn[];
  paths: readonly FieldPath[];
}

const withPaths = (columns: readonly FieldColumn[], scope = ""): PathColumns => ({
  columns,
  paths: columns.map(({ field }) => field + scope),
});

const plainOfProducts = withPaths(productTables.plain);
const plainOfVariants = withPaths(variantTables.plain);

function valuesOf(
  row: readonly Cell[],
  from: number,
  columns: PathColumns,
): Map<FieldPath, Value> {
  const values = new Map<FieldPath, Value>();
  addCells(values, row, from, columns);
  return values;
}

/** Sets what the cells from an index on say; most cells of a row are empty. */
function addCells(
  values: Map<FieldPath, Value>,
  row: readonly Cell[],
  from: number,
  { paths, columns }: PathColumns,
): void {
  for (let index = 0; index < columns.length; index++) {
    const cell = row[from + index];
    if (cell !== null) values.set(paths[index]!, fromCell(cell, columns[index]!)!);
  }
}

type Owners = ReadonlyMap<number, { values: Map<FieldPath, Value> }>;

async function addTextsAndPrices(
  database: Queryable,
  { idColumn, texts, prices, language, price }: OwnerTables,
  { of, args }: Among,
  owners: Owners,
): Promise<void> {
  const where = `WHERE ${of(idColumn)}`;
  const textRows = await database.cells({
    sql: `SELECT ${idColumn}, language, ${namesOf(language)} FROM ${texts} ${where}`,
    args,
  });
  addScoped(owners, textRows, { from: 2, columns: language });
  const priceRows = await database.cells({
    sql: `SELECT ${idColumn}, currency, price_list, ${namesOf(price)} FROM ${prices} ${where}`,
    args,
  });
  addScoped(owners, priceRows, { from: 3, columns: price });
}

/** Rows of values that hold for something: for the cells between the owner and those of values. */
function addScoped(
  owners: Owners,
  rows: readonly (readonly Cell[])[],
  { from, columns }: { from: number; columns: readonly FieldColumn[] },
): void {
  const columnsByScope = new Map<string, PathColumns>();
  for (const row of rows) {
    const values = owners.get(row[0] as number)?.values;
    if (!values) continue;
    const scope = from === 2 ? row[1] as string : `${row[1]}:${row[2]}`;
    let scoped = columnsByScope.get(scope);
    if (!scoped) columnsByScope.set(scope, scoped = withPaths(columns, `:${scope}`));
    addCells(values, row, from, scoped);
  }
}

/** Their order is that of {@link sortedLinks}. */
const selectCategories = ({ of, args }: Among): Statement => ({
  sql: `
  SELECT link.product_id, category.code, link.is_primary, link.position
    FROM product_categories AS link
    JOIN categories AS category ON category.id = link.category_id
   WHERE ${of("link.product_id")}`,
  args,
});

async function addCategories(
  database: Queryable,
  owners: Among,
  products: ReadonlyMap<number, LoadedProduct>,
): Promise<void> {
  const links = new Map<number, CategoryLink[]>();
  for (const row of await database.cells(selectCategories(owners))) {
    const [productId, code, isPrimary, position] = row as [number, string, number, number | null];
    const list = links.get(productId) ?? [];
    list.push(categoryLink(code, isPrimary === 1, position));
    links.set(productId, list);
  }
  for (const [id, list] of links) {
    products.get(id)?.values.set("categories", list.length > 1 ? sortedLinks(list) : list);
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
