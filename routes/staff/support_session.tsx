import { readLine } from "../../core/accounts/text_fields.ts";
import { enterShop, leaveShop } from "../../tenants/platform/support_sessions.ts";
import { shopBySlug } from "../../tenants/platform/shops.ts";
import { formatTime } from "../../views/format.ts";
import { paths } from "../../views/paths.ts";
import { fieldErrors } from "../../views/texts/field_problems.ts";
import { supportModeTexts } from "../../views/texts/support_mode.ts";
import { actorOf } from "../actor.ts";
import { createRouter } from "../environment.ts";
import { readForm } from "../form.ts";
import { setNotice } from "../notice.ts";
import { refuse } from "../refusal.tsx";
import { safePath } from "../safe_path.ts";
import { clearSupportCookie, setSupportCookie } from "../session_cookie.ts";
import { staffShopPage } from "./shop.tsx";

/** Our own people enter a shop and leave it. Any page may have the form that enters. */
export const supportSessions = createRouter();

const path = "/staff/shops/:shop/support-session";
const reasonMost = 200;

supportSessions.post(path, async (c) => {
  const { platform, mailer } = c.var.services;
  const shop = await shopBySlug(platform.database, c.req.param("shop"));
  if (!shop || shop.state === "deleted") return refuse(c, "not_found");
  const values = await readForm(c, "entryReason", "to");
  const reason = readLine(values.entryReason ?? "", { most: reasonMost });
  if (!reason.ok) {
    const errors = fieldErrors(c.var.language, { entryReason: reason.error });
    return await staffShopPage(c, shop, { form: "entry", values, errors });
  }
  const { token, until } = await enterShop(platform, {
    session: c.var.session!,
    shopId: shop.id,
    reason: reason.value,
    actor: actorOf(c),
    userAgent: c.req.header("User-Agent") ?? "",
    address: c.var.address,
  });
  mailer.wake();
  setSupportCookie(c, token);
  const { language } = c.var;
  const text = supportModeTexts[language].entered(formatTime(language, until));
  setNotice(c, { tone: "positive", text });
  return c.redirect(placeIn(paths.shop(shop), values.to), 303);
});

/** The page that was asked for, when it is the shop's; else its overview. */
function placeIn(home: string, asked: string | undefined): string {
  const to = safePath(asked);
  return to?.startsWith(`${home}/`) ? to : home;
}

supportSessions.post(`${path}/removal`, async (c) => {
  const { platform } = c.var.services;
  const { language, session } = c.var;
  await readForm(c);
  const shop = await shopBySlug(platform.database, c.req.param("shop"));
  if (!shop) return refuse(c, "not_found");
  const support = session?.support;
  if (support?.shopId === shop.id) {
    await leaveShop(platform, support, actorOf(c));
    clearSupportCookie(c);
    setNotice(c, { tone: "positive", text: supportModeTexts[language].left });
  }
  return c.redirect(paths.staffShop(shop.slug), 303);
});
