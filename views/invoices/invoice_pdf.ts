import type { InvoiceDocument } from "../../core/billing/invoice.ts";
import { type InvoiceContent, invoiceContent, type Party } from "./invoice_content.ts";

/** What the library for PDF is given: a tree of plain values. */
export type PdfDefinition = Record<string, unknown>;

const soft = "#5f5b55";
const line = "#d9d5cf";

/** A document as one sheet of paper. */
export function invoicePdf(document: InvoiceDocument): PdfDefinition {
  const content = invoiceContent(document);
  return {
    info: { title: `${content.title} ${document.number}`, author: document.supplier.name },
    lang: document.language,
    pageSize: "A4",
    pageMargins: [48, 48, 48, 56],
    defaultStyle: { font: "Inter", fontSize: 9.5, lineHeight: 1.35 },
    content: [
      { text: content.title, fontSize: 17, bold: true },
      { text: document.number, fontSize: 12, color: soft, margin: [0, 2, 0, 22] },
      { columns: [party(content.supplier), party(content.customer)], columnGap: 28 },
      facts(content),
      table(content),
      total(content),
      ...content.notes.map((text) => ({ text, margin: [0, 0, 0, 5] })),
      ...qr(content),
    ],
  };
}

const party = ({ title, name, lines }: Party): PdfDefinition => ({
  stack: [
    { text: title, color: soft, margin: [0, 0, 0, 3] },
    { text: name, bold: true, fontSize: 11 },
    ...lines,
  ],
});

const facts = ({ facts }: InvoiceContent): PdfDefinition => ({
  table: {
    widths: ["auto", "*"],
    body: facts.map(({ name, value }) => [{ text: name, color: soft }, value]),
  },
  layout: "noBorders",
  margin: [0, 22, 0, 22],
});

const table = ({ head, rows }: InvoiceContent): PdfDefinition => ({
  table: {
    headerRows: 1,
    widths: head.map((_, index) => index === 0 ? "*" : "auto"),
    body: [
      head.map((text, index) => ({ text, color: soft, ...end(index) })),
      ...rows.map((row) => row.map((text, index) => ({ text, ...end(index) }))),
    ],
  },
  layout: {
    hLineWidth: () => 0.7,
    vLineWidth: () => 0,
    hLineColor: () => line,
    paddingTop: () => 6,
    paddingBottom: () => 6,
    paddingLeft: (column: number) => column === 0 ? 0 : 10,
    paddingRight: () => 0,
  },
});

/** Figures stand at the end of their column, unbroken. */
const end = (index: number): PdfDefinition =>
  index === 0 ? {} : { alignment: "right", noWrap: true };

const total = ({ totalName, total }: InvoiceContent): PdfDefinition => ({
  columns: [
    { text: totalName, bold: true, fontSize: 12, width: "*", alignment: "right" },
    { text: total, bold: true, fontSize: 12, width: "auto" },
  ],
  columnGap: 14,
  margin: [0, 14, 0, 22],
});

function qr({ qr, qrName }: InvoiceContent): PdfDefinition[] {
  if (qr === undefined) return [];
  const { size, path } = qr;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}">` +
    `<path d="${path}" fill="#000"/></svg>`;
  return [{
    unbreakable: true,
    margin: [0, 16, 0, 0],
    stack: [{ svg, width: 96 }, { text: qrName, color: soft, fontSize: 8 }],
  }];
}
