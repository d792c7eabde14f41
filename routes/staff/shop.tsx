import type { Context } from "hono";
import { staffRoleMay } from "../../core/access/capabilities.ts";
import { readLine } from "../../core/accounts/text_fields.ts";
import { dailyPrice } from "../../core/billing/daily_price.ts";
import { expirationDay } from "../../core/billing/forecast.ts";
import { tariffOn } from "../../core/billing/limits.ts";
import { yearUpgrade } from "../../core/billing/year_upgrade.ts";
import { addDays, laterDay, readDay } from "../../core/calendar.ts";
import { stateAllows } from "../../core/lifecycle/shop_state.ts";
import { priceListOn, tariffsByInvoice } from "../../core/billing/price_list.ts";
import { mayWithdraw, transitionsAfter } from "../../core/lifecycle/lifecycle.ts";
import { plannedEnd } from "../../tenants/billing/planned_ends.ts";
import { owedNow } from "../../tenants/billing/settle_calls.ts";
import { orderOfShop } from "../../tenants/billing/service_orders.ts";
import { mailboxesOfShop } from "../../tenants/platform/mailboxes.ts";
import { purchasesOf } from "../../tenants/platform/licences.ts";
import { unpaidCalls } from "../../tenants/platform/payment_calls.ts";
import { endContract } from "../../tenants/billing/end_contract.ts";
import {
  intervene,
  interventionKinds,
  liftIntervention,
  listInterventions,
  listTransitions,
} from "../../tenants/billing/interventions.ts";
import { refundable, refundWallet } from "../../tenants/billing/refund.ts";
import { pragueDay } from "../../tenants/clock.ts";
import { newId } from "../../tenants/ids.ts";
import { accountOfShop, type ContractAccount } from "../../tenants/platform/contracts.ts";
import { type Shop, shopBySlug } from "../../tenants/platform/shops.ts";
import { formatMoney } from "../../views/format.ts";
import { paths } from "../../views/paths.ts";
import { StaffShopPage } from "../../views/staff/shop_page.tsx";
import { endCausesOfStaff, type RefusedForm } from "../../views/staff/shop_steps.tsx";
import { fieldErrors } from "../../views/texts/field_problems.ts";
import { refundTexts } from "../../views/texts/refunds.ts";
import { staffShopTexts } from "../../views/texts/staff_shop.ts";
import { actorOf } from "../actor.ts";
import { createRouter, type Environment } from "../environment.ts";
import { readForm } from "../form.ts";
import { setNotice } from "../notice.ts";
import { pageOf } from "../page.ts";
import { refuse } from "../refusal.tsx";
import { shownMailboxes } from "../shop/mailboxes.tsx";
import { shownCall, shownOrder } from "../shop/payment_calls.tsx";
import { callTexts } from "../../views/texts/payment_calls.ts";

/** One shop as our own people see it: its money and its life, nothing of what is in it. */
export const staffShop = createRouter();

type Request = Context<Environment>;

const path = "/staff/shops/:shop";
const reasonMost = 500;

staffShop.get(path, async (c) => {
  const shop = await shopOf(c);
  return shop ? await staffShopPage(c, shop) : refuse(c, "not_found");
});

staffShop.post(`${path}/interventions`, async (c) => {
  const shop = await shopOf(c);
  if (!shop) return refuse(c, "not_found");
  const { platform } = c.var.services;
  const values = await readForm(c, "kind", "until", "reason");
  const texts = staffShopTexts[c.var.language];
  const kind = interventionKinds.find((each) => each === values.kind);
  const until = values.until ? readDay(values.until) : undefined;
  const isWrongDay = values.until !== "" && (!until || until < pragueDay(platform.now()));
  const isEndless = kind === "hold" && !values.until;
  const reason = readLine(values.reason ?? "", { most: reasonMost });
  if (!kind || !reason.ok || isWrongDay || isEndless) {
    const errors = {
      ...fieldErrors(c.var.language, {
        ...(kind ? {} : { kind: { code: "choose" as const } }),
        ...(reason.ok ? {} : { reason: reason.error }),
      }),
      ...(isWrongDay ? { until: texts.untilPast } : {}),
      ...(isEndless ? { until: texts.untilMissing } : {}),
    };
    return await staffShopPage(c, shop, { form: "intervention", values, errors });
  }
  const actor = { ...actorOf(c), id: c.var.session!.staffId! };
  await intervene(platform, { shopId: shop.id, kind, until, reason: reason.value, actor });
  return done(c, shop, texts.begun);
});

staffShop.post(`${path}/interventions/:intervention{[0-9]+}/removal`, async (c) => {
  const shop = await shopOf(c);
  await readForm(c);
  const id = Number(c.req.param("intervention"));
  const lifted = shop &&
    await liftIntervention(c.var.services.platform, { shopId: shop.id, id, actor: actorOf(c) });
  if (!shop || !lifted) return refuse(c, "not_found");
  return done(c, shop, staffShopTexts[c.var.language].lifted);
});

staffShop.post(`${path}/end`, async (c) => {
  const shop = await shopOf(c);
  if (!shop) return refuse(c, "not_found");
  const { platform, mailer } = c.var.services;
  const values = await readForm(c, "cause", "endReason");
  const texts = staffShopTexts[c.var.language];
  const cause = endCausesOfStaff.find((each) => each === values.cause);
  const reason = readLine(values.endReason ?? "", { most: reasonMost });
  if (!cause || !reason.ok) {
    const errors = fieldErrors(c.var.language, {
      ...(cause ? {} : { cause: { code: "choose" } }),
      ...(reason.ok ? {} : { endReason: reason.error }),
    });
    return await staffShopPage(c, shop, { form: "end", values, errors });
  }
  const { facts } = await accountOfShop(platform.database, shop.id);
  const isUnpaid = cause === "withdrawn" && facts.regime === "invoice";
  if (isUnpaid && !mayWithdraw(facts, pragueDay(platform.now()))) {
    const errors = { cause: callTexts[c.var.language].staff.withdrawEarly };
    return await staffShopPage(c, shop, { form: "end", values, errors });
  }
  const order = { shopId: shop.id, cause, reason: reason.value, actor: actorOf(c) };
  const ended = await endContract(platform, order);
  mailer.wake();
  return done(c, shop, ended ? texts.ended : texts.endedBefore);
});

staffShop.post(`${path}/refund`, async (c) => {
  const shop = await shopOf(c);
  if (!shop) return refuse(c, "not_found");
  const values = await readForm(c, "account");
  const texts = refundTexts[c.var.language];
  const order = { shopId: shop.id, account: values.account ?? "", actor: actorOf(c) };
  const refunded = await refundWallet(c.var.services.platform, order);
  if (refunded.ok) {
    return done(
      c,
      shop,
      texts.refunded(formatMoney(c.var.language, refunded.value, shop.currency)),
    );
  }
  const { code } = refunded.error;
  // The form is not there for such a shop, so its page says it.
  if (code === "not_terminated" || code === "nothing_left") {
    setNotice(c, { tone: "warning", text: texts.problems[code] });
    return c.redirect(paths.staffShop(shop.slug), 303);
  }
  const errors = { account: texts.problems[code] };
  return await staffShopPage(c, shop, { form: "refund", values, errors });
});

const shopOf = (c: Request): Promise<Shop | undefined> =>
  shopBySlug(c.var.services.platform.database, c.req.param("shop") ?? "");

function done(c: Request, shop: Shop, text: string): Response {
  setNotice(c, { tone: "positive", text });
  return c.redirect(paths.staffShop(shop.slug), 303);
}

/** The page of a shop, also with a form of it that was refused. */
export async function staffShopPage(
  c: Request,
  shop: Shop,
  refused?: RefusedForm,
): Promise<Response> {
  const { database, now } = c.var.services.platform;
  const today = pragueDay(now());
  const account = await accountOfShop(database, shop.id);
  const { facts, pricing } = account;
  const expiration = expirationDay(account);
  const priced = laterDay(today, addDays(facts.trialUntil, 1));
  const role = c.var.session!.staffRole!;
  return c.html(
    <StaffShopPage
      page={pageOf(c)}
      shop={{
        slug: shop.slug,
        name: shop.name,
        state: shop.state,
        currency: shop.currency,
        balanceMinor: account.balanceMinor,
        expirationDay: expiration,
        tariff: tariffOn(pricing, priced).name[c.var.language],
        dailyPriceMinor: dailyPrice(pricing, priced).amountMinor,
        variableSymbol: account.variableSymbol,
        ownerName: account.owner.name,
        ownerEmail: account.owner.email,
        domain: account.domain,
        trialUntil: facts.trialUntil,
        createdAt: shop.createdAt,
      }}
      coming={transitionsAfter({ ...facts, expiredOn: expiration }, today)}
      past={await listTransitions(database, shop.id)}
      interventions={await listInterventions(database, shop.id, today)}
      mayEnter={staffRoleMay(role, "shops.enter")}
      creditId={staffRoleMay(role, "credits.give") && stateAllows(shop.state, "topUp")
        ? refused?.values.credit || newId()
        : undefined}
      mayHold={staffRoleMay(role, "shops.hold")}
      mayEnd={staffRoleMay(role, "shops.end")}
      refundMinor={staffRoleMay(role, "payments.edit") ? await refundable(database, account) : 0}
      paying={await payingOf(c, account, today)}
      mailboxes={shownMailboxes(await mailboxesOfShop(database, shop.id))}
      purchases={await purchasesOf(database, shop.id)}
      {...(refused ? { refused } : {})}
    />,
    refused ? 422 : 200,
  );
}

async function payingOf(
  c: Request,
  { shopId, facts, state, pricing, paidInMinor }: ContractAccount,
  today: string,
) {
  const { database } = c.var.services.platform;
  const list = priceListOn(pricing.priceLists, today)!;
  const nameOf = (id: string) =>
    list.tariffs.find((each) => each.id === id)?.name[c.var.language] ?? id;
  const order = await orderOfShop(database, shopId);
  return {
    regime: facts.regime,
    mayChange: state === "trial" && facts.paidFrom === undefined && paidInMinor === 0,
    order: order && shownOrder(order, nameOf),
    owedMinor: await owedNow(database, shopId),
    calls: (await unpaidCalls(database, shopId)).map((call) => shownCall(call, today)),
    tariffs: tariffsByInvoice(list).map(({ id }) => ({ id, name: nameOf(id) })),
    mayWithdraw: mayWithdraw(facts, today),
    mayEnd: staffRoleMay(c.var.session!.staffRole!, "shops.end") && !facts.end &&
      facts.deletedOn === undefined,
    lastDay: await plannedEnd(database, shopId),
    upgrades: stateAllows(state, "topUp") ? upgradesOf(c, pricing, today) : [],
  };
}

function upgradesOf(c: Request, pricing: ContractAccount["pricing"], today: string) {
  return priceListOn(pricing.priceLists, today)!.tariffs
    .flatMap((tariff) => yearUpgrade(pricing, tariff, today) ?? [])
    .map(({ tariff: { id, name }, ...rest }) => ({
      ...rest,
      tariff: id,
      name: name[c.var.language],
    }));
}
