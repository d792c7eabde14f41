import { strict as assert } from "node:assert";
import { exportPath } from "../../../tenants/files/export_files.ts";
import { tidyExports } from "../../../tenants/jobs/export_job.ts";
import { shopFolder } from "../../../tenants/platform.ts";
import { listExports } from "../../../tenants/shop/exports.ts";
import {
  auditOf,
  openTestInstallation,
  type TestInstallation,
  type TestShop,
} from "../../support/installation.ts";

const test = (name: string, work: (world: TestInstallation, shop: TestShop) => Promise<void>) =>
  Deno.test(`exports: ${name}`, async () => {
    await using installation = await openTestInstallation();
    const shop = await installation.shop({ slug: "lipa" });
    await shop.browser.upload("/shops/lipa/imports", { entity: "products" }, {
      name: "feed.xml",
      content: feed,
    });
    await installation.services.runner.idle();
    await work(installation, shop);
  });

const item = (code: string, title: string) =>
  `<SHOPITEM><ITEM_ID>${code}</ITEM_ID><PRODUCTNAME>${title}</PRODUCTNAME>` +
  `<PRICE_VAT>100</PRICE_VAT></SHOPITEM>`;
const feed = `<SHOP>${item("A", "Hrnek modrý")}${item("B", "Talíř")}</SHOP>`;

const fields = Object.fromEntries(
  ["title", "price", "active"].map((name) => [`field.${name}`, "on"]),
);

/** Orders a file and waits for it. @returns its bytes as text */
async function fileOf(
  { services }: TestInstallation,
  { browser }: TestShop,
  form: Record<string, string>,
) {
  const ordered = await browser.post("/shops/lipa/exports", { entity: "products", ...form });
  assert.equal(ordered.status, 303, ordered.text);
  await services.runner.idle();
  const page = await browser.visit("/shops/lipa/exports");
  const [, address] = /href="([^"]+\/file)"/.exec(page.html) ?? [];
  assert.ok(address, page.text);
  return await browser.visit(address);
}

test(
  "a file is ordered, made and downloaded, by who is signed in only (EX-5)",
  async (world, shop) => {
    const file = await fileOf(world, shop, { format: "upgates-xml", then: "file", ...fields });
    assert.match(file.html, /<TITLE>Hrnek modrý<\/TITLE>/);
    assert.equal(file.headers.get("cache-control"), "no-store");
    assert.match(file.headers.get("content-disposition") ?? "", /lipa-products-.*\.xml/);
    const stranger = await world.shop({ slug: "dub" });
    const id =
      /exports\/(\d+)\/file/.exec((await shop.browser.visit("/shops/lipa/exports")).html)![1];
    assert.equal((await stranger.browser.visit(`/shops/lipa/exports/${id}/file`)).status, 404);
    assert.equal((await stranger.browser.visit(`/shops/dub/exports/${id}/file`)).status, 404);
    assert.deepEqual((await auditOf(world)).filter((line) => line.startsWith("export.")), [
      "export.create products upgates-xml",
      "export.download products upgates-xml",
    ]);
  },
);

test("the filter of the list and the chosen fields decide what is in it", async (world, shop) => {
  const form = await shop.browser.visit("/shops/lipa/exports/new?entity=products&q=talíř");
  assert.match(form.text, /Záznamů v souboru: 1\./);
  const file = await fileOf(world, shop, {
    ...{ format: "upgates-csv", then: "file", "filter.q": "talíř", "field.title": "on" },
  });
  assert.match(file.html, /Talíř/);
  assert.doesNotMatch(file.html, /Hrnek|PRICE_ORIGINAL/);
});

test("a file in Windows-1250 is in Windows-1250 (R19)", async (world, shop) => {
  const file = await fileOf(world, shop, {
    ...{ format: "upgates-csv", then: "file", encoding: "windows-1250", ...fields },
  });
  assert.match(file.headers.get("content-type") ?? "", /windows-1250/);
});

test("a file is kept for a day (EX-5)", async (world, shop) => {
  await fileOf(world, shop, { format: "upgates-xml", then: "file", ...fields });
  const { platform } = world.services;
  await using lease = await platform.shops.lease(shop.shop.id);
  const [file] = await listExports(lease.database, { limit: 1 });
  world.clock.set("2026-03-03T10:00:00.000Z");
  await tidyExports(platform, shop.shop, lease.database);
  const [after] = await listExports(lease.database, { limit: 1 });
  assert.deepEqual([file?.state, after?.state], ["ready", "expired"]);
  const path = exportPath(shopFolder(platform.folder, shop.shop.id), file!.fileKey!);
  await assert.rejects(Deno.stat(path), Deno.errors.NotFound);
});

test("at most two files are made at once (EX-6)", async (_world, { browser }) => {
  const order = () =>
    browser.post("/shops/lipa/exports", {
      ...{ entity: "products", format: "upgates-xml", then: "file", ...fields },
    });
  const answers = await Promise.all([order(), order(), order()]);
  const refused = answers.filter(({ status }) => status === 422);
  assert.equal(answers.filter(({ status }) => status === 303).length + refused.length, 3);
  for (const { text } of refused) assert.match(text, /Dva soubory se už vytvářejí/);
});

test("a wrong format is refused, and what was typed stays", async (_world, { browser }) => {
  const answer = await browser.post("/shops/lipa/exports", {
    ...{ entity: "products", posted: "true", format: "pdf", name: "Můj feed", then: "feed" },
  });
  assert.equal(answer.status, 422);
  assert.match(answer.text, /Vyberte formát/);
  assert.match(answer.html, /value="Můj feed"/);
});

/** Publishes a feed and gives the path of its address. */
async function published({ browser }: TestShop, format = "upgates-xml"): Promise<string> {
  await browser.post("/shops/lipa/exports", {
    ...{
      entity: "products",
      format,
      name: "Pro srovnávač",
      then: "feed",
      ...fields,
    },
  });
  const page = await browser.visit("/shops/lipa/exports");
  const [, path] = /value="[^"]*(\/feeds\/[^"]+)"/.exec(page.html) ?? [];
  assert.ok(path, page.text);
  return path;
}

const fetchFeed = ({ app }: TestInstallation, path: string, headers: Record<string, string> = {}) =>
  app.fetch(new Request(`http://kramek.test${path}`, { headers }), { remoteAddress: "192.0.2.7" });

test("a feed has a secret address with an ETag, always fresh", async (world, shop) => {
  const path = await published(shop);
  const first = await fetchFeed(world, path);
  assert.equal(first.status, 200);
  assert.match(await first.text(), /Hrnek modrý/);
  const etag = first.headers.get("etag")!;
  const same = await fetchFeed(world, path, { "If-None-Match": etag });
  assert.equal(same.status, 304);
  await same.body?.cancel();

  await shop.browser.upload("/shops/lipa/imports", { entity: "products" }, {
    name: "feed.xml",
    content: `<SHOP>${item("C", "Miska")}</SHOP>`,
  });
  await world.services.runner.idle();
  const fresh = await fetchFeed(world, path, { "If-None-Match": etag });
  assert.equal(fresh.status, 200);
  assert.match(await fresh.text(), /Miska/);
});

test("a feed's address can be changed, and goes with the feed", async (world, shop) => {
  const path = await published(shop);
  const statusOf = async (of: string) => {
    const answer = await fetchFeed(world, of);
    await answer.body?.cancel();
    return answer.status;
  };
  await shop.browser.post("/shops/lipa/published-feeds/1/address");
  assert.equal(await statusOf(path), 404);
  const page = await shop.browser.visit("/shops/lipa/exports");
  const [, changed] = /value="[^"]*(\/feeds\/[^"]+)"/.exec(page.html)!;
  assert.equal(await statusOf(changed!), 200);
  await shop.browser.post("/shops/lipa/published-feeds/1/removal");
  assert.equal(await statusOf(changed!), 404);
  assert.equal(await statusOf(path.replace(/feeds\/[^/]+/, "feeds/aaaaaaaaaaaaaaaaaaaaaaaa")), 404);
});

test(
  "a feed for a comparison site has what it takes, with names of categories",
  async (world, shop) => {
    const whole = item("C", "Váza").replace(
      "</SHOPITEM>",
      "<URL>https://lipa.example/vaza</URL><CATEGORYTEXT>Domov | Vázy</CATEGORYTEXT></SHOPITEM>",
    );
    await shop.browser.upload("/shops/lipa/imports", {
      entity: "products",
      createCategories: "true",
    }, {
      name: "feed.xml",
      content: `<SHOP>${whole}</SHOP>`,
    });
    await world.services.runner.idle();

    const file = await fileOf(world, shop, { format: "heureka", then: "file", ...fields });

    assert.deepEqual([...file.html.matchAll(/<ITEM_ID>(.*?)</g)].map(([, id]) => id), ["C"]);
    assert.match(file.html, /<CATEGORYTEXT>Domov \| Vázy<\/CATEGORYTEXT>/);
    const path = await published(shop, "heureka");
    assert.match(await (await fetchFeed(world, path)).text(), /<ITEM_ID>C<.*Domov \| Vázy</);
  },
);

test(
  "the page says how many products a file left out, why, and what to do",
  async (world, shop) => {
    const whole = (code: string, more = "<URL>https://lipa.example/c</URL>") =>
      item(code, `Váza ${code}`).replace("</SHOPITEM>", `${more}</SHOPITEM>`);
    const priceless = whole("D").replace(/<PRICE_VAT>.*<.PRICE_VAT>/, "");
    await shop.browser.upload("/shops/lipa/imports", { entity: "products" }, {
      name: "feed.xml",
      content: `<SHOP>${whole("C")}${priceless}</SHOP>`,
    });
    await world.services.runner.idle();
    const order = { format: "zbozi", then: "file", "filter.q": "váza", ...fields };

    await fileOf(world, shop, order);

    const page = await shop.browser.visit("/shops/lipa/exports");
    assert.match(page.text, /2 produkty vynechány: 1 nemá cenu, 1 nemá obrázek\./);
    assert.match(page.text, /Doplňte cenu vyšší než nula/);
    assert.match(page.text, /Přidejte aspoň jeden obrázek/);
    const [, list] = /href="([^"]+)"[^>]*>Produkty bez ceny/.exec(page.html)!;
    const found = await shop.browser.visit(list!.replaceAll("&amp;", "&"));
    assert.match(found.text, /Váza D/);
    assert.doesNotMatch(found.text, /Váza C|Hrnek|Talíř/);
  },
);

test("a file that has everything says nothing of it", async (world, shop) => {
  await fileOf(world, shop, { format: "upgates-xml", then: "file", ...fields });
  const page = await shop.browser.visit("/shops/lipa/exports");
  assert.doesNotMatch(page.text, /vynechán|Co doplnit/);
});

test("a feed's row says what its file left out, as it was built last", async (world, shop) => {
  const path = await published(shop, "google");
  const before = await shop.browser.visit("/shops/lipa/exports");
  assert.doesNotMatch(before.text, /vynechán/, "nobody has asked for it yet");

  await (await fetchFeed(world, path)).body?.cancel();

  const page = await shop.browser.visit("/shops/lipa/exports");
  assert.match(page.text, /2 produkty vynechány: nemají adresu\./);
});
