/**
 * Tables that LibreOffice 7.4 has opened and saved. `exported` is what a shop wrote; the others are
 * LibreOffice's own saves of it: `soffice --headless --infilter="…:59,34,76,1,,1029,false,false"
 * --convert-to "csv:Text - txt - csv (StarCalc):59,34,76,1,,1029,false,true,false"`, with the charset
 * 33 for Windows-1250, the seventh part `true` for quotes around all texts, and for `english` the
 * language 1033, commas, and numbers recognised wherever it can.
 */
import assert from "node:assert/strict";
import type { Entity } from "../../../core/formats/format.ts";
import { exportOrder, exportText } from "../../support/exporting.ts";
import { addOrder, addOrderStates } from "../../support/orders.ts";
import { contentOf, importText, openTestShop, type TestShop } from "../../support/test_shop.ts";

const languages = ["cs", "sk"] as const;
const tables = ["categories", "products", "customers", "orders"] as const;
const saves = ["utf-8", "windows-1250", "quoted", "english"];

const fixture = (folder: string, entity: Entity): Promise<Uint8Array> =>
  Deno.readFile(new URL(`../../fixtures/libreoffice/${folder}/${entity}.csv`, import.meta.url));

const bring = async (shop: TestShop, folder: string, entity: Entity) =>
  await importText(shop, await fixture(folder, entity), {
    ...{ format: "upgates-csv", entity, languages: [...languages] },
  });

const exported = async (shop: TestShop, entity: Entity): Promise<string> =>
  await exportText(await exportOrder(shop, "upgates-csv", entity));

/** A shop into which tables were brought; orders come from customers, so it has them already. */
async function openShopOf(folder: string): Promise<TestShop> {
  const shop = await openTestShop();
  await addOrderStates(shop.database);
  await addOrder(shop.database, {
    ...{ number: "2026000017", paidOn: "2026-11-02", trackingCode: "0093017" },
  });
  await addOrder(shop.database, {
    ...{ number: "0018", state: 2, trackingCode: "ZX;1", totalMinor: 34_950 },
  });
  for (const entity of tables) {
    const { created, read, unchanged, codes } = await bring(shop, folder, entity);
    assert.equal(entity === "orders" ? unchanged : created, read, JSON.stringify(codes));
  }
  return shop;
}

Deno.test("what LibreOffice was given is what a shop exports", async () => {
  await using shop = await openShopOf("exported");
  for (const entity of tables) {
    const text = new TextDecoder().decode(await fixture("exported", entity));
    assert.equal(await exported(shop, entity), text);
  }
});

for (const save of saves) {
  Deno.test(`tables saved by LibreOffice (${save}) change nothing in their shop (R18, R19)`, async () => {
    await using shop = await openShopOf("exported");
    for (const entity of tables) {
      const { unchanged, read, codes } = await bring(shop, save, entity);
      assert.deepEqual([unchanged, codes.code_spoiled], [read, undefined], JSON.stringify(codes));
    }
  });

  Deno.test(`tables saved by LibreOffice (${save}) make the same shop of an empty one`, async () => {
    await using shop = await openShopOf("exported");
    await using other = await openShopOf(save);
    assert.deepEqual(await known(other), await known(shop));
  });
}

/** Without the marks of the file that a record came from. */
async function known({ database }: TestShop) {
  const content = await contentOf(database);
  for (const rows of Object.values(content)) for (const row of rows) delete row.applied_hash;
  return content;
}

/**
 * What it makes of cells that nobody guarded: `00123` becomes `123`, `1E3` `1000`, `+420…` loses its
 * sign, and of more than 15 digits the rest is lost. Only the last one can be seen afterwards.
 */
Deno.test("a code that LibreOffice has spoiled is told, and makes no new product", async () => {
  await using shop = await openTestShop();
  const saved = "[PRODUCT_CODE];[TITLE]\n1.23456789012346E+019;Kód delší než číslo v tabulce\n";
  const run = await importText(shop, saved, { format: "upgates-csv" });
  assert.deepEqual([run.created, run.codes], [0, { code_missing: 1, code_spoiled: 1 }]);
});
