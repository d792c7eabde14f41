import { FeedError } from "./feed_error.ts";
import type { FetchLimits } from "./limits.ts";

/**
 * Watches the time of one fetch: each wait by itself, and all of them together. Waits for our own
 * disk are not the server's fault, so they only count towards the whole.
 */
export class Watch implements Disposable {
  #over: unknown;
  #isOver = false;
  #ending = new Set<(error: unknown) => void>();
  #timer: ReturnType<typeof setTimeout>;

  constructor(readonly limits: FetchLimits, readonly signal?: AbortSignal) {
    this.#timer = setTimeout(() => this.#end(new FeedError("slow")), limits.totalMs);
    signal?.addEventListener("abort", this.#cancel);
    if (signal?.aborted) this.#cancel();
  }

  /**
   * Waits for `work`, but no longer than `ms`; then, and when the fetch as a whole is over,
   * `abandon` is called so that the work ends, and the reason is thrown.
   */
  async wait<T>(work: Promise<T>, ms: number, abandon: () => void = () => {}): Promise<T> {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let end = (_error: unknown) => {};
    const ended = new Promise<never>((_, reject) => {
      end = reject;
      timer = setTimeout(() => reject(new FeedError("timeout")), ms);
    });
    this.#ending.add(end);
    if (this.#isOver) end(this.#over);
    let isDone = false;
    try {
      const value = await Promise.race([work, ended]);
      isDone = true;
      return value;
    } finally {
      clearTimeout(timer);
      this.#ending.delete(end);
      if (!isDone) {
        work.catch(() => {}); // what it fails of now is our own doing
        abandon();
      }
    }
  }

  /** A pause that ends early, by throwing, when the fetch as a whole is over. */
  async pause(ms: number): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    const timer = setTimeout(resolve, ms);
    await this.wait(promise, this.limits.totalMs, () => clearTimeout(timer));
  }

  /** Passes bytes on, waiting for each no longer than the limit of silence. */
  async *bytes(
    source: AsyncIterable<Uint8Array>,
    abandon: () => void,
  ): AsyncGenerator<Uint8Array> {
    const iterator = source[Symbol.asyncIterator]();
    let isWaiting = false;
    try {
      for (;;) {
        isWaiting = true;
        const next = await this.wait(iterator.next(), this.limits.silenceMs, abandon);
        isWaiting = false;
        if (next.done) return;
        yield next.value;
      }
    } finally {
      abandon();
      const closing = Promise.resolve(iterator.return?.()).catch(() => {});
      // A source that is stuck is closed behind our back, once what was abandoned lets it go.
      if (!isWaiting) await closing;
    }
  }

  [Symbol.dispose](): void {
    clearTimeout(this.#timer);
    this.signal?.removeEventListener("abort", this.#cancel);
  }

  #cancel = () => this.#end(this.signal!.reason);

  #end(error: unknown): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.#over = error;
    for (const end of this.#ending) end(error);
  }
}
