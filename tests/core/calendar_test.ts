import { strict as assert } from "node:assert";
import fc from "fast-check";
import { addDays, addMonths, daysBetween, daysInMonth, readDay } from "../../core/calendar.ts";

const day = fc.integer({ min: 0, max: 20_000 }).map((days) => addDays("2020-01-01", days));

Deno.test("days go on over month ends, leap days and both clock changes", () => {
  assert.equal(addDays("2028-02-28", 1), "2028-02-29");
  assert.equal(addDays("2026-03-28", 2), "2026-03-30");
  assert.equal(addDays("2026-10-24", 2), "2026-10-26");
  assert.equal(addDays("2026-01-01", -1), "2025-12-31");
});

Deno.test("months are calendar months, held to the last day of a shorter one (D5)", () => {
  assert.equal(addMonths("2026-08-31", 6), "2027-02-28");
  assert.equal(addMonths("2027-08-31", 6), "2028-02-29");
  assert.equal(addMonths("2026-03-15", 6), "2026-09-15");
});

Deno.test("the days between two days lead from one to the other", () => {
  fc.assert(fc.property(day, fc.integer({ min: -800, max: 800 }), (from, days) => {
    assert.equal(daysBetween(from, addDays(from, days)), days);
  }));
});

Deno.test("a month has as many days as the calendar says", () => {
  assert.deepEqual(
    ["2026-02-10", "2028-02-01", "2026-04-30", "2026-12-31"].map(daysInMonth),
    [28, 29, 30, 31],
  );
});

Deno.test("a day that does not exist is not read", () => {
  assert.equal(readDay("2026-02-28"), "2026-02-28");
  for (const text of ["2026-02-30", "2026-13-01", "28. 2. 2026", "", "2026-2-1"]) {
    assert.equal(readDay(text), undefined, text);
  }
});
