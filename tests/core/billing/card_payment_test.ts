import assert from "node:assert/strict";
import {
  type AskedPayment,
  cardPaymentStates,
  decideCardNews,
  type PaymentNews,
} from "../../../core/billing/card_payment.ts";

const asked = (changes: Partial<AskedPayment> = {}): AskedPayment => ({
  ...{ state: "asked", amountMinor: 500_00, currency: "CZK", isDeclined: false, isClosed: false },
  ...changes,
});
const paid: PaymentNews = { kind: "paid", amountMinor: 500_00, currency: "CZK" };

Deno.test("money that came is posted, whatever was told of the payment before (R156)", () => {
  for (const state of ["asked", "waiting", "failed", "expired"] as const) {
    assert.deepEqual(decideCardNews(asked({ state }), paid), { effect: "post" }, state);
  }
});

Deno.test("nothing that is told after the money came changes anything (MO-4)", () => {
  const kinds = ["paid", "waiting", "declined", "failed", "expired"] as const;
  for (const state of ["paid", "aside"] as const) {
    for (const kind of kinds) {
      const decided = decideCardNews(asked({ state }), { ...paid, kind });
      assert.deepEqual(decided, { effect: "none" }, `${state} ${kind}`);
    }
  }
});

Deno.test("money that does not fit what was asked for waits for a person, and says why", () => {
  const doubts: [AskedPayment | undefined, PaymentNews, string][] = [
    [undefined, paid, "payment_unknown"],
    [asked(), { ...paid, amountMinor: 499_99 }, "amount_differs"],
    [asked(), { ...paid, amountMinor: undefined }, "amount_differs"],
    [asked(), { ...paid, currency: "EUR" }, "currency_differs"],
    [asked({ isClosed: true }), paid, "shop_closed"],
  ];
  for (const [payment, news, doubt] of doubts) {
    assert.deepEqual(decideCardNews(payment, news), { effect: "aside", doubt });
  }
});

Deno.test("the owner is told of a payment that failed, or ran out after a refused card (R171)", () => {
  const told = (payment: AskedPayment, kind: PaymentNews["kind"]) => {
    const decided = decideCardNews(payment, { kind });
    return decided.effect === "state" && decided.isTold;
  };
  assert.equal(told(asked(), "failed"), true);
  assert.equal(told(asked({ isDeclined: true }), "expired"), true);
  assert.equal(told(asked(), "expired"), false, "who tried no card has just gone elsewhere");
  assert.equal(told(asked(), "waiting"), false);
});

Deno.test("what is over is not told twice, and news of unknown payments without money are nothing", () => {
  for (const state of cardPaymentStates.filter((each) => each !== "asked" && each !== "waiting")) {
    assert.deepEqual(decideCardNews(asked({ state }), { kind: "failed" }), { effect: "none" });
  }
  assert.deepEqual(decideCardNews(undefined, { kind: "expired" }), { effect: "none" });
});
