import assert from "node:assert/strict";
import { fileOf, refusalOf } from "./reading.ts";

const entry = (inner: string, { amount = "480.50", direction = "CRDT", more = "" } = {}) =>
  `<Ntry><NtryRef>77001</NtryRef><Amt Ccy="CZK">${amount}</Amt><CdtDbtInd>${direction}</CdtDbtInd>${more}
  <Sts>BOOK</Sts><BookgDt><DtTm>2026-03-01T11:54:12</DtTm></BookgDt>
  <NtryDtls>${inner}</NtryDtls></Ntry>`;

const document = (entries: string, balances = "") =>
  `<?xml version="1.0" encoding="UTF-8"?>
<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.02"><BkToCstmrStmt><GrpHdr/>
<Stmt><Id>V-1</Id><ElctrncSeqNb>14</ElctrncSeqNb>
  <Acct><Id><IBAN>CZ65 0800 0000 1920 0014 5399</IBAN></Id><Ccy>CZK</Ccy></Acct>${balances}
${entries}</Stmt></BkToCstmrStmt></Document>`;

const detail = (inner: string) => `<TxDtls>${inner}</TxDtls>`;

async function movementOf(entries: string) {
  const file = await fileOf(document(entries));
  const [movement, ...others] = file.statements[0]!.movements;
  assert.deepEqual(others, []);
  return movement!;
}

Deno.test("CAMT.053: a domestic credit with a date and time, symbols and a Czech payer", async () => {
  const movement = await movementOf(entry(detail(
    `<Refs><AcctSvcrRef>77001</AcctSvcrRef><EndToEndId>1234567890</EndToEndId></Refs>
    <RltdPties><DbtrAcct><Id><Othr><Id>131-3021140217</Id></Othr></Id><Nm>JAN NOVÁK</Nm></DbtrAcct></RltdPties>
    <RltdAgts><DbtrAgt><FinInstnId><Othr><Id>0100</Id></Othr></FinInstnId></DbtrAgt></RltdAgts>
    <RmtInf><Strd><CdtrRefInf><Ref>VS:0123456789</Ref></CdtrRefInf></Strd>
    <Strd><CdtrRefInf><Ref>KS:308</Ref></CdtrRefInf></Strd></RmtInf><AddtlTxInf>Dobití</AddtlTxInf>`,
  )));

  assert.deepEqual(movement, {
    bankReference: "77001",
    bookedDay: "2026-03-01",
    amountMinor: 48_050,
    currency: "CZK",
    kind: "booked",
    variableSymbol: "123456789",
    constantSymbol: "0308",
    counterAccount: "131-3021140217/0100",
    counterName: "JAN NOVÁK",
    message: "VS:0123456789\nKS:308\n1234567890\nDobití",
  });
});

const symbols: [where: string, inner: string, symbol: string | undefined][] = [
  [
    "the slash form of EndToEndId",
    "<Refs><EndToEndId>/VS1001/SS/KS</EndToEndId></Refs><RmtInf><Strd><CdtrRefInf><Ref>VS:5</Ref></CdtrRefInf></Strd></RmtInf>",
    "1001",
  ],
  [
    "a structured reference before a plain EndToEndId",
    "<Refs><EndToEndId>7</EndToEndId></Refs><RmtInf><Strd><CdtrRefInf><Ref>VS:5</Ref></CdtrRefInf></Strd></RmtInf>",
    "5",
  ],
  ["a plain EndToEndId", "<Refs><EndToEndId>0000000007</EndToEndId></Refs>", "7"],
  [
    "the remittance text",
    "<Refs><EndToEndId>NOTPROVIDED</EndToEndId></Refs><RmtInf><Ustrd>platba VS: 42, dekujeme</Ustrd></RmtInf>",
    "42",
  ],
  ["additional information", "<AddtlTxInf>Platba VS:42</AddtlTxInf>", "42"],
  [
    "nowhere",
    "<Refs><EndToEndId>NOTPROVIDED</EndToEndId></Refs><RmtInf><Ustrd>dobití 42</Ustrd></RmtInf>",
    undefined,
  ],
  [
    "nowhere when it is zero",
    "<Refs><EndToEndId>/VS0000000000/SS/KS</EndToEndId></Refs>",
    undefined,
  ],
];
for (const [where, inner, symbol] of symbols) {
  Deno.test(`CAMT.053: a variable symbol is found in ${where}`, async () => {
    assert.equal((await movementOf(entry(detail(inner)))).variableSymbol, symbol);
  });
}

Deno.test("CAMT.053: a debit is negative and its other side is the creditor", async () => {
  const parties = "<RltdPties><Dbtr><Nm>My</Nm></Dbtr><Cdtr><Nm>Dodavatel</Nm></Cdtr>" +
    "<CdtrAcct><Id><IBAN>SK9611000000002918599669</IBAN></Id></CdtrAcct></RltdPties>";
  const movement = await movementOf(entry(detail(parties), { amount: "7", direction: "DBIT" }));

  assert.equal(movement.amountMinor, -700);
  assert.equal(movement.counterName, "Dodavatel");
  assert.equal(movement.counterAccount, "SK9611000000002918599669");
});

Deno.test("CAMT.053: an entry without details is one movement", async () => {
  const movement = await movementOf(entry("").replace(/<NtryDtls>.*<\/NtryDtls>/s, ""));
  assert.equal(movement.amountMinor, 48_050);
});

Deno.test("CAMT.053: a reversal has a name apart from that of the movement that it reverses", async () => {
  const reversal = entry("", { direction: "DBIT", more: "<RvslInd>true</RvslInd>" });
  const { statements } = await fileOf(document(entry("") + reversal));
  assert.deepEqual(
    statements[0]!.movements.map((each) => [each.bankReference, each.kind, each.amountMinor]),
    [["77001", "booked", 48_050], ["77001/reversal", "reversal", -48_050]],
  );
});

const batch = (amounts: readonly string[]) =>
  entry(
    amounts.map((amount, index) =>
      detail(
        `<Refs><EndToEndId>${index + 1}</EndToEndId></Refs>${
          amount === "" ? "" : `<AmtDtls><TxAmt><Amt Ccy="CZK">${amount}</Amt></TxAmt></AmtDtls>`
        }`,
      )
    ).join(""),
  );

Deno.test("CAMT.053: a batch is as many movements as it has transactions", async () => {
  const { statements, warnings } = await fileOf(document(batch(["400.50", "80"])));
  assert.deepEqual(
    statements[0]!.movements.map((
      each,
    ) => [each.bankReference, each.variableSymbol, each.amountMinor]),
    [["77001/1", "1", 40_050], ["77001/2", "2", 8_000]],
  );
  assert.deepEqual(warnings, []);
});

for (
  const [why, amounts] of [["hides", ["400.50", ""]], ["gives another sum of", [
    "400.50",
    "79",
  ]]] as const
) {
  Deno.test(`CAMT.053: a batch that ${why} amounts stays whole, without a symbol`, async () => {
    const { statements, warnings } = await fileOf(document(batch(amounts)));
    const [movement, ...others] = statements[0]!.movements;
    assert.equal(movement!.amountMinor, 48_050);
    assert.equal(movement!.variableSymbol, undefined);
    assert.deepEqual(others, []);
    assert.deepEqual(warnings.map(({ code }) => code), ["statement_batch_without_amounts"]);
  });
}

Deno.test("CAMT.053: equal names in one statement, and no names at all, are told apart", async () => {
  const nameless = entry("").replace("<NtryRef>77001</NtryRef>", "");
  const { statements } = await fileOf(document(entry("") + entry("") + nameless + nameless));
  assert.deepEqual(statements[0]!.movements.map(({ bankReference }) => bankReference), [
    ...["77001", "77001#2"],
    ...["~2026-03-01:48050::", "~2026-03-01:48050::#2"],
  ]);
});

const balance = (kind: string, amount: string, currency = "CZK") =>
  `<Bal><Tp><CdOrPrtry><Cd>${kind}</Cd></CdOrPrtry></Tp><Amt Ccy="${currency}">${amount}</Amt><CdtDbtInd>CRDT</CdtDbtInd></Bal>`;

Deno.test("CAMT.053: totals that do not add up are a warning with both sums", async () => {
  const balances = balance("PRCD", "100") + balance("CLAV", "1") + balance("CLBD", "580.40");
  const { statements, warnings } = await fileOf(document(entry(""), balances));

  assert.equal(statements[0]!.openingMinor, 10_000);
  assert.equal(statements[0]!.closingMinor, 58_040);
  assert.deepEqual(warnings, [{
    code: "statement_totals_differ",
    details: { expectedMinor: 58_050, foundMinor: 58_040, statement: "14" },
  }]);
});

Deno.test("CAMT.053: a balance in another currency is none of the account's", async () => {
  const { statements } = await fileOf(document(entry(""), balance("CLBD", "27.00", "SEK")));
  assert.equal(statements[0]!.closingMinor, undefined);
});

const wrong: [what: string, file: string, code: string, at: Record<string, unknown>][] = [
  [
    "an amount with three decimals",
    document(entry("", { amount: "1.005" })),
    "statement_amount_decimals",
    { value: "1.005", line: 5 },
  ],
  [
    "an amount beyond what a ledger holds",
    document(entry("", { amount: "90071992547409.92" })),
    "statement_amount_too_large",
    { line: 5 },
  ],
  ["a word for an amount", document(entry("", { amount: "sto" })), "statement_amount_unreadable", {
    value: "sto",
  }],
  [
    "a negative amount, which CAMT never has",
    document(entry("", { amount: "-5" })),
    "statement_amount_unreadable",
    { value: "-5" },
  ],
  ["neither credit nor debit", document(entry("", { direction: "" })), "statement_value_missing", {
    field: "Ntry/CdtDbtInd",
  }],
  [
    "a day that never was",
    document(entry("").replace("2026-03-01", "2026-02-30")),
    "statement_day_unreadable",
    { value: "2026-02-30T11:54:12" },
  ],
  ["dollars", document(entry("").replace('Ccy="CZK"', 'Ccy="USD"')), "statement_currency_unknown", {
    value: "USD",
  }],
  [
    "no account",
    document("").replace(/<Id><IBAN>.*<\/IBAN><\/Id>/, ""),
    "statement_value_missing",
    { field: "Acct/Id" },
  ],
  ["no statement", document("").replace(/<Stmt>.*<\/Stmt>/s, ""), "statement_value_missing", {
    field: "Stmt",
  }],
  [
    "an element without its end",
    document(entry("")).replace("</CdtDbtInd>", ""),
    "statement_malformed",
    {},
  ],
  [
    "a document type with entities",
    document("").replace("<Document", '<!DOCTYPE d [<!ENTITY a "b">]><Document'),
    "statement_malformed",
    {},
  ],
];
for (const [what, file, code, at] of wrong) {
  Deno.test(`CAMT.053: ${what} is refused with its place: ${code}`, async () => {
    const refusal = await refusalOf(file);
    assert.equal(refusal.code, code);
    for (const [key, value] of Object.entries(at)) {
      assert.equal(refusal[key as keyof typeof refusal], value, key);
    }
  });
}

Deno.test("CAMT.053: a file that is cut in the middle is refused as cut", async () => {
  const whole = document(entry(""));
  for (const share of [0.3, 0.5, 0.9]) {
    const refusal = await refusalOf(whole.slice(0, whole.length * share));
    assert.equal(refusal.code, "statement_truncated", String(share));
  }
});
