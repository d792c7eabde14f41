/** Totals that are kept at once, of all shops. */
const keptMax = 5_000;

const kept = new Map<string, { stamp: string; total: number }>();

/** A total that holds as long as the shop's stamp does. */
export interface KeptCount {
  /** Names the shop, and what of it is counted. @see TE-8 */
  key: string;
  /** In what state the shop is. */
  stamp: string;
}

/** Counts at most once for each state of the shop: to count is dearer than to find a page. */
export async function keptCount(
  { key, stamp }: KeptCount,
  count: () => Promise<number>,
): Promise<number> {
  const known = kept.get(key);
  if (known?.stamp === stamp) return known.total;
  const total = await count();
  kept.delete(key);
  kept.set(key, { stamp, total });
  for (const oldest of kept.keys()) {
    if (kept.size <= keptMax) break;
    kept.delete(oldest);
  }
  return total;
}
