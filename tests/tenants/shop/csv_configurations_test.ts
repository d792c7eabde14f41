import { strict as assert } from "node:assert";
import { type CsvMapping, csvMapping, ruleOf } from "../../../core/formats/custom/mapping.ts";
import { formatKey } from "../../../core/formats/format.ts";
import { importSettings } from "../../../core/imports/settings.ts";
import { queryFirst } from "../../../tenants/engine/database.ts";
import {
  configurationById,
  deleteConfiguration,
  insertConfiguration,
  insertUnderFreeName,
  listConfigurations,
  saveConfiguration,
} from "../../../tenants/shop/csv_configurations.ts";
import { insertImport, orderRun } from "../../../tenants/shop/imports.ts";
import { formatOfRun, formatOfShop, formatsOfShop } from "../../../tenants/shop/shop_formats.ts";
import { openTestShop, testNow, type TestShop } from "../../support/test_shop.ts";

const change = { by: "Eva", now: testNow };
const mappingTo = (field: string): CsvMapping =>
  csvMapping.parse({
    shape: 1,
    columns: ["Kód", "Text"],
    rules: [ruleOf("code", "Kód"), ruleOf(field, "Text")],
  });

async function saved({ database }: TestShop, name = "Sklad"): Promise<number> {
  const mapping = mappingTo("title:cs");
  const made = await insertConfiguration(database, { entity: "products", name, mapping }, change);
  assert.ok(made.ok);
  return made.value;
}

async function changeMapping({ database }: TestShop, id: number, mapping: CsvMapping) {
  const known = (await configurationById(database, id))!;
  return await saveConfiguration(database, { ...known, mapping }, change);
}

function orderImport({ database }: TestShop, configurationId: number) {
  const settings = importSettings.parse({ language: "cs", currency: "CZK" });
  const format = `csv:${configurationId}`;
  return database.write(async (transaction) => {
    const order = { entity: "products" as const, name: "x", format, settings, createdBy: "Eva" };
    const importId = await insertImport(transaction, order, testNow);
    const run = { orderKey: `order-${importId}`, orderedBy: "Eva", now: testNow };
    return { importId, runId: await orderRun(transaction, importId, run), format };
  });
}

const test = (name: string, work: (shop: TestShop) => Promise<void>) =>
  Deno.test(name, async () => {
    await using shop = await openTestShop("file");
    await work(shop);
  });

test("a configuration is a format of its shop, beside those that are built in", async (shop) => {
  const id = await saved(shop);
  const ids = (await formatsOfShop(shop.database, "products")).map((format) => format.id);
  assert.equal(ids.at(-1), `csv:${id}`);
  assert.ok(ids.includes("heureka"));
  assert.equal((await formatOfShop(shop.database, `csv:${id}`))?.name, "Sklad");
  assert.equal(await formatOfShop(shop.database, "csv:99"), undefined);
});

test("saveConfiguration() makes a version of another mapping, and none of the same", async (shop) => {
  const id = await saved(shop);
  assert.deepEqual(await changeMapping(shop, id, mappingTo("title:cs")), { ok: true, value: 1 });
  assert.deepEqual(await changeMapping(shop, id, mappingTo("title:sk")), { ok: true, value: 2 });
  assert.equal((await configurationById(shop.database, id))?.version, 2);
});

test("a run that is ordered keeps the mapping that it was ordered with", async (shop) => {
  const id = await saved(shop);
  const { runId, format } = await orderImport(shop, id);
  await changeMapping(shop, id, mappingTo("title:sk"));
  const ofRun = await formatOfRun(shop.database, { runId, format });
  assert.deepEqual(ofRun?.fields.products, ["title"]);
  const now = await formatOfShop(shop.database, format);
  assert.notEqual(formatKey(ofRun!), formatKey(now!));
});

test("another mapping makes the import read a file that it has read before", async (shop) => {
  const id = await saved(shop);
  const { importId } = await orderImport(shop, id);
  const sql = `UPDATE imports SET applied_file = 'x', validators = '{"etag":"1"}' WHERE id = ?`;
  await shop.database.execute({ sql, args: [importId] });
  await changeMapping(shop, id, mappingTo("title:sk"));
  const row = await queryFirst<{ applied_file: string | null; validators: string | null }>(
    shop.database,
    "SELECT applied_file, validators FROM imports WHERE id = ?",
    [importId],
  );
  assert.deepEqual({ ...row }, { applied_file: null, validators: null });
});

test("a name is there once, and a copy finds a free one", async (shop) => {
  const id = await saved(shop);
  const configuration = (await configurationById(shop.database, id))!;
  const again = await insertConfiguration(shop.database, configuration, change);
  assert.deepEqual(again, { ok: false, error: "name_taken" });
  await insertUnderFreeName(shop.database, configuration, change);
  await insertUnderFreeName(shop.database, configuration, change);
  const names = (await listConfigurations(shop.database, "products")).map(({ name }) => name);
  assert.deepEqual(names, ["Sklad", "Sklad (2)", "Sklad (3)"]);
});

test("deleteConfiguration() refuses one by which an import reads", async (shop) => {
  const [used, free] = [await saved(shop, "A"), await saved(shop, "B")];
  await orderImport(shop, used);
  assert.equal(await deleteConfiguration(shop.database, used, testNow), false);
  assert.equal(await deleteConfiguration(shop.database, free, testNow), true);
  const left = await listConfigurations(shop.database, "products");
  assert.deepEqual(left.map(({ name, imports }) => [name, imports]), [["A", 1]]);
  assert.equal((await configurationById(shop.database, free))?.name, "B", "its runs say its name");
});
