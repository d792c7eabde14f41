import type { Context } from "hono";
import { accountText, ibanText } from "../../core/billing/bank_account.ts";
import { monthlyPrice } from "../../core/billing/daily_price.ts";
import {
  decideDeposit,
  depositLimits,
  type DepositProblem,
  recommendedDeposit,
} from "../../core/billing/deposit.ts";
import { accountFor, type Operator } from "../../core/billing/operator.ts";
import { paymentCodes } from "../../core/billing/payment_codes/payment_codes.ts";
import { qrCode } from "../../core/billing/payment_codes/qr_code.ts";
import { addDays, laterDay } from "../../core/calendar.ts";
import { readMoney } from "../../core/catalogue/product_form_fields.ts";
import { owedNow } from "../../tenants/billing/settle_calls.ts";
import { pragueDay } from "../../tenants/clock.ts";
import { accountOfShop, type ContractAccount } from "../../tenants/platform/contracts.ts";
import { noteTopUpRequest } from "../../tenants/platform/payables.ts";
import { formatMoney } from "../../views/format.ts";
import { topUpTexts } from "../../views/texts/top_up.ts";
import { type PaymentDetails, TopUpPage } from "../../views/wallet/top_up_page.tsx";
import { createRouter, type Environment } from "../environment.ts";
import { pageOf } from "../page.ts";

/** How to pay into the wallet: an amount within its limits, and where to send it. @see R154–R156 */
export const topUp = createRouter();

topUp.get("/shops/:shop/wallet/top-up", async (c) => {
  const { platform } = c.var.services;
  const account = await accountOfShop(platform.database, c.var.current.shop.id);
  const { currency, balanceMinor, pricing, facts } = account;
  const day = laterDay(pragueDay(platform.now()), addDays(facts.trialUntil, 1));
  const monthlyPriceMinor = monthlyPrice(pricing, day);
  const owedMinor = await owedNow(platform.database, account.shopId);
  const limits = depositLimits({ monthlyPriceMinor, currency, balanceMinor, owedMinor });
  const { operator } = platform;
  const own = operator && accountFor(operator, currency);
  const shown = {
    page: pageOf(c),
    currency,
    limits,
    recommendedMinor: recommendedDeposit(monthlyPriceMinor, currency),
    isImpossible: own === undefined,
  };
  const value = c.req.query("amount");
  if (!operator || !own || value === undefined) return c.html(<TopUpPage {...shown} />);
  const typed = readMoney(value.trim());
  const amount = typed.ok ? decideDeposit(typed.value, limits) : undefined;
  if (!amount?.ok) {
    const texts = topUpTexts[c.var.language];
    const error = amount ? problemText(c, amount.error, account) : texts.unreadable;
    return c.html(<TopUpPage {...shown} refused={{ value, error }} />, 422);
  }
  await noteTopUpRequest(platform.database, {
    shopId: account.shopId,
    amountMinor: amount.value,
    now: platform.now(),
  });
  const payment = detailsOf(c, { account, operator, iban: own.iban, amountMinor: amount.value });
  return c.html(<TopUpPage {...shown} payment={payment} />);
});

function problemText(
  c: Context<Environment>,
  { code, amountMinor, limits }: DepositProblem,
  { currency }: ContractAccount,
): string {
  const texts = topUpTexts[c.var.language];
  const money = (minor: number) => formatMoney(c.var.language, minor, currency);
  const say = code === "deposit_too_small" ? texts.tooSmall : texts.tooLarge;
  return say(money(amountMinor), money(limits.minMinor), money(limits.maxMinor));
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
  const message = topUpTexts[c.var.language].messageText(account.shopName);
  const codes = paymentCodes({
    account: iban,
    amountMinor,
    currency: account.currency,
    variableSymbol: account.variableSymbol,
    recipient: operator.name,
    message,
  });
  return {
    amountMinor,
    account: accountText(iban),
    iban: ibanText(iban),
    recipient: operator.name,
    variableSymbol: account.variableSymbol,
    message,
    codes: codes.map(({ name, text }) => ({ name, picture: qrCode(text) })),
  };
}
