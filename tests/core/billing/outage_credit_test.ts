import { strict as assert } from "node:assert";
import fc from "fast-check";
import {
  type ChargedDay,
  isFreeOutage,
  outageCredit,
  serviceDaysOf,
} from "../../../core/billing/outage_credit.ts";
import { billingRegimes } from "../../../core/billing/regime.ts";
import { settleNextDay } from "../../../core/billing/settlement.ts";
import { addDays } from "../../../core/calendar.ts";
import { account } from "../../support/billing.ts";

const hour = 3_600_000;
const at = (ms: number) => new Date(ms).toISOString();
/** Midnight of 10 March 2026 in Prague. */
const midnight = Date.parse("2026-03-09T23:00:00.000Z");

const lasting = (fromHour: number, hours: number) => ({
  from: at(midnight + fromHour * hour),
  to: at(midnight + (fromHour + hours) * hour),
});

const charged: ChargedDay[] = [
  { day: "2026-03-09", amountMinor: 12_90 },
  { day: "2026-03-10", amountMinor: 12_91 },
  { day: "2026-03-11", amountMinor: 12_90 },
  { day: "2026-03-12", amountMinor: 12_91 },
];

Deno.test("an outage of exactly 24 hours is paid for, a longer one is not (R216)", () => {
  assert.equal(isFreeOutage(lasting(0, 24)), false);
  assert.deepEqual(outageCredit("wallet", lasting(0, 24), charged), []);
  const { from, to } = lasting(0, 24);
  assert.equal(isFreeOutage({ from, to: at(Date.parse(to) + 1) }), true);
});

Deno.test("from a wallet no day is paid that was wholly or partly in a long outage (R216)", () => {
  // From 23:00 on the 10th until 0:30 on the 12th.
  assert.deepEqual(outageCredit("wallet", lasting(23, 25.5), charged), charged.slice(1));
});

Deno.test("an outage that ends at midnight leaves the day that begins alone", () => {
  assert.deepEqual(serviceDaysOf(lasting(0, 48)), ["2026-03-10", "2026-03-11"]);
});

Deno.test("a part of a long interruption is not paid for, however short the part (R216)", () => {
  const part = { ...lasting(0, 10), interruption: lasting(0, 30) };
  assert.deepEqual(outageCredit("wallet", part, charged), [charged[1]]);
});

Deno.test("by invoice the discount is the share of the hours (R217)", () => {
  assert.deepEqual(outageCredit("invoice", lasting(18, 30), charged), [
    { day: "2026-03-10", amountMinor: Math.floor(12_91 / 4) },
    { day: "2026-03-11", amountMinor: 12_90 },
  ]);
});

Deno.test("the share of a day that the clocks shorten is of its 23 hours (R217, D11)", () => {
  const outage = { from: "2026-03-27T23:00:00.000Z", to: "2026-03-29T10:30:00.000Z" };
  const days = outageCredit("invoice", outage, [{ day: "2026-03-29", amountMinor: 23_00 }]);
  assert.deepEqual(days, [{ day: "2026-03-29", amountMinor: 11_50 }]);
});

Deno.test("a day that was not charged is not given back", () => {
  assert.deepEqual(outageCredit("wallet", lasting(0, 72), []), []);
  assert.deepEqual(
    outageCredit("wallet", lasting(0, 72), [{ day: "2026-03-10", amountMinor: 0 }]),
    [],
  );
});

Deno.test("overdue debits run for missed days, but not for those of a long outage (R216, JO-7)", () => {
  const free = new Set(serviceDaysOf({
    from: "2026-04-02T10:00:00.000Z",
    to: "2026-04-03T12:00:00.000Z",
  }));
  let current = account({ balanceMinor: 500_00 });
  const debits: string[] = [];
  for (let count = 0; count < 5; count++) {
    const { account: settled, debit } = settleNextDay(current, free);
    current = { ...current, ...settled };
    if (debit) debits.push(debit.day);
  }
  assert.deepEqual(debits, ["2026-04-01", "2026-04-04", "2026-04-05"]);
});

const outages = fc.record({
  startMinute: fc.integer({ min: -30 * 1440, max: 30 * 1440 }),
  minutes: fc.integer({ min: 1, max: 20 * 1440 }),
}).map(({ startMinute, minutes }) => {
  // Around the end of March, where a day has 23 hours.
  const from = Date.parse("2026-03-29T01:00:00.000Z") + startMinute * 60_000;
  return { from: at(from), to: at(from + minutes * 60_000) };
});
const amounts = fc.array(fc.integer({ min: 0, max: 1_000_000_000_000 }), { maxLength: 60 });

Deno.test("whatever the outage and the debits, no day gets more than it was charged, and all are whole units", () => {
  fc.assert(
    fc.property(outages, amounts, fc.constantFrom(...billingRegimes), (outage, amounts, regime) => {
      const debits = amounts.map((amountMinor, index) => ({
        day: addDays("2026-03-01", index),
        amountMinor,
      }));
      const credits = outageCredit(regime, outage, debits);
      const days = serviceDaysOf(outage);
      if (!isFreeOutage(outage)) assert.deepEqual(credits, []);
      assert.equal(new Set(credits.map(({ day }) => day)).size, credits.length);
      for (const { day, amountMinor } of credits) {
        assert.ok(days.includes(day), "only days of the outage");
        assert.ok(Number.isSafeInteger(amountMinor) && amountMinor > 0);
        assert.ok(amountMinor <= debits.find((debit) => debit.day === day)!.amountMinor);
      }
      const byWallet = outageCredit("wallet", outage, debits);
      const sum = (list: ChargedDay[]) =>
        list.reduce((all, { amountMinor }) => all + amountMinor, 0);
      assert.ok(sum(credits) <= sum(byWallet), "hours never come to more than whole days");
    }),
  );
});

Deno.test("giving back what is left after one outage leaves nothing for another of the same days", () => {
  fc.assert(fc.property(outages, amounts, (outage, amounts) => {
    const debits = amounts.map((amountMinor, index) => ({
      day: addDays("2026-03-01", index),
      amountMinor,
    }));
    const given = new Map(
      outageCredit("wallet", outage, debits).map(({ day, amountMinor }) => [day, amountMinor]),
    );
    const left = debits.map(({ day, amountMinor }) => ({
      day,
      amountMinor: amountMinor - (given.get(day) ?? 0),
    }));
    assert.deepEqual(outageCredit("wallet", outage, left), []);
  }));
});
