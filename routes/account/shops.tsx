import type { Context } from "hono";
import type { FieldProblems } from "../../core/accounts/field_problem.ts";
import { readShopOrder } from "../../core/accounts/sign_up.ts";
import { createShop } from "../../tenants/accounts/sign_up.ts";
import { membershipsOf } from "../../tenants/platform/sessions.ts";
import { currentTerms, hasAccepted } from "../../tenants/platform/terms.ts";
import type { FormValues } from "../../views/components/form.tsx";
import { paths } from "../../views/paths.ts";
import { NewShop, ShopList } from "../../views/shops/shop_pages.tsx";
import { accountTexts } from "../../views/texts/account.ts";
import { fieldErrors } from "../../views/texts/field_problems.ts";
import { actorOf } from "../actor.ts";
import { createRouter, type Environment } from "../environment.ts";
import { readForm } from "../form.ts";
import { setNotice } from "../notice.ts";
import { pageOf } from "../page.ts";
import { refuse } from "../refusal.tsx";

export const accountShops = createRouter();

/** How many shops one account may be in before a person at the operator has to help. */
const shopsMax = 50;

accountShops.get("/shops", async (c) => {
  const shops = await ownShops(c);
  return c.html(<ShopList page={pageOf(c)} shops={shops} />);
});

accountShops.get("/new-shop", async (c) => {
  const needsTerms = await mustAccept(c);
  return c.html(<NewShop page={pageOf(c)} needsTerms={needsTerms} />);
});

accountShops.post("/shops", async (c) => {
  const form = await readForm(c, "shopName", "language", "currency", "terms");
  const { session, services } = c.var;
  if (!session!.emailVerified) return c.redirect(paths.newShop(), 303);
  if ((await ownShops(c)).length >= shopsMax) return refuse(c, "too_many");
  const order = readShopOrder(form);
  const lacksTerms = form.terms === undefined && await mustAccept(c);
  if (!order.ok || lacksTerms) {
    const problems: FieldProblems = order.ok ? {} : order.error;
    if (lacksTerms) problems.terms = { code: "terms" };
    return refused(c, form, problems);
  }
  const created = await createShop(services.platform, {
    ownerId: session!.accountId!,
    shop: order.value,
    actor: actorOf(c),
  });
  setNotice(c, { tone: "positive", text: accountTexts[c.var.language].shops.created });
  return c.redirect(paths.shop(created.slug), 303);
});

async function refused(c: Context<Environment>, values: FormValues, problems: FieldProblems) {
  const errors = fieldErrors(c.var.language, problems);
  const needsTerms = await mustAccept(c);
  return c.html(<NewShop page={pageOf(c)} {...{ values, errors, needsTerms }} />, 422);
}

function ownShops(c: Context<Environment>) {
  const { session, services } = c.var;
  return membershipsOf(services.platform.database, session?.accountId ?? "");
}

/** Who came by an invitation, or before the terms changed, has not agreed to them yet. */
async function mustAccept(c: Context<Environment>): Promise<boolean> {
  const { session, services: { platform } } = c.var;
  const { version } = await currentTerms(platform.database, platform.now());
  return !await hasAccepted(platform.database, session?.accountId ?? "", version);
}
