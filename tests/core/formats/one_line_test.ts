import assert from "node:assert/strict";
import fc from "fast-check";
import { oneLine } from "../../../core/formats/one_line.ts";

Deno.test("oneLine() puts one space where blanks of any kind stand, and none around", () => {
  assert.equal(oneLine(" Hrnek \t modrý\r\n300\u00a0ml "), "Hrnek modrý 300 ml");
});

Deno.test("oneLine() leaves nothing but words and single spaces of any text", () => {
  const pieces = fc.constantFrom("a", "ž", "😀", " ", "\n", "\t", "\u00a0", "\u2003", "\ufeff");
  fc.assert(fc.property(fc.string({ unit: pieces }), (text) => {
    assert.equal(oneLine(text), text.split(/\s+/u).filter((word) => word !== "").join(" "));
  }));
});
