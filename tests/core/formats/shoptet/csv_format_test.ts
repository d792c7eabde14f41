import assert from "node:assert/strict";
import type { ReadOptions } from "../../../../core/formats/format.ts";
import { shoptetCsv } from "../../../../core/formats/shoptet/csv_format.ts";
import { codesOf, czechProducts, readFile } from "../reading_files.ts";

const quoted = (cell: string) => `"${cell.replaceAll('"', '""')}"`;

/** A table as the export writes it: `;` behind every cell, all cells but the header's in quotes. */
function table(...rows: Record<string, string>[]): string {
  const names = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const lines = rows.map((row) => names.map((name) => `${quoted(row[name] ?? "")};`).join(""));
  return [`${names.join(";")};`, ...lines].join("\r\n");
}

const readTable = (rows: Record<string, string>[], options: Partial<ReadOptions> = {}) =>
  readFile(shoptetCsv, table(...rows), { ...czechProducts, ...options });

Deno.test("Shoptet CSV: a row without a group is a product, with all that its columns say", async () => {
  const { records, problems } = await readTable([{
    code: "$0012",
    pairCode: "",
    name: "Lopata",
    guid: "0a486205",
    shortDescription: "<p>Krátce</p>",
    description: "první_x000d_ řádek",
    manufacturer: "Hamr",
    itemType: "product",
    ean: "4006381333931",
    productNumber: "",
    image: "https://shop.example/1.jpg",
    imageDesc: "Zepředu",
    image2: "https://shop.example/2.jpg",
    defaultCategory: "Dílna > Lopaty",
    categoryText: "Zahrada",
    categoryText2: "Dílna > Lopaty",
    price: "242,50",
    includingVat: "1",
    percentVat: "21",
    currency: "CZK",
    standardPrice: "299",
    actionPrice: "",
    purchasePrice: "100",
    purchasePriceIncludingVat: "0",
    "filteringProperty:Barva": "modrá;bílá",
    textProperty: "Materiál;ocel",
    textProperty2: "",
    stock: "14",
    stockLocation: "A3",
    availabilityInStock: "Skladem",
    availabilityOutOfStock: "Do týdne",
    weight: "1,8",
    unit: "ks",
    relatedProduct: "$0013",
    alternativeProduct: "B",
    gifts: "C",
    productVisibility: "visible",
    newFlagActive: "1",
    tipFlagActive: "0",
    actionFlagValidUntil: "2026-12-31",
    relatedVideo: "abc_DEF-123",
    warranty: "2 roky",
  }]);
  assert.deepEqual(problems, []);
  assert.equal(records[0]!.code, "0012");
  assert.deepEqual(Object.fromEntries(records[0]!.values), {
    "title:cs": "Lopata",
    "shortDescription:cs": "<p>Krátce</p>",
    "longDescription:cs": "první řádek",
    manufacturer: "Hamr",
    unit: "ks",
    active: true,
    metas: [{ key: "warranty", type: "input", value: "2 roky" }],
    videoUrl: "https://www.youtube.com/watch?v=abc_DEF-123",
    categoryPaths: [["Dílna", "Lopaty"], ["Zahrada"]],
    related: ["0013"],
    alternatives: ["B"],
    gifts: [{ code: "C", type: "highest_stock_variant" }],
    parameters: [
      { name: { cs: "Materiál" }, value: { cs: "ocel" } },
      { name: { cs: "Barva" }, value: { cs: "modrá" } },
      { name: { cs: "Barva" }, value: { cs: "bílá" } },
    ],
    labels: [
      { name: "Novinka", active: true },
      { name: "Akce", active: true, to: "2026-12-31" },
    ],
    ean: "4006381333931",
    partNumber: null,
    weight: 1_800,
    vatRate: 21,
    "price:CZK:": 24_250,
    "salePrice:CZK:": null,
    "commonPrice:CZK:": 29_900,
    "purchasePrice:CZK:": 12_100,
    stockPosition: "A3",
    stock: 14,
    availability: "Skladem",
    images: [
      { url: "https://shop.example/1.jpg", titles: { cs: "Zepředu" }, main: true },
      { url: "https://shop.example/2.jpg" },
    ],
  });
  const fields = shoptetCsv.fields.products!;
  for (const path of records[0]!.values.keys()) {
    assert.ok(fields.includes(path.split(":")[0]!), path);
  }
});

Deno.test("Shoptet CSV: rows of one group are variants of one product, wherever they stand", async () => {
  const variant = (size: string, more: Record<string, string> = {}) => ({
    code: `7/${size}`,
    pairCode: "30",
    name: "Triko",
    price: "100",
    includingVat: "0",
    percentVat: "21",
    "variant:Velikost": size,
    ...more,
  });
  const { records, raw, problems } = await readTable([
    variant("S"),
    { code: "B", name: "Boty", price: "1" },
    variant("M", { variantVisibility: "0", defaultImage: "https://shop.example/m.jpg" }),
  ]);
  assert.deepEqual(problems, []);
  assert.deepEqual(records.map(({ code }) => code).toSorted(), ["7", "B"]);
  assert.equal(raw.reduce((sum, { items }) => sum + items, 0), 3);
  const shirt = records.find(({ code }) => code === "7")!;
  assert.equal(shirt.values.get("vatRate"), 21);
  const size = (value: string) => [{ name: { cs: "Velikost" }, value: { cs: value } }];
  assert.deepEqual(shirt.variants.map(({ code, values }) => [code, Object.fromEntries(values)]), [
    ["7/S", { "price:CZK:": 12_100, parameters: size("S") }],
    ["7/M", {
      "price:CZK:": 12_100,
      parameters: size("M"),
      images: [{ url: "https://shop.example/m.jpg" }],
      active: false,
    }],
  ]);
});

Deno.test("Shoptet CSV: without a column of options, the ends of names tell variants apart", async () => {
  const { records } = await readTable([
    { code: "A", pairCode: "1", name: "Triko letní" },
    { code: "B", pairCode: "1", name: "Triko letní M" },
    { code: "C", pairCode: "1", name: "Triko letní L" },
  ]);
  const [{ variants } = { variants: [] }] = records;
  assert.deepEqual(variants.map(({ values }) => values.get("parameters")), [
    [{ name: { cs: "Varianta" }, value: { cs: "A" } }],
    [{ name: { cs: "Varianta" }, value: { cs: "M" } }],
    [{ name: { cs: "Varianta" }, value: { cs: "L" } }],
  ]);
});

Deno.test("Shoptet CSV: an action price counts on its days only, and is looked at every hour", async () => {
  const rows = [{
    code: "A",
    guid: "1",
    price: "100",
    actionPrice: "50",
    actionFrom: "2026-03-01",
    actionUntil: "2026-03-08",
  }];
  const [before, during, later] = await Promise.all(
    ["2026-02-28T22:59:00Z", "2026-02-28T23:00:00Z", "2026-02-28T23:59:00Z"]
      .map((now) => readTable(rows, { now })),
  );
  assert.equal(before!.records[0]!.values.get("salePrice:CZK:"), null);
  assert.equal(during!.records[0]!.values.get("salePrice:CZK:"), 5_000);
  assert.notEqual(before!.raw[0]!.content, during!.raw[0]!.content);
  assert.equal(later!.raw[0]!.content, during!.raw[0]!.content);
});

Deno.test("Shoptet CSV: a number that a spreadsheet made of a code is none", async () => {
  const { records, problems } = await readTable([{ code: "8,59123E+12", pairCode: "", name: "a" }]);
  assert.deepEqual(codesOf(problems), ["code_spoiled"]);
  assert.equal(records[0]!.code, undefined);
});

Deno.test("Shoptet CSV: what it does not know it names, and what it needs it demands", async () => {
  const unknown = await readTable([{ code: "A", guid: "1", colour: "red", serialNumber: "9" }]);
  assert.deepEqual(unknown.problems.map(({ code, field }) => [code, field]), [
    ["column_unknown", "colour"],
  ]);
  const missing = await readTable([{ guid: "1", name: "a" }]);
  assert.deepEqual(codesOf(missing.problems), ["column_missing"]);
  assert.deepEqual(missing.records, []);
});

Deno.test("Shoptet CSV: a price that is none is said with its place, and the rest is taken", async () => {
  const { records, problems } = await readTable([{ code: "A", guid: "1", price: "na dotaz" }]);
  assert.deepEqual(problems.map(({ code, line, field, value }) => [code, line, field, value]), [
    ["price_unreadable", 2, "price", "na dotaz"],
  ]);
  assert.equal(records[0]!.values.has("price:CZK:"), false);
});

Deno.test("Shoptet CSV: a customer is known by the e-mail, with the addresses that are there", async () => {
  const { records, problems } = await readTable([{
    email: "Jana@Example.cz",
    billingFullName: "Jana Nováková",
    billingStreet: "Dlouhá",
    billingHouseNumber: "5",
    billingCountryName: "Slovensko",
    deliveryCity: "Brno",
    phone: "+420 777 123 456",
    customerGroup: "VIP",
    registrationDate: "2020-01-01",
  }], { entity: "customers" });
  assert.deepEqual(problems, []);
  assert.equal(records[0]!.code, "jana@example.cz");
  assert.deepEqual(Object.fromEntries(records[0]!.values), {
    kind: "person",
    firstName: "Jana",
    lastName: "Nováková",
    phone: "+420 777 123 456",
    groups: ["VIP"],
    "billing:firstName": "Jana",
    "billing:lastName": "Nováková",
    "billing:street": "Dlouhá 5",
    "billing:country": "SK",
    deliveries: [{ city: "Brno" }],
  });
});

Deno.test("Shoptet CSV: rows of items are one order, of which state, payment and parcel are taken", async () => {
  const order = { code: "20300001", statusName: "Vyřízena", paid: "1", packageNumber: "PKT-1" };
  const { records } = await readTable([
    { ...order, itemName: "Triko" },
    { ...order, itemName: "Doprava" },
    { code: "20300002", statusName: "Nová", paid: "", packageNumber: "" },
  ], { entity: "orders" });
  assert.deepEqual(records.map(({ code, values }) => [code, Object.fromEntries(values)]), [
    ["20300001", { state: "Vyřízena", paid: true, trackingCode: "PKT-1" }],
    ["20300002", { state: "Nová" }],
  ]);
});
