import { strict as assert } from "node:assert";
import { orderRestore } from "../../../tenants/backups/restore_job.ts";
import { subjectOf, takeBackup } from "../../../tenants/backups/take_backup.ts";
import { listEntries } from "../../../tenants/platform/ledger.ts";
import { setDomain } from "../../../tenants/platform/shop_domains.ts";
import { addProducts } from "../../support/catalogue.ts";
import {
  auditOf,
  openTestInstallation,
  type TestInstallation,
} from "../../support/installation.ts";
import { mug } from "../web/web_shop.ts";

const test = (name: string, work: (house: TestInstallation) => Promise<void>) =>
  Deno.test(`the page of backups: ${name}`, async () => {
    await using house = await openTestInstallation();
    await work(house);
  });

async function shopWithBackup({ platform, shop }: TestInstallation, slug: string) {
  const made = await shop({ slug });
  const subject = await subjectOf(platform, made.shop);
  const add = async (...codes: string[]) => {
    await using lease = await platform.shops.lease(made.shop.id);
    await addProducts(lease.database, codes.map((code) => ({ code })));
  };
  await add("LAMP");
  const backup = await takeBackup(platform, subject, { kind: "manual", word: "1" });
  await add("CHAIR", "TABLE");
  const page = `/shops/${slug}/settings/backups`;
  return { ...made, backup, page, address: `${page}/${backup.id}`, store: subject.store };
}

test("an owner sees what would change, restores, and takes it back", async (house) => {
  const { browser, page, address, slug } = await shopWithBackup(house, "lipa");
  const list = await browser.visit(page);
  assert.match(list.text, /2\. 3\. 2026.*ruční/);
  const preview = await browser.visit(address);
  assert.match(preview.text, /Produkty\s+0\s+2\s+0/);
  assert.match(preview.text, /Peněženka, faktury, členové/);

  const going = await browser.submit(`${address}/restoration`);
  assert.match(going.text, /se vrací do stavu|je ve stavu/);
  await house.services.runner.idle();
  const done = await browser.visit(page);
  assert.match(done.text, /E-shop je ve stavu z 2\. 3\. 2026/);
  assert.match(done.text, /před obnovením/);
  assert.doesNotMatch((await browser.visit(`/shops/${slug}/products`)).text, /CHAIR/);
  assert.ok((await auditOf(house)).some((line) => line.startsWith("backup.restore ")));

  const undo = /href="([^"]+before-restore[^"]+)"[^>]*>\s*(?:<[^>]+>)*\s*Vzít zpět/.exec(done.html);
  await browser.submit(`${undo![1]}/restoration`);
  await house.services.runner.idle();
  assert.match((await browser.visit(`/shops/${slug}/products`)).text, /CHAIR/);
});

test("while a shop is restored nobody changes it", async (house) => {
  const { browser, shop, slug, backup } = await shopWithBackup(house, "lipa");
  await orderRestore(house.platform, shop, { backupId: backup.id, by: "Eva" });
  const refused = await browser.post(`/shops/${slug}/settings`, { name: "New", language: "cs" });
  assert.equal(refused.status, 503);
  assert.equal((await browser.visit(`/shops/${slug}/settings`)).status, 200);
  assert.match((await browser.visit(`/shops/${slug}/settings/backups`)).text, /vrací do stavu/);
});

test("a damaged one says so and has no button", async (house) => {
  const { browser, page, address, backup, store } = await shopWithBackup(house, "lipa");
  await Deno.truncate(store.filePath(backup), 10_000);
  const preview = await browser.visit(address);
  assert.match(preview.text, /není takový, jaký byl zapsán/);
  assert.doesNotMatch(preview.html, /\/restoration/);
  assert.match((await browser.visit(page)).text, /poškozená/);
});

test("another shop's backup is not found by any address, nor by one without the right", async (house) => {
  const one = await shopWithBackup(house, "lipa");
  const two = await shopWithBackup(house, "olse");
  await takeBackup(house.platform, await subjectOf(house.platform, two.shop), {
    ...{ kind: "manual", word: "secret" },
  });
  for (const id of ["2026-03-02-manual-secret", "..%2F" + two.shop.id, "%2E%2E", "unknown"]) {
    assert.equal((await one.browser.visit(`${one.page}/${id}`)).status, 404, id);
    assert.equal((await one.browser.post(`${one.page}/${id}/restoration`)).status, 404, id);
  }
  assert.equal((await one.browser.post(`${two.address}/restoration`)).status, 404);
  const { browser: manager } = await house.member(one.shop, "manager");
  assert.equal((await manager.visit(one.page)).status, 403);
  assert.equal((await manager.post(`${one.address}/restoration`)).status, 403);
});

test("without a backup it says when the first one comes", async (house) => {
  const { browser, slug } = await house.shop();
  const answer = await browser.visit(`/shops/${slug}/settings/backups`);
  assert.match(answer.text, /Zatím žádná záloha.*dnes v noci/s);
});

test("what the shop's web shows comes back with it, by the owner and free of charge (R214)", async (house) => {
  const { browser, shop, slug, address } = await shopWithBackup(house, "lipa");
  await setDomain(house.platform.database, shop.id, "lipa.example");
  const shows = async (code: string) => {
    const { text } = await house.browser().visit(`/s/${slug}/search?q=${code}`);
    return text.includes(`Hrnek ${code}`);
  };
  {
    await using lease = await house.platform.shops.lease(shop.id);
    await addProducts(lease.database, [mug("NOVY", { categories: [] })]);
  }
  assert.equal(await shows("NOVY"), true);
  await browser.submit(`${address}/restoration`);
  await house.services.runner.idle();
  assert.equal(await shows("NOVY"), false);
  const { entries } = await listEntries(house.platform.database, shop.id, {
    ...{ limit: 10, offset: 0, filter: { kind: undefined } },
  });
  assert.deepEqual(entries, []);
});
