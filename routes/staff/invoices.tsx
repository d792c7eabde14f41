import { countInvoices, invoiceByNumber, listInvoices } from "../../tenants/platform/invoices.ts";
import { InvoicePage, Invoices } from "../../views/invoices/invoice_pages.tsx";
import { paths } from "../../views/paths.ts";
import { createRouter } from "../environment.ts";
import { answerInvoice } from "../invoice_file.ts";
import { pageOf } from "../page.ts";
import { pageNumber } from "../query.ts";
import { refuse } from "../refusal.tsx";

/** All tax documents of the installation. */
export const staffInvoices = createRouter();

const size = 50;

staffInvoices.get("/staff/invoices", async (c) => {
  const { database } = c.var.services.platform;
  const query = (c.req.query("q") ?? "").trim().slice(0, 200);
  const number = pageNumber(c);
  const range = { limit: size, offset: (number - 1) * size };
  const entries = await listInvoices(database, { query }, range);
  const total = await countInvoices(database, { query });
  return c.html(<Invoices page={pageOf(c)} {...{ entries, total, number, size, query }} />);
});

staffInvoices.get("/staff/invoices/:number", async (c) => {
  const { database } = c.var.services.platform;
  const entry = await invoiceByNumber(database, c.req.param("number"));
  if (!entry) return refuse(c, "not_found");
  const file = paths.staffInvoiceFile(entry.number);
  return c.html(<InvoicePage page={pageOf(c)} document={entry.document} file={file} />);
});

staffInvoices.get("/staff/invoices/:number/pdf", async (c) => {
  const { database } = c.var.services.platform;
  const entry = await invoiceByNumber(database, c.req.param("number"));
  return entry ? await answerInvoice(c, entry.document) : await refuse(c, "not_found");
});
