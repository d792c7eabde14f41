import type { DepositLimits } from "../../core/billing/deposit.ts";
import type { QrCode } from "../../core/billing/payment_codes/qr_code.ts";
import type { Currency } from "../../core/money.ts";
import { Button, ButtonRow } from "../components/button.tsx";
import { Form } from "../components/form.tsx";
import { MoneyInput } from "../components/inputs.tsx";
import { KeyValues } from "../components/key_values.tsx";
import { Notice } from "../components/notice.tsx";
import { QrPicture } from "../components/qr_picture.tsx";
import { formatMoney, moneyInputText } from "../format.ts";
import { Layout } from "../layout.tsx";
import type { Page } from "../page.ts";
import { paths, withQuery } from "../paths.ts";
import { topUpTexts } from "../texts/top_up.ts";
import { walletTexts } from "../texts/wallet.ts";

/** What is to be transferred, and where. */
export interface PaymentDetails {
  amountMinor: number;
  account: string;
  iban: string;
  recipient: string;
  variableSymbol: string;
  message: string;
  codes: readonly { name: string; picture: QrCode }[];
}

interface TopUpPageProps {
  page: Page;
  currency: Currency;
  limits: DepositLimits;
  /** What a month costs in whole units. */
  recommendedMinor: number;
  /** Nothing can be paid in this currency here. */
  isImpossible: boolean;
  /** An amount was chosen: how to pay it. */
  payment?: PaymentDetails;
  /** What was typed and refused. */
  refused?: { value: string; error: string };
}

/** Chooses an amount within its limits, then says how to pay it. @see R154–R156 */
export function TopUpPage(props: TopUpPageProps) {
  const { page, payment, isImpossible } = props;
  const texts = topUpTexts[page.language];
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
      {isImpossible
        ? <Notice tone="warning">{texts.none}</Notice>
        : payment
        ? <Payment {...props} payment={payment} />
        : <Amount {...props} />}
    </Layout>
  );
}

/** Months that are offered at a click; the greatest deposit is three. */
const monthsOffered = [1, 2, 3];

function Amount({ page, currency, limits, recommendedMinor, refused }: TopUpPageProps) {
  const texts = topUpTexts[page.language];
  const money = (amountMinor: number) => formatMoney(page.language, amountMinor, currency);
  const offered = monthsOffered.map((count) => ({ count, amountMinor: recommendedMinor * count }))
    .filter(({ amountMinor }) => amountMinor <= limits.maxMinor);
  return (
    <div class="stack">
      <ButtonRow>
        {offered.map(({ count, amountMinor }) => (
          <Button href={payHref(page, amountMinor)}>
            {texts.months(count, money(amountMinor))}
          </Button>
        ))}
      </ButtonRow>
      <Form page={page} method="get" action={paths.walletPart(page.shop!, "top-up")}>
        <MoneyInput
          name="amount"
          label={texts.amount}
          hint={texts.hint(money(limits.minMinor), money(limits.maxMinor))}
          currency={currency}
          value={refused?.value ?? moneyInputText(page.language, recommendedMinor)}
          {...(refused ? { error: refused.error } : {})}
        />
        <ButtonRow>
          <Button type="submit" kind="primary">{texts.show}</Button>
        </ButtonRow>
      </Form>
    </div>
  );
}

const payHref = (page: Page, amountMinor: number): string =>
  withQuery(paths.walletPart(page.shop!, "top-up"), {
    amount: moneyInputText(page.language, amountMinor),
  });

function Payment({ page, currency, payment }: TopUpPageProps & { payment: PaymentDetails }) {
  const texts = topUpTexts[page.language];
  return (
    <div class="top-up">
      <div class="top-up-codes">
        {payment.codes.map(({ name, picture }) => (
          <figure>
            <QrPicture code={picture} label={name} size={200} />
            <figcaption>{name}</figcaption>
          </figure>
        ))}
      </div>
      <section class="stack" aria-labelledby="pay">
        <h2 id="pay">{texts.pay}</h2>
        <p class="soft">{texts.lead}</p>
        <KeyValues
          items={[
            {
              name: texts.amount,
              value: <strong>{formatMoney(page.language, payment.amountMinor, currency)}</strong>,
            },
            { name: texts.account, value: <code>{payment.account}</code> },
            { name: texts.symbol, value: <code>{payment.variableSymbol}</code> },
            { name: texts.iban, value: <code>{payment.iban}</code> },
            { name: texts.recipient, value: payment.recipient },
            { name: texts.message, value: payment.message },
          ]}
        />
        <p class="soft">{texts.symbolText}</p>
        <ButtonRow>
          <Button href={paths.walletPart(page.shop!, "top-up")}>{texts.other}</Button>
        </ButtonRow>
      </section>
    </div>
  );
}
