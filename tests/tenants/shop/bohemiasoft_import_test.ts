import assert from "node:assert/strict";
import { fileSeparator } from "../../../core/formats/table_set.ts";
import { queryAll } from "../../../tenants/engine/database.ts";
import { balance, importText, openTestShop } from "../../support/test_shop.ts";

const products =
  `ID;Kod vyrobku;Nazev vyrobku;Nase cena;"Zarazeni do kategorie (oddelujte znakem ""|"")"
1;TRI;Triko;199.00;16-2-0-0|17-0-0-0
2;HRN;Hrnek;99.00;17-0-0-0
`;
const variants =
  `ID;Kod vyrobku;Nazev vyrobku;Nase cena;"Pripojit ciselnik vlastnosti (oddelujte znakem ""|"")"
1_1;TRI-S;Triko;199.00;1-1
1_2;TRI-M;Triko;209.00;1-2
`;
const options = "Vazbove_cislo;Nazev;Poradie\n1-0;Velikost;\n1-1;S;1\n1-2;M;2\n";
const whole = [products, variants, options].join(new TextDecoder().decode(fileSeparator));
const order = { format: "eshop-rychle-csv", settings: { placeholderCategories: true } };

Deno.test("a former shop's tables are imported as one, and again without a change (R36)", async () => {
  await using shop = await openTestShop();
  const run = await importText(shop, whole, order);
  assert.equal(balance(run), "4 = 4 + 0 + 0 + 0 + 0");
  assert.deepEqual(run.codes, {});
  const again = await importText(shop, whole, order);
  assert.equal(balance(again), "4 = 0 + 0 + 4 + 0 + 0");
  const renamed = await importText(shop, whole.replace("Velikost", "Rozměr"), order);
  assert.equal(balance(renamed), "4 = 0 + 2 + 2 + 0 + 0");
});

Deno.test("categories that a former shop has numbers for stand below one another (R36)", async () => {
  await using shop = await openTestShop();
  await importText(shop, whole, order);
  const sql = `SELECT category.code, above.code AS parent FROM categories AS category
                 LEFT JOIN categories AS above ON above.id = category.parent_id
                ORDER BY category.code`;
  assert.deepEqual((await queryAll(shop.database, sql)).map((row) => ({ ...row as object })), [
    { code: "16-0-0-0", parent: null },
    { code: "16-2-0-0", parent: "16-0-0-0" },
    { code: "17-0-0-0", parent: null },
  ]);
});

Deno.test("numbers of categories are told, and make none, when nobody asks for them", async () => {
  await using shop = await openTestShop();
  const run = await importText(shop, whole, { format: "eshop-rychle-csv" });
  assert.deepEqual(run.codes, { category_unknown: 3 });
  assert.equal((await queryAll(shop.database, "SELECT id FROM categories")).length, 0);
});
