/** Lets a few pieces of work with one key run at once; the others wait in order. @see FE-14 */
export class KeyedTurns {
  #queues = new Map<string, { running: number; waiting: (() => void)[] }>();

  constructor(private concurrentMax: number) {}

  /** Rejects with the signal's reason when the work is called off before its turn. */
  async run<T>(key: string, work: () => Promise<T>, signal?: AbortSignal): Promise<T> {
    using _turn = await this.turn(key, signal);
    return await work();
  }

  /** The same for work that is no function; the turn lasts until it is disposed of. */
  async turn(key: string, signal?: AbortSignal): Promise<Disposable> {
    await this.#take(key, signal);
    return { [Symbol.dispose]: () => this.#giveBack(key) };
  }

  async #take(key: string, signal?: AbortSignal): Promise<void> {
    signal?.throwIfAborted();
    const queue = this.#queues.get(key) ?? { running: 0, waiting: [] };
    this.#queues.set(key, queue);
    if (queue.running < this.concurrentMax) {
      queue.running++;
      return;
    }
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    const giveUp = () => {
      const place = queue.waiting.indexOf(resolve);
      if (place < 0) return; // its turn has come just now
      queue.waiting.splice(place, 1);
      reject(signal!.reason);
    };
    queue.waiting.push(resolve);
    signal?.addEventListener("abort", giveUp, { once: true });
    await promise.finally(() => signal?.removeEventListener("abort", giveUp));
  }

  #giveBack(key: string): void {
    const queue = this.#queues.get(key)!;
    const next = queue.waiting.shift();
    if (next) next();
    else if (--queue.running === 0) this.#queues.delete(key);
  }
}

/** How many fetches run at once, for all shops of this process. */
export interface FetchTurns {
  hosts: KeyedTurns;
  shops: KeyedTurns;
}

export const createTurns = (): FetchTurns => ({
  hosts: new KeyedTurns(4),
  shops: new KeyedTurns(2),
});
