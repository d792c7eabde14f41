import assert from "node:assert/strict";
import { decideManualCredit } from "../../../core/billing/manual_credit.ts";
import type { Currency } from "../../../core/money.ts";

const cases: [amount: number, currency: Currency, given: number, expected: string][] = [
  [1_000_00, "CZK", 0, "post"],
  [1_000_01, "CZK", 0, "ask"],
  [40_00, "EUR", 0, "post"],
  [40_01, "EUR", 0, "ask"],
  [500_00, "CZK", 500_00, "post"],
  [500_00, "CZK", 500_01, "ask"], // many small ones are a large one
  [100_000_00, "CZK", 0, "ask"],
  [100_000_01, "CZK", 0, "credit_too_large"],
  [0, "CZK", 0, "credit_not_positive"],
  [-5, "EUR", 0, "credit_not_positive"],
  [Number.NaN, "EUR", 0, "credit_not_positive"],
];
for (const [amountMinor, currency, givenMinor, expected] of cases) {
  Deno.test(`MO-10: a credit of ${amountMinor} ${currency} after ${givenMinor} is: ${expected}`, () => {
    const decided = decideManualCredit({ amountMinor, currency, givenMinor });
    assert.equal(decided.ok ? decided.value : decided.error.code, expected);
  });
}
