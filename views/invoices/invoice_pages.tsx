import type { InvoiceDocument } from "../../core/billing/invoice.ts";
import { Badge } from "../components/badge.tsx";
import { Button } from "../components/button.tsx";
import { EmptyState } from "../components/empty_state.tsx";
import { Form } from "../components/form.tsx";
import { TextInput } from "../components/inputs.tsx";
import { Pager } from "../components/pager.tsx";
import { type Column, Table } from "../components/table.tsx";
import { DateOnly, Money } from "../components/values.tsx";
import { Layout, type LayoutProps, StaffLayout } from "../layout.tsx";
import type { Page } from "../page.ts";
import { paths, withQuery } from "../paths.ts";
import { invoiceTexts } from "../texts/invoices.ts";
import { InvoiceSheet } from "./invoice_sheet.tsx";

interface InvoiceRow {
  number: string;
  shopName: string;
  document: InvoiceDocument;
}

interface ListProps {
  page: Page;
  entries: readonly InvoiceRow[];
  total: number;
  number: number;
  size: number;
  /** What staff look for; a shop has its own documents alone. */
  query?: string;
}

/** Tax documents, of one shop or, for our own people, of all. */
export function Invoices(props: ListProps) {
  const { page, entries, total, number, size, query } = props;
  const texts = invoiceTexts[page.language].list;
  const base = page.shop ? paths.invoices(page.shop) : paths.staffInvoices();
  const isSearched = query !== undefined && query !== "";
  return (
    <Frame page={page} title={texts.title} count={total}>
      <div class="stack">
        {query !== undefined && <Search page={page} query={query} />}
        {entries.length === 0
          ? (
            <EmptyState icon="receipt-text" title={isSearched ? texts.nothingFound : texts.empty}>
              {isSearched ? undefined : texts.emptyText}
            </EmptyState>
          )
          : (
            <Table
              page={page}
              caption={texts.title}
              columns={columnsOf(page)}
              rows={entries}
              rowKey={(entry) => entry.number}
              rowHref={(entry) => hrefOf(page, entry.number)}
            />
          )}
        <Pager
          page={page}
          {...{ number, size, total }}
          href={(page) => withQuery(base, { q: query, page })}
        />
      </div>
    </Frame>
  );
}

const hrefOf = (page: Page, number: string): string =>
  page.shop ? paths.invoice(page.shop, number) : paths.staffInvoice(number);

function Frame(props: Omit<LayoutProps, "active">) {
  const { page } = props;
  if (!page.shop) return <StaffLayout {...props} active="invoices" />;
  const wallet = { text: invoiceTexts[page.language].list.wallet, href: paths.wallet(page.shop) };
  return <Layout {...props} active="wallet" breadcrumbs={[wallet, ...props.breadcrumbs ?? []]} />;
}

function Search({ page, query }: { page: Page; query: string }) {
  const texts = invoiceTexts[page.language].list;
  return (
    <Form page={page} action={paths.staffInvoices()} method="get" layout="plain">
      <div class="row">
        <TextInput
          name="q"
          type="search"
          label={texts.search}
          hideLabel
          placeholder={texts.search}
          value={query}
        />
        <Button icon="search">{texts.find}</Button>
      </div>
    </Form>
  );
}

function columnsOf(page: Page): Column<InvoiceRow>[] {
  const texts = invoiceTexts[page.language].list;
  const columns: Column<InvoiceRow>[] = [
    {
      key: "number",
      title: texts.number,
      link: true,
      cell: ({ number, document: { kind } }) => (
        <>
          {number} {kind === "credit_note" && <Badge dot="none">{texts.kinds[kind]}</Badge>}
        </>
      ),
    },
    {
      key: "issued",
      title: texts.issued,
      cell: ({ document }) => <DateOnly page={page} at={document.issuedOn} />,
    },
    { key: "customer", title: texts.customer, cell: ({ document }) => document.customer.name },
    { key: "shop", title: texts.shop, cell: ({ shopName }) => shopName },
    {
      key: "amount",
      title: texts.amount,
      align: "end",
      phone: "end",
      cell: ({ document: { grossMinor, currency } }) => (
        <Money page={page} amountMinor={grossMinor} currency={currency} />
      ),
    },
  ];
  return columns.filter(({ key }) => key !== "shop" || !page.shop);
}

/** One tax document. */
export function InvoicePage(props: { page: Page; document: InvoiceDocument; file: string }) {
  const { page, document, file } = props;
  const texts = invoiceTexts[page.language].list;
  const list = page.shop ? paths.invoices(page.shop) : paths.staffInvoices();
  return (
    <Frame
      page={page}
      title={document.number}
      beside={<Badge dot="none">{texts.kinds[document.kind]}</Badge>}
      breadcrumbs={[{ text: texts.title, href: list }]}
      actions={
        <Button kind="primary" icon="file-down" href={file} download>{texts.download}</Button>
      }
    >
      <InvoiceSheet document={document} />
    </Frame>
  );
}
