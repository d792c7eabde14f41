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

Deno.test("overview: nothing waits when all imports went well", async () => {
  await using installation = await openTestInstallation();
  const { browser, slug } = await installation.shop();
  const content = "<SHOP></SHOP>";
  await browser.upload(`/shops/${slug}/imports`, fields, { name: "prazdny.xml", content });
  await installation.services.runner.idle();
  const page = await browser.visit(`/shops/${slug}`);
  assert.match(page.text, /Nic na vás nečeká/);
});
