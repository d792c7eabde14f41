import assert from "node:assert/strict";
import { settleShops } from "../../../tenants/billing/settle.ts";
import { activeMailboxes } from "../../../tenants/platform/mailboxes.ts";
import {
  auditOf,
  openTestInstallation,
  type TestInstallation,
} from "../../support/installation.ts";

const path = "/shops/lipa/wallet/mailboxes";

async function openLipa(house: TestInstallation) {
  const test = await house.shop({ slug: "lipa" });
  await test.browser.post("/shops/lipa/wallet/domain", { domain: "www.lipa.cz" });
  const pathOf = async (address: string) => {
    const all = await activeMailboxes(house.platform.database, test.shop.id);
    return `${path}/${all.find((each) => each.address === address)!.id}`;
  };
  return { ...test, pathOf };
}

Deno.test("the owner adds a mailbox at the shop's domain, and is told who sets it up", async () => {
  await using house = await openTestInstallation();
  const { browser } = await openLipa(house);
  assert.match((await browser.visit("/shops/lipa/wallet")).text, /E-mailové schránky/);
  assert.match((await browser.visit(path)).text, /0 z 3 schránek svého tarifu.*nejvýš 5\sGB/s);

  const added = await browser.submit(path, { name: "Info", size: "2,5" });

  assert.match(added.text, /Schránka info@lipa.cz je přidaná/);
  assert.match(added.text, /1 z 3 schránek.*2,5\sGB z 15\sGB/s);
  assert.match(added.text, /zřizují podle tohoto seznamu naši lidé/);
  assert.match(added.html, /href="\/shops\/lipa\/support\/new\?kind=technical/);
  assert.match(added.text, /dobití obnoví e-shop, schránky už ne/);
  assert.ok((await auditOf(house)).includes("mailbox.create info@lipa.cz"));
});

Deno.test("a shop without a domain is led to set it first", async () => {
  await using house = await openTestInstallation();
  const { browser } = await house.shop({ slug: "lipa" });
  const page = await browser.visit(path);
  assert.match(page.text, /Schránka je na doméně e-shopu a ten zatím žádnou/);
  assert.match(page.html, /href="\/shops\/lipa\/wallet\/domain"/);
  const refused = await browser.post(path, { name: "info", size: "1" });
  assert.equal(refused.status, 422);
});

Deno.test("what cannot be added is refused with what is wrong, and stays typed", async () => {
  await using house = await openTestInstallation();
  const { browser } = await openLipa(house);
  await browser.post(path, { name: "info", size: "1" });
  const refusals: [fields: { name: string; size: string }, said: RegExp][] = [
    [{ name: "", size: "1" }, /Napište název před zavináčem/],
    [{ name: "objednávky", size: "1" }, /„objednávky“ jsou háčky nebo čárky/],
    [{ name: "a b", size: "1" }, /„a b“ není název schránky/],
    [{ name: "jana@dub.cz", size: "1" }, /jana@dub.cz je na jiné doméně. Schránka bude na lipa.cz/],
    [{ name: "jana", size: "velká" }, /„velká“ není velikost/],
    [{ name: "jana", size: "0,05" }, /Nejmenší schránka má 0,1\sGB/],
    [{ name: "jana", size: "6" }, /6\sGB je větší, než tarif dovoluje: nejvýš 5\sGB/],
    [{ name: "info", size: "1" }, /Schránka info@lipa.cz už existuje/],
  ];
  for (const [fields, said] of refusals) {
    const refused = await browser.post(path, fields);
    assert.equal(refused.status, 422, fields.name);
    assert.match(refused.text, said);
    assert.ok(refused.html.includes(`value="${fields.name}"`), fields.name);
    assert.ok(refused.html.includes(`value="${fields.size}"`), fields.size);
  }
});

Deno.test("a tariff that is used up says both figures beforehand and when it refuses (R231)", async () => {
  await using house = await openTestInstallation();
  const { browser } = await openLipa(house);
  for (const name of ["info", "jana", "petr"]) await browser.post(path, { name, size: "1" });
  assert.match((await browser.visit(path)).text, /Tarif je vyčerpaný: 3 z 3/);
  const refused = await browser.post(path, { name: "eva", size: "1" });
  assert.equal(refused.status, 422);
  assert.match(refused.text, /E-shop má 3 z 3 schránek svého tarifu/);
  assert.match(refused.html, /value="eva"/);
});

Deno.test("the owner changes a mailbox's size within the tariff (R230)", async () => {
  await using house = await openTestInstallation();
  const { browser, pathOf } = await openLipa(house);
  await browser.post(path, { name: "info", size: "1" });
  const its = await pathOf("info@lipa.cz");
  const refused = await browser.post(its, { size: "5,5" });
  assert.equal(refused.status, 422);
  assert.match(refused.text, /5,5\sGB je větší, než tarif dovoluje: nejvýš 5\sGB/);
  assert.match(refused.html, /value="5,5"/);
  assert.match((await browser.submit(its, { size: "5" })).text, /info@lipa.cz má 5\sGB/);
  assert.ok((await auditOf(house)).includes("mailbox.resize info@lipa.cz"));
});

Deno.test("a mailbox is deleted once it was said what is lost, and its page is gone", async () => {
  await using house = await openTestInstallation();
  const { browser, pathOf } = await openLipa(house);
  await browser.post(path, { name: "info", size: "1" });
  const its = await pathOf("info@lipa.cz");
  assert.match((await browser.visit(its)).text, /Smaže se vše, co je v info@lipa.cz/);
  const deleted = await browser.submit(`${its}/removal`);
  assert.match(deleted.text, /Schránka info@lipa.cz je smazaná/);
  assert.match(deleted.text, /Smazané schránky.*info@lipa.cz.*smazal majitel/s);
  assert.equal((await browser.visit(its)).status, 404);
  assert.ok((await auditOf(house)).includes("mailbox.delete info@lipa.cz"));
});

Deno.test("an address that another shop has is refused without saying whose it is", async () => {
  await using house = await openTestInstallation();
  const { browser } = await openLipa(house);
  await browser.post(path, { name: "info", size: "1" });
  await browser.post("/shops/lipa/wallet/domain/removal", {});
  const other = await house.shop({ slug: "dub" });
  await other.browser.post("/shops/dub/wallet/domain", { domain: "lipa.cz" });
  const refused = await other.browser.post("/shops/dub/wallet/mailboxes", {
    ...{ name: "info", size: "1" },
  });
  assert.equal(refused.status, 422);
  assert.match(refused.text, /Schránka info@lipa.cz už existuje/);
});

Deno.test("another shop's mailbox answers as one that does not exist", async () => {
  await using house = await openTestInstallation();
  const { browser, pathOf } = await openLipa(house);
  await browser.post(path, { name: "info", size: "1" });
  const theirs = (await pathOf("info@lipa.cz")).replace("/lipa/", "/dub/");
  const other = await house.shop({ slug: "dub" });
  assert.equal((await other.browser.visit(theirs)).status, 404);
  assert.equal((await other.browser.post(theirs, { size: "2" })).status, 404);
  assert.equal((await other.browser.post(`${theirs}/removal`, {})).status, 404);
  assert.equal((await browser.visit(await pathOf("info@lipa.cz"))).status, 200);
});

Deno.test("a suspended shop adds and enlarges nothing, and may delete", async () => {
  await using house = await openTestInstallation();
  const { browser: before, owner, pathOf } = await openLipa(house);
  await before.post(path, { name: "info", size: "1" });
  house.clock.set("2026-04-03T08:00:00.000Z");
  await settleShops(house.platform);
  const browser = await house.signedIn(owner);
  const its = await pathOf("info@lipa.cz");
  assert.match((await browser.visit(path)).text, /nelze schránky přidávat ani zvětšovat/);
  assert.equal((await browser.post(path, { name: "jana", size: "1" })).status, 422);
  assert.equal((await browser.post(its, { size: "2" })).status, 422);
  assert.match((await browser.submit(`${its}/removal`)).text, /info@lipa.cz je smazaná/);
});

Deno.test("only the owner has the mailboxes in hand, and our people see them", async () => {
  await using house = await openTestInstallation();
  const { shop, browser } = await openLipa(house);
  await browser.post(path, { name: "info", size: "1" });
  const manager = await house.member(shop, "manager");
  assert.equal((await manager.browser.visit(path)).status, 403);
  assert.equal((await manager.browser.post(path, { name: "jana", size: "1" })).status, 403);
  const staff = await house.staff("operator");
  assert.match((await staff.browser.visit("/staff/shops/lipa")).text, /info@lipa.cz.*1\sGB/s);
  house.clock.set("2026-04-12T08:00:00.000Z");
  await settleShops(house.platform);
  const colleague = await house.staff("operator");
  const later = (await colleague.browser.visit("/staff/shops/lipa")).text;
  assert.match(later, /nezaplaceno\s*, 1\ssmazaná schránka/);
  assert.match(later, /info@lipa.cz.*deset dní bez peněz/s);
});
