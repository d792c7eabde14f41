import type { Language } from "../language.ts";
import { type Currency, netOfVat, roundMinor } from "../money.ts";
import { exchangeRateOn, type Operator } from "./operator.ts";
import type { VatTreatment } from "./vat.ts";

/** Who issues: as it was on the day of issue. */
export type InvoiceSupplier = Omit<Operator, "accounts" | "exchangeRates">;

/** Who is charged: as it was on the day of issue. What is not known is absent. */
export interface InvoiceCustomer {
  name: string;
  street?: string;
  city?: string;
  zip?: string;
  /** ISO 3166-1 alpha-2. */
  country: string;
  companyId?: string;
  vatId?: string;
}

/** How VAT is dealt with; `no_payer` when the operator pays none. */
export type InvoiceVat = VatTreatment["kind"] | "no_payer";

export interface VatPart {
  vatRatePercent: number;
  netMinor: number;
  vatMinor: number;
  grossMinor: number;
}

/** A tax document with all that stands on it; it never changes. @see R168 */
export interface InvoiceDocument extends Omit<VatPart, "vatRatePercent"> {
  number: string;
  kind: "invoice" | "credit_note";
  /** Number of the document that a credit note corrects. */
  corrects?: string;
  /** Why, on a credit note. */
  reason?: string;
  issuedOn: string;
  /** Day on which VAT is due: when the money came. */
  taxableOn: string;
  language: Language;
  supplier: InvoiceSupplier;
  customer: InvoiceCustomer;
  shop: { name: string; slug: string };
  currency: Currency;
  variableSymbol: string;
  paidBy: "bank" | "card";
  vat: InvoiceVat;
  /** By rates; one document has one line of what was paid. */
  parts: VatPart[];
  /** Of a document in euro with Czech VAT, which the law wants told in crowns too. */
  inCrowns?: { crownsPerEuroThousandths: number; netMinor: number; vatMinor: number };
}

export interface PaidInvoice {
  number: string;
  issuedOn: string;
  taxableOn: string;
  language: Language;
  customer: InvoiceCustomer;
  shop: { name: string; slug: string };
  currency: Currency;
  variableSymbol: string;
  paidBy: "bank" | "card";
  /** What came, with VAT. */
  grossMinor: number;
  treatment: VatTreatment;
}

/**
 * The tax document of money that has come into a wallet. VAT is what the received sum contains, so
 * net and VAT always add up to what was paid.
 *
 * @see R157, R168
 */
export function invoiceOf(operator: Operator, paid: PaidInvoice): InvoiceDocument {
  const { grossMinor, treatment, currency, taxableOn, ...facts } = paid;
  const isPayer = operator.vatId !== undefined;
  const vatRatePercent = isPayer ? treatment.ratePercent : 0;
  const part = partOf(grossMinor, vatRatePercent);
  const rate = currency === "EUR" && part.vatMinor !== 0
    ? exchangeRateOn(operator, taxableOn)
    : undefined;
  const { accounts: _, exchangeRates: __, ...supplier } = operator;
  return {
    ...facts,
    kind: "invoice",
    taxableOn,
    supplier,
    currency,
    vat: isPayer ? treatment.kind : "no_payer",
    parts: [part],
    netMinor: part.netMinor,
    vatMinor: part.vatMinor,
    grossMinor,
    ...(rate === undefined ? {} : { inCrowns: inCrowns(part, rate) }),
  };
}

function partOf(grossMinor: number, vatRatePercent: number): VatPart {
  const netMinor = netOfVat(grossMinor, vatRatePercent);
  return { vatRatePercent, netMinor, vatMinor: grossMinor - netMinor, grossMinor };
}

function inCrowns({ netMinor, vatMinor }: VatPart, rate: number) {
  const crowns = (minor: number) => roundMinor((minor * rate) / 1_000);
  return { crownsPerEuroThousandths: rate, netMinor: crowns(netMinor), vatMinor: crowns(vatMinor) };
}

/** What a document still says when its credit notes are counted in. */
export type InvoiceRest = Omit<VatPart, "vatRatePercent">;

/** @param notes of the document, all that were issued so far */
export function restOfInvoice(
  invoice: InvoiceDocument,
  notes: readonly InvoiceDocument[],
): InvoiceRest {
  const sum = (of: (document: InvoiceDocument) => number) =>
    notes.reduce((rest, note) => rest + of(note), of(invoice));
  return {
    netMinor: sum(({ netMinor }) => netMinor),
    vatMinor: sum(({ vatMinor }) => vatMinor),
    grossMinor: sum(({ grossMinor }) => grossMinor),
  };
}

/**
 * Takes back what is left of a document, or a part of it: the same parties and the same rate, with
 * the signs turned. Notes that take back all of it, however many, add up to it, VAT too.
 *
 * @param order.grossMinor how much is taken back, at most what is left; all of it when it is absent
 * @param earlier notes of the document
 */
export function creditNoteOf(
  invoice: InvoiceDocument,
  order: { number: string; issuedOn: string; reason: string; grossMinor?: number },
  earlier: readonly InvoiceDocument[] = [],
): InvoiceDocument {
  const rest = restOfInvoice(invoice, earlier);
  const { number, issuedOn, reason, grossMinor = rest.grossMinor } = order;
  const { inCrowns: crowns, ...document } = invoice;
  const { vatRatePercent } = invoice.parts[0]!;
  const kept = partOf(rest.grossMinor - grossMinor, vatRatePercent);
  const netMinor = turned(rest.netMinor - kept.netMinor);
  const vatMinor = turned(rest.vatMinor - kept.vatMinor);
  const part = { vatRatePercent, netMinor, vatMinor, grossMinor: turned(grossMinor) };
  return {
    ...document,
    ...{
      number,
      kind: "credit_note",
      corrects: invoice.number,
      reason,
      issuedOn,
      taxableOn: issuedOn,
    },
    ...{ netMinor, vatMinor, grossMinor: part.grossMinor },
    parts: [part],
    ...(crowns === undefined ? {} : { inCrowns: inCrowns(part, crowns.crownsPerEuroThousandths) }),
  };
}

const turned = (minor: number): number => 0 - minor;

/** Series of numbers, each of its own year and without gaps. */
export const invoiceSeries = { invoice: "", credit_note: "D" } as const satisfies Record<
  InvoiceDocument["kind"],
  string
>;

/** `2026000017`, `D2026000003`. */
export const invoiceNumber = (
  kind: InvoiceDocument["kind"],
  year: number,
  ordinal: number,
): string => `${invoiceSeries[kind]}${year}${String(ordinal).padStart(6, "0")}`;
