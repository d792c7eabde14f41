import type { Context } from "hono";
import type { InvoiceDocument } from "../core/billing/invoice.ts";
import type { MailKind, MailValues } from "../core/mail.ts";
import type { MailAttachment } from "../tenants/mail/mailer.ts";
import { invoiceByNumber } from "../tenants/platform/invoices.ts";
import { invoicePdf } from "../views/invoices/invoice_pdf.ts";
import { contentDisposition } from "./content_disposition.ts";
import type { Environment, Services } from "./environment.ts";
import { renderPdf } from "./pdf.ts";

const fileName = ({ number }: InvoiceDocument): string => `${number}.pdf`;

/** Answers with a document as PDF. */
export async function answerInvoice(
  c: Context<Environment>,
  document: InvoiceDocument,
): Promise<Response> {
  const bytes = await renderPdf(c.var.services, invoicePdf(document));
  c.header("Content-Type", "application/pdf");
  c.header("Content-Disposition", contentDisposition("attachment", fileName(document)));
  c.header("Cache-Control", "private, no-store");
  return c.body(bytes);
}

/** The document that a mail about an invoice carries. @see R157 */
export async function invoiceAttachments(
  services: Pick<Services, "assets" | "platform">,
  { values }: { kind: MailKind; values: MailValues },
): Promise<MailAttachment[]> {
  const { invoiceNumber } = values;
  if (invoiceNumber === undefined) return [];
  const invoice = await invoiceByNumber(services.platform.database, invoiceNumber);
  if (!invoice) throw new Error(`There is no invoice ${invoiceNumber}`);
  const { document } = invoice;
  const content = await renderPdf(services, invoicePdf(document));
  return [{ filename: fileName(document), contentType: "application/pdf", content }];
}
