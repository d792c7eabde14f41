import { strict as assert } from "node:assert";
import type { Backup } from "../../../tenants/backups/backup_store.ts";
import { compareBackup } from "../../../tenants/backups/compare_backup.ts";
import {
  doRestoreJob,
  giveUpRestore,
  orderRestore,
  restoreJobId,
} from "../../../tenants/backups/restore_job.ts";
import { subjectOf, takeBackup } from "../../../tenants/backups/take_backup.ts";
import { checkAll } from "../../../tenants/check.ts";
import { openDatabase } from "../../../tenants/engine/open.ts";
import { migrationsOf } from "../../../tenants/migrate.ts";
import { queryAll, type Row } from "../../../tenants/engine/database.ts";
import { publishFeed } from "../../../tenants/jobs/published_feeds.ts";
import type { Platform } from "../../../tenants/platform.ts";
import { addJob, claimJob, finishJob, type Job } from "../../../tenants/platform/jobs.ts";
import { lastRestore } from "../../../tenants/platform/restores.ts";
import { nextRuns, scheduleImport } from "../../../tenants/platform/schedule.ts";
import type { Shop } from "../../../tenants/platform/shops.ts";
import { exportStamp } from "../../../tenants/shop/exported_ids.ts";
import { addProducts } from "../../support/catalogue.ts";
import {
  auditOf,
  mailsTo,
  openTestInstallation,
  type TestInstallation,
} from "../../support/installation.ts";
import { contentOf, orderText } from "../../support/test_shop.ts";

const test = (name: string, work: (house: TestInstallation) => Promise<void>) =>
  Deno.test(`restoring: ${name}`, async () => {
    await using house = await openTestInstallation();
    await work(house);
  });

async function inShop<T>(
  { shops }: Platform,
  { id }: Shop,
  work: (database: Awaited<ReturnType<Platform["shops"]["lease"]>>["database"]) => Promise<T>,
): Promise<T> {
  await using lease = await shops.lease(id);
  return await work(lease.database);
}

const codesOf = (platform: Platform, shop: Shop) =>
  inShop(platform, shop, async (database) => {
    const rows = await queryAll<{ code: string }>(
      database,
      "SELECT code FROM products ORDER BY id",
    );
    return rows.map(({ code }) => code);
  });

let words = 0;
async function backUp(platform: Platform, shop: Shop): Promise<Backup> {
  const subject = await subjectOf(platform, shop);
  return await takeBackup(platform, subject, { kind: "manual", word: String(++words) });
}

const add = (platform: Platform, shop: Shop, ...codes: string[]) =>
  inShop(platform, shop, (database) => addProducts(database, codes.map((code) => ({ code }))));

async function restore({ platform, services }: TestInstallation, shop: Shop, backupId: string) {
  const ordered = await orderRestore(platform, shop, { backupId, by: "Eva" });
  assert.ok(ordered.ok, JSON.stringify(ordered));
  await services.runner.idle();
  return (await lastRestore(platform.database, shop.id))!;
}

test("the shop is what it was, and the restore can be taken back (BA-4)", async (house) => {
  const { platform } = house;
  const { shop, owner } = await house.shop();
  await add(platform, shop, "LAMP", "CHAIR");
  const before = await inShop(platform, shop, contentOf);
  const backup = await backUp(platform, shop);
  await inShop(platform, shop, async (database) => {
    await database.execute("DELETE FROM products WHERE code = 'LAMP'");
    await database.execute("UPDATE products SET ean = '1' WHERE code = 'CHAIR'");
  });
  await add(platform, shop, "TABLE");
  const after = await inShop(platform, shop, contentOf);

  const done = await restore(house, shop, backup.id);
  assert.equal(done.state, "done");
  assert.deepEqual(await inShop(platform, shop, contentOf), before);
  assert.deepEqual((await checkAll(platform)).findings, []);
  const [mail] = (await mailsTo(house, owner.email)).slice(-1);
  assert.equal(mail!.kind, "shop_restored");
  assert.equal(mail!.path, `/shops/${shop.slug}/settings/backups`);
  assert.ok((await auditOf(house)).includes(`backup.restored ${backup.id}`));

  await restore(house, shop, done.keptId!);
  assert.deepEqual(await inShop(platform, shop, contentOf), after);
  assert.deepEqual((await checkAll(platform)).findings, []);
});

const steps = ["prepared", "kept", "replaced", "scheduled"];
for (const broken of steps) {
  test(`broken off when it is ${broken}, the next attempt ends it once`, async ({ platform, shop, clock }) => {
    const { shop: found } = await shop();
    await add(platform, found, "LAMP");
    const backup = await backUp(platform, found);
    await add(platform, found, "CHAIR");
    const ordered = await orderRestore(platform, found, { backupId: backup.id, by: "Eva" });
    assert.ok(ordered.ok);
    const id = restoreJobId(ordered.value);
    const { signal } = new AbortController();
    const first = await claimJob(platform.database, { worker: "w", now: clock.now(), id });
    const onStep = (step: string) => {
      if (step === broken) throw new Error("Killed");
    };
    await assert.rejects(doRestoreJob(platform, first!, { signal, onStep }), /Killed/);
    const isReplaced = steps.indexOf(broken) >= steps.indexOf("replaced");
    platform.shops.discard(found.id);
    assert.deepEqual(await codesOf(platform, found), isReplaced ? ["LAMP"] : ["LAMP", "CHAIR"]);
    await add(platform, found, "TABLE");

    clock.pass(60);
    const second = await claimJob(platform.database, { worker: "v", now: clock.now(), id });
    await doRestoreJob(platform, second!, { signal });
    const done = (await lastRestore(platform.database, found.id))!;
    assert.equal(done.state, "done");
    const kept = await (await subjectOf(platform, found)).store.find(done.keptId!);
    if (isReplaced) {
      assert.deepEqual(await codesOf(platform, found), ["LAMP", "TABLE"], "later work stays");
      assert.equal(kept!.tables.products, 2);
    } else {
      assert.deepEqual(await codesOf(platform, found), ["LAMP"]);
      assert.equal(kept!.tables.products, 3, "what the attempt found is kept");
    }
    await doRestoreJob(platform, second!, { signal });
    await giveUpRestore(platform, second!);
    assert.equal((await lastRestore(platform.database, found.id))!.state, "done");
  });
}

test("a damaged backup is refused, changes nothing and is listed as damaged", async (house) => {
  const { platform } = house;
  const { shop, owner } = await house.shop();
  await add(platform, shop, "LAMP");
  const backup = await backUp(platform, shop);
  await add(platform, shop, "CHAIR");
  const { store } = await subjectOf(platform, shop);
  const bytes = await Deno.readFile(store.filePath(backup));
  bytes[bytes.length - 100]! ^= 1;
  await Deno.writeFile(store.filePath(backup), bytes);

  assert.equal((await restore(house, shop, backup.id)).state, "damaged");
  assert.deepEqual(await codesOf(platform, shop), ["LAMP", "CHAIR"]);
  assert.equal((await store.find(backup.id))?.isDamaged, true);
  assert.equal((await mailsTo(house, owner.email)).at(-1)!.kind, "restore_failed");
  const again = await orderRestore(platform, shop, { backupId: backup.id, by: "Eva" });
  assert.deepEqual(again, { ok: false, error: { code: "damaged" } });
});

test("a backup of a newer program, of another shop or of nothing is refused", async ({ platform, shop }) => {
  const one = (await shop()).shop;
  const two = (await shop()).shop;
  const foreign = await backUp(platform, two);
  const refusalOf = async (backupId: string) => {
    const ordered = await orderRestore(platform, one, { backupId, by: "Eva" });
    return ordered.ok ? "ordered" : ordered.error.code;
  };
  for (const id of [foreign.id, `../${two.id}/${foreign.id}`, "2020-01-01", ""]) {
    assert.equal(await refusalOf(id), "no_backup", id);
  }
  const own = await backUp(platform, one);
  const { store } = await subjectOf(platform, one);
  const path = `${store.folder}/${own.id}/backup.json`;
  await Deno.writeTextFile(path, JSON.stringify({ ...own, schemaVersion: 999 }));
  assert.equal(await refusalOf(own.id), "too_new");
});

test("while it lasts nothing else of the shop is done, and it waits for what is", async ({ platform, shop, clock }) => {
  const { shop: found } = await shop();
  const backup = await backUp(platform, found);
  const { database } = platform;
  const job = (id: string, kind: string) =>
    addJob(database, { id, kind, shopId: found.id, dueAt: clock.now() });
  const claim = () => claimJob(database, { worker: "w", now: clock.now() }) as Promise<Job>;
  await job("i1", "import");
  const running = await claim();
  assert.ok((await orderRestore(platform, found, { backupId: backup.id, by: "Eva" })).ok);
  await job("i2", "export");
  assert.equal(await claim(), undefined);
  await finishJob(database, running, clock.now());
  const restoring = await claim();
  assert.equal(restoring.kind, "restore");
  assert.equal(await claim(), undefined);
  await finishJob(database, restoring, clock.now());
  assert.equal((await claim()).id, "i2");
  const again = await orderRestore(platform, found, { backupId: backup.id, by: "Eva" });
  assert.deepEqual(again, { ok: false, error: { code: "going_on" } });
});

test("numbers go on, runs that were going on end, feeds keep their secret addresses", async (house) => {
  const { platform, clock } = house;
  const { shop } = await house.shop();
  await add(platform, shop, "LAMP");
  const feed = {
    name: "F",
    entity: "products",
    format: "upgates",
    choice: {},
  } as unknown as Parameters<typeof publishFeed>[2];
  await publishFeed(platform, shop, feed, "Eva");
  const waiting = await inShop(platform, shop, (database) =>
    orderText(
      { database },
      "<SHOP/>",
      { now: clock.now() },
    ));
  const backup = await backUp(platform, shop);
  await add(platform, shop, "CHAIR");
  await inShop(platform, shop, async (database) => {
    await database.execute("DELETE FROM products WHERE code = 'CHAIR'");
    await database.execute("UPDATE published_feeds SET token_hash = 'changed', stamp = 'old'");
  });
  await restore(house, shop, backup.id);
  await add(platform, shop, "TABLE");
  await inShop(platform, shop, async (database) => {
    const products = await queryAll<Row>(database, "SELECT id FROM products ORDER BY id");
    assert.deepEqual(products.map(({ id }) => id), [1, 3], "2 was given out");
    const runs = await queryAll<Row>(database, "SELECT id, state FROM runs");
    assert.deepEqual(runs.map((row) => ({ ...row })), [{ id: waiting, state: "error" }]);
    const feeds = await queryAll<Row>(database, "SELECT token_hash, stamp FROM published_feeds");
    assert.deepEqual(feeds.map((row) => ({ ...row })), [{ token_hash: "changed", stamp: null }]);
    assert.ok(await exportStamp(database));
  });
});

test("what runs by itself is what the restored shop has", async (house) => {
  const { platform, clock } = house;
  const { shop } = await house.shop();
  const ofShop = { [Symbol.asyncDispose]: () => Promise.resolve() };
  const daily = { frequency: "daily", now: clock.now() } as const;
  await inShop(platform, shop, (database) => orderText({ database, ...ofShop }, "", daily));
  const backup = await backUp(platform, shop);
  for (const importId of [2, 3]) {
    const entry = { shopId: shop.id, importId, entity: "products", frequency: "daily" } as const;
    await scheduleImport(platform.database, entry, clock.now());
  }
  await restore(house, shop, backup.id);
  assert.deepEqual([...(await nextRuns(platform.database, shop.id)).keys()], [1]);
});

test("a backup of an older version is brought to this one", async (house) => {
  const { platform } = house;
  const { shop } = await house.shop();
  const { store } = await subjectOf(platform, shop);
  const database = `${platform.folder.path}/old.db`;
  await makeOldShop(database, 8);
  const order = { kind: "manual", word: "old" } as const;
  const old = await takeBackup(platform, { database, store, schemaVersion: 8 }, order);
  assert.equal((await restore(house, shop, old.id)).state, "done");
  assert.deepEqual(await codesOf(platform, shop), ["LAMP"]);
  assert.deepEqual((await checkAll(platform)).findings, []);
});

/** A shop's database as the first versions have made it, with a product. */
async function makeOldShop(path: string, version: number): Promise<void> {
  const old = openDatabase({ url: `file:${path}` });
  const known = migrationsOf("shop").slice(0, version);
  const noted = known.map(({ number, name }) => `(${number}, '${name}', '')`);
  await old.executeMultiple([
    "CREATE TABLE schema_migrations (number INTEGER PRIMARY KEY, name TEXT, applied_at TEXT);",
    ...known.map(({ sql }) => sql),
    `INSERT INTO schema_migrations VALUES ${noted.join(", ")};`,
    "INSERT INTO products (code, created_at, updated_at) VALUES ('LAMP', '', '');",
    "INSERT INTO product_search (rowid) VALUES (1);",
  ].join("\n"));
  old.close();
}

test("its preview counts what comes back, goes and changes, for each kind", async ({ platform, shop }) => {
  const { shop: found } = await shop();
  await add(platform, found, "LAMP", "CHAIR", "SHELF");
  const backup = await backUp(platform, found);
  await inShop(platform, found, async (database) => {
    await database.execute("DELETE FROM products WHERE code = 'LAMP'");
    await database.execute("UPDATE products SET applied_hash = 'x' WHERE code = 'CHAIR'");
    await database.execute(
      "UPDATE product_texts SET title = 'Another' WHERE product_id = (SELECT id FROM products WHERE code = 'SHELF')",
    );
    await database.execute(
      `INSERT INTO product_prices (product_id, currency, price_list, price_minor)
       SELECT id, 'EUR', 'partners', 1 FROM products WHERE code = 'SHELF'`,
    );
  });
  await add(platform, found, "TABLE", "SOFA");
  const none = { onlyThen: 0, onlyNow: 0, changed: 0 };
  assert.deepEqual(await compareBackup(await subjectOf(platform, found), backup), {
    products: { onlyThen: 1, onlyNow: 2, changed: 1 },
    ...{ categories: none, customers: none, orders: none },
  });
});
