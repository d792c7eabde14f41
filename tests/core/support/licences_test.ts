import { strict as assert } from "node:assert";
import { mayRenew, vipAfter, vipReminder } from "../../../core/support/licences.ts";

Deno.test("a licence, an upgrade and lifetime updates bring support for a year (R127, R134)", () => {
  assert.equal(vipAfter("2026-03-02"), "2027-03-01");
  assert.equal(vipAfter("2024-02-29"), "2025-02-27");
});

Deno.test("a renewal runs for a year from the day of purchase, whenever it is bought (R129, R130)", () => {
  assert.equal(vipAfter("2028-06-15", "2027-03-01"), "2029-06-14");
  assert.equal(vipAfter("2027-02-20", "2027-03-01"), "2028-02-19");
  assert.equal(vipAfter("2026-03-03", "2027-12-31"), "2027-12-31", "nobody loses days");
});

Deno.test("a version out of support cannot be renewed (R133)", () => {
  const versions = [{ version: "2", supportedUntil: "2026-12-31" }, { version: "3" }];
  const licence = { version: "2", vipUntil: "2026-06-01" };
  assert.equal(mayRenew(licence, versions, "2026-12-31"), true);
  assert.equal(mayRenew(licence, versions, "2027-01-01"), false);
  assert.equal(mayRenew({ ...licence, version: "3" }, versions, "2030-01-01"), true);
});

Deno.test("the end of support is told a month, a week and a day before (R135)", () => {
  const days = ["2026-05-02", "2026-05-25", "2026-05-31", "2026-06-01", "2026-05-20"];
  assert.deepEqual(days.map((day) => vipReminder("2026-06-01", day)), [
    30,
    7,
    1,
    undefined,
    undefined,
  ]);
});
