import assert from "node:assert/strict";
import { PiecesInThread, type ThreadTask } from "../../../tenants/exports/export_thread.ts";
import { WorkerLimitError } from "../../../tenants/jobs/worker_limits.ts";

const task = { address: { url: "file:/nowhere" } } as ThreadTask;
const limits = { memoryMegabytes: 64, silenceMs: 60_000 };

/** A thread that does what a test wants, beside the export's own. */
async function threadOf(code: string): Promise<URL> {
  const path = await Deno.makeTempFile({ suffix: ".mjs" });
  await Deno.writeTextFile(path, code);
  return new URL(`file://${path}`);
}

Deno.test("a thread that fills the memory is ended, and the process goes on (UP-4)", async () => {
  const url = await threadOf("const all = []; for (;;) all.push(new Array(10_000).fill({}));");
  await using pieces = new PiecesInThread(task, { limits, url });
  await assert.rejects(
    pieces.write([1]),
    (error) => error instanceof WorkerLimitError && /more memory/.test(error.message),
  );
  await assert.rejects(pieces.write([2]), WorkerLimitError, "and it stays so");
  await Deno.remove(url);
});

Deno.test("a thread that goes round in circles is ended (UP-4)", async () => {
  const url = await threadOf("for (;;);");
  await using pieces = new PiecesInThread(task, { limits: { ...limits, silenceMs: 50 }, url });
  await assert.rejects(
    pieces.write([1]),
    (error) => error instanceof WorkerLimitError && /did nothing/.test(error.message),
  );
  await Deno.remove(url);
});

Deno.test("a thread that breaks down tells why", async () => {
  const url = await threadOf("throw new Error('no such module');");
  await using pieces = new PiecesInThread(task, { limits, url });
  await assert.rejects(pieces.write([1]), /stopped: .*no such module/);
  await Deno.remove(url);
});

Deno.test("a thread that ends without a word is not waited for", async () => {
  const url = await threadOf("import process from 'node:process'; process.exit();");
  await using pieces = new PiecesInThread(task, { limits, url });
  await assert.rejects(pieces.write([1]), /ended by itself/);
  await Deno.remove(url);
});

Deno.test("a thread is ended at once when its work is called off", async () => {
  const url = await threadOf("for (;;);");
  const stopping = new AbortController();
  await using pieces = new PiecesInThread(task, { limits, url, signal: stopping.signal });
  const asked = pieces.write([1]);
  stopping.abort(new Error("stopping"));
  await assert.rejects(asked, /stopping/);
  await Deno.remove(url);
});
