import { newProduct, productFormValues } from "../../core/catalogue/product_form.ts";
import type { Value } from "../../core/catalogue/values.ts";
import { type Queryable, queryFirst } from "../../tenants/engine/database.ts";
import { CategoryIndex } from "../../tenants/shop/category_index.ts";
import { productDetail } from "../../tenants/shop/product_detail.ts";
import { ProductBatch } from "../../tenants/shop/product_store.ts";
import { testNow } from "./test_shop.ts";

/** A product of a test, with values by path: `{ "title:cs": "Hrnek", "price:CZK:": 10_000 }`. */
export interface TestProduct {
  code?: string;
  values?: Record<string, Value>;
  variants?: { code: string; values?: Record<string, Value> }[];
  createdByImport?: number;
}

const mapOf = (values: Record<string, Value> = {}): Map<string, Value> =>
  new Map(Object.entries(values));

/** Writes products as an import would, with ids from 1; categories must be there. */
export async function addProducts(
  shop: { write<T>(work: (transaction: Queryable) => Promise<T>): Promise<T> },
  products: readonly TestProduct[],
  now = testNow,
): Promise<void> {
  await shop.write(async (transaction) => {
    const categories = new CategoryIndex("cs");
    await categories.refresh(transaction);
    const batch = new ProductBatch(categories.ids);
    const lastId = await lastIdOf(transaction, "products");
    let variantId = await lastIdOf(transaction, "variants");
    products.forEach(({ code, values, variants = [], createdByImport }, index) => {
      const id = lastId + index + 1;
      const listed = variants.map((variant) => ({ ...variant, values: mapOf(variant.values) }));
      const times = { createdAt: now, updatedAt: now };
      batch.create({
        id,
        code,
        values: mapOf(values),
        variants: listed,
        createdByImport: createdByImport ?? null,
        updatedByImport: null,
        appliedHash: null,
        ...times,
      });
      listed.forEach((variant, position) =>
        batch.putVariant({ id: ++variantId, productId: id, position, ...variant, ...times })
      );
    });
    await batch.write(transaction);
  });
}

async function lastIdOf(shop: Queryable, table: string): Promise<number> {
  const row = await queryFirst<{ seq: number }>(
    shop,
    "SELECT seq FROM sqlite_sequence WHERE name = ?",
    [table],
  );
  return row?.seq ?? 0;
}

export async function addCategory(
  shop: Queryable,
  { code, name, parent }: { code: string; name: string; parent?: string },
): Promise<void> {
  const { lastInsertRowid } = await shop.execute({
    sql: `INSERT INTO categories (code, parent_id, created_at, updated_at)
          VALUES (?, (SELECT id FROM categories WHERE code = ?), ?, ?)`,
    args: [code, parent ?? null, testNow, testNow],
  });
  await shop.execute({
    sql: `INSERT INTO category_texts (category_id, language, name, sort_key)
          VALUES (?, 'cs', ?, ?)`,
    args: [lastInsertRowid!, name, name],
  });
}

const formContext = {
  languages: ["cs"],
  priceLists: [{ currency: "CZK", priceList: "" }],
  decimal: ",",
} as const;

/** The form of a product, or of a new one, as its page fills it in, with what is typed over it. */
export async function filledProductForm(
  database: Queryable,
  id: number | undefined,
  typed: Record<string, string> = {},
): Promise<Record<string, string | string[]>> {
  const product = id === undefined ? undefined : await productDetail(database, id);
  const values = { ...productFormValues(product ?? newProduct, formContext), ...typed };
  const { categories = "", ...rest } = values;
  const ticks = ["adult", "private", "privateCustomersOnly", "excludeFromSearch"];
  return Object.fromEntries([
    ...Object.entries(rest).filter(([name, text]) =>
      text !== "" || !(ticks.includes(name) || name.endsWith("active"))
    ),
    ...(product ? [["version", typed.version ?? product.updatedAt]] : []),
    ["categories", categories.split("\n").filter(Boolean)],
  ]) as Record<string, string | string[]>;
}
