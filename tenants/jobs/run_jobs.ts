import type { Entity } from "../../core/formats/format.ts";
import type { Platform } from "../platform.ts";
import { addJob } from "../platform/jobs.ts";
import type { Shop } from "../platform/shops.ts";

/** Of the jobs that run imports, and revert them: one at a time in a shop. */
export const importKind = "import";

/** What the job of a run is made of. */
export interface RunOrder {
  orderKey: string;
  entity: Entity;
  /** What the run has to know beside its import. */
  details?: Record<string, unknown>;
}

export const jobOfRun = (
  shop: Shop,
  { orderKey, entity, details = {} }: RunOrder,
  dueAt: string,
) => ({
  id: `import:${shop.id}:${orderKey}`,
  kind: importKind,
  shopId: shop.id,
  details: { ...details, orderKey },
  dueAt,
  // Categories before products. @see R15
  sequence: entity === "categories" ? 0 : 1,
});

/**
 * The job of a run is written first: a kill between the two leaves a job without a run, which does
 * nothing, and never a run that waits for ever.
 */
export async function addRunJob(platform: Platform, shop: Shop, order: RunOrder): Promise<string> {
  const job = jobOfRun(shop, order, platform.now());
  await addJob(platform.database, job);
  return job.id;
}
