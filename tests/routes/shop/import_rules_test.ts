import { strict as assert } from "node:assert";
import { productFieldNames } from "../../../core/catalogue/fields.ts";
import { queryAll, type Row } from "../../../tenants/engine/database.ts";
import { addOrder } from "../../support/orders.ts";
import { buildZip } from "../../support/zip_builder.ts";
import {
  openTestInstallation,
  type TestInstallation,
  type TestShop,
} from "../../support/installation.ts";

const test = (name: string, work: (world: TestInstallation, shop: TestShop) => Promise<void>) =>
  Deno.test(`rules of imports: ${name}`, async () => {
    await using installation = await openTestInstallation();
    await work(installation, await installation.shop({ slug: "lipa" }));
  });

const item = (code: string, { price = "100", more = "" } = {}) =>
  `<SHOPITEM><ITEM_ID>${code}</ITEM_ID><PRODUCTNAME>Hrnek ${code}</PRODUCTNAME>` +
  `<PRICE_VAT>${price}</PRICE_VAT>${more}</SHOPITEM>`;
const feed = (...items: string[]) => `<?xml version="1.0"?><SHOP>${items.join("")}</SHOP>`;

interface Settings {
  mode?: "create" | "update" | "both";
  [name: string]: string | undefined;
}

/** Imports a text by the wizard's last page; gives the address of the run. */
async function importNow(
  { services }: TestInstallation,
  { browser }: TestShop,
  content: string | Uint8Array<ArrayBuffer>,
  { mode = "both", ...settings }: Settings = {},
): Promise<string> {
  const answer = await browser.upload("/shops/lipa/imports", {
    entity: "products",
    format: "auto",
    mode,
    settings: "true",
    ...(mode === "update" ? {} : { createItems: "true" }),
    ...(mode === "create" ? {} : { updateItems: "true" }),
    ...settings as Record<string, string>,
  }, { name: "feed.xml", content });
  assert.equal(answer.status, 303, answer.text);
  await services.runner.idle();
  return answer.location!;
}

async function rows({ platform }: TestInstallation, { shop }: TestShop, sql: string) {
  await using lease = await platform.shops.lease(shop.id);
  return (await queryAll<Row>(lease.database, sql)).map((row) => Object.values(row).join(" "));
}

const codes = (world: TestInstallation, shop: TestShop) =>
  rows(world, shop, "SELECT code FROM products ORDER BY code");

test("each of the four entities has its Import page (R1, R41)", async (_world, { browser }) => {
  for (const entity of ["products", "categories", "customers", "orders"]) {
    assert.equal((await browser.visit(`/shops/lipa/${entity}/import`)).status, 200);
  }
  assert.match((await browser.visit("/shops/lipa/products/import")).text, /Nový import/);
});

test("data are created, updated, or both, as was chosen (R2, R44)", async (world, shop) => {
  await importNow(world, shop, feed(item("A")));
  const changed = feed(item("A", { price: "150" }), item("B"));
  const price = "SELECT price_minor FROM product_prices WHERE product_id = 1";
  await importNow(world, shop, changed, { mode: "create" });
  assert.deepEqual([await codes(world, shop), await rows(world, shop, price)], [["A", "B"], [
    "10000",
  ]]);
  await importNow(world, shop, feed(item("A", { price: "160" }), item("C")), { mode: "update" });
  assert.deepEqual([await codes(world, shop), await rows(world, shop, price)], [["A", "B"], [
    "16000",
  ]]);
});

test(
  "a one-off import takes a file of the computer and starts at once (R4, R5, R45)",
  async (world, shop) => {
    const path = await importNow(world, shop, feed(item("A")));
    assert.match((await shop.browser.visit(path)).text, /OK/);
    assert.match((await shop.browser.visit("/shops/lipa/products/import")).text, /Jednorázově/);
  },
);

test("the limit of 100 MB is said before a file is chosen (R17)", async (_world, { browser }) => {
  const page = await browser.visit("/shops/lipa/imports/new?entity=products");
  assert.match(page.text, /nejvýš 100 MB/);
});

test(
  "a system file and comparison feeds are told apart, and only for products (R21–R27)",
  async (_world, { browser }) => {
    const products = await browser.visit("/shops/lipa/imports/new?entity=products");
    assert.match(products.text, /Systémové Upgates XML.*Porovnávače Heureka XML/s);
    for (const entity of ["categories", "customers", "orders"]) {
      const page = await browser.visit(`/shops/lipa/imports/new?entity=${entity}`);
      assert.doesNotMatch(page.text, /Heureka XML/);
    }
  },
);

test("whoever has another file is shown four ways on (R38)", async (_world, { browser }) => {
  const page = await browser.visit("/shops/lipa/imports/new?entity=products&format=other");
  assert.match(page.text, /Jinak jsou čtyři cesty dál/);
  for (const way of ["csv-configurations/new?entity=products", "support/new"]) {
    assert.ok(page.html.includes(`href="/shops/lipa/${way}"`), way);
  }
  assert.ok(page.html.includes('href="/developers"'));
  assert.match(page.text, /agentura/);
  assert.match(page.text, /programátor/);
});

test("the first file of a ZIP that can be imported is imported (R39)", async (world, shop) => {
  const bytes = (text: string) => new TextEncoder().encode(text);
  const zip = buildZip([
    { name: "ctete.txt", data: bytes("Dobrý den") },
    { name: "data/feed.xml", data: bytes(feed(item("A"))) },
    { name: "druhy.xml", data: bytes(feed(item("B"))) },
  ]);
  await importNow(world, shop, new Uint8Array(zip));
  assert.deepEqual(await codes(world, shop), ["A"]);
});

test(
  "the settings can be edited at any time, and warn what an import does (R56, R57)",
  async (world, shop) => {
    await importNow(world, shop, feed(item("A")));
    const page = await shop.browser.visit("/shops/lipa/imports/1/settings");
    assert.match(page.text, /Import přepisuje data v ostrém obchodě/);
    const saved = await shop.browser.submit("/shops/lipa/imports/1/settings", {
      createItems: "true",
      updateItems: "true",
      codePrefix: "LIP-",
    });
    assert.match(saved.text, /Nastavení je uložené/);
    assert.match(saved.html, /value="LIP-"/);
    assert.match(saved.text, /Verze 2/);
  },
);

test(
  "a refused setting keeps what was typed, and says what would be right",
  async (world, shop) => {
    await importNow(world, shop, feed(item("A")));
    const answer = await shop.browser.post("/shops/lipa/imports/1/settings", {
      createItems: "true",
      updateItems: "true",
      marginPercent: "deset",
      missingProducts: "archive",
      availabilityFromStock: "true",
    });
    assert.equal(answer.status, 422);
    assert.match(answer.html, /value="deset"/);
    assert.match(answer.text, /Napište číslo v rozsahu/);
  },
);

test(
  "a finished import is run again with the same file, which was kept (R53, R54)",
  async (world, shop) => {
    await importNow(world, shop, feed(item("A")));
    await rows(world, shop, "DELETE FROM products");
    const again = await shop.browser.post("/shops/lipa/imports/1/run");
    await world.services.runner.idle();
    assert.match((await shop.browser.visit(again.location!)).text, /Založeno ?1/);
    const file = await shop.browser.visit(`${again.location}/file`);
    assert.equal(file.html, feed(item("A")));
    assert.match(file.headers.get("Content-Disposition")!, /attachment; .*feed\.xml/);
  },
);

test("a finished import is run again with a new file (R55)", async (world, shop) => {
  await importNow(world, shop, feed(item("A")));
  const file = { name: "novy.xml", content: feed(item("B")) };
  const again = await shop.browser.upload("/shops/lipa/imports/1/run-file", {}, file);
  await world.services.runner.idle();
  assert.match((await shop.browser.visit(again.location!)).text, /novy\.xml/);
  assert.deepEqual(await codes(world, shop), ["A", "B"]);
});

test(
  "the list shows running, active and finished imports with their links (R52)",
  async (world, shop) => {
    await importNow(world, shop, feed(item("A")));
    const list = await shop.browser.visit("/shops/lipa/products/import");
    assert.match(list.html, /href="\/shops\/lipa\/imports\/1\/runs\/1"/);
    assert.match(list.html, /href="\/shops\/lipa\/imports\/1\/settings"/);
  },
);

test("an import is duplicated and deleted, and its products stay", async (world, shop) => {
  await importNow(world, shop, feed(item("A")));
  await shop.browser.post("/shops/lipa/imports/1/duplicate");
  await shop.browser.post("/shops/lipa/imports/1/delete");
  assert.equal((await shop.browser.visit("/shops/lipa/imports/1/settings")).status, 404);
  assert.equal((await shop.browser.visit("/shops/lipa/imports/2/settings")).status, 200);
  assert.deepEqual(await codes(world, shop), ["A"]);
});

test("products are paired by their code, which is unique (R63, R64)", async (world, shop) => {
  await importNow(world, shop, feed(item("A"), item("A", { price: "150" })));
  assert.deepEqual(await codes(world, shop), ["A"]);
  const path = await importNow(world, shop, feed(item("A", { price: "170" })));
  assert.match((await shop.browser.visit(path)).text, /Aktualizováno ?1/);
});

test("an item without a code is not updated (R65)", async (world, shop) => {
  const path = await importNow(
    world,
    shop,
    feed("<SHOPITEM><PRODUCTNAME>Bez kódu</PRODUCTNAME><PRICE_VAT>1</PRICE_VAT></SHOPITEM>"),
  );
  assert.match((await shop.browser.visit(path)).text, /Přeskočeno ?1/);
});

test("a prefix keeps the codes of two suppliers apart (R66, R67)", async (world, shop) => {
  await importNow(world, shop, feed(item("A")), { codePrefix: "LIP-" });
  await importNow(world, shop, feed(item("A")), { codePrefix: "DUB-" });
  assert.deepEqual(await codes(world, shop), ["DUB-A", "LIP-A"]);
});

test("another tag can be the code of a feed without one (R69, R72)", async (world, shop) => {
  const more = "<EAN>4006381333931</EAN>";
  await importNow(world, shop, feed(item("A", { more })), { codeTag: "EAN" });
  assert.deepEqual(await codes(world, shop), ["4006381333931"]);
});

test("each field has a policy of its own (R73–R76)", async (world, shop) => {
  const policies = { "policy.ean": "create_only", "policy.manufacturer": "ignore" };
  const more = (ean: string) => `<EAN>${ean}</EAN><MANUFACTURER>Lípa</MANUFACTURER>`;
  await importNow(world, shop, feed(item("A", { more: more("4006381333931") })), policies);
  await importNow(
    world,
    shop,
    feed(item("A", { price: "150", more: more("12345670") })),
    policies,
  );
  const sql = "SELECT ean, coalesce(manufacturer, '-') FROM products";
  assert.deepEqual(await rows(world, shop, sql), ["4006381333931 -"]);
  assert.deepEqual(await rows(world, shop, "SELECT price_minor FROM product_prices"), ["15000"]);
});

test(
  "missing items of a one-off import are acted on when it is run again by hand (R82)",
  async (world, shop) => {
    const missing = { missingProducts: "archive", missingShareMax: "100" };
    await importNow(world, shop, feed(item("A"), item("B")), missing);
    assert.deepEqual(await rows(world, shop, "SELECT code FROM products WHERE archived = 1"), []);
    const file = { name: "b.xml", content: feed(item("A")) };
    await shop.browser.upload("/shops/lipa/imports/1/run-file", {}, file);
    await world.services.runner.idle();
    assert.deepEqual(await rows(world, shop, "SELECT code FROM products WHERE archived = 1"), [
      "B",
    ]);
  },
);

test(
  "a CSV offers actions for missing products, not for variants (R85, R86)",
  async (world, shop) => {
    const csv = "[PRODUCT_CODE];[TITLE]\nA;Hrnek\n";
    await importNow(world, shop, csv);
    const ofCsv = await shop.browser.visit("/shops/lipa/imports/1/settings");
    assert.match(ofCsv.html, /name="missingProducts"/);
    assert.doesNotMatch(ofCsv.html, /name="missingVariants"/);
    const xml = '<PRODUCTS version="2.0"><PRODUCT><CODE>B</CODE></PRODUCT></PRODUCTS>';
    await importNow(world, shop, xml);
    const ofXml = await shop.browser.visit("/shops/lipa/imports/2/settings");
    assert.match(ofXml.html, /name="missingVariants"/);
  },
);

test(
  "statistics say what became of the items, in five explained states (R88, R90, R91)",
  async (world, shop) => {
    const path = await importNow(world, shop, feed(item("A"), item("B", { price: "zdarma" })));
    const page = await shop.browser.visit(path);
    assert.match(page.text, /Varování/);
    assert.match(page.text, /Přečteno ?2 Založeno ?2/);
    assert.match(page.html, /title="Soubor je zpracovaný, ale něco v něm stojí za pozornost/);
  },
);

test(
  "an earlier run is chosen by its date, and figures open their items (R92, R93)",
  async (world, shop) => {
    const first = await importNow(world, shop, feed(item("A")));
    world.clock.pass(3_600);
    const again = await shop.browser.post("/shops/lipa/imports/1/run");
    await world.services.runner.idle();
    const page = await shop.browser.visit(again.location!);
    assert.match(page.html, new RegExp(`href="${first}"`));
    assert.match((await shop.browser.visit(`${first}/items/created`)).text, /Hrnek A/);
  },
);

test("all runs that are kept are reached, the oldest too (R92)", async (world, shop) => {
  const first = await importNow(world, shop, feed(item("A")));
  await using lease = await world.platform.shops.lease(shop.shop.id);
  for (let count = 0; count < 30; count++) {
    await lease.database.execute({
      sql: `INSERT INTO runs (import_id, order_key, state, settings, ordered_at, ordered_by)
            SELECT id, ?, 'ok', settings, '2026-03-01T04:00:00Z', 'Jana' FROM imports`,
      args: [`copy ${count}`],
    });
  }
  const newest = await shop.browser.visit(`${first.replace(/1$/, "")}31`);
  assert.doesNotMatch(newest.html, new RegExp(`href="${first}"`));
  const second = await shop.browser.visit(`${first.replace(/1$/, "")}31?page=2`);
  assert.match(second.html, new RegExp(`href="${first}"`));
  const oldest = await shop.browser.visit(first);
  assert.match(oldest.text, /31–31 z.31/, "an older run opens on the page of its own");
});

/** Two files of each kind of records, and a word of what the second alone brings. */
const filesOf = {
  products: [feed(item("A")), feed(item("B")), /Hrnek A/, /Hrnek B/],
  categories: [
    "[CODE];[CATEGORY_ID];[PARENT_ID];[NAME]\nK1;1;;Kuchyně",
    "[CODE];[CATEGORY_ID];[PARENT_ID];[NAME]\nK2;2;;Zahrada",
    /Kuchyně/,
    /Zahrada/,
  ],
  customers: ["[EMAIL]\njana@example.cz", "[EMAIL]\npetr@example.cz", /jana@/, /petr@/],
} as const;
for (const [entity, [first, second, other, own]] of Object.entries(filesOf)) {
  test(`${entity} are listed by the import that created them (R95)`, async (world, shop) => {
    const format = entity === "products" ? "heureka" : "upgates-csv";
    for (const file of [first, second]) await importNow(world, shop, file, { entity, format });
    const list = `/shops/lipa/${entity}`;
    assert.match((await shop.browser.visit(list)).text, /Založil import/);
    const page = await shop.browser.visit(`${list}?import=2`);
    const found = page.html.slice(page.html.indexOf('-list"'));
    assert.match(found, own);
    assert.doesNotMatch(found, other);
    const nothing = (await shop.browser.visit(`${list}?import=3`)).html;
    assert.doesNotMatch(nothing.slice(nothing.indexOf('-list"')), own);
  });
}

test("an import's products are listed with those that are archived (R95)", async (world, shop) => {
  await importNow(world, shop, feed(item("A"), item("B")));
  await using lease = await world.platform.shops.lease(shop.shop.id);
  await lease.database.execute({
    sql: "UPDATE products SET archived = 1 WHERE code = 'A'",
    args: [],
  });
  const listOf = async (query: string) => {
    const { html } = await shop.browser.visit(`/shops/lipa/products${query}`);
    return html.slice(html.indexOf('id="product-list"'));
  };
  assert.match(await listOf("?import=1"), /Hrnek A/);
  assert.doesNotMatch(await listOf("?import=1&state=active"), /Hrnek A/);
  assert.doesNotMatch(await listOf(""), /Hrnek A/);
});

test("orders are listed by the import that updated them (R95, D13)", async (world, shop) => {
  await using lease = await world.platform.shops.lease(shop.shop.id);
  for (const number of ["2026001", "2026002"]) await addOrder(lease.database, { number });
  const file = "[ORDER_NUMBER];[PAID_YN]\n2026002;1";
  await importNow(world, shop, file, { entity: "orders", format: "upgates-csv" });
  const page = await shop.browser.visit("/shops/lipa/orders?import=1");
  assert.match(page.text, /2026002/);
  assert.doesNotMatch(page.text, /2026001/);
  assert.match(page.text, /Aktualizoval import/);
});

test("the prefix says which codes it is put before (R66)", async (world, shop) => {
  await importNow(world, shop, feed(item("A")));
  const page = await shop.browser.visit("/shops/lipa/imports/1/settings");
  assert.match(page.text, /před kódy produktů a variant; do kategorií se produkty řadí podle kódů/);
});

test("an upload with all settings loses none of them", async (world, shop) => {
  const fields = productFieldNames.map((name) => [`policy.${name}`, "create_and_update"]);
  await importNow(world, shop, feed(item("A")), {
    ...Object.fromEntries(fields),
    "policy.price": "ignore",
    marginPercent: "10",
    codePrefix: "LIP-",
  });
  assert.deepEqual(await codes(world, shop), ["LIP-A"]);
  assert.deepEqual(await rows(world, shop, "SELECT price_minor FROM product_prices"), []);
});

const codeTags: [format: string, content: string, tags: RegExp | undefined][] = [
  ["heureka", feed(item("A")), /PRODUCTNO – číslo výrobce.*stejným ITEMGROUP_ID/s],
  [
    "google",
    "<rss><channel><item><g:id>A</g:id><g:title>Hrnek</g:title><g:price>1 CZK</g:price>" +
    "<g:availability>in stock</g:availability></item></channel></rss>",
    /mpn – číslo výrobce.*stejným item_group_id/s,
  ],
  ["upgates-csv", "[PRODUCT_CODE];[TITLE]\nA;Hrnek", undefined],
];
for (const [format, content, tags] of codeTags) {
  const offers = tags ? "offers the tags that can be the code" : "has a code and offers no other";
  test(`an import of ${format} ${offers} (R69, R72)`, async (world, shop) => {
    const run = await importNow(world, shop, content, { codeTag: "PRODUCTNO" });
    const settings = await shop.browser.visit("/shops/lipa/imports/1/settings");
    const shown = (await shop.browser.visit(run)).text;
    if (tags) assert.match(settings.text, tags);
    else assert.doesNotMatch(settings.text, /Značka pro kód/);
    assert.equal(/Značka pro kód/.test(shown), tags !== undefined);
  });
}

const openQuestions: [format: string, content: string, asked: RegExp[]][] = [
  [
    "eshop-rychle-csv",
    "ID;Kod vyrobku;Nazev vyrobku;Nase cena\n1;A;Hrnek;1.00\n",
    [/Adresa obrázků/, /Co znamenají kódy DPH/, /Oddělovač v CSV/, /kategorie pod jejich číslem/],
  ],
  [
    "google",
    "id\ttitle\tlink\tprice\nA\tHrnek\thttps://a.example\t1 CZK\n",
    [/Oddělovač v CSV/, /tečka v čísle/],
  ],
  ["heureka", feed(item("A")), [/tečka v čísle/]],
];
for (const [format, content, asked] of openQuestions) {
  test(
    `an import of ${format} asks what its files leave open, and nothing else`,
    async (world, shop) => {
      await importNow(world, shop, content);
      const { text } = await shop.browser.visit("/shops/lipa/imports/1/settings");
      const all = openQuestions.flatMap(([, , patterns]) => patterns);
      for (const pattern of all) {
        const isAsked = asked.some(({ source }) => source === pattern.source);
        assert.equal(pattern.test(text), isAsked, `${format} ${pattern}`);
      }
    },
  );
}
