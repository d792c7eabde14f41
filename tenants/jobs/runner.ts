import {
  claimJob,
  failJob,
  finishJob,
  giveUpExhausted,
  type Job,
  postponeJob,
  releaseJob,
  renewLease,
} from "../platform/jobs.ts";
import type { Platform } from "../platform.ts";

/** There is more to do: the job is due again then, so that others have their turn before. */
export interface GoOn {
  goOnAt: string;
}

export interface JobHandler {
  run(job: Job, signal: AbortSignal): Promise<GoOn | void>;
  /** After the last attempt has failed. */
  giveUp?(job: Job): Promise<void>;
}

export interface RunnerOptions {
  handlers: Record<string, JobHandler>;
  /** Jobs at once. */
  concurrency?: number;
  /** Names this process in leases. */
  worker: string;
  log: (event: string, details: Record<string, unknown>) => void;
}

const renewEveryMs = 10_000;

/**
 * Takes due jobs and does them, some at once. `wake` is called by whoever adds a job and by the
 * minute's tick; nothing polls in between.
 */
export class JobRunner {
  #running = new Map<string, AbortController>();
  #stopping = false;
  #loops = new Set<Promise<void>>();
  #wanted = 0;

  constructor(private platform: Platform, private options: RunnerOptions) {}

  /** Kinds of jobs that it knows how to do. */
  get kinds(): string[] {
    return Object.keys(this.options.handlers);
  }

  /** Looks for due work as soon as there is a free hand. */
  wake(): void {
    this.#wanted++;
    const concurrency = this.options.concurrency ?? 2;
    if (this.#stopping || this.#loops.size >= concurrency) return;
    // Nothing that goes wrong with jobs may end the process; the next tick looks again.
    const loop = this.#work()
      .catch((error) => this.#log("jobs.stopped", error))
      .finally(() => this.#loops.delete(loop));
    this.#loops.add(loop);
  }

  /** Resolves when nothing that is due is left. */
  async idle(): Promise<void> {
    this.wake();
    while (this.#loops.size > 0) await Promise.all(this.#loops);
  }

  /** Stops taking jobs, interrupts those that run and gives them back. */
  async stop(): Promise<void> {
    this.#stopping = true;
    for (const controller of this.#running.values()) controller.abort(new StoppingError());
    await Promise.all(this.#loops);
  }

  async #work(): Promise<void> {
    const { database, now } = this.platform;
    for (const job of await giveUpExhausted(database, now())) await this.#giveUp(job);
    while (!this.#stopping) {
      const wanted = this.#wanted;
      const job = await claimJob(this.platform.database, {
        worker: this.options.worker,
        now: this.platform.now(),
      });
      if (job) {
        if (this.#loops.size < (this.options.concurrency ?? 2)) this.wake();
        await this.#do(job);
      } else if (wanted === this.#wanted) {
        return;
      }
    }
  }

  async #do(job: Job): Promise<void> {
    const controller = new AbortController();
    this.#running.set(job.id, controller);
    const renewal = setInterval(() => this.#renew(job, controller), renewEveryMs);
    try {
      const handler = this.options.handlers[job.kind];
      if (!handler) throw new Error(`Nobody knows how to do a job of kind ${job.kind}`);
      const more = await handler.run(job, controller.signal);
      if (more) await postponeJob(this.platform.database, job, more.goOnAt);
      else await finishJob(this.platform.database, job, this.platform.now());
    } catch (error) {
      await this.#failed(job, error);
    } finally {
      clearInterval(renewal);
      this.#running.delete(job.id);
    }
  }

  async #renew(job: Job, controller: AbortController): Promise<void> {
    try {
      const ours = await renewLease(this.platform.database, job, this.platform.now());
      if (!ours) controller.abort(new Error(`The lease of job ${job.id} was lost`));
    } catch (error) {
      controller.abort(error);
    }
  }

  async #failed(job: Job, error: unknown): Promise<void> {
    if (error instanceof StoppingError) {
      await releaseJob(this.platform.database, job);
      return;
    }
    const message = error instanceof Error ? error.message : String(error);
    this.#log("job.failed", error, job);
    const { isGivenUp } = await failJob(this.platform.database, job, {
      error: message,
      now: this.platform.now(),
    });
    if (isGivenUp) await this.#giveUp(job);
  }

  async #giveUp(job: Job): Promise<void> {
    try {
      await this.options.handlers[job.kind]?.giveUp?.(job);
    } catch (error) {
      this.#log("job.not_given_up", error, job);
    }
  }

  #log(event: string, error: unknown, job?: Job): void {
    const message = error instanceof Error ? error.message : String(error);
    this.options.log(event, { job: job?.id, kind: job?.kind, error: message });
  }
}

class StoppingError extends Error {
  override name = "StoppingError";
}
