import { strict as assert } from "node:assert";
import { noticesOn } from "../../../core/billing/notices.ts";
import { deletionStep } from "../../../core/lifecycle/deletion.ts";
import { deletionDay } from "../../../core/lifecycle/lifecycle.ts";
import { account, facts } from "../../support/billing.ts";

/** Not paid since 1 May: to be deleted on 1 November. */
const unpaid = facts({ paidFrom: "2026-04-01", expiredOn: "2026-05-01" });

Deno.test("the whole shop is made ready a week before it is deleted, not sooner (R197)", () => {
  assert.equal(deletionDay(unpaid), "2026-11-01");
  assert.equal(deletionStep(unpaid, {}, "2026-10-24"), "none");
  assert.equal(deletionStep(unpaid, {}, "2026-10-25"), "make_archive");
  assert.equal(deletionStep(unpaid, { archivedOn: "2026-10-25" }, "2026-10-25"), "wait");
});

Deno.test("nothing is deleted that was not ready and told of for five days (R193, R197)", () => {
  const on = (archivedOn?: string, noticedOn?: string, day = "2026-11-01") =>
    deletionStep(unpaid, { archivedOn, noticedOn }, day);
  assert.equal(on("2026-10-25", "2026-10-25", "2026-10-31"), "wait", "it is not due");
  assert.equal(on("2026-10-25", "2026-10-25"), "delete");
  assert.equal(on("2026-10-25", undefined), "wait");
  assert.equal(on("2026-10-25", "2026-10-28"), "wait");
  assert.equal(on(undefined, "2026-10-25"), "make_archive");
  assert.equal(on("2026-10-29", "2026-10-25"), "wait");
  assert.equal(on("2026-10-29", "2026-10-25", "2026-11-03"), "delete");
});

Deno.test("an archive of an earlier ending is none of this one", () => {
  assert.equal(deletionStep(unpaid, { archivedOn: "2026-03-01" }, "2026-10-25"), "make_archive");
});

Deno.test("a shop that is paid, or was deleted, has nothing to be done", () => {
  const paid = facts({ paidFrom: "2026-04-01" });
  assert.equal(deletionStep(paid, {}, "2027-11-01"), "none");
  const gone = { ...unpaid, deletedOn: "2026-11-01" };
  assert.equal(deletionStep(gone, { archivedOn: "2026-10-25" }, "2026-11-02"), "none");
});

Deno.test("a terminated shop is made ready on the day of its end", () => {
  const ended = facts({ end: { on: "2026-06-10", cause: "terminated" } });
  assert.equal(deletionStep(ended, {}, "2026-06-10"), "make_archive");
  const grounds = { archivedOn: "2026-06-10", noticedOn: "2026-06-10" };
  assert.equal(deletionStep(ended, grounds, "2026-06-15"), "wait");
  assert.equal(deletionStep(ended, grounds, "2026-06-16"), "delete");
});

Deno.test("a hold by staff keeps a shop from being deleted", () => {
  const held = { ...unpaid, holds: [{ from: "2026-10-30", until: "2026-12-31" }] };
  const grounds = { archivedOn: "2026-10-25", noticedOn: "2026-10-25" };
  assert.equal(deletionStep(held, grounds, "2026-11-15"), "wait");
});

Deno.test("who was not told in time is told late, with five days from then on", () => {
  const forgotten = account({ facts: { paidFrom: "2026-04-01", expiredOn: "2026-05-01" } });
  assert.deepEqual(noticesOn(forgotten, "2027-01-10"), [
    { kind: "deletion_coming", occasion: "2026-11-01:7", days: 5, day: "2027-01-15" },
  ]);
});
