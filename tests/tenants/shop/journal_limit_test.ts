import { strict as assert } from "node:assert";
import { lowestPrice } from "../../../core/catalogue/price_history.ts";
import { isTooOldToUndo, isUndoable } from "../../../core/imports/run_state.ts";
import { queryAll, type Row } from "../../../tenants/engine/database.ts";
import { limitJournals } from "../../../tenants/shop/journal_limit.ts";
import { fieldHistory, pricePoints } from "../../../tenants/shop/product_why.ts";
import { approveMissing } from "../../../tenants/shop/run_changes.ts";
import { orderUndo } from "../../../tenants/shop/run_undo.ts";
import { runById } from "../../../tenants/shop/runs.ts";
import { importText, openTestShop, type TestShop } from "../../support/test_shop.ts";

const item = (code: string, price: number, title = "Hrnek") =>
  `<SHOPITEM><ITEM_ID>${code}</ITEM_ID><PRODUCTNAME>${title} ${code}</PRODUCTNAME>` +
  `<PRICE_VAT>${price}</PRICE_VAT></SHOPITEM>`;
const feed = (...items: string[]) => `<SHOP>${items.join("")}</SHOP>`;
const day = (number: number) => `2026-11-${String(number).padStart(2, "0")}T04:00:00.000Z`;
const everything = { bytesMax: 0, pricesFrom: "2027-01-01T00:00:00.000Z" };
const allYoung = { bytesMax: 0, pricesFrom: "2026-01-01T00:00:00.000Z" };

/** Four runs of one import, a day apart: A gets dearer, B another title each day. */
async function fourRuns(shop: TestShop): Promise<void> {
  const { importId } = await importText(shop, feed(item("A", 100), item("B", 10)), {
    now: day(1),
  });
  for (const number of [2, 3, 4]) {
    const text = feed(item("A", 100 + number), item("B", 10, `Miska ${number}`));
    await importText(shop, text, { of: importId, now: day(number) });
  }
}

async function journals({ database }: TestShop): Promise<unknown[][]> {
  const rows = await queryAll<Row>(
    database,
    `SELECT id, journal_kept, (SELECT count(*) FROM run_items WHERE run_id = runs.id) AS items
       FROM runs ORDER BY id`,
  );
  return rows.map(({ id, journal_kept, items }) => [id, journal_kept, items]);
}

for (const engine of ["file", "server"] as const) {
  const test = (name: string, work: (shop: TestShop) => Promise<void>) =>
    Deno.test(`journals by size (${engine}): ${name}`, async () => {
      await using shop = await openTestShop(engine);
      await work(shop);
    });

  test("while all fit nothing is forgotten, and each is weighed once", async (shop) => {
    await fourRuns(shop);
    await limitJournals(shop.database, { ...everything, bytesMax: 1_000_000 });
    assert.deepEqual(await journals(shop), [[1, 1, 2], [2, 1, 2], [3, 1, 2], [4, 1, 2]]);
    const rows = await queryAll<Row>(shop.database, "SELECT journal_bytes AS bytes FROM runs");
    assert.ok(rows.every(({ bytes }) => Number(bytes) > 100));
  });

  test("the oldest go first, until the others fit; figures stay", async (shop) => {
    await fourRuns(shop);
    await limitJournals(shop.database, { ...everything, bytesMax: 1_000_000 });
    const weights = await queryAll<{ bytes: number }>(
      shop.database,
      "SELECT journal_bytes AS bytes FROM runs WHERE id > 2",
    );
    const bytesMax = weights.reduce((sum, { bytes }) => sum + bytes, 0);
    await limitJournals(shop.database, { ...everything, bytesMax });
    assert.deepEqual(await journals(shop), [[1, 0, 0], [2, 0, 0], [3, 1, 2], [4, 1, 2]]);
    const first = (await runById(shop.database, 1))!;
    assert.deepEqual([first.read, first.created], [2, 2]);
    assert.deepEqual([isUndoable(first), isTooOldToUndo(first)], [false, true]);
  });

  test("the newest stays however large it is, so the last run can be undone", async (shop) => {
    await fourRuns(shop);
    await limitJournals(shop.database, everything);
    assert.deepEqual(await journals(shop), [[1, 0, 0], [2, 0, 0], [3, 0, 0], [4, 1, 2]]);
    assert.ok(isUndoable((await runById(shop.database, 4))!));
  });

  test("of young ones the changes of prices stay, so the lowest of 30 days is right", async (shop) => {
    await fourRuns(shop);
    await limitJournals(shop.database, allYoung);
    assert.deepEqual(await journals(shop), [[1, 0, 0], [2, 0, 1], [3, 0, 1], [4, 1, 2]]);
    const path = "price:CZK:" as const;
    const points = pricePoints(await fieldHistory(shop.database, 1, path), 10_400, day(1));
    assert.deepEqual(points.map(({ amountMinor }) => amountMinor), [
      10_000,
      10_200,
      10_300,
      10_400,
    ]);
    assert.equal(lowestPrice(points, "2026-11-20T00:00:00.000Z"), 10_000);
    const [title] = await queryAll<Row>(
      shop.database,
      "SELECT title, changes FROM run_items WHERE run_id = 2",
    );
    assert.deepEqual(Object.keys(JSON.parse(String(title!.changes))), [path]);
    await limitJournals(shop.database, { ...allYoung, pricesFrom: day(3) });
    assert.deepEqual(await journals(shop), [[1, 0, 0], [2, 0, 0], [3, 0, 1], [4, 1, 2]]);
  });

  test("what was begun is gone on with after a kill", async (shop) => {
    await fourRuns(shop);
    await shop.database.execute({
      sql: "UPDATE runs SET journal_kept = 0, journal_thinned = 'begun' WHERE id = 2",
      args: [],
    });
    await limitJournals(shop.database, { ...allYoung, bytesMax: 1_000_000 });
    assert.deepEqual(await journals(shop), [[1, 1, 2], [2, 0, 1], [3, 1, 2], [4, 1, 2]]);
  });

  test("missing items cannot be acted on when nobody knows any more which they are", async (shop) => {
    await fourRuns(shop);
    await shop.database.execute({
      sql: `UPDATE runs SET missing_held = '{"reason":"share","count":1,"of":2}' WHERE id = 4`,
      args: [],
    });
    await importText(shop, feed(item("C", 1)), { now: day(5) });
    await limitJournals(shop.database, everything);
    assert.equal(await approveMissing(shop.database, 4, "Eva"), false);
  });

  test("a run that is about to be undone keeps its journal", async (shop) => {
    await fourRuns(shop);
    await orderUndo(shop.database, 1, { orderKey: "undo", orderedBy: "Eva", now: day(5) });
    await limitJournals(shop.database, everything);
    assert.deepEqual((await journals(shop)).map(([, kept]) => kept), [1, 0, 0, 1, 1]);
  });
}
