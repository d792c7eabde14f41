import { strict as assert } from "node:assert";
import fc from "fast-check";
import { dailyPrice } from "../../../core/billing/daily_price.ts";
import { daysOfFunds, expirationDay, forecast } from "../../../core/billing/forecast.ts";
import { noticesOn } from "../../../core/billing/notices.ts";
import { renew, settleNextDay, type WalletAccount } from "../../../core/billing/settlement.ts";
import { addDays, daysBetween } from "../../../core/calendar.ts";
import { stateOn } from "../../../core/lifecycle/lifecycle.ts";
import { account } from "../../support/billing.ts";

function settle(from: WalletAccount, days: number) {
  const debits: string[] = [];
  let current = from;
  for (let count = 0; count < days; count++) {
    const settled = settleNextDay(current);
    current = settled.account;
    if (settled.debit) debits.push(settled.debit.day);
  }
  return { account: current, debits };
}

Deno.test("after the trial a shop with money for a day goes on and is charged for it from the wallet (R143, R153)", () => {
  const { account: after, debits } = settle(account({ balanceMinor: 12_90 }), 1);
  assert.deepEqual(debits, ["2026-04-01"]);
  assert.equal(after.facts.paidFrom, "2026-04-01");
  assert.equal(after.balanceMinor, 0);
  assert.equal(stateOn(after.facts, "2026-04-01").state, "active");
});

Deno.test("with less than a day's price it does not go on, and nothing is charged (R143, D7)", () => {
  const { account: after, debits } = settle(account({ balanceMinor: 12_89 }), 12);
  assert.deepEqual(debits, []);
  assert.equal(after.balanceMinor, 12_89);
  assert.equal(after.facts.expiredOn, "2026-04-01");
});

Deno.test("the debit that the balance cannot cover is posted and makes day 0 (R188, R195, D2)", () => {
  const { account: after, debits } = settle(account({ balanceMinor: 20_00 }), 2);
  assert.deepEqual(debits, ["2026-04-01", "2026-04-02"]);
  assert.equal(after.balanceMinor, 20_00 - 12_90 - 12_91);
  assert.equal(after.facts.expiredOn, "2026-04-02");
  assert.equal(stateOn(after.facts, "2026-04-02").state, "administration_suspended");
});

Deno.test("a balance of exactly zero is no debt: the shop stays active (R195)", () => {
  const { account: after } = settle(account({ balanceMinor: 25_81 }), 2);
  assert.equal(after.balanceMinor, 0);
  assert.equal(stateOn(after.facts, "2026-04-02").state, "active");
});

Deno.test("a free tariff goes on without money (R206)", () => {
  const free = account();
  const [terms] = free.pricing.contract.terms;
  free.pricing.contract = { ...free.pricing.contract, terms: [{ ...terms!, tariff: "free" }] };
  const { account: after, debits } = settle(free, 400);
  assert.deepEqual(debits, []);
  assert.equal(stateOn(after.facts, "2027-05-01").state, "active");
});

Deno.test("a suspended shop that owes nothing goes on with the day on which its tariff is free (R143, R194)", () => {
  const { pricing } = account();
  const free = { ...pricing.contract.terms[0]!, validFrom: "2026-04-12", tariff: "free" };
  const terms = [...pricing.contract.terms, free];
  const changed = { ...pricing, contract: { ...pricing.contract, terms } };
  const out = { expiredOn: "2026-04-01" };
  const shop = account({ facts: out, pricing: changed, settledThrough: "2026-04-10" });
  const before = settleNextDay(shop).account;
  assert.equal(before.facts.expiredOn, "2026-04-01");
  const { account: after, debit } = settleNextDay(before);
  assert.deepEqual([after.facts.expiredOn, after.facts.paidFrom], [undefined, "2026-04-12"]);
  assert.equal(debit, undefined);
  const owing = settleNextDay({ ...before, balanceMinor: -1 }).account;
  assert.equal(owing.facts.expiredOn, "2026-04-01", "a debt is paid first");
});

Deno.test("money that covers the debt and a day renews the shop; less of it does not (R194, D4)", () => {
  const { account: out } = settle(account({ balanceMinor: 12_90 }), 4);
  const owed = -out.balanceMinor;
  const little = renew({ ...out, balanceMinor: out.balanceMinor + owed + 10_00 }, "2026-04-04");
  assert.equal(little.account.facts.expiredOn, "2026-04-02");
  const enough = renew({ ...out, balanceMinor: out.balanceMinor + owed + 12_91 }, "2026-04-04");
  assert.equal(enough.account.facts.expiredOn, undefined);
  assert.equal(enough.debit, undefined, "today was charged before");
});

Deno.test("days without charge stay free when a shop comes back; today is charged (R192, R194)", () => {
  const { account: out } = settle(account({ balanceMinor: 12_90 }), 60);
  const today = addDays("2026-03-31", 60);
  const paid = { ...out, balanceMinor: 500_00 };
  const { account: back, debit } = renew(paid, today);
  assert.equal(debit?.day, today);
  assert.equal(back.balanceMinor, 500_00 - dailyPrice(paid.pricing, today).amountMinor);
  assert.equal(settle(back, 3).debits[0], addDays(today, 1));
});

Deno.test("whatever is paid in and when: each charged day once, none with funds suspended, none charged after day 9", () => {
  const payments = fc.array(
    fc.tuple(fc.integer({ min: 0, max: 250 }), fc.integer({ min: 100_00, max: 1_100_00 })),
    { maxLength: 8 },
  );
  fc.assert(fc.property(payments, (payments) => {
    let current: WalletAccount = account({ settledThrough: "2026-03-01" });
    let paidIn = 0;
    const debits = new Map<string, number>();
    for (let count = 0; count < 260; count++) {
      const { account: settled, debit } = settleNextDay(current);
      current = settled;
      const day = current.settledThrough;
      if (debit) {
        assert.equal(debits.has(debit.day), false, `${debit.day} is charged twice`);
        debits.set(debit.day, debit.amountMinor);
      }
      for (const [, amountMinor] of payments.filter(([on]) => on === count)) {
        paidIn += amountMinor;
        const paid = { ...current, balanceMinor: current.balanceMinor + amountMinor };
        const renewed = renew(paid, day);
        current = renewed.account;
        if (renewed.debit) debits.set(renewed.debit.day, renewed.debit.amountMinor);
      }
      const { state } = stateOn(current.facts, day);
      const price = dailyPrice(current.pricing, day).amountMinor;
      if (state.endsWith("suspended")) assert.ok(current.balanceMinor < price, "funds, suspended");
      if (state === "active") assert.ok(debits.has(day), "an active day is charged");
      const { expiredOn } = current.facts;
      if (expiredOn && daysBetween(expiredOn, day) >= 10) assert.equal(debits.has(day), false);
    }
    const paidOut = [...debits.values()].reduce((sum, amount) => sum + amount, 0);
    assert.equal(paidIn, paidOut + current.balanceMinor, "money in = money out + balance");
  }));
});

Deno.test("the forecast says until when the money lasts and what comes then", () => {
  const running = account({
    facts: { paidFrom: "2026-04-01" },
    settledThrough: "2026-04-01",
    balanceMinor: 100_00,
  });
  const found = forecast(running, "2026-04-01");
  assert.equal(found.expirationDay, "2026-04-09");
  assert.deepEqual(found.transitions.map(({ day, state }) => [day, state]), [
    ["2026-04-09", "administration_suspended"],
    ["2026-04-19", "web_suspended"],
    ["2026-10-09", "deleted"],
  ]);
  assert.equal(found.days.length, 17, "seven paid days and ten owed");
  assert.equal(found.days[6]!.balanceMinor, 100_00 - 90_35);
  assert.equal(daysOfFunds(running, 30), 7);
});

Deno.test("the owner is told when money lasts for seven days and for three, once for each top-up (R159)", () => {
  const running = (balanceMinor: number, paidInMinor = 500_00) => ({
    ...account({
      facts: { paidFrom: "2026-04-01" },
      settledThrough: "2026-04-01",
      balanceMinor,
    }),
    paidInMinor,
  });
  const kinds = (balanceMinor: number, paidIn?: number) =>
    noticesOn(running(balanceMinor, paidIn), "2026-04-01").map(({ kind, occasion, days }) => [
      kind,
      occasion,
      days,
    ]);
  assert.deepEqual(kinds(110_00), []);
  assert.deepEqual(kinds(100_00), [["low_funds", "50000:7", 7]]);
  assert.deepEqual(kinds(40_00), [["low_funds", "50000:3", 3]]);
  assert.deepEqual(kinds(5_00, 600_00), [["low_funds", "60000:3", 0]]);
});

Deno.test("the end of a trial is told beforehand, unless the wallet carries on (R143)", () => {
  const trial = account({ settledThrough: "2026-03-24" });
  assert.deepEqual(noticesOn(trial, "2026-03-24"), [
    { kind: "trial_ending", occasion: "2026-03-31:7", days: 7, day: "2026-04-01" },
  ]);
  assert.deepEqual(noticesOn({ ...trial, balanceMinor: 100_00 }, "2026-03-24"), []);
  assert.deepEqual(noticesOn(trial, "2026-03-10"), []);
});

Deno.test("the web's end and the deletion are told beforehand (R190, R193)", () => {
  const out = account({ facts: { paidFrom: "2026-04-01", expiredOn: "2026-05-01" } });
  const on = (day: string) => noticesOn(out, day).map(({ kind, days }) => `${kind} ${days}`);
  assert.deepEqual(on("2026-05-07"), []);
  assert.deepEqual(on("2026-05-08"), ["web_suspending 3"]);
  assert.deepEqual(on("2026-09-30"), []);
  assert.deepEqual(on("2026-10-02"), ["deletion_coming 30"]);
  assert.deepEqual(on("2026-10-25"), ["deletion_coming 7"]);
});

Deno.test("day 0 taken by months is day 0 taken by days", () => {
  const amounts = fc.integer({ min: 0, max: 6_000_00 });
  const imports = fc.record({ daily: fc.nat(3), hourly: fc.nat(2) });
  const turn = fc.integer({ min: 1, max: 90 }).map((days) => addDays("2026-03-31", days));
  fc.assert(fc.property(amounts, imports, turn, (balanceMinor, scheduledImports, turn) => {
    const from = account({ balanceMinor });
    from.pricing.scheduledImports = scheduledImports;
    const [terms] = from.pricing.contract.terms;
    const dearer = { ...terms!, validFrom: turn, tariff: "business" };
    from.pricing.contract = { ...from.pricing.contract, terms: [terms!, dearer] };
    assert.equal(expirationDay(from), forecast(from, "2026-03-31").expirationDay);
  }));
});
