import { strict as assert } from "node:assert";
import { pauseAfter, triesMax } from "../../../core/events/retries.ts";

Deno.test("a message is tried eight times over a day, with growing pauses", () => {
  assert.equal(triesMax, 8);
  const pauses = Array.from({ length: 7 }, (_, index) => pauseAfter(index + 1)!);
  assert.deepEqual(pauses, pauses.toSorted((a, b) => a - b));
  const hours = pauses.reduce((sum, pause) => sum + pause, 0) / 3600;
  assert.ok(hours > 22 && hours < 25, `${hours} hours`);
  assert.equal(pauseAfter(8), undefined);
});
