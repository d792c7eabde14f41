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

const numeric = ["00123", "+420601000001", "1E3", "1.5e+20", "12345678901234567", "1.10", "-05"];
for (const text of [...numeric, "'00123", "-1.50"]) {
  Deno.test(`a text ${text} is guarded from becoming a number, and comes back as it was (R18)`, () => {
    assert.match(guarded(text), /^'/);
    assert.equal(withoutGuard(guarded(text)), text);
  });
}

const plain = ["-5", "0", "12,5", "-0.25", "0.5", "8590000000012", "1-2", "2026-11-22", "E10"];
for (const text of [...plain, "Hrnek", "'t Hooft", "00:30", "1.2.3"]) {
  Deno.test(`a cell of ${text} needs no guard`, () => assert.equal(guarded(text), text));
}

Deno.test("whatever a text is, it comes back from its guard", () => {
  const piece = fc.constantFrom("=", "+", "-", "@", "'", "\t", "1", "0", ".", "e", "a", " ");
  const text = fc.array(piece).map((parts) => parts.join(""));
  fc.assert(fc.property(text, (made) => assert.equal(withoutGuard(guarded(made)), made)));
});

Deno.test("a cell is quoted when it needs to be", () => {
  assert.equal(cell('a;"b"'), '"a;""b"""');
  assert.equal(cell("prostý text"), "prostý text");
  assert.equal(cell("dva\nřádky"), '"dva\nřádky"');
});

Deno.test("a text that somebody else guarded by a formula comes back as well (R18)", () => {
  assert.equal(withoutGuard('="00123"'), "00123");
  assert.equal(withoutGuard('="a"&"b"'), '="a"&"b"');
  assert.equal(withoutGuard(guarded('="00123"')), '="00123"');
});
