import type { DailyPrice } from "../../core/billing/daily_price.ts";
import type { BillingRegime } from "../../core/billing/regime.ts";
import { addDays } from "../../core/calendar.ts";
import type { Forecast } from "../../core/billing/forecast.ts";
import type { StateCause } from "../../core/lifecycle/lifecycle.ts";
import { type ShopState, stateAllows } from "../../core/lifecycle/shop_state.ts";
import type { Currency } from "../../core/money.ts";
import { Button } from "../components/button.tsx";
import { KeyValues } from "../components/key_values.tsx";
import { Notice } from "../components/notice.tsx";
import { DateOnly, Money } from "../components/values.tsx";
import { formatDate, formatMoney } from "../format.ts";
import { Layout } from "../layout.tsx";
import type { Page } from "../page.ts";
import { paths } from "../paths.ts";
import { byInvoiceTexts } from "../texts/by_invoice.ts";
import { domainTexts } from "../texts/domain.ts";
import { mailboxTexts } from "../texts/mailboxes.ts";
import { invoiceTexts } from "../texts/invoices.ts";
import { callTexts } from "../texts/payment_calls.ts";
import { topUpTexts } from "../texts/top_up.ts";
import { walletTexts } from "../texts/wallet.ts";
import { DailyPriceTable } from "./daily_price_table.tsx";
import { EntryList, type EntryListProps } from "./entry_list.tsx";
import { ForecastChart } from "./forecast_chart.tsx";
import { type PaymentDetails, Transfer } from "./transfer.tsx";

export interface ShownWallet {
  regime: BillingRegime;
  currency: Currency;
  balanceMinor: number;
  /** By invoice: what is called for and not paid, with fees. */
  owedMinor: number;
  state: ShopState;
  cause: StateCause;
  today: string;
  /** While the trial runs, or when nobody went on after it. */
  trialUntil: string | undefined;
  /** Whether a topped-up wallet carries the shop on after its trial. */
  isFunded: boolean;
  expirationDay: string | undefined;
  /** What its owner may have back of a contract that has ended. @see R200 */
  refundMinor: number;
  /** What brings a suspended shop back; often the least that can be paid in. */
  renewal: { amountMinor: number; isDebtAndDay: boolean } | undefined;
  price: DailyPrice;
  /** The tariff's name, and until when it is paid beforehand. */
  tariff: { name: string; prepaidUntil: string | undefined };
  variableSymbol: string;
  /** Where the shop's web is; hidden without one. */
  domain: string | undefined;
  forecast: Forecast;
}

/** What an ended contract still owes; without a transfer we have no account in its currency. */
export interface ShownDebt {
  amountMinor: number;
  transfer: PaymentDetails | undefined;
}

interface WalletPageProps extends Omit<EntryListProps, "currency"> {
  page: Page;
  wallet: ShownWallet;
  debt: ShownDebt | undefined;
  /** Of a contract that notice was given of. */
  lastDay: string | undefined;
}

/** What the wallet has and how long it lasts, what a day costs, what comes, what was posted. */
export function WalletPage({ page, wallet, debt, lastDay, ...entries }: WalletPageProps) {
  const texts = walletTexts[page.language];
  return (
    <Layout
      page={page}
      title={texts.title}
      active="wallet"
      actions={page.shop!.may.has("wallet.top_up") && (
        <Button kind="primary" icon="plus" href={paths.walletPart(page.shop!, "top-up")}>
          {wallet.regime === "invoice" ? byInvoiceTexts[page.language].payTitle : texts.topUp}
        </Button>
      )}
    >
      <div class="wallet">
        {lastDay && (
          <Notice tone="warning">
            {callTexts[page.language].ends(formatDate(page.language, lastDay))}
          </Notice>
        )}
        <Standing page={page} wallet={wallet} />
        {debt && <Debt page={page} debt={debt} currency={wallet.currency} />}
        <div class="wallet-columns">
          <Coming page={page} wallet={wallet} />
          <aside class="stack">
            {wallet.state !== "ended" && <DailyPriceTable page={page} wallet={wallet} />}
            <Contract page={page} wallet={wallet} isEnding={lastDay !== undefined} />
          </aside>
        </div>
        <EntryList page={page} currency={wallet.currency} {...entries} />
      </div>
    </Layout>
  );
}

type PartProps = { page: Page; wallet: ShownWallet };

function Standing({ page, wallet }: PartProps) {
  const texts = walletTexts[page.language];
  const { balanceMinor, currency, expirationDay, state } = wallet;
  const day = expirationDay && formatDate(page.language, addDays(expirationDay, -1));
  return (
    <section class="wallet-standing" aria-labelledby="balance">
      <div>
        <h2 id="balance" class="soft">{balanceMinor < 0 ? texts.debt : texts.balance}</h2>
        <p class="wallet-balance" data-tone={balanceMinor < 0 ? "negative" : undefined}>
          <Money page={page} amountMinor={balanceMinor} currency={currency} />
        </p>
        {state === "active" && wallet.regime === "wallet" && <p>{lastsText(wallet, texts, day)}</p>}
        {wallet.regime === "invoice" && <Owed page={page} wallet={wallet} />}
      </div>
      <StateNotice page={page} wallet={wallet} />
    </section>
  );
}

function Debt(
  { page, debt: { amountMinor, transfer }, currency }:
    & { page: Page; debt: ShownDebt }
    & Pick<ShownWallet, "currency">,
) {
  const texts = walletTexts[page.language];
  const amount = formatMoney(page.language, amountMinor, currency);
  return (
    <>
      <Notice tone="warning">{texts.toPay(amount)}</Notice>
      {transfer
        ? (
          <Transfer
            page={page}
            amount={amount}
            transfer={transfer}
            lead={byInvoiceTexts[page.language].payLead}
          />
        )
        : <Notice>{topUpTexts[page.language].none}</Notice>}
    </>
  );
}

/** By invoice the balance says little: what is to be paid stands on a page of its own. */
function Owed({ page, wallet: { owedMinor, currency } }: PartProps) {
  const texts = callTexts[page.language];
  return (
    <div class="stack" data-gap="small">
      {owedMinor > 0 && <p>{texts.owed(formatMoney(page.language, owedMinor, currency))}</p>}
      <div class="button-row">
        <Button href={paths.calls(page.shop!)}>{texts.open}</Button>
      </div>
    </div>
  );
}

function lastsText(
  { price, forecast }: ShownWallet,
  texts: typeof walletTexts["en"],
  day: string | undefined,
): string {
  if (price.amountMinor === 0 && forecast.days.length === 0) return texts.nothingToPay;
  return day === undefined ? texts.lastsLong : texts.lastsUntil(day);
}

function StateNotice({ page, wallet }: PartProps) {
  const texts = walletTexts[page.language];
  const { state, trialUntil, isFunded, price, renewal, refundMinor, currency } = wallet;
  if (state === "active" || state === "deleted") return null;
  if (state === "trial" && wallet.regime === "invoice") {
    return <Notice>{callTexts[page.language].orderLead}</Notice>;
  }
  if (state === "trial") {
    const begins = formatDate(page.language, price.day);
    return (
      <Notice>
        {texts.trial(formatDate(page.language, trialUntil ?? price.day))}{" "}
        {isFunded ? texts.trialFunded(begins) : texts.trialUnfunded(begins)}
      </Notice>
    );
  }
  return (
    <Notice tone="negative">
      <p>{suspendedText(page, wallet, state)}</p>
      {renewal && (
        <p>
          <strong>
            {texts[renewal.isDebtAndDay ? "toRenewDebt" : "toRenew"](
              formatMoney(page.language, renewal.amountMinor, currency),
            )}
          </strong>
        </p>
      )}
      {refundMinor > 0 && <p>{texts.toRefund(formatMoney(page.language, refundMinor, currency))}
      </p>}
      <div class="button-row">
        {page.shop?.may.has("archive.take") && (
          <Button size="small" href={paths.archive(page.shop)}>{texts.exportData}</Button>
        )}
        {refundMinor > 0 && page.shop?.may.has("support.ask") && (
          <Button size="small" href={paths.newTicket(page.shop, { kind: "termination" })}>
            {texts.askRefund}
          </Button>
        )}
      </div>
    </Notice>
  );
}

function suspendedText(
  page: Page,
  { regime, cause }: ShownWallet,
  state: keyof typeof walletTexts.en.suspended,
): string {
  const { suspended } = walletTexts[page.language];
  const byInvoice = callTexts[page.language].wallet.suspended;
  if (cause === "staff") return suspended.staff;
  return regime === "invoice" && (state === "administration_suspended" || state === "web_suspended")
    ? byInvoice[state]
    : suspended[state];
}

/**
 * By invoice nothing is topped up, and a web that waits for money keeps its mailboxes. A contract that
 * has ended is not brought back by money.
 */
function comingTexts(page: Page, { regime, state }: ShownWallet) {
  const { forecast: title, forecastOfEnded, coming } = walletTexts[page.language];
  const byInvoice = callTexts[page.language].wallet;
  if (state === "ended") return { title: forecastOfEnded, coming };
  if (regime === "wallet") return { title, coming };
  return {
    title: state === "trial" ? byInvoice.unordered : byInvoice.unpaid,
    coming: { ...coming, web_suspended: byInvoice.webSuspended },
  };
}

function Coming({ page, wallet }: PartProps) {
  const texts = walletTexts[page.language];
  const { forecast, today, balanceMinor, currency, expirationDay } = wallet;
  if (forecast.transitions.length === 0 && forecast.days.length === 0) return null;
  const { title, coming } = comingTexts(page, wallet);
  const runsOut = expirationDay ?? forecast.days.at(-1)?.day;
  return (
    <section class="stack" aria-labelledby="coming">
      <h2 id="coming">{title}</h2>
      {forecast.days.length > 1 && runsOut && (
        <ForecastChart
          page={page}
          label={texts.forecastLabel(formatDate(page.language, runsOut))}
          currency={currency}
          from={{ day: today, balanceMinor }}
          days={forecast.days}
          transitions={forecast.transitions}
        />
      )}
      <ol class="day-list">
        {forecast.transitions.map(({ day, state }) => (
          <li data-state={state}>
            <DateOnly page={page} at={day} />
            <span>{coming[state]}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}

/** A link to the shop's web, here where it can be seen before the domain leads to it. */
function WebAddress({ page, wallet: { domain, state } }: PartProps) {
  if (domain === undefined) return domainTexts[page.language].none;
  if (!stateAllows(state, "web")) return domain;
  return <a href={paths.web(page.shop!.slug)}>{domain}</a>;
}

/** @param isEnding notice was given of it */
function Contract({ page, wallet, isEnding }: PartProps & { isEnding: boolean }) {
  const texts = walletTexts[page.language];
  const shop = page.shop!;
  const mayEnd = shop.may.has("contract.edit") && shop.may.has("support.ask") && !isEnding;
  return (
    <section class="stack" aria-labelledby="contract">
      <h2 id="contract">{texts.contract}</h2>
      <KeyValues
        items={[
          { name: texts.tariff, value: wallet.tariff.name },
          { name: texts.symbol, value: <code>{wallet.variableSymbol}</code> },
          {
            name: domainTexts[page.language].name,
            value: <WebAddress page={page} wallet={wallet} />,
          },
          { name: texts.terms, value: <a href={paths.terms()}>{texts.seeTerms}</a> },
        ]}
      />
      <div class="button-row">
        {shop.may.has("contract.edit") && (
          <Button href={paths.walletPart(shop, "tariff")}>{texts.changeTariff}</Button>
        )}
        {shop.may.has("contract.edit") && (
          <Button href={paths.domain(shop)}>
            {domainTexts[page.language][wallet.domain === undefined ? "set" : "change"]}
          </Button>
        )}
        {shop.may.has("contract.edit") && (
          <Button href={paths.mailboxes(shop)}>{mailboxTexts[page.language].open}</Button>
        )}
        <Button href={paths.invoices(shop)}>{invoiceTexts[page.language].list.title}</Button>
        {shop.may.has("archive.take") && (
          <Button href={paths.archive(shop)}>{texts.exportData}</Button>
        )}
        {mayEnd && (
          <Button kind="quiet" href={paths.newTicket(shop, { kind: "termination" })}>
            {texts.end}
          </Button>
        )}
      </div>
    </section>
  );
}
