import assert from "node:assert/strict";
import fc from "fast-check";
import { readListing } from "../../../core/catalogue/product_filter.ts";
import { queryAll } from "../../../tenants/engine/database.ts";
import { changeProducts } from "../../../tenants/shop/product_bulk.ts";
import { categoryChoices, usedValues } from "../../../tenants/shop/product_choices.ts";
import { listProducts } from "../../../tenants/shop/products.ts";
import { addCategory, addProducts, type TestProduct } from "../../support/catalogue.ts";
import { openTestShop, type TestShop } from "../../support/test_shop.ts";

const scope = { language: "cs", currency: "CZK" } as const;

async function list(
  { database }: TestShop,
  query: Record<string, string> = {},
  { limit = 50, offset = 0 } = {},
) {
  return await listProducts(database, { listing: readListing(query), scope, limit, offset });
}

async function codes(shop: TestShop, query: Record<string, string> = {}): Promise<string> {
  const { products, total } = await list(shop, query);
  assert.equal(total, products.length);
  return products.map(({ code }) => code).join(" ");
}

const titled = (code: string, title: string, values: TestProduct["values"] = {}): TestProduct => ({
  code,
  values: { "title:cs": title, ...values },
});

for (const engine of ["file", "server"] as const) {
  const test = (name: string, work: (shop: TestShop) => Promise<void>) =>
    Deno.test(`a list of products on a ${engine} ${name}`, async () => {
      await using shop = await openTestShop(engine);
      await work(shop);
    });

  test("is sorted as Czech sorts", async (shop) => {
    const titles = [
      "Zvon",
      "Chléb",
      "Hrnek",
      "Cukr",
      "Čaj",
      "Ibišek",
      "Šátek",
      "Sůl",
      "Ďas",
      "Dýně",
    ];
    await addProducts(shop.database, titles.map((title) => titled(title, title)));
    assert.equal(await codes(shop), "Cukr Čaj Ďas Dýně Hrnek Chléb Ibišek Sůl Šátek Zvon");
    assert.equal(
      await codes(shop, { sort: "-title" }),
      "Zvon Šátek Sůl Ibišek Chléb Hrnek Dýně Ďas Čaj Cukr",
    );
  });

  test("is found by words without diacritics, by codes and EANs of variants too", async (shop) => {
    await addProducts(shop.database, [
      titled("K-100", "Květen v horách", { ean: "8590000000004", manufacturer: "Sklárna Úpa" }),
      { ...titled("B", "Bunda"), variants: [{ code: "B-XL", values: { ean: "8590000000011" } }] },
    ]);
    const expected: [typed: string, found: string][] = [
      ["kveten hor", "K-100"],
      ["K-1", "K-100"],
      ["85900000", "B K-100"],
      ["sklarna", "K-100"],
      ["b-x", "B"],
      ["kveten bunda", ""],
    ];
    for (const [q, found] of expected) assert.equal(await codes(shop, { q }), found, q);
  });

  test("is filtered by state, stock, price, manufacturer, availability and import", async (shop) => {
    await shop.database.execute(
      `INSERT INTO imports (entity, name, format, settings, created_at, created_by)
       VALUES ('products', 'Feed', 'heureka', '{}', '', '')`,
    );
    await addProducts(shop.database, [
      titled("A", "A", { stock: 5, "price:CZK:": 100, manufacturer: "Lípa" }),
      titled("B", "B", { stock: 0, active: false, availability: "Na dotaz" }),
      titled("C", "C", { archived: true }),
      {
        ...titled("D", "D"),
        createdByImport: 1,
        variants: [
          { code: "D1", values: { stock: 2, "price:CZK:": 100 } },
          { code: "D2", values: { stock: -2 } },
        ],
      },
    ]);
    const expected: [query: Record<string, string>, codes: string][] = [
      [{}, "A B D"],
      [{ state: "active" }, "A D"],
      [{ state: "inactive" }, "B"],
      [{ state: "archived" }, "C"],
      [{ stock: "in" }, "A"],
      [{ stock: "out" }, "B D"],
      [{ price: "none" }, "B"],
      [{ manufacturer: "Lípa" }, "A"],
      [{ availability: "Na dotaz" }, "B"],
      [{ import: "1" }, "D"],
      [{ q: "b", state: "active" }, ""],
      [{ stock: "nonsense", sort: "nonsense", size: "7", import: "x" }, "A B D"],
    ];
    for (const [query, found] of expected) {
      assert.equal(await codes(shop, query), found, JSON.stringify(query));
    }
  });

  test("of a category has the products of its subcategories", async (shop) => {
    await addCategory(shop.database, { code: "HOME", name: "Domov" });
    await addCategory(shop.database, { code: "CUPS", name: "Hrnky", parent: "HOME" });
    await addProducts(shop.database, [
      titled("A", "A", { categories: [{ code: "CUPS", primary: true }] }),
      titled("B", "B", { categories: [{ code: "HOME" }] }),
      titled("C", "C"),
    ]);
    assert.equal(await codes(shop, { category: "HOME" }), "A B");
    assert.equal(await codes(shop, { category: "CUPS" }), "A");
    assert.deepEqual(
      (await categoryChoices(shop.database, "cs")).map(({ name, depth }) => `${depth} ${name}`),
      ["0 Domov", "1 Hrnky"],
    );
  });

  test("puts last what has nothing to be sorted by, and loses nothing between pages", async (shop) => {
    await addProducts(shop.database, [
      { code: "1" },
      titled("2", "Váza", { "price:CZK:": 300, stock: 3 }),
      { values: { "title:sk": "Bez kódu", "price:EUR:": 5 } },
      titled("4", "Hrnek", { "price:CZK:": 200, stock: 9 }),
    ]);
    for (const sort of ["title", "-title", "code", "price", "-price", "stock", "newest"]) {
      const whole = (await list(shop, { sort })).products.map(({ id }) => id);
      const paged: number[] = [];
      for (let offset = 0; offset < 4; offset++) {
        const { products, total } = await list(shop, { sort }, { limit: 1, offset });
        assert.equal(total, 4);
        paged.push(...products.map(({ id }) => id));
      }
      assert.deepEqual(paged, whole, sort);
      assert.deepEqual(whole.toSorted(), [1, 2, 3, 4], sort);
    }
    assert.deepEqual(
      (await list(shop, { sort: "price" })).products.map(({ id }) => id),
      [4, 2, 1, 3],
    );
  });
}

Deno.test("any page of any list is the part of the whole list at its place", async () => {
  await using shop = await openTestShop();
  await addProducts(
    shop.database,
    Array.from({ length: 23 }, (_, index) =>
      titled(`P${index}`, `Zboží ${index % 7}`, {
        active: index % 3 > 0,
        stock: index % 5,
        "price:CZK:": (index * 7) % 10,
      })),
  );
  for (const sort of ["title", "-price", "stock", "code", "-newest"]) {
    for (const state of ["", "active", "inactive"]) {
      const whole = (await list(shop, { sort, state })).products.map(({ id }) => id);
      const paged: number[] = [];
      for (let offset = 0; offset < whole.length; offset += 4) {
        const { products } = await list(shop, { sort, state }, { limit: 4, offset });
        paged.push(...products.map(({ id }) => id));
      }
      assert.deepEqual(paged, whole, `${sort} ${state}`);
    }
  }
});

const nine = Array.from({ length: 9 }, (_, index) =>
  titled(`P${index}`, `Zboží ${index % 4}`, {
    archived: index === 3,
    active: index % 3 > 0,
    ...(index % 2 ? { stock: index } : {}),
  }));

Deno.test("a search that finds every product gives the pages of the list without it", async () => {
  await using shop = await openTestShop();
  await addProducts(shop.database, nine);
  const pages = (query: Record<string, string>) =>
    Promise.all([0, 2, 4, 6].map((offset) => list(shop, query, { limit: 3, offset })));
  for (const sort of ["title", "-title", "stock", "-code", "newest"]) {
    for (const state of ["", "active", "inactive", "archived"]) {
      assert.deepEqual(await pages({ q: "zbo", sort, state }), await pages({ sort, state }));
    }
  }
});

Deno.test("a search that misses one product of all leaves out that one", async () => {
  await using shop = await openTestShop();
  await addProducts(shop.database, [...nine, titled("X", "Váza")]);
  assert.equal(await codes(shop, { q: "zbo", sort: "code" }), "P0 P1 P2 P4 P5 P6 P7 P8");
  assert.equal(await codes(shop, { q: "zbo", sort: "-code", state: "inactive" }), "P6 P0");
});

Deno.test("nothing that is typed into a search breaks it", async () => {
  await using shop = await openTestShop();
  await addProducts(shop.database, [titled("A", "Hrnek")]);
  const hostile = [
    '"',
    "''",
    "*",
    "a OR",
    "NEAR(",
    "title:",
    "-",
    "^a",
    "{a b}:",
    "\0",
    "a\u0000*",
    "(",
  ];
  for (const q of hostile) assert.equal(typeof (await list(shop, { q })).total, "number", q);
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: "binary", maxLength: 40 }), async (q) => {
      await list(shop, { q });
    }),
    { numRuns: 200 },
  );
});

Deno.test("a search for marks alone finds nothing", async () => {
  await using shop = await openTestShop();
  await addProducts(shop.database, [titled("A", "Hrnek")]);
  assert.equal((await list(shop, { q: "--- *" })).total, 0);
});

Deno.test("a listed product tells its lowest price, stock of its variants and main picture", async () => {
  await using shop = await openTestShop();
  await addProducts(shop.database, [{
    ...titled("A", "Hrnek", {
      images: [{ url: "https://a.example/1.jpg" }, { url: "https://a.example/2.jpg", main: true }],
    }),
    variants: [
      { code: "A-1", values: { stock: 2, "price:CZK:": 12_000 } },
      { code: "A-2", values: { stock: 3.5, "price:CZK:": 9_900 } },
    ],
  }]);
  const { products: [product] } = await list(shop);
  assert.deepEqual(
    { ...product },
    {
      id: 1,
      code: "A",
      title: "Hrnek",
      active: true,
      archived: false,
      imageUrl: "https://a.example/2.jpg",
      pictureKey: undefined,
      priceMinor: 9_900,
      priceFrom: true,
      stock: 5.5,
      availability: undefined,
      variants: 2,
    },
  );
});

Deno.test("filters offer each manufacturer once, in Czech order", async () => {
  await using shop = await openTestShop();
  const makers = ["Úpa", "Čajka", "Cukrárna", "Úpa"];
  await addProducts(
    shop.database,
    makers.map((manufacturer, index) => ({
      code: String(index),
      values: { manufacturer },
    })),
  );
  assert.deepEqual(await usedValues(shop.database, "manufacturer"), ["Cukrárna", "Čajka", "Úpa"]);
});

const editing = { now: "2026-11-23T10:00:00.000Z", actorName: "Jana" };
const edits = ({ database }: TestShop) =>
  queryAll<{ product_id: number; changes: string }>(
    database,
    "SELECT product_id, changes FROM product_edits ORDER BY id",
  );

Deno.test("changeProducts() switches off what is on, and writes down only that", async () => {
  await using shop = await openTestShop();
  await addProducts(shop.database, [titled("A", "A"), titled("B", "B", { active: false })]);
  const changed = await changeProducts(shop.database, { ids: [1, 2, 99] }, {
    action: "deactivate",
  }, editing);
  assert.equal(changed, 1);
  assert.equal(await codes(shop, { state: "inactive" }), "A B");
  assert.deepEqual((await edits(shop)).map((edit) => ({ ...edit })), [
    { product_id: 1, changes: '{"active":[true,false]}' },
  ]);
});

Deno.test("changeProducts() changes all prices of a product and its variants by per cent", async () => {
  await using shop = await openTestShop();
  await addProducts(shop.database, [
    {
      ...titled("A", "A", { "price:CZK:": 9_995, "price:EUR:VIP": 400, "salePrice:CZK:": 10 }),
      variants: [{ code: "A-1", values: { "price:CZK:": 10_000 } }],
    },
    titled("B", "B"),
  ]);
  const all = { filter: readListing({}).filter };
  const change = { action: "price", percent: -10 } as const;
  assert.equal(await changeProducts(shop.database, all, change, editing), 1);
  assert.deepEqual(JSON.parse((await edits(shop))[0]!.changes), {
    "price:CZK:": [9_995, 8_996],
    "price:EUR:VIP": [400, 360],
    "variant:A-1/price:CZK:": [10_000, 9_000],
  });
});

Deno.test("changeProducts() deletes products from the search too", async () => {
  await using shop = await openTestShop();
  await addProducts(shop.database, [titled("A", "Hrnek"), titled("B", "Hrnec")]);
  await changeProducts(shop.database, { filter: readListing({ q: "hrnek" }).filter }, {
    action: "delete",
  }, editing);
  assert.equal(await codes(shop, { q: "hrn" }), "B");
  assert.deepEqual(
    await queryAll(
      shop.database,
      "SELECT rowid FROM product_search WHERE product_search MATCH 'hrnek'",
    ),
    [],
  );
});
