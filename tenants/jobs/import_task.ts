import { type Clock, realClock } from "../clock.ts";
import type { Database } from "../engine/database.ts";
import { type DatabaseAddress, openDatabase } from "../engine/open.ts";
import { fileSource } from "../files/feed_files.ts";
import { runImport, type RunOrder } from "../shop/import_run.ts";
import { formatOfRun } from "../shop/shop_formats.ts";

/** All that is needed to run an import anywhere; it can be sent to a worker. */
export interface ImportTask {
  address: DatabaseAddress;
  runId: number;
  /** Of the lease; rows are written only while it is the run's. */
  fence: number;
  filePath: string;
  format: string;
  languages: readonly string[];
}

export interface ImportProgress {
  /** Items counted since this worker began. */
  records: number;
  bytesRead: number;
}

/** Runs a task to its end; rejects when it could not be ended, so that it is tried again. */
export type ImportExecutor = (
  task: ImportTask,
  signal: AbortSignal,
  onProgress?: (progress: ImportProgress) => void,
) => Promise<void>;

/** For the command line, for tests, and where there are no workers. */
export const runInProcess = (now: Clock = realClock): ImportExecutor =>
async (
  task,
  signal,
  onProgress,
) => {
  const database = openDatabase(task.address);
  try {
    await runTask(database, task, { now, signal, ...(onProgress ? { onProgress } : {}) });
  } finally {
    database.close();
  }
};

async function runTask(
  database: Database,
  task: ImportTask,
  run: Pick<RunOrder, "now" | "signal" | "onProgress">,
): Promise<void> {
  const format = await formatOfRun(database, task);
  if (!format) throw new Error(`Unknown format ${task.format}`);
  await runImport({
    database,
    runId: task.runId,
    fence: task.fence,
    source: await fileSource(task.filePath),
    format,
    languages: task.languages,
    ...run,
  });
}

/**
 * Runs a task in a thread of its own: parsing 100 MB there slows no page here. Aborting ends the
 * thread at once; what it had not committed is done again by whoever takes the run over.
 */
export const runInWorker: ImportExecutor = async (task, signal, onProgress) => {
  signal.throwIfAborted();
  const worker = new Worker(new URL("./import_worker.ts", import.meta.url), { type: "module" });
  await new Promise<void>((resolve, reject) => {
    signal.addEventListener("abort", () => reject(signal.reason), { once: true });
    worker.addEventListener("message", ({ data }: MessageEvent<WorkerMessage>) => {
      if (data.kind === "progress") onProgress?.(data.progress);
      else if (data.kind === "done") resolve();
      else reject(new Error(data.message));
    });
    worker.addEventListener("error", (event) => {
      event.preventDefault(); // else the process would end with the worker
      reject(new Error(`The import's worker stopped: ${event.message}`));
    });
    worker.postMessage(task);
  }).finally(() => worker.terminate());
};

export type WorkerMessage =
  | { kind: "progress"; progress: ImportProgress }
  | { kind: "done" }
  | { kind: "failed"; message: string };
