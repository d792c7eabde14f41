import { strict as assert } from "node:assert";
import { queryAll, type Row } from "../../../tenants/engine/database.ts";
import { forgetOldRuns } from "../../../tenants/shop/run_retention.ts";
import { runById } from "../../../tenants/shop/runs.ts";
import { importText, openTestShop, type TestShop } from "../../support/test_shop.ts";

const item = (price: number) =>
  `<SHOP><SHOPITEM><ITEM_ID>A</ITEM_ID><PRODUCTNAME>Hrnek</PRODUCTNAME>` +
  `<PRICE_VAT>${price}</PRICE_VAT><EAN>1</EAN></SHOPITEM></SHOP>`;

const test = (name: string, work: (shop: TestShop) => Promise<void>) =>
  Deno.test(`old runs: ${name}`, async () => {
    await using shop = await openTestShop();
    await work(shop);
  });

/** Four runs of one import, a day apart, each with a change and a problem. */
async function fourRuns(shop: TestShop): Promise<number> {
  const day = (number: number) => `2026-11-0${number}T04:00:00.000Z`;
  const { importId } = await importText(shop, item(100), { now: day(1) });
  for (const number of [2, 3, 4]) {
    await importText(shop, item(100 + number), { of: importId, now: day(number) });
  }
  return importId;
}

async function ids({ database }: TestShop, sql: string): Promise<unknown[]> {
  return (await queryAll<Row>(database, sql)).map(({ id }) => id);
}

test("files and problems of all but the newest are forgotten, figures stay", async (shop) => {
  const importId = await fourRuns(shop);
  const keys = await forgetOldRuns(shop.database, importId, {
    keptRuns: 2,
    journalsFrom: "2026-01-01T00:00:00.000Z",
  });
  assert.equal(keys.length, 2);
  assert.deepEqual(await ids(shop, "SELECT DISTINCT run_id AS id FROM run_problems"), [3, 4]);
  assert.deepEqual(await ids(shop, "SELECT DISTINCT run_id AS id FROM run_items"), [1, 2, 3, 4]);
  const first = await runById(shop.database, 1);
  assert.deepEqual([first?.created, first?.hasFile, first?.hasJournal], [1, false, true]);
});

test("journals go too when they are old enough, and then cannot be undone", async (shop) => {
  const importId = await fourRuns(shop);
  await forgetOldRuns(shop.database, importId, {
    keptRuns: 1,
    journalsFrom: "2026-11-03T00:00:00.000Z",
  });
  assert.deepEqual(await ids(shop, "SELECT DISTINCT run_id AS id FROM run_items"), [3, 4]);
  assert.equal((await runById(shop.database, 2))?.hasJournal, false);
});

test("a file that a newer run reads again is kept", async (shop) => {
  const importId = await fourRuns(shop);
  await shop.database.execute({
    sql: "UPDATE runs SET file_key = (SELECT file_key FROM runs WHERE id = 1) WHERE id = 4",
    args: [],
  });
  const keys = await forgetOldRuns(shop.database, importId, {
    keptRuns: 1,
    journalsFrom: "2026-01-01T00:00:00.000Z",
  });
  assert.equal(keys.length, 2);
  assert.equal((await runById(shop.database, 4))?.hasFile, true);
});
