import assert from "node:assert/strict";
import fc from "fast-check";
import {
  accountText,
  domesticOf,
  ibanOf,
  ibanText,
  readAccount,
} from "../../../core/billing/bank_account.ts";

const read: [text: string, country: "CZ" | "SK", iban: string][] = [
  ["19-2000145399/0800", "CZ", "CZ6508000000192000145399"],
  ["000019-2000145399 / 0800", "CZ", "CZ6508000000192000145399"],
  ["CZ65 0800 0000 1920 0014 5399", "CZ", "CZ6508000000192000145399"],
  ["cz6508000000192000145399", "SK", "CZ6508000000192000145399"],
  ["2918599669/1100", "SK", "SK9611000000002918599669"],
  ["AT61 1904 3002 3457 3201", "CZ", "AT611904300234573201"],
];
for (const [text, country, iban] of read) {
  Deno.test(`readAccount() reads "${text}" as ${iban}`, () => {
    assert.deepEqual(readAccount(text, country), { ok: true, value: iban });
  });
}

const refused: [text: string, code: string][] = [
  ["", "account_unreadable"],
  ["účet", "account_unreadable"],
  ["2000145399", "account_bank_missing"],
  ["19-2000145398/0800", "account_check_digits"],
  ["18-2000145399/0800", "account_check_digits"],
  ["00/0800", "account_check_digits"],
  ["CZ6608000000192000145399", "account_check_digits"],
  ["CZ650800000019200014539", "account_unreadable"],
  ["19-20001453990/080", "account_unreadable"],
];
for (const [text, code] of refused) {
  Deno.test(`readAccount() refuses "${text}": ${code}`, () => {
    const account = readAccount(text);
    assert.equal(account.ok ? account.value : account.error.code, code);
  });
}

Deno.test("an account has its parts, its short text and its IBAN in fours", () => {
  const iban = "CZ6508000000192000145399";

  assert.deepEqual(domesticOf(iban), { prefix: "19", number: "2000145399", bankCode: "0800" });
  assert.equal(accountText(iban), "19-2000145399/0800");
  assert.equal(accountText("SK9611000000002918599669"), "2918599669/1100");
  assert.equal(accountText("AT611904300234573201"), "AT61 1904 3002 3457 3201");
  assert.equal(ibanText(iban), "CZ65 0800 0000 1920 0014 5399");
});

Deno.test("an IBAN made of a domestic number always passes its own check, and gives the number back", () => {
  const digits = (length: number) => fc.stringMatching(new RegExp(`^[1-9]\\d{1,${length - 1}}$`));
  const account = fc.record({
    prefix: fc.oneof(fc.constant(""), digits(6)),
    number: digits(10),
    bankCode: fc.stringMatching(/^\d{4}$/),
  }, { noNullPrototype: true });
  fc.assert(
    fc.property(account, fc.constantFrom("CZ" as const, "SK" as const), (parts, country) => {
      const iban = ibanOf(parts, country);
      assert.deepEqual(readAccount(iban), { ok: true, value: iban });
      assert.deepEqual(domesticOf(iban), parts);
    }),
  );
});

Deno.test("one wrong digit of an IBAN never passes", () => {
  const place = fc.record({
    at: fc.integer({ min: 4, max: 23 }),
    by: fc.integer({ min: 1, max: 9 }),
  });
  fc.assert(fc.property(place, ({ at, by }) => {
    const iban = [..."CZ6508000000192000145399"];
    iban[at] = String((Number(iban[at]) + by) % 10);
    assert.equal(readAccount(iban.join("")).ok, false);
  }));
});
