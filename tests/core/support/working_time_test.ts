import { strict as assert } from "node:assert";
import fc from "fast-check";
import { billingRegimes } from "../../../core/billing/regime.ts";
import {
  addWorkingMinutes,
  isPeak,
  isSupportTime,
  supportHours,
  supportTimeFrom,
  workingMinutesBetween,
} from "../../../core/support/working_time.ts";
import { isHoliday } from "../../../core/working_days.ts";

const regime = fc.constantFrom(...billingRegimes);
const first = Date.parse("2024-01-01T00:00:00Z");
const instant = fc.integer({ min: 0, max: 4 * 365 * 86_400 })
  .map((seconds) => new Date(first + seconds * 1000).toISOString());
const minutes = fc.integer({ min: 0, max: 5_000 });

const prague = (text: string): string =>
  new Date(Temporal.PlainDateTime.from(text).toZonedDateTime("Europe/Prague").epochMilliseconds)
    .toISOString();

Deno.test("support works from 8 to 16 on working days (R99), by the other contract from 9 to 17 (R113)", () => {
  const at = (time: string) => prague(`2026-11-23T${time}`);
  assert.equal(isSupportTime(at("07:59"), "wallet"), false);
  assert.equal(isSupportTime(at("08:00"), "wallet"), true);
  assert.equal(isSupportTime(at("15:59"), "wallet"), true);
  assert.equal(isSupportTime(at("16:00"), "wallet"), false);
  assert.equal(isSupportTime(at("08:30"), "invoice"), false);
  assert.equal(isSupportTime(at("16:30"), "invoice"), true);
});

Deno.test("answers take longer from 10 to 14 (R100)", () => {
  const at = (time: string) => prague(`2026-11-23T${time}`);
  const peaks = ["09:59", "10:00", "13:59", "14:00"].map((time) => isPeak(at(time), "wallet"));
  assert.deepEqual(peaks, [false, true, true, false]);
  assert.equal(isPeak(prague("2026-11-22T11:00"), "wallet"), false, "a Sunday");
});

Deno.test("nobody is at work at weekends and on holidays of either country (R101, D15)", () => {
  for (const day of ["2026-11-21", "2026-11-22", "2026-10-28", "2027-09-15", "2026-12-25"]) {
    assert.equal(isSupportTime(prague(`${day}T10:00`), "wallet"), false, day);
  }
  assert.equal(
    supportTimeFrom(prague("2026-12-23T16:00"), "wallet"),
    prague("2026-12-28T08:00"),
    "over Christmas",
  );
});

Deno.test("a minute before closing, an hour is over the next working day", () => {
  assert.equal(
    addWorkingMinutes(prague("2026-11-20T15:59"), 60, "wallet"),
    prague("2026-11-23T08:59"),
  );
});

Deno.test("working hours are as long on both sides of a change of clocks", () => {
  for (const [friday, monday] of [["2026-03-27", "2026-03-30"], ["2026-10-23", "2026-10-26"]]) {
    const from = prague(`${friday}T12:00`);
    const to = prague(`${monday}T12:00`);
    assert.equal(workingMinutesBetween(from, to, "wallet"), 480);
    assert.equal(addWorkingMinutes(from, 480, "wallet"), to);
  }
});

Deno.test("so many minutes later, so many minutes have passed", () => {
  fc.assert(fc.property(instant, minutes, regime, (from, count, regime) => {
    const to = addWorkingMinutes(from, count, regime);
    assert.ok(to >= from);
    assert.equal(workingMinutesBetween(from, to, regime), count);
  }));
});

Deno.test("minutes in two parts are minutes together", () => {
  fc.assert(fc.property(instant, minutes, minutes, regime, (from, a, b, regime) => {
    const parts = addWorkingMinutes(addWorkingMinutes(from, a, regime), b, regime);
    assert.equal(
      workingMinutesBetween(from, parts, regime),
      workingMinutesBetween(from, addWorkingMinutes(from, a + b, regime), regime),
    );
  }));
});

Deno.test("time between three instants adds up, forward and back", () => {
  fc.assert(fc.property(instant, instant, instant, regime, (a, b, c, regime) => {
    const between = (from: string, to: string) => workingMinutesBetween(from, to, regime);
    assert.ok(Math.abs(between(a, b) + between(b, c) - between(a, c)) < 1e-6);
  }));
});

Deno.test("what is due falls into support hours, on a day that is no holiday", () => {
  fc.assert(fc.property(instant, minutes, regime, (from, count, regime) => {
    const due = Temporal.Instant.from(addWorkingMinutes(from, count, regime))
      .toZonedDateTimeISO("Europe/Prague");
    const hours = supportHours[regime];
    const day = due.toPlainDate().toString();
    assert.ok(due.dayOfWeek <= 5 && !isHoliday(day, "CZ") && !isHoliday(day, "SK"), day);
    const time = due.hour * 60 + due.minute + due.second / 60;
    assert.ok(time >= hours.from * 60 && time <= hours.until * 60, due.toString());
  }));
});
