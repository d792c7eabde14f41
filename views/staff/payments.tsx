import type { StatementWarning } from "../../core/billing/statements/statement.ts";
import type { Currency } from "../../core/money.ts";
import { Badge } from "../components/badge.tsx";
import { Button } from "../components/button.tsx";
import { EmptyState } from "../components/empty_state.tsx";
import { FileDrop } from "../components/file_drop.tsx";
import { type Errors, fieldsOf, Form, FormErrors } from "../components/form.tsx";
import { Pager } from "../components/pager.tsx";
import { type Column, Table } from "../components/table.tsx";
import { Tabs } from "../components/tabs.tsx";
import { DateOnly, DateTime, Money, Number } from "../components/values.tsx";
import { StaffLayout } from "../layout.tsx";
import type { Page } from "../page.ts";
import { paths } from "../paths.ts";
import { cardTexts } from "../texts/cards.ts";
import { creditTexts } from "../texts/credits.ts";
import { paymentTexts } from "../texts/payments.ts";
import { refundTexts } from "../texts/refunds.ts";
import { statementWarningText } from "../texts/statements.ts";

export type PaymentTab = "waiting" | "decided" | "statements";

/** A payment in a list. */
export interface ShownPayment {
  id: number;
  bookedDay: string;
  amountMinor: number;
  currency: Currency;
  payer: string;
  variableSymbol: string | undefined;
  message: string;
  /** Why it waits, or what became of it. */
  state: keyof typeof paymentTexts.en.doubts | keyof typeof paymentTexts.en.outcomes;
  shopName: string | undefined;
}

export interface ShownStatement {
  id: number;
  account: string;
  currency: Currency;
  number: string | undefined;
  from: string | undefined;
  to: string | undefined;
  fileName: string;
  movements: number;
  newMovements: number;
  warnings: readonly StatementWarning[];
  importedAt: string;
  importedBy: string;
}

interface PaymentsProps {
  page: Page;
  tab: PaymentTab;
  payments: readonly ShownPayment[];
  statements: readonly ShownStatement[];
  counts: Record<PaymentTab, number>;
  number: number;
  size: number;
  formats: string;
  mayEdit: boolean;
  hasCards: boolean;
  errors?: Errors;
}

/** Money that came to the bank: what waits for a person, what was decided, what was read. */
export function Payments(props: PaymentsProps) {
  const { page, tab, counts, number, size, mayEdit } = props;
  const texts = paymentTexts[page.language];
  const tabs = (["waiting", "decided", "statements"] as const).map((key) => ({
    ...{ key, text: texts.tabs[key], count: counts[key] },
    href: paths.staffPayments({ tab: key === "waiting" ? undefined : key }),
  }));
  return (
    <StaffLayout
      page={page}
      title={texts.title}
      active="payments"
      actions={
        <>
          {props.hasCards && (
            <Button href={paths.staffCards()}>{cardTexts[page.language].staff.title}</Button>
          )}
          <Button href={paths.staffCredits()}>{creditTexts[page.language].title}</Button>
          <Button href={paths.staffRefunds()}>{refundTexts[page.language].title}</Button>
        </>
      }
    >
      <div class="stack" data-gap="large">
        <div class="stack">
          <Tabs page={page} tabs={tabs} current={tab} label={texts.lists} />
          {counts[tab] === 0
            ? <EmptyState icon="wallet" title={texts.empty[tab]}>{texts.emptyText[tab]}</EmptyState>
            : tab === "statements"
            ? <StatementTable {...props} />
            : <PaymentTable {...props} tab={tab} />}
          <Pager
            page={page}
            {...{ number, size, total: counts[tab] }}
            href={(page) => paths.staffPayments({ tab: tab === "waiting" ? undefined : tab, page })}
          />
        </div>
        {mayEdit && <Upload {...props} />}
      </div>
    </StaffLayout>
  );
}

function PaymentTable({ page, payments, tab }: PaymentsProps & { tab: "waiting" | "decided" }) {
  return (
    <Table
      page={page}
      caption={paymentTexts[page.language].tabs[tab]}
      rows={payments}
      rowKey={({ id }) => String(id)}
      rowHref={({ id }) => paths.staffPayment(id)}
      columns={paymentColumns(page, tab)}
    />
  );
}

function paymentColumns(page: Page, tab: "waiting" | "decided"): Column<ShownPayment>[] {
  const texts = paymentTexts[page.language];
  return [
    {
      key: "payer",
      title: texts.payer,
      link: true,
      cell: ({ payer, message }) => (
        <>
          {payer || message || "–"}
          {payer && message && <span class="soft">{` ${message}`}</span>}
        </>
      ),
    },
    {
      key: "symbol",
      title: texts.symbol,
      cell: ({ variableSymbol }) => variableSymbol ?? <span class="faint">{texts.noSymbol}</span>,
    },
    {
      key: "day",
      title: texts.day,
      fit: true,
      cell: ({ bookedDay }) => <DateOnly page={page} at={bookedDay} />,
    },
    {
      key: "state",
      title: tab === "waiting" ? texts.why : texts.outcome,
      cell: ({ state, shopName }) => (
        <>
          <Badge tone={toneOf(state)}>{stateText(page, state)}</Badge>
          {shopName && <span class="soft">{` ${shopName}`}</span>}
        </>
      ),
    },
    {
      key: "amount",
      title: texts.amount,
      align: "end",
      phone: "end",
      cell: ({ amountMinor, currency }) => (
        <Money page={page} amountMinor={amountMinor} currency={currency} />
      ),
    },
  ];
}

export function stateText(page: Page, state: ShownPayment["state"]): string {
  const { doubts, outcomes } = paymentTexts[page.language];
  return state in doubts
    ? doubts[state as keyof typeof doubts]
    : outcomes[state as keyof typeof outcomes];
}

export function toneOf(state: ShownPayment["state"]) {
  if (state === "matched" || state === "assigned") return "positive";
  return state === "dismissed" ? "neutral" : "warning";
}

function StatementTable({ page, statements }: PaymentsProps) {
  const texts = paymentTexts[page.language];
  const columns: Column<ShownStatement>[] = [
    {
      key: "account",
      title: texts.account,
      phone: "title",
      cell: ({ account, number }) => (
        <>
          {account}
          {number && <span class="soft">{` ${texts.number.toLowerCase()} ${number}`}</span>}
        </>
      ),
    },
    {
      key: "period",
      title: texts.period,
      cell: ({ from, to }) => <Period page={page} from={from} to={to} />,
    },
    {
      key: "file",
      title: texts.fileName,
      cell: ({ fileName, warnings, currency }) => (
        <>
          <span class="file-name">{fileName}</span>
          {warnings.map((warning) => (
            <p class="faint">{statementWarningText(page.language, warning, currency)}</p>
          ))}
        </>
      ),
    },
    {
      key: "movements",
      title: texts.movements,
      align: "end",
      cell: ({ movements }) => <Number page={page} value={movements} />,
    },
    {
      key: "new",
      title: texts.new,
      align: "end",
      cell: ({ newMovements }) => <Number page={page} value={newMovements} />,
    },
    {
      key: "imported",
      title: texts.imported,
      phone: "end",
      cell: ({ importedAt, importedBy }) => (
        <>
          <DateTime page={page} at={importedAt} /> <span class="soft">{importedBy}</span>
        </>
      ),
    },
  ];
  return (
    <Table
      page={page}
      caption={texts.tabs.statements}
      rows={statements}
      rowKey={({ id }) => String(id)}
      columns={columns}
    />
  );
}

function Period(
  { page, from, to }: { page: Page; from: string | undefined; to: string | undefined },
) {
  const days = [...new Set([from, to].filter((day) => day !== undefined))];
  return (
    <>
      {days.map((day, index) => (
        <>
          {index > 0 && " – "}
          <DateOnly page={page} at={day} />
        </>
      ))}
    </>
  );
}

function Upload({ page, formats, errors = {} }: PaymentsProps) {
  const texts = paymentTexts[page.language];
  return (
    <section class="stack" aria-labelledby="import">
      <h2 id="import">{texts.upload}</h2>
      <p class="faint">{texts.uploadText}</p>
      <Form page={page} action={paths.staffStatements()} upload>
        <FormErrors page={page} errors={errors} />
        <FileDrop
          {...fieldsOf({}, errors)("file")}
          page={page}
          label={texts.file}
          accepts={texts.fileHint(formats)}
        />
        <div class="button-row">
          <Button kind="primary" icon="upload">{texts.upload}</Button>
        </div>
      </Form>
    </section>
  );
}
