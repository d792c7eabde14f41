import assert from "node:assert/strict";
import {
  accountFor,
  exchangeRateOn,
  type Operator,
  readOperator,
} from "../../../core/billing/operator.ts";
import { testOperator } from "../../support/operator.ts";

const document = {
  ...{ name: "Provozovna s.r.o.", street: "Tichá 1", city: "Brno", zip: "602 00", country: "CZ" },
  ...{ companyId: "27074358", vatId: "CZ27074358", email: "faktury@operator.example" },
  register: "C 12345 vedená u Krajského soudu v Brně",
  accounts: [
    { account: "19-2000145399/0800", currency: "CZK" },
    { account: "2918599669/1100", currency: "EUR" },
  ],
  exchangeRates: [{ from: "2026-01-01", crownsPerEuro: "25" }],
};

Deno.test("readOperator() reads who runs the installation, with accounts as IBANs", () => {
  assert.deepEqual(readOperator(document), { ok: true, value: testOperator });
});

const wrong: [what: string, changes: Record<string, unknown>, field: string][] = [
  ["no name", { name: " " }, "name"],
  ["a company number with a wrong last digit", { companyId: "27074359" }, "companyId"],
  ["a country in words", { country: "Česko" }, "country"],
  ["no account", { accounts: [] }, "accounts"],
  ["an account with a mistyped digit", {
    accounts: [{ account: "19-2000145398/0800", currency: "CZK" }],
  }, "accounts.0.account"],
  [
    "an account in dollars",
    { accounts: [{ account: "1/0800", currency: "USD" }] },
    "accounts.0.currency",
  ],
  ["a rate as a number, which would lose digits", {
    exchangeRates: [{ from: "2026-01-01", crownsPerEuro: 25.1 }],
  }, "exchangeRates.0.crownsPerEuro"],
  ["a field that nobody knows", { ico: "27074358" }, "ico"],
];
for (const [what, changes, field] of wrong) {
  Deno.test(`readOperator() refuses ${what}, and names the field ${field}`, () => {
    const operator = readOperator({ ...document, ...changes });
    assert.equal(operator.ok ? "" : operator.error.field, field);
    assert.notEqual(operator.ok ? "" : operator.error.expected, "");
  });
}

Deno.test("people pay to the first account of their currency", () => {
  assert.equal(accountFor(testOperator, "EUR")?.iban, "SK9611000000002918599669");
  assert.equal(accountFor({ ...testOperator, accounts: [] }, "EUR"), undefined);
});

Deno.test("the last rate that has begun holds", () => {
  const rates = [["2026-01-01", 25_000], ["2026-02-01", 25_300]] as const;
  const operator: Operator = {
    ...testOperator,
    exchangeRates: rates.map(([from, crownsPerEuroThousandths]) => ({
      from,
      crownsPerEuroThousandths,
    })),
  };
  assert.equal(exchangeRateOn(operator, "2026-01-31"), 25_000);
  assert.equal(exchangeRateOn(operator, "2026-02-01"), 25_300);
  assert.equal(exchangeRateOn(operator, "2025-12-31"), undefined);
});
