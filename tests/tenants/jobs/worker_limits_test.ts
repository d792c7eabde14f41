import { strict as assert } from "node:assert";
import { runLimited } from "../../../tenants/jobs/import_task.ts";
import { WorkerLimitError } from "../../../tenants/jobs/worker_limits.ts";

const limits = { memoryMegabytes: 64, silenceMs: 60_000 };
const { signal } = new AbortController();
const never = { task: undefined, signal };

/** A thread that does what a test wants, beside the import's own. */
async function threadOf(code: string): Promise<URL> {
  const path = await Deno.makeTempFile({ suffix: ".mjs" });
  await Deno.writeTextFile(path, code);
  return new URL(`file://${path}`);
}

Deno.test("a parser that fills the memory is ended, and the process goes on (UP-4)", async () => {
  const url = await threadOf("const all = []; for (;;) all.push(new Array(10_000).fill({}));");
  await assert.rejects(
    runLimited(url, never, limits),
    (error) => error instanceof WorkerLimitError && /more than 64 MB/.test(error.message),
  );
  await Deno.remove(url);
});

Deno.test("a parser that goes round in circles is ended (UP-4)", async () => {
  const url = await threadOf("for (;;);");
  await assert.rejects(
    runLimited(url, never, { ...limits, silenceMs: 50 }),
    (error) => error instanceof WorkerLimitError && /did nothing/.test(error.message),
  );
  await Deno.remove(url);
});

Deno.test("a thread that ends without a word is not waited for", async () => {
  const url = await threadOf("import process from 'node:process'; process.exit();");
  await assert.rejects(runLimited(url, never, limits), /ended by itself/);
  await Deno.remove(url);
});

Deno.test("a thread is ended at once when its work is called off", async () => {
  const url = await threadOf("for (;;);");
  const stopping = new AbortController();
  const running = runLimited(url, { task: undefined, signal: stopping.signal }, limits);
  stopping.abort(new Error("stopping"));
  await assert.rejects(running, /stopping/);
  await Deno.remove(url);
});
