import { Worker } from "node:worker_threads";
import type { RecordLimits } from "../../core/imports/room.ts";
import { type Clock, realClock } from "../clock.ts";
import type { Database } from "../engine/database.ts";
import { type DatabaseAddress, openDatabase } from "../engine/open.ts";
import { fileSource } from "../files/feed_files.ts";
import { runImport, type RunOrder } from "../shop/import_run.ts";
import { formatOfRun } from "../shop/shop_formats.ts";
import { WorkerLimitError, type WorkerLimits, workerLimits } from "./worker_limits.ts";

/** All that is needed to run an import anywhere; it can be sent to a worker. */
export interface ImportTask {
  address: DatabaseAddress;
  runId: number;
  /** Of the lease; rows are written only while it is the run's. */
  fence: number;
  filePath: string;
  format: string;
  languages: readonly string[];
  /** Of the shop's tariff. */
  limits?: RecordLimits | undefined;
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
    source: await fileSource(task.filePath, { isTransient: true }),
    format,
    languages: task.languages,
    limits: task.limits,
    ...run,
  });
}

/**
 * Runs a task in a thread of its own: parsing 100 MB there slows no page here. Aborting ends the
 * thread at once, as do its limits; what it had not committed is done again by whoever takes the
 * run over. It is Node's worker, for that of the web would take the whole process along when it
 * runs out of memory.
 *
 * @see UP-4
 */
export const runInWorker: ImportExecutor = (task, signal, onProgress) =>
  runLimited(new URL("./import_worker.ts", import.meta.url), { task, signal, onProgress });

/** {@link runInWorker} with another thread or other limits, for tests. */
export async function runLimited(
  url: URL,
  { task, signal, onProgress }: {
    task: unknown;
    signal: AbortSignal;
    onProgress?: ((progress: ImportProgress) => void) | undefined;
  },
  { memoryMegabytes, silenceMs }: WorkerLimits = workerLimits,
): Promise<void> {
  signal.throwIfAborted();
  const resourceLimits = { maxOldGenerationSizeMb: memoryMegabytes };
  const worker = new Worker(url, { workerData: task, resourceLimits });
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  let silence: ReturnType<typeof setTimeout> | undefined;
  const listen = () => {
    clearTimeout(silence);
    const why = `The import's worker did nothing for ${silenceMs / 1000} seconds`;
    silence = setTimeout(() => reject(new WorkerLimitError(why)), silenceMs);
  };
  const abort = () => reject(signal.reason);
  signal.addEventListener("abort", abort, { once: true });
  worker.on("message", (message: WorkerMessage) => {
    listen();
    if (message.kind === "progress") onProgress?.(message.progress);
    else if (message.kind === "done") resolve();
    else reject(new Error(message.message));
  });
  worker.on("error", (cause: Error & { code?: string }) => {
    reject(
      cause.code === "ERR_WORKER_OUT_OF_MEMORY"
        ? new WorkerLimitError(`The import took more than ${memoryMegabytes} MB`, { cause })
        : new Error(`The import's worker stopped: ${cause.message}`, { cause }),
    );
  });
  // after all its messages, so a worker that has done its work is past being refused
  worker.on("exit", () => reject(new Error("The import's worker ended by itself")));
  listen();
  try {
    await promise;
  } finally {
    clearTimeout(silence);
    signal.removeEventListener("abort", abort);
    await worker.terminate();
  }
}

export type WorkerMessage =
  | { kind: "progress"; progress: ImportProgress }
  | { kind: "done" }
  | { kind: "failed"; message: string };
