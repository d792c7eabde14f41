import { strict as assert } from "node:assert";
import { queryAll, type Row } from "../../../tenants/engine/database.ts";
import { approveRun, cancelRun, dismissRun } from "../../../tenants/shop/run_changes.ts";
import { runById } from "../../../tenants/shop/runs.ts";
import {
  balance,
  importText,
  openTestShop,
  orderText,
  runText,
  type TestShop,
} from "../../support/test_shop.ts";

const item = (code: string, inside = "") =>
  `<SHOPITEM><ITEM_ID>${code}</ITEM_ID><PRODUCTNAME>Hrnek ${code}</PRODUCTNAME>` +
  `<PRICE_VAT>100</PRICE_VAT>${inside}</SHOPITEM>`;
const feed = (...codes: string[]) => `<SHOP>${codes.map((code) => item(code)).join("")}</SHOP>`;
const ten = ["A", "B", "C", "D", "E", "F", "G", "H", "I", "J"];

const importOf = async (shop: TestShop, settings: Record<string, unknown>) =>
  (await importText(shop, feed(...ten), { settings, frequency: "daily" })).importId;

/** Codes of products in a state, as one text. */
async function codes({ database }: TestShop, where: string): Promise<string> {
  const sql = `SELECT code FROM products WHERE ${where} ORDER BY code`;
  return (await queryAll<{ code: string }>(database, sql)).map(({ code }) => code).join("");
}

for (const engine of ["file", "server"] as const) {
  const test = (name: string, work: (shop: TestShop) => Promise<void>) =>
    Deno.test(`missing items in a shop on a ${engine}: ${name}`, async () => {
      await using shop = await openTestShop(engine);
      await work(shop);
    });

  test("what the import did not create is never missing (R80)", async (shop) => {
    await importText(shop, feed("X", "Y"));
    const of = await importOf(shop, { missingProducts: "archive" });
    const run = await importText(shop, feed(...ten), { of });
    assert.equal(run.missing, 0);
    assert.equal(await codes(shop, "archived = 1"), "");
  });

  test("each action does what it says, and says what it did (R81)", async (shop) => {
    const settings = { missingProducts: "deactivate", missingShareMax: 50 };
    const of = await importOf(shop, settings);
    const run = await importText(shop, feed(...ten.slice(2)), { of });
    assert.equal(run.missing, 2);
    assert.equal(run.state, "ok");
    assert.equal(await codes(shop, "active = 0"), "AB");
    const journal = await queryAll<Row>(
      shop.database,
      "SELECT code, action, changes FROM run_missing",
    );
    assert.deepEqual(journal.map((row) => ({ ...row })), [
      { code: "A", action: "deactivate", changes: '{"active":[true,false]}' },
      { code: "B", action: "deactivate", changes: '{"active":[true,false]}' },
    ]);
  });

  test("what comes back is shown again", async (shop) => {
    const of = await importOf(shop, { missingProducts: "archive" });
    await importText(shop, feed(...ten.slice(1)), { of });
    assert.equal(await codes(shop, "archived = 1"), "A");
    const run = await importText(shop, feed(...ten), { of });
    assert.equal(balance(run), "10 = 0 + 1 + 9 + 0 + 0");
    assert.equal(await codes(shop, "archived = 1"), "");
  });

  test("stock, availability and deletion", async (shop) => {
    const of = await importOf(shop, { missingProducts: "out_of_stock" });
    await importText(shop, feed(...ten.slice(1)), { of });
    assert.equal(await codes(shop, "stock = 0 AND stock_total = 0"), "A");
    const settings = { missingProducts: "availability", missingAvailability: "Vyprodáno" };
    await importText(shop, feed(...ten.slice(2)), { of, settings });
    assert.equal(await codes(shop, "availability = 'Vyprodáno'"), "AB");
    await importText(shop, feed(...ten.slice(3)), { of, settings: { missingProducts: "delete" } });
    assert.equal(await codes(shop, "1"), "DEFGHIJ");
    assert.equal(await codes(shop, "id IN (SELECT rowid FROM product_search)"), "DEFGHIJ");
  });

  test("too many are held back until somebody agrees (R81, D10, UP-15)", async (shop) => {
    const of = await importOf(shop, { missingProducts: "delete" });
    const text = feed("A");
    const run = await importText(shop, text, { of });
    assert.deepEqual(run.missingHold, { reason: "share", count: 9, of: 10 });
    assert.deepEqual([run.state, run.missing, run.codes.missing_held], ["warning", 0, 1]);
    assert.equal(await codes(shop, "1"), ten.join(""));
  });

  test("an empty or broken file acts on nothing (R89, D10, UP-15)", async (shop) => {
    const of = await importOf(shop, { missingProducts: "delete", missingShareMax: 100 });
    const empty = await importText(shop, "<SHOP></SHOP>", { of });
    assert.equal(balance(empty), "0 = 0 + 0 + 0 + 0 + 0");
    assert.deepEqual(empty.missingHold, { reason: "empty", count: 10, of: 10 });
    const cut = await importText(shop, feed(...ten.slice(5)).slice(0, -20), { of });
    assert.equal(cut.state, "error");
    assert.equal(await codes(shop, "1"), ten.join(""));
  });

  test("a product that the import only skips is not missing", async (shop) => {
    const of = await importOf(shop, { missingProducts: "delete" });
    const settings = { missingProducts: "delete", mode: "create" };
    const run = await importText(shop, `${feed(...ten)}<!-- -->`, { of, settings });
    assert.deepEqual([run.skipped, run.missing], [10, 0]);
  });

  test("variants that a record with a tree of variants leaves out (R85, D16)", async (shop) => {
    const settings = { missingVariants: "deactivate" };
    const format = upgates;
    const { importId: of } = await importText(shop, shirt("S", "M"), { format, settings });
    const run = await importText(shop, shirt("M"), { of, format });
    assert.equal(run.missing, 1);
    const rows = await queryAll<Row>(
      shop.database,
      "SELECT code, active FROM variants ORDER BY id",
    );
    assert.deepEqual(rows.map((row) => [row.code, row.active]), [["S", 0], ["M", 1]]);
  });

  test("stock and availability that the file does not give come back with the product", async (shop) => {
    const of = await importOf(shop, { missingProducts: "out_of_stock" });
    const settings = { missingProducts: "availability", missingAvailability: "Vyprodáno" };
    await importText(shop, feed(...ten.slice(1)), { of });
    await importText(shop, `${feed(...ten.slice(1))}<!-- -->`, { of, settings });
    assert.equal(await codes(shop, "stock = 0 AND availability = 'Vyprodáno'"), "A");
    await importText(shop, feed(...ten), { of });
    assert.equal(await codes(shop, "stock IS NULL AND availability IS NULL"), ten.join(""));
  });

  test("a variant that its record names again is shown again, and counts once (R85)", async (shop) => {
    const settings = { missingVariants: "deactivate" };
    const { importId: of } = await importText(shop, shirt("S", "M"), { format: upgates, settings });
    const again = async (...variants: string[]) => {
      const text = `${shirt(...variants)}<!-- ${crypto.randomUUID()} -->`;
      const { missing } = await importText(shop, text, { of, format: upgates });
      return [missing, await shown(shop)];
    };
    assert.deepEqual(await again("M"), [1, "M"]);
    assert.deepEqual(await again("M"), [0, "M"]);
    assert.deepEqual(await again("S", "M"), [0, "SM"]);
    assert.deepEqual(await again("S"), [1, "S"]);
  });

  test("variants are missing even if the record has been so before somebody asked", async (shop) => {
    const { importId: of } = await importText(shop, shirt("S", "M"), { format: upgates });
    await importText(shop, shirt("M"), { of, format: upgates });
    const settings = { missingVariants: "deactivate" };
    const run = await importText(shop, shirt("M"), { of, format: upgates, settings });
    assert.deepEqual([run.missing, await shown(shop)], [1, "M"]);
  });
}

const upgates = "upgates-xml";
const shirt = (...variants: string[]) =>
  `<PRODUCTS version="2.0"><PRODUCT><CODE>T</CODE><DESCRIPTIONS><DESCRIPTION language="cs">` +
  `<TITLE>Triko</TITLE></DESCRIPTION></DESCRIPTIONS><VARIANTS>` +
  variants.map((code) => `<VARIANT><CODE>${code}</CODE></VARIANT>`).join("") +
  `</VARIANTS></PRODUCT></PRODUCTS>`;

async function shown({ database }: TestShop): Promise<string> {
  const sql = "SELECT code FROM variants WHERE active = 1 ORDER BY id";
  return (await queryAll<{ code: string }>(database, sql)).map(({ code }) => code).join("");
}

const test = (name: string, work: (shop: TestShop) => Promise<void>) =>
  Deno.test(name, async () => {
    await using shop = await openTestShop();
    await work(shop);
  });

test("what an import that only creates had hidden comes back too", async (shop) => {
  const of = await importOf(shop, { missingProducts: "deactivate", mode: "create" });
  await importText(shop, feed(...ten.slice(1)), { of });
  const back = feed(...ten).replaceAll("Hrnek A", "Hrnek");
  assert.equal(balance(await importText(shop, back, { of })), "10 = 0 + 1 + 9 + 0 + 0");
  assert.equal(await codes(shop, "active = 1"), ten.join(""));
  const sql = "SELECT 1 AS found FROM product_texts WHERE title = 'Hrnek'";
  assert.deepEqual(await queryAll(shop.database, sql), []);
});

test("what was hidden comes back whatever the policy of its field says", async (shop) => {
  const policies = { active: "ignore" };
  const of = await importOf(shop, { missingProducts: "deactivate", policies });
  await importText(shop, feed(...ten.slice(1)), { of });
  await importText(shop, feed(...ten), { of });
  assert.equal(await codes(shop, "active = 0"), "");
});

test("only the import that a product is missing from brings it back (R84)", async (shop) => {
  const of = await importOf(shop, { missingProducts: "deactivate" });
  await importText(shop, feed(...ten.slice(1)), { of });
  const { importId: another } = await importText(shop, feed("A"));
  assert.equal(await codes(shop, "active = 0"), "A");
  await shop.database.execute({
    sql: "UPDATE products SET created_by_import = ? WHERE code = 'A'",
    args: [another],
  });
  await importText(shop, `${feed("A")}<!-- -->`, { of: another });
  assert.equal(await codes(shop, "active = 0"), "");
});

test("a scheduled file with far fewer records is held, and nothing is written", async (shop) => {
  const of = await importOf(shop, { missingProducts: "delete", missingShareMax: 100 });
  const text = feed("A", "X");
  const runId = await orderText(shop, text, { of, cause: "schedule" });
  const held = await runText(shop, runId, text);
  assert.deepEqual(held.hold, { reason: "fewer_records", count: 2, before: 10, limit: 50 });
  assert.deepEqual([held.state, held.read], ["held", 0]);
  assert.equal(await codes(shop, "1"), ten.join(""));
  await dismissRun(shop.database, runId, "2026-11-22T11:00:00.000Z");
  const dismissed = await runById(shop.database, runId);
  assert.deepEqual([dismissed?.state, dismissed?.read], ["warning", 0]);
});

test("a held file that somebody lets pass is applied", async (shop) => {
  const of = await importOf(shop, {});
  const text = feed("A", "X");
  const runId = await orderText(shop, text, { of, cause: "schedule" });
  await runText(shop, runId, text);
  assert.equal(await approveRun(shop.database, runId, "Jana"), true);
  const run = await runText(shop, runId, text, {}, 2);
  assert.deepEqual([balance(run), run.approvedBy], ["2 = 1 + 0 + 1 + 0 + 0", "Jana"]);
});

test("a scheduled file whose prices all moved is held with examples", async (shop) => {
  const { importId: of } = await importText(shop, feed(...ten));
  const text = feed(...ten).replaceAll("<PRICE_VAT>100<", "<PRICE_VAT>1<");
  const runId = await orderText(shop, text, { of, cause: "schedule" });
  const { hold } = await runText(shop, runId, text);
  assert.ok(hold?.reason === "prices" && hold.factor === 100 && hold.examples.length === 5);
  assert.deepEqual(hold.examples[0], { code: "A", currency: "CZK", before: 10_000, after: 100 });
});

test("a scheduled file that is cut writes nothing at all", async (shop) => {
  const { importId: of } = await importText(shop, feed(...ten));
  const text = feed("X", ...ten).slice(0, -30);
  const runId = await orderText(shop, text, { of, cause: "schedule" });
  const run = await runText(shop, runId, text);
  assert.deepEqual([run.state, run.read, run.codes.file_truncated], ["error", 0, 1]);
});

test("a run that waits is cancelled at once, one that runs at the end of its chunk", async (shop) => {
  const text = feed(...ten);
  const waiting = await orderText(shop, text);
  assert.equal(await cancelRun(shop.database, waiting, "2026-11-22T11:00:00.000Z"), true);
  const never = await runText(shop, waiting, text).catch((error) => error);
  assert.ok(never instanceof Error, "a cancelled run is nobody's to do");
  const many = feed(...Array.from({ length: 900 }, (_, index) => `N${index}`));
  const running = await orderText(shop, many);
  await shop.database.execute({
    sql: "UPDATE runs SET cancel_asked_at = ordered_at WHERE id = ?",
    args: [running],
  });
  const run = await runText(shop, running, many);
  assert.deepEqual([run.state, run.read, run.codes.run_cancelled], ["warning", 400, 1]);
});

test("a file of the same bytes costs nothing while the shop is as it was applied", async (shop) => {
  const text = feed(...ten);
  const { importId: of } = await importText(shop, text, { hash: "1" });
  const same = await importText(shop, text, { of, hash: "1" });
  assert.deepEqual([same.notModified, same.state, same.read], [true, "ok", 0]);
  const another = await importText(shop, text, { of, hash: "2" });
  assert.equal(another.notModified, false);
});

for (
  const [what, sql] of [
    ["a product was deleted", "DELETE FROM products WHERE code = 'A'"],
    ["a product is to be looked at again", "UPDATE products SET applied_hash = NULL WHERE id = 1"],
  ] as const
) {
  test(`a file of the same bytes is read again when ${what}`, async (shop) => {
    const text = feed(...ten);
    const { importId: of } = await importText(shop, text, { hash: "1" });
    await shop.database.execute({ sql, args: [] });
    const run = await importText(shop, text, { of, hash: "1" });
    assert.deepEqual([run.notModified, run.read], [false, 10]);
  });
}

test("a file of the same bytes is read again under other settings", async (shop) => {
  const text = feed(...ten);
  const { importId: of } = await importText(shop, text, { hash: "1" });
  const run = await importText(shop, text, { of, hash: "1", settings: { marginPercent: 10 } });
  assert.equal(balance(run), "10 = 0 + 10 + 0 + 0 + 0");
});

test("flat records update variants that have their codes, when paired so (R68)", async (shop) => {
  const variant = (code: string) =>
    `<SHOPITEM><ITEM_ID>${code}</ITEM_ID><ITEMGROUP_ID>T</ITEMGROUP_ID><PRODUCTNAME>Triko` +
    `</PRODUCTNAME><PRICE_VAT>100</PRICE_VAT></SHOPITEM>`;
  await importText(shop, `<SHOP>${variant("S")}${variant("M")}</SHOP>`);
  const flat = feed("S", "M", "Z").replaceAll(">100<", ">120<");
  const settings = { variantPairing: "by_code" };
  const run = await importText(shop, flat, { settings });
  assert.equal(balance(run), "3 = 1 + 2 + 0 + 0 + 0");
  const prices = await queryAll<Row>(shop.database, "SELECT price_minor AS p FROM variant_prices");
  assert.deepEqual(prices.map(({ p }) => p), [12_000, 12_000]);
  const again = await importText(shop, flat, { settings });
  assert.equal(balance(again), "3 = 0 + 0 + 3 + 0 + 0");
});

test("new products are shown, hidden and put into a category as the settings say", async (shop) => {
  await shop.database.execute({
    sql: `INSERT INTO categories (id, code, position, created_at, updated_at)
          VALUES (1, 'NEW', 1, '2026-01-01T00:00:00.000Z', '2026-01-01T00:00:00.000Z')`,
    args: [],
  });
  await importText(shop, feed("A"), { settings: { showNew: "inactive", newCategory: "NEW" } });
  assert.equal(await codes(shop, "active = 0"), "A");
  assert.equal(await codes(shop, "id IN (SELECT product_id FROM product_categories)"), "A");
});

test("a price with one separator is read by the style that the settings say", async (shop) => {
  const text = feed("A").replace(">100<", ">1.299<");
  const price = async (decimalStyle: string) => {
    const run = await importText(shop, text, { settings: { decimalStyle } });
    const [row] = await queryAll<Row>(shop.database, "SELECT price_minor FROM product_prices");
    return [row?.price_minor, run.codes.price_ambiguous];
  };
  assert.deepEqual(await price("auto"), [129_900, 1]);
  assert.deepEqual(await price("point"), [130, undefined]);
  assert.deepEqual(await price("comma"), [129_900, undefined]);
});
