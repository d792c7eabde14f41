import type { ScatteredGroups } from "./grouping.ts";
import { ownCopy } from "./own_copy.ts";

/** Counts the members of groups, to find those that do not stand in one piece in the file. */
export class GroupCounting {
  #counts = new Map<string, number>();
  #scattered = new Set<string>();
  /** Group of the last member, and how many of its members stood together. */
  #last: string | undefined;
  #run = 0;

  get last(): string | undefined {
    return this.#last;
  }

  add(key: string): void {
    if (key !== this.#last) {
      this.#endRun();
      this.#last = ownCopy(key);
    }
    this.#run++;
  }

  scattered(): ScatteredGroups {
    this.#endRun();
    return new Map([...this.#scattered].map((key) => [key, this.#counts.get(key)!]));
  }

  #endRun(): void {
    if (this.#last === undefined) return;
    const count = this.#counts.get(this.#last) ?? 0;
    if (count > 0) this.#scattered.add(this.#last);
    this.#counts.set(this.#last, count + this.#run);
    this.#last = undefined;
    this.#run = 0;
  }
}
