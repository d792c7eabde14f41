import { monthlyPrice } from "../../core/billing/daily_price.ts";
import { excessOver, tariffOn } from "../../core/billing/limits.ts";
import { priceListOn } from "../../core/billing/price_list.ts";
import { planTariffChange } from "../../core/billing/tariff_change.ts";
import { orderFooterLink } from "../../tenants/billing/order_footer.ts";
import { orderTariff } from "../../tenants/billing/order_tariff.ts";
import { orderYear, yearOf } from "../../tenants/billing/order_year.ts";
import { usageOf } from "../../tenants/billing/usage.ts";
import { pragueDay } from "../../tenants/clock.ts";
import { accountOfShop } from "../../tenants/platform/contracts.ts";
import { formatDate, formatMoney } from "../../views/format.ts";
import { paths } from "../../views/paths.ts";
import { byInvoiceTexts } from "../../views/texts/by_invoice.ts";
import { tariffTexts } from "../../views/texts/tariff.ts";
import { TariffPage } from "../../views/wallet/tariff_page.tsx";
import { actorOf } from "../actor.ts";
import { createRouter } from "../environment.ts";
import { setNotice } from "../notice.ts";
import { pageOf } from "../page.ts";
import { readPostedForm } from "../record_form.ts";
import { refuse } from "../refusal.tsx";

/** Which tariff the shop has, what others hold and cost, and the order of another. */
export const tariff = createRouter();

const path = "/shops/:shop/wallet/tariff";

tariff.get(path, async (c) => {
  const { platform } = c.var.services;
  const { shop, database } = c.var.current;
  const today = pragueDay(platform.now());
  const account = await accountOfShop(platform.database, shop.id);
  const { pricing, currency } = account;
  const { tariffs } = priceListOn(pricing.priceLists, today)!;
  const current = tariffOn(pricing, today);
  const { terms } = pricing.contract;
  const newest = terms.at(-1)!;
  const coming = newest.tariff === current.id
    ? undefined
    : terms.find(({ validFrom, tariff }) => validFrom > today && tariff === newest.tariff);
  const chosen = tariffs.find(({ id }) => id === c.req.query("to") && id !== newest.tariff);
  const plan = chosen && planTariffChange(pricing, chosen, today);
  const usage = await usageOf({ platform: platform.database, shop: database, shopId: shop.id });
  return c.html(
    <TariffPage
      page={pageOf(c)}
      currency={currency}
      tariffs={tariffs}
      current={current}
      coming={coming && { tariff: coming.tariff, day: coming.validFrom }}
      usage={usage}
      footer={{
        isRemoved: newest.footerLinkRemoved,
        monthMinor: priceListOn(pricing.priceLists, today)!.services.footer_link_removal,
      }}
      year={yearOf(account, current.id, today)}
      prepaidUntil={plan && !plan.ok ? plan.error.until : undefined}
      chosen={chosen && plan?.ok && {
        ...plan.value,
        tariff: chosen,
        excess: excessOver(chosen.limits, usage),
        monthNowMinor: monthlyPrice(pricing, today),
        monthThenMinor: monthlyPrice(
          {
            ...pricing,
            contract: {
              ...pricing.contract,
              terms: [{ ...newest, validFrom: today, tariff: chosen.id }],
            },
          },
          today,
        ),
      }}
    />,
  );
});

tariff.post(path, async (c) => {
  const { platform } = c.var.services;
  const { shop } = c.var.current;
  const { fields } = await readPostedForm(c);
  const texts = tariffTexts[c.var.language];
  const date = (day: string) => formatDate(c.var.language, day);
  const order = { shopId: shop.id, tariff: fields.tariff ?? "", actor: actorOf(c) };
  const ordered = await orderTariff(platform, order);
  if (ordered.ok) {
    setNotice(c, { tone: "positive", text: texts.ordered(date(ordered.value)) });
  } else {
    const { error } = ordered;
    const text = error.code === "prepaid" ? texts.prepaid(date(error.until)) : texts.unchanged;
    setNotice(c, { tone: "warning", text });
  }
  return c.redirect(paths.wallet(shop), 303);
});

tariff.post("/shops/:shop/wallet/footer-link", async (c) => {
  const { platform } = c.var.services;
  const { shop } = c.var.current;
  const { fields } = await readPostedForm(c);
  const texts = tariffTexts[c.var.language].footer;
  const removed = fields.removed === "yes";
  const from = await orderFooterLink(platform, { shopId: shop.id, removed, actor: actorOf(c) });
  if (from !== undefined) {
    const day = formatDate(c.var.language, from);
    setNotice(c, { tone: "positive", text: removed ? texts.removed(day) : texts.kept(day) });
  }
  return c.redirect(paths.walletPart(shop, "tariff"), 303);
});

tariff.post("/shops/:shop/wallet/year", async (c) => {
  const { platform } = c.var.services;
  const { shop } = c.var.current;
  const { fields } = await readPostedForm(c);
  const texts = tariffTexts[c.var.language];
  const { balanceMissing } = byInvoiceTexts[c.var.language];
  const missing = c.var.current.regime === "invoice" ? balanceMissing : texts.yearMissing;
  const { tariff = "", from = "" } = fields;
  const order = { shopId: shop.id, tariff, from, actor: actorOf(c) };
  const paid = await orderYear(platform, order);
  if (!paid.ok && paid.error.code === "tariff_unknown") return refuse(c, "not_found");
  if (!paid.ok && paid.error.code === "year_changed") {
    setNotice(c, { tone: "warning", text: texts.yearChanged });
    return c.redirect(paths.walletPart(shop, "tariff"), 303);
  }
  setNotice(
    c,
    paid.ok
      ? { tone: "positive", text: texts.yearPaid(formatDate(c.var.language, paid.value.until)) }
      : {
        tone: "warning",
        text: missing(
          formatMoney(
            c.var.language,
            paid.error.code === "funds_missing" ? paid.error.missingMinor : 0,
            shop.currency,
          ),
        ),
      },
  );
  return c.redirect(paths.wallet(shop), 303);
});
