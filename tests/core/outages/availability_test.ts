import { strict as assert } from "node:assert";
import fc from "fast-check";
import { availability } from "../../../core/outages/availability.ts";
import { lengthMs, merged, type OutageTime, uncovered } from "../../../core/outages/outage.ts";

const year = { from: "2026-01-01T00:00:00.000Z", to: "2027-01-01T00:00:00.000Z" };
const hour = 3_600_000;
const outage = (startedAt: string, endedAt?: string, kind: OutageTime["kind"] = "everything") => ({
  kind,
  startedAt: `${startedAt}:00.000Z`,
  ...(endedAt ? { endedAt: `${endedAt}:00.000Z` } : {}),
});

Deno.test("outages that overlap count once (R219)", () => {
  const { downMs } = availability([
    outage("2026-03-01T10:00", "2026-03-01T14:00"),
    outage("2026-03-01T12:00", "2026-03-01T16:00", "web"),
    outage("2026-03-01T13:00", "2026-03-01T13:30"),
  ], year);
  assert.equal(downMs, 6 * hour);
});

Deno.test("an announced interruption does not count (R218, R219)", () => {
  const { downMs, percent } = availability(
    [outage("2026-03-01T10:00", "2026-03-08T14:00", "planned")],
    year,
  );
  assert.deepEqual([downMs, percent], [0, 100]);
});

Deno.test("99 percent of a year leave 87 hours and 36 minutes (R219)", () => {
  const kept = availability([outage("2026-03-01T00:00", "2026-03-04T15:36")], year);
  assert.deepEqual([kept.percent, kept.isKept], [99, true]);
  const broken = availability([outage("2026-03-01T00:00", "2026-03-04T15:37")], year);
  assert.deepEqual([broken.percent, broken.isKept], [98.999, false]);
});

Deno.test("what began before the year or goes on counts by its part in it", () => {
  const before = availability([outage("2025-12-31T20:00", "2026-01-01T02:00")], year);
  assert.equal(before.downMs, 2 * hour);
  const now = { from: year.from, to: "2026-01-02T00:00:00.000Z" };
  assert.equal(availability([outage("2026-01-01T18:00")], now).downMs, 6 * hour);
  assert.equal(availability([outage("2026-03-01T18:00")], now).downMs, 0);
});

Deno.test("the shortest outage never rounds away", () => {
  assert.equal(
    availability([outage("2026-03-01T00:00", "2026-03-01T00:01")], year).percent,
    99.999,
  );
  assert.equal(availability([], { from: year.from, to: year.from }).percent, 100);
});

const minute = fc.integer({ min: 0, max: 3_000 });
const at = (minutes: number) => new Date(Date.parse(year.from) + minutes * 60_000).toISOString();
const intervals = fc.array(
  fc.tuple(minute, minute).map(([from, to]) => ({ from: at(from), to: at(to) })),
  { maxLength: 12 },
);

Deno.test("merged and uncovered parts are the whole, whatever overlaps", () => {
  fc.assert(fc.property(intervals, minute, minute, (others, start, length) => {
    const whole = { from: at(start), to: at(start + length) };
    const covered = (moment: string) =>
      others.some(({ from, to }) => from <= moment && moment < to);
    const one = merged(others);
    for (const [index, each] of one.entries()) {
      assert.ok(index === 0 || one[index - 1]!.to < each.from, "apart and in order");
    }
    let expected = 0;
    for (let each = start; each < start + length; each++) if (!covered(at(each))) expected++;
    const left = uncovered(whole, others);
    assert.equal(left.reduce((sum, each) => sum + lengthMs(each), 0), expected * 60_000);
    for (const { from } of left) assert.equal(covered(from), false);
  }));
});
