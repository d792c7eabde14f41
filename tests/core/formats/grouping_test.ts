import assert from "node:assert/strict";
import type { RawRecord } from "../../../core/formats/format.ts";
import { Grouping } from "../../../core/formats/grouping.ts";
import type { FormatProblem } from "../../../core/formats/problems.ts";

const part = (number: number, text = "x") => ({ number, line: number, text });
const limits = { groupLength: 100, heldBytes: 300 };

function numbersOf(found: readonly (RawRecord | FormatProblem)[]): (number[] | string)[] {
  return found.map((item) =>
    item.kind === "problem" ? item.code : item.parts.map(({ number }) => number)
  );
}

Deno.test("Grouping gives a group when another begins, and parts without one at once", () => {
  const grouping = new Grouping(new Map());

  assert.deepEqual(numbersOf(grouping.add(part(1), "a")), []);
  assert.deepEqual(numbersOf(grouping.add(part(2), undefined)), [[2]]);
  assert.deepEqual(numbersOf(grouping.add(part(3), "a")), []);
  assert.deepEqual(numbersOf(grouping.add(part(4), "b")), [[1, 3]]);
  assert.deepEqual(numbersOf(grouping.end(true)), [[4]]);
});

Deno.test("Grouping gives a group that is too long in pieces, and says so", () => {
  const grouping = new Grouping(new Map(), limits);
  grouping.add(part(1, "x".repeat(60)), "a");

  assert.deepEqual(numbersOf(grouping.add(part(2, "x".repeat(60)), "a")), ["group_scattered", [1]]);
});

Deno.test("Grouping gives on the oldest of what waits when too much does", () => {
  const grouping = new Grouping(new Map([["a", 2], ["b", 2], ["c", 2]]), limits);

  const found = ["a", "b", "c"].flatMap((key, index) =>
    grouping.add(part(index + 1, "x".repeat(60)), key)
  );

  assert.deepEqual(numbersOf(found), ["group_scattered", [1]]);
  assert.deepEqual(numbersOf(grouping.add(part(4), "b")), [[2, 4]]);
  assert.deepEqual(numbersOf(grouping.add(part(5), "a")), [[5]]);
});

Deno.test("Grouping refuses what is open when the file was cut", () => {
  const grouping = new Grouping(new Map([["a", 2]]));
  grouping.add(part(1), "a");
  grouping.add(part(2), "b");

  assert.deepEqual(numbersOf(grouping.end(false)), ["group_incomplete", "group_incomplete"]);
});
