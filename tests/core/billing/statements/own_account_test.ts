import assert from "node:assert/strict";
import { type OwnAccount, ownStatement } from "../../../../core/billing/statements/own_account.ts";
import type { Statement } from "../../../../core/billing/statements/statement.ts";

const crowns: OwnAccount = { iban: "CZ6508000000192000145399", currency: "CZK" };
const euro: OwnAccount = { iban: "SK9611000000002918599669", currency: "EUR" };
const movement = {
  bankReference: "1",
  bookedDay: "2026-03-01",
  amountMinor: 1,
  kind: "booked",
} as const;

function claimed(
  account: Statement["account"],
  currency?: Statement["currency"],
  accounts = [crowns, euro],
) {
  const statement: Statement = {
    account,
    movements: [movement],
    ...(currency ? { currency } : {}),
  };
  return ownStatement(statement, accounts);
}

const ours: [what: string, account: Statement["account"]][] = [
  ["its IBAN", { iban: crowns.iban }],
  ["its number and bank", { number: "19-2000145399", bankCode: "0800" }],
  ["sixteen digits of GPC", { number: "0000192000145399" }],
  ["sixteen digits in the order of Komerční banka", { number: "9394200015000019" }],
];
for (const [what, account] of ours) {
  Deno.test(`a statement is ours by ${what}, and its movements get the account's currency`, () => {
    const own = claimed(account);
    assert.ok(own.ok, JSON.stringify(own));
    assert.deepEqual(own.value.own, crowns);
    assert.equal(own.value.movements[0]!.currency, "CZK");
  });
}

Deno.test("a statement of another account is refused with what it is and what would be right", () => {
  for (
    const account of [{ iban: "CZ7920100000002400222222" }, {
      number: "2400222222",
      bankCode: "2010",
    }]
  ) {
    const own = claimed(account, "CZK");
    assert.deepEqual(own.ok ? "" : own.error, {
      ...{ code: "statement_account_foreign", account: "2400222222/2010" },
      own: ["19-2000145399/0800", "2918599669/1100"],
    });
  }
});

Deno.test("the same number in another bank is another account", () => {
  assert.equal(claimed({ number: "19-2000145399", bankCode: "0100" }).ok, false);
});

Deno.test("a statement of our account in another currency is refused, unless we have that one too", () => {
  const inEuro = { ...crowns, currency: "EUR" as const };
  const refused = claimed({ iban: crowns.iban }, "EUR");
  assert.equal(refused.ok ? "" : refused.error.code, "statement_currency_differs");
  const own = claimed({ iban: crowns.iban }, "EUR", [crowns, inEuro]);
  assert.deepEqual(own.ok && own.value.own, inEuro);
});
