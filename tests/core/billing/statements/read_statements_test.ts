import assert from "node:assert/strict";
import fc from "fast-check";
import {
  readStatements,
  statementSizeMax,
} from "../../../../core/billing/statements/read_statements.ts";
import { windows1250 } from "../../../support/bank_statements.ts";
import { fileOf, refusalOf } from "./reading.ts";

const strangers: [what: string, text: string, code: string, found: string | undefined][] = [
  ["nothing", "", "statement_empty", undefined],
  ["blanks", " \r\n ", "statement_empty", undefined],
  [
    "a page of a bank that signed out",
    "<!DOCTYPE html><html><body>",
    "statement_is_html",
    undefined,
  ],
  ["a page without a type", "<html><head>", "statement_is_html", undefined],
  [
    "another message of ISO 20022",
    '<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.054.001.08"><a/></Document>',
    "statement_unknown",
    "camt.054",
  ],
  ["a feed", "<?xml version='1.0'?><!-- a --><SHOP></SHOP>", "statement_unknown", "XML (SHOP)"],
  ["a PDF", "%PDF-1.7\n", "statement_unknown", "PDF"],
  ["an archive", "PK\u0003\u0004", "statement_unknown", "ZIP"],
  ["MT940", ":20:940\r\n:25:0100/1\r\n:60F:C260301CZK1,00\r\n:61:26", "statement_unknown", "MT940"],
  ["JSON of another kind", '{"transactions":[]}', "statement_unknown", "JSON"],
  ["a table", "Datum;Objem;VS\n1.3.2026;1;2", "statement_unknown", "CSV"],
  ["a sentence", "Dobrý den", "statement_unknown", ""],
];
for (const [what, text, code, found] of strangers) {
  Deno.test(`${what} instead of a statement is refused: ${code} ${found ?? ""}`, async () => {
    const refusal = await refusalOf(text);
    assert.equal(refusal.code, code);
    assert.equal(refusal.details?.found, found);
  });
}

Deno.test("a file larger than any statement is refused unread", async () => {
  const refusal = await refusalOf(new Uint8Array(statementSizeMax + 1));
  assert.equal(refusal.code, "statement_too_large");
});

const xml = (encoding: string) =>
  `<?xml version="1.0" encoding="${encoding}"?><AccountStatement><Info><currency>CZK</currency>
<accountId>2400222222</accountId><bankId>2010</bankId></Info><TransactionList><Transaction>
<column_22>1</column_22><column_0>2026-03-01</column_0><column_1>5</column_1><column_10>Žižka</column_10>
</Transaction></TransactionList></AccountStatement>`;

Deno.test("an XML that is encoded otherwise than it says is read, with a warning", async () => {
  const { statements, warnings } = await fileOf(windows1250(xml("UTF-8")));
  assert.equal(statements[0]!.movements[0]!.counterName, "Žižka");
  assert.deepEqual(warnings.map(({ code }) => code), ["statement_encoding_doubtful"]);
});

Deno.test("a byte order mark and UTF-16 are no obstacle", async () => {
  const utf16 = new Uint8Array(
    new Uint16Array([0xfeff, ...Array.from(xml("UTF-16"), (letter) => letter.charCodeAt(0))])
      .buffer,
  );
  for (const file of ["\ufeff" + xml("UTF-8"), utf16]) {
    assert.equal((await fileOf(file)).statements[0]!.movements[0]!.counterName, "Žižka");
  }
});

Deno.test("a thousand comments before a root cost no time", async () => {
  const refusal = await refusalOf("<!---->".repeat(1_000) + "<");
  assert.equal(refusal.code, "statement_unknown");
});

Deno.test("garbage is refused or read, and never thrown", async () => {
  const starts = [
    "",
    "<Document><BkToCstmrStmt>",
    "074",
    '{"accountStatement":',
    "<AccountStatement>",
  ];
  const garbage = fc.tuple(
    fc.constantFrom(...starts),
    fc.oneof(fc.string({ maxLength: 300 }), fc.json()),
  )
    .map((parts) => new TextEncoder().encode(parts.join("")));
  await fc.assert(
    fc.asyncProperty(fc.oneof(garbage, fc.uint8Array({ maxLength: 500 })), async (bytes) => {
      await readStatements(bytes);
    }),
    { numRuns: 500 },
  );
});

Deno.test("a statement with any bytes changed is refused or read, and never thrown", async () => {
  const files = [
    xml("UTF-8"),
    '{"accountStatement":{"info":{"currency":"CZK","accountId":"1"},"transactionList":{"transaction":[{"column1":{"value":1}}]}}}',
    "0740000192000145399K                   28022600000000100000+00000000148050+000000000000000000000000480500041010326              \r\n" +
    "0750000192000145399000000200014539900000000123450000000480502123456789000080003080000000000010326NOVAK               00203010326",
  ];
  const change = fc.record({
    file: fc.constantFrom(...files),
    changes: fc.array(fc.tuple(fc.nat(700), fc.nat(255)), { minLength: 1, maxLength: 5 }),
  });
  await fc.assert(
    fc.asyncProperty(change, async ({ file, changes }) => {
      const bytes = new TextEncoder().encode(file);
      for (const [at, byte] of changes) bytes[at % bytes.length] = byte;
      await readStatements(bytes);
    }),
    { numRuns: 1_000 },
  );
});
