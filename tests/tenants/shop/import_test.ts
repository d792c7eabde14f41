import { strict as assert } from "node:assert";
import { queryAll, queryFirst } from "../../../tenants/engine/database.ts";
import { listRunItems } from "../../../tenants/shop/import_lists.ts";
import { loadProducts } from "../../../tenants/shop/product_load.ts";
import { formatById } from "../../../core/formats/registry.ts";
import { runImport } from "../../../tenants/shop/import_run.ts";
import { runById } from "../../../tenants/shop/runs.ts";
import {
  balance,
  contentOf,
  importText,
  openTestShop,
  sourceOf,
  testNow,
  type TestShop,
} from "../../support/test_shop.ts";

const item = (code: string, inside = "") =>
  `<SHOPITEM><ITEM_ID>${code}</ITEM_ID><PRODUCTNAME>Hrnek ${code}</PRODUCTNAME>` +
  `<PRICE_VAT>100</PRICE_VAT>${inside}</SHOPITEM>`;
const feed = (...items: string[]) => `<?xml version="1.0"?><SHOP>${items.join("\n")}</SHOP>`;
const priced = (code: string, price: string) =>
  `<SHOPITEM><ITEM_ID>${code}</ITEM_ID><PRODUCTNAME>Hrnek ${code}</PRODUCTNAME>` +
  `<PRICE_VAT>${price}</PRICE_VAT></SHOPITEM>`;
const variant = (group: string, code: string, size: string, price = "100") =>
  `<SHOPITEM><ITEM_ID>${code}</ITEM_ID><ITEMGROUP_ID>${group}</ITEMGROUP_ID>` +
  `<PRODUCTNAME>Triko ${size}</PRODUCTNAME><PRODUCT>Triko</PRODUCT><PRICE_VAT>${price}</PRICE_VAT>` +
  `<PARAM><PARAM_NAME>Velikost</PARAM_NAME><VAL>${size}</VAL></PARAM></SHOPITEM>`;

async function productOf({ database }: TestShop, code: string) {
  const sql = "SELECT id FROM products WHERE code = ?";
  const row = await queryFirst<{ id: number }>(database, sql, [code]);
  return row && (await loadProducts(database, [row.id])).get(row.id);
}

for (const engine of ["file", "server"] as const) {
  const test = (name: string, work: (shop: TestShop) => Promise<void>) =>
    Deno.test(`an import into a shop on a ${engine} ${name}`, async () => {
      await using shop = await openTestShop(engine);
      await work(shop);
    });

  test("creates what is new", async (shop) => {
    const run = await importText(shop, feed(item("A"), item("B")));
    assert.equal(balance(run), "2 = 2 + 0 + 0 + 0 + 0");
    assert.equal(run.state, "ok");
    const product = await productOf(shop, "A");
    assert.equal(product?.values.get("title:cs"), "Hrnek A");
    assert.equal(product?.values.get("price:CZK:"), 10_000);
  });

  test("updates what differs and leaves the rest", async (shop) => {
    await importText(shop, feed(item("A"), item("B")));
    const run = await importText(shop, feed(item("A"), priced("B", "120,50")));
    assert.equal(balance(run), "2 = 0 + 1 + 1 + 0 + 0");
    assert.equal((await productOf(shop, "B"))?.values.get("price:CZK:"), 12_050);
  });

  test("changes nothing when the same file comes again (UP-16)", async (shop) => {
    const text = feed(item("A"), variant("G", "G-1", "S"), variant("G", "G-2", "M"));
    await importText(shop, text);
    const before = await contentOf(shop.database);
    const run = await importText(shop, text);
    assert.equal(balance(run), "3 = 0 + 0 + 3 + 0 + 0");
    assert.deepEqual(await contentOf(shop.database), before);
  });

  test("makes one product with variants of items with one ITEMGROUP_ID", async (shop) => {
    const run = await importText(shop, feed(variant("G", "G-1", "S"), variant("G", "G-2", "M")));
    assert.equal(balance(run), "2 = 2 + 0 + 0 + 0 + 0");
    const product = await productOf(shop, "G");
    assert.deepEqual(product?.variants.map(({ code }) => code), ["G-1", "G-2"]);
    assert.deepEqual(product?.variants[1]?.values.get("parameters"), [
      { name: { cs: "Velikost" }, value: { cs: "M" } },
    ]);
  });

  test("counts a changed variant of a group as one item", async (shop) => {
    await importText(shop, feed(variant("G", "G-1", "S"), variant("G", "G-2", "M", "110")));
    const run = await importText(
      shop,
      feed(variant("G", "G-1", "S"), variant("G", "G-2", "M", "120"), variant("G", "G-3", "L")),
    );
    assert.equal(balance(run), "3 = 1 + 1 + 1 + 0 + 0");
  });
}

const test = (name: string, work: (shop: TestShop) => Promise<void>) =>
  Deno.test(`an import ${name}`, async () => {
    await using shop = await openTestShop();
    await work(shop);
  });

test("that only creates skips what exists", async (shop) => {
  await importText(shop, feed(item("A")));
  const settings = { mode: "create" };
  const run = await importText(shop, feed(priced("A", "1"), item("B")), { settings });
  assert.equal(balance(run), "2 = 1 + 0 + 0 + 1 + 0");
  assert.equal((await productOf(shop, "A"))?.values.get("price:CZK:"), 10_000);
});

test("that only updates creates nothing, not even a category", async (shop) => {
  const text = feed(item("A", "<CATEGORYTEXT>Domov | Hrnky</CATEGORYTEXT>"));
  const run = await importText(shop, text, { settings: { mode: "update" } });
  assert.equal(balance(run), "1 = 0 + 0 + 0 + 1 + 0");
  assert.equal((await queryAll(shop.database, "SELECT id FROM categories")).length, 0);
});

test("keeps the first of two records with one code, and says so", async (shop) => {
  const run = await importText(shop, feed(priced("A", "1"), priced("A", "2"), priced("A", "1")));
  assert.equal(balance(run), "3 = 1 + 0 + 0 + 2 + 0");
  assert.equal(run.state, "warning");
  assert.deepEqual(run.codes, { code_duplicate: 2 });
  assert.equal((await productOf(shop, "A"))?.values.get("price:CZK:"), 100);
});

test("never updates by a record without a code", async (shop) => {
  const text = feed("<SHOPITEM><PRODUCTNAME>Bez kódu</PRODUCTNAME></SHOPITEM>");
  const run = await importText(shop, text);
  assert.equal(balance(run), "1 = 0 + 0 + 0 + 1 + 0");
  assert.equal(run.codes.code_missing, 1);
});

test("puts its prefix before all codes", async (shop) => {
  const settings = { codePrefix: "LIP-" };
  await importText(shop, feed(item("A", "<ACCESSORY>B</ACCESSORY>"), variant("G", "G-1", "S")), {
    settings,
  });
  assert.deepEqual((await productOf(shop, "LIP-A"))?.values.get("accessories"), ["LIP-B"]);
  assert.equal((await productOf(shop, "LIP-G"))?.variants[0]?.code, "LIP-G-1");
});

test("refuses a code that is another product's variant", async (shop) => {
  await importText(shop, feed(variant("G", "A", "S")));
  const run = await importText(shop, feed(item("A")));
  assert.equal(balance(run), "1 = 0 + 0 + 0 + 0 + 1");
  assert.deepEqual(run.codes, { code_taken: 1 });
});

test("makes categories of the feed's paths once", async (shop) => {
  const path = "<CATEGORYTEXT>Heureka.cz | Domov | Hrnky</CATEGORYTEXT>";
  await importText(shop, feed(item("A", path), item("B", path)));
  await importText(shop, feed(item("C", path)));
  const names = await queryAll<{ name: string }>(
    shop.database,
    "SELECT name FROM category_texts ORDER BY category_id",
  );
  assert.deepEqual(names.map(({ name }) => name), ["Domov", "Hrnky"]);
  assert.deepEqual((await productOf(shop, "C"))?.values.get("categories"), [
    { code: "K00002", primary: true },
  ]);
});

test("treats fields by their policies", async (shop) => {
  const policies = { title: "create_only", price: "update_if_filled", ean: "ignore" };
  const settings = { policies };
  const text = (name: string, price: string) =>
    feed(
      `<SHOPITEM><ITEM_ID>A</ITEM_ID><PRODUCTNAME>${name}</PRODUCTNAME>` +
        `<PRICE_VAT>${price}</PRICE_VAT><EAN>8590000000004</EAN></SHOPITEM>`,
    );
  await importText(shop, text("První", "100"), { settings });
  const created = await productOf(shop, "A");
  assert.deepEqual(
    [
      created?.values.get("title:cs"),
      created?.values.get("price:CZK:"),
      created?.values.get("ean"),
    ],
    ["První", undefined, undefined],
  );
  await shop.database.execute(
    "INSERT INTO product_prices (product_id, currency, price_list, price_minor) VALUES (1, 'CZK', '', 5)",
  );
  await importText(shop, text("Druhý", "200"), { settings });
  const updated = await productOf(shop, "A");
  assert.deepEqual(
    [updated?.values.get("title:cs"), updated?.values.get("price:CZK:")],
    ["První", 20_000],
  );
});

test("keeps what a person changed until the feed says something new", async (shop) => {
  await importText(shop, feed(item("A")));
  await shop.database.execute("UPDATE product_texts SET title = 'Ručně'");
  const same = await importText(shop, feed(item("A")));
  assert.equal(balance(same), "1 = 0 + 0 + 1 + 0 + 0");
  assert.equal((await productOf(shop, "A"))?.values.get("title:cs"), "Ručně");
});

test("of an empty file ends well with zeros", async (shop) => {
  for (const text of ["", "<SHOP/>", "<?xml version='1.0'?>\n<SHOP></SHOP>"]) {
    const run = await importText(shop, text);
    assert.equal(`${run.state}: ${balance(run)}`, "ok: 0 = 0 + 0 + 0 + 0 + 0");
  }
});

test("of a truncated file keeps what came whole, and ends with an error", async (shop) => {
  const text = feed(item("A"), item("B"), item("C"));
  const run = await importText(shop, text.slice(0, text.indexOf("Hrnek C")));
  assert.equal(`${run.state}: ${balance(run)}`, "error: 2 = 2 + 0 + 0 + 0 + 0");
  assert.equal(run.codes.file_truncated, 1);
});

test("leaves out a broken record alone", async (shop) => {
  const run = await importText(shop, feed(item("A"), "<SHOPITEM><A></B></SHOPITEM>", item("C")));
  assert.equal(`${run.state}: ${balance(run)}`, "warning: 3 = 2 + 0 + 0 + 0 + 1");
});

test("counts a record that is too large to be held as failed", async (shop) => {
  const huge = item("B", `<DESCRIPTION>${"x".repeat(9_000_000)}</DESCRIPTION>`);
  const run = await importText(shop, feed(item("A"), huge, item("C")));
  assert.equal(balance(run), "3 = 2 + 0 + 0 + 0 + 1");
  assert.equal(run.codes.record_too_large, 1);
});

test("of a web page changes nothing", async (shop) => {
  await importText(shop, feed(item("A")));
  const before = await contentOf(shop.database);
  const run = await importText(shop, "<!doctype html><html><body><p>Přihlášení</body></html>");
  assert.equal(`${run.state}: ${balance(run)}`, "error: 0 = 0 + 0 + 0 + 0 + 0");
  assert.deepEqual(await contentOf(shop.database), before);
});

test("refuses entities of its own", async (shop) => {
  const bomb = `<?xml version="1.0"?><!DOCTYPE SHOP [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>` +
    `<SHOP>${item("A", "<DESCRIPTION>&b;</DESCRIPTION>")}</SHOP>`;
  const run = await importText(shop, bomb);
  assert.deepEqual([run.state, run.codes.doctype_refused, run.read], ["error", 1, 0]);
});

test("looks again at what the shop has mended since", async (shop) => {
  const text = `<PRODUCTS version="2.0"><PRODUCT><CODE>A</CODE><DESCRIPTIONS>` +
    `<DESCRIPTION language="cs"><TITLE>Hrnek</TITLE></DESCRIPTION></DESCRIPTIONS>` +
    `<CATEGORIES><CATEGORY><CODE>K1</CODE></CATEGORY></CATEGORIES></PRODUCT></PRODUCTS>`;
  const upgates = { format: "upgates-xml" };
  assert.deepEqual((await importText(shop, text, upgates)).codes, { category_unknown: 1 });
  await shop.database.execute(
    "INSERT INTO categories (code, created_at, updated_at) VALUES ('K1', '2026', '2026')",
  );
  assert.equal(balance(await importText(shop, text, upgates)), "1 = 0 + 1 + 0 + 0 + 0");
  assert.deepEqual((await productOf(shop, "A"))?.values.get("categories"), [{ code: "K1" }]);
  const wrong = text.replace("K1", "typo");
  assert.equal(balance(await importText(shop, wrong, upgates)), "1 = 0 + 0 + 1 + 0 + 0");
  assert.equal(((await productOf(shop, "A"))?.values.get("categories") as unknown[]).length, 1);
});

test("creates categories under their codes if it is told to", async (shop) => {
  const text = `<PRODUCTS version="2.0"><PRODUCT><CODE>A</CODE><DESCRIPTIONS>` +
    `<DESCRIPTION language="cs"><TITLE>Hrnek</TITLE></DESCRIPTION></DESCRIPTIONS>` +
    `<CATEGORIES><CATEGORY><CODE>16</CODE></CATEGORY></CATEGORIES></PRODUCT></PRODUCTS>`;
  const order = { format: "upgates-xml", settings: { placeholderCategories: true } };
  assert.deepEqual((await importText(shop, text, order)).codes, {});
  assert.deepEqual((await productOf(shop, "A"))?.values.get("categories"), [{ code: "16" }]);
  const sql = "SELECT name FROM category_texts";
  const named = await queryAll<{ name: string }>(shop.database, sql);
  assert.deepEqual(named.map(({ name }) => name), ["16"]);
  assert.equal(balance(await importText(shop, text, order)), "1 = 0 + 0 + 1 + 0 + 0");
  assert.equal((await queryAll(shop.database, "SELECT id FROM categories")).length, 1);
});

test("takes from the product what its variants no longer share", async (shop) => {
  await importText(shop, feed(variant("G", "G-1", "S"), variant("G", "G-2", "M")));
  assert.equal((await productOf(shop, "G"))?.values.get("price:CZK:"), 10_000);
  await importText(shop, feed(variant("G", "G-1", "S", "90"), variant("G", "G-2", "M", "95")));
  assert.equal((await productOf(shop, "G"))?.values.get("price:CZK:"), undefined);
});

test("makes no categories when it may not touch them", async (shop) => {
  const text = feed(item("A", "<CATEGORYTEXT>Domov | Hrnky</CATEGORYTEXT>"));
  await importText(shop, text, { settings: { policies: { categories: "ignore" } } });
  assert.equal((await queryAll(shop.database, "SELECT id FROM categories")).length, 0);
});

test("counts a variant that it leaves out as skipped", async (shop) => {
  const text = feed(variant("G", "X", "S"), variant("G", "X", "M"), variant("G", "Y", "L"));
  assert.equal(balance(await importText(shop, text)), "3 = 2 + 0 + 0 + 1 + 0");
});

test("that was killed just before its end ends the same, with each problem told once", async (shop) => {
  const huge = item("B", `<DESCRIPTION>${"x".repeat(9_000_000)}</DESCRIPTION>`);
  const text = feed(item("A"), huge).replace("</SHOP>", "rest of a warning</SHOP>");
  const run = await importText(shop, text);
  await shop.database.execute("UPDATE runs SET state = 'running', finished_at = NULL");
  await runImport({
    database: shop.database,
    runId: run.id,
    fence: run.id,
    source: sourceOf(text),
    format: formatById("heureka")!,
    languages: ["cs"],
    now: () => testNow,
  });
  const again = (await runById(shop.database, run.id))!;
  assert.equal(`${again.state}: ${balance(again)}`, `${run.state}: ${balance(run)}`);
  assert.equal(again.problems, run.problems);
});

test("notes every change with its old value", async (shop) => {
  await importText(shop, feed(priced("A", "100")));
  const run = await importText(shop, feed(priced("A", "150")));
  const { items } = await listRunItems(shop.database, run.id, {
    outcome: "updated",
    limit: 10,
    offset: 0,
  });
  assert.deepEqual(items.map(({ code, changes }) => [code, changes]), [
    ["A", { "price:CZK:": [10_000, 15_000] }],
  ]);
});

test("lists the products behind each figure", async (shop) => {
  await importText(shop, feed(item("A"), item("B")));
  const run = await importText(shop, feed(item("A"), priced("B", "7"), item("C"), item("C")));
  for (const outcome of ["created", "updated", "unchanged", "skipped"] as const) {
    const page = await listRunItems(shop.database, run.id, { outcome, limit: 10, offset: 0 });
    assert.deepEqual([outcome, page.total, page.items.length], [outcome, 1, 1]);
  }
});

test("switches a product off in the languages that Upgates' file leaves out", async (shop) => {
  const text = `<PRODUCTS version="2.0"><PRODUCT><CODE>A</CODE><DESCRIPTIONS>` +
    `<DESCRIPTION language="cs"><TITLE>Hrnek</TITLE></DESCRIPTION></DESCRIPTIONS></PRODUCT></PRODUCTS>`;
  await importText(shop, text, { format: "upgates-xml", languages: ["cs", "sk"] });
  const product = await productOf(shop, "A");
  assert.equal(product?.values.get("visible:sk"), false);
});

test("of the same record is not undone by a title with apostrophes, quotes and emoji", async (shop) => {
  const title = `d'Hermès „x" 👍`;
  const text = feed(
    `<SHOPITEM><ITEM_ID>A</ITEM_ID><PRODUCTNAME><![CDATA[${title}]]></PRODUCTNAME></SHOPITEM>`,
  );
  await importText(shop, text);
  assert.equal((await productOf(shop, "A"))?.values.get("title:cs"), title);
});

test("finds products by words without their diacritics", async (shop) => {
  await importText(shop, feed(item("A", "<MANUFACTURER>Řezbářství Květen</MANUFACTURER>")));
  const rows = await queryAll(
    shop.database,
    "SELECT rowid FROM product_search WHERE product_search MATCH 'rezbarstvi kvet*'",
  );
  assert.equal(rows.length, 1);
});

test("an hourly import leaves out what the shop has not, for it reads no names (R9, D14)", async (shop) => {
  const item = (code: string, price: number, group = "") =>
    `<SHOPITEM><ITEM_ID>${code}</ITEM_ID>${group}<PRODUCTNAME>Hrnek</PRODUCTNAME>` +
    `<PRICE_VAT>${price}</PRICE_VAT></SHOPITEM>`;
  const cups = "<ITEMGROUP_ID>H</ITEMGROUP_ID>";
  await importText(shop, `<SHOP>${item("A", 10)}${item("H-1", 10, cups)}</SHOP>`);
  const small = `<SHOP>${item("A", 20)}${item("H-1", 20, cups)}${item("H-2", 20, cups)}` +
    `${item("B", 20)}</SHOP>`;
  const run = await importText(shop, small, { frequency: "hourly" });
  assert.deepEqual([balance(run), run.state, run.codes], ["4 = 0 + 2 + 0 + 2 + 0", "ok", {}]);
});
