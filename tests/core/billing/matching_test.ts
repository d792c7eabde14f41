import assert from "node:assert/strict";
import fc from "fast-check";
import { type KnownMovement, matchMovement } from "../../../core/billing/matching.ts";
import type { Payable } from "../../../core/billing/payable.ts";
import { isNear } from "../../../core/billing/proposals.ts";
import type { OwnMovement } from "../../../core/billing/statements/own_account.ts";

const hrnky: Payable = {
  ...{ shopId: "hrnky", variableSymbol: "1000000017", currency: "CZK", expectedMinor: 50_000 },
  ...{ names: ["Hrnky a konve", "hrnky"], payerAccounts: ["131-3021140217/0100"] },
};
const peciva: Payable = {
  ...{ shopId: "peciva", variableSymbol: "1000000025", currency: "EUR" },
  ...{ names: ["Pečivá s.r.o."], payerAccounts: [] },
};
const credit: OwnMovement = {
  ...{ bankReference: "77001", bookedDay: "2026-03-01", amountMinor: 50_000, currency: "CZK" },
  ...{ kind: "booked", variableSymbol: "1000000017" },
};

const matched = (
  movement: Partial<OwnMovement>,
  { payables = [hrnky, peciva], known = [] as KnownMovement[] } = {},
) => matchMovement({ ...credit, ...movement }, { payables, known, format: "camt053" });

const settled: [amountMinor: number, settlement: string][] = [
  [50_000, "exactly"],
  [49_999, "partly"],
  [60_000, "more"],
];
for (const [amountMinor, settlement] of settled) {
  Deno.test(`R156: a transfer of ${amountMinor} with the shop's symbol is its money, ${settlement} as asked`, () => {
    assert.deepEqual(matched({ amountMinor }), {
      ...{ kind: "matched", shopId: "hrnky", variableSymbol: "1000000017", settlement },
    });
  });
}

Deno.test("R156: money that nobody was asked for is the shop's all the same", () => {
  const outcome = matched({ variableSymbol: "1000000025", currency: "EUR" });
  assert.equal(outcome.kind === "matched" && outcome.settlement, "unasked");
});

Deno.test("what went from the account and what is not booked yet is nobody's top-up", () => {
  for (const movement of [{ amountMinor: -5 }, { amountMinor: 0 }, { kind: "pending" as const }]) {
    assert.deepEqual(matched(movement), { kind: "not_a_credit" });
  }
});

Deno.test("a bare ten-digit number in the text that is a shop's symbol stands in for a missing symbol", () => {
  const inText = (message: string) => matched({ variableSymbol: undefined, message });
  assert.equal(inText("dobití 1000000017").kind, "matched");
  assert.equal(inText("dobití 10000000170").kind, "unmatched");
  assert.equal(inText("1000000017 nebo 1000000025").kind, "unmatched");
});

const waiting: [reason: string, movement: Partial<OwnMovement>, payables?: Payable[]][] = [
  ["symbol_missing", { variableSymbol: undefined }],
  ["symbol_unknown", { variableSymbol: "999" }],
  ["symbol_shared", {}, [hrnky, { ...peciva, variableSymbol: hrnky.variableSymbol }]],
  ["currency_differs", { currency: "EUR" }],
  ["shop_closed", {}, [{ ...hrnky, isClosed: true }]],
  ["reversal", { kind: "reversal", amountMinor: -50_000 }],
];
for (const [reason, movement, payables] of waiting) {
  Deno.test(`R156: ${reason}: a payment waits for a person and is never guessed at`, () => {
    const outcome = matched(movement, payables ? { payables } : {});
    assert.equal(outcome.kind === "unmatched" ? outcome.reason : outcome.kind, reason);
  });
}

const known: KnownMovement = {
  ...{ bankReference: "12345:2026-03-01:50000", bookedDay: "2026-03-01", amountMinor: 50_000 },
  ...{ variableSymbol: "1000000017", format: "gpc" },
};

Deno.test("the same money from another kind of file is a possible duplicate, for a person to decide", () => {
  const outcome = matched({}, { known: [known] });
  assert.equal(outcome.kind === "unmatched" && outcome.reason, "possible_duplicate");
});

Deno.test("two equal payments of one day in one kind of file are two payments", () => {
  assert.equal(matched({}, { known: [{ ...known, format: "camt053" }] }).kind, "matched");
});

Deno.test("a bank's reference that names another amount already is a doubt", () => {
  const reused = { ...known, bankReference: credit.bankReference, amountMinor: 1 };
  const outcome = matched({}, { known: [reused] });
  assert.equal(outcome.kind === "unmatched" && outcome.reason, "reference_reused");
});

function proposals(movement: Partial<OwnMovement>) {
  const outcome = matched({ variableSymbol: undefined, ...movement });
  assert.ok(outcome.kind === "unmatched");
  return outcome.proposals.map(({ shopId, clues }) => [shopId, ...clues]);
}

const proposed: [why: string, movement: Partial<OwnMovement>, expected: string[][]][] = [
  ["one digit is wrong", { variableSymbol: "1000000016", amountMinor: 1 }, [[
    "hrnky",
    "symbol_near",
  ]]],
  ["two digits are swapped", { variableSymbol: "1000000071", amountMinor: 1 }, [[
    "hrnky",
    "symbol_near",
  ]]],
  ["it was paid from that account before", {
    counterAccount: "131-3021140217/0100",
    amountMinor: 1,
  }, [["hrnky", "payer_known"]]],
  ["the amount was asked for", {}, [["hrnky", "amount_expected"]]],
  ["its name stands in the text, whatever its marks", {
    message: "platba PECIVA S R O",
    amountMinor: 1,
  }, [["peciva", "name_in_text"]]],
  ["the symbol stands beside another one", {
    variableSymbol: "7",
    message: "obj. 1000000025",
    amountMinor: 1,
  }, [["peciva", "symbol_in_text"]]],
  [
    "only the currency is wrong",
    { variableSymbol: "1000000017", currency: "EUR", amountMinor: 1 },
    [["hrnky", "symbol_exact"]],
  ],
  ["nothing speaks for anybody", { amountMinor: 1, message: "děkuji" }, []],
];
for (const [why, movement, expected] of proposed) {
  Deno.test(`R156: a shop is proposed when ${why}: ${expected}`, () => {
    assert.deepEqual(proposals(movement), expected);
  });
}

Deno.test("a known payer weighs more than an amount, and at most five shops are proposed", () => {
  const many = Array.from({ length: 9 }, (_, index): Payable => ({
    ...{ shopId: `s${index}`, variableSymbol: `20000000${index}0`, currency: "CZK" },
    ...{ expectedMinor: 50_000, names: [], payerAccounts: index === 7 ? ["5/0100"] : [] },
  }));
  const outcome = matched({ variableSymbol: undefined, counterAccount: "5/0100" }, {
    payables: many,
  });
  assert.ok(outcome.kind === "unmatched");
  assert.deepEqual(outcome.proposals.map(({ shopId }) => shopId), ["s7", "s0", "s1", "s2", "s3"]);
});

const near: [one: string, other: string, isNear: boolean][] = [
  ["12345", "12345", true],
  ["12345", "12346", true],
  ["12345", "12354", true],
  ["12345", "1234", true],
  ["12345", "123456", true],
  ["12345", "12435", true],
  ["12345", "12453", false],
  ["123", "124", false],
  ["12345", "123", false],
];
for (const [one, other, expected] of near) {
  Deno.test(`isNear() of ${one} and ${other} is ${expected}, both ways`, () => {
    assert.equal(isNear(one, other), expected);
    assert.equal(isNear(other, one), expected);
  });
}

Deno.test("money is matched to a shop only under exactly its symbol and in its currency", () => {
  const symbol = fc.stringMatching(/^10000000[0-3]\d$/);
  const currency = fc.constantFrom("CZK" as const, "EUR" as const);
  fc.assert(fc.property(symbol, currency, fc.string(), (variableSymbol, currency, counterName) => {
    const outcome = matched({ variableSymbol, currency, counterName, message: "Hrnky a konve" });
    if (outcome.kind !== "matched") return;
    const payable = [hrnky, peciva].find(({ shopId }) => shopId === outcome.shopId)!;
    assert.deepEqual([payable.variableSymbol, payable.currency], [variableSymbol, currency]);
  }));
});
