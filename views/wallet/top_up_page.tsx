import type { DepositLimits } from "../../core/billing/deposit.ts";
import type { Currency } from "../../core/money.ts";
import { Button, ButtonRow } from "../components/button.tsx";
import { Form } from "../components/form.tsx";
import { MoneyInput } from "../components/inputs.tsx";
import { Notice } from "../components/notice.tsx";
import { formatMoney, moneyInputText } from "../format.ts";
import { Layout } from "../layout.tsx";
import type { Page } from "../page.ts";
import { paths, withQuery } from "../paths.ts";
import { byInvoiceTexts } from "../texts/by_invoice.ts";
import { cardTexts } from "../texts/cards.ts";
import { topUpTexts } from "../texts/top_up.ts";
import { walletTexts } from "../texts/wallet.ts";
import { type PaymentDetails, Transfer } from "./transfer.tsx";

interface ChosenAmount {
  amountMinor: number;
  transfer: PaymentDetails | undefined;
  /** `id` names the payment that the form asks for. */
  card: { id: string; isTest: boolean; problem: string | undefined } | undefined;
}

interface TopUpPageProps {
  page: Page;
  currency: Currency;
  limits: DepositLimits;
  /** What a month costs in whole units. */
  recommendedMinor: number;
  /** Nothing can be paid in this currency here. */
  isImpossible: boolean;
  /** An amount was chosen: the ways to pay it. */
  chosen?: ChosenAmount;
  /** What was typed and refused. */
  refused?: { value: string; error: string };
}

/** Chooses an amount within its limits, then says how to pay it. @see R154–R156 */
export function TopUpPage(props: TopUpPageProps) {
  const { page, chosen, isImpossible } = props;
  const texts = topUpTexts[page.language];
  return (
    <Layout
      page={page}
      title={isByInvoice(page) ? byInvoiceTexts[page.language].payTitle : texts.title}
      active="wallet"
      breadcrumbs={[{
        text: walletTexts[page.language].title,
        href: paths.wallet(page.shop!),
      }]}
    >
      {isImpossible
        ? <Notice tone="warning">{texts.none}</Notice>
        : chosen
        ? <Ways {...props} chosen={chosen} />
        : <Amount {...props} />}
    </Layout>
  );
}

/** There what is paid in pays calls; the ways to pay are the same. */
const isByInvoice = ({ shop }: Page): boolean => shop!.regime === "invoice";

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

function Ways({ page, currency, chosen }: TopUpPageProps & { chosen: ChosenAmount }) {
  const texts = topUpTexts[page.language];
  const amount = formatMoney(page.language, chosen.amountMinor, currency);
  return (
    <div class="stack" data-gap="large">
      {chosen.card && <Card page={page} amount={amount} chosen={chosen} card={chosen.card} />}
      {chosen.transfer && (
        <Transfer
          page={page}
          amount={amount}
          transfer={chosen.transfer}
          lead={isByInvoice(page) ? byInvoiceTexts[page.language].payLead : texts.lead}
        />
      )}
      <ButtonRow>
        <Button href={paths.walletPart(page.shop!, "top-up")}>{texts.other}</Button>
      </ButtonRow>
    </div>
  );
}

interface CardProps {
  page: Page;
  amount: string;
  chosen: ChosenAmount;
  card: NonNullable<ChosenAmount["card"]>;
}

function Card({ page, amount, chosen, card }: CardProps) {
  const texts = cardTexts[page.language];
  const written = moneyInputText(page.language, chosen.amountMinor);
  return (
    <section class="stack" aria-labelledby="card">
      <h2 id="card">{texts.title}</h2>
      {card.problem && <Notice tone="negative" role="alert">{card.problem}</Notice>}
      {card.isTest && <Notice tone="warning">{texts.test}</Notice>}
      <p class="soft">{texts.lead}</p>
      <Form page={page} action={paths.cardPayments(page.shop!)} layout="plain">
        <input type="hidden" name="payment" value={card.id} />
        <input type="hidden" name="amount" value={written} />
        <Button type="submit" kind="primary">{texts.pay(amount)}</Button>
      </Form>
    </section>
  );
}
