import type {
  InvoiceCustomer,
  InvoiceDocument,
  InvoiceSupplier,
} from "../../core/billing/invoice.ts";
import { qrInvoice } from "../../core/billing/payment_codes/qr_invoice.ts";
import { type QrCode, qrCode } from "../../core/billing/payment_codes/qr_code.ts";
import { formatDate, formatMoney, formatNumber, formatPercent } from "../format.ts";
import { invoiceTexts } from "../texts/invoices.ts";

export interface Party {
  title: string;
  name: string;
  /** Street, town, numbers and registration, a line each. */
  lines: string[];
}

/** What stands on a document, in its own language: the page and the PDF are both made of it. */
export interface InvoiceContent {
  title: string;
  supplier: Party;
  customer: Party;
  facts: { name: string; value: string }[];
  /** Headings of the table, and its rows. */
  head: string[];
  rows: string[][];
  totalName: string;
  total: string;
  notes: string[];
  qr: QrCode | undefined;
  qrName: string;
}

export function invoiceContent(document: InvoiceDocument): InvoiceContent {
  const { kind, vat, language, currency, grossMinor } = document;
  const texts = invoiceTexts[language].document;
  const text = qrInvoice(document);
  return {
    title: kind === "invoice" && vat === "no_payer" ? texts.titles.no_payer : texts.titles[kind],
    supplier: supplierOf(document),
    customer: customerOf(document),
    facts: factsOf(document),
    ...tableOf(document),
    totalName: kind === "invoice" ? texts.paid : texts.returned,
    total: formatMoney(language, grossMinor, currency),
    notes: notesOf(document),
    qr: text === undefined ? undefined : qrCode(text),
    qrName: texts.qr,
  };
}

function supplierOf({ language, supplier }: InvoiceDocument): Party {
  const { register, email, phone } = supplier;
  return {
    title: invoiceTexts[language].document.supplier,
    name: supplier.name,
    lines: [
      ...addressOf(supplier, language),
      ...numbersOf(supplier, language),
      ...[register, email, phone].filter((line) => line !== undefined),
    ],
  };
}

function customerOf({ language, customer }: InvoiceDocument): Party {
  return {
    title: invoiceTexts[language].document.customer,
    name: customer.name,
    lines: [...addressOf(customer, language), ...numbersOf(customer, language)],
  };
}

function addressOf(
  { street, city, zip, country }: InvoiceCustomer | InvoiceSupplier,
  language: InvoiceDocument["language"],
): string[] {
  const town = [zip, city].filter(Boolean).join(" ");
  const name = new Intl.DisplayNames(language, { type: "region" }).of(country) ?? country;
  return [street ?? "", town, name].filter((line) => line !== "");
}

function numbersOf(
  { companyId, vatId }: InvoiceCustomer | InvoiceSupplier,
  language: InvoiceDocument["language"],
): string[] {
  const texts = invoiceTexts[language].document;
  return [
    ...companyId === undefined ? [] : [`${texts.companyId} ${companyId}`],
    ...vatId === undefined ? [] : [`${texts.vatId} ${vatId}`],
  ];
}

function factsOf(document: InvoiceDocument): InvoiceContent["facts"] {
  const { number, corrects, reason, issuedOn, taxableOn, variableSymbol, language } = document;
  const texts = invoiceTexts[language].document;
  const isNote = document.kind === "credit_note";
  const facts: [name: string, value: string | undefined][] = [
    [texts.number, number],
    [texts.corrects, corrects],
    [texts.reason, reason],
    [texts.issuedOn, formatDate(language, issuedOn)],
    [isNote ? texts.correctedOn : texts.taxableOn, formatDate(language, taxableOn)],
    [texts.variableSymbol, variableSymbol],
    [texts.paidBy, isNote ? undefined : texts.ways[document.paidBy]],
  ];
  return facts.flatMap(([name, value]) => value === undefined ? [] : [{ name, value }]);
}

/** Who pays no VAT has no columns of it. */
function tableOf({ language, currency, parts, shop, vat }: InvoiceDocument) {
  const texts = invoiceTexts[language].document;
  const money = (minor: number) => formatMoney(language, minor, currency);
  const description = texts.topUp(shop.name);
  if (vat === "no_payer") {
    return {
      head: [texts.description, texts.gross],
      rows: parts.map(({ grossMinor }) => [description, money(grossMinor)]),
    };
  }
  return {
    head: [texts.description, texts.net, texts.rate, texts.vat, texts.gross],
    rows: parts.map(({ netMinor, vatRatePercent, vatMinor, grossMinor }) => [
      description,
      money(netMinor),
      formatPercent(language, vatRatePercent),
      money(vatMinor),
      money(grossMinor),
    ]),
  };
}

function notesOf({ kind, vat, language, inCrowns }: InvoiceDocument): string[] {
  const texts = invoiceTexts[language].document;
  const crowns = (minor: number) => formatMoney(language, minor, "CZK");
  return [
    ...kind === "invoice" ? [texts.nothingToPay] : [],
    ...vat === "standard" ? [] : [texts[vat]],
    ...inCrowns === undefined ? [] : [
      texts.inCrowns(
        crowns(inCrowns.netMinor),
        crowns(inCrowns.vatMinor),
        `${formatNumber(language, inCrowns.crownsPerEuroThousandths / 1_000)}\u00a0Kč`,
      ),
    ],
  ];
}
