import { strict as assert } from "node:assert";
import { subjectOf, takeBackup } from "../../../tenants/backups/take_backup.ts";
import { addProducts } from "../../support/catalogue.ts";
import {
  auditOf,
  openTestInstallation,
  type TestInstallation,
} from "../../support/installation.ts";

const test = (name: string, work: (house: TestInstallation) => Promise<void>) =>
  Deno.test(`the page of a backup's records: ${name}`, async () => {
    await using house = await openTestInstallation();
    await work(house);
  });

async function shopWithBackup({ platform, shop }: TestInstallation, slug = "lipa") {
  const made = await shop({ slug });
  const execute = async (sql: string) => {
    await using lease = await platform.shops.lease(made.shop.id);
    await lease.database.execute(sql);
  };
  {
    await using lease = await platform.shops.lease(made.shop.id);
    await addProducts(lease.database, [
      { code: "LAMP", values: { "title:cs": "Lampa", "price:CZK:": 10_000 } },
      { code: "CHAIR", values: { "title:cs": "Židle", "price:CZK:": 20_000 } },
    ]);
  }
  const subject = await subjectOf(platform, made.shop);
  const backup = await takeBackup(platform, subject, { kind: "manual", word: "1" });
  await execute("UPDATE product_prices SET price_minor = 100");
  const page = `/shops/${slug}/settings/backups/${backup.id}`;
  return { ...made, execute, backup, page, records: `${page}/records/products`, subject };
}

const stampIn = (html: string): string => /name="stamp" value="([0-9a-f]{64})"/.exec(html)![1]!;

test("an owner searches, chooses, sees field by field, restores and takes it back (R213)", async (house) => {
  const { browser, page, records, slug } = await shopWithBackup(house);
  assert.match((await browser.visit(page)).text, /Obnovit jen něco.*Vybrat produkty/s);
  const list = await browser.visit(`${records}?search=zidle`);
  assert.match(list.text, /CHAIR\s+Židle\s+liší se/);
  assert.doesNotMatch(list.text, /LAMP/);
  const preview = await browser.visit(`${records}/preview?selected=2&search=zidle`);
  assert.match(preview.text, /Změní se zpět\s+1/);
  assert.match(preview.text, /1,00 Kč.*200,00 Kč/s);
  const stamp = stampIn(preview.html);
  const run = await browser.submit(`${records}/restoration`, { ids: "2", search: "", stamp });
  assert.match(run.text, /Záloha z 2\. 3\. 2026/);
  await house.services.runner.idle();
  const product = await browser.visit(`/shops/${slug}/products`);
  assert.match(product.text, /200,00/);
  assert.match(product.text, /1,00/, "the other one stays as it is");
  const audit = await auditOf(house);
  assert.ok(audit.some((line) => line.startsWith("backup.restore_records ")));

  const imports = await browser.visit(`/shops/${slug}/products/import`);
  assert.match(imports.text, /Záloha z 2\. 3\. 2026.*Záloha/s);
  await browser.submit(`/shops/${slug}/imports/1/runs/1/undo`);
  await house.services.runner.idle();
  assert.doesNotMatch((await browser.visit(`/shops/${slug}/products`)).text, /200,00/);
});

test("all that a search finds is chosen at once", async (house) => {
  const { browser, records, slug } = await shopWithBackup(house);
  const preview = await browser.visit(`${records}/preview?all=1&search=`);
  assert.match(preview.text, /Změní se zpět\s+2/);
  const stamp = stampIn(preview.html);
  await browser.submit(`${records}/restoration`, { ids: "all", search: "", stamp });
  await house.services.runner.idle();
  assert.match(
    (await browser.visit(`/shops/${slug}/products`)).text,
    /100,00.*200,00|200,00.*100,00/s,
  );
});

test("what somebody changed after the look is shown before it is done", async (house) => {
  const { browser, records, execute, slug } = await shopWithBackup(house);
  const { html } = await browser.visit(`${records}/preview?selected=1`);
  await execute("UPDATE product_prices SET price_minor = 777");
  const order = { ids: "1", search: "", stamp: stampIn(html) };
  const answer = await browser.post(`${records}/restoration`, order);
  assert.equal(answer.status, 409);
  assert.match(answer.text, /mezitím změnil/);
  assert.match(answer.text, /7,77/);
  assert.doesNotMatch((await browser.visit(`/shops/${slug}/products/import`)).text, /Záloha z/);
  const again = { ...order, stamp: stampIn(answer.html) };
  assert.match((await browser.submit(`${records}/restoration`, again)).text, /Záloha z/);
});

test("a form with nothing ticked says so, and ids of nothing find nothing", async (house) => {
  const { browser, records } = await shopWithBackup(house);
  const { location } = await browser.visit(`${records}/preview?search=`);
  assert.match((await browser.visit(location!)).text, /zaškrtněte/);
  const strange = await browser.visit(`${records}/preview?selected=99&selected=..%2Fx`);
  assert.match(strange.text, /není co obnovovat/);
  assert.equal((await browser.visit(records.replace("products", "customers"))).status, 404);
});

test("its import has no settings and cannot be run again", async (house) => {
  const { browser, records, slug } = await shopWithBackup(house);
  const { html } = await browser.visit(`${records}/preview?selected=1`);
  const order = { ids: "1", search: "", stamp: stampIn(html) };
  const run = await browser.submit(`${records}/restoration`, order);
  assert.doesNotMatch(run.html, /imports\/1\/settings/);
  await house.services.runner.idle();
  assert.equal((await browser.visit(`/shops/${slug}/imports/1/settings`)).status, 404);
  for (const part of ["run", "duplicate", "settings"]) {
    assert.equal((await browser.post(`/shops/${slug}/imports/1/${part}`)).status, 404, part);
  }
});

test("neither another shop nor a member without the right gets to it", async (house) => {
  const one = await shopWithBackup(house, "lipa");
  const two = await shopWithBackup(house, "olse");
  const foreign = two.records.replace("/olse/", "/lipa/").replace(two.backup.id, "2026-01-01");
  assert.equal((await one.browser.visit(foreign)).status, 404);
  assert.equal((await one.browser.visit(two.records)).status, 404);
  const { browser } = await house.member(one.shop, "manager");
  assert.equal((await browser.visit(one.records)).status, 403);
  assert.equal((await browser.post(`${one.records}/restoration`)).status, 403);
});

test("a damaged backup has no records to choose", async (house) => {
  const { browser, records, backup, subject } = await shopWithBackup(house);
  await Deno.truncate(subject.store.filePath(backup), 10_000);
  assert.equal((await browser.visit(records)).status, 404);
});
