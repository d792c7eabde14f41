import assert from "node:assert/strict";
import { addProducts } from "../../support/catalogue.ts";
import { openTestInstallation } from "../../support/installation.ts";

async function openShop() {
  const house = await openTestInstallation();
  const { shop, slug, browser } = await house.shop();
  await using lease = await house.platform.shops.lease(shop.id);
  await addProducts(lease.database, [
    { code: "HRN-10", values: { "title:cs": "Hrnek Květen", "price:CZK:": 19_900 } },
    { code: "HRN-1", values: { "title:cs": "Šálek", ean: "8590000000008" } },
  ]);
  return {
    house,
    shop,
    browser,
    path: `/shops/${slug}/search`,
    [Symbol.asyncDispose]: () => house[Symbol.asyncDispose](),
  };
}

Deno.test("the palette is answered with pages and products, and nothing around them", async () => {
  await using test = await openShop();
  const answer = await test.browser.visit(`${test.path}?q=kveten`, { "HX-Request": "true" });
  assert.equal(answer.status, 200);
  assert.doesNotMatch(answer.html, /<html/);
  assert.match(answer.text, /Produkty Hrnek Květen ?HRN-10 · 199,00 Kč/);
});

Deno.test("a page is found by its name without diacritics", async () => {
  await using test = await openShop();
  const answer = await test.browser.visit(`${test.path}?q=zakaz`, { "HX-Request": "true" });
  assert.match(answer.text, /Stránky Zákazníci/);
});

Deno.test("a whole code comes before codes that only begin so, an EAN is found by its start", async () => {
  await using test = await openShop();
  const found = async (q: string) =>
    (await test.browser.visit(`${test.path}?q=${q}`, { "HX-Request": "true" })).text;
  assert.match(await found("HRN-1"), /Šálek.*Hrnek/);
  assert.match(await found("859000"), /Šálek/);
});

Deno.test("without htmx the search is a page, that says when nothing matches", async () => {
  await using test = await openShop();
  const answer = await test.browser.visit(`${test.path}?q=${encodeURIComponent('"<b>" OR *')}`);
  assert.match(answer.html, /<html/);
  assert.match(answer.text, /nic neodpovídá/);
  assert.doesNotMatch(answer.html, /<b>" OR/);
});

Deno.test("a search shows only what the person may see", async () => {
  await using test = await openShop();
  const { browser } = await test.house.member(test.shop, "catalogue");
  const answer = await browser.visit(`${test.path}?q=hrnek`, { "HX-Request": "true" });
  assert.match(answer.text, /Hrnek/);
  assert.doesNotMatch(answer.text, /Objednávky|Zákazníci/);
});
