import { strict as assert } from "node:assert";
import { queryAll, type Row } from "../../tenants/engine/database.ts";
import { openDatabase } from "../../tenants/engine/open.ts";
import { migrate, migrationsOf } from "../../tenants/migrate.ts";
import { exportById } from "../../tenants/shop/exports.ts";
import { listSettings } from "../../tenants/shop/import_lists.ts";
import { runOfOrder } from "../../tenants/shop/imports.ts";
import { loadProducts } from "../../tenants/shop/product_load.ts";
import { feedById } from "../../tenants/shop/published_feeds.ts";
import { runById } from "../../tenants/shop/runs.ts";

const now = "2026-11-22T10:00:00.000Z";

/** A shop's database with so many of the first migrations. */
function oldSchema(count: number): string[] {
  const first = migrationsOf("shop").slice(0, count);
  return [
    `CREATE TABLE schema_migrations (
       number INTEGER NOT NULL PRIMARY KEY, name TEXT NOT NULL, applied_at TEXT NOT NULL) STRICT;`,
    ...first.map(({ sql }) => sql),
    ...first.map(({ number, name }) =>
      `INSERT INTO schema_migrations VALUES (${number}, '${name}', '${now}');`
    ),
  ];
}

Deno.test("a shop with imports of the first schema keeps every row when it is upgraded", async () => {
  const folder = await Deno.makeTempDir();
  const database = openDatabase({ url: `file:${folder}/shop.db` });
  await database.executeMultiple([
    ...oldSchema(3),
    `INSERT INTO imports (id, entity, name, format, settings, created_at, created_by)
     VALUES (1, 'products', 'feed.xml', 'heureka', '{"language":"cs","currency":"CZK"}', '${now}', 'Jana');
     INSERT INTO runs (id, import_id, state, settings, file_name, file_key, file_size, file_hash,
                       ordered_at, ordered_by, read_count, created, updated, problem_count)
     VALUES (7, 1, 'warning', '{"language":"cs","currency":"CZK"}', 'feed.xml', 'key', 10, 'hash',
             '${now}', 'Jana', 3, 2, 1, 1);
     INSERT INTO run_items (run_id, number, line, outcome, items, product_id, code, changes)
     VALUES (7, 1, 2, 'updated', 1, 5, 'A', '{"ean":[null,"1"]}');
     INSERT INTO run_chunks (run_id, position, unchanged) VALUES (7, 3, '[1,2]');
     INSERT INTO run_problems (run_id, sequence, code, severity) VALUES (7, 1, 'ean_unusable', 'warning');
     INSERT INTO run_problem_counts (run_id, code, count) VALUES (7, 'ean_unusable', 1);`,
  ].join("\n"));

  await migrate(database, "shop", now);

  const run = (await runById(database, 7))!;
  assert.deepEqual(
    [run.state, run.read, run.created, run.updated, run.problems, run.fileName, run.hasJournal],
    ["warning", 3, 2, 1, 1, "feed.xml", true],
  );
  assert.equal(await runOfOrder(database, "key"), 7, "a job that waits finds its run");
  const counted: Record<string, number> = {};
  for (const table of ["run_items", "run_chunks", "run_problems", "run_problem_counts"]) {
    const rows = await queryAll<Row>(database, `SELECT * FROM ${table} WHERE run_id = 7`);
    counted[table] = rows.length;
  }
  assert.deepEqual(counted, {
    run_items: 1,
    run_chunks: 1,
    run_problems: 1,
    run_problem_counts: 1,
  });
  assert.equal((await listSettings(database, 1, 10))[0]?.version, 1);
  assert.deepEqual(await queryAll(database, "PRAGMA foreign_key_check"), []);
  database.close();
  await Deno.remove(folder, { recursive: true });
});

Deno.test("files of an older schema are kept, and nobody says what they left out", async () => {
  const folder = await Deno.makeTempDir();
  const database = openDatabase({ url: `file:${folder}/shop.db` });
  await database.executeMultiple([
    ...oldSchema(10),
    `INSERT INTO exports (id, entity, format, choice, state, records, total, file_key, file_size,
                          ordered_at, ordered_by, finished_at)
     VALUES (4, 'products', 'heureka', '{}', 'ready', 9, 9, 'key', 10, '${now}', 'Jana', '${now}');
     INSERT INTO published_feeds (id, name, entity, format, choice, token, token_hash, file_key,
       file_size, etag, stamp, records, built_at, created_at, created_by)
     VALUES (2, 'Pro srovnávač', 'products', 'heureka', '{}', 't', 'h', 'key', 10, '"e"', 'stamp',
             9, '${now}', '${now}', 'Jana');`,
  ].join("\n"));

  await migrate(database, "shop", now);

  const file = (await exportById(database, 4))!;
  assert.deepEqual([file.state, file.total, file.leftOut], ["ready", 9, undefined]);
  const feed = (await feedById(database, 2))!;
  assert.deepEqual([feed.file?.records, feed.file?.leftOut], [9, undefined]);
  assert.notEqual(feed.file?.stamp, "stamp", "it is built anew, and counted then");
  for (const text of ["[]", "{}", '{"records":{}}', "nothing"]) {
    const sql = "UPDATE exports SET left_out = ? WHERE id = 4";
    await assert.rejects(database.execute({ sql, args: [text] }), /CHECK|malformed JSON/, text);
  }
  database.close();
  await Deno.remove(folder, { recursive: true });
});

Deno.test("what is missing in a shop of an older schema still knows how to come back", async () => {
  const folder = await Deno.makeTempDir();
  const database = openDatabase({ url: `file:${folder}/shop.db` });
  const journal =
    `INSERT INTO run_missing (run_id, product_id, variant_code, action, changes) VALUES`;
  await database.executeMultiple([
    ...oldSchema(11),
    `INSERT INTO imports (id, entity, name, format, settings, created_at, created_by)
     VALUES (1, 'products', 'feed.xml', 'heureka', '{"language":"cs","currency":"CZK"}', '${now}', 'Jana');
     INSERT INTO runs (id, import_id, order_key, state, settings, ordered_at, ordered_by)
     VALUES (7, 1, 'a', 'ok', '{}', '${now}', ''), (8, 1, 'b', 'ok', '{}', '${now}', '');
     INSERT INTO products (id, code, missing_as, created_by_import, created_at, updated_at)
     VALUES (1, 'A', 'out_of_stock', 1, '${now}', '${now}'),
            (2, 'B', 'archive', 1, '${now}', '${now}'), (3, 'C', NULL, 1, '${now}', '${now}');
     INSERT INTO variants (id, product_id, code, active, position, created_at, updated_at)
     VALUES (1, 3, 'C-1', 0, 0, '${now}', '${now}'), (2, 3, 'C-2', 1, 1, '${now}', '${now}');
     ${journal} (7, 1, '', 'out_of_stock', '{"stock":[5,0]}');
     ${journal} (7, 3, 'C-1', 'deactivate', '{"active":[true,false]}');
     ${journal} (8, 3, 'C-1', 'deactivate', '{}');`,
  ].join("\n"));

  await migrate(database, "shop", now);

  const products = await loadProducts(database, [1, 2, 3]);
  const missing = [...products.values()].map(({ missing }) =>
    missing && [missing.as, ...missing.changes]
  );
  assert.deepEqual(missing, [
    ["out_of_stock", ["stock", [5, 0]]],
    ["archive", ["archived", [false, true]]],
    undefined,
  ]);
  assert.deepEqual(products.get(3)?.variants.map(({ missing }) => missing?.as), [
    "deactivate",
    undefined,
  ]);
  database.close();
  await Deno.remove(folder, { recursive: true });
});
