import assert from "node:assert/strict";
import type { ReadOptions } from "../../../../core/formats/format.ts";
import { shoptetXml } from "../../../../core/formats/shoptet/xml_format.ts";
import { codesOf, czechProducts, readFile } from "../reading_files.ts";

const shop = (...items: string[]) =>
  `<SHOP>${items.map((tags) => `<SHOPITEM id="7">${tags}</SHOPITEM>`).join("\n")}</SHOP>`;
const sold = "<CODE>A</CODE><CURRENCY>CZK</CURRENCY><VAT>21</VAT>";

async function readOne(tags: string, options: Partial<ReadOptions> = {}) {
  const file = await readFile(shoptetXml, shop(tags), { ...czechProducts, ...options });
  assert.equal(file.records.length, 1);
  return { record: file.records[0]!, problems: file.problems };
}

Deno.test("Shoptet XML: a product brings all that the export says of it", async () => {
  const { record, problems } = await readOne(`
    <NAME> Lopata kovaná
    </NAME><APPENDIX>s násadou</APPENDIX><GUID>0a486205-d9e7-11e0-92ec-e1ef0b66e031</GUID>
    <SHORT_DESCRIPTION><![CDATA[<p>Krátce</p>]]></SHORT_DESCRIPTION>
    <DESCRIPTION><![CDATA[<p>Dlouze</p>]]></DESCRIPTION>
    <MANUFACTURER>Kovárna Hamr</MANUFACTURER><WARRANTY>2 roky</WARRANTY><ADULT>0</ADULT>
    <ITEM_TYPE>bazaar</ITEM_TYPE><UNIT>ks</UNIT>
    <CATEGORIES><CATEGORY id="5">Nářadí &gt;&gt; Zahrada</CATEGORY><CATEGORY id="6">Dílna</CATEGORY>
      <DEFAULT_CATEGORY id="6">Dílna</DEFAULT_CATEGORY></CATEGORIES>
    <IMAGES><IMAGE description="Zepředu">
      https://shop.example/1.jpg?1a</IMAGE><IMAGE>https://shop.example/2.jpg</IMAGE></IMAGES>
    <TEXT_PROPERTIES><TEXT_PROPERTY><NAME>Materiál</NAME><VALUE>ocel</VALUE></TEXT_PROPERTY></TEXT_PROPERTIES>
    <INFORMATION_PARAMETERS><INFORMATION_PARAMETER><NAME>Použití</NAME><VALUE>zahrada</VALUE>
      <VALUE>stavba</VALUE></INFORMATION_PARAMETER></INFORMATION_PARAMETERS>
    <SURCHARGE_PARAMETERS><SURCHARGE_PARAMETER><NAME>Broušení</NAME><VALUES>
      <VALUE><NAME>ano</NAME><PRICE>50</PRICE></VALUE></VALUES></SURCHARGE_PARAMETER></SURCHARGE_PARAMETERS>
    <RELATED_PRODUCTS><CODE>B</CODE><CODE>C</CODE><CODE>B</CODE></RELATED_PRODUCTS>
    <ALTERNATIVE_PRODUCTS><CODE>D</CODE></ALTERNATIVE_PRODUCTS><GIFTS><CODE>E</CODE></GIFTS>
    <SET_ITEMS><SET_ITEM><CODE>F</CODE><AMOUNT>2</AMOUNT></SET_ITEM></SET_ITEMS>
    <FLAGS><FLAG><CODE>new</CODE><VALID_UNTIL>2026-12-31</VALID_UNTIL></FLAG>
      <FLAG><CODE>tip</CODE><ACTIVE>0</ACTIVE></FLAG></FLAGS>
    <VISIBILITY>detailOnly</VISIBILITY>
    <RELATED_FILES><RELATED_FILE><TEXT>Návod</TEXT><URL>https://shop.example/navod.pdf</URL></RELATED_FILE>
      <RELATED_FILE><TEXT/><URL/></RELATED_FILE></RELATED_FILES>
    <RELATED_VIDEOS><RELATED_VIDEO><YOUTUBE_VIDEO_CODE>abc_DEF-123</YOUTUBE_VIDEO_CODE></RELATED_VIDEO></RELATED_VIDEOS>
    <SEO_TITLE>Lopata</SEO_TITLE><META_DESCRIPTION>Kovaná lopata</META_DESCRIPTION>
    ${sold}<EAN>4006381333931</EAN><PRICE_VAT>242,50</PRICE_VAT><STANDARD_PRICE>299</STANDARD_PRICE>
    <PURCHASE_PRICE>100</PURCHASE_PRICE><PURCHASE_PRICE_INCL_VAT>0</PURCHASE_PRICE_INCL_VAT>
    <ACTION_PRICE/>
    <PRICELISTS><PRICELIST><TITLE>Velkoobchod</TITLE><CURRENCY>CZK</CURRENCY><PRICE_VAT>200</PRICE_VAT></PRICELIST></PRICELISTS>
    <STOCK><WAREHOUSES><WAREHOUSE><NAME>Brno</NAME><VALUE>2.5</VALUE><LOCATION>A3</LOCATION></WAREHOUSE>
      <WAREHOUSE><NAME>Praha</NAME><VALUE>1</VALUE></WAREHOUSE></WAREHOUSES></STOCK>
    <AVAILABILITY_IN_STOCK>Skladem</AVAILABILITY_IN_STOCK><AVAILABILITY_OUT_OF_STOCK>Do 14 dnů</AVAILABILITY_OUT_OF_STOCK>
    <LOGISTIC><WEIGHT>1.8</WEIGHT></LOGISTIC><PRODUCT_NUMBER>H-1</PRODUCT_NUMBER><VISIBLE>0</VISIBLE>`);

  assert.deepEqual(problems, []);
  assert.equal(record.code, "A");
  assert.deepEqual(Object.fromEntries(record.values), {
    "title:cs": "Lopata kovaná",
    "shortDescription:cs": "<p>Krátce</p>",
    "longDescription:cs": "<p>Dlouze</p>",
    manufacturer: "Kovárna Hamr",
    adult: false,
    unit: "ks",
    condition: "used",
    categoryPaths: [["Dílna"], ["Nářadí", "Zahrada"]],
    images: [
      { url: "https://shop.example/1.jpg?1a", titles: { cs: "Zepředu" }, main: true },
      { url: "https://shop.example/2.jpg" },
    ],
    parameters: [
      { name: { cs: "Materiál" }, value: { cs: "ocel" } },
      { name: { cs: "Použití" }, value: { cs: "zahrada" } },
      { name: { cs: "Použití" }, value: { cs: "stavba" } },
    ],
    configurations: [{
      type: "one_value",
      name: { cs: "Broušení" },
      values: [{
        name: { cs: "ano" },
        prices: [{ language: "cs", operation: "+", amount: 5_000 }],
      }],
    }],
    related: ["B", "C"],
    alternatives: ["D"],
    gifts: [{ code: "E", type: "highest_stock_variant" }],
    sets: [{ code: "F", quantity: 2 }],
    labels: [{ name: "Novinka", active: true, to: "2026-12-31" }],
    active: true,
    excludeFromSearch: true,
    files: [{ url: "https://shop.example/navod.pdf", titles: { cs: "Návod" } }],
    videoUrl: "https://www.youtube.com/watch?v=abc_DEF-123",
    "seoTitle:cs": "Lopata",
    "seoDescription:cs": "Kovaná lopata",
    ean: "4006381333931",
    partNumber: "H-1",
    "price:CZK:": 24_250,
    "commonPrice:CZK:": 29_900,
    "purchasePrice:CZK:": 12_100,
    "salePrice:CZK:": null,
    "price:CZK:Velkoobchod": 20_000,
    vatRate: 21,
    stock: 3.5,
    stockPosition: "A3",
    availability: "Skladem",
    weight: 1_800,
    metas: [
      { key: "appendix", type: "input", value: "s násadou" },
      { key: "warranty", type: "input", value: "2 roky" },
    ],
  });
  const fields = shoptetXml.fields.products!;
  for (const path of record.values.keys()) assert.ok(fields.includes(path.split(":")[0]!), path);
});

const prices: [says: string, tags: string, values: Record<string, number | null>][] = [
  ["what has VAT wins over what has not", "<PRICE>200</PRICE><PRICE_VAT>220</PRICE_VAT>", {
    "price:CZK:": 22_000,
  }],
  ["VAT is added by the rate beside it", "<PRICE>100</PRICE><STANDARD_PRICE>200</STANDARD_PRICE>", {
    "price:CZK:": 12_100,
    "commonPrice:CZK:": 24_200,
  }],
  ["an empty one says nothing of what customers pay", "<PRICE_VAT/><PURCHASE_PRICE/>", {
    "purchasePrice:CZK:": null,
  }],
];
for (const [says, tags, expected] of prices) {
  Deno.test(`Shoptet XML: of prices, ${says}`, async () => {
    const { record } = await readOne(sold + tags);
    const found = [...record.values].filter(([path]) => /price/i.test(path));
    assert.deepEqual(Object.fromEntries(found), expected);
  });
}

Deno.test("Shoptet XML: a price without a rate is what the customer pays", async () => {
  const { record } = await readOne("<CODE>A</CODE><PRICE>100</PRICE>");
  assert.equal(record.values.get("price:CZK:"), 10_000);
  assert.equal(record.values.has("vatRate"), false);
});

Deno.test("Shoptet XML: a currency that a shop cannot keep is said, and its price left", async () => {
  const { record, problems } = await readOne(
    "<CODE>A</CODE><CURRENCY>HRK</CURRENCY><PRICE_VAT>1</PRICE_VAT>",
  );
  assert.deepEqual(codesOf(problems), ["currency_unknown"]);
  assert.equal(record.values.size, 0);
});

const saleDays: [now: string, sale: number | null][] = [
  ["2026-02-28T22:59:59Z", null],
  ["2026-02-28T23:00:00Z", 5_000],
  ["2026-03-08T22:59:59Z", 5_000],
  ["2026-03-08T23:00:00Z", null],
];
for (const [now, sale] of saleDays) {
  Deno.test(`Shoptet XML: an action price counts on its days only: ${now}`, async () => {
    const tags = `${sold}<PRICE_VAT>100</PRICE_VAT><ACTION_PRICE>50</ACTION_PRICE>
      <ACTION_PRICE_FROM>2026-03-01</ACTION_PRICE_FROM><ACTION_PRICE_UNTIL>2026-03-08</ACTION_PRICE_UNTIL>`;
    const { record } = await readOne(tags, { now });
    assert.equal(record.values.get("salePrice:CZK:"), sale);
  });
}

Deno.test("Shoptet XML: a record with such days is read anew in another hour, others are not", async () => {
  const contents = async (tags: string, now: string) =>
    (await readFile(shoptetXml, shop(tags), { ...czechProducts, now })).raw[0]!.content;
  const dated = `${sold}<ACTION_PRICE_UNTIL>2026-03-08</ACTION_PRICE_UNTIL>`;
  const [before, after] = ["2026-03-02T10:59:00Z", "2026-03-02T11:00:00Z"];
  assert.notEqual(await contents(dated, before), await contents(dated, after));
  const plain = `${sold}<ACTION_PRICE_UNTIL/>`;
  assert.equal(await contents(plain, before), await contents(plain, after));
});

Deno.test("Shoptet XML: variants keep what they are sold by, under the code that theirs begin with", async () => {
  const variant = (size: string, tags: string) =>
    `<VARIANT><CODE>106/${size}</CODE>${tags}<CURRENCY>CZK</CURRENCY><VAT>21</VAT><PRICE_VAT>270</PRICE_VAT>
     <PARAMETERS><PARAMETER><NAME>Velikost</NAME><VALUE>${size}</VALUE></PARAMETER></PARAMETERS></VARIANT>`;
  const { record, problems } = await readOne(
    `<NAME>Triko</NAME><VARIANTS>${variant("S", "<STOCK><AMOUNT>-1</AMOUNT></STOCK>")}
     ${
      variant(
        "1 0",
        "<STOCK><AMOUNT/></STOCK><VISIBLE>0</VISIBLE><IMAGE_REF>https://a.example/1.jpg</IMAGE_REF>",
      )
    }</VARIANTS>`,
  );
  assert.deepEqual(problems, []);
  assert.equal(record.code, "106");
  assert.equal(record.values.get("vatRate"), 21);
  const size = (value: string) => [{ name: { cs: "Velikost" }, value: { cs: value } }];
  assert.deepEqual(
    record.variants.map(({ code, values }) => [code, Object.fromEntries(values)]),
    [
      ["106/S", { "price:CZK:": 27_000, stock: -1, parameters: size("S") }],
      ["106/1 0", {
        "price:CZK:": 27_000,
        stock: null,
        active: false,
        images: [{ url: "https://a.example/1.jpg" }],
        parameters: size("1 0"),
      }],
    ],
  );
});

Deno.test("Shoptet XML: a unit that stands beside the variants alone is their product's", async () => {
  const sizes = ["S", "M"].map((size) =>
    `<VARIANT><CODE>7/${size}</CODE><UNIT>pár</UNIT><PARAMETERS><PARAMETER><NAME>Velikost</NAME>` +
    `<VALUE>${size}</VALUE></PARAMETER></PARAMETERS></VARIANT>`
  );
  const { record } = await readOne(`<NAME>Bota</NAME><VARIANTS>${sizes.join("")}</VARIANTS>`);
  assert.equal(record.values.get("unit"), "pár");
});

Deno.test("Shoptet XML: a price list has its own currency and rate, else those of the product", async () => {
  const { record, problems } = await readOne(
    `<CODE>A</CODE><CURRENCY>EUR</CURRENCY><VAT>23</VAT><PRICE>100</PRICE><PRICELISTS>` +
      `<PRICELIST><TITLE>B2B</TITLE><PRICE>50</PRICE></PRICELIST>` +
      `<PRICELIST><TITLE>Česko</TITLE><CURRENCY>CZK</CURRENCY><VAT>21</VAT><PRICE>1000</PRICE></PRICELIST>` +
      `</PRICELISTS>`,
  );
  assert.deepEqual(problems, []);
  assert.deepEqual([...record.values], [
    ["vatRate", 23],
    ["price:EUR:", 12_300],
    ["price:EUR:B2B", 6_150],
    ["price:CZK:Česko", 121_000],
  ]);
});

Deno.test("Shoptet XML: a variant that nothing tells apart is said", async () => {
  const { problems } = await readOne(
    "<NAME>Triko</NAME><VARIANTS><VARIANT><CODE>1/S</CODE></VARIANT></VARIANTS>",
  );
  assert.deepEqual(codesOf(problems), ["variant_without_parameters"]);
});

const visibilities: [word: string, values: Record<string, boolean>][] = [
  ["visible", { active: true }],
  ["hidden", { active: false }],
  ["blocked", { active: false }],
  ["cashDeskOnly", { active: false }],
  ["showRegistered", { active: true, private: true }],
  ["blockUnregistered", { active: true, private: true }],
];
for (const [word, expected] of visibilities) {
  Deno.test(`Shoptet XML: what is ${word} is ${JSON.stringify(expected)}`, async () => {
    const { record } = await readOne(`<CODE>A</CODE><VISIBILITY>${word}</VISIBILITY>`);
    assert.deepEqual(Object.fromEntries(record.values), expected);
  });
}

Deno.test("Shoptet XML: an unknown visibility is said, and changes nothing", async () => {
  const { record, problems } = await readOne("<CODE>A</CODE><VISIBILITY>secret</VISIBILITY>");
  assert.deepEqual(codesOf(problems), ["choice_unknown"]);
  assert.equal(record.values.size, 0);
});

Deno.test("Shoptet XML: flags of older exports are labels too, and all being off takes them away", async () => {
  const { record } = await readOne("<CODE>A</CODE><FLAGS><NEW>1</NEW><TIP>0</TIP></FLAGS>");
  assert.deepEqual(record.values.get("labels"), [{ name: "Novinka", active: true }]);
  const off = await readOne("<CODE>A</CODE><FLAGS><NEW>0</NEW><TIP>0</TIP></FLAGS>");
  assert.equal(off.record.values.get("labels"), null);
});

Deno.test("Shoptet XML: labels are called as the import's language calls them", async () => {
  const flags = "<CODE>A</CODE><FLAGS><FLAG><CODE>action</CODE><ACTIVE>1</ACTIVE></FLAG>" +
    "<FLAG><CODE>constructor</CODE><ACTIVE>1</ACTIVE></FLAG></FLAGS>";
  const { record } = await readOne(flags, { language: "sk" });
  assert.deepEqual(record.values.get("labels"), [
    { name: "Akcia", active: true },
    { name: "constructor", active: true },
  ]);
});

Deno.test("Shoptet XML: categories are the paths of its products, each once, under those above them", async () => {
  const item = (paths: string) => `<CODE>A</CODE><CATEGORIES>${paths}</CATEGORIES>`;
  const { records } = await readFile(
    shoptetXml,
    shop(
      item(`<CATEGORY id="9">Dílna &gt; Ruční &gt; Lopaty</CATEGORY>`),
      item(`<DEFAULT_CATEGORY id="4">Dílna</DEFAULT_CATEGORY>`),
      item(`<CATEGORY id="9">Dílna &gt;&gt; Ruční &gt;&gt; Lopaty</CATEGORY>`),
    ),
    { ...czechProducts, entity: "categories" },
  );
  assert.deepEqual(
    records.map(({ code, fileId, parentFileId, values }) => [
      code,
      fileId,
      parentFileId,
      values.get("name:cs"),
    ]),
    [
      ["4", "Dílna", "", "Dílna"],
      ["Dílna > Ruční", "Dílna > Ruční", "Dílna", "Ruční"],
      ["9", "Dílna > Ruční > Lopaty", "Dílna > Ruční", "Lopaty"],
    ],
  );
});

Deno.test("Shoptet XML: more categories than any shop has are refused as a whole", async () => {
  const paths = Array.from({ length: 50_001 }, (_, index) => `<CATEGORY>K${index}</CATEGORY>`);
  const options = { ...czechProducts, entity: "categories" as const };
  const read = (count: number) =>
    readFile(
      shoptetXml,
      shop(`<CATEGORIES>${paths.slice(0, count).join("")}</CATEGORIES>`),
      options,
    );
  assert.equal((await read(50_000)).records.length, 50_000);
  const { records, problems } = await read(50_001);
  assert.deepEqual([records, codesOf(problems)], [[], ["categories_too_many"]]);
});

Deno.test("Shoptet XML: a customer is who their first account is, with addresses", async () => {
  const { records, problems } = await readFile(
    shoptetXml,
    `<CUSTOMERS><CUSTOMER><GUID>1</GUID><CUSTOMER_GROUP>VIP</CUSTOMER_GROUP><PRICELIST>Velkoobchod</PRICELIST>
      <REMARK>Volat ráno</REMARK><ACCOUNTS><ACCOUNT><EMAIL>Jana@Example.cz</EMAIL><PHONE>+420 777 123 456</PHONE></ACCOUNT>
      <ACCOUNT><EMAIL>sklad@example.cz</EMAIL></ACCOUNT></ACCOUNTS>
      <BILLING_ADDRESS><FULL_NAME>Jana  Marie Nováková</FULL_NAME><COMPANY>Hamr s.r.o.</COMPANY><STREET>Dlouhá</STREET>
      <HOUSE_NUMBER>5/3</HOUSE_NUMBER><CITY>Brno</CITY><ZIP>602 00</ZIP><COUNTRY>Česká republika</COUNTRY>
      <COMPANY_ID>12345678</COMPANY_ID><VAT_ID>CZ12345678</VAT_ID></BILLING_ADDRESS>
      <SHIPPING_ADDRESSES><SHIPPING_ADDRESS><FULL_NAME>Nováková</FULL_NAME><CITY>Nitra</CITY><COUNTRY>Slovensko</COUNTRY></SHIPPING_ADDRESS></SHIPPING_ADDRESSES>
    </CUSTOMER></CUSTOMERS>`,
    { ...czechProducts, entity: "customers" },
  );
  assert.deepEqual(problems, []);
  assert.equal(records[0]!.code, "jana@example.cz");
  assert.deepEqual(Object.fromEntries(records[0]!.values), {
    kind: "company",
    firstName: "Jana Marie",
    lastName: "Nováková",
    companyName: "Hamr s.r.o.",
    companyId: "12345678",
    vatId: "CZ12345678",
    phone: "+420 777 123 456",
    note: "Volat ráno",
    priceList: "Velkoobchod",
    groups: ["VIP"],
    "billing:companyName": "Hamr s.r.o.",
    "billing:firstName": "Jana Marie",
    "billing:lastName": "Nováková",
    "billing:street": "Dlouhá 5/3",
    "billing:city": "Brno",
    "billing:zip": "602 00",
    "billing:country": "CZ",
    deliveries: [{ lastName: "Nováková", city: "Nitra", country: "SK" }],
  });
});
