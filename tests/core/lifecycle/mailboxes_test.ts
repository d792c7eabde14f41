import assert from "node:assert/strict";
import fc from "fast-check";
import { addDays } from "../../../core/calendar.ts";
import { mailboxesLostOn } from "../../../core/lifecycle/mailboxes.ts";
import { facts } from "../../support/billing.ts";

const out = facts({ paidFrom: "2026-04-01", expiredOn: "2026-05-01" });

Deno.test("R190–R192, D3: mailboxes are lost on the tenth day without money, not on the ninth", () => {
  assert.equal(mailboxesLostOn(out, "2026-05-10"), undefined);
  assert.equal(mailboxesLostOn(out, "2026-05-11"), "unpaid");
});

Deno.test("D3, D7: a trial that nobody continues loses them on the tenth day after it", () => {
  assert.equal(mailboxesLostOn(facts(), "2026-04-10"), undefined);
  assert.equal(mailboxesLostOn(facts(), "2026-04-11"), "unpaid");
});

Deno.test("mailboxes outlast a web that our people have suspended, but not the tenth day in it", () => {
  const suspensions = [{ part: "web" as const, from: "2026-05-03", until: undefined }];
  assert.equal(mailboxesLostOn({ ...out, suspensions }, "2026-05-10"), undefined);
  assert.equal(mailboxesLostOn({ ...out, suspensions }, "2026-05-11"), "unpaid");
});

Deno.test("mailboxes outlast a web that waits for an invoice, and no end of the contract (R184)", () => {
  const late = facts({ regime: "invoice", paidFrom: "2026-04-01", overdueSince: "2026-05-01" });
  assert.equal(mailboxesLostOn(late, "2026-06-30"), undefined);
  const ended = { ...late, end: { on: "2026-06-01", cause: "withdrawn" as const } };
  assert.equal(mailboxesLostOn(ended, "2026-06-01"), "withdrawn");
});

Deno.test("a hold keeps mailboxes as long as it lasts", () => {
  const held = { ...out, holds: [{ from: "2026-05-05", until: "2026-05-20" }] };
  assert.equal(mailboxesLostOn(held, "2026-05-20"), undefined);
  assert.equal(mailboxesLostOn(held, "2026-05-21"), "unpaid");
});

Deno.test("D3: from the tenth day without money on there is never a day with mailboxes", () => {
  fc.assert(
    fc.property(fc.nat(400), fc.nat(400), (expired, later) => {
      const expiredOn = addDays("2026-04-01", expired);
      const day = addDays(expiredOn, later);
      const lost = mailboxesLostOn(facts({ paidFrom: "2026-04-01", expiredOn }), day);
      assert.equal(lost !== undefined, later >= 10);
    }),
  );
});
