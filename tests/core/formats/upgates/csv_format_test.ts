import assert from "node:assert/strict";
import type { ReadOptions } from "../../../../core/formats/format.ts";
import { recogniseFormat } from "../../../../core/formats/registry.ts";
import { upgatesCsv } from "../../../../core/formats/upgates/csv_format.ts";
import { codesOf, czechProducts, readFile } from "../reading_files.ts";

const read = (rows: string[], options: Partial<ReadOptions> = {}) =>
  readFile(upgatesCsv, rows.join("\n"), { ...czechProducts, ...options });

async function valuesOf(header: string, row: string, options: Partial<ReadOptions> = {}) {
  const { records } = await read([`[PRODUCT_CODE];${header}`, `KR-1;${row}`], options);
  return Object.fromEntries(records[0]!.values);
}

Deno.test("Upgates CSV: a product and its variants are rows with one code", async () => {
  const { raw, records, problems } = await read([
    "[PRODUCT_CODE];[VARIANT_YN];[VARIANT_CODE];[MAIN_YN];[ACTIVE_YN];[LANGUAGE];[TITLE];[LONG_DESCRIPTION];" +
    "[MANUFACTURER];[AVAILABILITY];[STOCK];[WEIGHT];[VAT];[CATEGORIES];[IS_PRICES_WITH_VAT_YN];" +
    "[PRICE_ORIGINAL „Výchozí“];[PRICE_ORIGINAL „Velkoobchodní“];[PRICE_BUY];[IMAGES];" +
    "[PARAMETER „Materiál“];[PARAMETER „Barva“];[LABEL_ACTIVE_YN „Akce“];[META „invoice_info“];[RELATED]",
    'KR-1001;0;;;1;cs;Hrnek Lipka;"<p>Točený ručně; 0,4 l.</p>";Dílna Pod Lípou;Skladem;;380;21;' +
    '"K00010;K00012";1;349;262.4;140;"https://i.example/a.jpg;https://i.example/b.jpg";kamenina;;1;' +
    'Křehké;"KR-1002;KR-1003"',
    "KR-1001;1;KR-1001-M;1;1;;;;;Skladem;12;;;;1;349;262.4;;https://i.example/a.jpg;;modrá;;;",
    "KR-1001;1;KR-1001-Z;0;ano;;;;;Není skladem;0;;;;1;349;262.4;;;;zelená;;;",
    "KR-1002;0;;;ne;cs;Podšálek;;;;30;;;;1;99.5;;;;;;;;",
  ]);

  assert.deepEqual(problems, []);
  assert.deepEqual(raw.map(({ number, line, items }) => [number, line, items]), [[1, 2, 3], [
    4,
    5,
    1,
  ]]);
  assert.deepEqual(records.map(({ code }) => code), ["KR-1001", "KR-1002"]);
  assert.deepEqual(Object.fromEntries(records[0]!.values), {
    active: true,
    "title:cs": "Hrnek Lipka",
    "longDescription:cs": "<p>Točený ručně; 0,4 l.</p>",
    manufacturer: "Dílna Pod Lípou",
    availability: "Skladem",
    stock: null,
    weight: 380,
    vatRate: 21,
    categories: [{ code: "K00010", primary: true }, { code: "K00012" }],
    "price:CZK:": 34_900,
    "price:CZK:Velkoobchodní": 26_240,
    "purchasePrice:CZK:": 14_000,
    images: [{ url: "https://i.example/a.jpg", main: true }, { url: "https://i.example/b.jpg" }],
    parameters: [{ name: { cs: "Materiál" }, value: { cs: "kamenina" } }],
    labels: [{ name: "Akce", active: true }],
    metas: [{ key: "invoice_info", type: "input", value: "Křehké" }],
    related: ["KR-1002", "KR-1003"],
  });
  const [blue, green] = records[0]!.variants;
  assert.deepEqual([blue?.code, blue?.number, blue?.line], ["KR-1001-M", 2, 3]);
  assert.deepEqual(Object.fromEntries(blue!.values), {
    main: true,
    active: true,
    availability: "Skladem",
    stock: 12,
    weight: null,
    "price:CZK:": 34_900,
    "price:CZK:Velkoobchodní": 26_240,
    images: [{ url: "https://i.example/a.jpg" }],
    labels: null,
    metas: null,
    parameters: [{ name: { cs: "Barva" }, value: { cs: "modrá" } }],
  });
  assert.equal(green?.values.get("images"), null);
});

const headers: [header: string, value: string, values: Record<string, unknown>][] = [
  ['"[PRICE_ORIGINAL ""Výchozí""]"', "1", { "price:CZK:": 100 }],
  ["[PRICE_ORIGINAL «VIP»]", "1", { "price:CZK:VIP": 100 }],
  ["[PRICE_ORIGINAL\u00a0 ''VIP'']", "1", { "price:CZK:VIP": 100 }],
  ["[PRICE_ORIGINAL]", "1", { "price:CZK:": 100 }],
  ["price_original", "1", { "price:CZK:": 100 }],
  [' [STOCK ""] ', "5", { stock: 5 }],
  ["[SEO_DESCRIPTION]", "x", { "seoDescription:cs": "x" }],
];
for (const [header, value, values] of headers) {
  Deno.test(`Upgates CSV: the column ${header} is ${Object.keys(values)[0]}`, async () => {
    assert.deepEqual(await valuesOf(header, value), values);
  });
}

const cells: [header: string, row: string, values: Record<string, unknown>][] = [
  ["[STOCK];[TITLE];[IMAGES];[CATEGORIES]", ";;;", {
    stock: null,
    "title:cs": null,
    images: null,
    categories: null,
  }],
  ["[PRICE_ORIGINAL];[PRICE_SALE];[PRICE_BUY]", ";;", {}],
  ["[IS_PRICES_WITH_VAT_YN];[VAT];[PRICE_ORIGINAL]", "0;12%;100", {
    vatRate: 12,
    "price:CZK:": 11_200,
  }],
  ["[IS_PRICES_WITH_VAT_YN];[PRICE_ORIGINAL];[PRODUCT_DISCOUNT]", "0;100;5", {
    "price:CZK:": 12_100,
    "discount:CZK:": 5,
  }],
  ["[PARAMETER „Barva“];[PARAMETER „Střih“]", '"modrá;zelená";', {
    parameters: [
      { name: { cs: "Barva" }, value: { cs: "modrá" } },
      { name: { cs: "Barva" }, value: { cs: "zelená" } },
    ],
  }],
  ["[NEW_YN];[NEW_FROM];[LABEL_ACTIVE_YN „Akce“]", "1;2025-02-01;", {
    labels: [{ name: "Novinka", active: true, from: "2025-02-01" }],
  }],
  ["[GIFTS];[SETS];[FILES]", "G;S;https://i.example/a.pdf", {
    gifts: [{ code: "G", type: "highest_stock_variant" }],
    sets: [{ code: "S", quantity: 1 }],
    files: [{ url: "https://i.example/a.pdf" }],
  }],
  ["[PRICE_WITH_VAT „Výchozí“];[PRODUCT_DISCOUNT_REAL „Výchozí“]", "1;2", {}],
];
for (const [header, row, values] of cells) {
  Deno.test(`Upgates CSV: "${row}" under ${header} is ${JSON.stringify(values)}`, async () => {
    assert.deepEqual(await valuesOf(header, row), values);
  });
}

Deno.test("Upgates CSV: rows of one product in two languages are one product", async () => {
  const { records, problems } = await read([
    "[PRODUCT_CODE];[LANGUAGE];[TITLE];[MANUFACTURER]",
    "1;cz;Hrnek;Dílna",
    "1;sk;Hrnček;",
    "2;de;Tasse;",
  ]);

  assert.deepEqual(records.map(({ code, values }) => [code, Object.fromEntries(values)]), [
    ["1", { "title:cs": "Hrnek", "title:sk": "Hrnček", manufacturer: "Dílna" }],
    ["2", { manufacturer: null }],
  ]);
  assert.deepEqual(codesOf(problems), ["language_unknown"]);
});

Deno.test("Upgates CSV: rows of one product are found wherever they stand", async () => {
  const { raw, records } = await read([
    "[PRODUCT_CODE];[VARIANT_YN];[VARIANT_CODE]",
    "A;0;",
    "B;0;",
    "A;1;A-1",
    "B;1;B-1",
    "A;1;A-2",
  ]);

  assert.deepEqual(records.map(({ code, variants }) => [code, variants.map((one) => one.code)]), [
    ["B", ["B-1"]],
    ["A", ["A-1", "A-2"]],
  ]);
  assert.deepEqual(raw.map(({ number, items }) => [number, items]), [[2, 2], [1, 3]]);
});

Deno.test("Upgates CSV: a code is the same in quotes, among blanks and without", async () => {
  const { raw } = await read([
    "[TITLE];[PRODUCT_CODE];[VARIANT_CODE]",
    "Hrnek;A;",
    '"Hrnek; malý";"A";A-1',
    ";B;",
    "; A ;A-2",
  ]);

  assert.deepEqual(raw.map(({ number, items }) => [number, items]), [[1, 3], [3, 1]]);
});

Deno.test("Upgates CSV: a file of variants alone needs no column that says so", async () => {
  const { records } = await read(["[VARIANT_CODE];[STOCK]", "A-1;5"]);

  assert.equal(records[0]?.code, undefined);
  assert.deepEqual(records[0]?.variants.map(({ code, values }) => [code, values.get("stock")]), [[
    "A-1",
    5,
  ]]);
});

Deno.test("Upgates CSV: unknown and repeated columns are told once, the rest is read", async () => {
  const { records, problems } = await read([
    "[PRODUCT_CODE];[NOTE];[EAN];[EAN];[STOCK „Brno“];",
    "1;x;40170725;40170725;5;",
    "2;x;;;;",
  ]);

  assert.deepEqual(problems.map(({ code, field }) => [code, field]), [
    ["column_unknown", "[NOTE]"],
    ["column_duplicate", "[EAN]"],
    ["column_unknown", "[STOCK „Brno“]"],
  ]);
  assert.deepEqual(records.map(({ values }) => values.get("ean")), ["40170725", null]);
});

Deno.test("Upgates CSV: what cannot be read is told with the line and the column", async () => {
  const { problems } = await read(["[PRODUCT_CODE];[STOCK]", '"A\nB";many']);

  assert.deepEqual(problems, [{
    kind: "problem",
    code: "number_unreadable",
    record: 1,
    line: 2,
    field: "[STOCK]",
    value: "many",
  }]);
});

Deno.test("Upgates CSV: a short row is used as far as it goes, a long one is not", async () => {
  const { records, problems } = await read([
    "[PRODUCT_CODE];[EAN];[STOCK]",
    "1;40170725",
    "2;40170725;5;;",
    "3;a;b;c",
  ]);

  assert.deepEqual(records.map(({ code, values }) => [code, [...values.keys()]]), [
    ["1", ["ean"]],
    ["2", ["ean", "stock"]],
  ]);
  assert.deepEqual(problems.map(({ code, record }) => [code, record]), [
    ["cell_count_wrong", 1],
    ["record_malformed", 3],
  ]);
});

Deno.test("Upgates CSV: the same cells under another header are another content", async () => {
  const stock = await read(["[PRODUCT_CODE];[STOCK]", "1;5"]);
  const weight = await read(["[PRODUCT_CODE];[WEIGHT]", "1;5"]);
  const again = await read(["[PRODUCT_CODE];[STOCK]", "2;5", "1;5"]);

  assert.notEqual(stock.raw[0]?.content, weight.raw[0]?.content);
  assert.equal(stock.raw[0]?.content, again.raw[1]?.content);
});

const whole: [name: string, text: string, codes: string[]][] = [
  ["an empty file", "", ["file_empty"]],
  ["a header alone", "[PRODUCT_CODE];[STOCK]\n", []],
  ["no column that we know", "a;b\n1;2", ["column_unknown", "column_unknown", "column_missing"]],
  ["an HTML page", "<!DOCTYPE html><html></html>", ["file_is_html"]],
  ["a quote that swallows the rest", '[PRODUCT_CODE];[TITLE]\n1;"a\n2;b\n', ["csv_quote_unclosed"]],
];
for (const [name, text, codes] of whole) {
  Deno.test(`Upgates CSV: ${name} gives no products`, async () => {
    const { records, problems } = await readFile(upgatesCsv, text);

    assert.deepEqual(records, []);
    assert.deepEqual(codesOf(problems), codes);
  });
}

Deno.test("Upgates CSV: Windows-1250 with „…“ in the header reads like UTF-8", async () => {
  const letters = new Map([["„", 0x84], ["“", 0x93], ["ý", 0xfd], ["í", 0xed]]);
  const text = "[PRODUCT_CODE];[PRICE_ORIGINAL „Výchozí“]\n1;2";
  const bytes = Uint8Array.from(
    [...text].map((letter) => letters.get(letter) ?? letter.charCodeAt(0)),
  );

  const { records } = await readFile(upgatesCsv, bytes);

  assert.equal(records[0]?.values.get("price:CZK:"), 200);
});

const heads: [text: string, format: string | undefined][] = [
  ["[PRODUCT_CODE];[TITLE]\n", "upgates-csv"],
  ['\ufeff"[VARIANT_CODE]";"[STOCK]"\n', "upgates-csv"],
  ["[CODE];[CATEGORY_ID];[PARENT_ID]\n", "upgates-csv"],
  ["[ORDER_NUMBER];[ORDER_STATUS]\n", "upgates-csv"],
  ["[EMAIL];[SURNAME]\n", "upgates-csv"],
  ["[WHATEVER]\n[PRODUCT_CODE]", undefined],
];
for (const [text, format] of heads) {
  Deno.test(`Upgates CSV: a file that begins ${JSON.stringify(text)} is ${format}`, () => {
    assert.equal(recogniseFormat({ text, encoding: "utf-8" })?.format.id, format);
  });
}
