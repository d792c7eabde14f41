import type { Batches, Found } from "./format.ts";

/** What batches hold, one by one: for those who read a little, or who wait for each anyway. */
export async function* eachFound(batches: Batches): AsyncGenerator<Found> {
  for await (const batch of batches) yield* batch;
}
