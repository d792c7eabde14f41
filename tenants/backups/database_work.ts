import { compareFiles, type Difference, differingIds } from "../engine/compare.ts";
import { Worker } from "node:worker_threads";
import {
  checkCopy,
  type ContentFacts,
  DamagedCopyError,
  replaceContent,
  takeSnapshot,
} from "../engine/snapshot.ts";

/** Work on whole database files, which would hold the pages of everybody. */
export interface DatabaseWorks {
  snapshot: {
    task: Parameters<typeof takeSnapshot>[0];
    done: Awaited<ReturnType<typeof takeSnapshot>>;
  };
  check: { task: { path: string; expected?: ContentFacts }; done: void };
  compare: { task: Parameters<typeof compareFiles>[0]; done: Record<string, Difference> };
  differing: {
    task: Parameters<typeof differingIds>[0];
    done: ReturnType<typeof differingIds>;
  };
  replace: { task: Parameters<typeof replaceContent>[0]; done: void };
}
export type DatabaseWork = keyof DatabaseWorks;

export async function doHere<Work extends DatabaseWork>(
  work: Work,
  task: DatabaseWorks[Work]["task"],
): Promise<DatabaseWorks[Work]["done"]> {
  return await works[work](task) as DatabaseWorks[Work]["done"];
}

const works: { [Work in DatabaseWork]: (task: DatabaseWorks[Work]["task"]) => unknown } = {
  snapshot: takeSnapshot,
  check: ({ path, expected }) => checkCopy(path, expected),
  compare: compareFiles,
  differing: differingIds,
  replace: replaceContent,
};

export type WorkerAnswer =
  | { kind: "done"; value: unknown }
  | { kind: "failed"; message: string; isDamage: boolean };

/** The same in a thread of its own, which ends with the signal. */
export async function doInThread<Work extends DatabaseWork>(
  work: Work,
  task: DatabaseWorks[Work]["task"],
  signal?: AbortSignal,
): Promise<DatabaseWorks[Work]["done"]> {
  signal?.throwIfAborted();
  const worker = new Worker(new URL("./database_worker.ts", import.meta.url), {
    workerData: { work, task },
  });
  const { promise, resolve, reject } = Promise.withResolvers<unknown>();
  const abort = () => reject(signal!.reason);
  signal?.addEventListener("abort", abort, { once: true });
  worker.on("message", (answer: WorkerAnswer) => {
    if (answer.kind === "done") resolve(answer.value);
    else reject(answer.isDamage ? new DamagedCopyError(answer.message) : new Error(answer.message));
  });
  worker.on("error", reject);
  // after all its messages, so a worker that has answered is past being refused
  worker.on("exit", () => reject(new Error(`The worker of a ${work} ended by itself`)));
  try {
    return await promise as DatabaseWorks[Work]["done"];
  } finally {
    signal?.removeEventListener("abort", abort);
    await worker.terminate();
  }
}

/** Up to this size the work is done sooner than a thread is started. */
const smallBytes = 4 * 1024 * 1024;

/** Small files here, large ones in a thread. */
export async function doAside<Work extends Exclude<DatabaseWork, "replace">>(
  work: Work,
  task: DatabaseWorks[Work]["task"],
  { path, signal }: { path: string; signal?: AbortSignal | undefined },
): Promise<DatabaseWorks[Work]["done"]> {
  const { size } = await Deno.stat(path);
  return size < smallBytes ? await doHere(work, task) : await doInThread(work, task, signal);
}
