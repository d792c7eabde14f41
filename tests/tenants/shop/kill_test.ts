import { strict as assert } from "node:assert";
import { importSettings } from "../../../core/imports/settings.ts";
import { queryAll } from "../../../tenants/engine/database.ts";
import { openDatabase } from "../../../tenants/engine/open.ts";
import { migrate } from "../../../tenants/migrate.ts";
import { createImport } from "../../../tenants/shop/imports.ts";
import { runById } from "../../../tenants/shop/runs.ts";
import { writeFeed } from "../../bench/feeds.ts";
import { balance, contentOf, testNow } from "../../support/test_shop.ts";

const child = new URL("../../support/import_child.ts", import.meta.url).pathname;
const moments = 20;

/** A shop with an ordered run, in a file of its own. */
async function prepare(path: string): Promise<number> {
  const database = openDatabase({ url: `file:${path}` });
  await migrate(database, "shop", testNow);
  const settings = importSettings.parse({ language: "cs", currency: "CZK" });
  const file = { key: "k", name: "feed", size: 0, hash: "" };
  const order = { entity: "products" as const, name: "feed", format: "heureka", settings };
  const { runId } = await createImport(database, { ...order, createdBy: "test" }, file, testNow);
  database.close();
  return runId;
}

const spawn = (...args: string[]) =>
  new Deno.Command(Deno.execPath(), {
    args: ["run", "-A", child, ...args],
    stdout: "piped",
    stderr: "inherit",
  }).spawn();

/** Lets the import run from its first moment on for a while, then kills it. */
async function killDuring(args: string[], afterMs: number): Promise<void> {
  const process = spawn(...args);
  const reader = process.stdout.getReader();
  await reader.read(); // "started"
  await new Promise((resolve) => setTimeout(resolve, afterMs));
  try {
    process.kill("SIGKILL");
  } catch {
    // it had ended by itself
  }
  await process.status;
  await reader.cancel();
}

async function outcomeOf(path: string, runId: number) {
  const database = openDatabase({ url: `file:${path}` });
  const run = (await runById(database, runId))!;
  const content = await contentOf(database);
  const [integrity] = await queryAll<{ integrity_check: string }>(
    database,
    "PRAGMA integrity_check",
  );
  const journal = await queryAll<{ n: number }>(
    database,
    "SELECT coalesce(sum(items), 0) AS n FROM run_items",
  );
  database.close();
  return { run, content, integrity: integrity?.integrity_check, journaled: journal[0]?.n };
}

Deno.test(`an import killed at ${moments} random moments ends as an undisturbed one`, async () => {
  const folder = await Deno.makeTempDir();
  const feedPath = `${folder}/feed.xml`;
  const items = await writeFeed(feedPath, { kind: "heureka", size: 4_000_000 });
  const undisturbed = `${folder}/undisturbed.db`;
  const runId = await prepare(undisturbed);
  const startedAt = performance.now();
  await spawn(undisturbed, feedPath, String(runId), "1").output();
  const lengthMs = performance.now() - startedAt;
  const expected = await outcomeOf(undisturbed, runId);
  assert.equal(balance(expected.run), `${items} = ${items} + 0 + 0 + 0 + 0`);

  let interrupted = 0;
  const one = async (index: number) => {
    const path = `${folder}/${index}.db`;
    const id = await prepare(path);
    const afterMs = Math.random() * lengthMs * 0.6;
    await killDuring([path, feedPath, String(id), "1"], afterMs);
    const { position, state } = await stateOf(path, id);
    if (state === "running" && position > 0) interrupted++;
    await spawn(path, feedPath, String(id), "2").output();
    const found = await outcomeOf(path, id);
    assert.equal(balance(found.run), balance(expected.run), `killed after ${afterMs} ms`);
    assert.equal(found.run.state, "ok");
    assert.equal(found.integrity, "ok");
    assert.equal(found.journaled, items);
    assert.deepEqual(found.content, expected.content);
    await Deno.remove(path);
  };
  for (let index = 0; index < moments; index += 2) {
    await Promise.all([one(index), one(index + 1)]);
  }
  assert.ok(interrupted > 0, "no kill came in the middle of the import");
  await Deno.remove(folder, { recursive: true });
});

async function stateOf(path: string, runId: number) {
  const database = openDatabase({ url: `file:${path}` });
  const rows = await queryAll<{ position: number; state: string }>(
    database,
    "SELECT position, state FROM runs WHERE id = ?",
    [runId],
  );
  database.close();
  return rows[0]!;
}
