import { strict as assert } from "node:assert";
import type { ContractTerms, Prepayment } from "../../../core/billing/contract.ts";
import { shippedPriceList } from "../../../core/billing/shipped_prices.ts";
import { planTariffChange } from "../../../core/billing/tariff_change.ts";
import { account } from "../../support/billing.ts";

const tariffOfId = (id: string) => shippedPriceList("CZK").tariffs.find((each) => each.id === id)!;
const today = "2026-04-10";

function plan(
  id: string,
  { terms = [], prepayments = [] }: {
    terms?: Partial<ContractTerms>[];
    prepayments?: Prepayment[];
  } = {},
) {
  const { pricing } = account();
  const [first] = pricing.contract.terms;
  const all = [first!, ...terms.map((changes) => ({ ...first!, ...changes }))];
  const contract = { ...pricing.contract, terms: all, prepayments };
  return planTariffChange({ ...pricing, contract }, tariffOfId(id), today);
}

Deno.test("a dearer tariff holds at once, a cheaper one from tomorrow (R164)", () => {
  assert.deepEqual(plan("profi"), { ok: true, value: { isDearer: true, from: today } });
  assert.deepEqual(plan("free"), { ok: true, value: { isDearer: false, from: "2026-04-11" } });
});

Deno.test("a dearer tariff is paid for a day at least before a cheaper one follows (R165)", () => {
  const since = (validFrom: string) => ({ terms: [{ validFrom, tariff: "profi" }] });
  const same = plan("basic", since(today));
  assert.deepEqual(same, { ok: true, value: { isDearer: false, from: "2026-04-12" } });
  const later = plan("basic", since("2026-04-09"));
  assert.deepEqual(later, { ok: true, value: { isDearer: false, from: "2026-04-11" } });
});

Deno.test("a year that is paid, or is to begin, keeps its tariff until it is over (R162, R163)", () => {
  const prepayments = [{ tariff: "basic", from: "2026-04-11", until: "2027-04-10" }];
  assert.deepEqual(plan("profi", { prepayments }), {
    ok: false,
    error: { code: "prepaid", until: "2027-04-10" },
  });
  const cheaper = plan("free", { prepayments });
  assert.deepEqual(cheaper, { ok: true, value: { isDearer: false, from: "2027-04-11" } });
});
