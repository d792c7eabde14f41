import { strict as assert } from "node:assert";
import fc from "fast-check";
import { queryAll, queryFirst, type Row } from "../../../tenants/engine/database.ts";
import { newId } from "../../../tenants/ids.ts";
import { startRun } from "../../../tenants/shop/imports.ts";
import { loadProducts } from "../../../tenants/shop/product_load.ts";
import { runById } from "../../../tenants/shop/runs.ts";
import { orderUndo, undoRun } from "../../../tenants/shop/run_undo.ts";
import {
  balance,
  contentOf,
  importText,
  openTestShop,
  type TestShop,
} from "../../support/test_shop.ts";
import { undo, undoNow as later } from "../../support/undoing.ts";

const item = (code: string, { title = `Hrnek ${code}`, price = "100", inside = "" } = {}) =>
  `<SHOPITEM><ITEM_ID>${code}</ITEM_ID><PRODUCTNAME>${title}</PRODUCTNAME>` +
  `<PRICE_VAT>${price}</PRICE_VAT>${inside}</SHOPITEM>`;
const variant = (group: string, code: string, price = "100") =>
  item(code, { title: "Triko", price, inside: `<ITEMGROUP_ID>${group}</ITEMGROUP_ID>` });
const feed = (...items: string[]) => `<SHOP>${items.join("")}</SHOP>`;

/** What a shop sells, without the marks that imports leave and price lists that lost all values. */
async function goods({ database }: TestShop) {
  const content = await contentOf(database);
  for (const row of content.products!) {
    delete row.applied_hash;
    delete row.updated_by_import;
  }
  content.product_prices = content.product_prices!.filter((row) => row.price_minor !== null);
  return content;
}

async function productOf({ database }: TestShop, code: string) {
  const sql = "SELECT id FROM products WHERE code = ?";
  const row = await queryFirst<{ id: number }>(database, sql, [code]);
  return row && (await loadProducts(database, [row.id])).get(row.id);
}

async function edit({ database }: TestShop, code: string, sql: string): Promise<void> {
  const { id } = (await productOf({ database } as TestShop, code))!;
  await database.execute({
    sql:
      "INSERT INTO product_edits (product_id, at, actor_name, changes) VALUES (?, ?, 'Jana', '{}')",
    args: [id, later],
  });
  await database.execute({ sql: `UPDATE products SET ${sql} WHERE id = ?`, args: [id] });
}

for (const engine of ["file", "server"] as const) {
  const test = (name: string, work: (shop: TestShop) => Promise<void>) =>
    Deno.test(`undo in a shop on a ${engine} ${name}`, async () => {
      await using shop = await openTestShop(engine);
      await work(shop);
    });

  test("removes what the run created, and can be undone", async (shop) => {
    await importText(shop, feed(item("A")));
    const before = await goods(shop);
    const run = await importText(shop, feed(item("A"), item("B"), variant("T", "S")));
    const after = await goods(shop);
    const undone = await undo(shop, run.id);
    assert.deepEqual([undone.removed, undone.read, undone.state], [2, 2, "ok"]);
    assert.deepEqual(await goods(shop), before);
    assert.equal((await runById(shop.database, run.id))?.undoneBy, undone.id);
    const again = await undo(shop, undone.id);
    assert.equal(balance(again), "2 = 2 + 0 + 0 + 0 + 0");
    assert.deepEqual(await goods(shop), after);
    assert.equal((await runById(shop.database, run.id))?.undoneBy, undefined);
  });

  test("gives old values back, of variants too", async (shop) => {
    await importText(shop, feed(item("A"), variant("T", "S"), variant("T", "M")));
    const before = await goods(shop);
    const run = await importText(
      shop,
      feed(
        item("A", { title: "Jinak", price: "120" }),
        variant("T", "S", "90"),
        variant("T", "M"),
        variant("T", "L"),
      ),
    );
    await undo(shop, run.id);
    assert.deepEqual(await goods(shop), before);
  });

  test("takes back what was done to missing items", async (shop) => {
    for (const missingProducts of ["delete", "archive", "out_of_stock"]) {
      const settings = { missingProducts, missingShareMax: 100 };
      const items = ["A", "B", "C"].map((code) => item(code + missingProducts));
      const { importId: of } = await importText(shop, feed(...items), { settings });
      const before = await goods(shop);
      const run = await importText(shop, feed(items[0]!), { of });
      assert.equal(run.missing, 2);
      await undo(shop, run.id);
      assert.deepEqual(await goods(shop), before);
    }
  });
}

const test = (name: string, work: (shop: TestShop) => Promise<void>) =>
  Deno.test(`undo ${name}`, async () => {
    await using shop = await openTestShop();
    await work(shop);
  });

test("keeps what somebody has changed since, and lists it", async (shop) => {
  await importText(shop, feed(item("A", { inside: "<EAN>111</EAN>" })));
  const run = await importText(
    shop,
    feed(item("A", { title: "Jinak", inside: "<MANUFACTURER>Lípa</MANUFACTURER>" })),
  );
  await edit(shop, "A", "manufacturer = 'Dub'");
  const undone = await undo(shop, run.id);
  const product = await productOf(shop, "A");
  assert.equal(product?.values.get("title:cs"), "Hrnek A");
  assert.equal(product?.values.get("manufacturer"), "Dub");
  const [listed] = await queryAll<Row>(
    shop.database,
    "SELECT outcome, reason FROM run_items WHERE run_id = ?",
    [undone.id],
  );
  assert.deepEqual({ ...listed }, { outcome: "updated", reason: "kept:manufacturer" });
  assert.equal(undone.state, "warning");
});

test("archives a created product that somebody has worked on since", async (shop) => {
  const run = await importText(shop, feed(item("A"), item("B")));
  await edit(shop, "A", "manufacturer = 'Dub'");
  const undone = await undo(shop, run.id);
  assert.deepEqual([undone.removed, undone.updated], [1, 1]);
  assert.equal((await productOf(shop, "A"))?.values.get("archived"), true);
  assert.equal(await productOf(shop, "B"), undefined);
});

test("does not bring a product back whose code is taken meanwhile", async (shop) => {
  const settings = { missingProducts: "delete", missingShareMax: 100 };
  const { importId: of } = await importText(shop, feed(item("A"), item("B")), { settings });
  const run = await importText(shop, feed(item("A")), { of });
  await importText(shop, feed(item("B", { title: "Nový" })));
  const undone = await undo(shop, run.id);
  assert.deepEqual([undone.skipped, undone.state], [1, "warning"]);
  assert.equal((await productOf(shop, "B"))?.values.get("title:cs"), "Nový");
});

test("has nothing to revert twice, nor of a run that changed nothing", async (shop) => {
  const text = feed(item("A"));
  const run = await importText(shop, text);
  const idle = await importText(shop, text);
  await undo(shop, run.id);
  for (const id of [run.id, idle.id]) {
    const order = { orderKey: newId(), orderedBy: "test", now: later };
    const ordered = await shop.database.write((transaction) => orderUndo(transaction, id, order));
    assert.equal(ordered, undefined);
  }
});

test("lets the next import look at every product again", async (shop) => {
  await importText(shop, feed(item("A")));
  const text = feed(item("A", { price: "120" }));
  const run = await importText(shop, text);
  await undo(shop, run.id);
  const again = await importText(shop, text);
  assert.equal(balance(again), "1 = 0 + 1 + 0 + 0 + 0");
});

test("goes through many chunks, and on from where it was interrupted", async (shop) => {
  const { database } = shop;
  await importText(shop, feed(item("kept")));
  const before = await goods(shop);
  const items = Array.from({ length: 650 }, (_, index) => item(`N${index}`));
  const run = await importText(shop, feed(item("kept", { price: "120" }), ...items));
  const order = { orderKey: newId(), orderedBy: "test", now: later };
  const runId = (await database.write((transaction) => orderUndo(transaction, run.id, order)))!;
  await startRun(database, runId, { fence: 1, now: later });
  const stopping = new AbortController();
  let chunks = 0;
  const interrupted = undoRun({
    database,
    runId,
    fence: 1,
    undoes: run.id,
    now: () => {
      if (++chunks === 2) stopping.abort(new Error("stop"));
      return later;
    },
    signal: stopping.signal,
  });
  await assert.rejects(interrupted, /stop/);
  await startRun(database, runId, { fence: 2, now: later });
  await undoRun({ database, runId, fence: 2, undoes: run.id, now: () => later });
  const undone = (await runById(database, runId))!;
  assert.deepEqual([undone.removed, undone.updated, undone.read], [650, 1, 651]);
  assert.deepEqual(await goods(shop), before);
});

Deno.test("undo of any run gives the shop that was before it, and undo of that the one after", async () => {
  const one = fc.record({
    code: fc.constantFrom("A", "B", "C", "D"),
    price: fc.constantFrom("100", "200", "300,50"),
    title: fc.constantFrom("Hrnek", "Talíř"),
    group: fc.constantFrom(undefined, "T", "U"),
  });
  const some = fc.uniqueArray(one, { maxLength: 4, selector: ({ code }) => code });
  const text = (items: { code: string; price: string; title: string; group?: string }[]) =>
    feed(...items.map(({ code, price, title, group }) =>
      item(group ? `${group}-${code}` : code, {
        price,
        title,
        inside: group ? `<ITEMGROUP_ID>${group}</ITEMGROUP_ID>` : "",
      })
    ));
  await fc.assert(
    fc.asyncProperty(some, some, async (first, second) => {
      await using shop = await openTestShop();
      const settings = { missingProducts: "delete", missingShareMax: 100 };
      const { importId: of } = await importText(shop, text(first as never), { settings });
      const before = await goods(shop);
      const run = await importText(shop, text(second as never), { of });
      if (run.created + run.updated + run.missing === 0) return;
      const after = await goods(shop);
      const undone = await undo(shop, run.id);
      assert.deepEqual(await goods(shop), before);
      await undo(shop, undone.id);
      assert.deepEqual(await goods(shop), after);
    }),
    { numRuns: 40 },
  );
});
