import { strict as assert } from "node:assert";
import { queryAll, queryFirst } from "../../../tenants/engine/database.ts";
import { shopFolder } from "../../../tenants/platform.ts";
import type { Answer } from "../../support/browser.ts";
import { auditOf, openTestInstallation, type TestShop } from "../../support/installation.ts";
import { buildZip } from "../../support/zip_builder.ts";

type Installation = Awaited<ReturnType<typeof openTestInstallation>>;

const test = (name: string, work: (installation: Installation, shop: TestShop) => Promise<void>) =>
  Deno.test(`csv configurations: ${name}`, async () => {
    await using installation = await openTestInstallation();
    await work(installation, await installation.shop({ slug: "lipa" }));
  });

const list = "/shops/lipa/csv-configurations";
const goods = "Kód zboží;Název;Cena s DPH;Skladem;Poznámka\r\n" +
  'A-1;"Hrnek; modrý";1.290,50;12;x\r\nA-2;Talíř;99,00;;\r\n';

/** Uploads a sample and opens its pairing. */
async function openPairing(
  { browser }: TestShop,
  content: string | Uint8Array<ArrayBuffer> = goods,
) {
  const file = { name: "sklad.csv", content };
  const answer = await browser.upload(`${list}/sample`, { entity: "products" }, file);
  assert.equal(answer.status, 303, answer.text);
  return await browser.visit(answer.location!);
}

/** What a browser would send of the page's form: its fields as they stand in it. */
function formOf({ html }: Answer): Record<string, string> {
  const [form = ""] = /<form[^>]*id="pairing"[\s\S]*?<\/form>/.exec(html) ?? [];
  const fields: Record<string, string> = {};
  for (const [tag] of form.matchAll(/<input [^>]*>/g)) {
    const isOff = tag.includes('type="checkbox"') && !/ checked/.test(tag);
    const name = attribute(tag, "name");
    if (name && name !== "csrf" && !isOff) fields[name] = attribute(tag, "value");
  }
  for (
    const [, tag = "", inside = ""] of form.matchAll(/(<textarea [^>]*>)([\s\S]*?)<\/textarea>/g)
  ) {
    fields[attribute(tag, "name")] = unescaped(inside);
  }
  for (const [, tag = "", inside = ""] of form.matchAll(/(<select [^>]*>)([\s\S]*?)<\/select>/g)) {
    const options = [...inside.matchAll(/<option [^>]*>/g)].map(([option]) => option);
    const chosen = options.find((option) => / selected/.test(option)) ?? options[0] ?? "";
    fields[attribute(tag, "name")] = attribute(chosen, "value");
  }
  return fields;
}

const attribute = (tag: string, name: string): string =>
  unescaped(new RegExp(` ${name}="([^"]*)"`).exec(tag)?.[1] ?? "");
const unescaped = (text: string): string =>
  text.replaceAll("&quot;", '"').replaceAll("&#39;", "'").replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">").replaceAll("&amp;", "&");

async function productsOf(installation: Installation, { shop }: TestShop) {
  await using lease = await installation.platform.shops.lease(shop.id);
  return await queryAll<{ code: string; title: string; price: number; stock: number | null }>(
    lease.database,
    `SELECT product.code, text.title, price.price_minor AS price, product.stock
       FROM products AS product
       JOIN product_texts AS text ON text.product_id = product.id
       LEFT JOIN product_prices AS price ON price.product_id = product.id
      ORDER BY product.code`,
  );
}

/** Saves what is proposed, and gives the address of the wizard that follows. */
async function saveProposed(shop: TestShop, more: Record<string, string> = {}) {
  const page = await openPairing(shop);
  const answer = await shop.browser.post(list, { ...formOf(page), name: "Sklad", ...more });
  assert.equal(answer.status, 303, answer.text);
  return answer.location!;
}

/** Answers the rest of the wizard and waits for the import. */
async function importBy(installation: Installation, shop: TestShop, wizard: string) {
  const { browser } = shop;
  const { searchParams } = new URL(wizard, "http://kramek.test");
  const review = await browser.visit(`${wizard}&mode=both`);
  assert.match(review.text, /První záznamy/);
  const answers = { ...Object.fromEntries(searchParams), mode: "both", frequency: "once" };
  const started = await browser.post("/shops/lipa/imports", { ...answers, source: "upload" });
  assert.equal(started.status, 303, started.text);
  await installation.services.runner.idle();
  return started.location!;
}

const filesOf = async ({ platform }: Installation, { shop }: TestShop) =>
  await Array.fromAsync(Deno.readDir(`${shopFolder(platform.folder, shop.id)}/files`));

test(
  "the first question offers an own CSV, which leads to a sample (R20)",
  async (_, { browser }) => {
    const wizard = await browser.visit("/shops/lipa/imports/new?entity=products");
    assert.match(wizard.text, /Vlastní CSV/);
    assert.match(wizard.html, /href="\/shops\/lipa\/csv-configurations\/new\?entity=products"/);
    const page = await browser.visit(`${list}/new?entity=products`);
    assert.equal(page.status, 200);
    assert.equal((await browser.visit(`${list}/new?entity=orders`)).status, 404);
  },
);

test("a sample is shown with its values and with proposals", async (_, shop) => {
  const page = await openPairing(shop);
  assert.match(page.text, /Kód zboží/);
  assert.match(page.text, /Hrnek; modrý/);
  const form = formOf(page);
  assert.deepEqual(
    [0, 1, 2, 3, 4].map((index) => form[`c${index}.target`]),
    ["code", "title:cs", "price:CZK:", "stock", ""],
  );
  assert.equal(form["c2.numberStyle"], "comma");
  assert.match(page.text, /1 290,50 Kč/, "the preview reads the price");
  assert.match(page.text, /Všechny buňky těchto řádků jdou přečíst/);
});

test("a change shows at once what comes of it, without being saved", async (installation, shop) => {
  const form = {
    ...formOf(await openPairing(shop)),
    "c4.target": "unit",
    "c2.numberStyle": "point",
  };
  const page = await shop.browser.post(`${list}/preview`, form, { "HX-Request": "true" });
  assert.equal(page.status, 200);
  assert.match(page.text, /Řádek.2, Cena s DPH: „1\.290,50“ není cena/);
  assert.equal(formOf(page)["c4.target"], "unit");
  await using lease = await installation.platform.shops.lease(shop.shop.id);
  const row = await queryFirst<{ count: number }>(
    lease.database,
    "SELECT count(*) AS count FROM csv_configurations",
  );
  assert.equal(row?.count, 0);
});

test("composed fields are added one by one, and need no JavaScript", async (_, shop) => {
  const form = formOf(await openPairing(shop));
  const more = formOf(await shop.browser.post(`${list}/preview`, { ...form, more: "1" }));
  assert.equal(more["x0.target"], "");
  const filled = { ...more, "x0.target": "shortDescription:cs", "x0.text": "{Název}, {Poznámka}" };
  const page = await shop.browser.post(`${list}/preview`, filled);
  assert.match(page.text, /Hrnek; modrý, x/);
});

test("a table without a header is paired by the letters of its columns", async (_, shop) => {
  const form = formOf(await openPairing(shop, "A-1;Hrnek;1290\nA-2;Talíř;99\n"));
  assert.equal(form.hasHeader, undefined, "the box is not checked");
  const again = await shop.browser.post(`${list}/preview`, { ...form, hasHeader: "true" });
  assert.match(again.text, /Hrnek/);
  assert.match(again.text, /Talíř/);
});

test(
  "a saved pairing goes on in the wizard, and its import lands products",
  async (installation, shop) => {
    const wizard = await saveProposed(shop);
    assert.match(wizard, /format=csv%3A1/);
    const question = await shop.browser.visit(wizard);
    assert.match(question.text, /Sklad/);
    const run = await shop.browser.visit(await importBy(installation, shop, wizard));
    assert.match(run.text, /Založeno\s*2/);
    assert.match(run.text, /Sklad/);
    assert.deepEqual((await productsOf(installation, shop)).map((row) => ({ ...row })), [
      { code: "A-1", title: "Hrnek; modrý", price: 1_290_50, stock: 12 },
      { code: "A-2", title: "Talíř", price: 99_00, stock: null },
    ]);
    assert.ok((await auditOf(installation)).includes("csv_configuration.create Sklad"));
  },
);

test("a file of Excel in Windows-1250 reads well", async (installation, shop) => {
  const letters: Record<string, number> = { ó: 0xf3, í: 0xed, á: 0xe1, ž: 0x9e, ř: 0xf8, ď: 0xef };
  const text = 'Kód;Název\r\n="007";"Žlutý džbán ""ďoura"""\r\n'.replace("Žlutý", "žlutá");
  const content = Uint8Array.from([...text], (letter) => letters[letter] ?? letter.charCodeAt(0));
  const page = await openPairing(shop, content.map((byte) => byte === 0xfd ? 0x79 : byte));
  const { location } = await shop.browser.post(list, { ...formOf(page), name: "Excel" });
  await importBy(installation, shop, location!);
  const [product] = await productsOf(installation, shop);
  assert.equal(product?.code, "007");
  assert.equal(product?.title, 'žlutá džbán "ďoura"');
});

test(
  "another mapping applies the same file again, the same one writes nothing",
  async (installation, shop) => {
    const wizard = await saveProposed(shop);
    await importBy(installation, shop, wizard);
    const again = async () => {
      const { location } = await shop.browser.post("/shops/lipa/imports/1/run");
      await installation.services.runner.idle();
      return (await shop.browser.visit(location!)).text;
    };
    assert.match(await again(), /beze změn|nezměnil/i);
    const page = await shop.browser.visit(`${list}/1?import=1`);
    assert.match(page.text, /Hrnek; modrý/, "the import's last file is the sample");
    const saved = await shop.browser.post(`${list}/1`, {
      ...formOf(page),
      "c4.target": "unit",
      "c1.target": "",
    });
    assert.equal(saved.location, "/shops/lipa/imports/1/settings");
    assert.match(await again(), /Aktualizováno\s*1/);
    const settings = await shop.browser.visit("/shops/lipa/imports/1/settings");
    assert.match(settings.html, /csv-configurations\/1\?import=1/);
  },
);

test("a table of nobody's that is dropped on the wizard leads to its pairing", async (_, shop) => {
  const dropped = await shop.browser.upload(
    "/shops/lipa/imports/recognise",
    { entity: "products" },
    { name: "sklad.csv", content: goods },
  );
  assert.equal(dropped.status, 303);
  const to = dropped.headers.get("Location")!;
  assert.match(to, /\/csv-configurations\/pairing\?entity=products&file=[a-z0-9]{24}&/);
  const page = await shop.browser.visit(to);
  assert.match(page.text, /Formát souboru neznáme/);
  assert.match(page.text, /Hrnek; modrý/);
});

test(
  "what no pairing can read is refused on the wizard, and leaves no file",
  async (house, shop) => {
    for (const content of ["BEGIN:VCALENDAR\nEND:VCALENDAR", "<objednavky/>"]) {
      const refused = await shop.browser.upload(
        "/shops/lipa/imports/recognise",
        { entity: "products" },
        { name: "x", content },
      );
      assert.equal(refused.status, 422);
      assert.match(refused.text, /jsme nepoznali/);
      assert.deepEqual(await filesOf(house, shop), []);
    }
  },
);

test("a file that a saved pairing can read is recognised", async (_, shop) => {
  await saveProposed(shop);
  const file = { name: "jiny.csv", content: "Skladem;Kód zboží;Cena s DPH;Název\n1;B;5;Lžíce\n" };
  const answer = await shop.browser.upload(
    "/shops/lipa/imports/recognise",
    { entity: "products" },
    file,
  );
  assert.match(answer.location ?? "", /format=csv%3A1/);
});

test(
  "what cannot be saved is said beside its field, and stays as it was typed",
  async (_, shop) => {
    const form = formOf(await openPairing(shop));
    const wrong = { ...form, name: " ", "c0.target": "title:cs", "c4.target": "stock" };
    const answer = await shop.browser.post(list, wrong);
    assert.equal(answer.status, 422);
    assert.match(answer.text, /Napište název, podle kterého/);
    assert.match(answer.text, /Spárujte kód/);
    assert.match(answer.text, /Toto pole už má jiný sloupec/);
    assert.equal(formOf(answer)["c4.target"], "stock");
    await saveProposed(shop);
    const taken = await shop.browser.post(list, { ...form, name: "Sklad" });
    assert.equal(taken.status, 422);
    assert.match(taken.text, /Tento název už má jiné párování/);
  },
);

const notTables: [what: string, content: string, says: RegExp][] = [
  ["a web page", "<!doctype html><html><body>x</body></html>", /webová stránka/],
  ["a feed of Heureka", '<?xml version="1.0"?><SHOP></SHOP>', /párovat se nemusí/],
  ["an empty file", "", /Soubor je prázdný/],
  ["Upgates CSV", "[PRODUCT_CODE];[TITLE]\nA;B\n", /Upgates CSV/],
];
for (const [what, content, says] of notTables) {
  test(`${what} is no sample, and leaves no file`, async (installation, shop) => {
    const file = { name: "x.csv", content };
    const answer = await shop.browser.upload(`${list}/sample`, { entity: "products" }, file);
    assert.equal(answer.status, 422);
    assert.match(answer.text, says);
    assert.deepEqual(await filesOf(installation, shop), []);
  });
}

test("a sample may lie in a ZIP", async (_, shop) => {
  const page = await openPairing(shop, buildZip([{ name: "sklad.csv", data: goods }]).slice());
  assert.match(page.text, /Hrnek; modrý/);
});

test("a pairing whose sample is gone is not saved", async (_, shop) => {
  const form = formOf(await openPairing(shop));
  const answer = await shop.browser.post(list, { ...form, name: "x", file: "a".repeat(24) });
  assert.equal(answer.status, 422);
  assert.match(answer.text, /Ukázku už nemáme/);
  assert.equal((await shop.browser.visit(list)).status, 200);
});

test("a pairing is exported, and brought into another shop", async (installation, shop) => {
  await saveProposed(shop);
  const exported = await shop.browser.visit(`${list}/1/export`);
  assert.match(exported.headers.get("Content-Disposition")!, /Sklad\.json/);
  const other = await installation.shop({ slug: "dub" });
  const file = { name: "Sklad.json", content: exported.html };
  const path = "/shops/dub/csv-configurations";
  const answer = await other.browser.upload(`${path}/import`, {}, file);
  assert.equal(answer.location, `${path}/1`);
  const again = await other.browser.upload(`${path}/import`, {}, file);
  assert.equal(again.location, `${path}/2`);
  const page = await other.browser.visit(path);
  assert.match(page.text, /Sklad \(2\)/);
  assert.equal((await other.browser.visit(`${path}/1/export`)).html, exported.html);
});

const document = {
  kind: "kramek-csv-configuration",
  version: 1,
  name: "x",
  entity: "products",
  mapping: {
    shape: 1,
    columns: ["A"],
    rules: [{ target: "code", source: { kind: "column", column: "A" } }],
  },
};
const withRule = (rule: unknown) => ({
  ...document,
  mapping: { ...document.mapping, rules: [rule] },
});
const refusedDocuments: [what: string, content: string, says: RegExp][] = [
  ["no JSON", "Kód;Název", /není JSON/],
  ["another JSON", "[1]", /není exportované párování/],
  ["a newer version", JSON.stringify({ ...document, version: 2 }), /verzi 2, čteme verzi 1/],
  [
    "an entity without a table",
    JSON.stringify({ ...document, entity: "orders" }),
    /zatím importovat/,
  ],
  ["a part of a wrong kind", JSON.stringify(withRule({ target: 5 })), /mapping\.rules\.0\.target/],
  [
    "a field that nobody has",
    JSON.stringify(withRule({ target: "x", source: { kind: "constant", value: "" } })),
    /mapping\.rules\.0.*Vyberte pole/s,
  ],
  ["no code", JSON.stringify(withRule({ ...document.mapping.rules[0], target: "unit" })), /kód/],
  ["an addition", JSON.stringify({ ...document, more: 1 }), /není v pořádku/],
];
for (const [what, content, says] of refusedDocuments) {
  test(`a document with ${what} is refused in words`, async (installation, shop) => {
    const file = { name: "x.json", content };
    const answer = await shop.browser.upload(`${list}/import`, {}, file);
    assert.equal(answer.status, 422);
    assert.match(answer.text, says);
    assert.deepEqual(await filesOf(installation, shop), []);
  });
}

test("a pairing is duplicated, and deleted when no import uses it", async (installation, shop) => {
  const wizard = await saveProposed(shop);
  await importBy(installation, shop, wizard);
  await shop.browser.post(`${list}/1/duplicate`);
  assert.match((await shop.browser.visit(list)).text, /Sklad \(2\)/);
  const used = await shop.browser.post(`${list}/1/delete`);
  assert.equal(used.status, 422);
  assert.match(used.text, /je nastavené pro 1.import/);
  assert.match((await shop.browser.visit(`${list}/2/delete`)).text, /smažeme/);
  assert.equal((await shop.browser.post(`${list}/2/delete`)).status, 303);
  assert.equal((await shop.browser.visit(`${list}/2`)).status, 404);
});

test("another shop's pairing and sample are not found", async (installation, shop) => {
  await saveProposed(shop);
  const page = await openPairing(shop);
  const other = await installation.shop({ slug: "dub" });
  for (const part of ["", "/export", "/delete"]) {
    const path = `/shops/dub/csv-configurations/1${part}`;
    assert.equal((await other.browser.visit(path)).status, 404, path);
  }
  assert.equal((await other.browser.visit(`${list}/1`)).status, 404);
  const file = formOf(page).file!;
  const stolen = await other.browser.visit(
    `/shops/dub/csv-configurations/pairing?entity=products&file=${file}`,
  );
  assert.equal(stolen.status, 422);
  assert.doesNotMatch(stolen.text, /Hrnek/);
});

test("a form with a field that the page has not is refused", async (_, shop) => {
  const form = formOf(await openPairing(shop));
  const answer = await shop.browser.post(`${list}/preview`, { ...form, "c0.secret": "1" });
  assert.equal(answer.status, 400);
});

const foreign = `<goods><info>x</info>${
  ["A-1", "A-2"].map((code) =>
    `<item id="${code}"><name>Hrnek ${code}</name><price>99,50</price><stock>3</stock></item>`
  ).join("")
}</goods>`;

test("a foreign XML is paired, previewed and imported like a table", async (installation, shop) => {
  const { browser } = shop;
  const answer = await browser.upload(`${list}/sample`, { entity: "products" }, {
    name: "dodavatel.xml",
    content: foreign,
  });
  assert.equal(answer.status, 303, answer.text);
  const page = await browser.visit(answer.location!);
  assert.match(page.text, /Prvek jednoho záznamu/);
  assert.match(page.html, /&lt;ITEM&gt;/);
  assert.match(page.text, /Hrnek A-1/);
  const saved = await browser.post(list, { ...formOf(page), name: "Dodavatel" });
  assert.equal(saved.status, 303, saved.text);
  assert.match(saved.location!, /format=xml%3A1/);
  await importBy(installation, shop, saved.location!);
  assert.deepEqual((await productsOf(installation, shop)).map(({ code, price }) => [code, price]), [
    ["A-1", 9_950],
    ["A-2", 9_950],
  ]);
  const dropped = await browser.upload("/shops/lipa/imports", { entity: "products" }, {
    name: "znovu.xml",
    content: foreign,
  });
  assert.equal(dropped.status, 303, "the file is recognised by its pairing");
});

test("an XML that needs no pairing is not paired", async (_installation, { browser }) => {
  const known = await browser.upload(`${list}/sample`, { entity: "products" }, {
    name: "feed.xml",
    content: `<SHOP><SHOPITEM><ITEM_ID>A</ITEM_ID><PRODUCTNAME>x</PRODUCTNAME></SHOPITEM></SHOP>`,
  });
  assert.equal(known.status, 422);
  assert.match(known.text, /je Heureka XML a párovat se nemusí/);
  const empty = await browser.upload(`${list}/sample`, { entity: "products" }, {
    name: "a.xml",
    content: "<nothing/>",
  });
  assert.match(empty.text, /nejsou opakované záznamy/);
});
