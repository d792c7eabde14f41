import { askForCard } from "../../tenants/billing/card_payments.ts";
import { cardPaymentById } from "../../tenants/platform/card_payments.ts";
import { moneyInputText } from "../../views/format.ts";
import { paths } from "../../views/paths.ts";
import { cardTexts } from "../../views/texts/cards.ts";
import { CardPaymentPage } from "../../views/wallet/card_payment_page.tsx";
import { createRouter } from "../environment.ts";
import { MalformedFormError, readForm } from "../form.ts";
import { pageOf } from "../page.ts";
import { refuse } from "../refusal.tsx";
import { cardMost, paymentTitle, readDeposit, topUpPage } from "./top_up.tsx";

/** Paying into the wallet by card: the way to the gateway and the way back. @see R156 */
export const cardPayments = createRouter();

const path = "/shops/:shop/wallet/card";

cardPayments.post(path, async (c) => {
  const { platform, card, publicUrl } = c.var.services;
  const { payment: id = "", amount = "" } = await readForm(c, "payment", "amount");
  if (!card || !platform.operator) return refuse(c, "not_found");
  if (!/^[a-z0-9]{24}$/.test(id)) throw new MalformedFormError("The payment has no id of ours");
  const { account, amount: deposit } = await readDeposit(c, amount);
  // What a card does not pay at once is paid by the transfer, which the page offers.
  const isTooMuch = deposit.ok && deposit.value > cardMost(account.currency);
  if (!deposit.ok || isTooMuch) return await topUpPage(c, amount);
  const { shop } = c.var.current;
  const { language } = c.var;
  const session = c.var.session!;
  const asked = await askForCard(platform, card, {
    ...{ id, shopId: shop.id, amountMinor: deposit.value, currency: account.currency },
    ...{ askedBy: session.accountId!, email: session.email, language },
    title: paymentTitle(c, shop.name),
    successUrl: publicUrl + paths.cardPayment(shop, id),
    cancelUrl: publicUrl + paths.topUp(shop, moneyInputText(language, deposit.value)),
  });
  if (asked.ok) return c.redirect(asked.value, 303);
  if (asked.error === "payment_differs") return c.redirect(paths.cardPayment(shop, id), 303);
  return await topUpPage(c, amount, cardTexts[language].unreachable);
});

cardPayments.get(`${path}/:payment`, async (c) => {
  const { platform } = c.var.services;
  const payment = await cardPaymentById(platform.database, c.req.param("payment"));
  if (payment?.shopId !== c.var.current.shop.id) return refuse(c, "not_found");
  return c.html(<CardPaymentPage page={pageOf(c)} payment={payment} />);
});
