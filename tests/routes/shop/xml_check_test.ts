import { strict as assert } from "node:assert";
import { shopFolder } from "../../../tenants/platform.ts";
import { openTestInstallation } from "../../support/installation.ts";

Deno.test("a file is checked against its schema, and nothing of it stays (R40)", async () => {
  await using installation = await openTestInstallation();
  const { browser, shop } = await installation.shop({ slug: "lipa" });
  const check = (content: string) =>
    browser.upload("/shops/lipa/xml-check", {}, { name: "zboží.xml", content });
  const fine = await check(
    `<CATEGORIES version="1.0"><CATEGORY><CODE>A</CODE></CATEGORY></CATEGORIES>`,
  );
  assert.match(fine.text, /zboží\.xml Soubor je v pořádku: kategorie/);
  const wrong = await check(
    `<PRODUCTS version="2.0">\n<PRODUCT>\n<STOCK>mnoho</STOCK><NIC/></PRODUCT></PRODUCTS>`,
  );
  assert.match(wrong.text, /3 <STOCK> „mnoho“ tu být nemůže/);
  assert.match(wrong.text, /<NIC> Takový prvek tu formát nemá/);
  assert.match((await check("<PRODUCTS>\n<PRODUCT></PRODUCTS>")).text, /Řádek 2: tady není XML/);
  assert.match((await check("<SHOP/>")).text, /začíná prvkem <SHOP>/);
  assert.match((await check("")).text, /Soubor je prázdný/);
  const folder = `${shopFolder(installation.platform.folder, shop.id)}/files`;
  assert.deepEqual(await Array.fromAsync(Deno.readDir(folder)), []);
});

Deno.test("the schemas can be downloaded (R40)", async () => {
  await using installation = await openTestInstallation();
  const { browser } = await installation.shop({ slug: "lipa" });
  const page = await browser.visit("/shops/lipa/xml-check");
  const files = [...page.html.matchAll(/href="([^"]+\.xsd[^"]*)"/g)].map(([, href]) => href!);
  assert.equal(files.length, 5);
  for (const file of files) {
    const answer = await browser.visit(file);
    assert.equal(answer.status, 200, file);
    assert.match(answer.html, /<xs:schema/);
  }
});
