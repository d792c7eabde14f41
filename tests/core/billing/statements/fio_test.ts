import assert from "node:assert/strict";
import { fileOf, refusalOf } from "./reading.ts";

const info =
  `"info":{"accountId":"2400222222","bankId":"2010","currency":"CZK","iban":"CZ7920100000002400222222",
  "openingBalance":500,"closingBalance":627.00,"dateStart":"2026-03-30+0200","dateEnd":"2026-03-31+0200","idList":null}`;
const row = (columns: Record<number, string>) =>
  `{${
    Object.entries(columns).map(([number, value]) =>
      `"column${number}":{"value":${value},"name":"x","id":${number}}`
    )
  }}`;
const file = (rows: string) => `{"accountStatement":{${info},"transactionList":${rows}}}`;
const rows = (...columns: Record<number, string>[]) =>
  file(`{"transaction":[${columns.map(row)}]}`);
const credit = { 22: "26962199069123456789", 0: '"2026-03-30+0200"', 1: "127.00", 14: '"CZK"' };

async function movementOf(columns: Record<number, string>) {
  return (await fileOf(rows({ ...credit, ...columns }))).statements[0]!.movements[0]!;
}

Deno.test("Fio JSON: no movements are null there", async () => {
  const { statements } = await fileOf(file("null").replace("627.00", "500"));
  assert.deepEqual(statements, [{
    account: { iban: "CZ7920100000002400222222" },
    ...{ currency: "CZK", from: "2026-03-30", to: "2026-03-31" },
    ...{ openingMinor: 50_000, closingMinor: 50_000, movements: [] },
  }]);
});

Deno.test("Fio JSON: an identifier longer than a double keeps all its digits", async () => {
  assert.equal((await movementOf({})).bankReference, "26962199069123456789");
});

const amounts: [text: string, minor: number][] = [
  ["127.00", 12_700],
  ["500", 50_000],
  ["-12.3", -1_230],
  ["0.29", 29],
  ["90071992547409.91", 9_007_199_254_740_991],
  ["1.0E7", 1_000_000_000],
  ["1.23456E4", 1_234_560],
];
for (const [text, minor] of amounts) {
  Deno.test(`Fio JSON: the amount ${text} is ${minor}, read as text`, async () => {
    assert.equal((await movementOf({ 1: text })).amountMinor, minor);
  });
}

Deno.test("Fio JSON: symbols, payer, bank code and texts", async () => {
  const movement = await movementOf({
    ...{ 2: '"131-3021140217"', 3: '"0100"', 5: '"0"', 6: '"0012"', 4: '"308"', 7: '"NOVÁK JAN"' },
    ...{ 16: '"Dobití VS: 1234567890"', 25: '"NOVÁK JAN"' },
  });
  assert.deepEqual(movement, {
    ...{ bankReference: credit[22], bookedDay: "2026-03-30", amountMinor: 12_700, currency: "CZK" },
    ...{
      kind: "booked",
      variableSymbol: "1234567890",
      specificSymbol: "12",
      constantSymbol: "0308",
    },
    ...{ counterAccount: "131-3021140217/0100", counterName: "NOVÁK JAN" },
    message: "Dobití VS: 1234567890\nNOVÁK JAN",
  });
});

Deno.test("Fio JSON: a SEPA payer's reference holds the symbols in slashes", async () => {
  assert.equal((await movementOf({ 27: '"/VS77/SS/KS"' })).variableSymbol, "77");
});

Deno.test("Fio JSON: a null column is none, and nothing of the prototype is taken for one", async () => {
  const text = rows(credit).replace(
    '"column14":{',
    '"__proto__":{"column5":{"value":"9"}},"column5":null,"column14":{',
  );
  const [movement] = (await fileOf(text)).statements[0]!.movements;
  assert.equal(movement!.variableSymbol, undefined);
});

const wrong: [what: string, text: string, code: string][] = [
  ["cut in a text", rows(credit).slice(0, 120), "statement_truncated"],
  ["cut between values", rows(credit).slice(0, -3), "statement_truncated"],
  ["a comma too many", rows(credit).replace("}]", "},]"), "statement_malformed"],
  ["nested beyond sense", file("[".repeat(50_000)), "statement_malformed"],
  ["a list instead of an object", `{"accountStatement":[]}`, "statement_value_missing"],
  ["no amount", rows({ ...credit, 1: "null" }), "statement_value_missing"],
  ["three decimals", rows({ ...credit, 1: "1.005" }), "statement_amount_decimals"],
  ["an amount above all ledgers", rows({ ...credit, 1: "1.0E15" }), "statement_amount_too_large"],
  ["a day that never was", rows({ ...credit, 0: '"2026-02-30+0100"' }), "statement_day_unreadable"],
  ["another currency", rows({ ...credit, 14: '"USD"' }), "statement_currency_unknown"],
];
for (const [what, text, code] of wrong) {
  Deno.test(`Fio JSON: ${what} is refused: ${code}`, async () => {
    assert.equal((await refusalOf(text)).code, code);
  });
}

Deno.test("Fio XML: a movement without the columns that are empty", async () => {
  const { format, statements } = await fileOf(`<?xml version="1.0" encoding="UTF-8"?>
<AccountStatement><Info><accountId>2400222222</accountId><bankId>2010</bankId><currency>CZK</currency>
<iban>CZ7920100000002400222222</iban><yearList>2026</yearList><idList>7</idList></Info>
<TransactionList><Transaction><column_22 id="22" name="ID pohybu">1147301403</column_22>
<column_0 id="0" name="Datum">2026-07-27+02:00</column_0><column_1 id="1" name="Objem">-15.00</column_1>
<column_8 id="8" name="Typ">Poplatek</column_8></Transaction></TransactionList></AccountStatement>`);

  assert.equal(format, "fio_xml");
  assert.equal(statements[0]!.number, "2026/7");
  assert.deepEqual(statements[0]!.movements, [{
    ...{ bankReference: "1147301403", bookedDay: "2026-07-27", amountMinor: -1_500 },
    ...{ currency: "CZK", kind: "booked" },
  }]);
});
