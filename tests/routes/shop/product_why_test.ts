import { strict as assert } from "node:assert";
import { filledProductForm } from "../../support/catalogue.ts";
import {
  openTestInstallation,
  type TestInstallation,
  type TestShop,
} from "../../support/installation.ts";

const test = (name: string, work: (world: TestInstallation, shop: TestShop) => Promise<void>) =>
  Deno.test(`why a field is so: ${name}`, async () => {
    await using installation = await openTestInstallation();
    await work(installation, await installation.shop({ slug: "lipa" }));
  });

const item = (code: string, price = "100", more = "") =>
  `<SHOPITEM><ITEM_ID>${code}</ITEM_ID><PRODUCTNAME>Hrnek ${code}</PRODUCTNAME>` +
  `<PRICE_VAT>${price}</PRICE_VAT>${more}</SHOPITEM>`;
const feed = (...items: string[]) => `<?xml version="1.0"?>\n<SHOP>\n${items.join("\n")}\n</SHOP>`;

async function importNow(
  { services }: TestInstallation,
  { browser }: TestShop,
  content: string,
  more: Record<string, string> = {},
) {
  const fields = { entity: "products", format: "heureka", mode: "both", ...more };
  const answer = await browser.upload("/shops/lipa/imports", fields, { name: "a.xml", content });
  assert.equal(answer.status, 303, answer.text);
  await services.runner.idle();
  return answer.location!;
}

/** Sends a product's form as it stands, with some fields typed over. */
async function edit(
  { platform }: TestInstallation,
  { browser, shop }: TestShop,
  typed: Record<string, string>,
) {
  await using lease = await platform.shops.lease(shop.id);
  const form = await filledProductForm(lease.database, 1, typed);
  const answer = await browser.post("/shops/lipa/products/1", form);
  assert.equal(answer.status, 303, answer.text);
}

const why = "/shops/lipa/products/1/why?field=";

test("runs tell their line, people their name, undo that it was one", async (world, shop) => {
  await importNow(world, shop, feed(item("X"), item("A")));
  await world.clock.pass(60);
  const second = await importNow(world, shop, feed(item("X"), item("A"), item("C", "90")));
  await importNow(world, shop, feed(item("X", "150")));
  await world.clock.pass(60);
  const price = `${why}${encodeURIComponent("price:CZK:")}`;
  const page = await shop.browser.visit(price);
  assert.match(page.text, /Proč je „Cena s DPH \(CZK\)“ takto\?/);
  assert.match(page.text, /Teď: 150,00.Kč/);
  assert.match(page.text, /Import „a\.xml“ , řádek 3 souboru/);
  assert.match(page.text, /Produkt založil import „a\.xml“ , řádek 3 souboru/);
  assert.match(page.html, /class="step-chart"/);
  assert.match(page.html, /nejnižší za 30 dní 100,00.Kč/);
  await shop.browser.post("/shops/lipa/imports/3/runs/3/undo");
  await world.services.runner.idle();
  assert.match((await shop.browser.visit(price)).text, /Běh importu „a\.xml“ byl vrácen zpět/);
  assert.ok(second);
});

test("a person's change stands between those of imports", async (world, shop) => {
  await importNow(world, shop, feed(item("A")));
  world.clock.pass(60);
  await edit(world, shop, { manufacturer: "Dub" });
  const page = await shop.browser.visit(`${why}manufacturer`);
  assert.match(page.text, new RegExp(`${shop.owner.name}.*Dub`, "s"));
});

test("the policy that holds the file back is named", async (world, shop) => {
  await importNow(world, shop, feed(item("A")), {
    settings: "true",
    createItems: "true",
    updateItems: "true",
    "policy.price": "create_only",
  });
  const page = await shop.browser.visit(`${why}${encodeURIComponent("price:CZK:")}`);
  assert.match(page.text, /Import „a\.xml“ má pro tento údaj nastaveno „jen při založení“/);
});

test(
  "a price filled in by hand starts to be updated by the same file (R77)",
  async (world, shop) => {
    const content = feed(item("A", "100", "<EAN>4006381333931</EAN>"));
    await importNow(world, shop, content, {
      settings: "true",
      createItems: "true",
      updateItems: "true",
      "policy.ean": "update_if_filled",
    });
    const ean = async () =>
      (await shop.browser.visit("/shops/lipa/products/1")).html.match(
        /name="ean"[^>]*value="(\d*)"/,
      )?.[1] ??
        "";
    assert.equal(await ean(), "");
    await edit(world, shop, { ean: "12345670" });
    await shop.browser.post("/shops/lipa/imports/1/run");
    await world.services.runner.idle();
    assert.equal(await ean(), "4006381333931");
  },
);

test("people choose which import treats a product as missing (R84, R87)", async (world, shop) => {
  await importNow(world, shop, feed(item("A"), item("B")));
  await importNow(world, shop, feed(item("C")), {
    settings: "true",
    createItems: "true",
    updateItems: "true",
    missingProducts: "archive",
    missingShareMax: "100",
  });
  const page = await shop.browser.visit("/shops/lipa/products/1");
  assert.match(page.text, /Produkt vytvořený importem/);
  const moved = await shop.browser.submit("/shops/lipa/products/1/owner", { import: "2" });
  assert.match(moved.text, /Produkt teď patří k tomuto importu/);
  await shop.browser.upload("/shops/lipa/imports/2/run-file", {}, {
    name: "b.xml",
    content: feed(item("C"), item("D")),
  });
  await world.services.runner.idle();
  const listed = await shop.browser.visit("/shops/lipa/imports/2/runs/3/items/missing");
  assert.match(listed.text, /Hrnek A/);
  assert.doesNotMatch(listed.text, /Hrnek B/);
});

test(
  "a product and when which import created and updated it are told (R94)",
  async (world, shop) => {
    await importNow(world, shop, feed(item("A")));
    const page = await shop.browser.visit("/shops/lipa/products/1");
    assert.match(page.text, /Odkud je/);
    assert.match(page.text, /Import „a\.xml“/);
  },
);

test("what is no product's is not found", async (_world, shop) => {
  assert.equal((await shop.browser.visit(`${why}title`)).status, 404);
  assert.equal(
    (await shop.browser.post("/shops/lipa/products/1/owner", { import: "1" })).status,
    404,
  );
});
