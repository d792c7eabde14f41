import assert from "node:assert/strict";
import { eshopRychleCsv, webarealCsv } from "../../../../core/formats/bohemiasoft/format.ts";
import { readOptionCatalogue } from "../../../../core/formats/bohemiasoft/option_catalogue.ts";
import type { ByteSource, ReadOptions } from "../../../../core/formats/format.ts";
import { placeInSet, recogniseFormat } from "../../../../core/formats/registry.ts";
import { fileSeparator } from "../../../../core/formats/table_set.ts";
import { codesOf, czechProducts, readFile, sourceOf } from "../reading_files.ts";

const quoted = (cell: string) => /[;"\n]|^ /.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;

function table(...rows: Record<string, string>[]): string {
  const names = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const lines = rows.map((row) => names.map((name) => quoted(row[name] ?? "")).join(";"));
  return [names.map(quoted).join(";"), ...lines, ""].join("\r\n");
}

/** Tables of one export as an archive is kept. */
const set = (...tables: string[]): string => tables.join(new TextDecoder().decode(fileSeparator));

const pictureBase = "https://lopaty.example/fotky/";

const read = (text: string, options: Partial<ReadOptions> = {}) =>
  readFile(eshopRychleCsv, text, { ...czechProducts, ...options });

const lopata = {
  ID: "71",
  "Kod vyrobku": "LOP/01.a",
  "Nazev vyrobku": "Lopata ocelová",
  "Druhy nazev vyrobku": "kovaná",
  "Popis vyrobku": "<p>Dlouhý; popis</p>",
  "Cena pred slevou": "299.00",
  "Nase cena": "242.50",
  "Obrazek (nahled)": "_vyrn_71.jpg",
  "Obrazek (puvodni velikost)": "_vyr_71.jpg",
  "Soubor ke stazeni": "navod.pdf",
  "Nazev souboru": "Návod",
  "Prodejni jednotka": "ks",
  'Zarazeni do kategorie (oddelujte znakem "|")': "16-2-0-0|17-0-0-0",
  "Parametr 1": "do zahrady",
  "Obrazek 1": "https://i.example/b.jpg",
  'Pripojene produkty (oddelujte znakem "|")': "72|HRA-1",
  "Novinka (1|0)": "1",
  "Je skladem (1|0)": "1",
  "Skladem (pocet kusu)": "14",
  "V akci (1|0)": "0",
  "Bazar (1|0)": "1",
  "DPH (1|2|3|4|5)": "1",
  "Jmeno vyrobce": "Kovárna",
  "EAN kod": "4006381333931",
  Hmotnost: "1.8",
  "Tento produkt nezobrazovat v eshopu": "",
  "Skryt tlacitko koupit": "",
  "Strucny popis stranky (description)": "Popis pro hledače",
  "Nazev stranky (title)": "Lopaty",
  MPN: "K-71",
  "Varianty produktu": "",
  Parametry: "Materiál#-#ocel|-|Barva#-#|-|Délka#-#120 cm",
  "Cenove hladiny": "velkoobchod#-#180.00",
  "Nakupni cena": "100",
  "Heureka.cz - PRODUCTNAME": "x",
  "Titulni nazev stranky (pro Facebook)": "y",
  "Skladova pozice": "A3",
  Dodavatel: "Velkosklad",
  Vyrobce: "Někdo",
  "Kratky popis produktu (perex)": "Krátký popis",
};

Deno.test("Eshop-rychle CSV: a product is read with all that its columns say", async () => {
  const { records, problems } = await read(table(lopata), { pictureBase });
  assert.deepEqual(problems, []);
  const [{ code, values, categoriesAbove }] = records as [typeof records[0]];
  assert.equal(code, "LOP/01.a");
  assert.deepEqual([...categoriesAbove!], [["16-2-0-0", "16-0-0-0"]]);
  assert.deepEqual(Object.fromEntries(values), {
    "title:cs": "Lopata ocelová",
    "shortDescription:cs": "Krátký popis",
    "longDescription:cs": "<p>Dlouhý; popis</p>",
    "seoTitle:cs": "Lopaty",
    "seoDescription:cs": "Popis pro hledače",
    manufacturer: "Kovárna",
    unit: "ks",
    metas: [
      { key: "second_name", type: "input", value: "kovaná" },
      { key: "parameter_1", type: "input", value: "do zahrady" },
      { key: "supplier", type: "input", value: "Velkosklad" },
    ],
    categories: [{ code: "16-2-0-0", primary: true }, { code: "17-0-0-0" }],
    related: ["72", "HRA-1"],
    labels: [{ name: "Novinka", active: true }, { name: "Akce", active: false }],
    condition: "used",
    images: [
      { url: "https://lopaty.example/fotky/_vyr_71.jpg", main: true },
      { url: "https://i.example/b.jpg" },
    ],
    files: [{ url: "https://lopaty.example/fotky/navod.pdf", titles: { cs: "Návod" } }],
    parameters: [
      { name: { cs: "Materiál" }, value: { cs: "ocel" } },
      { name: { cs: "Délka" }, value: { cs: "120 cm" } },
    ],
    ean: "4006381333931",
    partNumber: "K-71",
    weight: 1_800,
    stockPosition: "A3",
    active: true,
    canAddToBasket: true,
    "price:CZK:": 24_250,
    "purchasePrice:CZK:": 10_000,
    "commonPrice:CZK:": 29_900,
    "price:CZK:velkoobchod": 18_000,
    stock: 14,
    availability: "Skladem",
    vatRate: 21,
  });
});

const triko = { ID: "8", "Kod vyrobku": "TRI", "Nazev vyrobku": "Triko", "Nase cena": "199.00" };

const cells: [name: string, row: Record<string, string>, values: Record<string, unknown>][] = [
  ["hidden and not for sale", {
    "Tento produkt nezobrazovat v eshopu": "1",
    "Skryt tlacitko koupit": "1",
  }, { active: false, canAddToBasket: false }],
  ["a common price of 0 is none", { "Cena pred slevou": "0" }, { "commonPrice:CZK:": null }],
  ["a purchase price of 0 and a level of 0 are none", {
    "Nakupni cena": "0.00",
    "Cenove hladiny": "velkoobchod#-#0",
  }, {}],
  ["in stock, and nobody counts the pieces", {
    "Je skladem (1|0)": "1",
    "Skladem (pocet kusu)": "0",
  }, { availability: "Skladem" }],
  ["fewer than no pieces, and not in stock", {
    "Je skladem (1|0)": "",
    "Skladem (pocet kusu)": "-2",
    "Dostupnost (ID dostupnosti)": "0",
  }, { stock: 0, availability: "Vyprodáno" }],
  ["an availability of the shop's own, of which the file has the number", {
    "Je skladem (1|0)": "",
    "Dostupnost (ID dostupnosti)": "3",
  }, {}],
  ["the maker among the parameters", { Parametry: "Výrobca#-#Kovárna" }, {
    manufacturer: "Kovárna",
    parameters: [{ name: { cs: "Výrobca" }, value: { cs: "Kovárna" } }],
  }],
  ["a weight of 0 says nothing", { Hmotnost: "0" }, {}],
];
for (const [name, row, values] of cells) {
  Deno.test(`Eshop-rychle CSV: ${name}`, async () => {
    const { records, problems } = await read(table({ ...triko, ...row }));
    assert.deepEqual(problems, []);
    const found = Object.fromEntries(records[0]!.values);
    for (const [path, value] of Object.entries(values)) assert.deepEqual(found[path], value, path);
    const expected = new Set(["title:cs", "price:CZK:", ...Object.keys(values)]);
    assert.deepEqual(Object.keys(found).filter((path) => !expected.has(path)), []);
  });
}

const rates: [code: string, given: [string, number][], rate: number, problems: string[]][] = [
  ["1", [], 21, []],
  ["2", [], 12, ["vat_code_unset"]],
  ["4", [], 21, ["vat_code_unset"]],
  ["1", [["1", 12]], 12, []],
];
for (const [code, given, rate, told] of rates) {
  Deno.test(`Eshop-rychle CSV: VAT ${code} is ${rate} % when the import says [${given}]`, async () => {
    const text = table({ ...triko, "DPH (1|2|3|4|5)": code });
    const { records, problems } = await read(text, { vatCodes: new Map(given) });
    assert.equal(records[0]!.values.get("vatRate"), rate);
    assert.deepEqual(codesOf(problems), told);
  });
}

Deno.test("Eshop-rychle CSV: names of pictures without an address are told once, as the file calls the column", async () => {
  const row = { ...triko, "Obrazek (puvodni velikost)": "a.jpg", "Obrazek 1": "b.jpg" };
  const { records, problems } = await read(table(row));
  assert.equal(records[0]!.values.has("images"), false);
  assert.deepEqual(problems, [{
    ...{ kind: "problem", code: "url_unusable", line: 2, record: 1 },
    ...{ field: "Obrazek (puvodni velikost)", value: "a.jpg" },
  }]);
});

Deno.test("Eshop-rychle CSV: a product without a code is known by its number, one without either by nothing", async () => {
  const { records } = await read(table(
    { ...triko, "Kod vyrobku": "" },
    { ...triko, ID: "", "Kod vyrobku": "" },
    { ...triko, ID: "", "Kod vyrobku": "NEW" },
  ));
  assert.deepEqual(new Set(records.map(({ code }) => code)), new Set(["8", undefined, "NEW"]));
});

Deno.test("Eshop-rychle CSV: related products are named by their numbers or codes", async () => {
  const related = 'Pripojene produkty (oddelujte znakem "|")';
  const { records } = await read(table(
    { ...triko, [related]: "9|HRN|77" },
    { ...triko, ID: "9", "Kod vyrobku": "MIK" },
  ));
  assert.deepEqual(records[0]!.values.get("related"), ["MIK", "HRN", "77"]);
});

Deno.test("Eshop-rychle CSV: a column that nobody knows is told", async () => {
  const { problems } = await read(
    table({ ...triko, "Barva obalu": "x", "Glami.cz - PRODUCTNAME": "y" }),
  );
  assert.deepEqual(problems.map(({ code, field }) => [code, field]), [[
    "column_unknown",
    "Barva obalu",
  ]]);
});

/** A row of the variants of a Slovak shop. */
const size = (id: string, code: string, more: Record<string, string> = {}) => ({
  " ID ": id,
  "Kod vyrobku": code,
  "Nazov vyrobku": "Tričko",
  "Bezna cena": "0",
  "Nasa cena": "9.90",
  "Obrazek (puvodni velkost)": "",
  'Pripojit ciselnik vlastnosti (oddelujte znakem "|")': "",
  "Je skladom (1|0)": "1",
  "Skladom (pocet kusu)": "3",
  Parametre: "Výrobca#-#Tkáčovňa",
  ...more,
});
const optionColumn = 'Pripojit ciselnik vlastnosti (oddelujte znakem "|")';
const catalogue =
  'Vazbove_cislo;Nazov;Poradie\n1-0;"Vyberte si veľkosť";\n1-1;S;1\n1-2;M;2\n2-0;Farba;\n2-5;biela;1\n';
const slovak = { language: "sk", currency: "EUR" } as const;

Deno.test("Webareal CSV: variants alone are joined to products by the number before the line", async () => {
  const text = table(
    size("47_1", "A", { Parametre: "Výrobca#-#Tkáčovňa|-|Veľkosť#-#S" }),
    size("48_1", "C", { "Nazov vyrobku": "Mikina" }),
    size("47_2", "B", { Parametre: "Výrobca#-#Tkáčovňa|-|Veľkosť#-#M" }),
  );
  const { records, problems } = await readFile(webarealCsv, text, { ...czechProducts, ...slovak });
  assert.deepEqual(records.map(({ code }) => code).toSorted(), ["47", "48"]);
  const shirt = records.find(({ code }) => code === "47")!;
  assert.deepEqual(Object.fromEntries(shirt.values), {
    "title:sk": "Tričko",
    manufacturer: "Tkáčovňa",
    parameters: [{ name: { sk: "Výrobca" }, value: { sk: "Tkáčovňa" } }],
  });
  assert.deepEqual(
    shirt.variants.map(({ code, line, values }) => [
      ...[code, line, values.get("price:EUR:"), values.get("commonPrice:EUR:")],
      ...[values.get("stock"), values.get("availability"), values.get("parameters")],
    ]),
    [
      ["A", 2, 990, null, 3, "Skladom", [{ name: { sk: "Veľkosť" }, value: { sk: "S" } }]],
      ["B", 4, 990, null, 3, "Skladom", [{ name: { sk: "Veľkosť" }, value: { sk: "M" } }]],
    ],
  );
  assert.deepEqual(codesOf(problems), ["variant_without_parameters"]);
});

Deno.test("Webareal CSV: a code that several rows have is no variant's; where all share it, it is their product's", async () => {
  const text = table(
    ...[size("47_1", "TRI"), size("47_2", "TRI")],
    ...[size("48_1", "X"), size("48_2", "Y")],
    ...[size("49_1", "X"), size("49_2", "")],
  );
  const { records } = await readFile(webarealCsv, text, { ...czechProducts, ...slovak });
  assert.deepEqual(records.map(({ code, variants }) => [code, variants.map((one) => one.code)]), [
    ["TRI", ["47_1", "47_2"]],
    ["48", ["48_1", "Y"]],
    ["49", ["49_1", "49_2"]],
  ]);
});

Deno.test("Webareal CSV: products, variants and the catalogue of options are read as one", async () => {
  const products = table(
    { ID: "47", "Kod vyrobku": "TRI", "Nazov vyrobku": "Tričko", "Nasa cena": "12.00" },
    { ID: "50", "Kod vyrobku": "HRN", "Nazov vyrobku": "Hrnček", "Nasa cena": "5.00" },
  );
  const variants = table(
    size("47_1", "TRI-S", { [optionColumn]: "1-1|2-5" }),
    size("47_2", "TRI", { [optionColumn]: "1-2|9-9" }),
    size("99_1", "", { [optionColumn]: "1-1" }),
  );
  const text = set(products, variants, catalogue);
  const { records, raw, problems } = await readFile(webarealCsv, text, {
    ...czechProducts,
    ...slovak,
  });
  assert.deepEqual(
    records.map(({ code, variants }) => [code, variants.map((one) => [one.code, one.line])]),
    [["TRI", [["TRI-S", 2], ["47_2", 3]]], ["HRN", []]],
  );
  const parameter = (name: string, value: string) => ({ name: { sk: name }, value: { sk: value } });
  assert.deepEqual(records[0]!.variants.map(({ values }) => values.get("parameters")), [
    [parameter("Vyberte si veľkosť", "S"), parameter("Farba", "biela")],
    [parameter("Vyberte si veľkosť", "M"), parameter("Variant", "9-9")],
  ]);
  assert.deepEqual(raw.map(({ items }) => items), [3, 1]);
  assert.deepEqual(problems.map(({ code, line, value }) => [code, line, value]), [
    ["option_unknown", 3, "9-9"],
    ["variant_without_product", 4, "99"],
  ]);

  const renamed = await readFile(webarealCsv, text.replace("biela", "čierna"));
  assert.notEqual(renamed.raw[0]!.content, raw[0]!.content);
});

Deno.test("Webareal CSV: a set may have several tables of products", async () => {
  const product = (ID: string, code: string) =>
    table({ ID, "Kod vyrobku": code, "Nazov vyrobku": "Hrnček", "Nasa cena": "x" });
  const text = set(product("1", "A"), product("2", "B"), table(size("2_1", "B-S")));
  const { records, raw, problems } = await readFile(webarealCsv, text);
  assert.deepEqual(records.map(({ code, variants }) => [code, variants[0]?.code]), [
    ["A", undefined],
    ["B", "B-S"],
  ]);
  assert.deepEqual(raw.map(({ number, parts }) => [number, parts.at(-1)!.number]), [[1, 1], [
    2,
    3,
  ]]);
  assert.deepEqual(problems.map(({ code, record, line }) => [code, record, line]), [
    ["price_unreadable", 1, 2],
    ["price_unreadable", 2, 2],
    ["variant_without_parameters", 3, 2],
  ]);
});

Deno.test("Webareal CSV: tables of a set may be written each in its own way", async () => {
  const products = "\ufeffID,Kod vyrobku,Nazov vyrobku,Nasa cena\n47,TRI,Tričko žlté,12.00\n";
  const variants = table(size("47_1", "A", { [optionColumn]: "1-1" }));
  const decoder = new TextDecoder("windows-1250");
  const byLetter = new Map(Array.from({ length: 256 }, (_, byte) => [
    decoder.decode(Uint8Array.of(byte)),
    byte,
  ]));
  const bytes = Uint8Array.from([
    ...new TextEncoder().encode(products),
    ...fileSeparator,
    ...new TextEncoder().encode(variants),
    ...fileSeparator,
    ...[...catalogue].map((letter) => byLetter.get(letter)!),
  ]);
  const { records, problems } = await readFile(webarealCsv, bytes, { ...czechProducts, ...slovak });
  assert.deepEqual(problems, []);
  assert.equal(records[0]!.values.get("title:sk"), "Tričko žlté");
  const [parameter] = records[0]!.variants[0]!.values.get("parameters") as { name: unknown }[];
  assert.deepEqual(parameter!.name, { sk: "Vyberte si veľkosť" });
});

const heads: [name: string, text: string, format: string | undefined, place: number | undefined][] =
  [
    ["products in Czech", table(lopata), "eshop-rychle-csv", 0],
    ["variants in Slovak", table(size("1_1", "A")), "webareal-csv", 1],
    ["variants without rows", table(size("1_1", "A")).split("\r\n")[0]!, "webareal-csv", 0],
    ["a catalogue of options", catalogue, undefined, 2],
    ["another table", "ID;Kod vyrobku;Nazev\n1;A;x", undefined, undefined],
  ];
for (const [name, text, format, place] of heads) {
  Deno.test(`${name} are ${format ?? "no file to import alone"}`, () => {
    const head = { text, encoding: "utf-8" };
    assert.deepEqual([recogniseFormat(head)?.format.id, placeInSet(head)], [format, place]);
  });
}

Deno.test("a catalogue of options keeps quotes that nobody doubled", async () => {
  const text =
    'Vazbove_cislo;Nazev;Poradie\n1-0;"Výška; v palcích";\n1-1;"1/4\\"";1\n1-2;"3/8""";2\n';
  const { cells, problems } = await readOptionCatalogue(sourceOf(text), czechProducts);
  assert.deepEqual(problems, []);
  assert.deepEqual(cells, ["1-0", "Výška; v palcích", "1-1", '1/4"', "1-2", '3/8"']);
});

Deno.test("E-shop Rychle: a table that is too large to be held is refused, and not as the whole file", async () => {
  const sized = { ID: "71_1", "Kod vyrobku": "LOP-1", "Nazev vyrobku": "Lopata", "Nase cena": "1" };
  const start = new TextEncoder().encode(set(table(lopata), table(sized)));
  const rows = new TextEncoder().encode(`71_2;${"T".repeat(1_000)}\r\n`.repeat(1_000));
  const source: ByteSource = {
    size: start.length + 70 * rows.length,
    async *chunks() {
      yield start;
      for (let count = 0; count < 70; count++) yield rows;
    },
  };
  const { problems } = await readFile(eshopRychleCsv, source, czechProducts);
  assert.deepEqual(codesOf(problems), ["table_too_large"]);
});
