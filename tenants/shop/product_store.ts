import { sortKey } from "../../core/catalogue/sort_key.ts";
import {
  type CategoryLink,
  fieldOfPath,
  type FieldPath,
  type Value,
} from "../../core/catalogue/values.ts";
import type { Argument, Queryable } from "../engine/database.ts";
import { type OwnerTables, productTables, variantTables } from "./product_columns.ts";
import { type FieldColumn, marks, toCell } from "./records/columns.ts";

type ReadonlyValues = ReadonlyMap<FieldPath, Value>;

export interface VariantValues {
  code: string | undefined;
  values: ReadonlyValues;
}

/** A product to be written as a whole; what it has not, it loses. */
export interface StoredProduct {
  id: number;
  code: string | undefined;
  values: ReadonlyValues;
  /** All that it will have: they are searched and counted with it. */
  variants: readonly VariantValues[];
  createdByImport: number | null;
  updatedByImport: number | null;
  appliedHash: string | null;
  createdAt: string;
  updatedAt: string;
}

export interface StoredVariant {
  id: number;
  productId: number;
  code: string | undefined;
  position: number;
  values: ReadonlyValues;
  createdAt: string;
  updatedAt: string;
}

const productColumns = [
  "id",
  "code",
  "created_by_import",
  "updated_by_import",
  "applied_hash",
  "created_at",
  "updated_at",
  "stock_total",
  "priced",
  ...productTables.plain.map(({ column }) => column),
];
const insertProduct = `INSERT INTO products (${productColumns.join(", ")})
  VALUES (${marks(productColumns.length)})`;
const updatedColumns = productColumns.filter((column) =>
  !["id", "created_by_import", "created_at"].includes(column)
);
const upsertProduct = `${insertProduct}
  ON CONFLICT (id) DO UPDATE SET ${
  updatedColumns.map((column) => `${column} = excluded.${column}`).join(", ")
}`;

const variantColumns = [
  "id",
  "product_id",
  "code",
  "position",
  "created_at",
  "updated_at",
  ...variantTables.plain.map(({ column }) => column),
];
const upsertVariant = `INSERT INTO variants (${variantColumns.join(", ")})
  VALUES (${marks(variantColumns.length)})
  ON CONFLICT (id) DO UPDATE SET ${
  variantColumns.filter((column) =>
    !["id", "product_id", "position", "created_at"].includes(column)
  )
    .map((column) => `${column} = excluded.${column}`).join(", ")
}`;

const insertCategory =
  `INSERT INTO product_categories (product_id, category_id, is_primary, position) VALUES (?, ?, ?, ?)`;
const insertSearch =
  `INSERT OR REPLACE INTO product_search (rowid, title, codes, manufacturer) VALUES (?, ?, ?, ?)`;

const searchedFields = new Set(["title", "ean", "partNumber", "manufacturer", "codes"]);

/** Rows to be written, collected so that each table is written in one call. */
export class ProductBatch {
  /** In this order: owners before what belongs to them. */
  #rows = new Map<string, Argument[][]>([
    [insertProduct, []],
    [upsertProduct, []],
    [upsertVariant, []],
  ]);
  #emptiedLinks: number[] = [];

  constructor(private categoryIds: ReadonlyMap<string, number>) {}

  create(product: StoredProduct): void {
    this.#add(insertProduct, this.#productRow(product));
    this.#addOwned(product, productTables);
    this.#addLinks(product);
    this.#addSearch(product);
  }

  /** `touched`: paths that changed, so that only their tables are written; `codes` for variants'. */
  update(product: StoredProduct, touched: ReadonlySet<string>): void {
    this.#add(upsertProduct, this.#productRow(product));
    this.#addOwned(product, productTables, touched);
    if (touched.has("categories")) {
      this.#emptiedLinks.push(product.id);
      this.#addLinks(product);
    }
    if ([...touched].some((path) => searchedFields.has(fieldOfPath(path)))) {
      this.#addSearch(product);
    }
  }

  /** `touched`: as of `update`; a variant that is new has none. */
  putVariant(variant: StoredVariant, touched: ReadonlySet<string> = new Set()): void {
    this.#add(upsertVariant, [
      variant.id,
      variant.productId,
      variant.code ?? null,
      variant.position,
      variant.createdAt,
      variant.updatedAt,
      ...variantTables.plain.map((column) => toCell(variant.values.get(column.field), column)),
    ]);
    this.#addOwned(variant, variantTables, touched);
  }

  async write(transaction: Queryable): Promise<void> {
    if (this.#emptiedLinks.length > 0) {
      await transaction.execute({
        sql: `DELETE FROM product_categories
               WHERE product_id IN (SELECT value FROM json_each(?))`,
        args: [JSON.stringify(this.#emptiedLinks)],
      });
    }
    for (const [sql, rows] of this.#rows) {
      if (rows.length > 0) await transaction.executeMany(sql, rows);
    }
  }

  #add(sql: string, row: Argument[]): void {
    const rows = this.#rows.get(sql);
    if (rows) rows.push(row);
    else this.#rows.set(sql, [row]);
  }

  #productRow(product: StoredProduct): Argument[] {
    const { id, code, createdByImport, updatedByImport, appliedHash, createdAt, updatedAt } =
      product;
    const row: Argument[] = [
      id,
      code ?? null,
      createdByImport,
      updatedByImport,
      appliedHash,
      createdAt,
      updatedAt,
      stockTotal(product),
      Number([product, ...product.variants].some(isPriced)),
    ];
    for (const column of productTables.plain) {
      row.push(toCell(product.values.get(column.field), column));
    }
    return row;
  }

  /** A language or price list that lost its last value is still written: as empty. */
  #addOwned(
    owner: { id: number; values: ReadonlyValues },
    tables: OwnerTables,
    touched: ReadonlySet<string> = new Set(),
  ): void {
    const { texts, prices } = scopesOf([...owner.values.keys(), ...touched]);
    for (const language of texts) {
      const row: Argument[] = [owner.id, language];
      if (tables === productTables) row.push(sortKey(text(owner.values.get(`title:${language}`))));
      fill(row, tables.language, owner.values, `:${language}`);
      this.#add(upsertTexts.get(tables)!, row);
    }
    for (const scope of prices) {
      const colon = scope.indexOf(":");
      const row: Argument[] = [owner.id, scope.slice(0, colon), scope.slice(colon + 1)];
      fill(row, tables.price, owner.values, `:${scope}`);
      this.#add(upsertPrices.get(tables)!, row);
    }
  }

  #addLinks({ id, values }: StoredProduct): void {
    for (const link of (values.get("categories") ?? []) as readonly CategoryLink[]) {
      const categoryId = this.categoryIds.get(link.code);
      if (categoryId === undefined) throw new Error(`Category ${link.code} was not resolved`);
      this.#add(insertCategory, [
        id,
        categoryId,
        Number(link.primary ?? false),
        link.position ?? null,
      ]);
    }
  }

  #addSearch(product: StoredProduct): void {
    const { id, values, variants } = product;
    const titles = ["cs", "sk", "en"].map((language) => text(values.get(`title:${language}`)));
    this.#add(insertSearch, [
      id,
      [...new Set(titles)].join(" "),
      [product, ...variants].flatMap(codesOf).join(" "),
      text(values.get("manufacturer")),
    ]);
  }
}

const codesOf = ({ code, values }: VariantValues): string[] => [
  code ?? "",
  text(values.get("ean")),
  text(values.get("partNumber")),
];

/** What variants have together; `null` when nobody counts it. */
function stockTotal({ values, variants }: StoredProduct): number | null {
  const counted = variants.map((variant) => variant.values.get("stock"))
    .filter((stock) => typeof stock === "number");
  if (counted.length > 0) return counted.reduce((sum, stock) => sum + stock, 0);
  return (values.get("stock") as number | undefined) ?? null;
}

function isPriced({ values }: { values: ReadonlyValues }): boolean {
  for (const path of values.keys()) if (path.startsWith("price:")) return true;
  return false;
}

function fill(
  row: Argument[],
  columns: readonly FieldColumn[],
  values: ReadonlyValues,
  suffix: string,
): void {
  for (const column of columns) row.push(toCell(values.get(column.field + suffix), column));
}

/** Languages and price lists of which the values say something. */
function scopesOf(paths: readonly FieldPath[]): { texts: Set<string>; prices: Set<string> } {
  const texts = new Set<string>();
  const prices = new Set<string>();
  for (const path of paths) {
    const first = path.indexOf(":");
    if (first < 0) continue;
    const scope = path.slice(first + 1);
    (scope.includes(":") ? prices : texts).add(scope);
  }
  return { texts, prices };
}

const text = (value: Value | undefined): string => typeof value === "string" ? value : "";

const upsertTexts = new Map([productTables, variantTables].map((tables) => {
  const columns = [
    ...(tables === productTables ? ["sort_key"] : []),
    ...tables.language.map(({ column }) => column),
  ];
  return [tables, upsertOwned(tables.texts, [tables.idColumn, "language"], columns)];
}));

const upsertPrices = new Map([productTables, variantTables].map((tables) => {
  const columns = tables.price.map(({ column }) => column);
  return [tables, upsertOwned(tables.prices, [tables.idColumn, "currency", "price_list"], columns)];
}));

function upsertOwned(table: string, key: readonly string[], columns: readonly string[]): string {
  return `INSERT INTO ${table} (${[...key, ...columns].join(", ")})
    VALUES (${marks(key.length + columns.length)})
    ON CONFLICT (${key.join(", ")}) DO UPDATE SET ${
    columns.map((column) => `${column} = excluded.${column}`).join(", ")
  }`;
}
