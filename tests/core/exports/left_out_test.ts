import assert from "node:assert/strict";
import {
  type LeftOut,
  LeftOutCounter,
  leftOutTogether,
  nothingLeftOut,
  totalLeftOut,
} from "../../../core/exports/left_out.ts";

const one: LeftOut = { records: { hidden: 1, no_price: 2 }, variants: {} };
const other: LeftOut = { records: { no_price: 3, no_code: 1 }, variants: { no_picture: 4 } };

Deno.test("counts of two pieces are added up reason by reason, in the order of telling", () => {
  const both = leftOutTogether(one, other);

  assert.deepEqual(both, {
    records: { no_code: 1, no_price: 5, hidden: 1 },
    variants: { no_picture: 4 },
  });
  assert.deepEqual(Object.keys(both.records), ["no_code", "no_price", "hidden"]);
  assert.equal(totalLeftOut(both.records), 7);
  assert.deepEqual(one.records, { hidden: 1, no_price: 2 }, "the parts stay as they were");
});

Deno.test("a piece that leaves out nothing changes nothing", () => {
  assert.equal(leftOutTogether(one, nothingLeftOut), one);
  assert.deepEqual(leftOutTogether(nothingLeftOut, nothingLeftOut), nothingLeftOut);
});

Deno.test("LeftOutCounter gives what came since it was asked last", () => {
  const counter = new LeftOutCounter();
  counter.add("records", "no_price");
  counter.add("records", "no_price");
  counter.add("variants", "sold_out");

  assert.deepEqual(counter.take(), { records: { no_price: 2 }, variants: { sold_out: 1 } });
  assert.deepEqual(counter.take(), nothingLeftOut);
});
