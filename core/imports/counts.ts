import type { RecordPlan } from "./plan.ts";

/** What became of the items of a file: every item is counted once. @see R88 */
export interface Counts {
  created: number;
  updated: number;
  unchanged: number;
  skipped: number;
  failed: number;
}

export const noCounts = (): Counts => ({
  created: 0,
  updated: 0,
  unchanged: 0,
  skipped: 0,
  failed: 0,
});

export function readCount(counts: Counts): number {
  return counts.created + counts.updated + counts.unchanged + counts.skipped + counts.failed;
}

export function addCounts(to: Counts, counts: Counts): void {
  to.created += counts.created;
  to.updated += counts.updated;
  to.unchanged += counts.unchanged;
  to.skipped += counts.skipped;
  to.failed += counts.failed;
}

/**
 * Counts a record that stands for `items` items of the file. In a feed whose variants are items of
 * their own, an item is new or changed when its variant is, and skipped when its variant was left
 * out; a change of the product itself counts for one item.
 *
 * @param leftByReader items that the format's reader left out, as the second of two equal codes
 */
export function countPlan(plan: RecordPlan, allItems: number, leftByReader = 0): Counts {
  const counts = noCounts();
  if ("left" in plan) {
    // The product itself is always one of its items.
    counts.skipped = Math.min(allItems - 1, plan.left + leftByReader);
  }
  const items = allItems - counts.skipped;
  switch (plan.action) {
    case "create":
      counts.created = items;
      break;
    case "leave":
      counts.unchanged = items;
      break;
    case "skip":
      counts.skipped = items;
      break;
    case "fail":
      counts.failed = items;
      break;
    case "update":
      countUpdate(counts, plan, items);
  }
  return counts;
}

function countUpdate(
  counts: Counts,
  plan: Extract<RecordPlan, { action: "update" }>,
  items: number,
): void {
  if (items === 1) {
    counts.updated = 1;
    return;
  }
  const added = plan.variants.filter((variant) => variant.action === "create").length;
  counts.created = Math.min(items, added);
  const changed = Math.max(plan.variants.length - added, plan.changes.size > 0 ? 1 : 0);
  counts.updated = Math.min(items - counts.created, changed);
  counts.unchanged = items - counts.created - counts.updated;
}
