import type { Context } from "hono";
import { accountText, ibanText } from "../../core/billing/bank_account.ts";
import { monthlyPrice } from "../../core/billing/daily_price.ts";
import {
  decideDeposit,
  type DepositLimits,
  depositLimits,
  type DepositProblem,
  recommendedDeposit,
} from "../../core/billing/deposit.ts";
import { invoiceRegime } from "../../core/billing/regime.ts";
import { accountFor, type Operator } from "../../core/billing/operator.ts";
import { paymentCodes } from "../../core/billing/payment_codes/payment_codes.ts";
import { qrCode } from "../../core/billing/payment_codes/qr_code.ts";
import { addDays, laterDay } from "../../core/calendar.ts";
import { readMoney } from "../../core/catalogue/product_form_fields.ts";
import type { Currency } from "../../core/money.ts";
import { err, type Result } from "../../core/result.ts";
import { owedNow } from "../../tenants/billing/settle_calls.ts";
import { pragueDay } from "../../tenants/clock.ts";
import { newId } from "../../tenants/ids.ts";
import { accountOfShop, type ContractAccount } from "../../tenants/platform/contracts.ts";
import { noteTopUpRequest } from "../../tenants/platform/payables.ts";
import { formatMoney } from "../../views/format.ts";
import { byInvoiceTexts } from "../../views/texts/by_invoice.ts";
import { topUpTexts } from "../../views/texts/top_up.ts";
import { TopUpPage } from "../../views/wallet/top_up_page.tsx";
import type { PaymentDetails } from "../../views/wallet/transfer.tsx";
import { createRouter, type Environment } from "../environment.ts";
import { pageOf } from "../page.ts";

/** How to pay into the wallet: an amount within its limits, and where to send it. @see R154–R156 */
export const topUp = createRouter();

topUp.get("/shops/:shop/wallet/top-up", (c) => topUpPage(c, c.req.query("amount")));

/**
 * The page with the ways to pay an amount, or with the question for it.
 *
 * @param value the amount as it was written; refused with what would be right
 * @param cardProblem why it cannot be paid by card just now
 */
export async function topUpPage(
  c: Context<Environment>,
  value: string | undefined,
  cardProblem?: string,
): Promise<Response> {
  const { platform, card } = c.var.services;
  const deposit = await readDeposit(c, value ?? "");
  const { account, limits, recommendedMinor } = deposit;
  const { currency } = account;
  const { operator } = platform;
  const own = operator && accountFor(operator, currency);
  const payable = operator && card;
  const isImpossible = own === undefined && payable === undefined;
  const shown = { page: pageOf(c), currency, limits, recommendedMinor, isImpossible };
  if (isImpossible || value === undefined) return c.html(<TopUpPage {...shown} />);
  if (!deposit.amount.ok) {
    return c.html(<TopUpPage {...shown} refused={{ value, error: deposit.amount.error }} />, 422);
  }
  const amountMinor = deposit.amount.value;
  const transfer = await transferOf(c, account, amountMinor);
  // The form leads to the gateway by a redirect, which browsers hold to the policy too.
  const isCard = payable && amountMinor <= cardMost(currency);
  if (isCard) c.set("formTarget", payable.payOrigin);
  const chosen = {
    amountMinor,
    transfer,
    card: !isCard ? undefined : { id: newId(), isTest: payable.isTest, problem: cardProblem },
  };
  return c.html(<TopUpPage {...shown} chosen={chosen} />, cardProblem ? 503 : 200);
}

/** As much as a card pays at once. @see R167 */
export const cardMost = (currency: Currency): number => invoiceRegime.cardPaymentMaxMinor[currency];

/** An amount that somebody wrote, held against its limits. @see R154, R155, MO-8 */
export async function readDeposit(c: Context<Environment>, value: string) {
  const { platform } = c.var.services;
  const account = await accountOfShop(platform.database, c.var.current.shop.id);
  const { currency, balanceMinor, pricing, facts } = account;
  const day = laterDay(pragueDay(platform.now()), addDays(facts.trialUntil, 1));
  const monthlyPriceMinor = monthlyPrice(pricing, day);
  const owedMinor = await owedNow(platform.database, account.shopId);
  const limits = depositLimits({ monthlyPriceMinor, currency, balanceMinor, owedMinor });
  const recommendedMinor = recommendedDeposit(monthlyPriceMinor, currency);
  return { account, limits, recommendedMinor, amount: decideWritten(c, value, limits, account) };
}

function decideWritten(
  c: Context<Environment>,
  value: string,
  limits: DepositLimits,
  account: ContractAccount,
): Result<number, string> {
  const typed = readMoney(value.trim());
  if (!typed.ok) return err(topUpTexts[c.var.language].unreadable);
  const decided = decideDeposit(typed.value, limits);
  return decided.ok ? decided : err(problemText(c, decided.error, account));
}

function problemText(
  c: Context<Environment>,
  { code, amountMinor, limits }: DepositProblem,
  { currency }: ContractAccount,
): string {
  const texts = topUpTexts[c.var.language];
  const byInvoice = byInvoiceTexts[c.var.language];
  const { tooSmall, tooLarge } = c.var.current.regime === "invoice"
    ? { tooSmall: byInvoice.payTooSmall, tooLarge: byInvoice.payTooLarge }
    : texts;
  const money = (minor: number) => formatMoney(c.var.language, minor, currency);
  const say = code === "deposit_too_small" ? tooSmall : tooLarge;
  return say(money(amountMinor), money(limits.minMinor), money(limits.maxMinor));
}

/** What a payment is marked with for people: its shop, and what it is for. */
export function paymentTitle(c: Context<Environment>, shopName: string): string {
  return c.var.current.regime === "invoice"
    ? byInvoiceTexts[c.var.language].payMessage(shopName)
    : topUpTexts[c.var.language].messageText(shopName);
}

/**
 * Where an amount is transferred to; it is noted as one that is expected. `undefined` when we have no
 * account in the shop's currency.
 */
export async function transferOf(
  c: Context<Environment>,
  account: ContractAccount,
  amountMinor: number,
): Promise<PaymentDetails | undefined> {
  const { database, operator, now } = c.var.services.platform;
  const { shopId, currency } = account;
  await noteTopUpRequest(database, { shopId, amountMinor, now: now() });
  const own = operator && accountFor(operator, currency);
  return operator && own && detailsOf(c, { account, operator, iban: own.iban, amountMinor });
}

function detailsOf(
  c: Context<Environment>,
  { account, operator, iban, amountMinor }: {
    account: ContractAccount;
    operator: Operator;
    iban: string;
    amountMinor: number;
  },
): PaymentDetails {
  const message = paymentTitle(c, account.shopName);
  const codes = paymentCodes({
    account: iban,
    amountMinor,
    currency: account.currency,
    variableSymbol: account.variableSymbol,
    recipient: operator.name,
    message,
  });
  return {
    account: accountText(iban),
    iban: ibanText(iban),
    recipient: operator.name,
    variableSymbol: account.variableSymbol,
    message,
    codes: codes.map(({ name, text }) => ({ name, picture: qrCode(text) })),
  };
}
