import { strict as assert } from "node:assert";
import type { EntityRecord, VariantRecord } from "../../../core/formats/format.ts";
import type { FieldPath, Value } from "../../../core/catalogue/values.ts";
import {
  type CurrentRecord,
  type PlanContext,
  planRecord,
  type RecordPlan,
} from "../../../core/imports/plan.ts";
import { importSettings } from "../../../core/imports/settings.ts";

type Given = Record<FieldPath, Value | null>;

const record = (values: Given, more: Partial<EntityRecord> = {}): EntityRecord => ({
  code: "A",
  values: new Map(Object.entries({ "title:cs": "Hrnek", ...values })),
  variants: [],
  ...more,
});

const stored = (values: Record<FieldPath, Value>, more: Partial<CurrentRecord> = {}) => ({
  id: 7,
  code: "A",
  updatedAt: "2026-05-01T00:00:00.000Z",
  values: new Map(Object.entries({ "title:cs": "Hrnek", ...values })),
  variants: [],
  ...more,
});

const variant = (code: string | undefined, values: Given): VariantRecord => ({
  ...(code === undefined ? {} : { code }),
  number: 3,
  line: 30,
  values: new Map(Object.entries(values)),
});

const context = (
  settings: Record<string, unknown> = {},
  more: Partial<PlanContext> = {},
): PlanContext => ({
  entity: "products",
  settings: importSettings.parse({ language: "cs", currency: "CZK", ...settings }),
  languages: ["cs", "sk"],
  ownerOfCode: new Map(),
  ...more,
});

const plan = (
  given: EntityRecord,
  current?: CurrentRecord,
  within = context(),
): RecordPlan => planRecord(given, current, within).plan;

const changesOf = (planned: RecordPlan) =>
  planned.action === "update" ? Object.fromEntries(planned.changes) : planned.action;

Deno.test("planRecord() creates a product that the shop has not", () => {
  const planned = plan(record({ stock: 5 }));
  assert.equal(planned.action, "create");
  assert.equal(planned.action === "create" && planned.values.get("stock"), 5);
});

Deno.test("planRecord() leaves a product whose values are the same", () => {
  assert.deepEqual(plan(record({ stock: 5 }), stored({ stock: 5 })), {
    action: "leave",
    id: 7,
    left: 0,
  });
});

Deno.test("planRecord() says of every change what was and what will be", () => {
  const planned = plan(record({ stock: 4, ean: "8590000000004" }), stored({ stock: 5 }));
  assert.deepEqual(changesOf(planned), { stock: [5, 4], ean: [null, "8590000000004"] });
});

Deno.test("planRecord() deletes by null and leaves what the record does not name", () => {
  const planned = plan(record({ ean: null }), stored({ ean: "1", stock: 5 }));
  assert.deepEqual(changesOf(planned), { ean: ["1", null] });
});

Deno.test("planRecord() empties a field that is never empty to what holds by itself", () => {
  assert.equal(plan(record({ active: null }), stored({ active: true })).action, "leave");
  const planned = plan(record({ active: null }), stored({ active: false }));
  assert.deepEqual(changesOf(planned), { active: [false, true] });
});

Deno.test("planRecord() takes an empty list for none", () => {
  assert.equal(plan(record({ labels: [] }), stored({})).action, "leave");
});

Deno.test("planRecord() counts variants that it leaves out", () => {
  const given = record({}, { variants: [variant("A-S", {}), variant("A-L", {})] });
  const planned = plan(given, stored({}), context({ mode: "update" }));
  assert.deepEqual(planned, { action: "leave", id: 7, left: 2 });
});

Deno.test("planRecord() compares lists as wholes, whatever the order of their keys", () => {
  const images = [{ url: "https://a/1.jpg", main: true }];
  const same = [{ main: true, url: "https://a/1.jpg" }];
  assert.equal(plan(record({ images }), stored({ images: same })).action, "leave");
  assert.equal(plan(record({ images: [] }), stored({ images })).action, "update");
});

const refusals: [what: string, given: EntityRecord, mode: string, exists: boolean, why: string][] =
  [
    ["an existing product when it may only create", record({}), "create", true, "create_only"],
    ["a new product when it may only update", record({}), "update", false, "update_only"],
    [
      "a record without a code",
      { values: new Map([["title:cs", "X"]]), variants: [] },
      "both",
      false,
      "code_missing",
    ],
    [
      "a record older than the shop's product",
      record({ stock: 1 }, { updatedAt: "2026-04-30T00:00:00.000Z" }),
      "both",
      true,
      "record_outdated",
    ],
  ];
for (const [what, given, mode, exists, reason] of refusals) {
  Deno.test(`planRecord() skips ${what}`, () => {
    const planned = plan(given, exists ? stored({}) : undefined, context({ mode }));
    assert.equal(planned.action === "skip" && planned.reason, reason);
  });
}

Deno.test("planRecord() creates without a code only when the settings say so", () => {
  const given = { values: new Map([["title:cs", "X"]]), variants: [] };
  const planned = plan(given, undefined, context({ createWithoutCode: true }));
  assert.equal(planned.action, "create");
});

Deno.test("planRecord() fails a new product without a title", () => {
  const given: EntityRecord = { code: "A", values: new Map([["stock", 1]]), variants: [] };
  assert.deepEqual(plan(given), { action: "fail", reason: "title_missing" });
  assert.equal(plan(given, stored({ stock: 2 })).action, "update");
});

Deno.test("planRecord() fails a record whose code is another product's variant", () => {
  const within = context({}, { ownerOfCode: new Map([["A", 99]]) });
  assert.deepEqual(plan(record({}), undefined, within), { action: "fail", reason: "code_taken" });
});

const policies: [policy: string, filled: boolean, onCreate: boolean, onUpdate: boolean][] = [
  ["create_and_update", true, true, true],
  ["create_and_update", false, true, true],
  ["create_only", true, true, false],
  ["create_only", false, true, false],
  ["update_if_filled", true, false, true],
  ["update_if_filled", false, false, false],
  ["ignore", true, false, false],
  ["ignore", false, false, false],
];
for (const [policy, filled, onCreate, onUpdate] of policies) {
  const state = filled ? "a filled" : "an empty";
  Deno.test(`policy ${policy} on ${state} field`, () => {
    const within = context({ policies: { price: policy } });
    const given = record({ "price:CZK:": 200 });
    const created = plan(given, undefined, within);
    assert.equal(created.action === "create" && created.values.has("price:CZK:"), onCreate);
    const current: Record<FieldPath, Value> = filled ? { "price:CZK:": 100 } : {};
    assert.equal(plan(given, stored(current), within).action === "update", onUpdate);
  });
}

Deno.test("planRecord() hides a product in the languages that a speaking format leaves out", () => {
  const planned = plan(record({ "visible:cs": true }), stored({ "visible:cs": true }));
  assert.deepEqual(changesOf(planned), { "visible:sk": [null, false] });
  assert.equal(plan(record({}), stored({})).action, "leave");
});

Deno.test("planRecord() adds, changes and leaves variants; those not named stay", () => {
  const current = stored({}, {
    variants: [
      { id: 1, code: "A-S", values: new Map([["stock", 1]]) },
      { id: 2, code: "A-M", values: new Map([["stock", 2]]) },
    ],
  });
  const given = record({}, {
    variants: [variant("A-S", { stock: 9 }), variant("A-L", { stock: 3 })],
  });
  const planned = plan(given, current);
  assert.equal(planned.action, "update");
  if (planned.action !== "update") return;
  assert.deepEqual(
    planned.variants.map((each) => [each.action, each.code]),
    [["update", "A-S"], ["create", "A-L"]],
  );
});

Deno.test("planRecord() leaves out variants without a code, twice given, or another product's", () => {
  const within = context({}, { ownerOfCode: new Map([["B-1", 50], ["A-S", 7]]) });
  const given = record({}, {
    variants: [
      variant(undefined, {}),
      variant("A-S", { stock: 1 }),
      variant("A-S", { stock: 2 }),
      variant("B-1", {}),
    ],
  });
  const { plan: planned, problems } = planRecord(given, stored({}), within);
  assert.deepEqual(
    problems.map(({ code }) => code),
    ["code_missing", "code_duplicate", "code_taken"],
  );
  assert.equal(planned.action === "update" && planned.variants.length, 1);
});
