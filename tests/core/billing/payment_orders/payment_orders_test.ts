import assert from "node:assert/strict";
import fc from "fast-check";
import { ibanOf } from "../../../../core/billing/bank_account.ts";
import { writeAbo } from "../../../../core/billing/payment_orders/abo.ts";
import { writePain001 } from "../../../../core/billing/payment_orders/pain001.ts";
import type {
  Payment,
  PaymentOrder,
} from "../../../../core/billing/payment_orders/payment_order.ts";
import {
  childNamed,
  childrenNamed,
  textOf,
  type XmlElement,
} from "../../../../core/formats/xml/element.ts";
import { parseStrictly } from "../../../../core/formats/xml/parse.ts";

const payment: Payment = {
  ...{ id: "r1", amountMinor: 48_050, account: "CZ6508000000192000145399", recipient: "Jan Novák" },
  ...{ variableSymbol: "1234567890", message: "Vrácení peněženky <&>" },
};
const order: PaymentOrder = {
  ...{ id: "refund-2026-03-09", createdAt: "2026-03-09T08:00:00Z", dueDay: "2026-03-10" },
  ...{ account: "CZ7920100000002400222222", owner: "Krámek s.r.o.", currency: "CZK" },
  payments: [payment, {
    ...payment,
    id: "r2",
    amountMinor: 5,
    variableSymbol: undefined,
    message: undefined,
  }],
};

function valueOf<T>(result: { ok: true; value: T } | { ok: false; error: unknown }): T {
  assert.ok(result.ok, JSON.stringify(result));
  return result.value;
}

Deno.test("an order in crowns as ABO has its head, group, items and ends", () => {
  assert.deepEqual(valueOf(writeAbo(order)).split("\r\n"), [
    "UHL1090326KRAMEK S.R.O.       0000000000001999000000000000",
    "1 1501 001000 2010",
    "2 000000-2400222222 000000000048055 100326",
    "000019-2000145399 000000000048050 1234567890 08000000 0000000000 AV:Vraceni penezenky",
    "000019-2000145399 000000000000005 0000000000 08000000 0000000000",
    "3 +",
    "5 +",
    "",
  ]);
});

function rootOf(text: string): XmlElement {
  const parsed = parseStrictly({ text, line: 1, textElements: new Set() });
  return valueOf(parsed);
}

const inner = (element: XmlElement, ...path: string[]): XmlElement =>
  path.reduce((owner, name) => childNamed(owner, name)!, element);

Deno.test("an order in euro as pain.001 is a SEPA transfer with totals, parties and symbols", () => {
  const text = valueOf(writePain001({ ...order, currency: "EUR" }));
  assert.match(text, /xmlns="urn:iso:std:iso:20022:tech:xsd:pain\.001\.001\.03"/);
  const message = inner(rootOf(text), "CSTMRCDTTRFINITN");
  const head = inner(message, "GRPHDR");
  assert.deepEqual(head.children.map(({ tag }) => tag), [
    "MsgId",
    "CreDtTm",
    "NbOfTxs",
    "CtrlSum",
    "InitgPty",
  ]);
  assert.deepEqual([textOf(head, "NBOFTXS"), textOf(head, "CTRLSUM")], ["2", "480.55"]);
  const part = inner(message, "PMTINF");
  assert.deepEqual(part.children.map(({ tag }) => tag), [
    ...["PmtInfId", "PmtMtd", "BtchBookg", "NbOfTxs", "CtrlSum", "PmtTpInf", "ReqdExctnDt", "Dbtr"],
    ...["DbtrAcct", "DbtrAgt", "ChrgBr", "CdtTrfTxInf", "CdtTrfTxInf"],
  ]);
  assert.equal(inner(part, "PMTTPINF", "SVCLVL", "CD").text, "SEPA");
  assert.equal(inner(part, "DBTRACCT", "ID", "IBAN").text, order.account);
  const [first, second] = childrenNamed(part, "CDTTRFTXINF");
  assert.deepEqual(first!.children.map(({ tag }) => tag), [
    "PmtId",
    "Amt",
    "Cdtr",
    "CdtrAcct",
    "RmtInf",
  ]);
  assert.equal(inner(first!, "PMTID", "ENDTOENDID").text, "/VS1234567890/SS/KS");
  assert.equal(inner(first!, "AMT", "INSTDAMT").text, "480.50");
  assert.equal(inner(first!, "RMTINF", "USTRD").text, "Vraceni penezenky");
  assert.equal(inner(second!, "PMTID", "ENDTOENDID").text, "NOTPROVIDED");
});

Deno.test("an order in crowns as pain.001 is a domestic one, with no level of service", () => {
  const part = inner(rootOf(valueOf(writePain001(order))), "CSTMRCDTTRFINITN", "PMTINF");
  assert.equal(childNamed(part, "PMTTPINF"), undefined);
  assert.equal(childNamed(part, "CHRGBR"), undefined);
});

const refused: [what: string, order: PaymentOrder, code: string][] = [
  ["no payments", { ...order, payments: [] }, "order_empty"],
  [
    "nothing to pay",
    { ...order, payments: [{ ...payment, amountMinor: 0 }] },
    "order_amount_unpayable",
  ],
  [
    "half a haléř",
    { ...order, payments: [{ ...payment, amountMinor: 0.5 }] },
    "order_amount_unpayable",
  ],
  [
    "more than a form holds",
    { ...order, payments: [{ ...payment, amountMinor: 10 ** 12 }] },
    "order_amount_unpayable",
  ],
  ["a name that banks refuse", { ...order, id: "/a b" }, "order_id_unusable"],
];
for (const [what, wrong, code] of refused) {
  for (const write of [writeAbo, writePain001]) {
    Deno.test(`${write.name}() refuses ${what}: ${code}`, () => {
      const written = write(wrong);
      assert.equal(written.ok ? "written" : written.error.code, code);
    });
  }
}

Deno.test("writeAbo() refuses euro and accounts outside Czechia, which it has no digits for", () => {
  const slovak = { ...payment, account: "SK9611000000002918599669" };
  const euro = writeAbo({ ...order, currency: "EUR" });
  const abroad = writeAbo({ ...order, payments: [slovak] });
  assert.equal(euro.ok ? "" : euro.error.code, "order_currency_not_crowns");
  assert.deepEqual(abroad.ok ? "" : abroad.error, {
    ...{ code: "order_account_foreign", paymentId: "r1", account: slovak.account },
  });
});

const payments = fc.array(
  fc.record({
    id: fc.stringMatching(/^[a-z0-9]{1,35}$/),
    amountMinor: fc.integer({ min: 1, max: 99_999_999_999 }),
    account: fc.stringMatching(/^[1-9]\d{9}$/).map((number) =>
      ibanOf({ prefix: "", number, bankCode: "0100" }, "CZ")
    ),
    recipient: fc.string({ unit: "grapheme", maxLength: 90 }),
    variableSymbol: fc.option(fc.stringMatching(/^[1-9]\d{0,9}$/), { nil: undefined }),
    message: fc.option(fc.string({ unit: "grapheme", maxLength: 200 }), { nil: undefined }),
  }),
  { minLength: 1, maxLength: 5 },
);

Deno.test("whatever people are called, both forms stay well formed and their sums are exact", () => {
  fc.assert(fc.property(payments, (payments) => {
    const sum = payments.reduce((total, { amountMinor }) => total + BigInt(amountMinor), 0n);
    const [, , group, ...items] = valueOf(writeAbo({ ...order, payments })).split("\r\n");
    assert.equal(BigInt(group!.split(" ")[2]!), sum);
    const line = /^\d{6}-\d{10} \d{15} \d{10} 0100\d{4} \d{10}(?: AV:[\x20-\x7e]{1,35})?$/;
    for (const item of items.slice(0, payments.length)) assert.match(item, line);
    assert.equal(items.length, payments.length + 3);

    const part = inner(
      rootOf(valueOf(writePain001({ ...order, payments }))),
      "CSTMRCDTTRFINITN",
      "PMTINF",
    );
    assert.equal(BigInt(textOf(part, "CTRLSUM").replace(".", "")), sum);
    const transfers = childrenNamed(part, "CDTTRFTXINF");
    assert.equal(transfers.length, payments.length);
    for (const each of transfers) {
      assert.match(inner(each, "CDTR", "NM").text, /^[\x21-\x7e][\x20-\x7e]{0,69}$/);
    }
  }));
});
