import assert from "node:assert/strict";
import { extractText } from "unpdf";
import { creditNoteOf, invoiceOf, type PaidInvoice } from "../../core/billing/invoice.ts";
import { languages } from "../../core/language.ts";
import { invoiceAttachments } from "../../routes/invoice_file.ts";
import { renderPdf } from "../../routes/pdf.ts";
import { invoicePdf } from "../../views/invoices/invoice_pdf.ts";
import { openTestInstallation, type TestInstallation } from "../support/installation.ts";
import { testOperator } from "../support/operator.ts";
import { bringPayments, credit, symbolOf } from "../support/payments.ts";

/** What stands in a PDF, with its blanks as one. */
async function textOf(bytes: Uint8Array): Promise<string> {
  const { text } = await extractText(bytes.slice(), { mergePages: true });
  return text.replace(/[\s\u00a0\u202f]+/g, " ");
}

const paid: PaidInvoice = {
  ...{ number: "2026000017", issuedOn: "2026-03-03", taxableOn: "2026-03-02", language: "cs" },
  customer: { name: "Žluťoučký kůň s.r.o.", country: "CZ", companyId: "25596641" },
  shop: { name: "Hrnky", slug: "hrnky" },
  ...{ currency: "CZK", variableSymbol: "1000001", paidBy: "bank", grossMinor: 121_000 },
  treatment: { kind: "standard", ratePercent: 21 },
};

Deno.test("R168: the PDF has all letters of Czech in its own fonts, and all that the law wants", async () => {
  await using house = await openTestInstallation();
  const text = await textOf(
    await renderPdf(house.services, invoicePdf(invoiceOf(testOperator, paid))),
  );
  const wanted = [
    ...["Daňový doklad k přijaté platbě", "2026000017", "Provozovna s.r.o.", "DIČ CZ27074358"],
    ...["Žluťoučký kůň s.r.o.", "IČO 25596641", "Datum vystavení 3. 3. 2026"],
    ...["Datum přijetí platby 2. 3. 2026", "1 000,00 Kč 21 % 210,00 Kč 1 210,00 Kč", "1000001"],
    ...["Částka je uhrazena. Neplaťte ji znovu."],
  ];
  for (const said of wanted) assert.ok(text.includes(said), `${said} in ${text}`);
});

const notes: [language: typeof languages[number], said: RegExp][] = [
  ["cs", /Daň odvede zákazník/],
  ["sk", /Daň odvedie zákazník/],
  ["en", /Reverse charge/],
];
for (const [language, said] of notes) {
  Deno.test(`R168: reverse charge is said in ${language}, on the PDF of a credit note too`, async () => {
    await using house = await openTestInstallation();
    const treatment = { kind: "reverse_charge", ratePercent: 0 } as const;
    const invoice = invoiceOf(testOperator, { ...paid, language, treatment });
    const note = creditNoteOf(invoice, {
      number: "D2026000001",
      issuedOn: "2026-04-01",
      reason: "omyl",
    });
    const text = await textOf(await renderPdf(house.services, invoicePdf(note)));
    assert.match(text, said);
    assert.match(text, /2026000017/);
    assert.match(text, /omyl/);
  });
}

async function withInvoice(house: TestInstallation) {
  const shop = await house.shop();
  await bringPayments(house, credit({ variableSymbol: await symbolOf(house, shop) }));
  return shop;
}

Deno.test("R157: an owner sees the shop's invoices, opens one and takes its PDF", async () => {
  await using house = await openTestInstallation();
  const { slug, browser } = await withInvoice(house);
  assert.match((await browser.visit(`/shops/${slug}/invoices`)).text, /2026000001.*500,00 Kč/);
  const page = await browser.visit(`/shops/${slug}/invoices/2026000001`);
  assert.match(page.text, /Základ daně.*413,22 Kč.*86,78 Kč.*500,00 Kč/);
  const pdf = await browser.visit(`/shops/${slug}/invoices/2026000001/pdf`);
  assert.equal(pdf.headers.get("Content-Type"), "application/pdf");
  assert.match(pdf.headers.get("Content-Disposition")!, /attachment; .*2026000001\.pdf/);
  assert.match(pdf.html, /^%PDF-/);
});

Deno.test("another shop's invoice is not found, nor is one that never was", async () => {
  await using house = await openTestInstallation();
  await withInvoice(house);
  const other = await house.shop();
  for (const path of ["2026000001", "2026000001/pdf", "2026000002"]) {
    assert.equal((await other.browser.visit(`/shops/${other.slug}/invoices/${path}`)).status, 404);
  }
});

Deno.test("an owner whose administration is suspended still reaches the invoices (D8)", async () => {
  await using house = await openTestInstallation();
  const { slug, shop, browser } = await withInvoice(house);
  await house.platform.database.execute({
    sql: "UPDATE shops SET state = 'administration_suspended' WHERE id = ?",
    args: [shop.id],
  });
  assert.equal((await browser.visit(`/shops/${slug}/invoices/2026000001`)).status, 200);
});

Deno.test("staff find invoices by number, shop and customer", async () => {
  await using house = await openTestInstallation();
  const { slug, owner } = await withInvoice(house);
  const { browser } = await house.staff("billing");
  for (const query of ["2026", slug, owner.name.slice(2)]) {
    const list = await browser.visit(`/staff/invoices?q=${encodeURIComponent(query)}`);
    assert.match(list.text, /2026000001/, query);
  }
  assert.match((await browser.visit("/staff/invoices?q=nic")).text, /Žádná faktura neodpovídá/);
  assert.equal((await browser.visit("/staff/invoices/2026000001")).status, 200);
  assert.match((await browser.visit("/staff/invoices/2026000001/pdf")).html, /^%PDF-/);
});

Deno.test("R157: the mail about an invoice carries it as PDF", async () => {
  await using house = await openTestInstallation();
  await withInvoice(house);
  const values = { invoiceNumber: "2026000001" };
  const [file] = await invoiceAttachments(house.services, { kind: "invoice_issued", values });
  assert.equal(file!.filename, "2026000001.pdf");
  assert.match(await textOf(file!.content), /2026000001/);
  const none = await invoiceAttachments(house.services, { kind: "reset_password", values: {} });
  assert.deepEqual(none, []);
});

Deno.test("R157: the wallet leads to its invoices", async () => {
  await using house = await openTestInstallation();
  const { slug, browser } = await house.shop();
  const { html } = await browser.visit(`/shops/${slug}/wallet`);
  assert.match(html, new RegExp(`href="/shops/${slug}/invoices"`));
  assert.match((await browser.visit(`/shops/${slug}/invoices`)).text, /Zatím žádná faktura/);
});
