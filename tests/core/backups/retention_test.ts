import { strict as assert } from "node:assert";
import fc from "fast-check";
import { backupsToKeep, type DatedBackup, isMonday } from "../../../core/backups/retention.ts";
import { addDays } from "../../../core/calendar.ts";

const first = "2026-01-01";

const nightly = (day: string, isDamaged = false): DatedBackup => ({
  ...{ id: day, kind: "nightly", day, isDamaged },
});

Deno.test("R212: after a month five daily backups are left, and three of Mondays", () => {
  const month = Array.from({ length: 31 }, (_, index) => nightly(addDays(first, index)));
  assert.deepEqual([...backupsToKeep(month, "2026-01-31")].sort(), [
    ...["2026-01-12", "2026-01-19", "2026-01-26"],
    ...["2026-01-27", "2026-01-28", "2026-01-29", "2026-01-30", "2026-01-31"],
  ]);
});

Deno.test("R212: pruning night after night leaves what R212 says, whichever nights had a backup", () => {
  const nights = fc.uniqueArray(fc.nat(120), { minLength: 1, maxLength: 90 });
  fc.assert(fc.property(nights, (numbers) => {
    const days = numbers.sort((a, b) => a - b).map((number) => addDays(first, number));
    let there: DatedBackup[] = [];
    for (const day of days) {
      there.push(nightly(day));
      const kept = backupsToKeep(there, day);
      there = there.filter(({ id }) => kept.has(id));
    }
    const expected = new Set([...days.slice(-5), ...days.filter(isMonday).slice(-3)]);
    assert.deepEqual(new Set(there.map(({ day }) => day)), expected);
  }));
});

Deno.test("BA-3: weeks of damaged backups push no good one out, nor does age", () => {
  const good = nightly("2026-01-06");
  const damaged = Array.from(
    { length: 20 },
    (_, index) => nightly(addDays(first, 10 + index), true),
  );
  assert.deepEqual([...backupsToKeep([good, ...damaged], "2026-06-01")], [good.id]);
});

Deno.test("what a restore replaced is kept for seven days, beside the daily ones", () => {
  const before = { id: "before", kind: "before_restore", day: first, isDamaged: false } as const;
  const newer = nightly(addDays(first, 1));
  assert.ok(backupsToKeep([before, newer], addDays(first, 7)).has("before"));
  assert.ok(!backupsToKeep([before, newer], addDays(first, 8)).has("before"));
});

Deno.test("a damaged backup is shown for seven days, and counts as none", () => {
  const days = Array.from({ length: 6 }, (_, index) => addDays(first, index));
  const backups = days.map((day, index) => nightly(day, index === 3));
  assert.equal(backupsToKeep(backups, days[5]!).size, 6);
  assert.ok(!backupsToKeep(backups, addDays(days[3]!, 8)).has(days[3]!));
});
