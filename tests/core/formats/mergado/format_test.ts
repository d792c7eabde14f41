import assert from "node:assert/strict";
import type { ReadOptions } from "../../../../core/formats/format.ts";
import { mergado } from "../../../../core/formats/mergado/format.ts";
import { codesOf, czechProducts, readFile } from "../reading_files.ts";

const channel = (...items: string[]) =>
  `<?xml version="1.0"?><CHANNEL xmlns="http://www.mergado.com/ns/1.10">
  <link>https://shop.example</link><generator>shop 1.0</generator>
  ${items.map((tags) => `<ITEM>${tags}</ITEM>`).join("\n")}<LINK/></CHANNEL>`;
const priced = "<PRICE_VAT>100</PRICE_VAT>";

async function readOne(tags: string, options: Partial<ReadOptions> = {}) {
  const file = await readFile(mergado, channel(tags), { ...czechProducts, ...options });
  assert.equal(file.records.length, 1);
  return { record: file.records[0]!, problems: file.problems };
}

Deno.test("Mergado: an item becomes a product with all that the feed says", async () => {
  const { record, problems } = await readOne(`
    <ITEM_ID>12</ITEM_ID><NAME_EXACT>Hrnek Lipka</NAME_EXACT>
    <NAME_COMMERCIAL>Hrnek Lipka + lžička</NAME_COMMERCIAL>
    <DESCRIPTION><![CDATA[<p>Točený ručně.</p>]]></DESCRIPTION>
    <DESCRIPTION_SHORT>Točený</DESCRIPTION_SHORT>
    <URL>https://shop.example/?a=1&amp;amp;b=2</URL>
    <IMAGE>https://shop.example/1.jpg</IMAGE>
    <IMAGE_ALTERNATIVE>https://shop.example/2.jpg</IMAGE_ALTERNATIVE>
    <VIDEO>https://video.example/1</VIDEO>
    <PRICE>289.256198</PRICE><PRICE_VAT>350</PRICE_VAT><VAT>21</VAT>
    <PRICE_DISCOUNT_VAT>299.00</PRICE_DISCOUNT_VAT><PRICE_RETAIL_VAT>400</PRICE_RETAIL_VAT>
    <COST_VAT>120</COST_VAT><DUES>5</DUES><CURRENCY>CZK</CURRENCY>
    <CATEGORY>Domov / Kuchyně/jídelna / Hrnky</CATEGORY>
    <PRODUCER>Dílna Pod Lípou</PRODUCER><BRAND/>
    <EAN>4006381333931</EAN><PRODUCTNO>SKU-12</PRODUCTNO><MPN>L-1</MPN>
    <AVAILABILITY>in stock</AVAILABILITY><DELIVERY_DAYS>0</DELIVERY_DAYS>
    <DEPOT><NAME>Brno</NAME><STOCK_QUANTITY>2</STOCK_QUANTITY></DEPOT>
    <DEPOT><NAME>Praha</NAME><STOCK_QUANTITY>3</STOCK_QUANTITY></DEPOT>
    <CONDITION>new</CONDITION><ADULT>0</ADULT><CATALOG_VISIBILITY>hidden</CATALOG_VISIBILITY>
    <SHIPPING_WEIGHT>0.4 kg</SHIPPING_WEIGHT><SHIPPING_SIZE>10 x 20 x 5 cm</SHIPPING_SIZE>
    <COLOR>modrá</COLOR>
    <PARAM><NAME><![CDATA[Objem]]></NAME><VALUE><![CDATA[350 ml]]></VALUE></PARAM>
    <ACCESSORY>13</ACCESSORY><CUSTOM_LABEL_1>
      léto </CUSTOM_LABEL_1>
    <DELIVERY><ID>PPL</ID><PRICE>99</PRICE></DELIVERY>`);

  assert.deepEqual(problems, []);
  assert.equal(record.code, "12");
  assert.deepEqual(Object.fromEntries(record.values), {
    "title:cs": "Hrnek Lipka",
    "longDescription:cs": "<p>Točený ručně.</p>",
    "shortDescription:cs": "Točený",
    "url:cs": "https://shop.example/?a=1&b=2",
    images: [
      { url: "https://shop.example/1.jpg", main: true },
      { url: "https://shop.example/2.jpg" },
    ],
    videoUrl: "https://video.example/1",
    "price:CZK:": 30_400,
    "commonPrice:CZK:": 35_500,
    "purchasePrice:CZK:": 12_000,
    vatRate: 21,
    categoryPaths: [["Domov", "Kuchyně/jídelna", "Hrnky"]],
    manufacturer: "Dílna Pod Lípou",
    ean: "4006381333931",
    partNumber: "L-1",
    availability: "Skladem",
    deliveryDays: 0,
    stock: 5,
    condition: "new",
    adult: false,
    active: false,
    weight: 400,
    parameters: [
      { name: { cs: "Objem" }, value: { cs: "350 ml" } },
      { name: { cs: "Barva" }, value: { cs: "modrá" } },
    ],
    accessories: ["13"],
    metas: [
      { key: "price_retail_vat", type: "input", value: "400" },
      { key: "shipping_size", type: "input", value: "10 x 20 x 5 cm" },
      { key: "custom_label_1", type: "input", value: "léto" },
    ],
  });
  const fields = mergado.fields.products!;
  for (const path of record.values.keys()) assert.ok(fields.includes(path.split(":")[0]!), path);
});

const prices: [tags: string, values: Record<string, number>, problems: string[]][] = [
  ["<PRICE>82.6446</PRICE><VAT>21</VAT>", { "price:CZK:": 9_999, vatRate: 21 }, []],
  ["<PRICE>100</PRICE>", { "price:CZK:": 10_000 }, []],
  [`${priced}<COST>50</COST><VAT>21</VAT>`, {
    "price:CZK:": 10_000,
    "purchasePrice:CZK:": 6_050,
    vatRate: 21,
  }, []],
  ["<PRICE_VAT/>", {}, ["price_missing"]],
  ["<PRICE_VAT>10</PRICE_VAT><CURRENCY>eur</CURRENCY>", { "price:EUR:": 1_000 }, []],
  ["<PRICE_VAT>10</PRICE_VAT><CURRENCY>USD</CURRENCY>", {}, ["currency_unknown"]],
  [`${priced}<PRICE_DISCOUNT_VAT>120</PRICE_DISCOUNT_VAT>`, { "price:CZK:": 10_000 }, []],
  [`${priced}<PRICE_DISCOUNT_VAT>0</PRICE_DISCOUNT_VAT>`, { "price:CZK:": 10_000 }, []],
];
for (const [tags, values, problems] of prices) {
  Deno.test(`Mergado: ${tags} is ${JSON.stringify(values)}`, async () => {
    const { record, problems: found } = await readOne(tags);

    assert.deepEqual(Object.fromEntries(record.values), values);
    assert.deepEqual(codesOf(found), problems);
  });
}

Deno.test("Mergado: a discount from a day on costs less from that day on", async () => {
  const tags = `${priced}<PRICE_DISCOUNT_VAT>80</PRICE_DISCOUNT_VAT>
    <SALE_PRICE_EFFECTIVE_DATE>2026-03-01T00:00:00+01:00/</SALE_PRICE_EFFECTIVE_DATE>`;
  const priceAt = async (now: string) =>
    (await readOne(tags, { now })).record.values.get("price:CZK:");

  assert.equal(await priceAt("2026-02-28T22:00:00Z"), 10_000);
  assert.equal(await priceAt("2026-03-01T00:00:00Z"), 8_000);
});

const paths: [text: string, path: string[]][] = [
  ["Móda | Trika / košile", ["Móda", "Trika / košile"]],
  ["Móda &gt; Trika", ["Móda", "Trika"]],
  ["Móda / Trika", ["Móda", "Trika"]],
  ["Audio/Video", ["Audio/Video"]],
];
for (const [text, path] of paths) {
  Deno.test(`Mergado: CATEGORY "${text}" is ${JSON.stringify(path)}`, async () => {
    const { record } = await readOne(`<CATEGORY>${text}</CATEGORY>`);

    assert.deepEqual(record.values.get("categoryPaths"), [path]);
  });
}

const item = (id: string, group: string | undefined, color = "bílá") =>
  `<ITEM_ID>${id}</ITEM_ID>${group ? `<ITEMGROUP_ID>${group}</ITEMGROUP_ID>` : ""}
  <NAME_EXACT>Triko ${color}</NAME_EXACT>${priced}
  <PARAM><NAME>Barva</NAME><VALUE>${color}</VALUE></PARAM>`;

const groups: [name: string, items: string[], products: [string, string[]][]][] = [
  ["items with one group id are a product", [item("1", "G"), item("2", "G", "modrá")], [
    ["G", ["1", "2"]],
  ]],
  ["the item that its group is called by is in it, wherever it stands", [
    item("12-2", "12", "modrá"),
    item("7", undefined),
    item("12", undefined),
    item("12-3", "12", "černá"),
  ], [["7", []], ["12", ["12-2", "12", "12-3"]]]],
  ["an item that is its own group is a plain product", [item("5", "5"), item("6", "6")], [
    ["5", []],
    ["6", []],
  ]],
  ["an item of another's group is a variant though it is alone", [item("5-1", "5")], [
    ["5", ["5-1"]],
  ]],
  ["ids are the same in any case of their letters", [item("a", "G"), item("g", undefined, "x")], [
    ["G", ["a", "g"]],
  ]],
];
for (const [name, items, products] of groups) {
  Deno.test(`Mergado: ${name}`, async () => {
    const { records } = await readFile(mergado, channel(...items));

    assert.deepEqual(
      records.map(({ code, variants }) => [code, variants.map((one) => one.code)]),
      products,
    );
  });
}

for (const other of ["customer/1.0", "category/1.7"]) {
  Deno.test(`Mergado: the document ${other} is refused by its name`, async () => {
    const feed = channel("<CATEGORY_NAME>a</CATEGORY_NAME>").replace("1.10", other);
    const { raw, problems } = await readFile(mergado, feed);

    assert.deepEqual(raw, []);
    assert.deepEqual(problems.map(({ code, value }) => [code, value]), [
      ["format_mismatch", other.split("/")[0]],
    ]);
  });
}

for (const encoding of ["utf-8", "windows-1250"] as const) {
  Deno.test(`Mergado: a group is found wherever its items stand, in ${encoding}`, async () => {
    const item = (tags: string) => `<ITEM>${tags}${priced}</ITEM>`;
    const text =
      `<?xml version="1.0" encoding="${encoding}"?><CHANNEL><link>https://a.example</link>
      ${item("<ITEM_ID>\u017dLUT\u00dd</ITEM_ID>")}${item("<ITEM_ID>2</ITEM_ID>")}
      ${item("<m:item_id>3</m:item_id><m:itemgroup_id> \u017elut\u00fd\u00a0</m:itemgroup_id>")}
      ${item("<ITEM_ID>4</ITEM_ID>")}
      ${
        item("<ITEM_ID>5</ITEM_ID><ITEMGROUP_ID><![CDATA[\u017dlut\u00fd]]></ITEMGROUP_ID>")
      }</CHANNEL>`;
    const single: Record<string, number> = { Ž: 0x8e, ž: 0x9e, Ý: 0xdd, ý: 0xfd, "\u00a0": 0xa0 };
    const bytes = encoding === "utf-8"
      ? new TextEncoder().encode(text)
      : Uint8Array.from([...text], (letter) => single[letter] ?? letter.charCodeAt(0));

    const { raw } = await readFile(mergado, bytes);

    assert.deepEqual(raw.map(({ items }) => items).toSorted(), [1, 1, 3]);
  });
}
