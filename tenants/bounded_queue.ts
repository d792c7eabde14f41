/** Too much is waiting already: the caller is asked to come later. */
export class QueueFullError extends Error {
  override name = "QueueFullError";
}

/** Does a few things at once and lets a bounded number wait for their turn. */
export class BoundedQueue {
  #running = 0;
  #waiting: (() => void)[] = [];

  constructor(private limits: { concurrent: number; waitingMax: number }) {}

  /** Rejects with {@link QueueFullError} when too many wait. */
  async run<T>(work: () => Promise<T>): Promise<T> {
    if (this.#running >= this.limits.concurrent) await this.#turn();
    else this.#running++;
    try {
      return await work();
    } finally {
      const next = this.#waiting.shift();
      if (next) next();
      else this.#running--;
    }
  }

  #turn(): Promise<void> {
    if (this.#waiting.length >= this.limits.waitingMax) {
      throw new QueueFullError(`${this.#waiting.length} are waiting already`);
    }
    return new Promise((resolve) => this.#waiting.push(resolve));
  }
}
