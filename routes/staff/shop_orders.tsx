import { noticesOf } from "../../core/billing/notice_period.ts";
import { priceListOn, tariffsByInvoice } from "../../core/billing/price_list.ts";
import { readDay } from "../../core/calendar.ts";
import { answerOrder, type OrderAnswer, setRegime } from "../../tenants/billing/service_orders.ts";
import { takeNotice, withdrawNotice } from "../../tenants/billing/planned_ends.ts";
import { upgradeYear } from "../../tenants/billing/upgrade_year.ts";
import { pragueDay } from "../../tenants/clock.ts";
import { agreeOnDelay } from "../../tenants/platform/payment_calls.ts";
import { accountOfShop, regimeOfShop } from "../../tenants/platform/contracts.ts";
import { shopBySlug } from "../../tenants/platform/shops.ts";
import { audit } from "../../tenants/platform/audit.ts";
import type { Errors, FormValues } from "../../views/components/form.tsx";
import { formatDate, formatMoney } from "../../views/format.ts";
import { paths } from "../../views/paths.ts";
import { recordPurchase } from "../../tenants/support/licences.ts";
import type { RefusedForm } from "../../views/staff/shop_steps.tsx";
import { callTexts } from "../../views/texts/payment_calls.ts";
import { levelTexts } from "../../views/texts/support_level.ts";
import { yearUpgradeTexts } from "../../views/texts/year_upgrade.ts";
import { actorOf } from "../actor.ts";
import { createRouter } from "../environment.ts";
import { readForm } from "../form.ts";
import { setNotice } from "../notice.ts";
import { refuse } from "../refusal.tsx";
import { frequencyIn } from "../shop/payment_calls.tsx";
import { staffShopPage } from "./shop.tsx";

/** How a shop pays, its order, and later days for what it owes: by our people. @see D6, R148, R162, R179 */
export const staffShopOrders = createRouter();

const path = "/staff/shops/:shop";

staffShopOrders.post(`${path}/regime`, async (c) => {
  const { platform } = c.var.services;
  const { regime } = await readForm(c, "regime");
  const shop = await shopBySlug(platform.database, c.req.param("shop"));
  const chosen = (["wallet", "invoice"] as const).find((each) => each === regime);
  if (!shop) return await refuse(c, "not_found");
  if (!chosen) return await refuse(c, "malformed");
  const isSet = await setRegime(platform, { shopId: shop.id, regime: chosen, actor: actorOf(c) });
  const { staff } = callTexts[c.var.language];
  setNotice(
    c,
    isSet ? { tone: "positive", text: staff.changed } : { tone: "warning", text: staff.notNow },
  );
  return c.redirect(paths.staffShop(shop.slug), 303);
});

staffShopOrders.post(`${path}/order`, async (c) => {
  const { platform, mailer } = c.var.services;
  const values = await readForm(c, "answer", "tariff", "frequency", "text");
  const shop = await shopBySlug(platform.database, c.req.param("shop"));
  if (!shop) return await refuse(c, "not_found");
  const { staff } = callTexts[c.var.language];
  if (values.answer === "change" && said(values.text) === "") {
    return await staffShopPage(c, shop, refused("order", values, { text: staff.changeMissing }));
  }
  const { pricing } = await accountOfShop(platform.database, shop.id);
  const list = priceListOn(pricing.priceLists, pragueDay(platform.now()))!;
  const answer = answerIn(values, tariffsByInvoice(list).map(({ id }) => id));
  if (!answer) return await refuse(c, "malformed");
  const isAnswered = await answerOrder(platform, { shopId: shop.id, answer, actor: actorOf(c) });
  if (!isAnswered) return await refuse(c, "not_found");
  mailer.wake();
  setNotice(c, { tone: "positive", text: staff.answered });
  return c.redirect(paths.staffShop(shop.slug), 303);
});

staffShopOrders.post(`${path}/year-upgrade`, async (c) => {
  const { platform } = c.var.services;
  const { tariff = "", from = "" } = await readForm(c, "tariff", "from");
  const shop = await shopBySlug(platform.database, c.req.param("shop"));
  if (!shop) return await refuse(c, "not_found");
  const texts = yearUpgradeTexts[c.var.language];
  const order = { shopId: shop.id, tariff, from, actor: actorOf(c) };
  const upgraded = await upgradeYear(platform, order);
  if (upgraded.ok) {
    const { value: { tariff: { name } } } = upgraded;
    const text = texts.changed(formatDate(c.var.language, from), name[c.var.language]);
    setNotice(c, { tone: "positive", text });
  } else {
    const { error } = upgraded;
    const text = error.code === "funds_missing"
      ? texts.missing(formatMoney(c.var.language, error.missingMinor, shop.currency))
      : texts.outdated;
    setNotice(c, { tone: "warning", text });
  }
  return c.redirect(paths.staffShop(shop.slug), 303);
});

const refused = (form: RefusedForm["form"], values: FormValues, errors: Errors): RefusedForm => ({
  form,
  values,
  errors,
});

/** What staff have written in a line of a form. */
const said = (text = ""): string => text.trim().slice(0, 500);

function answerIn(
  { answer, tariff, frequency, text }: FormValues,
  tariffs: readonly string[],
): OrderAnswer | undefined {
  if (answer === "accept" || answer === "refuse") return { kind: answer };
  const chosen = frequencyIn(frequency);
  const ordered = tariffs.find((each) => each === tariff);
  return answer === "change" && chosen && ordered !== undefined
    ? { kind: "change", tariff: ordered, frequency: chosen, text: said(text) }
    : undefined;
}

staffShopOrders.post(`${path}/licences`, async (c) => {
  const { platform } = c.var.services;
  const values = await readForm(c, "kind", "version", "day");
  const { kind, version = "", day = "" } = values;
  const shop = await shopBySlug(platform.database, c.req.param("shop"));
  if (!shop) return await refuse(c, "not_found");
  const { staff } = levelTexts[c.var.language];
  const chosen = recordedKinds.find((each) => each === kind);
  const boughtOn = readDay(day);
  const isPast = boughtOn !== undefined && boughtOn <= pragueDay(platform.now());
  if (!chosen) return await refuse(c, "malformed");
  const errors: Errors = {
    ...(/^[\w. -]{1,40}$/.test(version.trim()) ? {} : { version: staff.versionWrong }),
    ...(isPast ? {} : { day: staff.dayWrong }),
  };
  if (!isPast || Object.keys(errors).length > 0) {
    return await staffShopPage(c, shop, refused("licence", values, errors));
  }
  const purchase = { shopId: shop.id, kind: chosen, version: version.trim(), boughtOn };
  await recordPurchase(platform, { ...purchase, actor: actorOf(c) });
  setNotice(c, { tone: "positive", text: staff.recorded });
  return c.redirect(paths.staffShop(shop.slug), 303);
});

/** What staff record; a renewal the owner buys. */
const recordedKinds = ["licence", "upgrade", "lifetime_updates"] as const;

staffShopOrders.post(`${path}/calls/:call/agreement`, async (c) => {
  const { platform } = c.var.services;
  const { day = "" } = await readForm(c, "day");
  const shop = await shopBySlug(platform.database, c.req.param("shop"));
  if (!shop) return await refuse(c, "not_found");
  const agreedOn = readDay(day);
  const today = pragueDay(platform.now());
  const id = c.req.param("call");
  const { staff } = callTexts[c.var.language];
  const isAgreed = agreedOn !== undefined && await platform.database.write(async (transaction) => {
    const order = { id, shopId: shop.id, agreedOn, today };
    if (!await agreeOnDelay(transaction, order)) return false;
    await audit(transaction, {
      ...{ at: platform.now(), actor: actorOf(c), action: "call.agree", shopId: shop.id },
      ...{ subject: id, details: { day: agreedOn } },
    });
    return true;
  });
  setNotice(
    c,
    isAgreed
      ? { tone: "positive", text: staff.agreed }
      : { tone: "warning", text: staff.agreeLate },
  );
  return c.redirect(paths.staffShop(shop.slug), 303);
});

staffShopOrders.post(`${path}/notice`, async (c) => {
  const { platform, mailer } = c.var.services;
  const values = await readForm(c, "notice", "reason");
  const shop = await shopBySlug(platform.database, c.req.param("shop"));
  if (!shop) return await refuse(c, "not_found");
  const { staff } = callTexts[c.var.language];
  const regime = await regimeOfShop(platform.database, shop.id);
  const kind = noticesOf(regime).find((each) => each === values.notice);
  const reason = said(values.reason);
  if (!kind) return await refuse(c, "malformed");
  if (reason === "") {
    return await staffShopPage(c, shop, refused("notice", values, { reason: staff.noticeMissing }));
  }
  const order = { shopId: shop.id, notice: kind, reason, actor: actorOf(c) };
  const lastDay = await takeNotice(platform, order);
  if (lastDay) mailer.wake();
  setNotice(
    c,
    lastDay
      ? { tone: "positive", text: staff.noticeTaken(formatDate(c.var.language, lastDay)) }
      : { tone: "warning", text: staff.noticeLate },
  );
  return c.redirect(paths.staffShop(shop.slug), 303);
});

staffShopOrders.post(`${path}/notice-removal`, async (c) => {
  const { platform } = c.var.services;
  await readForm(c);
  const shop = await shopBySlug(platform.database, c.req.param("shop"));
  if (!shop) return await refuse(c, "not_found");
  await withdrawNotice(platform, { shopId: shop.id, actor: actorOf(c) });
  setNotice(c, { tone: "positive", text: callTexts[c.var.language].staff.withdrawNotice });
  return c.redirect(paths.staffShop(shop.slug), 303);
});
