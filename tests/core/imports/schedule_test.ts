import { strict as assert } from "node:assert";
import fc from "fast-check";
import { nextRun } from "../../../core/imports/schedule.ts";

Deno.test("a daily import runs at 04:00 in Prague, summer and winter (R8, D11)", () => {
  assert.equal(nextRun("daily", "2026-01-10T12:00:00.000Z"), "2026-01-11T03:00:00.000Z");
  assert.equal(nextRun("daily", "2026-07-10T12:00:00.000Z"), "2026-07-11T02:00:00.000Z");
  assert.equal(nextRun("daily", "2026-01-10T02:59:59.999Z"), "2026-01-10T03:00:00.000Z");
  assert.equal(nextRun("daily", "2026-01-10T03:00:00.000Z"), "2026-01-11T03:00:00.000Z");
});

Deno.test("a daily import runs once on the days on which the clock changes", () => {
  assert.equal(nextRun("daily", "2026-03-28T12:00:00.000Z"), "2026-03-29T02:00:00.000Z");
  assert.equal(nextRun("daily", "2026-03-29T02:00:00.000Z"), "2026-03-30T02:00:00.000Z");
  assert.equal(nextRun("daily", "2026-10-24T12:00:00.000Z"), "2026-10-25T03:00:00.000Z");
  assert.equal(nextRun("daily", "2026-10-25T03:00:00.000Z"), "2026-10-26T03:00:00.000Z");
});

/** All instants at which an import runs from one to another. */
function runsBetween(frequency: "daily" | "hourly", from: string, until: string): string[] {
  const runs: string[] = [];
  for (let at = nextRun(frequency, from)!; at <= until; at = nextRun(frequency, at)!) runs.push(at);
  return runs;
}

Deno.test("a daily import runs on each of the 365 days of a year, once (JO-6)", () => {
  const runs = runsBetween("daily", "2025-12-31T22:59:59.999Z", "2026-12-31T22:59:59.999Z");
  const days = runs.map((at) => {
    const prague = Temporal.Instant.from(at).toZonedDateTimeISO("Europe/Prague");
    assert.equal(prague.toPlainTime().toString(), "04:00:00");
    return prague.toPlainDate().toString();
  });
  assert.equal(new Set(days).size, 365);
  assert.equal(days.length, 365);
});

Deno.test("an hourly import runs 23 and 25 times on the days on which the clock changes", () => {
  const spring = runsBetween("hourly", "2026-03-28T22:59:59.999Z", "2026-03-29T21:59:59.999Z");
  const autumn = runsBetween("hourly", "2026-10-24T21:59:59.999Z", "2026-10-25T22:59:59.999Z");
  assert.deepEqual([spring.length, autumn.length], [23, 25]);
});

Deno.test("an import that runs once is never due by itself (R4)", () => {
  assert.equal(nextRun("once", "2026-01-10T12:00:00.000Z"), undefined);
});

Deno.test("the next run is always later, and at most a day and an hour away", () => {
  const instant = fc.date({
    min: new Date("2000-01-01"),
    max: new Date("2100-01-01"),
    noInvalidDate: true,
  });
  const frequency = fc.constantFrom("daily" as const, "hourly" as const);
  fc.assert(
    fc.property(instant, frequency, (date, how) => {
      const next = Date.parse(nextRun(how, date.toISOString())!) - date.getTime();
      assert.ok(next > 0 && next <= (how === "daily" ? 25 : 1) * 3_600_000);
    }),
  );
});
