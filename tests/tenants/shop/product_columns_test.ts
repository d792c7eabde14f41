import assert from "node:assert/strict";
import { productFieldNames, variantFieldNames } from "../../../core/catalogue/fields.ts";
import { queryAll } from "../../../tenants/engine/database.ts";
import {
  type OwnerTables,
  productTables,
  variantTables,
} from "../../../tenants/shop/product_columns.ts";
import { openTestShop } from "../../support/test_shop.ts";

/** Columns of a table that are no field: keys, and what is kept for lists and imports. */
const own: Record<string, readonly string[]> = {
  products: [
    "id",
    "code",
    "stock_total",
    "priced",
    "created_by_import",
    "updated_by_import",
    "applied_hash",
    "missing_as",
    "missing_changes",
    "created_at",
    "updated_at",
  ],
  product_texts: ["product_id", "language", "sort_key"],
  product_prices: ["product_id", "currency", "price_list"],
  variants: [
    ...["id", "product_id", "code", "position", "missing_as", "missing_changes"],
    ...["created_at", "updated_at"],
  ],
  variant_texts: ["variant_id", "language"],
  variant_prices: ["variant_id", "currency", "price_list"],
};

for (const [owner, tables] of Object.entries({ product: productTables, variant: variantTables })) {
  Deno.test(`columns of a ${owner}'s tables are the fields of the catalogue`, async () => {
    await using shop = await openTestShop();
    for (const scope of ["main", "texts", "prices"] as const) {
      const table = tables[scope];
      const rows = await queryAll<{ name: string }>(
        shop.database,
        `SELECT name FROM pragma_table_info('${table}')`,
      );
      const columns = rows.map(({ name }) => name).filter((name) => !own[table]!.includes(name));
      assert.deepEqual(columns.toSorted(), columnsIn(tables, scope).toSorted(), table);
    }
  });
}

function columnsIn(tables: OwnerTables, scope: "main" | "texts" | "prices"): string[] {
  const fields = { main: tables.plain, texts: tables.language, prices: tables.price }[scope];
  return fields.map(({ column }) => column);
}

Deno.test("every field of the catalogue stands in a column, but categories in their own table", () => {
  const stored = (tables: OwnerTables) =>
    [...tables.plain, ...tables.language, ...tables.price].map(({ field }) => field).toSorted();
  assert.deepEqual(
    stored(productTables),
    productFieldNames.filter((name) => name !== "categories").toSorted(),
  );
  assert.deepEqual(stored(variantTables), variantFieldNames.toSorted());
});
