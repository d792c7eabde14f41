import type { Currency } from "../../core/money.ts";
import { Button, ButtonRow } from "../components/button.tsx";
import { Form } from "../components/form.tsx";
import { Table } from "../components/table.tsx";
import { DateOnly, DateTime, Money } from "../components/values.tsx";
import { StaffLayout } from "../layout.tsx";
import type { Page } from "../page.ts";
import { paths } from "../paths.ts";
import { paymentTexts } from "../texts/payments.ts";
import { refundTexts } from "../texts/refunds.ts";

interface ShownRefund {
  id: number;
  slug: string;
  shopName: string;
  recipient: string;
  accountText: string;
  amountMinor: number;
  currency: Currency;
  askedAt: string;
}

interface ShownOrder {
  id: string;
  currency: Currency;
  madeAt: string;
  refunds: number;
  amountMinor: number;
}

interface RefundsProps {
  page: Page;
  waiting: readonly ShownRefund[];
  orders: readonly ShownOrder[];
  mayPay: boolean;
}

/** Refunds that wait, and the payment orders that were made of earlier ones. @see R200 */
export function Refunds(props: RefundsProps) {
  const { page, waiting, orders } = props;
  const texts = refundTexts[page.language];
  return (
    <StaffLayout
      page={page}
      title={texts.title}
      active="payments"
      breadcrumbs={[{ text: paymentTexts[page.language].title, href: paths.staffPayments() }]}
    >
      <div class="stack" data-gap="large">
        <section class="stack" aria-labelledby="waiting">
          <h2 id="waiting">{texts.waiting}</h2>
          {waiting.length === 0 ? <p class="faint">{texts.none}</p> : <Waiting {...props} />}
        </section>
        <section class="stack" aria-labelledby="orders">
          <h2 id="orders">{texts.orders}</h2>
          {orders.length === 0 ? <p class="faint">{texts.noOrders}</p> : <Orders {...props} />}
        </section>
      </div>
    </StaffLayout>
  );
}

function Waiting({ page, waiting, mayPay }: RefundsProps) {
  const texts = refundTexts[page.language];
  const currencies = [...new Set(waiting.map(({ currency }) => currency))];
  return (
    <>
      <Table
        page={page}
        caption={texts.waiting}
        rows={waiting}
        rowKey={({ id }) => String(id)}
        rowHref={({ slug }) => paths.staffShop(slug)}
        columns={[
          {
            key: "shop",
            title: texts.shop,
            link: true,
            phone: "title",
            cell: (row) => row.shopName,
          },
          { key: "recipient", title: texts.recipient, cell: ({ recipient }) => recipient },
          { key: "account", title: texts.account, cell: (row) => <code>{row.accountText}</code> },
          {
            key: "amount",
            title: texts.amount,
            align: "end",
            cell: ({ amountMinor, currency }) => (
              <Money page={page} amountMinor={amountMinor} currency={currency} />
            ),
          },
          {
            key: "asked",
            title: texts.asked,
            cell: ({ askedAt }) => <DateOnly page={page} at={askedAt} />,
          },
        ]}
      />
      {mayPay && (
        <ButtonRow>
          {currencies.map((currency) => (
            <Form page={page} action={paths.staffRefundOrders()} layout="plain">
              <input type="hidden" name="currency" value={currency} />
              <Button type="submit" kind="primary">{texts.make(currency)}</Button>
            </Form>
          ))}
        </ButtonRow>
      )}
    </>
  );
}

function Orders({ page, orders }: RefundsProps) {
  const texts = refundTexts[page.language];
  return (
    <Table
      page={page}
      caption={texts.orders}
      rows={orders}
      rowKey={({ id }) => id}
      columns={[
        { key: "id", title: texts.order, phone: "title", cell: ({ id }) => <code>{id}</code> },
        {
          key: "made",
          title: texts.made,
          cell: ({ madeAt }) => <DateTime page={page} at={madeAt} />,
        },
        { key: "count", title: texts.count, align: "end", cell: ({ refunds }) => refunds },
        {
          key: "amount",
          title: texts.amount,
          align: "end",
          cell: ({ amountMinor, currency }) => (
            <Money page={page} amountMinor={amountMinor} currency={currency} />
          ),
        },
        {
          key: "files",
          title: texts.files,
          cell: ({ id, currency }) => (
            <ButtonRow>
              <Button size="small" href={paths.staffRefundFile(id, "xml")} download>
                {texts.pain}
              </Button>
              {currency === "CZK" && (
                <Button size="small" href={paths.staffRefundFile(id, "abo")} download>
                  {texts.abo}
                </Button>
              )}
            </ButtonRow>
          ),
        },
      ]}
    />
  );
}
