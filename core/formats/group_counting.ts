import type { ScatteredGroups } from "./grouping.ts";
import { KeyTable } from "./key_table.ts";

/** Counts the members of groups, to find those that do not stand in one piece in the file. */
export class GroupCounting {
  #keys = new KeyTable();
  #counts = new Int32Array(1_024);
  #scattered = new Set<number>();
  /** Group of the last member; -1 before the first. */
  #last = -1;
  #lastKey: string | undefined;

  /** Key of the group of the last member. */
  get last(): string | undefined {
    return this.#lastKey;
  }

  add(key: string): void {
    if (key === this.#lastKey) {
      this.#counts[this.#last]!++;
      return;
    }
    this.#last = this.#keys.add(key);
    this.#lastKey = key;
    if (this.#keys.size > this.#counts.length) {
      const counts = new Int32Array(this.#counts.length * 2);
      counts.set(this.#counts);
      this.#counts = counts;
    }
    if (this.#counts[this.#last]!++ > 0) this.#scattered.add(this.#last);
  }

  scattered(): ScatteredGroups {
    return new Map([...this.#scattered].map((group) => [
      this.#keys.text(group),
      this.#counts[group]!,
    ]));
  }
}
