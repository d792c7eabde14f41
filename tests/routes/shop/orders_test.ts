import assert from "node:assert/strict";
import { openTestInstallation } from "../../support/installation.ts";
import { addOrder } from "../../support/orders.ts";

const createdAt = "2026-03-01T10:00:00.000Z";

async function openShopWithOrders() {
  const house = await openTestInstallation();
  const { shop, slug, browser } = await house.shop();
  {
    await using lease = await house.platform.shops.lease(shop.id);
    const billing = { firstName: "Šárka", lastName: "Říhová" };
    await addOrder(lease.database, { number: "2600001", billing });
    await addOrder(lease.database, { number: "2600002", email: "petr@example.com" });
  }
  return {
    house,
    shop,
    browser,
    path: `/shops/${slug}/orders`,
    [Symbol.asyncDispose]: () => house[Symbol.asyncDispose](),
  };
}

const fields = (changes: Record<string, string> = {}) => ({
  state: "1",
  paidOn: "",
  trackingCode: "",
  trackingUrl: "",
  internalNote: "",
  version: createdAt,
  ...changes,
});

Deno.test("orders are found without diacritics, and the filters stay in the address", async () => {
  await using test = await openShopWithOrders();
  const { browser, path } = test;
  const found = await browser.visit(`${path}?q=rihova&sort=-total&size=25`);
  assert.match(found.text, /2600001 Šárka Říhová/);
  assert.doesNotMatch(found.text, /2600002/);
  assert.match(found.html, /href="[^"]*q=rihova[^"]*sort=total/);
  assert.match((await browser.visit(`${path}?q=nobody`)).text, /Nic neodpovídá/);
  const typed = await browser.visit(`${path}?q=rihova&state=&paid=`, { "HX-Request": "true" });
  assert.equal(typed.headers.get("HX-Replace-Url"), `${path}?q=rihova`);
  assert.equal((await browser.visit(`${path}?q=%22%29%20OR%20*&state=abc&page=-3`)).status, 200);
});

Deno.test("an order shows its lines, its VAT and its total", async () => {
  await using test = await openShopWithOrders();
  const { text } = await test.browser.visit(`${test.path}/1`);
  assert.match(text, /Termohrnek P1 1 121,00 Kč 21 % 121,00 Kč/);
  assert.match(text, /DPH 21 % 100,00 Kč bez DPH \+ 21,00 Kč/);
  assert.match(text, /Celkem s DPH 121,00 Kč/);
});

Deno.test("an order is changed, and its page and the audit log say by whom", async () => {
  await using test = await openShopWithOrders();
  const { browser, path, house } = test;
  const saved = await browser.submit(
    `${path}/1`,
    fields({ state: "3", paidOn: "2026-03-02", trackingUrl: "https://example.com/1" }),
  );
  assert.match(saved.text, /Uloženo\./);
  assert.match(saved.text, /Stav Dříve: Přijatá Nyní: Odeslaná/);
  assert.match(saved.text, /Zaplaceno 2\. 3\. 2026/);
  assert.match(saved.html, /href="https:\/\/example.com\/1" rel="noopener noreferrer"/);
  const { rows } = await house.platform.database.execute("SELECT action, subject FROM audit");
  assert.deepEqual({ ...rows.at(-1) }, { action: "order.update", subject: "2600001" });
});

const refusals: [name: string, value: string][] = [
  ["trackingUrl", "javascript:alert(1)"],
  ["trackingUrl", "//example.com"],
  ["paidOn", "2026-02-31"],
  ["state", "99"],
];
for (const [name, value] of refusals) {
  Deno.test(`an order with ${name} ${value} is refused and keeps what was typed`, async () => {
    await using test = await openShopWithOrders();
    const { browser, path } = test;
    const typed = fields({ internalNote: "Nechat u sousedů", [name]: value });
    const answer = await browser.post(`${path}/1`, typed);
    assert.equal(answer.status, 422);
    assert.match(answer.html, new RegExp(`id="field-${name}-error"`));
    assert.match(answer.html, /Nechat u sousedů<\/textarea>/);
    assert.doesNotMatch(answer.html, /href="javascript/);
  });
}

Deno.test("an order changed meanwhile is not overwritten, and nothing typed is lost", async () => {
  await using test = await openShopWithOrders();
  const { browser, path } = test;
  await browser.post(`${path}/1`, fields({ internalNote: "První" }));
  const late = await browser.post(`${path}/1`, fields({ internalNote: "Druhá" }));
  assert.equal(late.status, 409);
  assert.match(late.text, /Mezitím to uložil někdo jiný/);
  assert.match(late.html, /Druhá<\/textarea>/);
});

Deno.test("an order's form takes no field that its page does not have", async () => {
  await using test = await openShopWithOrders();
  const { browser, path } = test;
  for (const name of ["totalMinor", "customer_id", "number"]) {
    assert.equal((await browser.post(`${path}/1`, fields({ [name]: "1" }))).status, 400);
  }
});

Deno.test("several orders change at once, and the list comes back as it was", async () => {
  await using test = await openShopWithOrders();
  const { browser, path } = test;
  const back = `${path}?sort=total`;
  const change = { back, change: "state", state: "4", selected: ["1", "2"] };
  const answer = await browser.post(`${path}/changes`, change);
  assert.equal(answer.location, back);
  const list = await browser.visit(back);
  assert.match(list.text, /2 objednávky jsou změněné\./);
  assert.equal(list.html.match(/>Doručená<\/span>/g)?.length, 2);

  const resolved = await browser.submit(`${path}/changes`, {
    back: "https://evil.example/",
    change: "resolved",
    state: "",
    selected: ["1"],
  });
  assert.match(resolved.text, /1 objednávka je změněná\./);
  const undecided = { back, change: "state", state: "", selected: ["1"] };
  assert.match((await browser.submit(`${path}/changes`, undecided)).text, /Vyberte stav/);
});

Deno.test("who may only look changes no order; who may not look sees none", async () => {
  await using test = await openShopWithOrders();
  const { house, shop, path } = test;
  const reader = (await house.member(shop, "read_only")).browser;
  assert.equal((await reader.visit(path)).status, 200);
  assert.doesNotMatch((await reader.visit(`${path}/1`)).text, /Uložit/);
  assert.equal((await reader.post(`${path}/1`, fields())).status, 403);
  assert.equal((await reader.post(`${path}/changes`, { change: "resolved" })).status, 403);
  const catalogue = (await house.member(shop, "catalogue")).browser;
  assert.equal((await catalogue.visit(path)).status, 403);
  assert.doesNotMatch((await catalogue.visit(path.replace("/orders", ""))).html, /\/orders/);
});

Deno.test("another shop's order is as if it were not there", async () => {
  await using test = await openShopWithOrders();
  const { house, path } = test;
  const other = await house.shop({ slug: "other" });
  assert.equal((await other.browser.visit(`${path}/1`)).status, 404);
  assert.equal((await other.browser.post(`${path}/1`, fields())).status, 404);
  assert.equal((await other.browser.visit("/shops/other/orders/1")).status, 404);
  const change = { back: "", change: "resolved", state: "", selected: ["1"] };
  assert.match(
    (await other.browser.submit("/shops/other/orders/changes", change)).text,
    /Nic se nezměnilo/,
  );
});
