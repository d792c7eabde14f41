import { strict as assert } from "node:assert";
import { queryAll } from "../../../tenants/engine/database.ts";
import { balance, importText, openTestShop, type TestShop } from "../../support/test_shop.ts";

const item = (code: string, { category = "", price = 10 } = {}) =>
  `<SHOPITEM><ITEM_ID>${code}</ITEM_ID><PRODUCTNAME>${code}</PRODUCTNAME>` +
  `<PRICE_VAT>${price}</PRICE_VAT><CATEGORYTEXT>${category}</CATEGORYTEXT></SHOPITEM>`;

const feed = (...items: string[]) => `<SHOP>${items.join("")}</SHOP>`;

const limits = { products: 2, variants: 100, categories: 100 };

async function codes({ database }: TestShop, table = "products"): Promise<string[]> {
  const rows = await queryAll<{ code: string }>(database, `SELECT code FROM ${table} ORDER BY id`);
  return rows.map(({ code }) => code);
}

Deno.test("an import creates as many products as the tariff holds and names the rest (R226, R237)", async () => {
  await using shop = await openTestShop();
  const run = await importText(shop, feed(item("A"), item("B"), item("C"), item("D")), { limits });
  assert.equal(balance(run), "4 = 2 + 0 + 0 + 2 + 0");
  assert.deepEqual(run.codes, { tariff_full: 2 });
  assert.deepEqual(await codes(shop), ["A", "B"]);
});

Deno.test("products that are there are updated over the tariff too", async () => {
  await using shop = await openTestShop();
  const first = await importText(shop, feed(item("A"), item("B"), item("C")));
  const file = feed(item("A"), item("B", { price: 20 }), item("C", { price: 30 }), item("D"));
  const run = await importText(shop, file, { limits, of: first.importId });
  assert.equal(balance(run), "4 = 0 + 2 + 1 + 1 + 0");
});

Deno.test("after a larger tariff the same file brings the rest", async () => {
  await using shop = await openTestShop();
  const file = feed(item("A"), item("B"), item("C"));
  const first = await importText(shop, file, { limits, hash: "same" });
  const larger = { ...limits, products: 10 };
  const run = await importText(shop, file, { limits: larger, hash: "same", of: first.importId });
  assert.equal(run.created, 1);
  assert.deepEqual(await codes(shop), ["A", "B", "C"]);
});

Deno.test("a category that has no room is not made, and its product stays without it (R228)", async () => {
  await using shop = await openTestShop();
  const file = feed(
    item("A", { category: "Kuchyně | Hrnky" }),
    item("B", { category: "Domov | Svíčky" }),
  );
  const run = await importText(shop, file, { limits: { ...limits, categories: 2 } });
  assert.equal(run.created, 2);
  assert.deepEqual(run.codes, { tariff_full_categories: 1 });
  assert.equal((await codes(shop, "categories")).length, 2);
});

Deno.test("a product that does not fit makes no category either", async () => {
  await using shop = await openTestShop();
  const file = feed(item("A"), item("B"), item("C", { category: "Kuchyně" }));
  await importText(shop, file, { limits });
  assert.deepEqual(await codes(shop, "categories"), []);
});
