import assert from "node:assert/strict";
import { upgatesXml } from "../../../../core/formats/upgates/xml_format.ts";
import { recogniseFormat } from "../../../../core/formats/registry.ts";
import type { ReadOptions } from "../../../../core/formats/format.ts";
import { codesOf, czechProducts, readFile } from "../reading_files.ts";

const products = (...items: string[]) =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<PRODUCTS version="2.0">${items.join("")}</PRODUCTS>`;

async function readOne(inner: string, options: Partial<ReadOptions> = {}) {
  const feed = products(`<PRODUCT>${inner}</PRODUCT>`);
  const file = await readFile(upgatesXml, feed, { ...czechProducts, ...options });
  assert.equal(file.records.length, 1);
  return { record: file.records[0]!, problems: file.problems };
}

async function valuesOf(inner: string, options: Partial<ReadOptions> = {}) {
  return Object.fromEntries((await readOne(inner, options)).record.values);
}

const wholeProduct = `<PRODUCT last_update_time="2025-03-01T08:15:00">
  <CODE>KR-1001</CODE>
  <ACTIVE_YN>1</ACTIVE_YN>
  <ARCHIVED_YN>0</ARCHIVED_YN>
  <CAN_ADD_TO_BASKET_YN>true</CAN_ADD_TO_BASKET_YN>
  <LABELS><LABEL><NAME>Akce</NAME><ACTIVE_YN>1</ACTIVE_YN><ACTIVE_FROM>2025-03-01</ACTIVE_FROM>
    <ACTIVE_TO/></LABEL></LABELS>
  <DESCRIPTIONS>
    <DESCRIPTION language="cz"><TITLE>Hrnek Lipka</TITLE>
      <SHORT_DESCRIPTION>Kameninový hrnek 0,4 l.</SHORT_DESCRIPTION>
      <LONG_DESCRIPTION><![CDATA[ <p>Točený <strong>ručně</strong>.</p> ]]></LONG_DESCRIPTION>
    </DESCRIPTION>
    <DESCRIPTION language="sk"><ACTIVE_YN>0</ACTIVE_YN></DESCRIPTION>
  </DESCRIPTIONS>
  <SEO_OPTIMALIZATION><SEO language="cs"><SEO_URL>hrnek-lipka</SEO_URL>
    <SEO_META_DESCRIPTION>Hrnek</SEO_META_DESCRIPTION></SEO></SEO_OPTIMALIZATION>
  <MANUFACTURER>Dílna Pod Lípou</MANUFACTURER>
  <MANUFACTURER_DESCRIPTIONS><DESCRIPTION language="cs">Dílna.</DESCRIPTION></MANUFACTURER_DESCRIPTIONS>
  <EAN>4006381333931</EAN>
  <AVAILABILITY>Skladem</AVAILABILITY>
  <STOCK>12,5</STOCK>
  <LIMIT_ORDERS>sale</LIMIT_ORDERS>
  <WEIGHT>380</WEIGHT>
  <UNIT>ks</UNIT>
  <VATS><VAT country="SK">23</VAT><VAT country="CZ">21</VAT></VATS>
  <LENGTH><ACTIVE_YN>1</ACTIVE_YN><LABELS><LABEL language="cs">Délka</LABEL></LABELS>
    <LENGTH_FROM>1</LENGTH_FROM><LENGTH_TO>10</LENGTH_TO><UNIT>m</UNIT></LENGTH>
  <GROUPS><GROUP>VIP</GROUP></GROUPS>
  <CATEGORIES>
    <CATEGORY><CODE>K00012</CODE><PRIMARY_YN>1</PRIMARY_YN><POSITION>3</POSITION></CATEGORY>
    <CATEGORY><CODE>K00010</CODE><NAME>Kuchyně</NAME></CATEGORY>
  </CATEGORIES>
  <PRICES_FORMULAS><NAME>Marže</NAME></PRICES_FORMULAS>
  <RECYCLING_FEE><NAME>PHE</NAME><VALUE language="cs">5</VALUE></RECYCLING_FEE>
  <PRICES><PRICE language="cs"><PRICELISTS>
    <PRICELIST><NAME>Výchozí</NAME><PRICE_ORIGINAL>349</PRICE_ORIGINAL><PRICE_SALE>299,50</PRICE_SALE></PRICELIST>
    <PRICELIST><NAME>Velkoobchodní</NAME><PRICE_ORIGINAL>262.4</PRICE_ORIGINAL><PRODUCT_DISCOUNT>5</PRODUCT_DISCOUNT></PRICELIST>
  </PRICELISTS><PRICE_PURCHASE>140</PRICE_PURCHASE><PRICE_COMMON>399</PRICE_COMMON></PRICE></PRICES>
  <IMAGES><IMAGE><URL>https://i.example/a.jpg</URL><TITLES><TITLE language="cs">Lipka</TITLE></TITLES>
    <MAIN_YN>1</MAIN_YN><LIST_YN>1</LIST_YN></IMAGE></IMAGES>
  <FILES><FILE><URL>https://i.example/a.pdf</URL></FILE></FILES>
  <BENEFITS><BENEFIT><NAME>Doprava zdarma</NAME></BENEFIT></BENEFITS>
  <PARAMETERS><PARAMETER><NAME language="cs">Barva</NAME><NAME language="sk">Farba</NAME>
    <VALUE language="cs">modrá</VALUE><VALUE language="sk">modrá</VALUE></PARAMETER></PARAMETERS>
  <CONFIGURATIONS><CONFIGURATION type="one_value"><NAME language="cs">Gravírování</NAME>
    <VALUE><NAME language="cs">jméno</NAME><DEFAULT_YN>1</DEFAULT_YN>
      <PRICE language="cs" operation="+">50</PRICE></VALUE></CONFIGURATION></CONFIGURATIONS>
  <RELATED_PRODUCTS><CODE>KR-1002</CODE></RELATED_PRODUCTS>
  <GIFTS><CODE type="variant">KR-2001-S</CODE></GIFTS>
  <SETS><CODE quantity="2">KR-1002</CODE><CODE>KR-1003</CODE></SETS>
  <METAS><META type="input"><META_KEY>invoice_info</META_KEY><META_VALUE>Křehké</META_VALUE></META>
    <META type="formatted"><META_KEY>note</META_KEY><META_VALUES><META_VALUE language="cs">A</META_VALUE></META_VALUES></META></METAS>
</PRODUCT>`;

Deno.test("Upgates XML: a product is read with everything that the format carries", async () => {
  const { raw, records, problems } = await readFile(upgatesXml, products(wholeProduct));

  assert.deepEqual(problems, []);
  assert.equal(raw[0]?.items, 1);
  assert.equal(records[0]?.code, "KR-1001");
  assert.equal(records[0]?.updatedAt, "2025-03-01T07:15:00Z");
  assert.deepEqual(Object.fromEntries(records[0]!.values), {
    active: true,
    archived: false,
    canAddToBasket: true,
    labels: [{ name: "Akce", active: true, from: "2025-03-01" }],
    "visible:cs": true,
    "title:cs": "Hrnek Lipka",
    "shortDescription:cs": "Kameninový hrnek 0,4 l.",
    "longDescription:cs": "<p>Točený <strong>ručně</strong>.</p>",
    "visible:sk": false,
    "seoUrl:cs": "hrnek-lipka",
    "seoDescription:cs": "Hrnek",
    manufacturer: "Dílna Pod Lípou",
    "manufacturerDescription:cs": "Dílna.",
    ean: "4006381333931",
    availability: "Skladem",
    stock: 12.5,
    limitOrders: "sale",
    weight: 380,
    unit: "ks",
    vatRate: 21,
    length: [{ active: true, labels: { cs: "Délka" }, from: 1, to: 10, unit: "m" }],
    groups: ["VIP"],
    categories: [{ code: "K00012", primary: true, position: 3 }, { code: "K00010" }],
    priceFormulas: ["Marže"],
    recyclingFees: [{ name: "PHE", values: { cs: "5" } }],
    "price:CZK:": 34_900,
    "salePrice:CZK:": 29_950,
    "price:CZK:Velkoobchodní": 26_240,
    "discount:CZK:Velkoobchodní": 5,
    "purchasePrice:CZK:": 14_000,
    "commonPrice:CZK:": 39_900,
    images: [{ url: "https://i.example/a.jpg", titles: { cs: "Lipka" }, main: true, list: true }],
    files: [{ url: "https://i.example/a.pdf" }],
    benefits: ["Doprava zdarma"],
    parameters: [{ name: { cs: "Barva", sk: "Farba" }, value: { cs: "modrá", sk: "modrá" } }],
    configurations: [{
      type: "one_value",
      name: { cs: "Gravírování" },
      values: [{
        name: { cs: "jméno" },
        default: true,
        prices: [{ language: "cs", operation: "+", amount: 5_000 }],
      }],
    }],
    related: ["KR-1002"],
    gifts: [{ code: "KR-2001-S", type: "variant" }],
    sets: [{ code: "KR-1002", quantity: 2 }, { code: "KR-1003", quantity: 1 }],
    metas: [
      { key: "invoice_info", type: "input", value: "Křehké" },
      { key: "note", type: "formatted", values: { cs: "A" } },
    ],
  });
  const fields = upgatesXml.fields.products!;
  for (const path of records[0]!.values.keys()) {
    assert.ok(fields.includes(path.split(":")[0]!), path);
  }
});

Deno.test("Upgates XML: variants come with their own values and parameters", async () => {
  const { record, problems } = await readOne(`<CODE>KR-1</CODE><VARIANTS>
    <VARIANT><CODE>KR-1-M</CODE><MAIN_YN>1</MAIN_YN><ACTIVE_YN>1</ACTIVE_YN>
      <CAN_ADD_TO_BASKET_YN/><STOCK>11</STOCK><IMAGE_URL>https://i.example/m.jpg</IMAGE_URL>
      <AVAILABILITY_NOTES><AVAILABILITY_NOTE language="cs">zítra</AVAILABILITY_NOTE></AVAILABILITY_NOTES>
      <PARAMETERS><PARAMETER><NAME language="cs">Barva</NAME><VALUE language="cs">modrá</VALUE></PARAMETER>
        <PARAMETER><NAME language="cs">Barva</NAME><VALUE language="cs">zelená</VALUE></PARAMETER></PARAMETERS>
      <PRICES><PRICE language="cs"><PRICELISTS><PRICELIST><NAME/><PRICE_ORIGINAL>1</PRICE_ORIGINAL></PRICELIST></PRICELISTS></PRICE></PRICES>
    </VARIANT>
    <VARIANT><CODE>KR-1-Z</CODE><MAIN_YN>1</MAIN_YN><IMAGE_URL/></VARIANT></VARIANTS>`);

  assert.deepEqual(record.variants.map(({ code, values }) => [code, Object.fromEntries(values)]), [
    ["KR-1-M", {
      main: true,
      active: true,
      canAddToBasket: null,
      stock: 11,
      images: [{ url: "https://i.example/m.jpg" }],
      "availabilityNote:cs": "zítra",
      parameters: [{ name: { cs: "Barva" }, value: { cs: "modrá" } }],
      "price:CZK:": 100,
    }],
    ["KR-1-Z", { main: false, images: null }],
  ]);
  assert.deepEqual(codesOf(problems), ["value_duplicate", "value_duplicate"]);
});

Deno.test("Upgates XML: version 1.0 has flags instead of labels and parameters without language", async () => {
  assert.deepEqual(
    await valuesOf(
      `<NEW_YN>1</NEW_YN><NEW_FROM>2025-02-01</NEW_FROM><NEW_TO/><SPECIAL_YN>0</SPECIAL_YN>
      <SELLOUT_YN/><PARAMETERS><PARAMETER><NAME>Objem</NAME><VALUE>0,6 l</VALUE></PARAMETER></PARAMETERS>`,
    ),
    {
      parameters: [{ name: { cs: "Objem" }, value: { cs: "0,6 l" } }],
      labels: [
        { name: "Novinka", active: true, from: "2025-02-01" },
        { name: "Akce", active: false },
      ],
    },
  );
});

const emptyTags: [name: string, inner: string, values: Record<string, unknown>][] = [
  ["a missing tag stays", "<CODE>1</CODE>", {}],
  ["an empty value is deleted", "<STOCK/><EAN></EAN><ACTIVE_YN/>", {
    stock: null,
    ean: null,
    active: null,
  }],
  [
    "an empty text is deleted",
    `<DESCRIPTIONS><DESCRIPTION language="cs"><TITLE/></DESCRIPTION></DESCRIPTIONS>`,
    {
      "visible:cs": true,
      "title:cs": null,
    },
  ],
  [
    "an empty wrapper says nothing",
    "<GIFTS/><GROUPS/><METAS> </METAS><IMAGES/><LABELS/><SETS/>",
    {},
  ],
  ["an empty member deletes a list", "<ACCESSORIES><CODE/></ACCESSORIES>", { accessories: null }],
  [
    "related and gifts are never deleted",
    "<RELATED_PRODUCTS><CODE/></RELATED_PRODUCTS><GIFTS><CODE/></GIFTS>",
    {},
  ],
  [
    "no price is deleted",
    `<PRICES><PRICE language="cz"><PRICELISTS><PRICELIST><NAME>Default</NAME>
    <PRICE_ORIGINAL/><PRODUCT_DISCOUNT/><PRICE_SALE/></PRICELIST></PRICELISTS><PRICE_PURCHASE/>
    <PRICE_COMMON/></PRICE></PRICES>`,
    {},
  ],
  ["an empty rate is the default one", `<VATS><VAT language="cz"/></VATS>`, { vatRate: null }],
];
for (const [name, inner, values] of emptyTags) {
  Deno.test(`Upgates XML: ${name}`, async () => assert.deepEqual(await valuesOf(inner), values));
}

Deno.test("Upgates XML: what an export only tells is ignored without a word", async () => {
  const { record, problems } = await readOne(`<PRODUCT_ID>7</PRODUCT_ID>
    <EXCLUDE_FROM_SEARCH_YN>1</EXCLUDE_FROM_SEARCH_YN><PRICES><PRICE language="cz"><PRICELISTS>
    <PRICELIST><NAME>Výchozí</NAME><PRODUCT_DISCOUNT_REAL>0</PRODUCT_DISCOUNT_REAL>
    <PRICE_WITH_VAT>349</PRICE_WITH_VAT><PRICE_WITHOUT_VAT>288.43</PRICE_WITHOUT_VAT></PRICELIST>
    </PRICELISTS><CURRENCY>CZK</CURRENCY></PRICE></PRICES>`);

  assert.deepEqual([...record.values], []);
  assert.deepEqual(problems, []);
});

const currencies: [name: string, price: string, path: string | undefined][] = [
  ["what the export says", `<PRICE language="cs"><CURRENCY>EUR</CURRENCY>`, "price:EUR:"],
  ["the import's for its own language", `<PRICE language="cs">`, "price:CZK:"],
  ["the market's for another language", `<PRICE language="sk">`, "price:EUR:"],
  ["the import's when nothing is said", `<PRICE>`, "price:CZK:"],
  ["none when we do not keep it", `<PRICE language="cs"><CURRENCY>PLN</CURRENCY>`, undefined],
  ["none for a language that nobody knows", `<PRICE language="pl">`, undefined],
];
for (const [name, price, path] of currencies) {
  Deno.test(`Upgates XML: the currency of a price is ${name}`, async () => {
    const values = await valuesOf(`<PRICES>${price}<PRICELISTS><PRICELIST>
      <PRICE_ORIGINAL>10</PRICE_ORIGINAL></PRICELIST></PRICELISTS></PRICE></PRICES>`);

    assert.deepEqual(values, path === undefined ? {} : { [path]: 1_000 });
  });
}

const duplicates: [name: string, inner: string, values: Record<string, unknown>][] = [
  [
    "a category",
    `<CATEGORIES><CATEGORY><CODE>A</CODE></CATEGORY><CATEGORY><CODE>A</CODE></CATEGORY></CATEGORIES>`,
    {
      categories: [{ code: "A" }],
    },
  ],
  [
    "a primary category",
    `<CATEGORIES><CATEGORY><CODE>A</CODE><PRIMARY_YN>1</PRIMARY_YN></CATEGORY>
    <CATEGORY><CODE>B</CODE><PRIMARY_YN>1</PRIMARY_YN></CATEGORY></CATEGORIES>`,
    {
      categories: [{ code: "A", primary: true }, { code: "B" }],
    },
  ],
  [
    "a main picture",
    `<IMAGES><IMAGE><URL>https://i.example/a</URL><MAIN_YN>1</MAIN_YN></IMAGE>
    <IMAGE><URL>https://i.example/b</URL><MAIN_YN>1</MAIN_YN></IMAGE></IMAGES>`,
    {
      images: [{ url: "https://i.example/a", main: true }, { url: "https://i.example/b" }],
    },
  ],
  ["a value", "<UNIT>ks</UNIT><UNIT>m</UNIT>", { unit: "ks" }],
  [
    "a parameter's value",
    `<PARAMETERS>${"<PARAMETER><NAME>A</NAME><VALUE>b</VALUE></PARAMETER>".repeat(2)}</PARAMETERS>`,
    {
      parameters: [{ name: { cs: "A" }, value: { cs: "b" } }],
    },
  ],
];
for (const [name, inner, values] of duplicates) {
  Deno.test(`Upgates XML: of ${name} given twice the first wins`, async () => {
    const { record, problems } = await readOne(inner);

    assert.deepEqual(Object.fromEntries(record.values), values);
    assert.deepEqual(codesOf(problems), ["value_duplicate"]);
  });
}

const wrong: [inner: string, code: string][] = [
  ["<ACTIVE_YN>maybe</ACTIVE_YN>", "boolean_unreadable"],
  ["<STOCK>many</STOCK>", "number_unreadable"],
  ["<LIMIT_ORDERS>2</LIMIT_ORDERS>", "choice_unknown"],
  [
    `<DESCRIPTIONS><DESCRIPTION language="de"><TITLE>Tasse</TITLE></DESCRIPTION></DESCRIPTIONS>`,
    "language_unknown",
  ],
  ["<IMAGES><IMAGE><URL>a.jpg</URL></IMAGE></IMAGES>", "url_unusable"],
  ["<METAS><META><META_KEY>Ne platný</META_KEY></META></METAS>", "choice_unknown"],
  ["<CO_TO_JE>1</CO_TO_JE>", "tag_unknown"],
  [`<VATS><VAT>abc</VAT></VATS>`, "number_unreadable"],
];
for (const [inner, code] of wrong) {
  Deno.test(`Upgates XML: ${inner} is told as ${code}, and the product used`, async () => {
    const { record, problems } = await readOne(inner);

    assert.deepEqual([...record.values], []);
    assert.deepEqual(codesOf(problems), [code]);
  });
}

Deno.test("Upgates XML: a broken product breaks alone", async () => {
  const feed = products(
    "<PRODUCT><CODE>1</CODE></PRODUCT>",
    "<PRODUCT><CODE>2</PRODUCT>",
    "<PRODUCT><CODE>3</CODE></PRODUCT>",
  );

  const { records, problems } = await readFile(upgatesXml, feed);

  assert.deepEqual(records.map(({ code }) => code), ["1", "3"]);
  assert.deepEqual(problems.map(({ code, record }) => [code, record]), [["record_malformed", 2]]);
});

const heads: [name: string, text: string, format: string | undefined][] = [
  ["its export", products(wholeProduct), "upgates-xml"],
  ["an export without products", `<PRODUCTS version="1.0"/>`, "upgates-xml"],
  ["a file without version", "<PRODUCTS><PRODUCT><CODE>1</CODE><DESCRIPTIONS>", "upgates-xml"],
  [
    "a supplier's products",
    "<PRODUCTS><PRODUCT><ITEM_ID>1</ITEM_ID><TITLE>a</TITLE><CATEGORIES>",
    undefined,
  ],
  ["a file of nothing", "<PRODUCTS/>", undefined],
];
for (const [name, text, format] of heads) {
  Deno.test(`Upgates XML: ${name} is ${format === undefined ? "not " : ""}recognised`, () => {
    assert.equal(recogniseFormat({ text, encoding: "utf-8" })?.format.id, format);
  });
}
