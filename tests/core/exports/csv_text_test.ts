import assert from "node:assert/strict";
import fc from "fast-check";
import { cell, guarded, withoutGuard } from "../../../core/exports/csv_text.ts";

const risky = ["=1+1", "+cmd", "-x", "@SUM(A1)", "\t=1", "'=1", "''+x", "＝1"];
for (const text of risky) {
  Deno.test(`a cell of ${JSON.stringify(text)} is no formula, and comes back as it was (EX-2)`, () => {
    assert.doesNotMatch(guarded(text), /^[=+\-@\t\r]/);
    assert.equal(withoutGuard(guarded(text)), text);
  });
}

for (const text of ["-5", "+420", "12,5", "-0.25", "Hrnek", "'t Hooft"]) {
  Deno.test(`a cell of ${text} needs no guard`, () => assert.equal(guarded(text), text));
}

Deno.test("whatever a text is, it comes back from its guard", () => {
  const text = fc.array(fc.constantFrom("=", "+", "-", "@", "'", "\t", "1", "a", " ")).map((
    parts,
  ) => parts.join(""));
  fc.assert(fc.property(text, (made) => assert.equal(withoutGuard(guarded(made)), made)));
});

Deno.test("a cell is quoted when it needs to be", () => {
  assert.equal(cell('a;"b"'), '"a;""b"""');
  assert.equal(cell("prostý text"), "prostý text");
  assert.equal(cell("dva\nřádky"), '"dva\nřádky"');
});
