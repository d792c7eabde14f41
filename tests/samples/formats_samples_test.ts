/**
 * Reads real files of shops, which we may not give on. The folder with them is named by
 * `KRAMEK_SAMPLES`; without it there is nothing to test. Figures were worked out with Python's XML
 * library, which knows nothing of ours.
 */
import assert from "node:assert/strict";
import type { ByteSource, EntityRecord } from "../../core/formats/format.ts";
import { problemSeverities } from "../../core/formats/problems.ts";
import { formatById, readHead, recogniseFormat } from "../../core/formats/registry.ts";
import { czechProducts, readFile } from "../core/formats/reading_files.ts";

const folder = Deno.env.get("KRAMEK_SAMPLES");

interface Figures {
  items: number;
  products: number;
  variants: number;
  /** Sum over all items, in minor units. */
  priceMinor: number;
  /** Items that say in how many days they leave. */
  withDays: number;
  stock: number;
  /** Pictures of all products, each counted once a product. */
  images: number;
  /** Items that say they are in stock, where the format has a word for it. */
  available?: number;
}

/** By the format as which it is to be recognised, and by the folder it stands in. */
const figures: Record<string, Record<string, Figures>> = {
  heureka: {
    "OrrisFragrance__Heureka-Feed__heureka.xml": {
      items: 75,
      products: 75,
      variants: 75,
      priceMinor: 6_369_050,
      withDays: 75,
      stock: 367,
      images: 123,
    },
    "codefit__ecommerce-xml__heureka.xml": {
      items: 3,
      products: 3,
      variants: 0,
      priceMinor: 7_997_000,
      withDays: 3,
      stock: 0,
      images: 3,
    },
    "mhujer__xml-feeds-schemas__heureka.xml": {
      items: 18,
      products: 18,
      variants: 0,
      priceMinor: 12_700_100,
      withDays: 16,
      stock: 0,
      images: 18,
    },
    "samuelsmoron-spec__test-feed__heureka_feed.xml": {
      items: 10,
      products: 10,
      variants: 10,
      priceMinor: 142_639,
      withDays: 10,
      stock: 0,
      images: 10,
    },
    "sk1llan__heureka-new__heureka_feed.xml": {
      items: 0,
      products: 0,
      variants: 0,
      priceMinor: 0,
      withDays: 0,
      stock: 0,
      images: 0,
    },
    "u7279101060-ux__heureka-feed__heureka.xml": {
      items: 77,
      products: 10,
      variants: 77,
      priceMinor: 17_371_000,
      withDays: 77,
      stock: 0,
      images: 39,
    },
  },
  zbozi: {
    "RetroBlogPi__fairplayshop__zbozi.xml": {
      items: 43,
      products: 35,
      variants: 9,
      priceMinor: 98_508_550,
      withDays: 43,
      stock: 0,
      images: 35,
    },
    "codefit__ecommerce-xml__zbozi.xml": {
      items: 3,
      products: 3,
      variants: 0,
      priceMinor: 7_997_000,
      withDays: 3,
      stock: 0,
      images: 3,
    },
    "forum24ads__zbozi-feed__zbozi-feed.xml": {
      items: 1,
      products: 1,
      variants: 1,
      priceMinor: 37_900,
      withDays: 1,
      stock: 0,
      images: 0,
    },
    "mhujer__xml-feeds-schemas__zbozi.xml": {
      items: 5,
      products: 5,
      variants: 0,
      priceMinor: 375_600,
      withDays: 4,
      stock: 0,
      images: 5,
    },
  },
  mergado: {
    "mergado__docs__example-1.10.xml": {
      items: 1,
      products: 1,
      variants: 0,
      priceMinor: 0,
      withDays: 1,
      stock: 1000,
      images: 3,
      available: 1,
    },
  },
  "shoptet-xml": {
    "MartinN3__xmlShoptet__SHOPITEM-with-variants.xml": {
      items: 1,
      products: 1,
      variants: 2,
      priceMinor: 44_000,
      withDays: 0,
      stock: 0,
      images: 1,
      available: 0,
    },
    "SharkJohny__spt-luxuryCar__shoptet-variant-item-example.xml": {
      items: 2,
      products: 2,
      variants: 1,
      priceMinor: 496_000,
      withDays: 0,
      stock: -132,
      images: 6,
      available: 2,
    },
    "SharkJohny__spt-luxuryCar__test-truck.xml": {
      items: 1,
      products: 1,
      variants: 0,
      priceMinor: 497_500,
      withDays: 0,
      stock: 999,
      images: 1,
      available: 1,
    },
    "tpkowastaken__tackomat__productsComplete.xml": {
      items: 100,
      products: 100,
      variants: 250,
      priceMinor: 56_691_100,
      withDays: 0,
      stock: 0,
      images: 262,
      available: 51,
    },
  },
  "shoptet-csv": {
    "mhrncal__Shoptetapp__test-shoptet.csv": {
      items: 10,
      products: 5,
      variants: 7,
      priceMinor: 539_149,
      withDays: 0,
      stock: 0,
      images: 0,
    },
    // orders: their rows are items of three
    "zbynekdrlik__forestshop-app__orders-sample.csv": {
      items: 7,
      products: 3,
      variants: 0,
      priceMinor: 0,
      withDays: 0,
      stock: 0,
      images: 0,
    },
  },
  // prices in other currencies than ours are not taken
  google: {
    "DejvyK__destovka-2.0__google.xml": {
      items: 1763,
      products: 1763,
      variants: 0,
      priceMinor: 4_440_624_690,
      withDays: 0,
      stock: 0,
      images: 1763,
      available: 1357,
    },
    "MarkMechling__google-merchant-center-xml-builder__google.xml": {
      items: 25,
      products: 25,
      variants: 0,
      priceMinor: 112_320,
      withDays: 0,
      stock: 0,
      images: 25,
      available: 9,
    },
    "arielbentivoglio__leder-feeds__oneofakind.xml": {
      items: 21,
      products: 21,
      variants: 0,
      priceMinor: 0,
      withDays: 0,
      stock: 0,
      images: 63,
      available: 20,
    },
    "codefit__ecommerce-xml__google.xml": {
      items: 3,
      products: 3,
      variants: 0,
      priceMinor: 7_997_000,
      withDays: 0,
      stock: 0,
      images: 3,
      available: 3,
    },
    "damiank-aqua__elektrozawory.com.pl__merchant.xml": {
      items: 99,
      products: 99,
      variants: 0,
      priceMinor: 5_909_000,
      withDays: 0,
      stock: 0,
      images: 99,
      available: 99,
    },
    "poseidonshellsd-maker__PoseidonProductPush__google_feed.csv": {
      items: 2,
      products: 2,
      variants: 0,
      priceMinor: 0,
      withDays: 0,
      stock: 0,
      images: 2,
      available: 2,
    },
    "ruslanppcwork-create__banyaline-merchant-feed__merchant.xml": {
      items: 72,
      products: 30,
      variants: 72,
      priceMinor: 0,
      withDays: 0,
      stock: 0,
      images: 72,
      available: 72,
    },
  },
};

figures.pohoda = {
  "jurajgiacko__pohodaanalytics__sklad.xml": {
    ...{ items: 2, products: 2, variants: 0, priceMinor: 35_100, withDays: 0, stock: 2_270 },
    images: 0,
  },
};

/** The folder of a format's files, where it is not named like the format. */
const folders: Record<string, string> = {
  google: "google-merchant",
  "shoptet-xml": "shoptet",
  "shoptet-csv": "shoptet",
};
const folderOf = (id: string) => folders[id] ?? id;

/** Formats that have figures of their own, and which files of their folder are theirs. */
const otherFolders: readonly [id: string, files: RegExp][] = [
  ["vcard", /\.vcf$/],
  ["pohoda", /_adr_\d\.xml$/],
  ["money-s3", /^Matyas.*\.xml$/],
];

if (folder !== undefined) {
  for (const [id, feeds] of Object.entries(figures)) {
    for (const [name, expected] of Object.entries(feeds)) specifyFeed(id, name, expected);
  }
  specifyRecognition(folder);
}

function specifyFeed(id: string, name: string, expected: Figures): void {
  const path = `${folder}/${folderOf(id)}/${name}`;
  const format = formatById(id)!;

  Deno.test(`${id}: ${name} is read as it was counted`, async () => {
    const source = fileSource(path);
    const entity = recogniseFormat(await readHead(source))?.entity ?? "products";
    const { raw, records, problems } = await readFile(format, source, { ...czechProducts, entity });

    assert.deepEqual(figuresOf(raw.reduce((sum, { items }) => sum + items, 0), records), {
      available: 0,
      ...expected,
    });
    const worst = problems.filter(({ code }) => problemSeverities[code] !== "warning");
    assert.deepEqual(worst, []);
  });

  Deno.test(`${id}: ${name} in Windows-1250 reads the same`, async () => {
    const feed = await Deno.readTextFile(path);
    const { text, bytes } = inWindows1250(feed);

    assert.deepEqual(
      (await readFile(format, bytes)).records,
      (await readFile(format, text)).records,
    );
  });
}

function specifyRecognition(root: string): void {
  for (const file of filesUnder(root)) {
    const name = file.slice(root.length + 1);
    const [kind = "", feed = ""] = name.split("/");
    const expected = Object.keys(figures).find((id) =>
      folderOf(id) === kind && Object.hasOwn(figures[id]!, feed)
    ) ?? otherFolders.find(([folder, pattern]) =>
      folder === kind && pattern.test(feed)
    )?.[0];

    Deno.test(`${name} is recognised as ${expected ?? "nothing that we read"}`, async () => {
      const found = recogniseFormat(await readHead(fileSource(file)));
      assert.equal(found?.format.id, expected);
    });
  }
}

function figuresOf(items: number, records: readonly EntityRecord[]): Figures {
  const values = records.flatMap((record) =>
    record.variants.length > 0 ? record.variants.map((one) => one.values) : [record.values]
  );
  const sum = (path: string) =>
    values.reduce((total, one) => total + Number(one.get(path) ?? 0), 0);
  return {
    items,
    products: records.length,
    variants: records.reduce((total, { variants }) => total + variants.length, 0),
    priceMinor: sum("price:CZK:") + sum("price:EUR:"),
    withDays: values.filter((one) => one.has("deliveryDays")).length,
    stock: sum("stock"),
    available: values.filter((one) => one.get("availability") === "Skladem").length,
    images: records.reduce((total, record) => total + listLength(record.values.get("images")), 0),
  };
}

function listLength(value: unknown): number {
  return Array.isArray(value) ? value.length : 0;
}

function* filesUnder(path: string): Generator<string> {
  for (const entry of Deno.readDirSync(path)) {
    if (entry.isDirectory) yield* filesUnder(`${path}/${entry.name}`);
    else yield `${path}/${entry.name}`;
  }
}

function fileSource(path: string): ByteSource {
  return {
    size: Deno.statSync(path).size,
    async *chunks() {
      using file = await Deno.open(path);
      const buffer = new Uint8Array(16_384);
      for (let count = await file.read(buffer); count !== null; count = await file.read(buffer)) {
        yield buffer.slice(0, count);
      }
    },
  };
}

/** The feed with only the letters that Windows-1250 has, as text and as its bytes. */
function inWindows1250(feed: string): { text: string; bytes: Uint8Array } {
  const decoder = new TextDecoder("windows-1250");
  const table = new Map(
    Array.from({ length: 256 }, (_, byte) => [decoder.decode(Uint8Array.of(byte)), byte] as const),
  );
  const declared = feed.replace(/encoding=["'][^"']*["']/i, 'encoding="windows-1250"');
  const letters = [...declared].filter((letter) => table.has(letter));
  return {
    text: letters.join(""),
    bytes: Uint8Array.from(letters, (letter) => table.get(letter)!),
  };
}
