import { strict as assert } from "node:assert";
import fc from "fast-check";
import { countPlan, type Counts, readCount } from "../../../core/imports/counts.ts";
import type { RecordPlan, VariantPlan } from "../../../core/imports/plan.ts";
import { paceOf } from "../../../core/imports/run_state.ts";

const added = (code: string): VariantPlan => ({
  action: "create",
  code,
  values: new Map(),
  number: 1,
});
const changed = (code: string): VariantPlan => ({
  action: "update",
  id: 1,
  code,
  changes: new Map([["stock", [1, 2] as const]]),
  number: 1,
});
const update = (variants: VariantPlan[], productChanges = 0): RecordPlan => ({
  action: "update",
  id: 1,
  changes: new Map(
    Array.from({ length: productChanges }, (_, index) => [`field${index}`, [1, 2] as const]),
  ),
  variants,
  left: 0,
});

const line = ({ created, updated, unchanged, skipped, failed }: Counts) =>
  [created, updated, unchanged, skipped, failed].join(" ");

const cases: [what: string, plan: RecordPlan, items: number, expected: string][] = [
  [
    "a new product of three items",
    { action: "create", code: "A", values: new Map(), variants: [], left: 0 },
    3,
    "3 0 0 0 0",
  ],
  ["a product left alone", { action: "leave", id: 1, left: 0 }, 2, "0 0 2 0 0"],
  ["a skipped record", { action: "skip", reason: "update_only" }, 2, "0 0 0 2 0"],
  ["a failed record", { action: "fail", reason: "title_missing" }, 1, "0 0 0 0 1"],
  ["a product of one item with two new variants", update([added("a"), added("b")]), 1, "0 1 0 0 0"],
  ["one changed variant of three", update([changed("a")]), 3, "0 1 2 0 0"],
  ["one new and one changed variant of four", update([added("a"), changed("b")]), 4, "1 1 2 0 0"],
  [
    "one variant left out of three",
    { action: "create", code: "A", values: new Map(), variants: [added("a")], left: 1 },
    3,
    "2 0 0 1 0",
  ],
  ["a change of the product alone", update([], 2), 3, "0 1 2 0 0"],
];
for (const [what, plan, items, expected] of cases) {
  Deno.test(`countPlan() counts ${what} as ${expected}`, () => {
    assert.equal(line(countPlan(plan, items)), expected);
  });
}

Deno.test("countPlan() counts every item exactly once, whatever the plan", () => {
  const variants = fc.array(fc.constantFrom(added("a"), changed("b")), { maxLength: 30 });
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 20 }), variants, fc.nat(3), (items, some, own) => {
      const counts = countPlan(update(some, own), items);
      assert.equal(readCount(counts), items);
      assert.ok(Object.values(counts).every((count) => count >= 0));
    }),
  );
});

type Pacing = Parameters<typeof paceOf>[0];

const run = (more: Partial<Pacing>): Pacing => ({
  state: "running",
  fileSize: 1_000,
  startedAt: "2026-01-01T00:00:00.000Z",
  finishedAt: undefined,
  bytesRead: 250,
  read: 100,
  ...more,
});

Deno.test("paceOf() reckons speed and the time left from what is done", () => {
  const pace = paceOf(run({}), "2026-01-01T00:00:10.000Z");
  assert.deepEqual(pace, {
    share: 0.25,
    seconds: 10,
    recordsPerSecond: 10,
    remainingSeconds: 30,
  });
});

Deno.test("paceOf() promises nothing before anything was read", () => {
  const pace = paceOf(run({ bytesRead: 0, read: 0 }), "2026-01-01T00:00:10.000Z");
  assert.equal(pace.remainingSeconds, undefined);
});

Deno.test("paceOf() of an ended run stands still", () => {
  const ended = run({ state: "ok", bytesRead: 1_000, finishedAt: "2026-01-01T00:00:05.000Z" });
  assert.equal(paceOf(ended, "2026-06-01T00:00:00.000Z").seconds, 5);
});
