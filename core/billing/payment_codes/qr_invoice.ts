import type { InvoiceDocument } from "../invoice.ts";

/**
 * QR Faktura, by which a Czech accounting program takes a document over from paper (Short Invoice
 * Descriptor 1.0). What is paid has no code to pay it by: nobody shall pay it twice.
 *
 * @returns `undefined` for a document in euro, which the code knows nothing of
 * @see {@link https://qr-faktura.cz/popis-formatu}
 */
export function qrInvoice(document: InvoiceDocument): string | undefined {
  if (document.currency !== "CZK") return undefined;
  const { number, kind, issuedOn, taxableOn, supplier, customer, grossMinor, vat } = document;
  const values: [key: string, value: string | undefined][] = [
    ["ID", number],
    ["DD", digits(issuedOn)],
    ["TP", "0"],
    ["AM", amount(grossMinor)],
    ["VS", document.variableSymbol],
    ["VII", supplier.vatId],
    ["INI", supplier.companyId],
    ["VIR", customer.vatId],
    ["INR", customer.companyId],
    ["DPPD", digits(taxableOn)],
    ...vatValues(document),
    ["CC", "CZK"],
    ["TD", vat === "no_payer" ? "0" : kind === "credit_note" ? "1" : "2"],
  ];
  const said = values.filter(([, value]) => value !== undefined && value !== "");
  return ["SID*1.0", ...said.map(([key, value]) => `${key}:${clean(value!)}`)].join("*");
}

/** The basic rate has keys of its own, what is without VAT another one. */
function vatValues({ parts }: InvoiceDocument): [key: string, value: string][] {
  return parts.flatMap(({ vatRatePercent, netMinor, vatMinor }) =>
    vatRatePercent === 0
      ? [["NTB", amount(netMinor)] as [string, string]]
      : [["TB0", amount(netMinor)], ["T0", amount(vatMinor)]] as [string, string][]
  );
}

const digits = (day: string): string => day.replaceAll("-", "");
const clean = (value: string): string => value.replace(/[*\s]+/gu, "");

function amount(minor: number): string {
  const text = String(Math.abs(minor)).padStart(3, "0");
  return `${minor < 0 ? "-" : ""}${text.slice(0, -2)}.${text.slice(-2)}`;
}
