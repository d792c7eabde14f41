import type { Context } from "hono";
import { dailyPrice } from "../../core/billing/daily_price.ts";
import { expirationDay, forecast } from "../../core/billing/forecast.ts";
import { tariffOn } from "../../core/billing/limits.ts";
import { prepaymentOn } from "../../core/billing/contract.ts";
import { priceListOn } from "../../core/billing/price_list.ts";
import { walletRegime } from "../../core/billing/regime.ts";
import { addDays } from "../../core/calendar.ts";
import { stateOn } from "../../core/lifecycle/lifecycle.ts";
import { stateAllows } from "../../core/lifecycle/shop_state.ts";
import { creditedDays } from "../../tenants/billing/credit_outages.ts";
import { reasonOf } from "../../tenants/billing/manual_credits.ts";
import { refundable } from "../../tenants/billing/refund.ts";
import { feeOf, owedNow } from "../../tenants/billing/settle_calls.ts";
import { plannedEnd } from "../../tenants/billing/planned_ends.ts";
import { pragueDay } from "../../tenants/clock.ts";
import { accountOfShop, type ContractAccount } from "../../tenants/platform/contracts.ts";
import {
  type Entry,
  type EntryKind,
  entryKinds,
  listEntries,
} from "../../tenants/platform/ledger.ts";
import type { Language } from "../../core/language.ts";
import { type ShownEntry, type ShownService, whatOf } from "../../views/wallet/entry_list.tsx";
import { type ShownDebt, type ShownWallet, WalletPage } from "../../views/wallet/wallet_page.tsx";
import { walletTexts } from "../../views/texts/wallet.ts";
import { contentDisposition } from "../content_disposition.ts";
import { stringify } from "../csv_text.ts";
import { createRouter, type Environment } from "../environment.ts";
import { pageOf } from "../page.ts";
import { pageNumber } from "../query.ts";
import { transferOf } from "./top_up.tsx";

/** What the shop has in its wallet, and what was posted. */
export const wallet = createRouter();

const size = 20;

wallet.get("/shops/:shop/wallet", async (c) => {
  const { platform } = c.var.services;
  const { shop } = c.var.current;
  const account = await accountOfShop(platform.database, shop.id);
  const owedMinor = await owedNow(platform.database, shop.id);
  const kind = kindOf(c.req.query("kind"));
  const number = pageNumber(c);
  const { entries, count } = await listEntries(platform.database, shop.id, {
    limit: size,
    offset: (number - 1) * size,
    filter: { kind },
  });
  return c.html(
    <WalletPage
      page={pageOf(c)}
      wallet={{
        ...shownWallet(account, pragueDay(platform.now()), c.var.language),
        owedMinor,
        refundMinor: await refundable(platform.database, account),
      }}
      debt={await debtAfterEnd(c, account, owedMinor)}
      lastDay={await plannedEnd(platform.database, shop.id)}
      entries={entries.map(showing(c, account))}
      total={count}
      number={number}
      size={size}
      kind={kind}
    />,
  );
});

/**
 * What an ended contract still owes and how it is transferred. Nothing else is paid into its wallet:
 * the page for topping up, and cards, are for contracts that go on.
 *
 * @see R184, R185
 */
async function debtAfterEnd(
  c: Context<Environment>,
  account: ContractAccount,
  owedMinor: number,
): Promise<ShownDebt | undefined> {
  const amountMinor = Math.max(owedMinor, -account.balanceMinor);
  if (account.state !== "ended" || amountMinor <= 0) return undefined;
  return { amountMinor, transfer: await transferOf(c, account, amountMinor) };
}

/** More rows than a shop collects in a lifetime of days. */
const rowsMax = 100_000;

wallet.get("/shops/:shop/wallet/entries.csv", async (c) => {
  const { platform } = c.var.services;
  const { shop } = c.var.current;
  const texts = walletTexts[c.var.language];
  const page = pageOf(c);
  const { entries } = await listEntries(platform.database, shop.id, {
    limit: rowsMax,
    offset: 0,
    filter: { kind: kindOf(c.req.query("kind")) },
  });
  const account = await accountOfShop(platform.database, shop.id);
  const rows = entries.map(showing(c, account)).map((entry) => [
    entry.postedAt,
    texts.kinds[entry.kind],
    whatOf(page, entry),
    decimal(entry.changeMinor),
    decimal(entry.balanceMinor),
    shop.currency,
  ]);
  c.header("Content-Type", "text/csv; charset=utf-8");
  c.header("Content-Disposition", contentDisposition("attachment", texts.fileName(shop.slug)));
  const head = [texts.when, texts.kind, texts.what, texts.amount, texts.after, texts.currency];
  return c.body(stringify([head, ...rows]));
});

/** Exact, and a number for spreadsheets of all languages: quotes keep its decimal point. */
const decimal = (minor: number): number => minor / 100;

const kindOf = (text: string | undefined): EntryKind | undefined =>
  entryKinds.find((kind) => kind === text);

/** Shows entries with the names of tariffs as they are sold now. */
function showing(c: Context<Environment>, { pricing }: ContractAccount) {
  const today = pragueDay(c.var.services.platform.now());
  const { tariffs } = priceListOn(pricing.priceLists, today)!;
  const nameOf = (id: string) =>
    tariffs.find((tariff) => tariff.id === id)?.name[c.var.language] ?? id;
  return (entry: Entry): ShownEntry => {
    const { id, kind, serviceDay, postedAt, changeMinor, balanceMinor } = entry;
    return {
      ...{ id, kind, serviceDay, postedAt, changeMinor, balanceMinor },
      outageDays: creditedDays(entry),
      reason: reasonOf(entry),
      fee: feeOf(entry),
      service: serviceOf(entry, nameOf),
    };
  };
}

function serviceOf(
  { kind, details }: Entry,
  nameOf: (tariff: string) => string,
): ShownService | undefined {
  const isKnown = Object.hasOwn(walletTexts.en.services, String(details.what));
  if (kind !== "service" || !isKnown) return undefined;
  const service = details as unknown as ShownService;
  return "tariff" in service ? { ...service, tariff: nameOf(service.tariff) } : service;
}

export function shownWallet(
  account: ContractAccount,
  today: string,
  language: Language,
): Omit<ShownWallet, "owedMinor" | "refundMinor"> {
  const { facts, pricing, balanceMinor, currency, state, variableSymbol } = account;
  const begins = addDays(facts.trialUntil, 1);
  const price = dailyPrice(pricing, state === "trial" ? begins : today);
  const isOut = facts.expiredOn !== undefined && stateAllows(state, "topUp");
  const missingMinor = price.amountMinor - balanceMinor;
  const leastMinor = walletRegime.depositMinMinor[currency];
  return {
    regime: facts.regime,
    currency,
    balanceMinor,
    state,
    cause: stateOn(facts, today).cause,
    today,
    trialUntil: state === "trial" ? facts.trialUntil : undefined,
    isFunded: balanceMinor >= price.amountMinor,
    expirationDay: expirationDay(account),
    renewal: !isOut ? undefined : {
      amountMinor: Math.max(missingMinor, leastMinor),
      isDebtAndDay: balanceMinor < 0 && missingMinor >= leastMinor,
    },
    price,
    tariff: {
      name: tariffOn(pricing, price.day).name[language],
      prepaidUntil: prepaymentOn(pricing.contract, price.day)?.until,
    },
    variableSymbol,
    domain: account.domain,
    forecast: forecast(account, today),
  };
}
