import { strict as assert } from "node:assert";
import type { RestorableEntity } from "../../../core/backups/restoration.ts";
import type { Backup } from "../../../tenants/backups/backup_store.ts";
import { differingRecords, previewRestoration } from "../../../tenants/backups/chosen_records.ts";
import { openShopBackup } from "../../../tenants/backups/open_backup.ts";
import { orderRestoration } from "../../../tenants/backups/restore_records_job.ts";
import { subjectOf, takeBackup } from "../../../tenants/backups/take_backup.ts";
import { checkAll } from "../../../tenants/check.ts";
import { type Database, queryAll, type Row } from "../../../tenants/engine/database.ts";
import { orderUndoOf } from "../../../tenants/jobs/run_orders.ts";
import type { Platform } from "../../../tenants/platform.ts";
import type { Shop } from "../../../tenants/platform/shops.ts";
import { runById } from "../../../tenants/shop/runs.ts";
import { addCategory, addProducts } from "../../support/catalogue.ts";
import { openTestInstallation, type TestInstallation } from "../../support/installation.ts";
import { contentOf } from "../../support/test_shop.ts";

const test = (name: string, work: (house: TestInstallation) => Promise<void>) =>
  Deno.test(`restoring some records: ${name}`, async () => {
    await using house = await openTestInstallation();
    await work(house);
  });

async function inShop<T>(
  { shops }: Platform,
  { id }: Shop,
  work: (database: Database) => Promise<T>,
): Promise<T> {
  await using lease = await shops.lease(id);
  return await work(lease.database);
}

const backUp = async (platform: Platform, shop: Shop): Promise<Backup> =>
  await takeBackup(platform, await subjectOf(platform, shop), { kind: "manual", word: "1" });

/** What the page of the choice lists. */
async function choosable(
  platform: Platform,
  shop: Shop,
  { backup, entity = "products", search = "" }: {
    backup: Backup;
    entity?: RestorableEntity;
    search?: string;
  },
) {
  const subject = await subjectOf(platform, shop);
  await using then = await openShopBackup(platform, subject, backup);
  return await differingRecords(subject.database, then, { entity, search });
}

async function restore(
  { platform, services }: TestInstallation,
  shop: Shop,
  { backup, ids, entity = "products" }: {
    backup: Backup;
    ids: number[];
    entity?: RestorableEntity;
  },
) {
  const restoration = { backupId: backup.id, ids };
  const order = { entity, name: "Backup", by: "Eva", restoration };
  const { runId } = await orderRestoration(platform, shop, order);
  await services.runner.idle();
  return (await inShop(platform, shop, (database) => runById(database, runId)))!;
}

const lamp = {
  code: "LAMP",
  values: { "title:cs": "Lampa", "price:CZK:": 10_000, stock: 3 },
  variants: [
    { code: "LAMP-S", values: { stock: 1 } },
    { code: "LAMP-M", values: { stock: 2 } },
  ],
};
const chair = { code: "CHAIR", values: { "title:cs": "Židle", "price:CZK:": 20_000 } };
const table = { code: "TABLE", values: { "title:cs": "Stůl" } };

/** A shop whose products were backed up, then changed in every way that there is. */
async function changedShop(house: TestInstallation) {
  const { platform } = house;
  const { shop } = await house.shop();
  await inShop(platform, shop, (database) => addProducts(database, [lamp, chair, table]));
  const backup = await backUp(platform, shop);
  const before = await inShop(platform, shop, contentOf);
  await inShop(platform, shop, async (database) => {
    await database.execute(
      "UPDATE product_texts SET title = 'Křeslo', sort_key = 'kr~eslo' WHERE product_id = 2",
    );
    await database.execute("UPDATE product_prices SET price_minor = 1 WHERE product_id = 2");
    await database.execute("UPDATE variants SET stock = 9 WHERE code = 'LAMP-S'");
    await database.execute("DELETE FROM variants WHERE code = 'LAMP-M'");
    await database.execute("UPDATE products SET stock_total = 9 WHERE code = 'LAMP'");
    await database.execute("DELETE FROM product_search WHERE rowid = 3");
    await database.execute("DELETE FROM products WHERE code = 'TABLE'");
  });
  return { shop, backup, before };
}

const titles = (platform: Platform, shop: Shop) =>
  inShop(platform, shop, async (database) => {
    const rows = await queryAll<Row>(
      database,
      `SELECT code, title FROM products LEFT JOIN product_texts ON product_id = id ORDER BY id`,
    );
    return rows.map(({ code, title }) => `${code} ${title}`);
  });

test("only what is missing or different can be chosen, and it can be searched (R213)", async (house) => {
  const { platform } = house;
  const { shop, backup } = await changedShop(house);
  await inShop(platform, shop, (database) => addProducts(database, [{ code: "NEW" }]));
  assert.deepEqual(await choosable(platform, shop, { backup }), [
    { id: 1, code: "LAMP", name: "Lampa", isGone: false },
    { id: 2, code: "CHAIR", name: "Židle", isGone: false },
    { id: 3, code: "TABLE", name: "Stůl", isGone: true },
  ]);
  const found = async (search: string) =>
    (await choosable(platform, shop, { backup, search })).map(({ code }) => code);
  assert.deepEqual(await found("zidle"), ["CHAIR"]);
  assert.deepEqual(await found("TABLE"), ["TABLE"]);
  assert.deepEqual(await found("křeslo"), [], "what it is called now is not what it was");
  assert.deepEqual(await found('"*'), []);
});

test("the preview says field by field what would change, and writes nothing", async (house) => {
  const { platform } = house;
  const { shop, backup } = await changedShop(house);
  const before = await inShop(platform, shop, contentOf);
  await using then = await openShopBackup(platform, await subjectOf(platform, shop), backup);
  const preview = await inShop(
    platform,
    shop,
    (now) => previewRestoration({ then: then.database, now }, { entity: "products", ids: [2, 3] }),
  );
  const { comingBack, changing, same, shown } = preview;
  assert.deepEqual({ comingBack, changing, same }, { comingBack: 1, changing: 1, same: 0 });
  assert.deepEqual(shown[0]!.changes, {
    "title:cs": ["Židle", "Křeslo"],
    "price:CZK:": [20_000, 1],
  });
  assert.ok(shown[1]!.isGone);
  assert.deepEqual(await inShop(platform, shop, contentOf), before);
});

test("chosen products are what they were, the others stay, and it can be taken back (BA-4)", async (house) => {
  const { platform, services } = house;
  const { shop, backup } = await changedShop(house);
  const now = await inShop(platform, shop, contentOf);
  const run = await restore(house, shop, { backup, ids: [2, 3] });
  assert.deepEqual(
    { state: run.state, read: run.read, created: run.created, updated: run.updated },
    { state: "ok", read: 2, created: 1, updated: 1 },
  );
  assert.deepEqual(await titles(platform, shop), ["LAMP Lampa", "CHAIR Židle", "TABLE Stůl"]);
  assert.deepEqual((await checkAll(platform)).findings, []);

  await orderUndoOf(platform, shop, run.id, "Eva");
  await services.runner.idle();
  assert.deepEqual(await inShop(platform, shop, contentOf), now);
});

test("variants come back, and change back, with their product", async (house) => {
  const { platform, services } = house;
  const { shop, backup, before } = await changedShop(house);
  const now = await inShop(platform, shop, contentOf);
  const run = await restore(house, shop, { backup, ids: [1, 2, 3] });
  assert.equal(run.state, "ok");
  assert.deepEqual(await inShop(platform, shop, contentOf), before);
  await orderUndoOf(platform, shop, run.id, "Eva");
  await services.runner.idle();
  assert.deepEqual(await inShop(platform, shop, contentOf), now);
});

test("a product that was deleted and made anew under its code is not made twice", async (house) => {
  const { platform } = house;
  const { shop, backup } = await changedShop(house);
  const anew = { code: "TABLE", values: { "title:cs": "Jiný stůl" } };
  await inShop(platform, shop, (database) => addProducts(database, [anew]));
  const run = await restore(house, shop, { backup, ids: [3] });
  assert.equal(run.updated, 1);
  assert.deepEqual((await titles(platform, shop)).filter((line) => line.startsWith("TABLE")), [
    "TABLE Stůl",
  ]);
});

test("categories come back below those above them, then their products into them", async (house) => {
  const { platform, clock } = house;
  const { shop } = await house.shop();
  await inShop(platform, shop, async (database) => {
    await addCategory(database, { code: "HOME", name: "Domov" });
    await addCategory(database, { code: "LIGHT", name: "Světla", parent: "HOME" });
    const categories = [{ code: "LIGHT", primary: true, position: 0 }];
    await addProducts(database, [{ code: "LAMP", values: { "title:cs": "Lampa", categories } }]);
  });
  clock.pass(60);
  const backup = await backUp(platform, shop);
  await inShop(platform, shop, async (database) => {
    await database.execute("DELETE FROM product_categories");
    await database.execute("DELETE FROM categories WHERE code = 'LIGHT'");
    await database.execute("DELETE FROM categories WHERE code = 'HOME'");
  });
  await using then = await openShopBackup(platform, await subjectOf(platform, shop), backup);
  const preview = await inShop(
    platform,
    shop,
    (now) => previewRestoration({ then: then.database, now }, { entity: "products", ids: [1] }),
  );
  assert.deepEqual(preview.missingCategories, ["LIGHT"]);

  const ids = (await choosable(platform, shop, { backup, entity: "categories" }))
    .map(({ id }) => id);
  const categories = await restore(house, shop, { backup, ids, entity: "categories" });
  assert.deepEqual([categories.state, categories.created], ["ok", 2]);
  assert.equal((await restore(house, shop, { backup, ids: [1] })).state, "ok");
  await inShop(platform, shop, async (database) => {
    const rows = await queryAll<Row>(
      database,
      `SELECT category.code, above.code AS parent, count(product_id) AS products
         FROM categories AS category
         LEFT JOIN categories AS above ON above.id = category.parent_id
         LEFT JOIN product_categories ON category_id = category.id
        GROUP BY category.id ORDER BY category.id`,
    );
    assert.deepEqual(rows.map((row) => ({ ...row })), [
      { code: "HOME", parent: null, products: 0 },
      { code: "LIGHT", parent: "HOME", products: 1 },
    ]);
  });
});

test("what somebody changes after it survives its undo", async (house) => {
  const { platform, services, clock } = house;
  const { shop, backup } = await changedShop(house);
  const run = await restore(house, shop, { backup, ids: [2] });
  clock.pass(60);
  await inShop(
    platform,
    shop,
    (database) =>
      database.execute("UPDATE product_texts SET title = 'Houpačka' WHERE product_id = 2"),
  );
  await orderUndoOf(platform, shop, run.id, "Eva");
  await services.runner.idle();
  assert.ok((await titles(platform, shop)).includes("CHAIR Houpačka"));
});

test("a backup that is damaged by the time of its turn changes nothing", async (house) => {
  const { platform, services } = house;
  const { shop, backup } = await changedShop(house);
  const now = await inShop(platform, shop, contentOf);
  const { store } = await subjectOf(platform, shop);
  const order = { entity: "products", name: "Backup", by: "Eva" } as const;
  const { runId } = await orderRestoration(platform, shop, {
    ...order,
    restoration: { backupId: backup.id, ids: [2] },
  });
  await Deno.truncate(store.filePath(backup), 10_000);
  await services.runner.idle();
  const run = await inShop(platform, shop, (database) => runById(database, runId));
  assert.equal(run?.state, "error");
  assert.deepEqual(await inShop(platform, shop, contentOf), now);
});
