/** Single records of the same files as in `formats_samples_test.ts`, field by field. */
import assert from "node:assert/strict";
import type { EntityRecord } from "../../core/formats/format.ts";
import { formatById } from "../../core/formats/registry.ts";
import { readFile } from "../core/formats/reading_files.ts";

const folder = Deno.env.get("KRAMEK_SAMPLES");

interface Expected {
  file: string;
  format: string;
  /** Code of the record, and what some of its paths hold. */
  code: string | undefined;
  values: Record<string, unknown>;
  /** Codes of its variants with the values of what tells them apart. */
  variants?: [code: string, label: string[]][];
}

const images = (...urls: string[]) =>
  urls.map((url, index) => index === 0 ? { url, main: true } : { url });

const table: Expected[] = [
  {
    file: "zbozi/codefit__ecommerce-xml__zbozi.xml",
    format: "zbozi",
    code: "12345",
    values: {
      "title:cs": "iPhone 13 Pro",
      "price:CZK:": 3_499_000,
      partNumber: "IP13P256",
      categoryPaths: [["Elektronika", "Mobilní telefony", "Apple"]],
      deliveryDays: 0,
    },
  },
  {
    file: "zbozi/forum24ads__zbozi-feed__zbozi-feed.xml",
    format: "zbozi",
    code: "trump-2-0",
    values: { ean: undefined, images: undefined, categoryPaths: [["Knihy", "Svět"]], vatRate: 10 },
    variants: [["trump-2-0", ["trump-2-0"]]],
  },
  {
    file: "zbozi/mhujer__xml-feeds-schemas__zbozi.xml",
    format: "zbozi",
    code: undefined,
    values: { "title:cs": "Světélkující podložka pod myš", "price:CZK:": 74_400, vatRate: 20 },
  },
  {
    file: "shoptet/tpkowastaken__tackomat__productsComplete.xml",
    format: "shoptet-xml",
    code: "610",
    values: {
      "title:cs": "ČAS VDĚČNOSTI",
      "price:CZK:": 2_500,
      "purchasePrice:CZK:": null,
      vatRate: 21,
      unit: "ks",
      active: true,
      categoryPaths: [["VÁNOČNÍ", "VÁNOČNÍ PRO DOTISK LOGA"], ["VÁNOČNÍ", "PF 2026"]],
      labels: [{ name: "Novinka", active: true }],
    },
  },
  {
    file: "shoptet/MartinN3__xmlShoptet__SHOPITEM-with-variants.xml",
    format: "shoptet-xml",
    code: "AD-35",
    values: { "title:cs": "Tričko adidas", vatRate: 21, manufacturer: "Adidas" },
    variants: [["AD-35", ["Zelená", "36"]], ["AD-28", ["Modrá", "36"]]],
  },
  {
    file: "shoptet/mhrncal__Shoptetapp__test-shoptet.csv",
    format: "shoptet-csv",
    code: "SKU-001",
    values: {
      "title:cs": "Jednoduchý produkt A",
      "price:CZK:": 29_950,
      categoryPaths: [["Kategorie 1"]],
    },
  },
  {
    file: "mergado/mergado__docs__example-1.10.xml",
    format: "mergado",
    code: "83724",
    values: {
      "title:cs": "Victorinox Spartan",
      "price:CZK:": undefined, // it is in dollars
      deliveryDays: 2,
      categoryPaths: [["Outdoor equipment", "knives", "jackknives"]],
      manufacturer: "Victorinox",
      parameters: [{ name: { cs: "Colour" }, value: { cs: "Red" } }],
    },
  },
  {
    file: "google-merchant/DejvyK__destovka-2.0__google.xml",
    format: "google",
    code: "0036",
    values: {
      "title:cs": "Podzemní nádrž na dešťovou vodu AS-REWA ECO 4 EO - 4,2 m3",
      "price:CZK:": 3_999_000,
      availability: "Vyprodáno",
      manufacturer: "ASIO",
      categoryPaths: [["Produkty", "Podzemní nádrže a jímky", "Samonosné na desku"]],
      "url:cs": "https://eshop.destovka.eu/as-rewa-eco-4-eo/",
      ean: undefined,
    },
  },
  {
    file: "google-merchant/MarkMechling__google-merchant-center-xml-builder__google.xml",
    format: "google",
    code: "SW10118",
    values: {
      "price:EUR:": 3_750,
      availability: "Předobjednávka",
      availableFrom: "2026-03-03",
      categoryPaths: [["Original Salzburger Mozartkugel"]],
    },
  },
  {
    file: "google-merchant/codefit__ecommerce-xml__google.xml",
    format: "google",
    code: "12345",
    values: { "price:CZK:": 3_499_000, vatRate: 21, partNumber: "IP13P256" },
  },
  {
    file: "google-merchant/arielbentivoglio__leder-feeds__oneofakind.xml",
    format: "google",
    code: "337666253",
    values: { "price:CZK:": undefined, manufacturer: "LEDER", availability: "Skladem" },
  },
  {
    file: "google-merchant/damiank-aqua__elektrozawory.com.pl__merchant.xml",
    format: "google",
    code: "2",
    values: { "price:CZK:": 35_000, categoryPaths: [["Zawór elektromagnetyczny"]] },
  },
  {
    file: "google-merchant/poseidonshellsd-maker__PoseidonProductPush__google_feed.csv",
    format: "google",
    code: "849430768",
    values: {
      "title:cs": "Green Abalone Blanks",
      "longDescription:cs": undefined,
      weight: 28,
      images: images(
        "https://d2j6dbq0eux0bg.cloudfront.net/images/42429290/products/849430768/5897428357.jpg",
      ),
    },
  },
  {
    file: "google-merchant/ruslanppcwork-create__banyaline-merchant-feed__merchant.xml",
    format: "google",
    code: "114030622912",
    values: { "title:cs": "Второе дыхание. Металл", manufacturer: "Banya Line" },
    variants: [
      ["114030622912-black-metall", ["Чёрныйметалл"]],
      ["114030622912-metall", ["Металл"]],
    ],
  },
];

for (const expected of folder === undefined ? [] : table) {
  Deno.test(`${expected.file}: its first record is what it says`, async () => {
    const bytes = await Deno.readFile(`${folder}/${expected.file}`);
    const { records } = await readFile(formatById(expected.format)!, bytes);

    const [record] = records;
    assert.equal(record?.code, expected.code);
    const found = Object.keys(expected.values).map((path) => [path, record?.values.get(path)]);
    assert.deepEqual(Object.fromEntries(found), expected.values);
    assert.deepEqual(variantsOf(record!), expected.variants ?? []);
  });
}

type Label = { value: { cs?: string } };

const variantsOf = ({ variants }: EntityRecord) =>
  variants.map(({ code, values }) => [
    code,
    ((values.get("parameters") ?? []) as Label[]).map(({ value }) => value.cs),
  ]);
