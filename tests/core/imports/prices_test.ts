import { strict as assert } from "node:assert";
import fc from "fast-check";
import { adjustPrice } from "../../../core/imports/prices.ts";

const plain = { addVatPercent: 0, marginPercent: 0, rounding: "0.01" } as const;

Deno.test("adjustPrice() raises and lowers by per cent (R78)", () => {
  assert.equal(adjustPrice(10_000, { ...plain, marginPercent: 15 }), 11_500);
  assert.equal(adjustPrice(10_000, { ...plain, marginPercent: -12.5 }), 8_750);
  assert.equal(adjustPrice(10_000, { ...plain, addVatPercent: 21 }), 12_100);
});

Deno.test("adjustPrice() rounds halves up to the chosen step", () => {
  assert.equal(adjustPrice(12_345, { ...plain, rounding: "1" }), 12_300);
  assert.equal(adjustPrice(12_350, { ...plain, rounding: "1" }), 12_400);
  assert.equal(adjustPrice(12_345, { ...plain, rounding: "0.10" }), 12_350);
  assert.equal(adjustPrice(12_345, { ...plain, rounding: "0.50" }), 12_350);
  assert.equal(adjustPrice(12_345, { ...plain, rounding: "10" }), 12_000);
});

Deno.test("adjustPrice() leaves a price alone that nothing is asked of", () => {
  assert.equal(adjustPrice(12_345, plain), 12_345);
});

Deno.test("adjustPrice() is exact, never negative, and rounds VAT and margin once", () => {
  const settings = fc.record({
    addVatPercent: fc.constantFrom(0, 12, 21),
    marginPercent: fc.integer({ min: -9_999, max: 100_000 }).map((hundredths) => hundredths / 100),
    rounding: fc.constant("0.01" as const),
  });
  fc.assert(fc.property(fc.nat(100_000_000), settings, (minor, chosen) => {
    const exact = minor * (1 + chosen.addVatPercent / 100) * (1 + chosen.marginPercent / 100);
    const adjusted = adjustPrice(minor, chosen);
    assert.ok(Number.isInteger(adjusted) && adjusted >= 0);
    assert.ok(Math.abs(adjusted - exact) <= 0.5 + exact * 1e-12, `${adjusted} for ${exact}`);
  }));
});
