import { strict as assert } from "node:assert";
import { addDays } from "../../../core/calendar.ts";
import { orderBackups } from "../../../tenants/backups/backup_job.ts";
import { readOneAgain } from "../../../tenants/backups/confirm_intact.ts";
import { BackupStore } from "../../../tenants/backups/backup_store.ts";
import { doInThread } from "../../../tenants/backups/database_work.ts";
import {
  mayHaveChanged,
  subjectOf,
  takeBackup,
  takeNightlyBackup,
} from "../../../tenants/backups/take_backup.ts";
import { checkCopy, DamagedCopyError, takeSnapshot } from "../../../tenants/engine/snapshot.ts";
import { openDatabase } from "../../../tenants/engine/open.ts";
import { type Database, queryAll } from "../../../tenants/engine/database.ts";
import { orderDue } from "../../../tenants/platform/schedule.ts";
import type { Platform } from "../../../tenants/platform.ts";
import { openTestInstallation, type TestInstallation } from "../../support/installation.ts";

const test = (name: string, work: (house: TestInstallation) => Promise<void>) =>
  Deno.test(`backups: ${name}`, async () => {
    await using house = await openTestInstallation();
    await work(house);
  });

async function addProduct(platform: Platform, shopId: string, code: string): Promise<void> {
  await using lease = await platform.shops.lease(shopId);
  await lease.database.execute({
    sql: "INSERT INTO products (code, created_at, updated_at) VALUES (?, ?, ?)",
    args: [code, platform.now(), platform.now()],
  });
}

/** Lets the next night come, with all its work. */
async function passNight({ platform, services, clock }: TestInstallation): Promise<void> {
  for (let hours = 0; hours < 24; hours++) {
    clock.pass(3_600);
    await orderDue(platform.database, clock.now());
    await services.runner.idle();
  }
}

/** A file that was written to a moment ago counts as changed; this one lies there for an hour. */
async function letLie(path: string): Promise<void> {
  const hourAgo = new Date(Date.now() - 3_600_000);
  for (const file of [path, `${path}-wal`]) {
    await Deno.utime(file, hourAgo, hourAgo).catch((error) => {
      if (!(error instanceof Deno.errors.NotFound)) throw error;
    });
  }
}

test("every night brings one of the platform and of each shop that changed (R211)", async (house) => {
  const { platform, shop } = house;
  const one = await shop();
  const two = await shop();
  const stores = [one, two].map(({ shop }) => new BackupStore(platform, { shopId: shop.id }));
  const days = async () =>
    await Promise.all(stores.map(async (store) => (await store.list()).map(({ day }) => day)));
  await passNight(house); // to Tuesday
  assert.deepEqual(await days(), [["2026-03-03"], ["2026-03-03"]]);
  await addProduct(platform, one.shop.id, "LAMP");
  await passNight(house);
  assert.deepEqual(await days(), [["2026-03-04", "2026-03-03"], ["2026-03-03"]]);
  const ofPlatform = await new BackupStore(platform, "platform").list();
  assert.deepEqual(ofPlatform.map(({ day }) => day), ["2026-03-04", "2026-03-03"]);
});

test("on a Monday a shop is backed up although nothing changed (R212)", async (house) => {
  const { platform, shop, clock } = house;
  const { shop: { id: shopId } } = await shop();
  for (let night = 0; night < 7; night++) await passNight(house);
  assert.equal(clock.now().slice(0, 10), "2026-03-09");
  const days = (await new BackupStore(platform, { shopId }).list()).map(({ day }) => day);
  assert.deepEqual(days, ["2026-03-09", "2026-03-03"]);
});

test("a database that nobody touched is not even opened", async (house) => {
  const { platform, shop, clock } = house;
  const { shop: found } = await shop();
  const subject = await subjectOf(platform, found);
  clock.pass(86_400);
  await letLie(subject.database);
  await takeNightlyBackup(platform, subject);
  clock.pass(86_400);
  assert.equal(await orderBackups(platform), 1, "of the platform alone");
  await addProduct(platform, found.id, "LAMP");
  assert.equal(await orderBackups(platform), 2);
});

test("one that is made twice for its day is made once", async ({ platform, shop, clock }) => {
  const { shop: found } = await shop();
  const subject = await subjectOf(platform, found);
  clock.pass(86_400);
  const first = await takeNightlyBackup(platform, subject);
  await addProduct(platform, found.id, "LAMP");
  assert.deepEqual(await takeNightlyBackup(platform, subject), first);
});

test("one that is taken while others write is of one moment (BA-2)", async ({ platform, shop }) => {
  const { shop: found } = await shop();
  const subject = await subjectOf(platform, found);
  await using lease = await platform.shops.lease(found.id);
  await lease.database.executeMultiple(
    `CREATE TABLE pairs (id INTEGER PRIMARY KEY, a INTEGER, b INTEGER, filling TEXT);
     WITH RECURSIVE numbers (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < 500)
     INSERT INTO pairs SELECT n, 0, 0, hex(zeroblob(1000)) FROM numbers;`,
  );
  const taking = new AbortController();
  const writing = writePairs(lease.database, taking.signal);
  const folder = await Deno.makeTempDir({ dir: platform.folder.path });
  for (let attempt = 0; attempt < 3; attempt++) {
    const to = `${folder}/${attempt}.db`;
    await doInThread("snapshot", { from: subject.database, to });
    const copy = openDatabase({ url: `file:${to}` });
    const torn = await queryAll(
      copy,
      "SELECT id FROM pairs WHERE a <> b OR a <> (SELECT max(a) FROM pairs)",
    );
    copy.close();
    assert.deepEqual(torn, []);
  }
  taking.abort();
  assert.ok(await writing > 0);
});

/** In each of its transactions all pairs become the next number. @returns how many there were */
async function writePairs(database: Database, signal: AbortSignal): Promise<number> {
  let number = 0;
  while (!signal.aborted) {
    number++;
    await database.execute({ sql: "UPDATE pairs SET a = ?1, b = ?1", args: [number] });
    await new Promise((resolve) => setTimeout(resolve));
  }
  return number;
}

test("a copy without what it should hold is refused, and says why (BA-2)", async ({ platform, shop }) => {
  const { shop: found } = await shop();
  await addProduct(platform, found.id, "LAMP");
  const { database } = await subjectOf(platform, found);
  const folder = await Deno.makeTempDir({ dir: platform.folder.path });
  const { facts } = await takeSnapshot({ from: database, to: `${folder}/good.db` });
  const damages: [damage: (path: string) => Promise<void>, says: RegExp][] = [
    [(path) => Deno.writeFile(path, new Uint8Array()), /table categories is missing/],
    [(path) => Deno.writeTextFile(path, "<html>not found</html>".repeat(100)), /not a database/],
    [(path) => Deno.truncate(path, 40_000), /damaged|malformed/],
    [(path) => inCopy(path, "DELETE FROM products"), /products has 0 rows, expected 1/],
    [(path) => inCopy(path, "UPDATE products SET code = 'X'"), /rows are not those/],
  ];
  for (const [index, [damage, says]] of damages.entries()) {
    const path = `${folder}/${index}.db`;
    await Deno.copyFile(`${folder}/good.db`, path);
    await damage(path);
    assert.throws(() => checkCopy(path, facts), (error: Error) => {
      assert.ok(error instanceof DamagedCopyError);
      assert.match(error.message, says);
      return true;
    });
  }
  checkCopy(`${folder}/good.db`, facts);
});

async function inCopy(path: string, script: string): Promise<void> {
  const copy = openDatabase({ url: `file:${path}` });
  try {
    await copy.executeMultiple(script);
  } finally {
    copy.close();
  }
}

test("what was killed half way is not listed, and is gone after the next", async ({ platform, shop }) => {
  const { shop: found } = await shop();
  const subject = await subjectOf(platform, found);
  const path = await subject.store.begin("2026-03-01");
  await Deno.writeTextFile(path, "half");
  const yesterday = new Date(Date.now() - 86_400_000);
  await Deno.utime(`${subject.store.folder}/2026-03-01.new`, yesterday, yesterday);
  assert.deepEqual(await subject.store.list(), []);
  await takeNightlyBackup(platform, subject);
  const names = [...Deno.readDirSync(subject.store.folder)].map(({ name }) => name).sort();
  assert.deepEqual(names, ["2026-03-02", "stamp"]);
});

test("a night that fails prunes nothing and lists nothing (BA-3)", async ({ platform, shop, clock }) => {
  const { shop: found } = await shop();
  const subject = await subjectOf(platform, found);
  for (let night = 0; night < 5; night++) {
    clock.pass(86_400);
    await addProduct(platform, found.id, `LAMP-${night}`);
    await takeNightlyBackup(platform, subject);
  }
  const before = await subject.store.list();
  clock.pass(86_400);
  const broken = `${platform.folder.path}/broken.db`;
  await Deno.writeTextFile(broken, "not a database");
  await assert.rejects(takeNightlyBackup(platform, { ...subject, database: broken }));
  assert.deepEqual(await subject.store.list(), before);
});

test("a backup found damaged is told from good ones", async ({ platform, shop }) => {
  const { shop: found } = await shop();
  const subject = await subjectOf(platform, found);
  const taken = await takeBackup(platform, subject, { kind: "manual", word: "1" });
  assert.ok(await subject.store.isIntact(taken));
  await Deno.writeTextFile(subject.store.filePath(taken), "x", { append: true });
  assert.ok(!await subject.store.isIntact(taken));
  await subject.store.markDamaged(taken.id, "the file has changed");
  assert.equal((await subject.store.find(taken.id))?.isDamaged, true);
});

test("the night after the newest was found damaged makes a new one, though nothing changed (BA-3)", async (house) => {
  const { platform, clock } = house;
  const { shop } = await house.shop();
  const subject = await subjectOf(platform, shop);
  platform.shops.discard(shop.id);
  await letLie(subject.database);
  clock.pass(86_400);
  const taken = (await takeNightlyBackup(platform, subject))!;
  clock.pass(86_400);
  assert.equal(await mayHaveChanged(subject), false);
  await Deno.writeTextFile(subject.store.filePath(taken), "overwritten");
  await assert.rejects(readOneAgain(subject, "2026-03-04"), DamagedCopyError);
  assert.equal(await mayHaveChanged(subject), true);
  const next = await takeNightlyBackup(platform, subject);
  assert.deepEqual([next?.hash, next?.isDamaged], [taken.hash, false]);
});

test("names that are no backup's find nothing, whatever they are", async ({ platform, shop }) => {
  const one = await shop();
  const two = await shop();
  const { store } = await subjectOf(platform, one.shop);
  await takeNightlyBackup(platform, await subjectOf(platform, two.shop));
  for (const name of ["2026-03-02", `../${two.shop.id}/2026-03-02`, "..", "", "2026-03-02/x"]) {
    assert.equal(await store.find(name), undefined, name);
  }
});

test("each night another one is read again, and the operator hears of a damaged one (BA-5)", async ({ platform, shop }) => {
  const { shop: found } = await shop();
  const subject = await subjectOf(platform, found);
  for (const word of ["1", "2", "3", "4"]) {
    await takeBackup(platform, subject, { kind: "manual", word });
  }
  await Deno.truncate(subject.store.filePath({ id: "2026-03-02-manual-2" }), 10_000);
  const heard: string[] = [];
  for (let night = 0; night < 4; night++) {
    await readOneAgain(subject, addDays("2026-03-03", night)).catch((error) =>
      heard.push(`${error}`)
    );
  }
  assert.equal(heard.length, 1);
  assert.match(heard[0]!, /2026-03-02-manual-2 .* no longer what was written/);
  assert.equal((await subject.store.find("2026-03-02-manual-2"))?.isDamaged, true);
});
