import assert from "node:assert/strict";
import type { Entity, ReadOptions } from "../../../../core/formats/format.ts";
import { moneyS3 } from "../../../../core/formats/money_s3/format.ts";
import { recogniseFormat } from "../../../../core/formats/registry.ts";
import { codesOf, czechProducts, readFile } from "../reading_files.ts";

const data = (inner: string) =>
  `\ufeff<?xml version="1.0" encoding="UTF-8"?>\r\n<MoneyData KodAgendy="A" ExpZkratka="_ZAS">${inner}</MoneyData>`;
const stocks = (...items: string[]) => data(`<SeznamZasoba>${items.join("")}</SeznamZasoba>`);
const stock = (card: string, more = "") => `<Zasoba>${more}<KmKarta>${card}</KmKarta></Zasoba>`;

const optionsOf = (entity: Entity, more: Partial<ReadOptions> = {}) => ({
  ...czechProducts,
  entity,
  ...more,
});

async function readOne(file: string, options: ReadOptions) {
  const { records, problems } = await readFile(moneyS3, file, options);
  assert.equal(records.length, 1);
  const { code, values } = records[0]!;
  return { key: code, ...Object.fromEntries(values), problems: codesOf(problems) };
}

const readStock = (card: string, more = "", options: Partial<ReadOptions> = {}) =>
  readOne(stocks(stock(card, more)), optionsOf("products", options));

Deno.test("Money S3: a stock record is read with everything that the format carries (R29)", async () => {
  const found = await readStock(
    `<Popis>Lopata ocelová</Popis><Zkrat>LOP01</Zkrat><MJ>ks</MJ><UzivCode>000501</UzivCode>
     <Katalog>LOP-01</Katalog><BarCode>4006381333931</BarCode>
     <Obrazek>C:\\obrazky\\mala.jpg</Obrazek><Obrazek2>https://i.example/lopata.jpg</Obrazek2>
     <Hmotnost>1.8</Hmotnost><SeznamParametruKarty><ParametrKarty><Parametr><ID>7</ID><Nazev>Délka</Nazev>
       <MJ>cm</MJ></Parametr><Value>120</Value></ParametrKarty></SeznamParametruKarty>`,
    `<konfigurace><SDPH_Nakup>21</SDPH_Nakup><SDPH_Prod>21</SDPH_Prod></konfigurace>
     <StavZasoby><Zasoba>14.5</Zasoba><Rezervace>2</Rezervace></StavZasoby><Nak_Cena>100.0000</Nak_Cena>
     <Pozn>Police 3</Pozn><WWWPopis>Krátký</WWWPopis><WWWPopis2>Dlouhý\npopis</WWWPopis2><Vyrobce>Kovárna</Vyrobce>
     <Novinka>1</Novinka><Vyprodej>0</Vyprodej><ZakazProde>0</ZakazProde>
     <eshop><IN_Export>6</IN_Export><IN_Deleted>0</IN_Deleted>
       <eSkup><ID>3</ID><Descript>NARADI</Descript><Public>1</Public></eSkup><eSkup><ID>4</ID></eSkup></eshop>
     <PC><SDPH>1</SDPH><Mena><Kod></Kod></Mena><Cena1><Cena>242.5</Cena></Cena1><Cena2><Limit>10</Limit><Cena>1</Cena></Cena2></PC>
     <PC><Hladina><Zkrat>VELKO</Zkrat></Hladina><SDPH>0</SDPH><Cena1><Cena>180</Cena></Cena1></PC>
     <PC><Mena><Kod>EUR</Kod></Mena><SDPH>1</SDPH><Cena1><Cena>9.9</Cena></Cena1></PC>
     <SeznamAlternativ><Alternativa><KmKarta><Katalog>LOP-02</Katalog></KmKarta></Alternativa></SeznamAlternativ>
     <SeznamPrislusenstvi><Prislusenstvi><KmKarta><Zkrat>NAS</Zkrat></KmKarta></Prislusenstvi></SeznamPrislusenstvi>
     <NovyPrvek>1</NovyPrvek>`,
  );
  assert.deepEqual(found, {
    key: "LOP-01",
    "title:cs": "Lopata ocelová",
    "shortDescription:cs": "Krátký",
    "longDescription:cs": "Dlouhý\npopis",
    manufacturer: "Kovárna",
    stock: 14.5,
    canAddToBasket: true,
    vatRate: 21,
    "price:CZK:": 24_250,
    "price:CZK:VELKO": 21_780,
    "price:EUR:": 990,
    "purchasePrice:CZK:": 12_100,
    labels: [{ name: "Novinka", active: true }, { name: "Výprodej", active: false }],
    alternatives: ["LOP-02"],
    accessories: ["NAS"],
    metas: [{ key: "internal_note", type: "textarea", value: "Police 3" }],
    active: true,
    categories: [{ code: "NARADI", primary: true }, { code: "money-4" }],
    unit: "ks",
    ean: "4006381333931",
    weight: 1_800,
    parameters: [{ name: { cs: "Délka" }, value: { cs: "120 cm" } }],
    images: [{ url: "https://i.example/lopata.jpg", main: true }],
    problems: [],
  });
});

const codes: [card: string, code: string | undefined][] = [
  ["<Katalog>K</Katalog><Zkrat>Z</Zkrat><UzivCode>U</UzivCode>", "K"],
  ["<Katalog></Katalog><Zkrat>Z</Zkrat>", "Z"],
  ["<UzivCode>U</UzivCode><GUID>{1}</GUID>", "U"],
  ["<GUID>{1}</GUID>", undefined],
];
for (const [card, code] of codes) {
  Deno.test(`Money S3: the code of ${card} is ${code}`, async () => {
    assert.equal((await readStock(card)).key, code);
  });
}

const prices: [name: string, more: string, values: Record<string, unknown>, problems: string[]][] =
  [
    [
      "without VAT and without a rate stays as it is",
      "<PC><Cena1><Cena>100</Cena></Cena1></PC>",
      { "price:CZK:": 10_000 },
      [],
    ],
    [
      "with a rate of zero stays as it is",
      "<konfigurace><SDPH_Prod>0</SDPH_Prod></konfigurace><PC><Cena1><Cena>100</Cena></Cena1></PC>",
      { "price:CZK:": 10_000 },
      [],
    ],
    ["of zero is none", "<PC><Cena1><Cena>0</Cena></Cena1></PC>", {}, []],
    [
      "of four decimals is rounded",
      "<PC><SDPH>1</SDPH><Cena1><Cena>10.1250</Cena></Cena1></PC>",
      { "price:CZK:": 1_013 },
      [],
    ],
    [
      "in a currency that no shop keeps is left out",
      "<PC><Mena><Kod>PLN</Kod></Mena><Cena1><Cena>10</Cena></Cena1></PC>",
      {},
      ["currency_unknown"],
    ],
    [
      "below zero is none",
      "<PC><SDPH>1</SDPH><Cena1><Cena>-10.1250</Cena></Cena1></PC>",
      {},
      ["price_unreadable"],
    ],
    ["of purchase falls back to the last one", "<Posl_N_Cen>5</Posl_N_Cen>", {
      "purchasePrice:CZK:": 500,
    }, []],
  ];
for (const [name, more, values, problems] of prices) {
  Deno.test(`Money S3: a price ${name}`, async () => {
    assert.deepEqual(await readStock("", more), { key: undefined, ...values, problems });
  });
}

Deno.test("Money S3: a bar code that is no EAN is left out without a word", async () => {
  const found = await readStock("<Zkrat>A</Zkrat><BarCode>112877699</BarCode>");
  assert.deepEqual(found, { key: "A", problems: [] });
});

Deno.test("Money S3: a picture on somebody's disk is told", async () => {
  const found = await readStock("<Zkrat>A</Zkrat><Obrazek>E:\\obrázky\\1.JPG</Obrazek>");
  assert.deepEqual(found, { key: "A", problems: ["url_unusable"] });
});

Deno.test("Money S3: goods taken out of the e-shop are hidden, and nothing is deleted", async () => {
  const removed = stock(
    "<Zkrat>A</Zkrat>",
    "<eshop><IN_Deleted>1</IN_Deleted></eshop>",
  );
  const deleted = stock("<Zkrat>B</Zkrat>").replace("<Zasoba>", '<Zasoba action="Delete">');
  const { records, problems } = await readFile(
    moneyS3,
    stocks(removed, deleted),
    optionsOf("products"),
  );
  assert.deepEqual(
    records.map(({ code, values }) => [code, Object.fromEntries(values)]),
    [["A", { active: false }], [undefined, {}]],
  );
  assert.deepEqual(problems.map(({ code, record }) => [code, record]), [["kind_not_imported", 2]]);
});

Deno.test("Money S3: quantities of components are no goods, and goods may follow without a break", async () => {
  const quantity = "<StavZasoby><Zasoba>14</Zasoba><Zasoba/></StavZasoby>";
  const file = data(
    `<SeznamKmKarta><KmKarta><Slozeni><Komponenta>${quantity}</Komponenta></Slozeni></KmKarta></SeznamKmKarta>` +
      `<SeznamZasoba>${stock("<Zkrat>A</Zkrat>", quantity)}${
        stock("<Zkrat>B</Zkrat>", quantity)
      }</SeznamZasoba>`,
  );
  const { records, raw, problems } = await readFile(moneyS3, file, optionsOf("products"));
  assert.deepEqual(records.map(({ code }) => code), ["A", "B"]);
  assert.deepEqual([raw.map(({ number }) => number), problems], [[1, 2], []]);
});

Deno.test("Money S3: categories of its e-shop come with the ones above them", async () => {
  const file = data(
    `<SeznamKategorii><eKategorie><ID>1</ID><Name>Vše</Name><SeznamPodrKategorii>
      <eKategorie><ID>2</ID><Name>Nářadí</Name><Descript>NARADI</Descript><NoPublic>1</NoPublic></eKategorie>
    </SeznamPodrKategorii></eKategorie></SeznamKategorii>`,
  );
  const { records, problems } = await readFile(moneyS3, file, optionsOf("categories"));
  assert.deepEqual(records.map(({ code, values }) => ({ code, ...Object.fromEntries(values) })), [
    { code: "money-1", parent: null, "name:cs": "Vše", active: true },
    { code: "NARADI", parent: "money-1", "name:cs": "Nářadí", active: false },
  ]);
  assert.deepEqual(problems, []);
});

const firm = (inner: string) => data(`<SeznamFirem><Firma>${inner}</Firma></SeznamFirem>`);

Deno.test("Money S3: a company is a customer with its people and addresses", async () => {
  const file = firm(
    `<Nazev>Prodejna Lípa</Nazev><Adresa><Ulice>Nová  31</Ulice><Misto>Zlín</Misto><PSC>76001</PSC></Adresa>
     <ObchNazev>Lípa s.r.o.</ObchNazev><ObchAdresa><Misto>Praha</Misto></ObchAdresa>
     <FaktNazev>Lípa s.r.o.</FaktNazev><FaktAdresa><Ulice>Lipová 4</Ulice><Misto>Brno</Misto><PSC>60200</PSC>
       <Stat>Slovensko</Stat></FaktAdresa>
     <Tel><Pred>05</Pred></Tel><Mobil><Pred>+420</Pred><Cislo>602456462</Cislo></Mobil>
     <ICO>12345678</ICO><DIC>CZ12345678</DIC><FyzOsoba>0</FyzOsoba><Ceny>VELKO;10%;</Ceny>
     <Poznamka>Platí</Poznamka><KodPartn>L1</KodPartn><eshop><IN_Heslo>tajne</IN_Heslo></eshop>
     <Osoba><Jmeno>Jana</Jmeno><Prijmeni>Nová</Prijmeni><EMail>Jana@Lipa.cz</EMail></Osoba>
     <SeznamProvozoven><Provozovna><Adresa><Nazev>Sklad</Nazev><Misto>Třebíč</Misto></Adresa></Provozovna></SeznamProvozoven>
     <Skupina><Zkratka>OBCHOD</Zkratka><Nazev>Obchodní partneři</Nazev></Skupina>`,
  );
  assert.deepEqual(await readOne(file, optionsOf("customers")), {
    key: "jana@lipa.cz",
    firstName: "Jana",
    lastName: "Nová",
    companyName: "Lípa s.r.o.",
    companyId: "12345678",
    vatId: "CZ12345678",
    kind: "company",
    "billing:companyName": "Lípa s.r.o.",
    "billing:street": "Lipová 4",
    "billing:city": "Brno",
    "billing:zip": "60200",
    "billing:country": "SK",
    deliveries: [
      { companyName: "Prodejna Lípa", street: "Nová 31", city: "Zlín", zip: "76001" },
      { companyName: "Sklad", city: "Třebíč" },
    ],
    code: "L1",
    phone: "+420 602456462",
    priceList: "VELKO",
    note: "Platí",
    groups: ["Obchodní partneři"],
    problems: [],
  });
});

Deno.test("Money S3: a natural person is a person, and without an e-mail nobody", async () => {
  const file = firm("<FaktNazev>Jindřich Bohatý</FaktNazev><FyzOsoba>1</FyzOsoba>");
  assert.deepEqual(await readOne(file, optionsOf("customers")), {
    ...{ key: undefined, firstName: "Jindřich", lastName: "Bohatý", kind: "person" },
    problems: [],
  });
});

const heads: [name: string, text: string, entity: Entity | undefined][] = [
  ["stock", stocks(), "products"],
  ["categories and stock", data("<SeznamKategorii/><SeznamZasoba/>"), "products"],
  ["categories", data("<SeznamKategorii/>"), "categories"],
  ["companies", firm(""), "customers"],
  ["invoices", data("<SeznamFaktVyd/>"), undefined],
];
for (const [name, text, entity] of heads) {
  Deno.test(`Money S3: a file of ${name} is recognised as ${entity ?? "nothing that we read"}`, () => {
    const found = recogniseFormat({ text, encoding: "utf-8" });
    assert.deepEqual([found?.format.id, found?.entity], [entity && "money-s3", entity]);
  });
}

const inWarehouse = (warehouse: string, code: string, count: string) =>
  stock(
    `<Katalog>${code}</Katalog><Popis>Zboží ${code} ${warehouse}</Popis>`,
    `<StavZasoby><Zasoba>${count}</Zasoba></StavZasoby><Sklad><KodSkladu>${warehouse}</KodSkladu></Sklad>`,
  );

Deno.test("Money S3: goods of several warehouses are one product with the stock of all", async () => {
  const file = stocks(
    ...[inWarehouse("HL", "A", "2.1"), inWarehouse("HL", "B", "1"), inWarehouse("HL", "", "9")],
    ...[
      inWarehouse("BRNO", "A", "1.2"),
      inWarehouse("BRNO", "", "9"),
      inWarehouse("BRNO", "C", ""),
    ],
  );
  const { raw, records, problems } = await readFile(moneyS3, file, optionsOf("products"));
  assert.deepEqual(problems, []);
  const found = records.map(({ code = "", values }) =>
    [code, values.get("title:cs"), values.get("stock")].join(" | ")
  );
  assert.deepEqual(found.toSorted(), [
    " | Zboží  BRNO | 9",
    " | Zboží  HL | 9",
    "A | Zboží A HL | 3.3",
    "B | Zboží B HL | 1",
    "C | Zboží C BRNO | ",
  ]);
  assert.equal(raw.reduce((sum, { items }) => sum + items, 0), 6);
});

Deno.test("Money S3: in a file of one warehouse the same code twice is no sum", async () => {
  const file = stocks(inWarehouse("HL", "A", "2"), inWarehouse("HL", "A", "3"));
  const { records } = await readFile(moneyS3, file, optionsOf("products"));
  assert.deepEqual(records.map(({ values }) => values.get("stock")), [2, 3]);
});
