import assert from "node:assert/strict";
import { checkMapping } from "../../../../core/formats/custom/check.ts";
import { customCsv } from "../../../../core/formats/custom/csv_format.ts";
import {
  type CsvMapping,
  csvMapping,
  type FieldRule,
  ruleOf,
} from "../../../../core/formats/custom/mapping.ts";
import { formatKey } from "../../../../core/formats/format.ts";
import { codesOf, czechProducts, readFile } from "../reading_files.ts";

const mappingOf = (columns: string[], rules: FieldRule[], more: Partial<CsvMapping> = {}) =>
  csvMapping.parse({ shape: 1, columns, rules, ...more });

const formatOf = (mapping: CsvMapping) =>
  customCsv({ id: 7, name: "Sklad", entity: "products", mapping });

/** Reads rows below the header that a mapping has. */
function readRows(mapping: CsvMapping, ...rows: string[]) {
  return readFile(formatOf(mapping), [mapping.columns.join(";"), ...rows].join("\r\n"));
}

const goods = mappingOf(["Kód", "Název", "Cena", "Sklad"], [
  ruleOf("code", "Kód"),
  ruleOf("title:cs", "Název"),
  ruleOf("price:CZK:", "Cena", { numberStyle: "comma" }),
  ruleOf("stock", "Sklad"),
]);

Deno.test("customCsv() reads the columns that are paired, and no others", async () => {
  const { records, problems } = await readRows(goods, 'A-1;"Hrnek; modrý";1.290,50 Kč;12 ks');
  assert.deepEqual(problems, []);
  assert.equal(records[0]!.code, "A-1");
  assert.deepEqual([...records[0]!.values], [
    ["title:cs", "Hrnek; modrý"],
    ["price:CZK:", 129_050],
    ["stock", 12],
  ]);
});

Deno.test("customCsv() tells a bad cell with its line, column and value", async () => {
  const { records, problems } = await readRows(goods, "A;Hrnek;1299.50;3", "B;Talíř;10;mnoho");
  assert.deepEqual(problems.map(({ code, line, field, value }) => [code, line, field, value]), [
    ["price_unreadable", 2, "Cena", "1299.50"],
    ["number_unreadable", 3, "Sklad", "mnoho"],
  ]);
  assert.equal(records.length, 2, "the rest of the row is used");
});

Deno.test("customCsv() reads what Excel writes: Windows-1250, semicolons, quotes", async () => {
  const text = 'sep=;\r\nKód;Název;Cena;Sklad\r\n="001";"Žluťoučký ""kůň""";10,50;1\r\n';
  const special: Record<string, number> = {
    "Ž": 0x8e,
    "ž": 0x9e,
    "ť": 0x9d,
    "č": 0xe8,
    "ý": 0xfd,
    "ů": 0xf9,
    "ň": 0xf2,
    "ó": 0xf3,
    "á": 0xe1,
    "í": 0xed,
    "ě": 0xec,
  };
  const bytes = Uint8Array.from([...text], (letter) => special[letter] ?? letter.charCodeAt(0));
  const { records, problems } = await readFile(formatOf(goods), bytes);
  assert.deepEqual(problems, []);
  assert.equal(records[0]!.code, "001");
  assert.equal(records[0]!.values.get("title:cs"), 'Žluťoučký "kůň"');
});

Deno.test("customCsv() takes no number of a spreadsheet for a code", async () => {
  const { records, problems } = await readRows(goods, "1,23457E+12;Hrnek;10;1");
  assert.deepEqual(codesOf(problems), ["code_spoiled"]);
  assert.equal(records[0]!.code, undefined);
});

Deno.test("customCsv() makes a field of several columns, and of none", async () => {
  const mapping = mappingOf(["Kód", "Značka", "Model"], [
    ruleOf("code", "Kód"),
    ruleOf("title:cs", { kind: "template", template: "{Značka} {Model}" }),
    ruleOf("unit", { kind: "constant", value: "ks" }),
  ]);
  const { records } = await readRows(mapping, "A;Lípa;X1", "B;;", "C;;X2");
  assert.deepEqual(records.map(({ values }) => values.get("title:cs")), [
    "Lípa X1",
    undefined,
    "X2",
  ]);
  assert.equal(records[1]!.values.get("unit"), "ks");
});

Deno.test("customCsv() goes by the import's style of decimals where the mapping says none", async () => {
  const mapping = mappingOf(["Kód", "Cena"], [
    ruleOf("code", "Kód"),
    ruleOf("price:CZK:", "Cena"),
  ]);
  const read = async (decimalStyle: "comma" | "point") => {
    const options = { ...czechProducts, decimalStyle };
    const { records } = await readFile(formatOf(mapping), "Kód;Cena\nA;1.299\n", options);
    return records[0]!.values.get("price:CZK:");
  };
  assert.deepEqual([await read("comma"), await read("point")], [1_299_00, 1_30]);
});

Deno.test("customCsv() takes what a word of the file means", async () => {
  const values = [{ from: "Skladem", to: "10" }, { from: "*", to: "0" }];
  const mapping = mappingOf(["Kód", "Sklad"], [
    ruleOf("code", "Kód"),
    ruleOf("stock", "Sklad", { values }),
  ]);
  const { records } = await readRows(mapping, "A;SKLADEM ", "B;na dotaz", "C;");
  assert.deepEqual(records.map((record) => record.values.get("stock")), [10, 0, undefined]);
});

const empties: [whenEmpty: FieldRule["whenEmpty"], expected: unknown][] = [
  ["keep", undefined],
  ["clear", null],
  ["default", "Lípa"],
];
for (const [whenEmpty, expected] of empties) {
  Deno.test(`customCsv() takes an empty cell as ${whenEmpty}`, async () => {
    const mapping = mappingOf(["Kód", "Výrobce"], [
      ruleOf("code", "Kód"),
      ruleOf("manufacturer", "Výrobce", { whenEmpty, emptyValue: "Lípa" }),
    ]);
    const { records } = await readRows(mapping, "A; ");
    assert.equal(records[0]!.values.get("manufacturer"), expected);
  });
}

Deno.test("customCsv() joins lists of several columns, nothing twice", async () => {
  const mapping = mappingOf(["Kód", "Foto", "Další fotky", "Kategorie", "Barva"], [
    ruleOf("code", "Kód"),
    ruleOf("images", "Foto"),
    ruleOf("images", "Další fotky", { separator: "," }),
    ruleOf("categoryPaths", "Kategorie", { separator: "|" }),
    ruleOf("parameters:Barva", "Barva", { separator: "," }),
  ]);
  const { records, problems } = await readRows(
    mapping,
    "A;https://a.cz/1.jpg;https://a.cz/2.jpg, https://a.cz/1.jpg, x;Dům > Hrnky|Akce;modrá,bílá",
  );
  const { values } = records[0]!;
  assert.deepEqual(values.get("images"), [
    { url: "https://a.cz/1.jpg", main: true },
    { url: "https://a.cz/2.jpg" },
  ]);
  assert.deepEqual(values.get("categoryPaths"), [["Dům", "Hrnky"], ["Akce"]]);
  assert.deepEqual(values.get("parameters"), [
    { name: { cs: "Barva" }, value: { cs: "modrá" } },
    { name: { cs: "Barva" }, value: { cs: "bílá" } },
  ]);
  assert.deepEqual(codesOf(problems), ["url_unusable"]);
});

Deno.test("customCsv() adds VAT to prices without it, by the row's rate or the usual one", async () => {
  const mapping = mappingOf(["Kód", "Cena", "DPH"], [
    ruleOf("code", "Kód"),
    ruleOf("price:CZK:", "Cena", { isNet: true }),
    ruleOf("vatRate", "DPH"),
  ]);
  const { records } = await readRows(mapping, "A;100;12", "B;100;");
  assert.deepEqual(records.map(({ values }) => values.get("price:CZK:")), [112_00, 121_00]);
});

Deno.test("customCsv() keeps prices of lists and currencies apart, and weighs in grams", async () => {
  const mapping = mappingOf(["Kód", "VO", "Eura", "Váha"], [
    ruleOf("code", "Kód"),
    ruleOf("price:CZK:Velkoobchod", "VO"),
    ruleOf("price:EUR:", "Eura"),
    ruleOf("weight", "Váha", { weightUnit: "kg" }),
  ]);
  const { records } = await readRows(mapping, "A;80;4,20;0,35", "B;;;200 g");
  assert.deepEqual([...records[0]!.values], [
    ["price:CZK:Velkoobchod", 80_00],
    ["price:EUR:", 4_20],
    ["weight", 350],
  ]);
  assert.equal(records[1]!.values.get("weight"), 200);
});

const variants = mappingOf(["Produkt", "Varianta", "Název", "Cena", "EAN", "Barva"], [
  ruleOf("code", "Produkt"),
  ruleOf("variantCode", "Varianta"),
  ruleOf("title:cs", "Název"),
  ruleOf("price:CZK:", "Cena"),
  ruleOf("ean", "EAN"),
  ruleOf("parameters:Barva", "Barva"),
]);

Deno.test("customCsv() joins rows of variants with their product's, wherever they stand", async () => {
  const { records, raw } = await readRows(
    variants,
    "T;;Triko;100;;",
    "T;T-1;;110;8594001234561;modrá",
    "H;;Hrnek;50;;",
    "T;T-2;;;;bílá",
  );
  assert.deepEqual(raw.map(({ items }) => items), [3, 1]);
  const shirt = records.find(({ code }) => code === "T")!;
  assert.deepEqual([...shirt.values], [["title:cs", "Triko"], ["price:CZK:", 100_00]]);
  assert.deepEqual(shirt.variants.map(({ code, line }) => [code, line]), [["T-1", 3], ["T-2", 5]]);
  assert.equal(shirt.variants[0]!.values.get("price:CZK:"), 110_00);
});

Deno.test("customCsv() makes the product of rows that are all variants", async () => {
  const { records } = await readRows(
    variants,
    "T;T-1;Triko;100;;modrá",
    "T;T-2;Triko;100;;bílá",
    ";H-1;Hrnek;50;;",
  );
  const shirt = records.find(({ code }) => code === "T");
  const mug = records.find(({ code }) => code === "H-1");
  assert.deepEqual([...shirt!.values], [["title:cs", "Triko"], ["price:CZK:", 100_00]]);
  assert.equal(shirt!.variants.length, 2);
  assert.equal(mug!.variants.length, 0);
});

Deno.test("customCsv() reads a table without a header by the letters of its columns", async () => {
  const mapping = mappingOf(["A", "B", "C"], [
    ruleOf("code", "A"),
    ruleOf("variantCode", "B"),
    ruleOf("title:cs", "C"),
  ], { hasHeader: false });
  const { records } = await readFile(formatOf(mapping), "P;;Triko\nP;P-1;\nQ;;Hrnek\n");
  assert.deepEqual(records.map(({ code, variants }) => [code, variants.length]), [["P", 1], [
    "Q",
    0,
  ]]);
});

Deno.test("customCsv() goes by the columns' names when their order changes", async () => {
  const { records, problems } = await readFile(
    formatOf(goods),
    "Sklad;Novinka;Název;Kód;Cena\n5;ano;Hrnek;A;10\n",
  );
  assert.equal(records[0]!.values.get("title:cs"), "Hrnek");
  assert.deepEqual(problems.map(({ code, field }) => [code, field]), [[
    "column_unknown",
    "Novinka",
  ]]);
});

Deno.test("customCsv() does without a column, but not without the code's", async () => {
  const without = await readFile(formatOf(goods), "Kód;Název;Cena\nA;Hrnek;10\n");
  assert.deepEqual(codesOf(without.problems), ["column_absent"]);
  assert.equal(without.records[0]!.values.has("stock"), false);
  const blind = await readFile(formatOf(goods), "Název;Cena;Sklad\nHrnek;10;1\n");
  assert.deepEqual(codesOf(blind.problems), ["column_missing"]);
  assert.equal(blind.records.length, 0);
});

Deno.test("another mapping is another format, and makes every record another one", async () => {
  const changed = { ...goods, rules: goods.rules.slice(0, 3) };
  assert.notEqual(formatKey(formatOf(goods)), formatKey(formatOf(changed)));
  assert.equal(formatKey(formatOf(goods)), formatKey(formatOf(structuredClone(goods))));
  const [before, after] = await Promise.all(
    [goods, changed].map((each) => readRows(each, "A;x;1;1")),
  );
  const other = await readRows({ ...changed, columns: goods.columns }, "A;x;1;1");
  assert.notEqual(before!.raw[0]!.content, after!.raw[0]!.content);
  assert.equal(after!.raw[0]!.content, other.raw[0]!.content);
});

Deno.test("customCsv() recognises a file that has all columns of its rules", () => {
  const format = formatOf(goods);
  const head = (text: string) => format.recognise({ text, encoding: "utf-8" });
  assert.equal(head("Cena;Sklad;Kód;Název;Navíc\n1;2;3;4;5"), "products");
  assert.equal(head("Kód;Název\nA;B"), undefined);
  assert.equal(head(""), undefined);
});

const wrongMappings: [what: string, rules: FieldRule[], code: string][] = [
  ["no code", [ruleOf("stock", "Sklad")], "code_missing"],
  ["an unknown field", [ruleOf("code", "Kód"), ruleOf("prize", "Cena")], "target_unknown"],
  ["an unknown language", [ruleOf("code", "Kód"), ruleOf("title:de", "Název")], "target_unknown"],
  ["a field twice", [ruleOf("code", "Kód"), ruleOf("code", "Název")], "target_twice"],
  ["an unknown column", [ruleOf("code", "Kod")], "column_unknown"],
  [
    "an unknown column in a template",
    [ruleOf("code", "Kód"), ruleOf("title:cs", { kind: "template", template: "{Jméno}" })],
    "column_unknown",
  ],
  [
    "a composed code of a group",
    [
      ruleOf("code", { kind: "template", template: "X{Kód}" }),
      ruleOf("variantCode", "Kód"),
    ],
    "group_not_column",
  ],
];
for (const [what, rules, code] of wrongMappings) {
  Deno.test(`checkMapping() refuses ${what}`, () => {
    const problems = checkMapping("products", { ...goods, rules });
    assert.deepEqual(problems.map((problem) => problem.code), [code]);
  });
}

Deno.test("checkMapping() lets a list be made of several columns", () => {
  const rules = [ruleOf("code", "Kód"), ruleOf("images", "Název"), ruleOf("images", "Cena")];
  assert.deepEqual(checkMapping("products", { ...goods, rules }), []);
});

Deno.test("a row of English dates is read in the order that the column is said to have", async () => {
  const mapping = mappingOf(["Kód", "Od"], [
    ruleOf("code", "Kód"),
    ruleOf("availableFrom", "Od", { dateStyle: "mdy" }),
  ]);
  const { records, problems } = await readFile(
    formatOf(mapping),
    "Kód;Od\nA;12/31/2026\nB;31/12/2026\n",
    czechProducts,
  );
  assert.equal(records[0]!.values.get("availableFrom"), "2026-12-31");
  assert.deepEqual(codesOf(problems), ["date_unreadable"]);
});
