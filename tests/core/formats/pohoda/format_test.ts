import assert from "node:assert/strict";
import type { Entity, ReadOptions } from "../../../../core/formats/format.ts";
import { pohoda } from "../../../../core/formats/pohoda/format.ts";
import { recogniseFormat } from "../../../../core/formats/registry.ts";
import { codesOf, czechProducts, readFile } from "../reading_files.ts";

const vendor = "http://www.stormware.cz/schema/version_2";
const namespaces = [
  ...[["rsp", "response"], ["dat", "data"], ["lStk", "list_stock"], ["stk", "stock"]],
  ...[["lst", "list"], ["ctg", "category"], ["lAdb", "list_addBook"], ["adb", "addressbook"]],
  ...[["typ", "type"], ["ftr", "filter"], ["acp", "actionPrice"], ["grs", "groupStocks"]],
].map(([prefix, file]) => `xmlns:${prefix}="${vendor}/${file}.xsd"`).join(" ");

const pack = (inner: string, attributes = 'state="ok"') =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<rsp:responsePack version="2.0" ${attributes} ${namespaces}>` +
  `<rsp:responsePackItem state="ok">${inner}</rsp:responsePackItem></rsp:responsePack>`;
const stocks = (...items: string[]) =>
  pack(`<lStk:listStock version="2.0">${items.join("")}</lStk:listStock>`);
const stock = (header: string, more = "") =>
  `<lStk:stock version="2.0"><stk:stockHeader>${header}</stk:stockHeader>${more}</lStk:stock>`;

const optionsOf = (entity: Entity, more: Partial<ReadOptions> = {}) => ({
  ...czechProducts,
  entity,
  ...more,
});

async function readStock(header: string, more = "", options: Partial<ReadOptions> = {}) {
  const file = stocks(stock(header, more));
  const { records, problems } = await readFile(pohoda, file, optionsOf("products", options));
  assert.equal(records.length, 1);
  return { code: records[0]!.code, ...Object.fromEntries(records[0]!.values), ...told(problems) };
}

const told = (problems: Parameters<typeof codesOf>[0]) =>
  problems.length === 0 ? {} : { problems: codesOf(problems) };

Deno.test("Pohoda: a stock item is read with everything that the format carries (R28)", async () => {
  const found = await readStock(
    `<stk:id>501</stk:id><stk:stockType>card</stk:stockType><stk:code>LOP-01</stk:code>
     <stk:EAN>4006381333931</stk:EAN><stk:PLU>0</stk:PLU><stk:isInternet>true</stk:isInternet>
     <stk:purchasingRateVAT value="21">high</stk:purchasingRateVAT>
     <stk:sellingRateVAT value="21">high</stk:sellingRateVAT>
     <stk:name>Lopata ocelová</stk:name><stk:unit>ks</stk:unit>
     <stk:purchasingPrice>100</stk:purchasingPrice><stk:sellingPrice payVAT="true">242.5</stk:sellingPrice>
     <stk:mass>1.8</stk:mass><stk:count>14.5</stk:count><stk:reservation>2</stk:reservation>
     <stk:producer>Kovárna</stk:producer><stk:news>true</stk:news><stk:sale>false</stk:sale>
     <stk:availability>skladem</stk:availability><stk:description>Krátký</stk:description>
     <stk:description2>&lt;p&gt;Dlouhý&lt;/p&gt;</stk:description2><stk:note>Police 3</stk:note>
     <stk:pictures>
       <stk:picture default="false"><stk:filepath>https://i.example/b.jpg</stk:filepath><stk:order>2</stk:order></stk:picture>
       <stk:picture default="true"><stk:filepath>https://i.example/a.jpg</stk:filepath><stk:description>Lopata</stk:description></stk:picture>
     </stk:pictures>
     <stk:categories><stk:idCategory>10</stk:idCategory><stk:idCategory main="true">11</stk:idCategory></stk:categories>
     <stk:relatedStocks><stk:idStocks><typ:stockItem><typ:ids>HRA-1</typ:ids></typ:stockItem></stk:idStocks>
       <stk:idStocks><typ:stockItem><typ:id>7</typ:id></typ:stockItem></stk:idStocks></stk:relatedStocks>
     <stk:intParameters><stk:intParameter><stk:intParameterName>Materiál</stk:intParameterName>
       <stk:intParameterValues><stk:intParameterValue><stk:parameterValue>ocel</stk:parameterValue></stk:intParameterValue>
       <stk:intParameterValue><stk:parameterValue>dřevo</stk:parameterValue></stk:intParameterValue></stk:intParameterValues>
     </stk:intParameter></stk:intParameters>`,
    `<stk:stockPriceItem><stk:stockPrice><typ:ids>Prodejní</typ:ids><typ:price>242.5</typ:price></stk:stockPrice>
     <stk:stockPrice><typ:ids>Velkoobch</typ:ids><typ:price>210</typ:price></stk:stockPrice></stk:stockPriceItem>`,
  );
  assert.deepEqual(found, {
    code: "LOP-01",
    active: true,
    ean: "4006381333931",
    manufacturer: "Kovárna",
    unit: "ks",
    stock: 14.5,
    availability: "skladem",
    "title:cs": "Lopata ocelová",
    "shortDescription:cs": "Krátký",
    "longDescription:cs": "<p>Dlouhý</p>",
    vatRate: 21,
    "price:CZK:": 24_250,
    "purchasePrice:CZK:": 12_100,
    "price:CZK:Velkoobch": 21_000,
    weight: 1_800,
    labels: [{ name: "Novinka", active: true }, { name: "Akce", active: false }],
    categories: [{ code: "pohoda-10" }, { code: "pohoda-11", primary: true }],
    parameters: [
      { name: { cs: "Materiál" }, value: { cs: "ocel" } },
      { name: { cs: "Materiál" }, value: { cs: "dřevo" } },
    ],
    images: [
      { url: "https://i.example/a.jpg", titles: { cs: "Lopata" }, main: true },
      { url: "https://i.example/b.jpg" },
    ],
    related: ["HRA-1"],
    metas: [{ key: "internal_note", type: "textarea", value: "Police 3" }],
  });
});

const prices: [
  name: string,
  header: string,
  values: Record<string, unknown>,
  options?: Partial<ReadOptions>,
][] = [
  [
    "without VAT gets it by its level",
    "<stk:sellingRateVAT>high</stk:sellingRateVAT><stk:sellingPrice>100</stk:sellingPrice>",
    { vatRate: 21, "price:CZK:": 12_100 },
  ],
  [
    "without VAT gets it by the Slovak level",
    "<stk:sellingRateVAT>third</stk:sellingRateVAT><stk:sellingPrice payVAT='false'>100</stk:sellingPrice>",
    { vatRate: 5, "price:EUR:": 10_500 },
    { currency: "EUR" },
  ],
  [
    "is believed more than the level",
    "<stk:sellingRateVAT value='12'>historyLow</stk:sellingRateVAT><stk:sellingPrice>100</stk:sellingPrice>",
    { vatRate: 12, "price:CZK:": 11_200 },
  ],
  [
    "without a rate stays as it is",
    "<stk:sellingPrice>319</stk:sellingPrice>",
    { "price:CZK:": 31_900 },
  ],
  [
    "of a former level stays as it is, and is told",
    "<stk:sellingRateVAT>historyHigh</stk:sellingRateVAT><stk:sellingPrice>100</stk:sellingPrice>",
    { "price:CZK:": 10_000, problems: ["choice_unknown"] },
  ],
  ["of zero is none", "<stk:sellingPrice payVAT='true'>0</stk:sellingPrice>", {}],
  [
    "of purchase falls back to the average",
    "<stk:weightedPurchasePrice>50</stk:weightedPurchasePrice>",
    { "purchasePrice:CZK:": 5_000 },
  ],
];
for (const [name, header, values, options = {}] of prices) {
  Deno.test(`Pohoda: a price ${name}`, async () => {
    assert.deepEqual(await readStock(header, "", options), { code: undefined, ...values });
  });
}

Deno.test("Pohoda: names of pictures on somebody's disk are told once an item", async () => {
  const picture = (path: string) =>
    `<stk:picture default="false"><stk:filepath>${path}</stk:filepath></stk:picture>`;
  const found = await readStock(
    `<stk:code>A</stk:code><stk:pictures>${picture("lopata.jpg")}${
      picture("b.jpg")
    }</stk:pictures>`,
  );
  assert.deepEqual(found, { code: "A", problems: ["url_unusable"] });
});

Deno.test("Pohoda: names of pictures are read below the address that the import gives", async () => {
  const found = await readStock(
    `<stk:code>A</stk:code><stk:pictures><stk:picture default="true"><stk:filepath>lopata.jpg</stk:filepath>
     </stk:picture></stk:pictures>`,
    "",
    { pictureBase: "https://i.example/fotky" },
  );
  const images = [{ url: "https://i.example/fotky/lopata.jpg", main: true }];
  assert.deepEqual(found, { code: "A", images });
});

Deno.test("Pohoda: what is empty says nothing", async () => {
  const found = await readStock(
    "<stk:code>A</stk:code><stk:EAN/><stk:count></stk:count><stk:mass>0</stk:mass><stk:name/>",
  );
  assert.deepEqual(found, { code: "A" });
});

Deno.test("Pohoda: packages of programs update by a filter, and never delete", async () => {
  const file = `<?xml version="1.0"?><dat:dataPack version="2.0" ${namespaces}>
    <dat:dataPackItem><stk:stock><stk:actionType><stk:update><ftr:filter><ftr:code>LOP-01</ftr:code></ftr:filter>
      </stk:update></stk:actionType><stk:stockHeader><stk:sellingPrice payVAT="true">249</stk:sellingPrice>
      </stk:stockHeader></stk:stock></dat:dataPackItem>
    <dat:dataPackItem><stk:stock><stk:actionType><stk:delete><ftr:filter><ftr:code>X</ftr:code></ftr:filter>
      </stk:delete></stk:actionType></stk:stock></dat:dataPackItem>
    <dat:dataPackItem><stk:stock><stk:stockHeader><stk:stockType>text</stk:stockType><stk:code>T</stk:code>
      </stk:stockHeader></stk:stock></dat:dataPackItem></dat:dataPack>`;
  const { records, problems } = await readFile(pohoda, file, optionsOf("products"));
  assert.deepEqual(
    records.map(({ code, values }) => [code, Object.fromEntries(values)]),
    [["LOP-01", { "price:CZK:": 24_900 }], [undefined, {}], [undefined, {}]],
  );
  assert.deepEqual(problems.map(({ code, value, record }) => [code, value, record]), [
    ["kind_not_imported", "delete", 2],
    ["kind_not_imported", "text", 3],
  ]);
});

Deno.test("Pohoda: namespaces decide what a stock is, whatever their prefixes", async () => {
  const file =
    `<?xml version="1.0"?><x:dataPack xmlns:x="${vendor}/data.xsd" xmlns:a="${vendor}/actionPrice.xsd">
    <x:dataPackItem><a:actionPrice><a:stock><a:code>NOT</a:code></a:stock></a:actionPrice></x:dataPackItem>
    <x:dataPackItem><stock xmlns='${vendor}/stock.xsd'><stockHeader><code>A</code></stockHeader></stock></x:dataPackItem>
    <x:dataPackItem><q:stock xmlns:q="${vendor}/stock.xsd"><q:stockHeader><q:code>B</q:code></q:stockHeader></q:stock>
    </x:dataPackItem></x:dataPack>`;
  const { records, raw, problems } = await readFile(pohoda, file, optionsOf("products"));
  assert.deepEqual(records.map(({ code }) => code), ["A", "B"]);
  assert.deepEqual([raw.map(({ number }) => number), problems], [[1, 2], []]);
});

Deno.test("Pohoda: letters of Windows-1250 are read as the declaration says", async () => {
  const text = stocks(stock("<stk:code>A</stk:code><stk:name>\x8e\xe1k</stk:name>"))
    .replace("UTF-8", "Windows-1250");
  const bytes = Uint8Array.from(text, (letter) => letter.charCodeAt(0));
  const { records, problems } = await readFile(pohoda, bytes, optionsOf("products"));
  assert.deepEqual([records[0]?.values.get("title:cs"), problems], ["Žák", []]);
});

Deno.test("Pohoda: nothing is taken of an export that failed", async () => {
  const file = pack(
    `<lStk:listStock>${stock("<stk:code>A</stk:code>")}</lStk:listStock>`,
    'state="error" note="Databáze je zamčená"',
  );
  const { records, problems } = await readFile(pohoda, file, optionsOf("products"));
  assert.deepEqual(records, []);
  assert.deepEqual(problems.map(({ code, value }) => [code, value]), [
    ["export_failed", "Databáze je zamčená"],
  ]);
});

Deno.test("Pohoda: categories come with the ones above them", async () => {
  const category = (inner: string) => `<ctg:category>${inner}</ctg:category>`;
  const file = pack(
    `<lst:listCategory><lst:categoryDetail>${
      category(
        "<ctg:id>10</ctg:id><ctg:name>Zahrada</ctg:name><ctg:sequence>1</ctg:sequence><ctg:displayed>true</ctg:displayed>" +
          `<ctg:subCategories>${
            category(
              "<ctg:id>11</ctg:id><ctg:name>Lopaty</ctg:name><ctg:description>Na hlínu</ctg:description>",
            )
          }${category("<ctg:name>Hrábě</ctg:name>")}</ctg:subCategories>`,
      )
    }</lst:categoryDetail><lst:categoryDetail>${
      category(
        "<ctg:parentId>2</ctg:parentId><ctg:name>Sítě</ctg:name><ctg:displayed>false</ctg:displayed>",
      )
    }</lst:categoryDetail></lst:listCategory>`,
  );
  const { records, raw, problems } = await readFile(pohoda, file, optionsOf("categories"));
  assert.deepEqual(
    records.map(({ code, values }) => ({ code, ...Object.fromEntries(values) })),
    [
      { code: "pohoda-10", parent: null, "name:cs": "Zahrada", position: 1, active: true },
      { code: "pohoda-11", parent: "pohoda-10", "name:cs": "Lopaty", "description:cs": "Na hlínu" },
      { code: "pohoda-10 > Hrábě", parent: "pohoda-10", "name:cs": "Hrábě" },
      { code: "pohoda-2 > Sítě", parent: "pohoda-2", "name:cs": "Sítě", active: false },
    ],
  );
  assert.deepEqual([raw.map(({ number }) => number), problems], [[1, 2, 3, 4], []]);
});

const addressBook = (header: string) =>
  pack(`<lAdb:listAddressBook><lAdb:addressbook><adb:addressbookHeader>${header}
    </adb:addressbookHeader></lAdb:addressbook></lAdb:listAddressBook>`);

async function readCustomer(header: string) {
  const { records, problems } = await readFile(
    pohoda,
    addressBook(header),
    optionsOf("customers"),
  );
  return {
    code: records[0]!.code,
    ...Object.fromEntries(records[0]!.values),
    ...told(problems),
  };
}

Deno.test("Pohoda: a company of the address book is a customer with its addresses", async () => {
  const found = await readCustomer(
    `<adb:identity><typ:address><typ:company>Lípa s.r.o.</typ:company>
      <typ:name>Jana Nová</typ:name><typ:city>Brno</typ:city><typ:street>Lipová 4</typ:street><typ:zip>602 00</typ:zip>
      <typ:ico>12345678</typ:ico><typ:dic>2020202020</typ:dic><typ:icDph>SK2020202020</typ:icDph>
      <typ:country><typ:ids>SK</typ:ids></typ:country></typ:address>
    <typ:shipToAddress><typ:city>Zlín</typ:city></typ:shipToAddress>
    <typ:shipToAddress><typ:name>Sklad</typ:name><typ:city>Praha</typ:city>
      <typ:defaultShipAddress>true</typ:defaultShipAddress></typ:shipToAddress></adb:identity>
    <adb:phone>223</adb:phone><adb:mobil>602</adb:mobil><adb:email>jana.nova; Jana@Example.cz</adb:email>
    <adb:adGroup>Obchod, VIP</adb:adGroup><adb:priceIDS>Velko</adb:priceIDS><adb:note>Platí</adb:note>
    <adb:number><typ:numberRequested>13AD22</typ:numberRequested></adb:number><adb:p2>true</adb:p2>`,
  );
  assert.deepEqual(found, {
    code: "13AD22",
    firstName: "Jana",
    lastName: "Nová",
    companyName: "Lípa s.r.o.",
    companyId: "12345678",
    vatId: "SK2020202020",
    kind: "company",
    "billing:companyName": "Lípa s.r.o.",
    "billing:firstName": "Jana",
    "billing:lastName": "Nová",
    "billing:street": "Lipová 4",
    "billing:city": "Brno",
    "billing:zip": "602 00",
    "billing:country": "SK",
    deliveries: [{ lastName: "Sklad", city: "Praha" }, { city: "Zlín" }],
    phone: "602",
    priceList: "Velko",
    note: "Platí",
    groups: ["Obchod", "VIP"],
  });
});

Deno.test("Pohoda: customers are known by the first e-mail that is one (R63)", async () => {
  const emails: [text: string, code: string | undefined, problems: string[]][] = [
    ["a@b.cz, c@d.cz", "a@b.cz", []],
    ["jana; C@D.cz", "c@d.cz", []],
    ["nikde", undefined, ["email_unusable"]],
    ["", undefined, []],
  ];
  for (const [text, code, problems] of emails) {
    const file = addressBook(`<adb:email>${text}</adb:email>`);
    const read = await readFile(pohoda, file, optionsOf("customers"));
    assert.deepEqual([read.records[0]?.code, codesOf(read.problems)], [code, problems]);
  }
});

Deno.test("Pohoda: a private person's name may stand in the company", async () => {
  const found = await readCustomer(
    "<adb:identity><typ:address><typ:company>Petr Černý</typ:company></typ:address></adb:identity>",
  );
  assert.deepEqual(found, {
    ...{ code: undefined, firstName: "Petr", lastName: "Černý", kind: "person" },
    ...{ "billing:firstName": "Petr", "billing:lastName": "Černý" },
  });
});

Deno.test("Pohoda: somebody's contact person is no customer", async () => {
  const found = await readCustomer("<adb:email>a@b.cz</adb:email><adb:refAddress/>");
  assert.deepEqual(found, { code: undefined, problems: ["kind_not_imported"] });
});

const heads: [name: string, text: string, entity: Entity | undefined][] = [
  ["stock", stocks(), "products"],
  ["categories", pack("<lst:listCategory/>"), "categories"],
  ["an address book", addressBook(""), "customers"],
  ["categories and stock", pack("<lst:listCategory/><lStk:listStock/>"), "products"],
  ["orders", pack("<lst:listOrder/>"), undefined],
  [
    "the first version",
    "<dataPack xmlns='http://www.stormware.cz/schema/data.xsd'><i><stockHeader>",
    undefined,
  ],
];
for (const [name, text, entity] of heads) {
  Deno.test(`Pohoda: a file of ${name} is recognised as ${entity ?? "nothing that we read"}`, () => {
    const found = recogniseFormat({ text, encoding: "utf-8" });
    assert.deepEqual([found?.format.id, found?.entity], [entity && "pohoda", entity]);
  });
}
