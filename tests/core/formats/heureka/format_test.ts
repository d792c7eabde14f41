import assert from "node:assert/strict";
import type { EntityRecord, ReadOptions } from "../../../../core/formats/format.ts";
import { heureka } from "../../../../core/formats/heureka/format.ts";
import { codesOf, czechProducts, readFile } from "../reading_files.ts";

const item = (...tags: string[]) => `<SHOPITEM>${tags.join("")}</SHOPITEM>`;
const shop = (...items: string[]) => `<?xml version="1.0"?><SHOP>${items.join("")}</SHOP>`;
const priced = "<PRICE_VAT>100</PRICE_VAT>";

async function readOne(tags: string, options: Partial<ReadOptions> = {}) {
  const file = await readFile(heureka, shop(item(tags)), { ...czechProducts, ...options });
  assert.equal(file.records.length, 1);
  return { record: file.records[0]!, problems: file.problems };
}

const member = (id: string, ...tags: string[]) =>
  item(`<ITEM_ID>${id}</ITEM_ID><ITEMGROUP_ID>G1</ITEMGROUP_ID>${priced}`, ...tags);
const param = (name: string, value: string) =>
  `<PARAM><PARAM_NAME>${name}</PARAM_NAME><VAL>${value}</VAL></PARAM>`;

async function readGroup(...items: string[]): Promise<EntityRecord> {
  const { records } = await readFile(heureka, shop(...items));
  assert.equal(records.length, 1);
  return records[0]!;
}

Deno.test("Heureka: an item becomes a product with all that the feed says", async () => {
  const { record, problems } = await readOne(`
    <ITEM_ID>KR-1</ITEM_ID>
    <PRODUCTNAME>Hrnek Lipka modrý</PRODUCTNAME>
    <DESCRIPTION><![CDATA[ <p>Točený ručně.</p> ]]></DESCRIPTION>
    <URL>https://shop.example/hrnek</URL>
    <IMGURL>https://shop.example/1.jpg</IMGURL>
    <IMGURL_ALTERNATIVE>https://shop.example/2.jpg</IMGURL_ALTERNATIVE>
    <IMGURL_ALTERNATIVE>https://shop.example/1.jpg</IMGURL_ALTERNATIVE>
    <VIDEO_URL>https://video.example/1</VIDEO_URL>
    <PRICE_VAT>349,50</PRICE_VAT>
    <VAT>21%</VAT>
    <MANUFACTURER>Dílna Pod Lípou</MANUFACTURER>
    <CATEGORYTEXT>Heureka.cz | Kuchyně | Hrnky</CATEGORYTEXT>
    <EAN>4006381333931</EAN>
    <ISBN>80-7203-000-0</ISBN>
    <PRODUCTNO>L-1</PRODUCTNO>
    <ITEM_TYPE>bazar</ITEM_TYPE>
    <DELIVERY_DATE>3</DELIVERY_DATE>
    <STOCK_QTY>12</STOCK_QTY>
    <PARAM><VAL>kamenina</VAL><PARAM_NAME>Materiál</PARAM_NAME></PARAM>
    <ACCESSORY>KR-2</ACCESSORY>
    <GIFT ID="KR-3">Lžička</GIFT>
    <HEUREKA_CPC>2,5</HEUREKA_CPC>
    <DELIVERY><DELIVERY_ID>PPL</DELIVERY_ID><DELIVERY_PRICE>99</DELIVERY_PRICE></DELIVERY>`);

  assert.deepEqual(problems, []);
  assert.equal(record.code, "KR-1");
  assert.deepEqual(Object.fromEntries(record.values), {
    "title:cs": "Hrnek Lipka modrý",
    "longDescription:cs": "<p>Točený ručně.</p>",
    "url:cs": "https://shop.example/hrnek",
    images: [{ url: "https://shop.example/1.jpg", main: true }, {
      url: "https://shop.example/2.jpg",
    }],
    videoUrl: "https://video.example/1",
    "price:CZK:": 34_950,
    vatRate: 21,
    manufacturer: "Dílna Pod Lípou",
    categoryPaths: [["Kuchyně", "Hrnky"]],
    ean: "4006381333931",
    isbn: "80-7203-000-0",
    partNumber: "L-1",
    condition: "used",
    deliveryDays: 3,
    stock: 12,
    parameters: [{ name: { cs: "Materiál" }, value: { cs: "kamenina" } }],
    accessories: ["KR-2"],
    gifts: [{ code: "KR-3", type: "highest_stock_variant" }],
    metas: [{ key: "heureka_cpc", type: "input", value: "2,5" }],
  });
  const fields = heureka.fields.products!;
  for (const path of record.values.keys()) assert.ok(fields.includes(path.split(":")[0]!), path);
});

Deno.test("Heureka: an empty tag is one that is not given, never a deletion", async () => {
  const { record } = await readOne(
    "<ITEM_ID>1</ITEM_ID><EAN/><IMGURL></IMGURL><PRICE_VAT/><PARAM/>",
  );

  assert.deepEqual([...record.values], []);
});

const codes: [codeTag: ReadOptions["codeTag"], code: string | undefined][] = [
  ["ITEM_ID", "A/1 ž"],
  ["EAN", "4006381333931"],
  ["PRODUCTNO", undefined],
];
for (const [codeTag, code] of codes) {
  Deno.test(`Heureka: the code by ${codeTag} is ${code} (R72)`, async () => {
    const tags = "<ITEM_ID> A/1 ž </ITEM_ID><EAN>4006381333931.0</EAN>";

    assert.equal((await readOne(tags, { codeTag })).record.code, code);
  });
}

Deno.test("Heureka: tags are known in any case, with underscores and prefixes or without", async () => {
  const feed = `<x:shop><x:shop_item><x:itemid>1</x:itemid><product_name>Název</product_name>
    <x:price_vat>10</x:price_vat></x:shop_item></x:shop>`;

  const { records, problems } = await readFile(heureka, feed);

  assert.equal(records[0]?.code, "1");
  assert.equal(records[0]?.values.get("title:cs"), "Název");
  assert.deepEqual(problems, []);
});

const prices: [name: string, tags: string, price: number | undefined, problems: string[]][] = [
  ["PRICE_VAT", "<PRICE_VAT>121</PRICE_VAT><PRICE>90</PRICE><VAT>21</VAT>", 12_100, []],
  ["PRICE and VAT", "<PRICE_VAT/><PRICE>100</PRICE><VAT>0,21</VAT>", 12_100, []],
  ["PRICE alone", "<PRICE>100</PRICE>", 10_000, []],
  ["a fee on top", "<PRICE_VAT>100</PRICE_VAT><DUES>5,50</DUES>", 10_550, []],
  ["nothing", "<PRICE_VAT/>", undefined, ["price_missing"]],
  ["a word", "<PRICE_VAT>dohodou</PRICE_VAT>", undefined, ["price_unreadable"]],
  ["three decimals", "<PRICE_VAT>12.345</PRICE_VAT>", 1_234_500, ["price_ambiguous"]],
  ["a strange rate", "<PRICE_VAT>1</PRICE_VAT><VAT>15</VAT>", 100, ["vat_rate_unusual"]],
];
for (const [name, tags, price, problems] of prices) {
  Deno.test(`Heureka: the price by ${name} is ${price} haléře`, async () => {
    const { record, problems: found } = await readOne(tags);

    assert.equal(record.values.get("price:CZK:"), price);
    assert.deepEqual(codesOf(found), problems);
  });
}

Deno.test("Heureka: the price is in the currency of the feed, and in none that we do not keep", async () => {
  const euro = await readOne("<PRICE_VAT>14.90</PRICE_VAT><CURRENCY>eur</CURRENCY>");
  const dollar = await readOne("<PRICE_VAT>14.90</PRICE_VAT><CURRENCY>USD</CURRENCY>");

  assert.equal(euro.record.values.get("price:EUR:"), 1_490);
  assert.deepEqual([...dollar.record.values], []);
  assert.deepEqual(codesOf(dollar.problems), ["currency_unknown"]);
});

const availabilities: [text: string, values: Record<string, unknown>, problems: string[]][] = [
  ["0", { deliveryDays: 0 }, []],
  ["60", { deliveryDays: 60 }, []],
  ["2026-05-01", { availableFrom: "2026-05-01" }, []],
  ["skladem", { deliveryDays: 0 }, []],
  ["", {}, []],
  ["-1", {}, ["availability_unreadable"]],
  ["3-5", {}, ["availability_unreadable"]],
];
for (const [text, values, problems] of availabilities) {
  Deno.test(`Heureka: DELIVERY_DATE "${text}" is ${JSON.stringify(values)}`, async () => {
    const tags = `<DELIVERY_DATE>${text}</DELIVERY_DATE>${priced}`;
    const { record, problems: found } = await readOne(tags);

    record.values.delete("price:CZK:");
    assert.deepEqual(Object.fromEntries(record.values), values);
    assert.deepEqual(codesOf(found), problems);
  });
}

const categories: [text: string, paths: string[][] | undefined][] = [
  ["Heureka.cz | Kuchyně | Hrnky", [["Kuchyně", "Hrnky"]]],
  ["heureka.SK|Kuchyňa", [["Kuchyňa"]]],
  ["Heureka.cz | ", undefined],
  ["Kola, Kola &gt; Dětská kola", [["Kola"], ["Kola", "Dětská kola"]]],
  ["Hrnky, misky a talíře", [["Hrnky, misky a talíře"]]],
  ["Audio/Video - příslušenství", [["Audio/Video - příslušenství"]]],
];
for (const [text, paths] of categories) {
  Deno.test(`Heureka: CATEGORYTEXT "${text}" is ${JSON.stringify(paths)}`, async () => {
    const { record } = await readOne(`<CATEGORYTEXT>${text}</CATEGORYTEXT>`);

    assert.deepEqual(record.values.get("categoryPaths"), paths);
  });
}

Deno.test("Heureka: a tag that nobody knows is told by its spelling, and the item is used", async () => {
  const { record, problems } = await readOne(`<ITEM_ID>1</ITEM_ID>${priced}<Foo_Bar>x</Foo_Bar>`);

  assert.equal(record.code, "1");
  assert.deepEqual(problems.map(({ code, field }) => [code, field]), [["tag_unknown", "Foo_Bar"]]);
});

Deno.test("Heureka: of a tag that stands twice the first wins", async () => {
  const { record, problems } = await readOne(
    `<ITEM_ID>1</ITEM_ID><ITEM_ID>2</ITEM_ID><EAN/><EAN>40170725</EAN>${priced}`,
  );

  assert.equal(record.code, "1");
  assert.equal(record.values.get("ean"), "40170725");
  assert.deepEqual(codesOf(problems), ["value_duplicate"]);
});

Deno.test("Heureka: names that were escaped twice are read, a description stays as it is", async () => {
  const { record } = await readOne(
    "<PRODUCTNAME>d&amp;#039;Hermès&amp;nbsp;&amp;amp; syn</PRODUCTNAME>" +
      "<DESCRIPTION>&amp;lt;p&amp;gt;</DESCRIPTION>",
  );

  assert.equal(record.values.get("title:cs"), "d'Hermès & syn");
  assert.equal(record.values.get("longDescription:cs"), "&lt;p&gt;");
});

Deno.test("Heureka: items of a group are variants of one product with its code (R70, R71)", async () => {
  const record = await readGroup(
    member(
      "1",
      "<PRODUCTNAME>Tričko Basic modré</PRODUCTNAME>",
      param("Barva", "modrá"),
      param("Střih", "volný"),
    ),
    member(
      "2",
      "<PRODUCTNAME>Tričko Basic červené</PRODUCTNAME>",
      param("Barva", "červená"),
      param("Střih", "volný"),
    ),
  );

  assert.equal(record.code, "G1");
  assert.equal(record.values.get("title:cs"), "Tričko Basic");
  assert.deepEqual(record.values.get("parameters"), [
    { name: { cs: "Střih" }, value: { cs: "volný" } },
  ]);
  assert.deepEqual(record.variants.map(({ code, values }) => [code, values.get("parameters")]), [
    ["1", [{ name: { cs: "Barva" }, value: { cs: "modrá" } }]],
    ["2", [{ name: { cs: "Barva" }, value: { cs: "červená" } }]],
  ]);
});

Deno.test("Heureka: the code of a group never follows the setting, its variants' do", async () => {
  const feed = shop(member("1", "<EAN>40170725</EAN>"));

  const { records } = await readFile(heureka, feed, { ...czechProducts, codeTag: "EAN" });

  assert.equal(records[0]?.code, "G1");
  assert.equal(records[0]?.variants[0]?.code, "40170725");
});

const titles: [name: string, members: string[][], title: string][] = [
  ["PRODUCT when all share it", [["Tričko A", "Tričko"], ["Tričko B", "Tričko"]], "Tričko"],
  ["what the names begin with", [["Hrnek Lipka (M)"], ["Hrnek Lipka (L)"]], "Hrnek Lipka"],
  ["whole words only", [["Hrnek modrý"], ["Hrnek modravý"]], "Hrnek"],
  ["the first name", [["Kolo"], ["Hrnek"]], "Kolo"],
  ["a name without the shop system's rest", [["Hrnek Default Title"]], "Hrnek"],
];
for (const [name, members, title] of titles) {
  Deno.test(`Heureka: the title of a group is ${name}`, async () => {
    const record = await readGroup(...members.map(([productName, product], index) =>
      member(
        String(index),
        `<PRODUCTNAME>${productName}</PRODUCTNAME>`,
        product ? `<PRODUCT>${product}</PRODUCT>` : "",
      )
    ));

    assert.equal(record.values.get("title:cs"), title);
  });
}

Deno.test("Heureka: what all members share is the product's, what differs the variants'", async () => {
  const record = await readGroup(
    member(
      "1",
      "<MANUFACTURER>A</MANUFACTURER><EAN>40170725</EAN><DELIVERY_DATE>1</DELIVERY_DATE>",
    ),
    member("2", "<MANUFACTURER>A</MANUFACTURER><DELIVERY_DATE>5</DELIVERY_DATE>"),
  );

  assert.deepEqual(Object.fromEntries(record.values), {
    manufacturer: "A",
    "price:CZK:": 10_000,
    deliveryDays: null, // so that an earlier feed's does not stay
  });
  assert.deepEqual(record.variants.map(({ values }) => values.get("deliveryDays")), [1, 5]);
  assert.deepEqual(record.variants.map(({ values }) => values.get("price:CZK:")), [10_000, 10_000]);
  assert.equal(record.variants[0]?.values.get("ean"), "40170725");
});

Deno.test("Heureka: the product has all pictures, a variant its own first one", async () => {
  const picture = (name: string) => `<IMGURL>https://i.example/${name}.jpg</IMGURL>`;
  const record = await readGroup(member("1", picture("a")), member("2", picture("b")));

  assert.deepEqual(record.values.get("images"), [
    { url: "https://i.example/a.jpg", main: true },
    { url: "https://i.example/b.jpg" },
  ]);
  assert.deepEqual(record.variants[1]?.values.get("images"), [
    { url: "https://i.example/b.jpg", main: true },
  ]);
});

const labels: [name: string, names: [string, string], labels: string[]][] = [
  ["the rest of the name", ["Karta (500 Kč)", "Karta (900 Kč)"], ["500 Kč", "900 Kč"]],
  ["the code when names are equal", ["Karta", "Karta"], ["1", "2"]],
];
for (const [name, [first, second], expected] of labels) {
  Deno.test(`Heureka: variants without parameters are told apart by ${name}`, async () => {
    const record = await readGroup(
      member("1", `<PRODUCTNAME>${first}</PRODUCTNAME>`),
      member("2", `<PRODUCTNAME>${second}</PRODUCTNAME>`),
    );

    assert.deepEqual(
      record.variants.map(({ values }) => values.get("parameters")),
      expected.map((label) => [
        { name: { cs: "Varianta" }, value: { cs: label } },
      ]),
    );
  });
}

Deno.test("Heureka: a group of one is a product with one variant", async () => {
  const record = await readGroup(member("1", "<PRODUCTNAME>Hrnek</PRODUCTNAME>"));

  assert.equal(record.code, "G1");
  assert.equal(record.variants.length, 1);
});

Deno.test("Heureka: the same code twice in a group is used once", async () => {
  const { records, problems } = await readFile(heureka, shop(member("1"), member("1")));

  assert.equal(records[0]?.variants.length, 1);
  assert.deepEqual(
    problems.map(({ code, value, details }) => [code, value, details?.firstRecord]),
    [
      ["code_duplicate", "1", 1],
    ],
  );
});

Deno.test("Heureka: members of a group are found wherever they stand", async () => {
  const plain = item(`<ITEM_ID>P</ITEM_ID>${priced}`);
  const other = (id: string) => member(id).replace("G1", "G2");

  const { raw, records } = await readFile(
    heureka,
    shop(member("1"), plain, other("a"), member("2"), other("b"), member("3")),
  );

  assert.deepEqual(records.map(({ code, variants }) => [code, variants.map((one) => one.code)]), [
    ["P", []],
    ["G2", ["a", "b"]],
    ["G1", ["1", "2", "3"]],
  ]);
  assert.deepEqual(raw.map(({ number, items }) => [number, items]), [[2, 1], [3, 2], [1, 3]]);
});

Deno.test("Heureka: equal records have equal content, wherever they stand", async () => {
  const here = await readFile(heureka, shop(member("1"), member("2")));
  const there = await readFile(
    heureka,
    shop(item("<ITEM_ID>x</ITEM_ID>"), "\n", member("1"), member("2")),
  );

  assert.equal(here.raw[0]?.content, there.raw[1]?.content);
});

Deno.test("Heureka: a broken item breaks alone, also inside a group", async () => {
  const broken = member("2").replace("</ITEM_ID>", "</ITEM>");

  const { records, problems } = await readFile(heureka, shop(member("1"), broken, member("3")));

  assert.deepEqual(records[0]?.variants.map(({ code }) => code), ["1", "3"]);
  assert.deepEqual(problems.map(({ code, record }) => [code, record]), [["record_malformed", 2]]);
});

Deno.test("Heureka: HTML in a description and a bare & are read, with the reason", async () => {
  const { record, problems } = await readOne(
    `<ITEM_ID>1</ITEM_ID>${priced}<DESCRIPTION><p>A &nbsp;& B<br></p></DESCRIPTION>`,
  );

  assert.equal(record.values.get("longDescription:cs"), "<p>A \u00a0& B<br></p>");
  assert.deepEqual(codesOf(problems), ["record_repaired"]);
});

Deno.test("Heureka: a group that the end of the file cuts is refused, not used in part", async () => {
  const plain = item(`<ITEM_ID>P</ITEM_ID>${priced}`);
  const feed = shop(plain, member("1"), member("2")).slice(0, -40);

  const { records, problems } = await readFile(heureka, feed);

  assert.deepEqual(records.map(({ code }) => code), ["P"]);
  assert.deepEqual(codesOf(problems), ["file_truncated", "group_incomplete"]);
});

Deno.test("Heureka: an empty SHOP is a feed without items", async () => {
  assert.deepEqual(await readFile(heureka, "<?xml version='1.0'?><SHOP/>"), {
    raw: [],
    records: [],
    problems: [],
  });
});

Deno.test("Heureka: a feed in Windows-1250 or UTF-16 reads like one in UTF-8 (R19, UP-10)", async () => {
  const feed = shop(member("1"), item(`<ITEM_ID>P</ITEM_ID>${priced}`), member("2"));
  const utf16 = new Uint8Array(
    new Uint16Array([...`\ufeff${feed}`].map((letter) => letter.charCodeAt(0))).buffer,
  );

  assert.deepEqual(
    (await readFile(heureka, utf16)).records,
    (await readFile(heureka, feed)).records,
  );
});

Deno.test("Heureka: problems tell the item, the line and the tag as the file has it", async () => {
  const feed =
    `<SHOP>\n<SHOPITEM>\n<price_vat>1</price_vat></SHOPITEM>\n<SHOPITEM>\n<price_vat>x</price_vat>
</SHOPITEM></SHOP>`;

  assert.deepEqual((await readFile(heureka, feed)).problems, [{
    kind: "problem",
    code: "price_unreadable",
    record: 2,
    line: 5,
    field: "price_vat",
    value: "x",
  }]);
});

Deno.test("Heureka: an item with 30,000 parameters and pictures is read like any other", async () => {
  const many = Array.from({ length: 30_000 }, (_, index) => index);
  const pictures = many.map((index) => `<IMGURL>https://i.example/${index}</IMGURL>`).join("");
  const parameters = many.map((index) => param(`p${index}`, `${index}`)).join("");
  const group = await readGroup(member("1", pictures, parameters), member("2"), member("3"));

  assert.equal((group.values.get("images") as unknown[]).length, 30_000);
  assert.equal((group.variants[0]?.values.get("parameters") as unknown[]).length, 30_000);
});
