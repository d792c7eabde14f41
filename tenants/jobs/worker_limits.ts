/** How much a thread may take before it is ended. @see UP-4 */
export interface WorkerLimits {
  /** Of V8's heap; a file never needs it, for it is read and written in a stream. */
  memoryMegabytes: number;
  /** Without anything done: a thread that goes on says so every moment. */
  silenceMs: number;
}

export const workerLimits: WorkerLimits = { memoryMegabytes: 512, silenceMs: 10 * 60_000 };

/** The thread was ended for what it took; another attempt is made. */
export class WorkerLimitError extends Error {
  override name = "WorkerLimitError";
}
