import { mailboxMegabytesOf } from "../../core/billing/mailbox_limits.ts";
import type { TariffLimits } from "../../core/billing/price_list.ts";
import { Badge } from "../components/badge.tsx";
import { Button, ButtonRow } from "../components/button.tsx";
import { FormSection } from "../components/field.tsx";
import { type Errors, fieldsOf, Form, FormErrors, type FormValues } from "../components/form.tsx";
import { TextInput } from "../components/inputs.tsx";
import { Notice } from "../components/notice.tsx";
import { type Column, Table } from "../components/table.tsx";
import { DateOnly } from "../components/values.tsx";
import { formatNumber } from "../format.ts";
import { Layout } from "../layout.tsx";
import type { Page } from "../page.ts";
import { paths } from "../paths.ts";
import { byInvoiceTexts } from "../texts/by_invoice.ts";
import { domainTexts } from "../texts/domain.ts";
import { mailboxTexts } from "../texts/mailboxes.ts";
import { walletTexts } from "../texts/wallet.ts";

export interface ShownMailbox {
  id: string;
  address: string;
  sizeMegabytes: number;
  createdAt: string;
  /** The provider has not done it yet. */
  isPending: boolean;
}

export interface LostMailbox {
  id: string;
  address: string;
  deletedAt: string;
  cause: string;
}

interface MailboxesPageProps {
  page: Page;
  /** Where a mailbox would be. */
  domain: string | undefined;
  mailboxes: readonly ShownMailbox[];
  lost: readonly LostMailbox[];
  limits: Pick<TariffLimits, "mailboxes" | "mailboxGigabytes">;
  /** The shop is not suspended. */
  mayGrow: boolean;
  /** Nobody but our people sets mailboxes up. */
  isByPeople: boolean;
  values?: FormValues;
  errors?: Errors;
}

/** As people read it: `2,5 GB`. */
export const sizeText = (page: Page, megabytes: number): string =>
  `${formatNumber(page.language, megabytes / 1_000)}\u00a0GB`;

/** The shop's mailboxes, and a form for another one: fields `name` and `size`. @see R230, R231 */
export function MailboxesPage(props: MailboxesPageProps) {
  const { page, domain, mailboxes, lost, mayGrow, isByPeople } = props;
  const texts = mailboxTexts[page.language];
  const byInvoice = byInvoiceTexts[page.language];
  const isByInvoice = page.shop!.regime === "invoice";
  return (
    <Layout
      page={page}
      title={texts.title}
      active="wallet"
      breadcrumbs={[{ text: walletTexts[page.language].title, href: paths.wallet(page.shop!) }]}
    >
      <div class="stack" data-gap="large">
        <div class="stack">
          {domain !== undefined && <p class="soft">{texts.lead(domain)}</p>}
          {!mayGrow && (
            <Notice tone="warning">
              {isByInvoice ? byInvoice.mailboxesSuspended : texts.suspended}
            </Notice>
          )}
          {isByPeople && <ByPeople page={page} />}
          <p class="soft">{isByInvoice ? byInvoice.mailboxesNotRestored : texts.notRestored}</p>
        </div>
        <div class="stack">
          <Room {...props} />
          {mailboxes.length > 0 && (
            <Table
              page={page}
              caption={texts.caption}
              columns={columnsOf(page)}
              rows={mailboxes}
              rowKey={({ id }) => id}
              rowHref={({ id }) => paths.mailbox(page.shop!, id)}
            />
          )}
        </div>
        {mayGrow && (domain === undefined ? <DomainFirst page={page} /> : <Add {...props} />)}
        {lost.length > 0 && <Lost page={page} lost={lost} />}
      </div>
    </Layout>
  );
}

function ByPeople({ page }: { page: Page }) {
  const texts = mailboxTexts[page.language];
  const query = { kind: "technical", severity: "question", subject: texts.askSubject };
  return (
    <Notice
      actions={page.shop!.may.has("support.ask") && (
        <Button size="small" href={paths.newTicket(page.shop!, query)}>{texts.ask}</Button>
      )}
    >
      {texts.byPeople}
    </Notice>
  );
}

function Room({ page, mailboxes, limits }: MailboxesPageProps) {
  const texts = mailboxTexts[page.language];
  const { mailboxes: most, mailboxGigabytes: gigabytes } = limits;
  const number = (value: number) => formatNumber(page.language, value);
  const used = mailboxes.reduce((sum, { sizeMegabytes }) => sum + sizeMegabytes, 0);
  const whole = mailboxMegabytesOf(limits);
  if (most === null && gigabytes === null) return <p>{texts.roomOfAny(mailboxes.length)}</p>;
  return (
    <p>
      {texts.room(
        number(mailboxes.length),
        most === null ? texts.unlimited : number(most),
        gigabytes === null ? texts.anySize : sizeText(page, gigabytes * 1_000),
      )} {whole !== null && texts.together(sizeText(page, used), sizeText(page, whole))}
    </p>
  );
}

function columnsOf(page: Page): Column<ShownMailbox>[] {
  const texts = mailboxTexts[page.language];
  return [
    { key: "address", title: texts.address, cell: ({ address }) => address, link: true },
    {
      key: "state",
      title: texts.state,
      hideTitle: true,
      cell: ({ isPending }) => isPending && <Badge dot="pulse">{texts.pending}</Badge>,
      fit: true,
    },
    {
      key: "size",
      title: texts.size,
      cell: ({ sizeMegabytes }) => sizeText(page, sizeMegabytes),
      align: "end",
    },
    {
      key: "since",
      title: texts.since,
      cell: ({ createdAt }) => <DateOnly page={page} at={createdAt} />,
      fit: true,
    },
  ];
}

function DomainFirst({ page }: { page: Page }) {
  const texts = mailboxTexts[page.language];
  return (
    <section class="stack">
      <p>{texts.domainMissing}</p>
      <ButtonRow>
        <Button kind="primary" href={paths.domain(page.shop!)}>
          {domainTexts[page.language].set}
        </Button>
      </ButtonRow>
    </section>
  );
}

function Add(props: MailboxesPageProps) {
  const { page, domain, mailboxes, limits, values, errors = {} } = props;
  const texts = mailboxTexts[page.language];
  const { mailboxes: most, mailboxGigabytes: gigabytes } = limits;
  const field = fieldsOf(values, errors);
  const number = (value: number) => formatNumber(page.language, value);
  const isFull = most !== null && mailboxes.length >= most;
  if (isFull && Object.keys(errors).length === 0) {
    return (
      <Notice
        tone="warning"
        actions={
          <Button size="small" href={paths.walletPart(page.shop!, "tariff")}>{texts.tariff}</Button>
        }
      >
        {texts.full(number(mailboxes.length), number(most))}
      </Notice>
    );
  }
  return (
    <Form page={page} action={paths.mailboxes(page.shop!)}>
      <FormSection title={texts.add}>
        <FormErrors page={page} errors={errors} />
        <TextInput
          {...field("name")}
          label={texts.name}
          hint={texts.nameHint}
          maxlength={320}
          autocomplete="off"
          addon={`@${domain}`}
        />
        <SizeInput page={page} field={field("size")} gigabytes={gigabytes} />
        <ButtonRow>
          <Button kind="primary">{texts.add}</Button>
        </ButtonRow>
      </FormSection>
    </Form>
  );
}

/** Gigabytes, with what the tariff lets a mailbox have. */
export function SizeInput(
  { page, field, gigabytes }: {
    page: Page;
    field: ReturnType<ReturnType<typeof fieldsOf>>;
    gigabytes: number | null;
  },
) {
  const texts = mailboxTexts[page.language];
  return (
    <TextInput
      {...field}
      label={texts.sizeLabel}
      {...gigabytes === null ? {} : { hint: texts.sizeHint(sizeText(page, gigabytes * 1_000)) }}
      inputmode="decimal"
      width="short"
      maxlength={12}
      addon="GB"
    />
  );
}

function Lost({ page, lost }: { page: Page; lost: readonly LostMailbox[] }) {
  const texts = mailboxTexts[page.language];
  return (
    <section class="stack" aria-labelledby="lost">
      <h2 id="lost">{texts.gone}</h2>
      <Table
        page={page}
        caption={texts.goneCaption}
        columns={[
          { key: "address", title: texts.address, cell: ({ address }) => address, phone: "title" },
          { key: "why", title: texts.why, cell: ({ cause }) => causeText(page, cause) },
          {
            key: "deleted",
            title: texts.deletedOn,
            cell: ({ deletedAt }) => <DateOnly page={page} at={deletedAt} />,
            fit: true,
          },
        ]}
        rows={lost}
        rowKey={({ id }) => id}
      />
    </section>
  );
}

export function causeText(page: Page, cause: string): string {
  const { causes } = mailboxTexts[page.language];
  return causes[cause as keyof typeof causes];
}
