import { parentPort, workerData } from "node:worker_threads";
import { type ImportTask, runInProcess, type WorkerMessage } from "./import_task.ts";

const tell = (message: WorkerMessage) => parentPort!.postMessage(message);

try {
  await runInProcess()(
    workerData as ImportTask,
    new AbortController().signal,
    (progress) => tell({ kind: "progress", progress }),
  );
  tell({ kind: "done" });
} catch (error) {
  tell({ kind: "failed", message: error instanceof Error ? error.message : String(error) });
}
