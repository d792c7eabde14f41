import { strict as assert } from "node:assert";
import { addDays } from "../../../core/calendar.ts";
import { isCharged, stateOn, transitionsAfter } from "../../../core/lifecycle/lifecycle.ts";
import { stateAllows } from "../../../core/lifecycle/shop_state.ts";
import { facts } from "../../support/billing.ts";

const stateAt = (known: Parameters<typeof stateOn>[0], day: string) => stateOn(known, day).state;

Deno.test("a trial runs for its days; nobody who does not pay goes on (R142, R143, D7)", () => {
  const trial = facts();
  assert.equal(stateAt(trial, "2026-03-31"), "trial");
  assert.deepEqual(stateOn(trial, "2026-04-01"), {
    state: "administration_suspended",
    cause: "not_continued",
  });
});

Deno.test("the day without money is day 0: the administration goes, on day 10 the web, after six months all (R188–R193)", () => {
  const out = facts({ paidFrom: "2026-04-01", expiredOn: "2026-08-31" });
  assert.deepEqual(transitionsAfter(out, "2026-08-30"), [
    { day: "2026-08-31", state: "administration_suspended", cause: "funds_out" },
    { day: "2026-09-10", state: "web_suspended", cause: "unpaid" },
    { day: "2027-02-28", state: "deleted", cause: "unpaid" },
  ]);
  assert.equal(stateAt(out, "2026-09-09"), "administration_suspended");
  assert.equal(stateAt(out, "2027-02-27"), "web_suspended");
});

Deno.test("ten days are charged after the money is out, day 0 among them, and no more (R189, R192, D3)", () => {
  const out = facts({ paidFrom: "2026-04-01", expiredOn: "2026-05-01" });
  const charged = [-1, 0, 9, 10].map((days) => isCharged(out, addDays("2026-05-01", days)));
  assert.deepEqual(charged, [true, true, true, false]);
});

Deno.test("the trial is never charged (R12, R142)", () => {
  assert.equal(isCharged(facts(), "2026-03-20"), false);
  assert.equal(isCharged(facts({ paidFrom: "2026-04-01" }), "2026-03-31"), false);
});

Deno.test("a terminated shop can be exported for five whole days, then it is deleted (R197, R201, D7)", () => {
  const ended = facts({
    paidFrom: "2026-04-01",
    end: { on: "2026-06-10", cause: "terminated" },
  });
  assert.equal(stateAt(ended, "2026-06-09"), "active");
  assert.equal(stateAt(ended, "2026-06-15"), "ended");
  assert.equal(stateAt(ended, "2026-06-16"), "deleted");
  assert.equal(isCharged(ended, "2026-06-10"), false);
});

Deno.test("a trial by invoice without an order is deleted within 14 days (R149, R207, D7)", () => {
  const ended = facts({ regime: "invoice", end: { on: "2026-04-01", cause: "not_ordered" } });
  assert.equal(stateAt(ended, "2026-04-14"), "ended");
  assert.equal(stateAt(ended, "2026-04-15"), "deleted");
});

Deno.test("a hold keeps the state from before it, and what was due follows it", () => {
  const held = facts({
    paidFrom: "2026-04-01",
    expiredOn: "2026-05-01",
    holds: [{ from: "2026-05-08", until: "2026-05-20" }],
  });
  assert.equal(stateAt(held, "2026-05-15"), "administration_suspended");
  assert.equal(stateAt(held, "2026-05-21"), "web_suspended");
  const renewed = { ...held, expiredOn: undefined };
  assert.equal(stateAt(renewed, "2026-05-15"), "active", "a hold keeps nobody from coming back");
});

Deno.test("staff can suspend a part of a shop until a day; it comes back by itself (R203, R222)", () => {
  const suspended = facts({
    paidFrom: "2026-04-01",
    suspensions: [{ part: "web", from: "2026-05-01", until: "2026-05-03" }],
  });
  assert.deepEqual(stateOn(suspended, "2026-05-02"), { state: "web_suspended", cause: "staff" });
  assert.equal(stateAt(suspended, "2026-05-04"), "active");
});

Deno.test("a deleted shop stays deleted", () => {
  const gone = facts({ expiredOn: "2026-04-01", deletedOn: "2026-10-02" });
  assert.equal(stateAt(gone, "2030-01-01"), "deleted");
  assert.deepEqual(transitionsAfter(gone, "2026-10-02"), []);
});

Deno.test("a suspended owner reaches the wallet and the export, nobody the rest (R144, R198, D8)", () => {
  for (const state of ["administration_suspended", "web_suspended"] as const) {
    assert.equal(stateAllows(state, "wallet"), true);
    assert.equal(stateAllows(state, "exports"), true);
    assert.equal(stateAllows(state, "administration"), false);
    assert.equal(stateAllows(state, "imports"), false);
  }
  assert.equal(stateAllows("administration_suspended", "web"), true, "customers still see it");
  assert.equal(stateAllows("web_suspended", "web"), false);
  assert.equal(stateAllows("ended", "topUp"), false);
});
