import { strict as assert } from "node:assert";
import fc from "fast-check";
import { addDays } from "../../core/calendar.ts";
import {
  addWorkingDays,
  deliveryDay,
  isHoliday,
  isWorkingDay,
  workingDayFrom,
} from "../../core/working_days.ts";

const day = fc.integer({ min: 0, max: 15_000 }).map((days) => addDays("2020-01-01", days));

Deno.test("Easter is where it is", () => {
  const mondays: Record<number, string> = {
    2024: "2024-04-01",
    2025: "2025-04-21",
    2026: "2026-04-06",
    2027: "2027-03-29",
    2038: "2038-04-26",
    2049: "2049-04-19",
  };
  for (const monday of Object.values(mondays)) {
    assert.equal(isHoliday(monday, "CZ"), true, monday);
    assert.equal(isHoliday(addDays(monday, -3), "SK"), true, "Good Friday");
    assert.equal(isHoliday(addDays(monday, 1), "CZ"), false);
  }
});

Deno.test("Czech and Slovak holidays are no working days (D15)", () => {
  assert.deepEqual(
    ["2026-09-28", "2026-10-28", "2026-11-17", "2026-12-24"].map((each) => isWorkingDay(each)),
    [false, false, false, false],
  );
  assert.equal(isWorkingDay("2027-09-15", "SK"), false);
  assert.equal(isWorkingDay("2026-09-15", "SK"), true, "worked in 2026 by law");
  assert.equal(isWorkingDay("2026-11-17", "SK"), true, "worked since 2025 by law");
  assert.equal(isWorkingDay("2026-01-06", "SK"), false);
  assert.equal(isWorkingDay("2026-01-06", "CZ"), true);
});

Deno.test("weekends are no working days", () => {
  assert.equal(isWorkingDay("2026-11-21"), false);
  assert.equal(workingDayFrom("2026-11-21"), "2026-11-23");
});

Deno.test("some working days later is as many working days later", () => {
  fc.assert(fc.property(day, fc.nat(40), (from, count) => {
    const found = addWorkingDays(from, count);
    let counted = 0;
    for (let each = addDays(from, 1); each <= found; each = addDays(each, 1)) {
      if (isWorkingDay(each)) counted++;
    }
    assert.equal(counted, count);
    if (count > 0) assert.equal(isWorkingDay(found), true);
  }));
});

Deno.test("a mail sent on a working day until 17:30 is delivered on it, another on the next one (R151)", () => {
  assert.equal(deliveryDay({ day: "2026-11-20", time: "17:30" }), "2026-11-20");
  assert.equal(deliveryDay({ day: "2026-11-20", time: "17:31" }), "2026-11-23");
  assert.equal(deliveryDay({ day: "2026-11-20", time: "00:01" }), "2026-11-20");
  assert.equal(deliveryDay({ day: "2026-11-21", time: "09:00" }), "2026-11-23");
  assert.equal(deliveryDay({ day: "2026-12-23", time: "18:00" }), "2026-12-28");
});
