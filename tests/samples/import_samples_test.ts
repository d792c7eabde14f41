import { strict as assert } from "node:assert";
import { queryFirst } from "../../tenants/engine/database.ts";
import { balance, importText, openTestShop, type TestImport } from "../support/test_shop.ts";

/** Real feeds where they are at hand; the figures were counted with another XML parser. */
const samples = Deno.env.get("KRAMEK_SAMPLES");

interface Expected extends TestImport {
  file: string;
  balance: string;
  products: number;
  variants: number;
}

const table: Expected[] = [
  {
    file: "OrrisFragrance__Heureka-Feed__heureka.xml",
    balance: "75 = 75 + 0 + 0 + 0 + 0",
    products: 75,
    variants: 75,
  },
  {
    file: "codefit__ecommerce-xml__heureka.xml",
    balance: "3 = 3 + 0 + 0 + 0 + 0",
    products: 3,
    variants: 0,
  },
  {
    // an old feed without ITEM_ID: nothing can be paired
    file: "mhujer__xml-feeds-schemas__heureka.xml",
    balance: "18 = 0 + 0 + 0 + 18 + 0",
    products: 0,
    variants: 0,
  },
  {
    // two items without an EAN, two EANs twice
    file: "mhujer__xml-feeds-schemas__heureka.xml",
    settings: { codeTag: "EAN" },
    balance: "18 = 14 + 0 + 0 + 4 + 0",
    products: 14,
    variants: 0,
  },
  {
    file: "samuelsmoron-spec__test-feed__heureka_feed.xml",
    settings: { language: "sk", currency: "EUR" },
    languages: ["sk"],
    balance: "10 = 10 + 0 + 0 + 0 + 0",
    products: 10,
    variants: 10,
  },
  {
    file: "sk1llan__heureka-new__heureka_feed.xml",
    balance: "0 = 0 + 0 + 0 + 0 + 0",
    products: 0,
    variants: 0,
  },
  {
    file: "u7279101060-ux__heureka-feed__heureka.xml",
    balance: "77 = 77 + 0 + 0 + 0 + 0",
    products: 10,
    variants: 77,
  },
];

for (const expected of samples === undefined ? [] : table) {
  const how = expected.settings ? ` with ${JSON.stringify(expected.settings)}` : "";
  Deno.test(`${expected.file}${how} imports as counted, and again without a change`, async () => {
    await using shop = await openTestShop();
    const text = await Deno.readTextFile(`${samples}/heureka/${expected.file}`);
    const run = await importText(shop, text, expected);
    assert.equal(balance(run), expected.balance);
    const counts = await queryFirst<{ products: number; variants: number }>(
      shop.database,
      `SELECT (SELECT count(*) FROM products) AS products,
              (SELECT count(*) FROM variants) AS variants`,
    );
    assert.deepEqual({ ...counts }, { products: expected.products, variants: expected.variants });
    const again = await importText(shop, text, expected);
    assert.deepEqual([again.created, again.updated, again.failed], [0, 0, 0]);
    assert.equal(again.read, run.read);
  });
}
