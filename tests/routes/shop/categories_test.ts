import assert from "node:assert/strict";
import { openTestInstallation, testStart } from "../../support/installation.ts";

const fields = (changes: Record<string, string> = {}) => ({
  code: "NARADI",
  parent: "",
  place: "",
  active: "true",
  showInMenu: "true",
  "cs.name": "Nářadí",
  "cs.heading": "",
  "cs.description": "",
  "cs.seoUrl": "",
  "cs.seoTitle": "",
  "cs.seoDescription": "",
  ...changes,
});

async function openShop() {
  const house = await openTestInstallation();
  const { shop, slug, browser } = await house.shop();
  return {
    house,
    shop,
    slug,
    browser,
    path: `/shops/${slug}/categories`,
    [Symbol.asyncDispose]: () => house[Symbol.asyncDispose](),
  };
}

Deno.test("a category is created, shown in the tree and noted in the audit log", async () => {
  await using test = await openShop();
  const { browser, path, house } = test;
  assert.match((await browser.visit(path)).text, /Zatím žádné kategorie/);

  const created = await browser.submit(path, fields());
  assert.equal(created.status, 200);
  assert.match(created.text, /Kategorie „Nářadí“ je založená\./);

  const list = await browser.visit(path);
  assert.match(list.text, /Kategorie 1 .*Nářadí NARADI Aktivní 0 produktů/);
  const { rows } = await house.platform.database.execute("SELECT action, subject FROM audit");
  assert.deepEqual({ ...rows.at(-1) }, { action: "category.create", subject: "NARADI" });
});

Deno.test("categories are found by name without diacritics, with the way to them", async () => {
  await using test = await openShop();
  const { browser, path } = test;
  await browser.post(path, fields({ code: "A", "cs.name": "Dílna" }));
  await browser.post(path, fields({ code: "B", "cs.name": "Řezné kotouče", parent: "1" }));
  const found = await browser.visit(`${path}?q=rezne`);
  assert.match(found.text, /1 kategorie Dílna Řezné kotouče B/);
  assert.match((await browser.visit(`${path}?q=zahrada`)).text, /Nic neodpovídá/);
});

Deno.test("a refused category keeps what was typed and says what is wrong at its field", async () => {
  await using test = await openShop();
  const { browser, path } = test;
  await browser.post(path, fields());
  const answer = await browser.post(path, fields({ "cs.name": "", "cs.heading": "Pro <dílnu>" }));
  assert.equal(answer.status, 422);
  assert.match(answer.html, /value="Pro &lt;dílnu&gt;"/);
  assert.match(answer.html, /id="field-cs-name-error"/);
  const taken = await browser.post(path, fields());
  assert.match(taken.text, /„NARADI“ patří jinému záznamu\./);
});

Deno.test("a category keeps only HTML that is safe", async () => {
  await using test = await openShop();
  const { browser, path } = test;
  const html = '<p onclick="x()">Vše</p><script>alert(1)</script>';
  const page = await browser.submit(path, fields({ "cs.description": html }));
  assert.match(page.html, /&lt;p&gt;Vše&lt;\/p&gt;<\/textarea>/);
  assert.match(page.html, /<div class="rich-text"><p>Vše<\/p><\/div>/);
});

Deno.test("a category changed meanwhile is not overwritten, and nothing typed is lost", async () => {
  await using test = await openShop();
  const { browser, path } = test;
  await browser.post(path, fields());
  const version = testStart;
  assert.equal(
    (await browser.post(`${path}/1`, fields({ "cs.name": "Dílna", version }))).status,
    303,
  );

  const late = await browser.post(`${path}/1`, fields({ "cs.name": "Zahrada", version }));
  assert.equal(late.status, 409);
  assert.match(late.text, /Mezitím to uložil někdo jiný/);
  assert.match(late.html, /value="Zahrada"/);

  const [, current = ""] = /name="version" value="([^"]+)"/.exec(late.html) ?? [];
  const again = await browser.post(
    `${path}/1`,
    fields({ "cs.name": "Zahrada", version: current }),
  );
  assert.equal(again.status, 303);
});

Deno.test("a category is not put below itself", async () => {
  await using test = await openShop();
  const { browser, path } = test;
  await browser.post(path, fields({ code: "A" }));
  await browser.post(path, fields({ code: "B", parent: "1" }));
  const page = await browser.visit(`${path}/1`);
  assert.doesNotMatch(page.html, /<option value="2"/);
  const answer = await browser.post(
    `${path}/1`,
    fields({ code: "A", parent: "2", version: testStart }),
  );
  assert.equal(answer.status, 422);
  assert.match(answer.text, /nemůže být sama v sobě/);
});

Deno.test("a form with a field that the page does not have is refused as a whole", async () => {
  await using test = await openShop();
  const { browser, path } = test;
  for (const extra of ["id", "shop_id", "created_at", "__proto__"]) {
    assert.equal(
      (await browser.post(path, [...Object.entries(fields()), [extra, "7"]])).status,
      400,
    );
  }
  const repeated = [...Object.entries(fields()), ["code", "B"]] as [string, string][];
  assert.equal((await browser.post(path, repeated)).status, 400);
  assert.match((await browser.visit(path)).text, /Zatím žádné kategorie/);
});

Deno.test("a deletion says what happens, and is refused while there are subcategories", async () => {
  await using test = await openShop();
  const { browser, path } = test;
  await browser.post(path, fields({ code: "A" }));
  await browser.post(path, fields({ code: "B", "cs.name": "Vrtačky", parent: "1" }));
  assert.match((await browser.visit(`${path}/1/deletion`)).text, /má 1 podkategorii/);
  assert.equal((await browser.post(`${path}/1/deletion`)).status, 422);
  assert.match((await browser.visit(`${path}/2/deletion`)).text, /Není v ní žádný produkt/);
  assert.match((await browser.submit(`${path}/2/deletion`)).text, /„Vrtačky“ je smazaná/);
  assert.equal((await browser.visit(`${path}/2`)).status, 404);
});

Deno.test("categories move among their siblings", async () => {
  await using test = await openShop();
  const { browser, path } = test;
  await browser.post(path, fields({ code: "A", "cs.name": "Čaje" }));
  await browser.post(path, fields({ code: "B", "cs.name": "Zahrada" }));
  const moved = await browser.submit(`${path}/2/place`, { direction: "up" });
  assert.match(moved.text, /Zahrada .*Čaje/);
  assert.equal((await browser.post(`${path}/2/place`, { direction: "away" })).status, 400);
});

Deno.test("a role that only looks sees categories and changes none", async () => {
  await using test = await openShop();
  const { browser, path, house, shop } = test;
  await browser.post(path, fields());
  for (const role of ["orders", "read_only"] as const) {
    const member = await house.member(shop, role);
    const list = await member.browser.visit(path);
    assert.equal(list.status, 200);
    assert.doesNotMatch(list.text, /Nová kategorie/);
    assert.equal((await member.browser.visit(`${path}/new`)).status, 403);
    assert.equal((await member.browser.post(`${path}/1`, fields())).status, 403);
    assert.equal((await member.browser.post(`${path}/1/deletion`)).status, 403);
  }
});

Deno.test("another shop's category is as if it were not there", async () => {
  await using test = await openShop();
  const { browser, path, house } = test;
  await browser.post(path, fields());
  const other = await house.shop({ slug: "other" });
  assert.equal((await other.browser.visit(`${path}/1`)).status, 404);
  assert.equal((await other.browser.post(`${path}/1`, fields())).status, 404);
  assert.equal((await other.browser.visit("/shops/other/categories/1")).status, 404);
  assert.equal((await other.browser.post("/shops/other/categories/1/deletion")).status, 404);
});
