import assert from "node:assert/strict";
import fc from "fast-check";
import { distinct } from "../../../core/formats/distinct.ts";
import { remembered } from "../../../core/formats/remembered.ts";
import { KeyTable } from "../../../core/formats/key_table.ts";

const texts = fc.array(fc.oneof(fc.string({ unit: "grapheme" }), fc.constantFrom("", "a", "ž")));

Deno.test("KeyTable numbers texts as a Map would, and gives them back", () => {
  fc.assert(fc.property(texts, (all) => {
    const table = new KeyTable();
    const expected = new Map<string, number>();
    for (const text of all) {
      const number = expected.get(text) ?? expected.size;
      expected.set(text, number);
      assert.equal(table.add(text), number);
    }
    assert.equal(table.size, expected.size);
    for (const [text, number] of expected) assert.equal(table.text(number), text);
  }));
});

Deno.test("KeyTable grows with what it holds", () => {
  const table = new KeyTable();
  const long = "ř".repeat(50_000);
  const all = Array.from({ length: 20_000 }, (_, index) => `kód-${index}`);

  for (const [number, text] of [...all, long].entries()) assert.equal(table.add(text), number);

  for (const [number, text] of [...all, long].entries()) assert.equal(table.add(text), number);
  assert.equal(table.text(19_999), "kód-19999");
  assert.equal(table.text(20_000), long);
});

Deno.test("distinct() gives each text once, where it first stands", () => {
  const few = fc.array(fc.constantFrom("a", "b", "c", ""), { maxLength: 40 });
  fc.assert(fc.property(few, (all) => assert.deepEqual(distinct(all), [...new Set(all)])));
});

Deno.test("remembered() asks once for what it is asked twice, and forgets all when it knows enough", () => {
  const asked: string[] = [];
  const length = remembered((text) => {
    asked.push(text);
    return text === "" ? undefined : text.length;
  }, 2);

  const answers = ["a", "bb", "a", "", "", "bb"].map(length);

  assert.deepEqual(answers, [1, 2, 1, undefined, undefined, 2]);
  assert.deepEqual(asked, ["a", "bb", "", "bb"]);
});
