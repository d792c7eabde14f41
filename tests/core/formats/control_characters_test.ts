import { strict as assert } from "node:assert";
import fc from "fast-check";
import { mayHaveControls } from "../../../core/formats/control_characters.ts";

Deno.test("a control character is found wherever it lies, in a part of any length at any place", () => {
  const byte = fc.constantFrom(0x41, 0x20, 0x0a, 0x09, 0xc3, 0x00, 0x1b, 0x1f);
  const parts = fc.array(byte, { maxLength: 24 });
  fc.assert(fc.property(parts, fc.nat(7), (bytes, offset) => {
    const whole = Uint8Array.from([...new Array(offset).fill(0x41), ...bytes]);
    const part = whole.subarray(offset);
    const expected = bytes.some((code) => [0x00, 0x1b, 0x1f].includes(code));
    assert.equal(mayHaveControls(part, "", "utf-8"), expected);
  }));
});
