import { formatById } from "../../core/formats/registry.ts";
import { openDatabase } from "../../tenants/engine/open.ts";
import { fileSource } from "../../tenants/files/feed_files.ts";
import { runImport } from "../../tenants/shop/import_run.ts";
import { startRun } from "../../tenants/shop/imports.ts";
import { testNow } from "./test_shop.ts";

/** Runs an import in a process of its own, which a test can kill: database, feed, run, fence. */
const [databasePath, feedPath, runId, fence] = Deno.args as [string, string, string, string];
const database = openDatabase({ url: `file:${databasePath}` });
await startRun(database, Number(runId), { fence: Number(fence), now: testNow });
Deno.stdout.writeSync(new TextEncoder().encode("started\n"));
await runImport({
  database,
  runId: Number(runId),
  fence: Number(fence),
  source: await fileSource(feedPath),
  format: formatById("heureka")!,
  languages: ["cs"],
  now: () => testNow,
});
database.close();
