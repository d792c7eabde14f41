import type { Platform } from "../platform.ts";
import { nextDue, orderDue, type Ordered } from "../platform/schedule.ts";
import type { JobRunner } from "./runner.ts";

/** Moments of one `due`: a schedule that is always due at once would never end. */
const momentsMax = 100_000;

/** What was ordered and done at a moment. */
export interface DueWork extends Ordered {
  at: string;
}

/**
 * Does all that is due up to an instant, in the order in which it becomes due, with the clock moved
 * from one moment to the next. The present is the last moment for a clock that cannot be set.
 */
export async function* doDue(
  platform: Platform,
  runner: JobRunner,
  { until, setClock }: { until: string; setClock?: (instant: string) => void },
): AsyncGenerator<DueWork> {
  for (let moments = 0; moments < momentsMax; moments++) {
    const next = await nextDue(platform.database, platform.now());
    const isLast = next === undefined || next > until;
    const at = isLast ? until : next;
    if (at > platform.now()) {
      if (!setClock) return;
      setClock(at);
    }
    const ordered = await orderDue(platform.database, platform.now());
    await runner.idle();
    if (ordered.imports + ordered.recurring > 0) yield { at, ...ordered };
    if (isLast) return;
  }
}
