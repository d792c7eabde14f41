import { strict as assert } from "node:assert";
import {
  lastDayAfterRefusal,
  lastDayByInvoice,
  lastDayToOwnServer,
} from "../../../core/billing/notice_period.ts";
import { mayPayByCard } from "../../../core/billing/payment_calls.ts";
import { mayWithdraw } from "../../../core/lifecycle/lifecycle.ts";
import { facts } from "../../support/billing.ts";

Deno.test("a move to an own server takes three months from the first day of the next month (R202)", () => {
  assert.equal(lastDayToOwnServer("2026-01-01"), "2026-04-30");
  assert.equal(lastDayToOwnServer("2026-11-30"), "2027-02-28");
});

Deno.test("notice of a contract by invoice is a month from the billing period that follows (R205)", () => {
  assert.equal(lastDayByInvoice("2026-03-31"), "2026-04-30");
  assert.equal(lastDayByInvoice("2026-07-01"), "2026-08-01");
});

Deno.test("who refuses new terms is served by the old ones for a month (R243)", () => {
  assert.equal(lastDayAfterRefusal("2026-01-31"), "2026-02-28");
});

Deno.test("the operator may withdraw from what is late for more than 14 days (R187)", () => {
  const late = facts({ regime: "invoice", paidFrom: "2026-04-01", overdueSince: "2026-04-01" });
  assert.equal(mayWithdraw(late, "2026-04-15"), false);
  assert.equal(mayWithdraw(late, "2026-04-16"), true);
  assert.equal(mayWithdraw(facts(), "2026-04-16"), false);
});

Deno.test("a card pays 4 000 € at once at most (R167)", () => {
  assert.equal(mayPayByCard(4_000_00, "EUR"), true);
  assert.equal(mayPayByCard(4_000_01, "EUR"), false);
});
