/**
 * Why a file has no offer of a product or of one of its variants, in the order in which people are
 * told: first what can be filled in, then what the shop itself has decided.
 */
export const leftOutReasons = [
  "no_code",
  "no_title",
  "no_price",
  "no_address",
  "no_category",
  "no_picture",
  "no_description",
  /** Used, and in what state or how long it is warranted nobody says. */
  "no_condition",
  "sold_out",
  "not_for_sale",
  /** From everybody, or from those who are not signed in. */
  "hidden",
  "archived",
] as const;

export type LeftOutReason = typeof leftOutReasons[number];

/** Whole records, and variants of records of which another part was written. */
export type LeftOutKind = "records" | "variants";

export type LeftOutCounts = { readonly [reason in LeftOutReason]?: number };

/** How much of what was to be in a file is not there: `{ records: { no_price: 2 }, variants: {} }`. */
export type LeftOut = Readonly<Record<LeftOutKind, LeftOutCounts>>;

export const nothingLeftOut: LeftOut = { records: {}, variants: {} };

/** Sums of both, in the order of telling. */
export function leftOutTogether(one: LeftOut, other: LeftOut): LeftOut {
  if (isNothing(other)) return one;
  return {
    records: countsTogether(one.records, other.records),
    variants: countsTogether(one.variants, other.variants),
  };
}

const isNothing = ({ records, variants }: LeftOut): boolean =>
  Object.keys(records).length === 0 && Object.keys(variants).length === 0;

function countsTogether(one: LeftOutCounts, other: LeftOutCounts): LeftOutCounts {
  return Object.fromEntries(
    leftOutReasons.map((reason) => [reason, (one[reason] ?? 0) + (other[reason] ?? 0)] as const)
      .filter(([, count]) => count > 0),
  );
}

export const totalLeftOut = (counts: LeftOutCounts): number =>
  Object.values(counts).reduce((sum, count) => sum + count, 0);

/** Of several the one that people can do most about. */
export const foremostReason = (reasons: readonly LeftOutReason[]): LeftOutReason =>
  leftOutReasons.find((reason) => reasons.includes(reason))!;

/** Counts what a writer leaves out. */
export class LeftOutCounter {
  #counts = noCounts();

  add(kind: LeftOutKind, reason: LeftOutReason): void {
    const counts = this.#counts[kind];
    counts[reason] = (counts[reason] ?? 0) + 1;
  }

  /** All since it was taken last. */
  take(): LeftOut {
    const counts = this.#counts;
    this.#counts = noCounts();
    return counts;
  }
}

const noCounts = (): Record<LeftOutKind, { [reason in LeftOutReason]?: number }> => ({
  records: {},
  variants: {},
});
