import type { Hold, PriceExample } from "./run_state.ts";

/** Fewer moved prices than this are a supplier's decision, not an error of the feed. */
const movedMin = 3;
/** Share of all records whose price has moved, from which the file looks absurd. */
const movedShare = 0.1;
const examplesKept = 5;

/**
 * Whether a file has so few records that it looks cut. An empty file is not held: it passes with
 * zeros, and nothing is done to missing items.
 *
 * @param limit per cent fewer that are still believed; 100 never holds
 * @see R89, D10
 */
export function tooFew(
  count: number,
  before: number | undefined,
  limit: number,
): Hold | undefined {
  if (before === undefined || count === 0 || limit >= 100) return undefined;
  if (count >= before * (1 - limit / 100)) return undefined;
  return { reason: "fewer_records", count, before, limit };
}

/** Compares a file's prices with those of the shop, from a sample of what has changed. */
export class PriceComparison {
  #unmoved = 0;
  #unseen = 0;
  #moves: (PriceExample & { factor: number })[] = [];

  constructor(private samplesMax: number) {}

  get isFull(): boolean {
    return this.#moves.length >= this.samplesMax;
  }

  /** Records that are as they were applied. */
  unmoved(count: number): void {
    this.#unmoved += count;
  }

  /** Changed records that were not looked into. */
  unseen(count: number): void {
    this.#unseen += count;
  }

  /** @param example a price above zero, and what it would become */
  add(example: PriceExample): void {
    const { before, after } = example;
    const factor = after === 0 ? Infinity : Math.max(before / after, after / before);
    this.#moves.push({ ...example, factor });
  }

  /** @param limit times by which a price may move; 0 never holds */
  hold(limit: number): Hold | undefined {
    if (limit <= 0) return undefined;
    const moved = this.#moves.filter(({ factor }) => factor >= limit);
    const compared = this.#moves.length;
    if (moved.length < movedMin) return undefined;
    const changed = compared + this.#unseen;
    const share = (moved.length / compared) * (changed / (changed + this.#unmoved));
    if (share < movedShare) return undefined;
    const examples = moved.slice(0, examplesKept).map(({ factor: _, ...example }) => example);
    return { reason: "prices", factor: median(moved), compared, limit, examples };
  }
}

/** Rounded to a tenth; a price that became zero counts as a million times less. */
function median(moves: readonly { factor: number }[]): number {
  const factors = moves.map(({ factor }) => Math.min(factor, 1e6)).sort((a, b) => a - b);
  return Math.round(factors[Math.floor(factors.length / 2)]! * 10) / 10;
}
