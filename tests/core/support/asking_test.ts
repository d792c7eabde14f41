import { strict as assert } from "node:assert";
import { askingRefused } from "../../../core/support/asking.ts";
import { entitlements, supportOn } from "../../../core/support/levels.ts";
import { quotaOf, requestsAMonth } from "../../../core/support/quota.ts";
import { isCounted, type TicketKind } from "../../../core/support/ticket.ts";

type Asking = Parameters<typeof askingRefused>[0];

const asked = (changes: Partial<Asking> = {}) =>
  askingRefused({
    kind: "technical",
    severity: "minor",
    isPaid: false,
    state: "active",
    support: { level: "pro", isVipOver: false },
    quota: quotaOf(0, "2026-11-22"),
    ...changes,
  });

const usedUp = quotaOf(10, "2026-11-22");

Deno.test("ten requests a month are free, the eleventh waits for the next month or is paid work (R103, R121)", () => {
  assert.equal(requestsAMonth, 10);
  assert.equal(asked({ quota: quotaOf(9, "2026-11-22") }), undefined);
  assert.equal(asked({ quota: usedUp }), "no_requests_left");
  assert.equal(asked({ quota: usedUp, isPaid: true }), undefined);
  assert.deepEqual(usedUp, { used: 10, left: 0, renewsOn: "2026-12-01" });
  assert.equal(quotaOf(3, "2026-12-31").renewsOn, "2027-01-01");
  assert.equal(quotaOf(12, "2026-11-22").left, 0, "a crisis that turned out to be none");
});

Deno.test("crises and what the contract calls for do not count (D9)", () => {
  const kinds: TicketKind[] = ["billing", "terms", "termination"];
  for (const kind of kinds) assert.equal(isCounted({ kind, severity: "question" }), false, kind);
  assert.equal(isCounted({ kind: "technical", severity: "crisis" }), false);
  assert.equal(isCounted({ kind: "technical", severity: "minor" }), true);
  assert.equal(isCounted({ kind: "technical", severity: "minor", isCredited: true }), false);
  assert.equal(asked({ quota: usedUp, severity: "crisis" }), undefined);
  assert.equal(asked({ quota: usedUp, kind: "terms" }), undefined, "R112");
});

Deno.test("a suspended shop asks about its bills and its end, and about nothing else (D8)", () => {
  const state = "administration_suspended";
  assert.equal(asked({ state }), "suspended");
  assert.equal(asked({ state, severity: "crisis" }), "suspended");
  assert.equal(asked({ state, kind: "billing" }), undefined);
  assert.equal(asked({ state: "web_suspended", kind: "termination" }), undefined);
});

Deno.test("what a level may use (R123–R126)", () => {
  assert.deepEqual(entitlements.trial, {
    questions: "expert",
    community: true,
    ticketCentre: false,
    vip: false,
  });
  assert.equal(entitlements.free.questions, "general");
  assert.ok(entitlements.pro.ticketCentre && entitlements.pro.vip);
  assert.ok(Object.values(entitlements).every(({ community }) => community), "R125");
});

Deno.test("a trial asks anything as a question, and reports no faults but a crisis (R124, R126)", () => {
  const support = supportOn({ isTrial: true, tariff: "basic" }, "2026-11-22");
  assert.equal(support.level, "trial");
  assert.equal(asked({ support, severity: "question" }), undefined);
  assert.equal(asked({ support }), "ticket_centre_closed");
  assert.equal(asked({ support, severity: "crisis" }), undefined);
});

Deno.test("a free shop asks general questions; professional ones are paid work (R124)", () => {
  const support = supportOn({ isTrial: false, tariff: "free" }, "2026-11-22");
  assert.equal(support.level, "free");
  assert.equal(asked({ support, kind: "other", severity: "question" }), undefined);
  assert.equal(asked({ support, severity: "question" }), "needs_pro");
  assert.equal(asked({ support, isPaid: true }), undefined);
  assert.equal(asked({ support, kind: "other" }), "ticket_centre_closed");
});

Deno.test("a licence outlives its support, which closes the ticket centre (R131, R132)", () => {
  const facts = { isTrial: false, tariff: "basic", vipUntil: "2026-11-22" };
  assert.equal(asked({ support: supportOn(facts, "2026-11-22") }), undefined);
  const over = supportOn(facts, "2026-11-23");
  assert.equal(over.level, "pro");
  assert.equal(asked({ support: over }), "vip_over");
  assert.equal(asked({ support: over, kind: "billing" }), undefined);
  assert.equal(asked({ support: over, kind: "other", severity: "question" }), undefined);
});
