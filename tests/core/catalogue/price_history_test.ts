import { strict as assert } from "node:assert";
import { lowestPrice } from "../../../core/catalogue/price_history.ts";

const now = "2026-11-22T12:00:00.000Z";
const at = (daysAgo: number, amountMinor: number) => ({
  at: new Date(Date.parse(now) - daysAgo * 86_400_000).toISOString(),
  amountMinor,
});

Deno.test("the lowest price of 30 days counts what still held when they began", () => {
  assert.equal(lowestPrice([at(90, 900), at(20, 1_200)], now), 900);
});

Deno.test("a price that ended before them does not count", () => {
  assert.equal(lowestPrice([at(90, 500), at(40, 900), at(20, 1_200)], now), 900);
});

Deno.test("a short discount within them counts", () => {
  assert.equal(lowestPrice([at(60, 1_000), at(10, 700), at(9, 1_000)], now), 700);
});

Deno.test("without a price there is no lowest one", () => {
  assert.equal(lowestPrice([], now), undefined);
});
