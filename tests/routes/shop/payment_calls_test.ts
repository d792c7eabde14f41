import { strict as assert } from "node:assert";
import { doDue } from "../../../tenants/jobs/due.ts";
import { openTestInstallation, type TestInstallation } from "../../support/installation.ts";

const path = "/shops/lipa/wallet/calls";
const order = {
  tariff: "business",
  frequency: "3",
  goods: "Keramika",
  contact: "Eva Lipová",
  email: "eva@example.cz",
  phone: "+420 777 123 456",
};

async function byInvoice() {
  const house = await openTestInstallation();
  const shop = await house.shop({ slug: "lipa" });
  const staff = await house.staff("billing");
  await staff.browser.submit("/staff/shops/lipa/regime", { regime: "invoice" });
  return { house, ...shop, staff };
}

async function until({ platform, services, clock }: TestInstallation, instant: string) {
  await platform.database.execute("DELETE FROM recurring WHERE name <> 'settlement'");
  await Array.fromAsync(doDue(platform, services.runner, { until: instant, setClock: clock.set }));
  clock.set(instant);
}

Deno.test("the owner orders with all that an order must hold, staff accept, the call is there to pay (R147, R148)", async () => {
  const { house, browser, owner, staff } = await byInvoice();
  await using _ = house;
  const refused = await browser.post(`${path}/order`, { ...order, goods: " ", email: "eva" });
  assert.equal(refused.status, 422);
  assert.match(refused.text, /Napište, jaké zboží prodáváte/);
  assert.match(refused.text, /není e-mailová adresa/);
  assert.match(refused.html, /value="Eva Lipová"/);
  const placed = await browser.submit(`${path}/order`, order);
  assert.match(placed.text, /čeká na naši odpověď, nejpozději do 15\. 4\. 2026/);
  assert.equal((await browser.post(`${path}/order`, order)).status, 404, "one at a time");

  const seen = await staff.browser.visit("/staff/shops/lipa");
  assert.match(seen.text, /Keramika.*Eva Lipová, eva@example\.cz, \+420 777 123 456/);
  await staff.browser.submit("/staff/shops/lipa/order", { answer: "accept" });
  await until(house, "2026-03-20T10:00:00.000Z");
  const own = await house.signedIn(owner);
  const page = await own.visit(path);
  assert.match(page.text, /K zaplacení je 4 6\d\d,\d\d Kč/);
  assert.match(page.text, /2\. 4\. 2026 – 1\. 7\. 2026 1\. 4\. 2026 K zaplacení/);
  const pay = /href="([^"]*top-up[^"]*)"/.exec(page.html)![1]!;
  assert.equal((await own.visit(pay.replaceAll("&amp;", "&"))).status, 200, "exactly what is owed");
  const chosen = await own.submit(`${path}/frequency`, { frequency: "12" });
  assert.match(chosen.text, /Příští výzva bude na nové období/);
});

Deno.test("a changed acceptance can be refused by the owner (R148)", async () => {
  const { house, browser, staff } = await byInvoice();
  await using _ = house;
  await browser.post(`${path}/order`, order);
  const change = { answer: "change", tariff: "basic", frequency: "12", text: "" };
  const unsaid = await staff.browser.submit("/staff/shops/lipa/order", change);
  assert.match(unsaid.text, /Napište, co se mění/);
  await staff.browser.submit("/staff/shops/lipa/order", { ...change, text: "Jen na rok" });
  const offered = await browser.visit(path);
  assert.match(offered.text, /přijali se změnou.*do 4\. 3\. 2026.*Basic, 12 měsíců\. Jen na rok/);
  assert.match((await browser.submit(`${path}/refusal`)).text, /Změněná nabídka je odmítnutá/);
  assert.match((await browser.submit(`${path}/refusal`)).text, /platí, nebo žádná není/);
});

Deno.test("staff agree on a later day beforehand, and withdraw only after 14 days (R179, R187)", async () => {
  const { house, browser, staff } = await byInvoice();
  await using _ = house;
  await browser.post(`${path}/order`, { ...order, frequency: "1" });
  await staff.browser.submit("/staff/shops/lipa/order", { answer: "accept" });
  await until(house, "2026-04-01T10:00:00.000Z");
  const again = async () => (await house.staff("billing")).browser;
  const page = await (await again()).visit("/staff/shops/lipa");
  const agreement = /action="([^"]*agreement)"/.exec(page.html)![1]!;
  const agreed = await (await again()).submit(agreement, { day: "2026-04-05" });
  assert.match(agreed.text, /dohodnuto do 5\. 4\. 2026/);
  const end = { cause: "withdrawn", endReason: "Neplatí" };
  await until(house, "2026-04-19T10:00:00.000Z");
  const early = await (await again()).post("/staff/shops/lipa/end", end);
  assert.equal(early.status, 422);
  assert.match(early.text, /víc než 14 dní po splatnosti/);
  await until(house, "2026-04-20T10:00:00.000Z");
  assert.equal((await (await again()).post("/staff/shops/lipa/end", end)).status, 303);
});

Deno.test("a shop that pays from its wallet has no such page", async () => {
  await using house = await openTestInstallation();
  const { browser } = await house.shop({ slug: "lipa" });
  assert.equal((await browser.visit(path)).status, 404);
});
