import assert from "node:assert/strict";
import type { Value } from "../../../core/catalogue/values.ts";
import { queryAll } from "../../../tenants/engine/database.ts";
import { productDetail } from "../../../tenants/shop/product_detail.ts";
import {
  addCategory,
  addProducts,
  filledProductForm,
  type TestProduct,
} from "../../support/catalogue.ts";
import { openTestInstallation, testStart } from "../../support/installation.ts";
import { attributesOf } from "../../views/page_support.ts";

const hrnek: TestProduct = {
  code: "HRNEK",
  values: { "title:cs": "Hrnek Květen", active: true, "price:CZK:": 19_900, vatRate: 21, stock: 4 },
  variants: [{ code: "HRNEK-1", values: { active: true, stock: 4 } }],
};

async function openShop(products: readonly TestProduct[] = [hrnek]) {
  const house = await openTestInstallation();
  const { shop, slug, browser } = await house.shop();
  const lease = await house.platform.shops.lease(shop.id);
  const { database } = lease;
  if (products.length > 0) await addProducts(database, products, testStart);
  return {
    house,
    shop,
    browser,
    database,
    path: `/shops/${slug}/products`,
    /** The form of a product as its page fills it in, with what is typed over it. */
    form: (id: number | undefined, typed: Record<string, string> = {}) =>
      filledProductForm(database, id, typed),
    valueOf: async (id: number, path: string): Promise<Value | undefined> =>
      (await productDetail(database, id))?.values.get(path),
    async [Symbol.asyncDispose]() {
      await lease[Symbol.asyncDispose]();
      await house[Symbol.asyncDispose]();
    },
  };
}

Deno.test("an empty catalogue says how to fill it", async () => {
  await using test = await openShop([]);
  const { text } = await test.browser.visit(test.path);
  assert.match(text, /Zatím žádné produkty/);
  assert.match(text, /Importovat produkty/);
});

Deno.test("the list is found, filtered and told by its address", async () => {
  await using test = await openShop([hrnek, { code: "V", values: { "title:cs": "Váza" } }]);
  const all = await test.browser.visit(test.path);
  assert.match(all.text, /Hrnek Květen.*199,00 Kč.*Váza/);
  const found = await test.browser.visit(`${test.path}?q=kveten&stock=in`);
  assert.match(found.text, /Hledání: ?kveten/);
  assert.match(found.text, /Sklad: ?Skladem/);
  assert.doesNotMatch(found.text, /Váza/);
  assert.match((await test.browser.visit(`${test.path}?q=nic`)).text, /Žádný produkt neodpovídá/);
});

Deno.test("a picture is loaded from its maker without telling who looks", async () => {
  const images = [{ url: "https://img.example/a.jpg" }];
  await using test = await openShop([{ code: "A", values: { "title:cs": "A", images } }]);
  const picture = attributesOf((await test.browser.visit(test.path)).html, "img", "table-picture");
  assert.equal(picture.referrerpolicy, "no-referrer");
  assert.equal(picture.loading, "lazy");
  assert.equal(picture.alt, "");
});

Deno.test("htmx gets the list alone, but never when it boosts or goes back", async () => {
  await using test = await openShop();
  const ask = (headers: Record<string, string>) =>
    test.browser.visit(`${test.path}?q=hr&sort=`, headers);
  const fragment = await ask({ "HX-Request": "true" });
  assert.doesNotMatch(fragment.html, /<html/);
  assert.match(fragment.text, /Hrnek/);
  assert.equal(fragment.headers.get("HX-Push-Url"), `${test.path}?q=hr`);
  const others: Record<string, string>[] = [
    {},
    { "HX-Request": "true", "HX-Boosted": "true" },
    { "HX-Request": "true", "HX-History-Restore-Request": "true" },
  ];
  for (const headers of others) {
    const whole = await ask(headers);
    assert.match(whole.html, /<html/);
    assert.match(whole.headers.get("Vary") ?? "", /HX-Request/);
  }
});

const hostile = [
  '"',
  "a* OR b",
  "NEAR(a b)",
  "title:x",
  "<script>alert(1)</script>",
  "'; DROP TABLE products; --",
  "\u0000",
];
for (const q of hostile) {
  Deno.test(`a search for ${JSON.stringify(q)} is a search`, async () => {
    await using test = await openShop();
    const answer = await test.browser.visit(`${test.path}?q=${encodeURIComponent(q)}`);
    assert.equal(answer.status, 200);
    assert.doesNotMatch(answer.html, /<script>alert/);
  });
}

Deno.test("a product is created, found and noted in the journal and the audit log", async () => {
  await using test = await openShop([]);
  await addCategory(test.database, { code: "K1", name: "Hrnky" });
  const created = await test.browser.submit(
    test.path,
    await test.form(undefined, {
      code: "NOVY",
      "title:cs": "Nový hrnek",
      "price:CZK:": "199,90",
      primaryCategory: "K1",
    }),
  );
  assert.equal(created.status, 200);
  assert.match(created.text, /Produkt „Nový hrnek“ je založený/);
  assert.equal(await test.valueOf(1, "price:CZK:"), 19_990);
  assert.deepEqual(await test.valueOf(1, "categories"), [{ code: "K1", primary: true }]);
  assert.match((await test.browser.visit(`${test.path}?q=novy`)).text, /Nový hrnek/);
  const audit = await queryAll<{ action: string; subject: string }>(
    test.house.platform.database,
    "SELECT action, subject FROM audit WHERE shop_id = ?",
    [test.shop.id],
  );
  assert.deepEqual(audit.map((row) => ({ ...row })), [
    { action: "product.create", subject: "NOVY" },
  ]);
});

Deno.test("saving writes what changed alone, in the table, the search and the history", async () => {
  await using test = await openShop();
  test.house.clock.pass(60);
  const page = await test.browser.submit(
    `${test.path}/1`,
    await test.form(1, { "title:cs": "Konvice", "variant.1.stock": "7" }),
  );
  assert.match(page.text, /Uloženo\./);
  assert.match(page.text, /Název \(cs\) Dříve: Hrnek Květen Nyní: Konvice/);
  const [edit] = await queryAll<{ changes: string }>(
    test.database,
    "SELECT changes FROM product_edits",
  );
  assert.deepEqual(JSON.parse(edit!.changes), {
    "title:cs": ["Hrnek Květen", "Konvice"],
    "variant:HRNEK-1/stock": [4, 7],
  });
  assert.match((await test.browser.visit(`${test.path}?q=konvice&stock=in`)).text, /Konvice/);
  assert.match((await test.browser.visit(`${test.path}?q=kveten`)).text, /Žádný produkt/);
});

Deno.test("saving without a change writes nothing", async () => {
  await using test = await openShop();
  await test.browser.submit(`${test.path}/1`, await test.form(1));
  assert.deepEqual(await queryAll(test.database, "SELECT id FROM product_edits"), []);
});

Deno.test("a refused form keeps what was typed and says what is wrong beside its fields", async () => {
  await using test = await openShop();
  const answer = await test.browser.post(
    `${test.path}/1`,
    await test.form(1, { "price:CZK:": "12,345", ean: "123", "title:cs": "Rozepsané <b>" }),
  );
  assert.equal(answer.status, 422);
  assert.match(answer.text, /2 pole potřebují opravit/);
  assert.match(answer.text, /Částka má nejvýš dvě desetinná místa/);
  assert.equal(attributesOf(answer.html, "input", 'name="price:CZK:"').value, "12,345");
  assert.equal(attributesOf(answer.html, "input", 'name="title:cs"').value, "Rozepsané <b>");
  assert.equal(attributesOf(answer.html, "input", 'name="ean"')["aria-invalid"], "true");
  assert.equal(await test.valueOf(1, "price:CZK:"), 19_900);
});

Deno.test("a code of another product or of its variant is refused", async () => {
  await using test = await openShop([hrnek, { code: "V", values: { "title:cs": "Váza" } }]);
  for (const code of ["HRNEK", "HRNEK-1"]) {
    const answer = await test.browser.post(`${test.path}/2`, await test.form(2, { code }));
    assert.equal(answer.status, 422);
    assert.match(answer.text, new RegExp(`„${code}“ patří jinému záznamu`));
  }
});

Deno.test("who saves later sees both values and loses no typing", async () => {
  await using test = await openShop();
  const mine = await test.form(1, { "title:cs": "Moje" });
  test.house.clock.pass(60);
  await test.browser.post(`${test.path}/1`, await test.form(1, { "title:cs": "Jejich" }));

  const late = await test.browser.post(`${test.path}/1`, mine);

  assert.equal(late.status, 409);
  assert.match(late.text, /Mezitím to uložil někdo jiný/);
  assert.match(late.text, /Název \(cs\) Dříve: Jejich Nyní: Moje/);
  assert.equal(attributesOf(late.html, "input", 'name="title:cs"').value, "Moje");
  const again = await test.form(1, { "title:cs": "Moje" });
  assert.equal((await test.browser.post(`${test.path}/1`, again)).status, 303);
  assert.equal(await test.valueOf(1, "title:cs"), "Moje");
});

Deno.test("HTML of a description is made safe when written and when shown", async () => {
  await using test = await openShop([{
    code: "A",
    values: { "title:cs": "A", "longDescription:cs": "<p>Z feedu<script>alert(1)</script></p>" },
  }]);
  const shown = await test.browser.visit(`${test.path}/1`);
  assert.doesNotMatch(shown.html, /<script>alert/);
  await test.browser.post(
    `${test.path}/1`,
    await test.form(1, {
      "longDescription:cs": '<p hx-get="/x" onclick="y">Ahoj <a href="javascript:z">zde</a></p>',
    }),
  );
  assert.equal(await test.valueOf(1, "longDescription:cs"), "<p>Ahoj <a>zde</a></p>");
});

const smuggled: Record<string, string>[] = [
  { created_by_import: "7" },
  { "variant.99.price": "1" },
  { archived: "true" },
  { shop_id: "other" },
];
for (const extra of smuggled) {
  Deno.test(`a form with ${Object.keys(extra)[0]} is none of ours`, async () => {
    await using test = await openShop();
    const answer = await test.browser.post(`${test.path}/1`, await test.form(1, extra));
    assert.equal(answer.status, 400);
    assert.deepEqual(await queryAll(test.database, "SELECT id FROM product_edits"), []);
  });
}

Deno.test("another shop's product is like one that does not exist", async () => {
  await using test = await openShop();
  const other = await test.house.shop();
  const foreign = await other.browser.visit(`${test.path}/1`);
  const missing = await test.browser.visit(`${test.path}/99`);
  assert.equal(foreign.status, 404);
  assert.equal(missing.status, 404);
  assert.equal((await other.browser.visit(`/shops/${other.slug}/products/1`)).status, 404);
  assert.equal((await other.browser.post(`${test.path}/1`, {})).status, 404);
});

Deno.test("who may only look sees products and changes none", async () => {
  await using test = await openShop();
  const { browser } = await test.house.member(test.shop, "read_only");
  const list = await browser.visit(test.path);
  assert.equal(list.status, 200);
  assert.doesNotMatch(list.text, /Nový produkt|Deaktivovat/);
  assert.doesNotMatch((await browser.visit(`${test.path}/1`)).text, /Uložit|Archivovat/);
  for (
    const [path, fields] of [
      [`${test.path}/1`, await test.form(1)],
      [test.path, await test.form(undefined)],
      [`${test.path}/1/archivation`, { archived: "true" }],
      [`${test.path}/1/deletion`, {}],
      [`${test.path}/changes`, { action: "delete", selected: "1", confirmed: "true", list: "" }],
    ] as const
  ) {
    assert.equal((await browser.post(path, fields)).status, 403, path);
  }
});

Deno.test("a product is archived, restored, and deleted after a question", async () => {
  await using test = await openShop();
  const one = `${test.path}/1`;
  await test.browser.submit(`${one}/archivation`, { archived: "true" });
  assert.match((await test.browser.visit(`${test.path}?state=archived`)).text, /Hrnek/);
  const restored = await test.browser.submit(`${one}/archivation`, { archived: "false" });
  assert.match(restored.text, /Produkt je obnovený/);
  assert.match((await test.browser.visit(`${one}/deletion`)).text, /Nelze to vrátit/);
  await test.browser.submit(`${one}/deletion`);
  assert.equal((await test.browser.visit(one)).status, 404);
});

Deno.test("chosen products change together, or all of the list does", async () => {
  await using test = await openShop([hrnek, { code: "V", values: { "title:cs": "Váza" } }]);
  const changes = `${test.path}/changes`;
  const one = await test.browser.submit(changes, {
    action: "deactivate",
    selected: ["1"],
    list: "",
  });
  assert.match(one.text, /Deaktivováno: 1 produkt\./);
  const all = await test.browser.submit(changes, {
    action: "archive",
    everything: "true",
    list: "q=vaza",
  });
  assert.match(all.text, /Archivováno: 1 produkt\./);
  assert.equal(await test.valueOf(1, "archived"), false);
  assert.match(
    (await test.browser.submit(changes, { action: "archive", list: "" })).text,
    /Nejdřív vyberte/,
  );
});

Deno.test("prices change by per cent once it is said by how many", async () => {
  await using test = await openShop();
  const changes = `${test.path}/changes`;
  const order = { action: "price", selected: ["1"], list: "" };
  assert.match((await test.browser.post(changes, order)).text, /O kolik procent/);
  const wrong = await test.browser.post(changes, { ...order, percent: "hodně" });
  assert.equal(wrong.status, 422);
  assert.match(wrong.text, /Napište číslo od −99 do 900/);
  await test.browser.post(changes, { ...order, percent: "-10 %" });
  assert.equal(await test.valueOf(1, "price:CZK:"), 17_910);
});

Deno.test("products are deleted together only after the question", async () => {
  await using test = await openShop();
  const order = { action: "delete", selected: ["1"], list: "" };
  const question = await test.browser.post(`${test.path}/changes`, order);
  assert.match(question.text, /Smazat 1 produkt/);
  assert.notEqual(await productDetail(test.database, 1), undefined);
  await test.browser.post(`${test.path}/changes`, { ...order, confirmed: "true" });
  assert.equal(await productDetail(test.database, 1), undefined);
});
