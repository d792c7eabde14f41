import assert from "node:assert/strict";
import type { EntityRecord, ReadOptions } from "../../../../core/formats/format.ts";
import { zbozi } from "../../../../core/formats/zbozi/format.ts";
import { codesOf, czechProducts, readFile } from "../reading_files.ts";

const item = (...tags: string[]) => `<SHOPITEM>${tags.join("")}</SHOPITEM>`;
const shop = (...items: string[]) =>
  `<SHOP xmlns="http://www.zbozi.cz/ns/offer/1.0">${items.join("")}</SHOP>`;
const priced = "<PRICE_VAT>100</PRICE_VAT>";

async function readOne(tags: string, options: Partial<ReadOptions> = {}) {
  const file = await readFile(zbozi, shop(item(tags)), { ...czechProducts, ...options });
  assert.equal(file.records.length, 1);
  return { record: file.records[0]!, problems: file.problems };
}

const variantsOf = ({ variants }: EntityRecord) =>
  variants.map(({ code, values }) => [code, values.get("parameters")]);
const labelled = (value: string) => [{ name: { cs: "Varianta" }, value: { cs: value } }];

Deno.test("Zboží: an item becomes a product with all that the feed says", async () => {
  const { record, problems } = await readOne(`
    <ITEM_ID>KR-1</ITEM_ID>
    <PRODUCTNAME>Hrnek Lipka</PRODUCTNAME><PRODUCTNAMEEXT>modrý</PRODUCTNAMEEXT>
    <PRODUCT>Hrnek Lipka modrý + lžička</PRODUCT>
    <DESCRIPTION>Točený ručně.</DESCRIPTION>
    <URL>https://shop.example/hrnek</URL>
    <IMGURL>https://shop.example/1.jpg</IMGURL>
    <IMGURL>https://shop.example/2.jpg</IMGURL>
    <IMGURL_ALTERNATIVE>https://shop.example/3.jpg</IMGURL_ALTERNATIVE>
    <PRICE_VAT>349,50</PRICE_VAT>
    <PRICE_BEFORE_DISCOUNT>399</PRICE_BEFORE_DISCOUNT>
    <LIST_PRICE>450</LIST_PRICE>
    <VAT>21</VAT>
    <DELIVERY_DATE>-1</DELIVERY_DATE>
    <BRAND>Dílna Pod Lípou</BRAND>
    <CATEGORYTEXT>Dům | Kuchyně</CATEGORYTEXT><CATEGORYTEXT>Hrnky</CATEGORYTEXT>
    <EAN>4006381333931</EAN>
    <PRODUCTNO>L-1</PRODUCTNO>
    <PARAM><PARAM_NAME>Objem</PARAM_NAME><VAL>350</VAL><UNIT>ml</UNIT></PARAM>
    <EXTRA_MESSAGE>free_gift</EXTRA_MESSAGE><EXTRA_MESSAGE>voucher</EXTRA_MESSAGE>
    <FREE_GIFT_TEXT>Lžička</FREE_GIFT_TEXT>
    <CONDITION>open_box</CONDITION><ITEM_TYPE>new</ITEM_TYPE>
    <VISIBILITY>0</VISIBILITY><EROTIC>1</EROTIC>
    <MAX_CPC>5.8</MAX_CPC><CUSTOM_LABEL_0>výprodej</CUSTOM_LABEL_0>
    <DELIVERY><DELIVERY_ID>PPL</DELIVERY_ID></DELIVERY>
    <SHOP_DEPOTS><DEPOT><IN_STOCK>1</IN_STOCK></DEPOT></SHOP_DEPOTS>`);

  assert.deepEqual(problems, []);
  assert.equal(record.code, "KR-1");
  assert.deepEqual(Object.fromEntries(record.values), {
    "title:cs": "Hrnek Lipka modrý",
    "longDescription:cs": "Točený ručně.",
    "url:cs": "https://shop.example/hrnek",
    images: [
      { url: "https://shop.example/1.jpg", main: true },
      { url: "https://shop.example/2.jpg" },
      { url: "https://shop.example/3.jpg" },
    ],
    "price:CZK:": 34_950,
    "commonPrice:CZK:": 39_900,
    vatRate: 21,
    manufacturer: "Dílna Pod Lípou",
    categoryPaths: [["Dům", "Kuchyně"], ["Hrnky"]],
    ean: "4006381333931",
    partNumber: "L-1",
    parameters: [{ name: { cs: "Objem" }, value: { cs: "350 ml" } }],
    condition: "used",
    active: false,
    adult: true,
    metas: [
      { key: "extra_message", type: "textarea", value: "free_gift\nvoucher" },
      { key: "free_gift_text", type: "input", value: "Lžička" },
      { key: "max_cpc", type: "input", value: "5.8" },
      { key: "custom_label_0", type: "input", value: "výprodej" },
    ],
  });
  const fields = zbozi.fields.products!;
  for (const path of record.values.keys()) assert.ok(fields.includes(path.split(":")[0]!), path);
});

const commonPrices: [name: string, tags: string, price: number | undefined][] = [
  ["the price before a discount", "<PRICE_BEFORE_DISCOUNT>120</PRICE_BEFORE_DISCOUNT>", 12_000],
  ["the list price", "<LIST_PRICE>130</LIST_PRICE>", 13_000],
  ["none that is not higher", "<LIST_PRICE>100</LIST_PRICE>", undefined],
];
for (const [name, tags, price] of commonPrices) {
  Deno.test(`Zboží: the crossed-out price is ${name}`, async () => {
    const { record } = await readOne(`<ITEM_ID>1</ITEM_ID>${priced}${tags}`);

    assert.equal(record.values.get("commonPrice:CZK:"), price);
  });
}

const availabilities: [text: string, values: Record<string, unknown>, problems: string[]][] = [
  ["0", { deliveryDays: 0 }, []],
  ["ihned", { deliveryDays: 0 }, []],
  ["-1", {}, []],
  ["2026-05-01", { availableFrom: "2026-05-01" }, []],
  ["brzy", {}, ["availability_unreadable"]],
];
for (const [text, values, problems] of availabilities) {
  Deno.test(`Zboží: DELIVERY_DATE "${text}" is ${JSON.stringify(values)}`, async () => {
    const { record, problems: found } = await readOne(
      `<DELIVERY_DATE>${text}</DELIVERY_DATE>${priced}`,
    );

    record.values.delete("price:CZK:");
    assert.deepEqual(Object.fromEntries(record.values), values);
    assert.deepEqual(codesOf(found), problems);
  });
}

const codes: [codeTag: ReadOptions["codeTag"], code: string][] = [
  ["ITEM_ID", "A1"],
  ["EAN", "9788090908239"],
  ["PRODUCTNO", "P-7"],
];
for (const [codeTag, code] of codes) {
  Deno.test(`Zboží: the code by ${codeTag} is ${code} (R69)`, async () => {
    const tags = "<ITEM_ID>A1</ITEM_ID><EAN>978-80-909082-3-9</EAN><PRODUCTNO>P-7</PRODUCTNO>";

    assert.equal((await readOne(tags, { codeTag })).record.code, code);
  });
}

Deno.test("Zboží: items of a group are variants of one product with its code", async () => {
  const member = (id: string, size: string) =>
    item(
      `<ITEM_ID>${id}</ITEM_ID><ITEMGROUP_ID>G</ITEMGROUP_ID>${priced}`,
      `<PRODUCTNAME>Triko ${size}</PRODUCTNAME><VISIBILITY>${size === "L" ? 0 : 1}</VISIBILITY>`,
      `<PARAM><PARAM_NAME>Velikost</PARAM_NAME><VAL>${size}</VAL></PARAM>`,
    );
  const { records: [record] } = await readFile(zbozi, shop(member("1", "M"), member("2", "L")));

  assert.equal(record?.code, "G");
  assert.equal(record?.values.get("title:cs"), "Triko");
  assert.equal(record?.values.get("active"), null, "one hidden variant hides no product");
  assert.deepEqual(record?.variants.map(({ values }) => values.get("active")), [true, false]);
});

Deno.test("Zboží: an item with its group's code is a product with one variant", async () => {
  const { record } = await readOne(`<ITEM_ID>A</ITEM_ID><ITEMGROUP_ID>A</ITEMGROUP_ID>${priced}`);

  assert.deepEqual([record.code, record.variants.map(({ code }) => code)], ["A", ["A"]]);
});

Deno.test("Zboží: variants inside an item take from it what they lack, but no code", async () => {
  const { record, problems } = await readOne(`
    <ITEM_ID>K</ITEM_ID><PRODUCTNAME>Kolo Vítr</PRODUCTNAME><EAN>40170725</EAN>
    <PRICE_VAT>9990</PRICE_VAT><VAT>21</VAT><MANUFACTURER>Vítr</MANUFACTURER>
    <VARIANT><PRODUCTNAMEEXT>červené</PRODUCTNAMEEXT><EAN>4006381333931</EAN></VARIANT>
    <VARIANT><PRODUCTNAMEEXT>černé</PRODUCTNAMEEXT><PRODUCTNO>V-2</PRODUCTNO>
      <PRICE>10000</PRICE></VARIANT>`);

  assert.deepEqual(problems, []);
  assert.equal(record.code, "K");
  assert.equal(record.values.get("title:cs"), "Kolo Vítr");
  assert.equal(record.values.get("manufacturer"), "Vítr");
  assert.deepEqual(variantsOf(record), [
    ["4006381333931", labelled("červené")],
    ["V-2", labelled("černé")],
  ]);
  const prices = record.variants.map(({ values }) => values.get("price:CZK:"));
  assert.deepEqual(prices, [999_000, 1_210_000]);
  assert.deepEqual(record.variants.map(({ values }) => values.get("ean")), [
    "4006381333931",
    undefined,
  ]);
});

Deno.test("Zboží: an old item without any code is a record without one", async () => {
  const { record } = await readOne(`<PRODUCT>Podložka</PRODUCT><PRICE>620</PRICE><VAT>0.2</VAT>`);

  assert.equal(record.code, undefined);
  assert.equal(record.values.get("title:cs"), "Podložka");
  assert.equal(record.values.get("price:CZK:"), 74_400);
});
