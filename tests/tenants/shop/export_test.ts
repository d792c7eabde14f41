import { strict as assert } from "node:assert";
import fc from "fast-check";
import type { Value } from "../../../core/catalogue/values.ts";
import { exportFormatById } from "../../../core/exports/registry.ts";
import type { Entity } from "../../../core/formats/format.ts";
import { exportOrder, exportText } from "../../support/exporting.ts";
import { generatedCode, valuesOf } from "../../support/generated_records.ts";
import { contentOf, importText, openTestShop, type TestShop } from "../../support/test_shop.ts";

const languages = ["cs", "sk"] as const;

const exported = async (shop: TestShop, format: string, entity: Entity): Promise<string> =>
  await exportText(await exportOrder(shop, format, entity));

/** What people know of a shop: not when it came, by which import, or under which inner number. */
async function goods({ database }: TestShop) {
  const content = await contentOf(database);
  for (const rows of Object.values(content)) {
    for (const row of rows) {
      for (const mark of ["applied_hash", "created_by_import", "updated_by_import"]) {
        delete row[mark];
      }
    }
  }
  return content;
}

const order = (format: string, entity: Entity) => ({ format, entity, languages: [...languages] });

/** Fills a shop with generated records, the way imports write them. */
async function fill(shop: TestShop, entity: Entity, records: readonly GeneratedRecord[]) {
  const writer = exportFormatById("upgates-xml")!.writer({
    ...{ entity, languages, currency: "CZK", shopName: "", encoding: "utf-8" },
  });
  const text = records.map((record, index) => {
    const parentId = entity === "categories" && index > 0 ? Math.floor((index - 1) / 2) + 1 : null;
    return writer.record({ ...record, id: index + 1, parentId, variants: record.variants ?? [] });
  }).join("");
  const run = await importText(
    shop,
    writer.begin() + text + writer.end(),
    order("upgates-xml", entity),
  );
  assert.equal(run.failed + run.skipped, 0, JSON.stringify(run.codes));
}

interface GeneratedRecord {
  code: string;
  values: Map<string, Value>;
  variants?: { id: number; code: string; values: Map<string, Value> }[];
}

const categories = fc.uniqueArray(
  fc.record({
    code: generatedCode.map((code) => `K${code}`),
    values: valuesOf("categories", { languages, without: ["parent"] }).map((values) =>
      new Map([["name:cs", "Kuchyně"], ["name:sk", "Kuchyňa"], ...values] as [string, Value][])
    ),
  }),
  { minLength: 3, maxLength: 6, selector: ({ code }) => code },
);
const products = fc.uniqueArray(
  fc.record({
    code: generatedCode,
    values: valuesOf("products", { languages, without: ["categories"] }).map((values) =>
      new Map([["title:cs", "Hrnek"], ...values] as [string, Value][])
    ),
    variants: fc.uniqueArray(
      fc.record({
        id: fc.constant(1),
        code: generatedCode.map((code) => `V${code}`),
        values: valuesOf("products", { languages, isVariant: true, without: ["main"] }),
      }),
      { maxLength: 2, selector: ({ code }) => code },
    ),
  }),
  { minLength: 2, maxLength: 4, selector: ({ code }) => code },
).filter((all) => {
  const codes = all.flatMap(({ variants }) => variants.map(({ code }) => code));
  return new Set(codes).size === codes.length;
});
const customers = fc.uniqueArray(
  fc.record({
    code: generatedCode.map((code) => `${code.toLowerCase()}@example.cz`),
    values: valuesOf("customers", { languages }),
  }),
  { minLength: 2, maxLength: 4, selector: ({ code }) => code },
).map((all) =>
  all.map((customer, index) => ({
    ...customer,
    values: new Map(customer.values).set("code", `Z-${index}`),
  }))
);

for (const format of ["upgates-xml", "upgates-csv"]) {
  Deno.test(`a shop goes out in ${format} and comes back as it was (R18)`, async () => {
    await fc.assert(
      fc.asyncProperty(categories, products, customers, async (tree, goodsOfShop, people) => {
        await using shop = await openTestShop();
        await fill(shop, "categories", tree);
        await fill(shop, "products", inCategories(goodsOfShop, tree));
        await fill(shop, "customers", people);
        const before = await goods(shop);
        await using empty = await openTestShop();
        for (const entity of ["categories", "products", "customers"] as const) {
          const file = await exported(shop, format, entity);
          const there = await importText(empty, file, order(format, entity));
          assert.equal(there.created, there.read, JSON.stringify(there.codes));

          const back = await importText(shop, file, order(format, entity));
          assert.equal(back.unchanged, back.read, JSON.stringify(back.codes) + file);
          assert.equal(
            await exported(shop, format, entity),
            file,
            "a second export has the same bytes",
          );
          assert.equal(await exported(empty, format, entity), file);
        }
        assert.deepEqual(await goods(empty), before);
      }),
      { numRuns: 12 },
    );
  });
}

/** Each product in one or two of the categories. */
function inCategories(
  all: readonly GeneratedRecord[],
  tree: readonly { code: string }[],
): GeneratedRecord[] {
  return all.map((product, index) => {
    const [first, second] = [tree[index % tree.length]!, tree[(index + 1) % tree.length]!];
    const links = [{ code: first.code, primary: true }, { code: second.code, position: 3 }];
    return { ...product, values: new Map(product.values).set("categories", links) };
  });
}

Deno.test("orders go out, and their file changes nothing in the shop that it came from (D13)", async () => {
  await using shop = await openTestShop();
  await shop.database.executeMultiple(`
    INSERT INTO order_states (id, name, type, position) VALUES (901, 'Přijatá', 'received', 1);
    INSERT INTO orders (number, state_id, currency, total_minor, paid_on, email, billing,
                        tracking_code, created_at, updated_at)
    VALUES ('2500042', 901, 'CZK', 69800, '2026-11-02', 'a@b.cz', '{"lastName":"Malá"}', '=ZX1',
            '2026-11-01T10:00:00.000Z', '2026-11-01T10:00:00.000Z');
    INSERT INTO order_lines (order_id, position, kind, product_code, title, quantity,
                             unit_price_minor, vat_rate, total_minor)
    VALUES (1, 1, 'product', 'A', 'Hrnek & podšálek', 2, 34900, 21, 69800);
  `);
  const csv = await exported(shop, "upgates-csv", "orders");
  assert.match(csv, /2500042;Přijatá;1;2026-11-02;0;'=ZX1/);
  const run = await importText(shop, csv, order("upgates-csv", "orders"));
  assert.deepEqual([run.unchanged, run.read, run.codes], [1, 1, {}]);
  const xml = await exported(shop, "upgates-xml", "orders");
  assert.match(xml, /<CODE>2500042<\/CODE><STATUS>Přijatá<\/STATUS>/);
  assert.match(xml, /<k:TITLE>Hrnek &amp; podšálek<\/k:TITLE>/);
});
