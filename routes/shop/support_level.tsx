import { mayRenew } from "../../core/support/licences.ts";
import { pragueDay } from "../../tenants/clock.ts";
import { purchasesOf } from "../../tenants/platform/licences.ts";
import { renewalPrice, renewVip } from "../../tenants/support/licences.ts";
import { supportOfShop } from "../../tenants/support/support_of_shop.ts";
import { formatDate, formatMoney } from "../../views/format.ts";
import { paths } from "../../views/paths.ts";
import { byInvoiceTexts } from "../../views/texts/by_invoice.ts";
import { levelTexts } from "../../views/texts/support_level.ts";
import { SupportLevel } from "../../views/tickets/support_level.tsx";
import { actorOf } from "../actor.ts";
import { createRouter } from "../environment.ts";
import { readForm } from "../form.ts";
import { setNotice } from "../notice.ts";
import { pageOf } from "../page.ts";

/** What a shop's support covers and how long it lasts. @see R123–R135 */
export const supportLevel = createRouter();

const path = "/shops/:shop/support/level";

supportLevel.get(path, async (c) => {
  const { platform } = c.var.services;
  const { shop } = c.var.current;
  const now = platform.now();
  const today = pragueDay(now);
  const { support } = await supportOfShop(platform.database, shop.id, now);
  const purchases = await purchasesOf(platform.database, shop.id);
  const [licence] = purchases;
  return c.html(
    <SupportLevel
      page={pageOf(c)}
      support={support}
      purchases={purchases}
      currency={shop.currency}
      renewalMinor={await renewalPrice(platform.database, shop.id, today)}
      mayRenew={licence !== undefined &&
        mayRenew(licence, platform.operator?.versions ?? [], today)}
    />,
  );
});

supportLevel.post(path, async (c) => {
  const { platform } = c.var.services;
  const { shop } = c.var.current;
  await readForm(c);
  const renewed = await renewVip(platform, { shopId: shop.id, actor: actorOf(c) });
  const texts = levelTexts[c.var.language];
  switch (renewed.code) {
    case "renewed": {
      const text = texts.renewed(formatDate(c.var.language, renewed.vipUntil));
      setNotice(c, { tone: "positive", text });
      break;
    }
    case "funds_missing": {
      const missing = formatMoney(c.var.language, renewed.missingMinor, shop.currency);
      const { balanceMissing } = byInvoiceTexts[c.var.language];
      const say = c.var.current.regime === "invoice" ? balanceMissing : texts.fundsMissing;
      setNotice(c, { tone: "warning", text: say(missing) });
      break;
    }
    case "version_unsupported":
      setNotice(c, { tone: "warning", text: texts.unsupported });
      break;
    case "not_sold":
      setNotice(c, { tone: "warning", text: texts.notSold });
  }
  return c.redirect(paths.supportLevel(shop), 303);
});
