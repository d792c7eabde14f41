import assert from "node:assert/strict";
import type { ReadOptions } from "../../../../core/formats/format.ts";
import { google } from "../../../../core/formats/google/format.ts";
import { codesOf, czechProducts, readFile } from "../reading_files.ts";

const rss = (...items: string[]) =>
  `<?xml version="1.0"?><rss version="2.0" xmlns:g="http://base.google.com/ns/1.0"><channel>
  <title>Obchod</title><link>https://shop.example</link><image><title>Logo</title></image>
  ${items.map((tags) => `<item>${tags}</item>`).join("\n")}</channel></rss>`;
const priced = "<g:price>100 CZK</g:price>";

async function readOne(tags: string, options: Partial<ReadOptions> = {}) {
  const file = await readFile(google, rss(tags), { ...czechProducts, ...options });
  assert.equal(file.records.length, 1);
  return { record: file.records[0]!, problems: file.problems };
}

Deno.test("Google: an item becomes a product with all that the feed says", async () => {
  const { record, problems } = await readOne(`
    <g:id>KR-1</g:id><title>Hrnek Lipka</title>
    <description>&lt;p&gt;Točený ručně.&lt;/p&gt;</description>
    <link>https://shop.example/hrnek</link>
    <g:image_link>https://shop.example/Main picture.jpg</g:image_link>
    <g:additional_image_link>https://shop.example/2.jpg</g:additional_image_link>
    <g:availability>backorder</g:availability>
    <g:availability_date>2026-03-03T00:00:00+01:00</g:availability_date>
    <g:price>349.50 CZK</g:price><g:sale_price>299 CZK</g:sale_price>
    <g:cost_of_goods_sold>120.00 CZK</g:cost_of_goods_sold>
    <g:brand>Dílna Pod Lípou</g:brand><g:gtin>4006381333931</g:gtin><g:mpn>L-1</g:mpn>
    <g:condition>refurbished</g:condition><g:adult>no</g:adult>
    <g:product_type>Kuchyně &gt; Hrnky</g:product_type><g:product_type>Dárky</g:product_type>
    <g:google_product_category>674</g:google_product_category>
    <g:color>modrá</g:color><g:gender>female</g:gender>
    <g:product_detail><g:section_name>O hrnku</g:section_name>
      <g:attribute_name>Objem</g:attribute_name><g:attribute_value>350 ml</g:attribute_value>
    </g:product_detail>
    <g:shipping_weight>0.4 kg</g:shipping_weight><g:max_handling_time>3</g:max_handling_time>
    <g:quantity>12</g:quantity><g:custom_label_0>léto</g:custom_label_0>
    <g:tax><g:country>SK</g:country><g:rate>23</g:rate></g:tax>
    <g:tax><g:country>CZ</g:country><g:rate>21</g:rate></g:tax>
    <g:shipping><g:country>CZ</g:country><g:price>79 CZK</g:price></g:shipping>`);

  assert.deepEqual(problems, []);
  assert.equal(record.code, "KR-1");
  assert.deepEqual(Object.fromEntries(record.values), {
    "title:cs": "Hrnek Lipka",
    "longDescription:cs": "<p>Točený ručně.</p>",
    "url:cs": "https://shop.example/hrnek",
    images: [
      { url: "https://shop.example/Main%20picture.jpg", main: true },
      { url: "https://shop.example/2.jpg" },
    ],
    "price:CZK:": 29_900,
    "commonPrice:CZK:": 34_950,
    "purchasePrice:CZK:": 12_000,
    vatRate: 21,
    availability: "Na objednávku",
    availableFrom: "2026-03-03",
    deliveryDays: 3,
    stock: 12,
    ean: "4006381333931",
    partNumber: "L-1",
    manufacturer: "Dílna Pod Lípou",
    condition: "used",
    adult: false,
    weight: 400,
    categoryPaths: [["Kuchyně", "Hrnky"], ["Dárky"]],
    parameters: [
      { name: { cs: "Objem" }, value: { cs: "350 ml" } },
      { name: { cs: "Barva" }, value: { cs: "modrá" } },
      { name: { cs: "Pohlaví" }, value: { cs: "ženy" } },
    ],
    metas: [
      { key: "google_product_category", type: "input", value: "674" },
      { key: "custom_label_0", type: "input", value: "léto" },
    ],
  });
  const fields = google.fields.products!;
  for (const path of record.values.keys()) assert.ok(fields.includes(path.split(":")[0]!), path);
});

const ns = `xmlns:g="http://base.google.com/ns/1.0"`;
const containers: [name: string, feed: string][] = [
  [
    "Atom, where the id of the entry is no code",
    `<feed xmlns="http://www.w3.org/2005/Atom" ${ns}><title>Obchod</title><entry>
      <id>tag:shop.example,2026:1</id><g:id>A1</g:id><title>Hrnek</title>
      <link rel="self" href="https://shop.example/feed"/>
      <link href="https://shop.example/hrnek"/>${priced}</entry></feed>`,
  ],
  [
    "Atom whose links are texts",
    `<feed ${ns}><entry><g:id>A1</g:id><title>Hrnek</title>
      <link>https://shop.example/hrnek</link>${priced}</entry></feed>`,
  ],
  [
    "RDF",
    `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" ${ns}><channel>
      <items><rdf:Seq/></items></channel><item><g:id>A1</g:id><title>Hrnek</title>
      <link>https://shop.example/hrnek</link>${priced}</item></rdf:RDF>`,
  ],
  [
    "RSS without prefixes",
    `<rss><channel><item><id>A1</id><title>Hrnek</title><link>https://shop.example/hrnek</link>
      <price>100</price></item></channel></rss>`,
  ],
  [
    "RSS with prefixes everywhere, twice, and with hyphens",
    `<rss><channel><item><g:ID>A1</g:ID><g:title>Hrnek</g:title><title>Obchod: hrnek</title>
      <g:g:link>https://shop.example/hrnek</g:g:link><g:price/><price>100 CZK</price>
      <g:image-link/></item></channel></rss>`,
  ],
  ["a table", `id\ttitle\tlink\tprice\nA1\tHrnek\thttps://shop.example/hrnek\t100 CZK\n`],
  [
    "a table as people write it",
    `"ID";"Title";"Link";"Price"\r\n"A1";"Hrnek";"https://shop.example/hrnek";"100,00 Kč"\r\n`,
  ],
];
for (const [name, feed] of containers) {
  Deno.test(`Google: ${name} is read`, async () => {
    const { records, problems } = await readFile(google, feed);

    assert.deepEqual(problems, []);
    assert.deepEqual(records.map(({ code, values }) => [code, Object.fromEntries(values)]), [
      ["A1", {
        "title:cs": "Hrnek",
        "url:cs": "https://shop.example/hrnek",
        "price:CZK:": 10_000,
      }],
    ]);
  });
}

const prices: [tags: string, values: Record<string, number>, problems: string[]][] = [
  ["<g:price>39990 CZK</g:price>", { "price:CZK:": 3_999_000 }, []],
  ["<g:price>CZK 12.90</g:price>", { "price:CZK:": 1_290 }, []],
  ["<g:price>1 299,00 Kč</g:price>", { "price:CZK:": 129_900 }, []],
  ["<g:price>350.00</g:price>", { "price:CZK:": 35_000 }, []],
  ["<g:price>32.0 EUR</g:price>", { "price:EUR:": 3_200 }, []],
  ["<price>32</price><currency>EUR</currency>", { "price:EUR:": 3_200 }, []],
  ["<g:price>32.0 USD</g:price>", {}, ["currency_unknown"]],
  ["<g:price>$ 99999,99</g:price>", {}, ["currency_unknown"]],
  ["<g:price>0.00 EUR</g:price>", {}, ["price_missing"]],
  ["<g:price>dohodou</g:price>", {}, ["price_unreadable"]],
  ["<g:brand/>", {}, ["price_missing"]],
  [
    "<g:price>100 CZK</g:price><g:sale_price>120 CZK</g:sale_price>",
    { "price:CZK:": 10_000 },
    [],
  ],
];
for (const [tags, values, problems] of prices) {
  Deno.test(`Google: ${tags} is ${JSON.stringify(values)}`, async () => {
    const { record, problems: found } = await readOne(tags);

    assert.deepEqual(Object.fromEntries(record.values), values);
    assert.deepEqual(codesOf(found), problems);
  });
}

const dated = `${priced}<g:sale_price>80 CZK</g:sale_price>
  <g:sale_price_effective_date>2026-03-01T00:00+01:00/2026-03-08</g:sale_price_effective_date>`;
const days: [now: string | undefined, priceMinor: number][] = [
  ["2026-02-28T22:59:59Z", 10_000],
  ["2026-02-28T23:00:00Z", 8_000],
  ["2026-03-08T22:59:00Z", 8_000],
  ["2026-03-08T23:01:00Z", 10_000],
  [undefined, 10_000],
];
for (const [now, priceMinor] of days) {
  Deno.test(`Google: a sale from day to day costs ${priceMinor} at ${now}`, async () => {
    const { record } = await readOne(dated, now === undefined ? {} : { now });

    assert.equal(record.values.get("price:CZK:"), priceMinor);
  });
}

Deno.test("Google: a record with a sale from day to day is another one tomorrow", async () => {
  const contents = async (tags: string) => {
    const read = async (now: string) =>
      (await readFile(google, rss(tags), { ...czechProducts, now })).raw[0]!.content;
    return [await read("2026-03-01T09:00:00Z"), await read("2026-03-02T09:00:00Z")] as const;
  };
  const [sale, saleTomorrow] = await contents(dated);
  const [plain, plainTomorrow] = await contents(priced);

  assert.notEqual(sale, saleTomorrow);
  assert.equal(plain, plainTomorrow);
});

const availabilities: [text: string, availability: string | undefined][] = [
  ["in stock", "Skladem"],
  ["IN_STOCK", "Skladem"],
  ["https://schema.org/InStock", "Skladem"],
  ["available for order", "Skladem"],
  ["out_of_stock", "Vyprodáno"],
  ["discontinued", "Vyprodáno"],
  ["pre-order", "Předobjednávka"],
  ["někdy", undefined],
];
for (const [text, availability] of availabilities) {
  Deno.test(`Google: availability "${text}" is ${availability ?? "unknown"}`, async () => {
    const { record, problems } = await readOne(`${priced}<g:availability>${text}</g:availability>`);

    assert.equal(record.values.get("availability"), availability);
    assert.deepEqual(codesOf(problems), availability ? [] : ["availability_unreadable"]);
  });
}

const codes: [codeTag: ReadOptions["codeTag"], code: string][] = [
  ["ITEM_ID", "a.1/0"],
  ["EAN", "4006381333931"],
  ["PRODUCTNO", "M 1"],
];
for (const [codeTag, code] of codes) {
  Deno.test(`Google: the code by ${google.codeTags![codeTag]} is ${code} (R69)`, async () => {
    const tags = `<g:id>a.1/0</g:id><g:gtin>FALSE,4006381333931</g:gtin><g:mpn>M 1</g:mpn>`;

    assert.equal((await readOne(tags, { codeTag })).record.code, code);
  });
}

Deno.test("Google: offers of a group are variants, told apart by what differs", async () => {
  const offer = (id: string, size: string) =>
    `<g:id>${id}</g:id><g:item_group_id>G1</g:item_group_id><g:title>Triko - ${size}</g:title>
    <g:size>${size}</g:size><g:color>bílá</g:color>${priced}`;
  const other = `<g:id>X</g:id><g:item_group_id>G2</g:item_group_id><g:item_group_title>Šála
    </g:item_group_title><g:title>Šála vlněná</g:title>${priced}`;

  const { records } = await readFile(google, rss(offer("1", "M"), other, offer("2", "L")), {
    ...czechProducts,
    language: "sk",
  });

  assert.deepEqual(
    records.map(({ code, values, variants }) => [
      code,
      values.get("title:sk"),
      values.get("parameters"),
      variants.map((one) => [one.code, one.values.get("parameters")]),
    ]),
    [
      ["G1", "Triko", [{ name: { sk: "Farba" }, value: { sk: "bílá" } }], [
        ["1", [{ name: { sk: "Veľkosť" }, value: { sk: "M" } }]],
        ["2", [{ name: { sk: "Veľkosť" }, value: { sk: "L" } }]],
      ]],
      ["G2", "Šála", undefined, [
        ["X", [{ name: { sk: "Variant" }, value: { sk: "vlněná" } }]],
      ]],
    ],
  );
});

const table = (...lines: string[]) => lines.join("\n") + "\n";

Deno.test("Google: a table is read with groups, lists in one cell and repeated columns", async () => {
  const { records, problems } = await readFile(
    google,
    table(
      "id,item group id,title,link,price,additional_image_link,product_type,size,Foo," +
        "product_detail(attribute_name:attribute_value),additional image link",
      '1,G,"Triko ""Léto"" M",https://s.example/1,100 CZK,"https://i.example/a,b.jpg,https://i.example/c.jpg",' +
        '"Móda > Trika, Výprodej > Léto",M,x,"Střih:volný,Praní:na 30\\: ""ručně, šetrně""",https://i.example/d.jpg',
      '2,G,"Triko ""Léto"" L",https://s.example/2,100 CZK,,"Trika, košile",L,,,',
    ),
  );

  assert.deepEqual(problems.map(({ code, field }) => [code, field]), [["column_unknown", "Foo"]]);
  const [record] = records;
  assert.equal(record?.code, "G");
  assert.equal(record?.values.get("title:cs"), 'Triko "Léto"');
  assert.deepEqual(record?.values.get("categoryPaths"), [["Móda", "Trika"], ["Výprodej", "Léto"]]);
  assert.deepEqual(record?.values.get("images"), [
    { url: "https://i.example/a,b.jpg", main: true },
    { url: "https://i.example/c.jpg" },
    { url: "https://i.example/d.jpg" },
  ]);
  assert.deepEqual(record?.variants.map(({ code }) => code), ["1", "2"]);
  assert.deepEqual(record?.variants[0]?.values.get("parameters"), [
    { name: { cs: "Střih" }, value: { cs: "volný" } },
    { name: { cs: "Praní" }, value: { cs: 'na 30: "ručně, šetrně"' } },
    { name: { cs: "Velikost" }, value: { cs: "M" } },
  ]);
});

Deno.test("Google: a table without the column of codes is no feed", async () => {
  const { records, problems } = await readFile(google, table("title,price", "Hrnek,100"));

  assert.deepEqual(records, []);
  assert.deepEqual(problems.map(({ code, value }) => [code, value]), [["column_missing", "id"]]);
});

Deno.test("Google: a broken offer breaks alone, and a web page is called one", async () => {
  const broken = rss(`<g:id>1</g:id>`, `<g:id>2</id>`, `<g:id>3</g:id>`);
  const { records, problems } = await readFile(google, broken);
  const page = await readFile(google, "<!doctype html><html><body>");

  assert.deepEqual(records.map(({ code }) => code), ["1", "3"]);
  assert.ok(codesOf(problems).includes("record_malformed"));
  assert.deepEqual(codesOf(page.problems), ["file_is_html"]);
});

Deno.test("Google: an unknown attribute is told by its spelling, another's namespace is not", async () => {
  const { problems } = await readOne(
    `<g:id>1</g:id>${priced}<g:Foo>x</g:Foo><media:thumbnail url="x"/><dc:creator>y</dc:creator>`,
  );

  assert.deepEqual(problems.map(({ code, field }) => [code, field]), [["tag_unknown", "g:Foo"]]);
});
