import type { Frequency } from "../../core/billing/payment_calls.ts";
import { invoiceRegime } from "../../core/billing/regime.ts";
import { addDays } from "../../core/calendar.ts";
import type { Currency } from "../../core/money.ts";
import { Badge } from "../components/badge.tsx";
import { Button, ButtonRow } from "../components/button.tsx";
import { Checkbox } from "../components/choices.tsx";
import { FieldPair } from "../components/field.tsx";
import { type Errors, fieldsOf, Form, FormErrors, type FormValues } from "../components/form.tsx";
import { Select, TextInput } from "../components/inputs.tsx";
import { type KeyValue, KeyValues } from "../components/key_values.tsx";
import { Notice } from "../components/notice.tsx";
import { Table } from "../components/table.tsx";
import { DateOnly, Money } from "../components/values.tsx";
import { formatDate, formatMoney } from "../format.ts";
import { Layout } from "../layout.tsx";
import type { Page } from "../page.ts";
import { paths, withQuery } from "../paths.ts";
import { callTexts } from "../texts/payment_calls.ts";
import { walletTexts } from "../texts/wallet.ts";

export interface ShownCall {
  id: string;
  from: string;
  until: string;
  amountMinor: number;
  dueOn: string;
  agreedOn: string | undefined;
  state: "paid" | "open" | "late";
}

export interface ShownOrder {
  state: "placed" | "offered" | "concluded" | "refused";
  answerUntil: string;
  tariffName: string;
  frequency: Frequency;
  footerLinkRemoved: boolean;
  goods: string;
  changeText: string | undefined;
  contact: { name: string; email: string; phone: string };
}

interface CallsPageProps {
  page: Page;
  currency: Currency;
  owedMinor: number;
  calls: readonly ShownCall[];
  order: ShownOrder | undefined;
  /** Whether an order can be placed now, and what can be ordered. */
  mayOrder: boolean;
  tariffs: readonly { id: string; name: string; monthMinor: number }[];
  /** How long a period is, and from when on another length would be. */
  calling: { frequency: Frequency; nextFrequency: Frequency; calledThrough: string } | undefined;
  values: FormValues;
  errors?: Errors;
}

/** A contract by invoice: the order, and what is to be paid beforehand. @see R147, R167–R169 */
export function CallsPage(props: CallsPageProps) {
  const { page, owedMinor, currency, calls, order, mayOrder } = props;
  const texts = callTexts[page.language];
  const money = formatMoney(page.language, owedMinor, currency);
  return (
    <Layout
      page={page}
      title={texts.title}
      active="wallet"
      breadcrumbs={[{
        text: walletTexts[page.language].title,
        href: paths.wallet(page.shop!),
      }]}
    >
      <div class="stack" data-gap="large">
        {order && <OrderNotice {...props} order={order} />}
        {mayOrder && <OrderForm {...props} />}
        {order?.state === "concluded" && (
          <>
            <Notice
              tone={owedMinor > 0 ? "warning" : "positive"}
              actions={owedMinor > 0 && page.shop!.may.has("wallet.top_up") && (
                <Button
                  kind="primary"
                  href={withQuery(paths.walletPart(page.shop!, "top-up"), {
                    amount: (owedMinor / 100).toFixed(2).replace(".", ","),
                  })}
                >
                  {texts.pay}
                </Button>
              )}
            >
              {owedMinor > 0 ? texts.owed(money) : texts.nothingOwed}
            </Notice>
            <section class="stack" aria-labelledby="calls">
              <h2 id="calls">{texts.calls}</h2>
              {calls.length === 0 ? <p class="faint">{texts.noCalls}</p> : <Calls {...props} />}
            </section>
            <FrequencyForm {...props} />
          </>
        )}
      </div>
    </Layout>
  );
}

function OrderNotice({ page, order }: CallsPageProps & { order: ShownOrder }) {
  const texts = callTexts[page.language];
  const day = formatDate(page.language, order.answerUntil);
  if (order.state === "concluded") return null;
  if (order.state === "refused") return <Notice tone="warning">{texts.refused}</Notice>;
  if (order.state === "placed") {
    return (
      <>
        <Notice>{texts.waiting(day)}</Notice>
        <section class="stack" aria-labelledby="ordered">
          <h2 id="ordered">{texts.ordered}</h2>
          <OrderFacts page={page} order={order} />
        </section>
      </>
    );
  }
  return (
    <Notice tone="warning" title={texts.offered(day)}>
      <div class="stack" data-gap="small">
        <p>
          {order.tariffName}, {texts.months(order.frequency)}. {order.changeText}
        </p>
        {page.shop!.may.has("contract.edit") && (
          <Form page={page} action={paths.callsPart(page.shop!, "refusal")} layout="plain">
            <Button type="submit">{texts.refuseOffer}</Button>
          </Form>
        )}
      </div>
    </Notice>
  );
}

/** What an order holds, for both of its sides. @see R147 */
export function OrderFacts(
  { page, order, more = [] }: { page: Page; order: ShownOrder; more?: KeyValue[] },
) {
  const texts = callTexts[page.language];
  const { contact } = order;
  return (
    <KeyValues
      items={[
        { name: texts.tariff, value: order.tariffName },
        { name: texts.frequency, value: texts.months(order.frequency) },
        { name: texts.beside, value: order.footerLinkRemoved ? texts.footer : undefined },
        { name: texts.goods, value: order.goods },
        { name: texts.contact, value: `${contact.name}, ${contact.email}, ${contact.phone}` },
        ...more,
      ]}
    />
  );
}

function OrderForm({ page, tariffs, currency, values, errors }: CallsPageProps) {
  const texts = callTexts[page.language];
  const field = fieldsOf(values, errors);
  const price = (minor: number) => texts.aMonth(formatMoney(page.language, minor, currency));
  return (
    <Form page={page} action={paths.callsPart(page.shop!, "order")}>
      <h2>{texts.order}</h2>
      <p class="soft">{texts.orderLead}</p>
      <FormErrors page={page} errors={errors} />
      <Select
        {...field("tariff")}
        label={texts.tariff}
        options={tariffs.map(({ id, name, monthMinor }) => ({
          value: id,
          label: `${name}: ${price(monthMinor)}`,
        }))}
      />
      <Select
        {...field("frequency")}
        label={texts.frequency}
        options={invoiceRegime.frequencies.map((count) => ({
          value: String(count),
          label: texts.months(count),
        }))}
        width="medium"
      />
      <Checkbox name="footer" label={texts.footer} checked={values.footer === "on"} />
      <TextInput {...field("goods")} label={texts.goods} hint={texts.goodsHint} maxlength={200} />
      <TextInput {...field("contact")} label={texts.contact} autocomplete="name" />
      <FieldPair>
        <TextInput {...field("email")} label={texts.email} type="email" autocomplete="email" />
        <TextInput {...field("phone")} label={texts.phone} type="tel" autocomplete="tel" />
      </FieldPair>
      <ButtonRow>
        <Button type="submit" kind="primary">{texts.send}</Button>
      </ButtonRow>
    </Form>
  );
}

const tones = { paid: "positive", open: "accent", late: "negative" } as const;

function Calls({ page, calls, currency }: CallsPageProps) {
  const texts = callTexts[page.language];
  return (
    <Table
      page={page}
      caption={texts.calls}
      rows={calls}
      rowKey={({ id }) => id}
      columns={[
        {
          key: "period",
          title: texts.period,
          phone: "title",
          cell: ({ from, until }) => (
            <>
              <DateOnly page={page} at={from} /> – <DateOnly page={page} at={until} />
            </>
          ),
        },
        {
          key: "due",
          title: texts.due,
          cell: ({ dueOn, agreedOn }) => (
            <>
              <DateOnly page={page} at={dueOn} />
              {agreedOn && (
                <span class="faint">, {texts.agreed(formatDate(page.language, agreedOn))}</span>
              )}
            </>
          ),
        },
        {
          key: "state",
          title: texts.state,
          cell: ({ state }) => <Badge tone={tones[state]}>{texts.states[state]}</Badge>,
        },
        {
          key: "amount",
          title: texts.amount,
          align: "end",
          phone: "end",
          cell: ({ amountMinor }) => (
            <Money page={page} amountMinor={amountMinor} currency={currency} />
          ),
        },
      ]}
    />
  );
}

function FrequencyForm({ page, calling }: CallsPageProps) {
  if (!calling || !page.shop!.may.has("contract.edit")) return null;
  const texts = callTexts[page.language];
  const { frequency, nextFrequency, calledThrough } = calling;
  const next = formatDate(page.language, addDays(calledThrough, 1));
  return (
    <Form page={page} action={paths.callsPart(page.shop!, "frequency")}>
      <Select
        name="frequency"
        label={texts.frequency}
        options={invoiceRegime.frequencies.map((count) => ({
          value: String(count),
          label: texts.months(count),
        }))}
        value={String(nextFrequency)}
        width="medium"
        hint={nextFrequency !== frequency && texts.frequencyNext(texts.months(nextFrequency), next)}
      />
      <ButtonRow>
        <Button type="submit">{texts.changeFrequency}</Button>
      </ButtonRow>
    </Form>
  );
}
