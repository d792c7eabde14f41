import { strict as assert } from "node:assert";
import { openTestInstallation } from "../../support/installation.ts";

const fields = { entity: "products", mode: "both", format: "heureka", codeTag: "ITEM_ID" };

Deno.test("overview: an empty shop sees its first steps", async () => {
  await using installation = await openTestInstallation();
  const { browser, slug } = await installation.shop();
  const page = await browser.visit(`/shops/${slug}`);
  assert.match(page.text, /Tři kroky k plnému obchodu/);
  assert.match(page.html, new RegExp(`href="/shops/${slug}/imports/new\\?entity=products"`));
});

Deno.test("overview: figures lead to their lists, and a failed import asks to be seen", async () => {
  await using installation = await openTestInstallation();
  const { browser, slug } = await installation.shop();
  const good =
    `<SHOP><SHOPITEM><ITEM_ID>A</ITEM_ID><PRODUCTNAME>Hrnek</PRODUCTNAME></SHOPITEM></SHOP>`;
  for (
    const [name, content] of [["bez-ceny.xml", good], ["useknuty.xml", good.slice(0, 60)]] as const
  ) {
    await browser.upload(`/shops/${slug}/imports`, fields, { name, content });
    await installation.services.runner.idle();
  }
  const page = await browser.visit(`/shops/${slug}`);
  assert.match(page.text, /Import „useknuty\.xml“ skončil chybou/);
  assert.match(page.text, /Bez ceny\s*1/);
  assert.match(
    page.html,
    new RegExp(`href="/shops/${slug}/products\\?price=none&amp;state=active"`),
  );
});

Deno.test("overview: an import that is held waits for a decision", async () => {
  await using installation = await openTestInstallation();
  const { browser, slug, shop } = await installation.shop();
  const content = "<SHOP></SHOP>";
  await browser.upload(`/shops/${slug}/imports`, fields, { name: "sklad.xml", content });
  await installation.services.runner.idle();
  await using lease = await installation.platform.shops.lease(shop.id);
  const sql = "UPDATE runs SET state = 'held'";
  await lease.database.execute({ sql, args: [] });
  const page = await browser.visit(`/shops/${slug}`);
  assert.match(page.text, /Import „sklad\.xml“ nic nezapsal a čeká na vaše rozhodnutí/);
});

Deno.test("overview: the owner is asked for a phone until there is one (R110)", async () => {
  await using installation = await openTestInstallation();
  const { browser, slug } = await installation.shop();
  assert.match((await browser.visit(`/shops/${slug}`)).text, /Telefon na vás nemáme/);
  const wrong = await browser.post("/account", { name: "Jana", language: "cs", phone: "zítra" });
  assert.equal(wrong.status, 422);
  assert.match(wrong.text, /Tohle není telefonní číslo/);
  await browser.submit("/account", { name: "Jana", language: "cs", phone: "+420 777 123 456" });
  assert.match((await browser.visit("/account")).html, /value="\+420 777 123 456"/);
  assert.doesNotMatch((await browser.visit(`/shops/${slug}`)).text, /Telefon na vás nemáme/);
  assert.match((await browser.visit(`/shops/${slug}/support/new`)).html, /\+420 777 123 456/);
  await browser.submit("/account", { name: "Jana", language: "cs", phone: "" });
  assert.match((await browser.visit(`/shops/${slug}`)).text, /Telefon na vás nemáme/);
});

Deno.test("overview: nothing waits when all imports went well", async () => {
  await using installation = await openTestInstallation();
  const { browser, slug } = await installation.shop();
  const content = "<SHOP></SHOP>";
  await browser.upload(`/shops/${slug}/imports`, fields, { name: "prazdny.xml", content });
  await installation.services.runner.idle();
  const page = await browser.visit(`/shops/${slug}`);
  assert.match(page.text, /Nic na vás nečeká/);
});
