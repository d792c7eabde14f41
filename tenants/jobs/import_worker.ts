/// <reference no-default-lib="true" />
/// <reference lib="deno.worker" />
import { type ImportTask, runInProcess, type WorkerMessage } from "./import_task.ts";

const tell = (message: WorkerMessage) => self.postMessage(message);

self.addEventListener("message", async ({ data }: MessageEvent<ImportTask>) => {
  try {
    await runInProcess()(
      data,
      new AbortController().signal,
      (progress) => tell({ kind: "progress", progress }),
    );
    tell({ kind: "done" });
  } catch (error) {
    tell({ kind: "failed", message: error instanceof Error ? error.message : String(error) });
  }
});
