import type { CardPaymentState } from "../../core/billing/card_payment.ts";
import type { Currency } from "../../core/money.ts";
import { Button, ButtonRow } from "../components/button.tsx";
import { Notice } from "../components/notice.tsx";
import { formatMoney, moneyInputText } from "../format.ts";
import { Layout } from "../layout.tsx";
import type { Page } from "../page.ts";
import { paths } from "../paths.ts";
import { cardTexts } from "../texts/cards.ts";
import { walletTexts } from "../texts/wallet.ts";

interface CardPaymentProps {
  page: Page;
  payment: { state: CardPaymentState; amountMinor: number; currency: Currency };
}

const tones = {
  asked: "accent",
  waiting: "accent",
  paid: "positive",
  failed: "negative",
  expired: "warning",
  aside: "warning",
} as const;

/** Back from the gateway: how far the payment is. It asks for itself again until that is known. */
export function CardPaymentPage({ page, payment }: CardPaymentProps) {
  const { language } = page;
  const { state, amountMinor, currency } = payment;
  const texts = cardTexts[language];
  const shop = page.shop!;
  const polling = state !== "asked" ? {} : {
    "hx-get": page.path,
    "hx-trigger": "every 2s",
    "hx-select": "#card-payment",
    "hx-swap": "outerMorph",
  };
  const isOver = state === "failed" || state === "expired";
  return (
    <Layout
      page={page}
      title={texts.title}
      active="wallet"
      breadcrumbs={[{ text: walletTexts[language].title, href: paths.wallet(shop) }]}
    >
      <div class="stack" id="card-payment" aria-live="polite" {...polling}>
        <Notice tone={tones[state]} title={texts.states[state].title}>
          {texts.states[state].text(formatMoney(language, amountMinor, currency))}
        </Notice>
        <ButtonRow>
          {isOver && (
            <Button kind="primary" href={paths.topUp(shop, moneyInputText(language, amountMinor))}>
              {texts.otherWays}
            </Button>
          )}
          <Button href={paths.wallet(shop)}>{texts.toWallet}</Button>
        </ButtonRow>
      </div>
    </Layout>
  );
}
