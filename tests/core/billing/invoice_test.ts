import assert from "node:assert/strict";
import fc from "fast-check";
import {
  creditNoteOf,
  type InvoiceDocument,
  invoiceNumber,
  invoiceOf,
  type PaidInvoice,
  restOfInvoice,
} from "../../../core/billing/invoice.ts";
import { qrInvoice } from "../../../core/billing/payment_codes/qr_invoice.ts";
import { vatTreatment } from "../../../core/billing/vat.ts";
import { testOperator } from "../../support/operator.ts";

const paid: PaidInvoice = {
  ...{ number: "2026000017", issuedOn: "2026-03-03", taxableOn: "2026-03-02", language: "cs" },
  customer: { name: "Hrnky s.r.o.", country: "CZ", companyId: "25596641", vatId: "CZ25596641" },
  shop: { name: "Hrnky", slug: "hrnky" },
  ...{ currency: "CZK", variableSymbol: "1000001", paidBy: "bank", grossMinor: 121_000 },
  treatment: vatTreatment({ country: "CZ", vatId: "CZ25596641" }),
};

const vatOf = ({ vat, netMinor, vatMinor, grossMinor }: InvoiceDocument) => ({
  ...{ vat, netMinor, vatMinor, grossMinor },
});

Deno.test("R168: an invoice for a Czech customer says the VAT that the paid sum contains", () => {
  assert.deepEqual(vatOf(invoiceOf(testOperator, paid)), {
    ...{ vat: "standard", netMinor: 100_000, vatMinor: 21_000, grossMinor: 121_000 },
  });
});

const abroad: [
  who: string,
  customer: { country: string; vatId?: string },
  vat: string,
  vatMinor: number,
][] = [
  [
    "a company elsewhere in the Union with a VAT id",
    { country: "SK", vatId: "SK2020202020" },
    "reverse_charge",
    0,
  ],
  ["a person elsewhere in the Union", { country: "SK" }, "standard", 21_000],
  ["a customer outside the Union", { country: "CH" }, "outside_union", 0],
];
for (const [who, customer, vat, vatMinor] of abroad) {
  Deno.test(`R168: ${who} has VAT dealt with as ${vat}`, () => {
    const treatment = vatTreatment(customer);
    const invoice = invoiceOf(testOperator, {
      ...paid,
      customer: { name: "X", ...customer },
      treatment,
    });
    assert.deepEqual(vatOf(invoice), {
      vat,
      netMinor: 121_000 - vatMinor,
      vatMinor,
      grossMinor: 121_000,
    });
  });
}

Deno.test("an operator who pays no VAT charges none", () => {
  const { vatId: _, ...operator } = testOperator;
  assert.deepEqual(vatOf(invoiceOf(operator, paid)), {
    ...{ vat: "no_payer", netMinor: 121_000, vatMinor: 0, grossMinor: 121_000 },
  });
});

Deno.test("Czech VAT of a document in euro is told in crowns too, at the rate of the day of payment", () => {
  const inEuro = { ...paid, currency: "EUR", grossMinor: 12_100 } as const;
  assert.deepEqual(invoiceOf(testOperator, inEuro).inCrowns, {
    ...{ crownsPerEuroThousandths: 25_000, netMinor: 250_000, vatMinor: 52_500 },
  });
  const old = { ...inEuro, taxableOn: "2025-12-31" };
  assert.equal(invoiceOf(testOperator, old).inCrowns, undefined, "no rate of that day is known");
  const reverse = { ...inEuro, treatment: vatTreatment({ country: "SK", vatId: "SK1" }) };
  assert.equal(invoiceOf(testOperator, reverse).inCrowns, undefined);
});

const noteOrder = { number: "D2026000001", issuedOn: "2026-04-01", reason: "omyl" };

Deno.test("net and VAT always add up to what was paid, and a credit note to its opposite", () => {
  fc.assert(fc.property(fc.integer({ min: 1, max: 2 ** 40 }), (grossMinor) => {
    const invoice = invoiceOf(testOperator, { ...paid, grossMinor });
    assert.equal(invoice.netMinor + invoice.vatMinor, grossMinor);
    assert.ok(Math.abs(invoice.vatMinor - (grossMinor * 21) / 121) <= 0.5);
    const note = creditNoteOf(invoice, noteOrder);
    assert.equal(note.grossMinor + invoice.grossMinor, 0);
    assert.equal(note.netMinor + note.vatMinor, note.grossMinor);
    assert.equal(note.vatMinor + invoice.vatMinor, 0);
  }));
});

Deno.test("parts of a document that are taken back one after another add up to it, VAT too", () => {
  const shares = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 8 });
  const sums = fc.integer({ min: 1, max: 2 ** 30 });
  fc.assert(fc.property(sums, shares, fc.boolean(), (grossMinor, parts, isEuro) => {
    const currency = isEuro ? "EUR" : "CZK";
    const invoice = invoiceOf(testOperator, { ...paid, currency, grossMinor });
    const notes: InvoiceDocument[] = [];
    for (const share of [...parts, 1]) {
      const rest = restOfInvoice(invoice, notes);
      const taken = Math.ceil(rest.grossMinor * share);
      if (taken === 0) continue;
      const note = creditNoteOf(invoice, { ...noteOrder, grossMinor: taken }, notes);
      assert.equal(note.grossMinor, -taken);
      assert.equal(note.netMinor + note.vatMinor, -taken);
      assert.ok(note.netMinor <= 0 && note.vatMinor <= 0);
      assert.ok(Math.abs(-note.vatMinor - (taken * 21) / 121) <= 1);
      assert.equal(note.inCrowns !== undefined, invoice.inCrowns !== undefined);
      notes.push(note);
    }
    const nothing = { netMinor: 0, vatMinor: 0, grossMinor: 0 };
    assert.deepEqual(restOfInvoice(invoice, notes), nothing);
  }));
});

Deno.test("a credit note names the document that it corrects, and why", () => {
  const order = { number: "D2026000001", issuedOn: "2026-04-01", reason: "jiný obchod" };
  const note = creditNoteOf(invoiceOf(testOperator, paid), order);
  const { kind, corrects, reason, issuedOn, taxableOn, customer } = note;
  assert.deepEqual({ kind, corrects, reason, issuedOn, taxableOn, customer }, {
    ...{ kind: "credit_note", corrects: "2026000017", reason: "jiný obchod" },
    ...{ issuedOn: "2026-04-01", taxableOn: "2026-04-01", customer: paid.customer },
  });
});

Deno.test("an invoice tells nobody's bank accounts and rates but those that it needs", () => {
  const supplier = invoiceOf(testOperator, paid).supplier as unknown as Record<string, unknown>;
  assert.deepEqual([supplier.accounts, supplier.exchangeRates], [undefined, undefined]);
});

Deno.test("numbers of invoices fit a variable symbol, those of credit notes begin with D", () => {
  assert.equal(invoiceNumber("invoice", 2026, 17), "2026000017");
  assert.equal(invoiceNumber("credit_note", 2026, 3), "D2026000003");
});

Deno.test("QR Faktura says what a program needs to enter a document", () => {
  assert.equal(
    qrInvoice(invoiceOf(testOperator, paid)),
    "SID*1.0*ID:2026000017*DD:20260303*TP:0*AM:1210.00*VS:1000001*VII:CZ27074358*INI:27074358" +
      "*VIR:CZ25596641*INR:25596641*DPPD:20260302*TB0:1000.00*T0:210.00*CC:CZK*TD:2",
  );
  const note = creditNoteOf(invoiceOf(testOperator, paid), {
    ...{ number: "D2026000001", issuedOn: "2026-04-01", reason: "omyl" },
  });
  assert.match(qrInvoice(note)!, /\*AM:-1210\.00\*.*\*TB0:-1000\.00\*T0:-210\.00\*CC:CZK\*TD:1$/);
  assert.equal(qrInvoice(invoiceOf(testOperator, { ...paid, currency: "EUR" })), undefined);
});
