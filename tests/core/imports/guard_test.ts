import { strict as assert } from "node:assert";
import { PriceComparison, tooFew } from "../../../core/imports/guard.ts";

Deno.test("tooFew() holds a file with far fewer records than the last good one", () => {
  assert.deepEqual(tooFew(400, 1_000, 50), {
    reason: "fewer_records",
    count: 400,
    before: 1_000,
    limit: 50,
  });
  assert.equal(tooFew(500, 1_000, 50), undefined);
});

Deno.test("tooFew() lets an empty file pass with zeros, and the first file whatever it has", () => {
  assert.equal(tooFew(0, 1_000, 50), undefined);
  assert.equal(tooFew(1, undefined, 50), undefined);
});

Deno.test("tooFew() never holds at a limit of 100 per cent", () => {
  assert.equal(tooFew(1, 1_000, 100), undefined);
});

function compared(moves: [before: number, after: number][], unmoved = 0): PriceComparison {
  const prices = new PriceComparison(1_000);
  prices.unmoved(unmoved);
  moves.forEach(([before, after], index) =>
    prices.add({ code: `P${index}`, currency: "CZK", before, after })
  );
  return prices;
}

Deno.test("PriceComparison holds prices that all moved a hundred times, up or down", () => {
  for (const after of [1_000_000, 100]) {
    const hold = compared(Array(20).fill([10_000, after])).hold(10);
    assert.equal(hold?.reason, "prices");
    assert.ok(hold.reason === "prices" && hold.factor === 100 && hold.examples.length === 5);
  }
});

Deno.test("PriceComparison lets usual changes and a few odd ones pass", () => {
  assert.equal(compared(Array(20).fill([10_000, 12_000])).hold(10), undefined);
  const someOdd = [...Array(2).fill([100, 10_000]), ...Array(5).fill([100, 110])];
  assert.equal(compared(someOdd).hold(10), undefined);
});

Deno.test("PriceComparison weighs what changed by all that was not", () => {
  const moves: [number, number][] = Array(5).fill([100, 10_000]);
  assert.equal(compared(moves, 1_000).hold(10), undefined);
  assert.ok(compared(moves, 10).hold(10));
});

Deno.test("PriceComparison counts a price that became zero as moved, and never holds at zero", () => {
  const toZero = compared(Array(5).fill([10_000, 0]));
  assert.ok(toZero.hold(10));
  assert.equal(toZero.hold(0), undefined);
});
