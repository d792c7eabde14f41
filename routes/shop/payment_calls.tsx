import type { Context } from "hono";
import { readEmail } from "../../core/accounts/text_fields.ts";
import { payableUntil } from "../../core/billing/payment_calls.ts";
import { priceListOn, tariffsByInvoice } from "../../core/billing/price_list.ts";
import { invoiceRegime } from "../../core/billing/regime.ts";
import { readPhone } from "../../core/support/ticket_form.ts";
import {
  orderOfShop,
  placeOrder,
  refuseOffer,
  type ServiceOrder,
} from "../../tenants/billing/service_orders.ts";
import { owedNow } from "../../tenants/billing/settle_calls.ts";
import { pragueDay } from "../../tenants/clock.ts";
import { phoneOf } from "../../tenants/platform/accounts.ts";
import { accountOfShop } from "../../tenants/platform/contracts.ts";
import {
  callingOf,
  chooseFrequency,
  type KeptCall,
  listCalls,
} from "../../tenants/platform/payment_calls.ts";
import type { Errors, FormValues } from "../../views/components/form.tsx";
import { paths } from "../../views/paths.ts";
import { callTexts } from "../../views/texts/payment_calls.ts";
import { CallsPage, type ShownCall } from "../../views/wallet/calls_page.tsx";
import { actorOf } from "../actor.ts";
import { createRouter, type Environment } from "../environment.ts";
import { readForm } from "../form.ts";
import { setNotice } from "../notice.ts";
import { pageOf } from "../page.ts";
import { refuse } from "../refusal.tsx";

/** A contract by invoice: ordering it, and what is to be paid. @see R147, R148, R167–R169 */
export const paymentCalls = createRouter();

type Request = Context<Environment>;

const path = "/shops/:shop/wallet/calls";

paymentCalls.get(path, async (c) => {
  const { session } = c.var;
  const phone = await phoneOf(c.var.services.platform.database, session!.accountId ?? "");
  return await callsPage(c, { contact: session!.name, email: session!.email, phone });
});

paymentCalls.post(`${path}/order`, async (c) => {
  const { platform } = c.var.services;
  const { shop } = c.var.current;
  const values = await readForm(
    c,
    ...(["tariff", "frequency", "footer", "goods", "contact", "email", "phone"] as const),
  );
  const texts = callTexts[c.var.language];
  const { pricing } = await accountOfShop(platform.database, shop.id);
  const list = priceListOn(pricing.priceLists, pragueDay(platform.now()))!;
  const tariff = tariffsByInvoice(list).find(({ id }) => id === values.tariff);
  const frequency = frequencyIn(values.frequency);
  const line = (text = "") => text.replace(/\s+/g, " ").trim().slice(0, 200);
  const email = readEmail(values.email ?? "");
  const phone = readPhone(values.phone ?? "");
  const errors: Errors = {
    ...(tariff && frequency ? {} : { tariff: texts.tariffMissing }),
    ...(line(values.goods) === "" ? { goods: texts.goodsMissing } : {}),
    ...(line(values.contact) === "" ? { contact: texts.contactMissing } : {}),
    ...(email.ok ? {} : { email: texts.emailWrong }),
    ...(phone ? {} : { phone: texts.phoneWrong }),
  };
  if (!tariff || !frequency || !email.ok || !phone || Object.keys(errors).length > 0) {
    return await callsPage(c, values, errors);
  }
  const isPlaced = await placeOrder(platform, {
    shopId: shop.id,
    order: {
      ...{ tariff: tariff.id, frequency, footerLinkRemoved: values.footer === "on" },
      goods: line(values.goods),
      contact: { name: line(values.contact), email: email.value, phone },
    },
    actor: actorOf(c),
  });
  if (!isPlaced) return await refuse(c, "not_found");
  setNotice(c, { tone: "positive", text: texts.sent });
  return c.redirect(paths.calls(shop), 303);
});

paymentCalls.post(`${path}/refusal`, async (c) => {
  const { shop } = c.var.current;
  await readForm(c);
  const order = { shopId: shop.id, actor: actorOf(c) };
  const isRefused = await refuseOffer(c.var.services.platform, order);
  const texts = callTexts[c.var.language];
  setNotice(
    c,
    isRefused
      ? { tone: "positive", text: texts.offerRefused }
      : { tone: "warning", text: texts.tooLate },
  );
  return c.redirect(paths.calls(shop), 303);
});

paymentCalls.post(`${path}/frequency`, async (c) => {
  const { shop } = c.var.current;
  const { frequency } = await readForm(c, "frequency");
  const chosen = frequencyIn(frequency);
  if (!chosen) return await refuse(c, "malformed");
  await chooseFrequency(c.var.services.platform.database, shop.id, chosen);
  const text = callTexts[c.var.language].frequencyChanged;
  setNotice(c, { tone: "positive", text });
  return c.redirect(paths.calls(shop), 303);
});

export const frequencyIn = (text: string | undefined) =>
  invoiceRegime.frequencies.find((each) => String(each) === text);

async function callsPage(c: Request, values: FormValues, errors?: Errors): Promise<Response> {
  const { database, now } = c.var.services.platform;
  const { shop, may } = c.var.current;
  const today = pragueDay(now());
  const { facts, pricing, currency } = await accountOfShop(database, shop.id);
  if (facts.regime !== "invoice") return await refuse(c, "not_found");
  const list = priceListOn(pricing.priceLists, today)!;
  const nameOf = (id: string) =>
    list.tariffs.find((each) => each.id === id)?.name[c.var.language] ?? id;
  const order = await orderOfShop(database, shop.id);
  const calling = await callingOf(database, shop.id);
  const isWaiting = order?.state === "placed" || order?.state === "offered";
  return await c.html(
    <CallsPage
      page={pageOf(c)}
      currency={currency}
      owedMinor={await owedNow(database, shop.id)}
      calls={(await listCalls(database, shop.id)).map((call) => shownCall(call, today))}
      order={order && shownOrder(order, nameOf)}
      mayOrder={!isWaiting && facts.paidFrom === undefined && !facts.end &&
        may.has("contract.edit")}
      tariffs={tariffsByInvoice(list).map(({ id, monthMinor }) => ({
        id,
        name: nameOf(id),
        monthMinor,
      }))}
      calling={calling}
      values={values}
      {...(errors ? { errors } : {})}
    />,
    errors ? 422 : 200,
  );
}

export function shownCall(call: KeptCall, today: string): ShownCall {
  const { id, from, until, amountMinor, dueOn, agreedOn, paidOn } = call;
  const isLate = payableUntil(call) < today;
  const state = paidOn !== undefined ? "paid" : isLate ? "late" : "open";
  return { id, from, until, amountMinor, dueOn, agreedOn, state };
}

export const shownOrder = (order: ServiceOrder, nameOf: (tariff: string) => string) => ({
  ...order,
  tariffName: nameOf(order.tariff),
});
