import { strict as assert } from "node:assert";
import { termsOn } from "../../../core/billing/contract.ts";
import { endContract } from "../../../tenants/billing/end_contract.ts";
import { settleShops } from "../../../tenants/billing/settle.ts";
import { accountOfShop } from "../../../tenants/platform/contracts.ts";
import { balanceOf } from "../../../tenants/platform/ledger.ts";
import { postTopUp } from "../../../tenants/billing/top_up.ts";
import { runOutOfMoney } from "../../support/billing.ts";
import { addProducts, filledProductForm } from "../../support/catalogue.ts";
import { openTestInstallation, type TestInstallation } from "../../support/installation.ts";

async function openWallet({ paidMinor = 0, now = "2026-04-05T08:00:00.000Z" } = {}) {
  const installation = await openTestInstallation();
  const { shop, owner } = await installation.shop({ slug: "lipa" });
  if (paidMinor > 0) await pay(installation, shop.id, paidMinor);
  installation.clock.set(now);
  await settleShops(installation.platform);
  return {
    installation,
    shop,
    owner,
    browser: await installation.signedIn(owner),
    [Symbol.asyncDispose]: () => installation[Symbol.asyncDispose](),
  };
}

const pay = ({ platform }: TestInstallation, shopId: string, amountMinor: number) =>
  platform.database.write((transaction) =>
    postTopUp(platform, transaction, {
      id: `topup:${amountMinor}`,
      shopId,
      from: "bank",
      amountMinor,
      currency: "CZK",
    })
  );

const path = "/shops/lipa/wallet";

Deno.test("the wallet says what it has, how long it lasts, what a day costs and what was posted", async () => {
  await using test = await openWallet({ paidMinor: 500_00 });
  const { text } = await test.browser.visit(path);
  assert.match(text, /Zůstatek 448,37\s?Kč Vystačí do 10\. 5\. 2026/);
  assert.match(text, /Tarif Basic 320,00\s?Kč 12,91\s?Kč/);
  assert.match(text, /Jednorázové importy jsou zdarma/);
  assert.match(text, /11\. 5\. 2026 Pozastavíme administraci 21\. 5\. 2026 Pozastavíme web/);
  assert.match(text, /Služba dne 5\. 4\. 2026 −12,91\s?Kč 448,37\s?Kč/);
  const topUps = await test.browser.visit(`${path}?kind=top_up`);
  assert.match(topUps.text, /Dobití 500,00\s?Kč 500,00\s?Kč/);
  assert.doesNotMatch(topUps.text, /Služba dne/);
});

Deno.test("the entries can be taken away as CSV", async () => {
  await using test = await openWallet({ paidMinor: 500_00 });
  const { html, headers } = await test.browser.visit(`${path}/entries.csv?kind=top_up`);
  assert.match(headers.get("Content-Type")!, /text\/csv/);
  const rows = html.split("\r\n");
  assert.equal(rows[0], "\ufeffKdy;Druh;Co;Částka;Zůstatek po;Měna");
  assert.equal(rows[1], "2026-03-02T09:00:00.000Z;Dobití;Dobití;500;500;CZK");
});

Deno.test("in the trial it says from when a day costs what, and that all imports are free (R12, R142)", async () => {
  await using test = await openWallet({ now: "2026-03-10T08:00:00.000Z" });
  const { text } = await test.browser.visit(path);
  assert.match(text, /Zkušební období běží do 1\. 4\. 2026.*všechny importy jsou zdarma/);
  assert.match(text, /Dne 2\. 4\. 2026 s DPH/);
});

Deno.test("the price of a regular import of products is told before it is created (R7, R11)", async () => {
  await using test = await openWallet({ paidMinor: 500_00 });
  const asked = "/shops/lipa/imports/new?format=heureka&mode=both";
  const products = await test.browser.visit(`${asked}&entity=products`);
  assert.match(products.text, /Každý den ve 4:00[^.]*\.[^.]*\.90,00\s?Kč měsíčně bez DPH/);
  assert.match(products.text, /Každou hodinuMalý import.*190,00\s?Kč měsíčně bez DPH/);
  assert.match(products.text, /JednorázověVšechny údaje souboru\. Začne hned a je zdarma/);
  assert.doesNotMatch(products.text, /Ve zkušebním období je zdarma/);
});

Deno.test("every page of a shop says when the money is about to run out", async () => {
  await using test = await openWallet({ paidMinor: 100_00 });
  const { text } = await test.browser.visit("/shops/lipa/products");
  assert.match(text, /Peníze v peněžence vystačí do 8\. 4\. 2026\. Otevřít peněženku/);
});

Deno.test("of a suspended shop only the owner sees anything: the wallet and the export (R144, D8)", async () => {
  await using test = await openWallet({ paidMinor: 500_00 });
  const { installation, shop, browser } = test;
  const member = await installation.member(shop, "manager");
  await runOutOfMoney(installation.platform, shop.id);
  for (const closed of ["", "/products", "/imports/new", "/settings"]) {
    const answer = await browser.visit(`/shops/lipa${closed}`);
    assert.deepEqual([answer.status, answer.location], [303, path], closed);
    assert.equal((await member.browser.visit(`/shops/lipa${closed}`)).status, 403, closed);
  }
  assert.match((await browser.visit(path)).text, /Administrace je pozastavená/);
  assert.equal((await browser.visit("/shops/lipa/exports")).status, 200);
  assert.equal((await browser.post("/shops/lipa/products", {})).status, 403);
  assert.equal((await member.browser.visit(path)).status, 403);
});

Deno.test("nobody reads that money brings back a contract that has ended", async () => {
  await using test = await openWallet({ paidMinor: 500_00 });
  const { installation: { platform }, shop, browser } = test;
  const running = (await browser.visit(path)).text;
  assert.match(running, /Co přijde, když nic nedobijete/);
  await endContract(platform, {
    shopId: shop.id,
    cause: "terminated",
    reason: "Skončili jsme.",
    actor: { kind: "staff", name: "Olga" },
  });

  const { text } = await browser.visit(path);

  assert.match(text, /Co přijde \d+\. \d+\. 2026 Smažeme e-shop se všemi daty/);
  assert.doesNotMatch(text, /Kolik stojí den/);
});

Deno.test("the wallet leads the owner to ending the contract, and then to the rest of the money (R199, R200)", async () => {
  await using test = await openWallet({ paidMinor: 500_00 });
  const { installation, shop, browser } = test;
  const asking = /<a [^>]*href="\/shops\/lipa\/support\/new\?kind=termination"[^>]*>(.*?)<\/a>/;
  assert.match(asking.exec((await browser.visit(path)).html)![1]!, /Ukončit smlouvu/);
  const member = await installation.member(shop, "manager");
  assert.doesNotMatch((await member.browser.visit(path)).html, asking);
  await endContract(installation.platform, {
    shopId: shop.id,
    cause: "terminated",
    reason: "Skončili jsme.",
    actor: { kind: "staff", name: "Olga" },
  });
  const { text, html } = await browser.visit(path);
  assert.match(text, /K vrácení je 448,37\s?Kč\. Napište nám, na který účet/);
  assert.match(asking.exec(html)![1]!, /Požádat o vrácení/);
  const form = await browser.visit("/shops/lipa/support/new?kind=termination");
  assert.match(form.html, /value="termination"[^>]*(selected|checked)/);
});

Deno.test("a tariff is changed after it is said what that costs and what does not fit (R164, R165)", async () => {
  await using test = await openWallet({ paidMinor: 500_00 });
  const { installation: { platform }, shop, browser } = test;
  {
    await using lease = await platform.shops.lease(shop.id);
    await addProducts(lease.database, Array.from({ length: 11 }, (_, at) => ({ code: `P${at}` })));
  }
  const asked = await browser.visit(`${path}/tariff?to=free`);
  assert.match(asked.text, /Změnit na Free\?/);
  assert.match(asked.text, /stát 0,00\s?Kč, nyní stojí 387,20\s?Kč/);
  assert.match(asked.text, /Produkty: máte 11 z 10/);
  const ordered = await browser.post(`${path}/tariff`, { tariff: "free" });
  assert.equal(ordered.location, path);
  assert.match((await browser.visit(path)).text, /Platí od 6\. 4\. 2026/);
  await browser.post(`${path}/tariff`, { tariff: "profi" });
  const dearer = (await browser.visit(path)).text;
  assert.match(dearer, /Tarif Profi 1\s890,00\s?Kč/, "a dearer one holds at once");
  assert.doesNotMatch(
    (await browser.visit(`${path}/tariff`)).text,
    /Od 6\. 4\. 2026/,
    "and in place of the one that was to come",
  );
  await browser.post(`${path}/tariff`, { tariff: "gold" });
  assert.match((await browser.visit(path)).text, /Tarif Profi/);
});

Deno.test("only the owner orders a tariff", async () => {
  await using test = await openWallet({ paidMinor: 500_00 });
  const member = await test.installation.member(test.shop, "manager");
  assert.equal((await member.browser.visit(path)).status, 200);
  assert.equal((await member.browser.visit(`${path}/tariff`)).status, 403);
  assert.equal((await member.browser.post(`${path}/tariff`, { tariff: "free" })).status, 403);
});

Deno.test("by hand, too, no more is created than the tariff holds, and nothing typed is lost (R226, R228, R233)", async () => {
  await using test = await openWallet({ paidMinor: 500_00 });
  const { installation, installation: { platform }, shop, owner } = test;
  await test.browser.post(`${path}/tariff`, { tariff: "free" });
  installation.clock.pass(86_400);
  const browser = await installation.signedIn(owner);
  await using lease = await platform.shops.lease(shop.id);
  await addProducts(lease.database, Array.from({ length: 10 }, (_, at) => ({ code: `P${at}` })));
  const typed = { code: "P11", "title:cs": "Jedenáctý" };
  const fields = await filledProductForm(lease.database, undefined, typed);
  const refused = await browser.post("/shops/lipa/products", fields);
  assert.equal(refused.status, 422);
  assert.match(refused.text, /Tarif obsahuje nejvýš 10 a tolik jich e-shop má/);
  assert.match(refused.html, /value="Jedenáctý"/);
  const invited = await browser.post("/shops/lipa/settings/invitations", {
    email: "druha@people.example",
    role: "manager",
  });
  assert.match(invited.text, /Tarif obsahuje nejvýš 1 a tolik jich e-shop má/);
  assert.match(invited.html, /value="druha@people.example"/);
});

Deno.test("a year of the tariff is paid from the wallet at once, or it says what is missing (R160)", async () => {
  await using test = await openWallet({ paidMinor: 5_000_00 });
  const { browser, installation: { platform }, shop } = test;
  const offered = await browser.visit(`${path}/tariff`);
  assert.match(
    offered.text,
    /Rok tarifu Basic předem Z peněženky hned strhneme 4\s259,20\s?Kč s DPH/,
  );
  assert.match(offered.html, /name="from" value="2026-04-06"/);
  await browser.post(`${path}/year`, { tariff: "basic", from: "2026-04-06" });
  const { text } = await browser.visit(path);
  assert.match(text, /Tarif je zaplacený do 5\. 4\. 2027/);
  assert.match(text, /Rok tarifu Basic od 6\. 4\. 2026 do 5\. 4\. 2027 −4\s259,20\s?Kč/);
  await browser.post(`${path}/year`, { tariff: "basic", from: "2027-04-06" });
  assert.match((await browser.visit(path)).text, /V peněžence chybí 3\s570,03\s?Kč/);
  const paid = await balanceOf(platform.database, shop.id);
  test.installation.clock.pass(3 * 86_400);
  await settleShops(platform);
  assert.equal(await balanceOf(platform.database, shop.id), paid, "its days cost nothing");
});

Deno.test("the same year is paid once, however often its form is sent (R160, MO-4)", async () => {
  await using test = await openWallet({ paidMinor: 10_000_00 });
  const { browser, installation: { platform }, shop } = test;
  const year = { tariff: "basic", from: "2026-04-06" };
  await browser.post(`${path}/year`, year);
  const paid = await balanceOf(platform.database, shop.id);
  await browser.post(`${path}/year`, year);
  assert.equal(await balanceOf(platform.database, shop.id), paid);
  assert.match((await browser.visit(path)).text, /Tarif je zaplacený do 5\. 4\. 2027/);
  await browser.post(`${path}/year`, { tariff: "basic", from: "2026-04-05" });
  assert.equal(await balanceOf(platform.database, shop.id), paid);
  assert.match((await browser.visit(path)).text, /Nabídka roku se mezitím změnila/);
});

Deno.test("while a year is paid a dearer tariff is agreed with sales, and a cheaper one waits for its end (R162, R163)", async () => {
  await using test = await openWallet({ paidMinor: 5_000_00 });
  const { browser } = test;
  await browser.post(`${path}/year`, { tariff: "basic", from: "2026-04-06" });
  test.installation.clock.pass(86_400);
  const tomorrow = await test.installation.signedIn(test.owner);
  await tomorrow.post(`${path}/tariff`, { tariff: "profi" });
  assert.match((await tomorrow.visit(path)).text, /O vyšší požádejte naše obchodní oddělení/);
  await tomorrow.post(`${path}/tariff`, { tariff: "free" });
  assert.match((await tomorrow.visit(path)).text, /Platí od 6\. 4\. 2027/);
});

Deno.test("the web without the operator's link is ordered and charged by the day, and cancelled (R176)", async () => {
  await using test = await openWallet({ paidMinor: 5_000_00 });
  const { browser, installation: { platform, clock }, shop } = test;
  const offered = await browser.visit(`${path}/tariff`);
  assert.match(offered.text, /Web bez něj stojí 350,00\s?Kč měsíčně bez DPH/);
  await browser.post(`${path}/footer-link`, { removed: "yes" });
  assert.match((await browser.visit(path)).text, /Web bez našeho odkazu 350,00\s?Kč/);
  const before = await balanceOf(platform.database, shop.id);
  clock.pass(86_400);
  await settleShops(platform);
  assert.equal(await balanceOf(platform.database, shop.id), before - 12_91 - 14_12);
  const tomorrow = await test.installation.signedIn(test.owner);
  await tomorrow.post(`${path}/footer-link`, { removed: "no" });
  clock.pass(86_400);
  await settleShops(platform);
  assert.equal(await balanceOf(platform.database, shop.id), before - 12_91 - 14_12 - 12_90);
});

Deno.test("orders of a tariff and of the web's link leave each other as they are (R164, R176)", async () => {
  await using test = await openWallet({ paidMinor: 500_00 });
  const { browser, installation: { platform, clock }, shop } = test;
  const termsOfDay = async (day: string) => {
    const { pricing: { contract } } = await accountOfShop(platform.database, shop.id);
    const { tariff, footerLinkRemoved } = termsOn(contract, day);
    return [tariff, footerLinkRemoved];
  };
  await browser.post(`${path}/tariff`, { tariff: "free" });
  await browser.post(`${path}/footer-link`, { removed: "yes" });
  assert.deepEqual(await termsOfDay("2026-04-05"), ["basic", true]);
  assert.deepEqual(await termsOfDay("2026-04-06"), ["free", true]);
  await browser.post(`${path}/footer-link`, { removed: "no" });
  await browser.post(`${path}/tariff`, { tariff: "profi" });
  assert.deepEqual(await termsOfDay("2026-04-05"), ["profi", true]);
  assert.deepEqual(await termsOfDay("2026-04-06"), ["profi", false]);
  clock.pass(86_400);
  const tomorrow = await test.installation.signedIn(test.owner);
  assert.match((await tomorrow.visit(path)).text, /Tarif Profi/);
});
