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
  const unsaid = await staff.browser.post("/staff/shops/lipa/order", change);
  assert.equal(unsaid.status, 422);
  assert.match(unsaid.text, /Napište, co se mění/);
  assert.match(unsaid.html, /<details class="fold" open=""><summary>Přijmout se změnou/);
  assert.match(unsaid.html, /value="12" selected/);
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

Deno.test("a tariff that costs nothing is neither offered nor taken by invoice (R147)", async () => {
  const { house, browser, staff } = await byInvoice();
  await using _ = house;
  const offered = await browser.visit(path);
  assert.match(offered.html, /<option value="basic"/);
  assert.doesNotMatch(offered.html, /<option value="free"/);
  const refused = await browser.post(`${path}/order`, { ...order, tariff: "free" });
  assert.equal(refused.status, 422);
  assert.match(refused.text, /Vyberte tarif/);
  await browser.post(`${path}/order`, order);
  const change = { answer: "change", tariff: "free", frequency: "1", text: "Zdarma" };
  assert.equal((await staff.browser.post("/staff/shops/lipa/order", change)).status, 400);
});

Deno.test("an order that waits is shown with what is in it", async () => {
  const { house, browser } = await byInvoice();
  await using _ = house;
  const placed = await browser.submit(`${path}/order`, { ...order, footer: "on" });
  assert.match(placed.text, /Co jste objednali Tarif Business Platí se na 3 měsíce/);
  assert.match(placed.text, /Navíc Odstranit z webu odkaz/);
});

Deno.test("the wallet of a contract by invoice says what is to be paid, and that its mailboxes stay (R179–R184)", async () => {
  const { house, browser, owner, staff } = await byInvoice();
  await using _ = house;
  const wallet = "/shops/lipa/wallet";
  assert.match((await browser.visit(wallet)).text, /Co přijde bez objednávky/);
  await browser.post(`${path}/order`, { ...order, frequency: "1" });
  await staff.browser.submit("/staff/shops/lipa/order", { answer: "accept" });
  await until(house, "2026-04-04T10:00:00.000Z");
  const late = await (await house.signedIn(owner)).visit(wallet);
  assert.match(late.text, /K zaplacení je 1 5\d\d,\d\d Kč/);
  assert.match(late.text, /Co přijde, když nezaplatíte/);
  assert.match(late.text, /Pozastavíme web /);
  assert.doesNotMatch(late.text, /schránky a|smažeme schránky|když nic nedobijete/);
  assert.match(late.text, /Za prodlení dne 4\. 4\. 2026/);
  await until(house, "2026-04-10T10:00:00.000Z");
  const suspended = await (await house.signedIn(owner)).visit(wallet);
  assert.match(suspended.text, /až bude zaplaceno všechno, co dlužíte/);
});

Deno.test("another frequency is said to come with the next period (R169)", async () => {
  const { house, browser, owner, staff } = await byInvoice();
  await using _ = house;
  await browser.post(`${path}/order`, { ...order, frequency: "1" });
  await staff.browser.submit("/staff/shops/lipa/order", { answer: "accept" });
  await until(house, "2026-03-20T10:00:00.000Z");
  const own = await house.signedIn(owner);
  const chosen = await own.submit(`${path}/frequency`, { frequency: "12" });
  assert.match(chosen.text, /Od 2\. 5\. 2026 se platí na 12 měsíců/);
});

Deno.test("a shop that pays from its wallet has no such page", async () => {
  await using house = await openTestInstallation();
  const { browser } = await house.shop({ slug: "lipa" });
  assert.equal((await browser.visit(path)).status, 404);
});
