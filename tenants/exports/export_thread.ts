import { Worker } from "node:worker_threads";
import type { Column } from "../../core/exports/export_format.ts";
import type { DatabaseAddress } from "../engine/open.ts";
import { WorkerLimitError, type WorkerLimits, workerLimits } from "../jobs/worker_limits.ts";
import type {
  Draft,
  DraftedPiece,
  ExportPieces,
  PiecesTask,
  WrittenPiece,
} from "./export_pieces.ts";

export interface ThreadTask {
  /** Of the shop whose lease is held as long as the thread lives. */
  address: DatabaseAddress;
  task: PiecesTask;
}

export type PiecesRequest =
  | { kind: "write"; ids: readonly number[] }
  | { kind: "draft"; draft: Draft }
  | { kind: "finish"; number: number; columns: readonly Column[] }
  | { kind: "close" };

export type PiecesAnswer = { isDone: true; value: unknown } | { isDone: false; message: string };

interface Asked {
  resolve(value: unknown): void;
  reject(error: unknown): void;
}

/** Of what lives as shortly as pieces do; V8 would take some 50 MB more, and be no faster. */
const youngMegabytes = 16;

/** Longer than a piece takes; a thread that has not closed its database by then is ended as it is. */
const closingMs = 1_000;

/**
 * Makes pieces in a thread of its own, which answers in the order in which it is asked. When it is
 * called off or goes over its limits, whoever waits for a piece is told why. It reads the shop's
 * database by a connection of its own, which cannot write and is closed when this is disposed of.
 */
export class PiecesInThread implements ExportPieces {
  #worker: Worker;
  #asked: Asked[] = [];
  #silence: ReturnType<typeof setTimeout> | undefined;
  #failure: { error: unknown } | undefined;
  /** It answers nothing any more. */
  #isLost = false;
  #abort = () => this.#fail(this.options.signal!.reason);

  constructor(
    task: ThreadTask,
    private options: { signal?: AbortSignal | undefined; limits?: WorkerLimits; url?: URL } = {},
  ) {
    const { url = new URL("./export_worker.ts", import.meta.url), signal } = options;
    this.#worker = new Worker(url, {
      workerData: task,
      resourceLimits: {
        maxOldGenerationSizeMb: this.#limits.memoryMegabytes,
        maxYoungGenerationSizeMb: youngMegabytes,
      },
    });
    this.#worker.on("message", (answer: PiecesAnswer) => this.#take(answer));
    this.#worker.on("error", (cause: Error & { code?: string }) => this.#lose(stopped(cause)));
    this.#worker.on("exit", () => this.#lose(new Error("The export's worker ended by itself")));
    signal?.addEventListener("abort", this.#abort, { once: true });
  }

  write(ids: readonly number[]): Promise<WrittenPiece> {
    return this.#ask({ kind: "write", ids });
  }

  draft(draft: Draft): Promise<DraftedPiece> {
    return this.#ask({ kind: "draft", draft });
  }

  finish(number: number, columns: readonly Column[]): Promise<Uint8Array<ArrayBuffer>> {
    return this.#ask({ kind: "finish", number, columns });
  }

  /** A thread that is ended from outside closes its files some time later, so it is asked to first. */
  async [Symbol.asyncDispose](): Promise<void> {
    this.#fail(new Error("The export has ended"));
    this.options.signal?.removeEventListener("abort", this.#abort);
    if (!this.#isLost) await this.#close();
    await this.#worker.terminate();
  }

  get #limits(): WorkerLimits {
    return this.options.limits ?? workerLimits;
  }

  #ask<T>(request: PiecesRequest): Promise<T> {
    if (this.#failure) return Promise.reject(this.#failure.error);
    const asked = this.#send<T>(request);
    this.#listen();
    return asked;
  }

  #send<T>(request: PiecesRequest): Promise<T> {
    const { promise, resolve, reject } = Promise.withResolvers<T>();
    this.#asked.push({ resolve: resolve as Asked["resolve"], reject });
    this.#worker.postMessage(request);
    return promise;
  }

  #take(answer: PiecesAnswer): void {
    const asked = this.#asked.shift();
    if (!this.#failure) this.#listen();
    if (answer.isDone) asked?.resolve(answer.value);
    else asked?.reject(new Error(answer.message));
  }

  /** Nothing is expected of a thread that nobody asks: whoever reads the file may be slow. */
  #listen(): void {
    clearTimeout(this.#silence);
    if (this.#asked.length === 0) return;
    const { silenceMs } = this.#limits;
    const why = `The export's worker did nothing for ${silenceMs / 1000} seconds`;
    this.#silence = setTimeout(() => this.#lose(new WorkerLimitError(why)), silenceMs);
  }

  /** Those who wait are told at once; answers that still come are theirs, and nobody hears them. */
  #fail(error: unknown): void {
    if (this.#failure) return;
    this.#failure = { error };
    clearTimeout(this.#silence);
    for (const { reject } of this.#asked) reject(error);
  }

  #lose(error: Error): void {
    this.#isLost = true;
    this.#fail(error);
  }

  async #close(): Promise<void> {
    const { promise: late, resolve } = Promise.withResolvers<void>();
    const timer = setTimeout(resolve, closingMs);
    await Promise.race([this.#send({ kind: "close" }).catch(() => {}), late]);
    clearTimeout(timer);
  }
}

function stopped(cause: Error & { code?: string }): Error {
  return cause.code === "ERR_WORKER_OUT_OF_MEMORY"
    ? new WorkerLimitError("The export took more memory than it may", { cause })
    : new Error(`The export's worker stopped: ${cause.message}`, { cause });
}
