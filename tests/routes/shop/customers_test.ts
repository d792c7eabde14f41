import assert from "node:assert/strict";
import { openTestInstallation, testStart } from "../../support/installation.ts";
import { addOrder } from "../../support/orders.ts";

async function openShop() {
  const house = await openTestInstallation();
  const { shop, slug, browser } = await house.shop();
  return {
    house,
    shop,
    browser,
    path: `/shops/${slug}/customers`,
    [Symbol.asyncDispose]: () => house[Symbol.asyncDispose](),
  };
}

const names = [
  ...["email", "code", "degree", "firstName", "lastName", "nickname", "companyName", "companyId"],
  ...["vatId", "phone", "language", "priceList", "groups", "note", "billing.street"],
];
const fields = (changes: Record<string, string> = {}) => ({
  ...Object.fromEntries(names.map((name) => [name, ""])),
  kind: "person",
  newsletter: "yes",
  active: "true",
  email: "Jana@Example.cz",
  lastName: "Hrušková",
  ...changes,
});

Deno.test("a customer is entered by hand and found without diacritics", async () => {
  await using test = await openShop();
  const { browser, path, house } = test;
  const created = await browser.submit(path, fields());
  assert.match(created.text, /Zákazník Hrušková je založený\./);
  assert.match((await browser.visit(`${path}?q=HRUSK`)).text, /Hrušková jana@example\.cz Osoba/);
  assert.match((await browser.visit(`${path}?kind=company`)).text, /Nic neodpovídá/);
  const { rows } = await house.platform.database.execute("SELECT action, subject FROM audit");
  assert.deepEqual({ ...rows.at(-1) }, { action: "customer.create", subject: "#1" });
});

const refusals: [name: string, value: string, says: RegExp][] = [
  ["email", "nobody", /není e-mailová adresa/],
  ["companyId", "12345678", /IČO má 8 číslic/],
  ["vatId", "12", /DIČ začíná/],
  ["phone", "call me", /není telefonní číslo/],
  ["note", "\u202eabc", /znak, který v textu být nemůže/],
  ["lastName", "", /Vyplňte prosím/],
];
for (const [name, value, says] of refusals) {
  Deno.test(`a customer with ${name} "${value}" is refused and keeps what was typed`, async () => {
    await using test = await openShop();
    const { browser, path } = test;
    const typed = fields({ nickname: "Růža", "delivery.0.city": "Brno", [name]: value });
    const answer = await browser.post(path, typed);
    assert.equal(answer.status, 422);
    assert.match(answer.text, says);
    assert.match(answer.html, new RegExp(`id="field-${name}-error"`));
    assert.match(answer.html, /value="Růža"/);
    assert.match(answer.html, /name="delivery\.0\.city"[^>]*value="Brno"/);
  });
}

Deno.test("a customer keeps several delivery addresses, and loses the emptied ones", async () => {
  await using test = await openShop();
  const { browser, path } = test;
  const page = await browser.submit(
    path,
    fields({ "delivery.0.city": "Brno", "delivery.1.city": "Třebíč" }),
  );
  assert.match(page.text, /Dodací adresa 1 .*Dodací adresa 2 .*Další dodací adresa/);
  const saved = await browser.submit(
    `${path}/1`,
    fields({ "delivery.0.city": "", "delivery.1.city": "Třebíč", version: testStart }),
  );
  assert.doesNotMatch(saved.text, /Dodací adresa 2/);
  assert.match(saved.html, /name="delivery\.0\.city"[^>]*value="Třebíč"/);
});

Deno.test("a customer changed meanwhile is not overwritten, and nothing typed is lost", async () => {
  await using test = await openShop();
  const { browser, path } = test;
  await browser.post(path, fields());
  const version = testStart;
  await browser.post(`${path}/1`, fields({ nickname: "Hruška", version }));
  const late = await browser.post(`${path}/1`, fields({ nickname: "Janička", version }));
  assert.equal(late.status, 409);
  assert.match(late.text, /Mezitím to uložil někdo jiný/);
  assert.match(late.html, /value="Janička"/);
});

Deno.test("a customer's form takes no field that its page does not have", async () => {
  await using test = await openShop();
  const { browser, path } = test;
  for (const name of ["id", "sort_key", "delivery.10.city", "billing.id"]) {
    assert.equal((await browser.post(path, fields({ [name]: "1" }))).status, 400, name);
  }
});

Deno.test("a customer has their orders at the side, and a deletion keeps them", async () => {
  await using test = await openShop();
  const { browser, path, house, shop } = test;
  await browser.post(path, fields());
  {
    await using lease = await house.platform.shops.lease(shop.id);
    await addOrder(lease.database, { number: "2600001", customerId: 1 });
  }
  assert.match((await browser.visit(`${path}/1`)).text, /2600001 121,00 Kč/);
  assert.match((await browser.visit(`${path}/1/deletion`)).text, /1 objednávka zůstane/);
  assert.match((await browser.submit(`${path}/1/deletion`)).text, /Hrušková je smazaný/);
  assert.equal((await browser.visit(`${path}/1`)).status, 404);
  assert.equal((await browser.visit(path.replace("customers", "orders/1"))).status, 200);
});

Deno.test("who may only look changes no customer; the catalogue's role sees none", async () => {
  await using test = await openShop();
  const { browser, path, house, shop } = test;
  await browser.post(path, fields());
  const reader = (await house.member(shop, "read_only")).browser;
  assert.equal((await reader.visit(`${path}/1`)).status, 200);
  assert.equal((await reader.post(path, fields())).status, 403);
  assert.equal((await reader.post(`${path}/1/deletion`)).status, 403);
  const catalogue = (await house.member(shop, "catalogue")).browser;
  assert.equal((await catalogue.visit(path)).status, 403);
  assert.equal((await catalogue.visit(`${path}/1`)).status, 403);
});

Deno.test("another shop's customer is as if they were not there", async () => {
  await using test = await openShop();
  const { browser, path, house } = test;
  await browser.post(path, fields());
  const other = await house.shop({ slug: "other" });
  for (const address of [`${path}/1`, "/shops/other/customers/1"]) {
    assert.equal((await other.browser.visit(address)).status, 404);
    assert.equal((await other.browser.post(address, fields())).status, 404);
    assert.equal((await other.browser.post(`${address}/deletion`)).status, 404);
  }
});
