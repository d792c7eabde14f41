import assert from "node:assert/strict";
import { windows1250 } from "../../../support/bank_statements.ts";
import { fileOf, refusalOf } from "./reading.ts";

const head =
  "0740000192000145399Krámek s.r.o.       28022600000000100000+00000000148050+000000000000000000000000480500041010326              ";
const credit =
  "0750000192000145399000019200014539900000000123450000000480502123456789000080003080000000000010326NOVÁK JAN           00203010326";

const file = (...lines: string[]) => windows1250(lines.map((line) => `${line}\r\n`).join(""));

Deno.test("GPC: a statement in Windows-1250 with one credit", async () => {
  const { format, statements, warnings } = await fileOf(file(head, credit));

  assert.equal(format, "gpc");
  assert.deepEqual(statements, [{
    account: { number: "0000192000145399" },
    currency: "CZK",
    number: "41",
    ...{ from: "2026-03-01", to: "2026-03-01", openingMinor: 100_000, closingMinor: 148_050 },
    movements: [{
      bankReference: "12345:2026-03-01:48050",
      ...{ bookedDay: "2026-03-01", amountMinor: 48_050, currency: "CZK", kind: "booked" },
      ...{ variableSymbol: "1234567890", constantSymbol: "0308" },
      ...{ counterAccount: "19-2000145399/0800", counterName: "NOVÁK JAN" },
    }],
  }]);
  assert.deepEqual(warnings, []);
});

Deno.test("GPC: the same in UTF-8 means the same, because characters are counted and not bytes", async () => {
  const { statements } = await fileOf([head, credit, ""].join("\r\n"));
  assert.equal(statements[0]!.movements[0]!.counterName, "NOVÁK JAN");
  assert.equal(statements[0]!.movements[0]!.amountMinor, 48_050);
});

const signs: [posting: string, amountMinor: number, kind: string][] = [
  ["1", -48_050, "booked"],
  ["2", 48_050, "booked"],
  ["4", 48_050, "reversal"],
  ["5", -48_050, "reversal"],
];
for (const [posting, amountMinor, kind] of signs) {
  Deno.test(`GPC: posting code ${posting} is ${amountMinor} and ${kind}`, async () => {
    const line = credit.slice(0, 60) + posting + credit.slice(61);
    const [movement] = (await fileOf(file(head, line))).statements[0]!.movements;
    assert.deepEqual([movement!.amountMinor, movement!.kind], [amountMinor, kind]);
  });
}

Deno.test("GPC: a symbol that is zero is none, and one in the text is found", async () => {
  const line = credit.slice(0, 61) + "0".repeat(10) + credit.slice(71, 97) +
    "VS:77 DOBITI".padEnd(20) +
    credit.slice(117);
  const [movement] = (await fileOf(file(head, line))).statements[0]!.movements;
  assert.equal(movement!.variableSymbol, "77");
});

Deno.test("GPC: a line whose trailing blanks were cut off, and lines of a bank's own, are no harm", async () => {
  const own = "07600000000000000000000000000000000";
  const { statements } = await fileOf(file(head.trimEnd(), credit.slice(0, 107), own, ""));
  assert.equal(statements[0]!.movements[0]!.bookedDay, "2026-03-01");
  assert.equal(statements[0]!.currency, undefined);
});

Deno.test("GPC: movements that are not those of the first line are a warning", async () => {
  const { warnings } = await fileOf(file(head, credit, credit));
  assert.deepEqual(warnings.map(({ code }) => code), [
    ...["statement_turnover_differs", "statement_totals_differ"],
  ]);
});

Deno.test("GPC: a file of several days is several statements", async () => {
  const { statements } = await fileOf(file(head, credit, head, head, credit));
  assert.deepEqual(statements.map(({ movements }) => movements.length), [1, 0, 1]);
});

const wrong: [what: string, bytes: Uint8Array, code: string, line: number][] = [
  [
    "an end in the middle of the last line",
    file(head, credit.slice(0, 70)),
    "statement_truncated",
    2,
  ],
  ["a short line inside", file(head, credit.slice(0, 70), credit), "statement_malformed", 2],
  ["a line of something else", file(head, "999" + credit), "statement_malformed", 2],
  [
    "a letter in an amount",
    file(head, credit.slice(0, 50) + "x" + credit.slice(51)),
    "statement_malformed",
    2,
  ],
  [
    "a posting that nobody knows",
    file(head, credit.slice(0, 60) + "7" + credit.slice(61)),
    "statement_malformed",
    2,
  ],
  [
    "a line that lost a character",
    file(head, credit.slice(0, 20) + credit.slice(21)),
    "statement_day_unreadable",
    2,
  ],
  [
    "a day that never was",
    file(head, credit.slice(0, 122) + "310226"),
    "statement_day_unreadable",
    2,
  ],
];
for (const [what, bytes, code, line] of wrong) {
  Deno.test(`GPC: ${what} is refused with its line: ${code}`, async () => {
    const refusal = await refusalOf(bytes);
    assert.deepEqual([refusal.code, refusal.line], [code, line]);
  });
}
