import { countInvoices, invoiceByNumber, listInvoices } from "../../tenants/platform/invoices.ts";
import { InvoicePage, Invoices } from "../../views/invoices/invoice_pages.tsx";
import { paths } from "../../views/paths.ts";
import { createRouter } from "../environment.ts";
import { answerInvoice } from "../invoice_file.ts";
import { pageOf } from "../page.ts";
import { pageNumber } from "../query.ts";
import { refuse } from "../refusal.tsx";

/** A shop's own tax documents. @see R157, R168 */
export const invoices = createRouter();

const size = 50;

invoices.get("/shops/:shop/invoices", async (c) => {
  const { services: { platform: { database } }, current: { shop } } = c.var;
  const number = pageNumber(c);
  const range = { limit: size, offset: (number - 1) * size };
  const entries = await listInvoices(database, { shopId: shop.id }, range);
  const total = await countInvoices(database, { shopId: shop.id });
  return c.html(<Invoices page={pageOf(c)} {...{ entries, total, number, size }} />);
});

invoices.get("/shops/:shop/invoices/:number", async (c) => {
  const { services: { platform: { database } }, current: { shop } } = c.var;
  const entry = await invoiceByNumber(database, c.req.param("number"), shop.id);
  if (!entry) return refuse(c, "not_found");
  const file = paths.invoiceFile(shop, entry.number);
  return c.html(<InvoicePage page={pageOf(c)} document={entry.document} file={file} />);
});

invoices.get("/shops/:shop/invoices/:number/pdf", async (c) => {
  const { services: { platform: { database } }, current: { shop } } = c.var;
  const entry = await invoiceByNumber(database, c.req.param("number"), shop.id);
  return entry ? await answerInvoice(c, entry.document) : await refuse(c, "not_found");
});
