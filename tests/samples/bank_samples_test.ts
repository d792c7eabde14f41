/** Real statements of banks; what they hold was read off by eye. */
import assert from "node:assert/strict";
import { XmlDocument, XsdValidator } from "libxml2-wasm";
import { readStatements } from "../../core/billing/statements/read_statements.ts";

import { writeCamt053 } from "../support/bank_statements.ts";
import { credit, statementOf } from "../support/payments.ts";

const folder = Deno.env.get("KRAMEK_SAMPLES");

async function statementsIn(file: string) {
  const read = await readStatements(await Deno.readFile(`${folder}/bank/${file}`));
  assert.ok(read.ok, file);
  return read.value;
}

Deno.test({
  name: "a real statement of Raiffeisenbank gives the payment and its fee",
  ignore: folder === undefined,
  async fn() {
    const { format, statements, warnings } = await statementsIn(
      "Spoje-NET__pohoda-raiffeisenbank__testczk.xml",
    );
    assert.equal(format, "camt053");
    assert.deepEqual(warnings, []);
    assert.equal(statements.length, 1);
    const { account, currency, number, from, to, openingMinor, closingMinor, movements } =
      statements[0]!;
    assert.deepEqual({ account, currency, number, from, to, openingMinor, closingMinor }, {
      ...{ account: { iban: "CZ8755000000000630804003" }, currency: "CZK", number: "22" },
      ...{
        from: "2025-01-22",
        to: "2025-01-22",
        openingMinor: 40_310_995,
        closingMinor: 40_793_195,
      },
    });
    assert.deepEqual(movements, [
      {
        ...{ bankReference: "7170839739", bookedDay: "2025-01-22", amountMinor: 482_900 },
        ...{ currency: "CZK", kind: "booked", variableSymbol: "240100045" },
        ...{ counterAccount: "131-3021140217/0100", counterName: "SPOLEČENSTVÍ VLASTNÍ" },
        message: "VS:240100045\n240100045\nTest Entry",
      },
      {
        ...{ bankReference: "7170839749", bookedDay: "2025-01-22", amountMinor: -700 },
        ...{ currency: "CZK", kind: "booked", constantSymbol: "0898" },
        message: "KS:898\nPřích. TPS",
      },
    ]);
  },
});

Deno.test({
  name: "a statement with all kinds of balances gives those of its own currency",
  ignore: folder === undefined,
  async fn() {
    const { statements } = await statementsIn("genkgo__camt__camt053.v2.minimal.xml");
    const { openingMinor, closingMinor, movements } = statements[0]!;
    assert.deepEqual({ openingMinor, closingMinor }, {
      openingMinor: 1_815,
      closingMinor: undefined,
    });
    assert.deepEqual(
      movements.map((
        { amountMinor, variableSymbol, counterName, counterAccount },
      ) => [amountMinor, variableSymbol, counterName, counterAccount]),
      [[885, undefined, "NAME NAME", "NL56AGDH9619008421"]],
    );
  },
});

Deno.test({
  name: "a real answer of Fio without movements is an empty statement",
  ignore: folder === undefined,
  async fn() {
    const { format, statements } = await statementsIn(
      "h4kuna__fio__2011-01-01-2011-01-02-transactions.json",
    );
    assert.equal(format, "fio_json");
    assert.deepEqual(statements, [{
      ...{ account: { iban: "CZ0620100000002000282668" }, currency: "CZK" },
      ...{ from: "2011-01-01", to: "2011-01-02", openingMinor: 0, closingMinor: 0, movements: [] },
    }]);
  },
});

Deno.test({
  name: "a real answer of Fio gives its movements and says that its balances do not add up",
  ignore: folder === undefined,
  async fn() {
    const { statements, warnings } = await statementsIn(
      "mhujer__fio-api-php__example-response.json",
    );
    assert.deepEqual(
      statements[0]!.movements.slice(0, 2).map((
        each,
      ) => [
        each.bankReference,
        each.bookedDay,
        each.amountMinor,
        each.variableSymbol,
        each.counterAccount,
      ]),
      [
        ["1111111111", "2015-03-30", 12_700, undefined, "214498596/0000"],
        ["2222255555", "2015-03-30", 50_000, "123456789", "2900201034/2010"],
      ],
    );
    assert.deepEqual(warnings.map(({ code }) => code), ["statement_totals_differ"]);
  },
});

Deno.test({
  name: "the statements that tests write are CAMT.053 by the schema of ISO 20022",
  ignore: folder === undefined,
  fn() {
    using schema = XmlDocument.fromBuffer(
      Deno.readFileSync(`${folder}/bank/xsd/camt.053.001.02.xsd`),
    );
    using validator = XsdValidator.fromDoc(schema);
    const statement = statementOf(
      credit({ variableSymbol: "1000001", message: "Dobití" }),
      credit({ kind: "reversal", amountMinor: -700 }),
      credit({ kind: "pending" }),
    );
    using document = XmlDocument.fromString(
      writeCamt053([{ ...statement, openingMinor: 100, closingMinor: 49_400 }]),
    );
    validator.validate(document);
  },
});
