import assert from "node:assert/strict";
import { setDomain } from "../../../tenants/platform/shop_domains.ts";
import { setShopState } from "../../../tenants/platform/shops.ts";
import type { TestProduct } from "../../support/catalogue.ts";
import { openTestInstallation } from "../../support/installation.ts";
import { mug, openWeb } from "./web_shop.ts";

/** What a page says of itself to search engines. */
const canonicalOf = (html: string) => /<link rel="canonical" href="([^"]*)"/.exec(html)?.[1];

Deno.test("a shop's web shows its categories, and its products from the newest", async () => {
  await using house = await openTestInstallation();
  await openWeb(house, { name: "Dílna Pod Lípou", products: [mug("H1"), mug("H2")] });

  const home = await house.browser().visit("/s/lipa");

  assert.equal(home.status, 200);
  assert.match(home.text, /Dílna Pod Lípou.*Kategorie Domov.*Hrnek H2 250,00 Kč Skladem.*Hrnek H1/);
  assert.doesNotMatch(home.html, /<script|set-cookie/i);
  assert.equal(canonicalOf(home.html), "http://lipa.example/");
});

Deno.test("a category's page has the products of its subcategories, 24 at a time", async () => {
  await using house = await openTestInstallation();
  const products = Array.from({ length: 30 }, (_, index) => mug(`H${index + 10}`));
  await openWeb(house, { products });
  const browser = house.browser();

  const first = await browser.visit("/s/lipa/c/1-domov");
  const second = await browser.visit("/s/lipa/c/1-domov?page=2");
  const third = await browser.visit("/s/lipa/c/1-domov?page=3");

  assert.match(first.text, /Domov 30 produktů Hrnky Hrnek H10 .*Hrnek H33 .*1 2 Další/);
  assert.doesNotMatch(first.text, /Hrnek H34/);
  assert.match(second.text, /Hrnek H34 .*Hrnek H39/);
  assert.equal(canonicalOf(second.html), "http://lipa.example/c/1-domov?page=2");
  assert.equal(third.status, 404);
});

Deno.test("a product's page has its price, its variants and its parameters", async () => {
  await using house = await openTestInstallation();
  const values = {
    "price:CZK:": 30_000,
    "longDescription:cs": "<p>Točený <strong>na kruhu</strong></p>",
    "seoDescription:cs": "Hrnek z kameniny",
    manufacturer: "Keramika Žďár",
    parameters: [{ name: { cs: "Materiál" }, value: { cs: "kamenina" } }],
  };
  const size = (text: string) => [{ name: { cs: "Velikost" }, value: { cs: text } }];
  const variants: NonNullable<TestProduct["variants"]> = [
    { code: "H1-S", values: { parameters: size("malý"), "salePrice:CZK:": 24_000 } },
    { code: "H1-L", values: { parameters: size("velký"), stock: 0 } },
  ];
  await openWeb(house, { products: [mug("H1", values, variants)] });

  const page = await house.browser().visit("/s/lipa/p/1-hrnek-h1");

  assert.match(page.text, /Úvod Domov Hrnky Hrnek H1/);
  assert.match(page.text, /od 240,00 Kč Běžná cena 300,00 Kč s DPH Skladem/);
  assert.match(page.text, /malý Skladem 240,00 Kč .*velký Vyprodáno 300,00 Kč/);
  assert.match(page.text, /Popis Točený na kruhu Parametry Materiál kamenina/);
  assert.match(page.html, /<meta name="description" content="Hrnek z kameniny"/);
});

Deno.test("an address with old words in it leads to the one with the present ones", async () => {
  await using house = await openTestInstallation();
  await openWeb(house, { products: [mug("H1")] });
  const browser = house.browser();
  assert.equal((await browser.visit("/s/lipa/p/1-stary-nazev")).location, "/s/lipa/p/1-hrnek-h1");
  assert.equal((await browser.visit("/s/lipa/c/2-x?page=2")).location, "/s/lipa/c/2-hrnky?page=2");
  assert.equal((await browser.visit("/s/lipa/p/1-hrnek-h1")).status, 200);
  for (const path of ["/p/9-hrnek", "/p/x", "/c/9", "/nic", "/p/0", "/media/x/list"]) {
    const answer = await browser.visit(`/s/lipa${path}`);
    assert.equal(answer.status, 404, path);
    assert.match(answer.text, /Tahle stránka tu není/, path);
  }
});

const hidden: [what: string, values: Record<string, string | boolean | number>][] = [
  ["switched off", { active: false }],
  ["archived", { archived: true }],
  ["hidden in the language", { "visible:cs": false }],
  ["private", { private: true }],
  ["for some customers only", { privateCustomersOnly: true }],
];

for (const [what, values] of hidden) {
  Deno.test(`a product that is ${what} is nowhere on the web`, async () => {
    await using house = await openTestInstallation();
    await openWeb(house, { products: [mug("ZJEVNY"), mug("TAJNY", values)] });
    const browser = house.browser();
    const paths = ["", "/c/2-hrnky", "/search?q=hrnek", "/sitemaps/1", "/p/2-hrnek-tajny"];
    for (const path of paths) {
      const { html } = await browser.visit(`/s/lipa${path}`);
      assert.doesNotMatch(html, /TAJNY|hrnek-tajny/, path);
    }
    assert.match((await browser.visit("/s/lipa/c/2-hrnky")).text, /1 produkt Hrnek ZJEVNY/);
    assert.equal((await browser.visit("/s/lipa/p/2-hrnek-tajny")).status, 404);
  });
}

Deno.test("a product kept out of searches is in its category, in no search and no map", async () => {
  await using house = await openTestInstallation();
  await openWeb(house, { products: [mug("H1"), mug("H2", { excludeFromSearch: true })] });
  const browser = house.browser();
  assert.match((await browser.visit("/s/lipa/c/2-hrnky")).text, /Hrnek H2/);
  assert.doesNotMatch((await browser.visit("/s/lipa/search?q=hrnek")).text, /Hrnek H2/);
  assert.doesNotMatch((await browser.visit("/s/lipa/sitemaps/1")).html, /hrnek-h2/);
});

Deno.test("what the shop pays, what it has and what others pay stays with the shop", async () => {
  await using house = await openTestInstallation();
  const values = {
    "purchasePrice:CZK:": 11_111,
    "price:CZK:VIP": 22_222,
    stock: 4321,
    supplierCode: "DODAVATEL-9",
    stockPosition: "REGAL-7",
    metas: [{ key: "poznamka", type: "input", value: "VNITRNI" }],
  };
  await openWeb(house, { products: [mug("H1", values)] });
  for (const path of ["", "/c/2-hrnky", "/p/1-hrnek-h1", "/search?q=H1"]) {
    const { html } = await house.browser().visit(`/s/lipa${path}`);
    assert.doesNotMatch(html, /111,11|111\.11|222,22|222\.22|4321|DODAVATEL|REGAL|VNITRNI/, path);
  }
});

Deno.test("a hidden category hides what is below it, but no product that is elsewhere too", async () => {
  await using house = await openTestInstallation();
  const { shop } = await openWeb(house, { products: [mug("H1")] });
  await using lease = await house.platform.shops.lease(shop.id);
  await lease.database.execute("UPDATE categories SET active = 0 WHERE code = 'domov'");
  const browser = house.browser();
  assert.equal((await browser.visit("/s/lipa/c/1-domov")).status, 404);
  assert.equal((await browser.visit("/s/lipa/c/2-hrnky")).status, 404);
  const product = await browser.visit("/s/lipa/p/1-hrnek-h1");
  assert.equal(product.status, 200);
  assert.doesNotMatch(product.text, /Hrnky|Domov/);
});

Deno.test("a search finds words and codes, and is kept from search engines", async () => {
  await using house = await openTestInstallation();
  await openWeb(house, { products: [mug("H1"), mug("H2", { "title:cs": "Konvice Květen" })] });
  const browser = house.browser();
  const found = await browser.visit("/s/lipa/search?q=kveten");
  assert.match(found.text, /Nalezeno pro „kveten“ 1 produkt Konvice Květen/);
  assert.match(found.html, /<meta name="robots" content="noindex"/);
  assert.match((await browser.visit("/s/lipa/search?q=H1")).text, /Hrnek H1/);
  assert.match((await browser.visit("/s/lipa/search?q=nic")).text, /Pro „nic“ jsme nic nenašli/);
  assert.equal((await browser.visit("/s/lipa/search")).status, 200);
});

Deno.test("nothing that somebody has named becomes a part of the page", async () => {
  await using house = await openTestInstallation();
  const evil = `</script><script>alert(1)</script><img src=x onerror=alert(1)>`;
  const values = {
    "title:cs": evil,
    "seoTitle:cs": evil,
    "seoDescription:cs": evil,
    "longDescription:cs": `<p onclick="alert(1)">Text</p><script>alert(1)</script>`,
    manufacturer: evil,
    availability: evil,
  };
  await openWeb(house, { name: evil, products: [mug("H1", values)] });
  const browser = house.browser();
  const { location } = await browser.visit("/s/lipa/p/1");
  for (const path of [location!, "/s/lipa", "/s/lipa/c/2-hrnky", "/s/lipa/search?q=%3Cscript%3E"]) {
    const { html, headers } = await browser.visit(path);
    assert.doesNotMatch(html, /<img src=x|<script>|onclick/, path);
    assert.match(headers.get("Content-Security-Policy")!, /default-src 'none'/);
  }
});

Deno.test("search engines read a product's data, which no name can break out of", async () => {
  await using house = await openTestInstallation();
  const values = { "title:cs": "Hrnek </script> & co", "salePrice:CZK:": 19_950 };
  await openWeb(house, { products: [mug("H1", values)] });
  const { html } = await house.browser().visit("/s/lipa/p/1-hrnek-script-co");
  const [product, crumbs] = [
    ...html.matchAll(/<script type="application\/ld\+json">(.*?)<\/script>/g),
  ]
    .map(([, text]) => JSON.parse(text!));
  assert.equal(product.name, "Hrnek </script> & co");
  assert.equal(product.url, "http://lipa.example/p/1-hrnek-script-co");
  assert.deepEqual(
    product.offers.map((offer: Record<string, string>) => [
      offer.price,
      offer.priceCurrency,
      offer.availability,
    ]),
    [["199.5", "CZK", "https://schema.org/InStock"]],
  );
  assert.deepEqual(
    crumbs.itemListElement.map(({ name, item }: Record<string, string>) => [name, item]),
    [
      ["Domov", "http://lipa.example/c/1-domov"],
      ["Hrnky", "http://lipa.example/c/2-hrnky"],
      ["Hrnek </script> & co", "http://lipa.example/p/1-hrnek-script-co"],
    ],
  );
});

Deno.test("languages have pages of their own, and the main one has no mark", async () => {
  await using house = await openTestInstallation();
  const both = { "title:sk": "Hrnček H1", "visible:sk": true };
  const products = [mug("H1", both), mug("H2"), mug("H3", { "visible:sk": false })];
  await openWeb(house, { languages: ["cs", "sk"], products });
  const browser = house.browser();

  const slovak = await browser.visit("/s/lipa/sk/p/1-hrncek-h1");
  assert.match(slovak.html, /<html lang="sk"/);
  assert.match(slovak.text, /Hrnček H1 250,00 Kč s DPH Skladom/);
  assert.equal(canonicalOf(slovak.html), "http://lipa.example/sk/p/1-hrncek-h1");
  assert.match(
    slovak.html,
    /rel="alternate" hreflang="cs" href="http:\/\/lipa.example\/p\/1-hrnek-h1"/,
  );
  // without a name in Slovak it is shown, and for search engines it is the Czech page
  const untold = await browser.visit("/s/lipa/sk/p/2-hrnek-h2");
  assert.match(untold.text, /Hrnek H2/);
  assert.equal(canonicalOf(untold.html), "http://lipa.example/p/2-hrnek-h2");
  assert.equal((await browser.visit("/s/lipa/sk/p/3-hrnek-h3")).status, 404);
  assert.doesNotMatch((await browser.visit("/s/lipa/sk")).text, /Hrnek H3/);

  assert.equal((await browser.visit("/s/lipa/cs/search?q=a")).location, "/s/lipa/search?q=a");
  assert.equal((await browser.visit("/s/lipa/cs")).location, "/s/lipa");
  assert.equal((await browser.visit("/s/lipa/en")).status, 404);
});

Deno.test("the map of the web has its categories and products in languages they are named in", async () => {
  await using house = await openTestInstallation();
  const products = [mug("H1", { "title:sk": "Hrnček" }), mug("H2", { "seoUrl:cs": "pekny-hrnek" })];
  await openWeb(house, { languages: ["cs", "sk"], products });
  const browser = house.browser();
  const locations = async (path: string) =>
    [...(await browser.visit(path)).html.matchAll(/<loc>http:\/\/lipa.example(.*?)<\/loc>/g)]
      .map(([, path]) => path);

  assert.deepEqual(await locations("/s/lipa/sitemap.xml"), ["/sitemaps/0", "/sitemaps/1"]);
  assert.deepEqual(await locations("/s/lipa/sitemaps/0"), ["/", "/c/1-domov", "/c/2-hrnky", "/sk"]);
  assert.deepEqual(await locations("/s/lipa/sitemaps/1"), [
    "/p/1-hrnek-h1",
    "/sk/p/1-hrncek",
    "/p/2-pekny-hrnek",
  ]);
  assert.equal((await browser.visit("/s/lipa/sitemaps/2")).status, 404);
  const robots = await browser.visit("/s/lipa/robots.txt");
  assert.match(robots.html, /Sitemap: http:\/\/lipa.example\/sitemap.xml/);
});

Deno.test("a page is kept by caches and not sent again until something changes", async () => {
  await using house = await openTestInstallation();
  const { shop, browser: owner } = await openWeb(house, { products: [mug("H1")] });
  const browser = house.browser();
  const first = await browser.visit("/s/lipa/p/1-hrnek-h1");
  const etag = first.headers.get("ETag")!;
  assert.match(first.headers.get("Cache-Control")!, /^public, max-age=60, stale-while-revalidate/);
  assert.equal(first.headers.get("Set-Cookie"), null);

  const again = await browser.visit("/s/lipa/p/1-hrnek-h1", { "If-None-Match": etag });
  assert.deepEqual([again.status, again.html], [304, ""]);
  assert.equal(again.headers.get("ETag"), etag);

  await owner.post("/shops/lipa/settings", { name: "Nový název", language: "cs" });
  const changed = await browser.visit("/s/lipa/p/1-hrnek-h1", { "If-None-Match": etag });
  assert.equal(changed.status, 200);
  assert.match(changed.text, /Nový název/);

  await using lease = await house.platform.shops.lease(shop.id);
  await lease.database.execute(
    `INSERT INTO product_edits (product_id, at, actor_name, changes) VALUES (1, '', '', '{}')`,
  );
  const edited = await browser.visit("/s/lipa", { "If-None-Match": changed.headers.get("ETag")! });
  assert.equal(edited.status, 200);
});

Deno.test("a shop without a domain, of the past or of nobody is not there at all", async () => {
  await using house = await openTestInstallation();
  const { shop } = await openWeb(house, { products: [mug("H1")] });
  const { database } = house.platform;
  const browser = house.browser();
  const nobodys = await browser.visit("/s/nobodys");
  assert.equal(nobodys.status, 404);
  const checks = async (what: string) => {
    for (const path of ["", "/c/2-hrnky", "/p/1-hrnek-h1", "/search?q=a", "/sitemap.xml"]) {
      const answer = await browser.visit(`/s/lipa${path}`);
      assert.deepEqual([answer.status, answer.html], [404, nobodys.html], `${what} ${path}`);
      assert.equal(answer.headers.get("Cache-Control"), "no-store");
    }
  };
  await setDomain(database, shop.id, undefined);
  await checks("hidden");
  await setDomain(database, shop.id, "lipa.example");
  await database.write((transaction) => setShopState(transaction, shop.id, "ended"));
  await checks("ended");
});

Deno.test("a suspended web is closed for a while and says nothing else; the administration's suspension leaves it", async () => {
  await using house = await openTestInstallation();
  const { shop } = await openWeb(house, { name: "Lípa", products: [mug("H1")] });
  const { database } = house.platform;
  const pass = (state: "administration_suspended" | "web_suspended") =>
    database.write((transaction) => setShopState(transaction, shop.id, state));
  await pass("administration_suspended");
  assert.equal((await house.browser().visit("/s/lipa")).status, 200);
  await pass("web_suspended");
  for (const path of ["", "/p/1-hrnek-h1", "/sitemap.xml", "/neni"]) {
    const answer = await house.browser().visit(`/s/lipa${path}`);
    assert.equal(answer.status, 503, path);
    assert.equal(answer.text, "Obchod je teď zavřený Přijďte prosím později.");
    assert.equal(answer.headers.get("Retry-After"), "3600");
    assert.equal(answer.headers.get("Cache-Control"), "no-store");
  }
});

Deno.test("the operator's link is in the footer and in the head until its removal holds (R176)", async () => {
  await using house = await openTestInstallation();
  const { shop } = await openWeb(house);
  const browser = house.browser();
  const { html } = await browser.visit("/s/lipa");
  assert.match(html, /<a href="http:\/\/kramek.test">E-shop běží na Krámku<\/a>/);
  assert.match(html, /<meta name="generator" content="Krámek \(http:\/\/kramek.test\)"/);

  const order = (validFrom: string) =>
    house.platform.database.execute({
      sql: `INSERT INTO contract_terms (shop_id, valid_from, tariff, footer_link_removed,
                                        own_server, ordered_at, ordered_by)
            VALUES (?, ?, 'basic', 1, 0, '2026-03-02', 'test')`,
      args: [shop.id, validFrom],
    });
  await order("2026-03-03");
  assert.match((await browser.visit("/s/lipa")).html, /na Krámku/);
  await order("2026-03-02");
  assert.doesNotMatch((await browser.visit("/s/lipa")).html, /Krámek|Krámk/);
});

Deno.test("two shops' webs share nothing", async () => {
  await using house = await openTestInstallation();
  await openWeb(house, { products: [mug("LIPOVY")] });
  const products = [mug("DUBOVY"), mug("DUBOVY2")];
  await openWeb(house, { slug: "dub", domain: "dub.example", products });
  const browser = house.browser();
  for (const path of ["", "/c/2-hrnky", "/search?q=hrnek", "/sitemaps/1", "/p/1-x"]) {
    const { html } = await browser.visit(`/s/lipa${path}`);
    assert.doesNotMatch(html, /dubovy|dub\.example/i, path);
  }
  assert.equal((await browser.visit("/s/lipa/p/2-hrnek-dubovy2")).status, 404);
});
