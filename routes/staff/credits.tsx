import type { Context } from "hono";
import { readLine } from "../../core/accounts/text_fields.ts";
import { readMoney } from "../../core/catalogue/product_form_fields.ts";
import {
  type CreditProblem,
  decideCredit,
  decidedCredits,
  giveCredit,
  waitingCredits,
} from "../../tenants/billing/manual_credits.ts";
import { type Shop, shopBySlug } from "../../tenants/platform/shops.ts";
import { formatMoney } from "../../views/format.ts";
import { paths } from "../../views/paths.ts";
import { Credits } from "../../views/staff/credits.tsx";
import { creditTexts } from "../../views/texts/credits.ts";
import { fieldErrors } from "../../views/texts/field_problems.ts";
import { actorOf } from "../actor.ts";
import { createRouter, type Environment } from "../environment.ts";
import { MalformedFormError, readForm } from "../form.ts";
import { setNotice } from "../notice.ts";
import { pageOf } from "../page.ts";
import { refuse } from "../refusal.tsx";
import { staffShopPage } from "./shop.tsx";

/** Credits that staff give by hand, and the second person's word about large ones. @see MO-10 */
export const staffCredits = createRouter();

type Request = Context<Environment>;

const reasonMost = 200;
const decidedShown = 50;

staffCredits.get("/staff/credits", async (c) => {
  const { database } = c.var.services.platform;
  return c.html(
    <Credits
      page={pageOf(c)}
      waiting={(await waitingCredits(database)).map((credit) => ({
        ...credit,
        isOwn: credit.askedBy.id === c.var.session!.staffId,
      }))}
      decided={await decidedCredits(database, { limit: decidedShown })}
    />,
  );
});

staffCredits.post("/staff/shops/:shop/credits", async (c) => {
  const { platform, mailer } = c.var.services;
  const shop = await shopBySlug(platform.database, c.req.param("shop"));
  if (!shop) return refuse(c, "not_found");
  const values = await readForm(c, "credit", "amount", "creditReason");
  const id = values.credit ?? "";
  if (!/^[a-z0-9]{24}$/.test(id)) throw new MalformedFormError("The credit has no id of ours");
  const texts = creditTexts[c.var.language];
  const amount = readMoney((values.amount ?? "").trim());
  const reason = readLine(values.creditReason ?? "", { most: reasonMost });
  if (!amount.ok || !reason.ok) {
    const errors = {
      ...(amount.ok ? {} : { amount: texts.unreadable }),
      ...(reason.ok ? {} : fieldErrors(c.var.language, { creditReason: reason.error })),
    };
    return await staffShopPage(c, shop, { form: "credit", values, errors });
  }
  const given = await giveCredit(platform, {
    ...{ id, shopId: shop.id, amountMinor: amount.value, reason: reason.value },
    actor: staffActor(c),
  });
  // The page of such a shop has no form, so it says it above.
  if (!given.ok && given.error.code === "shop_closed") {
    setNotice(c, { tone: "warning", text: texts.problems.shop_closed });
    return c.redirect(paths.staffShop(shop.slug), 303);
  }
  if (!given.ok) {
    const errors = { amount: problemText(c, shop, given.error) };
    // Another credit under the same id would be refused again.
    const kept = given.error.code === "credit_differs" ? { ...values, credit: "" } : values;
    return await staffShopPage(c, shop, { form: "credit", values: kept, errors });
  }
  mailer.wake();
  const money = formatMoney(c.var.language, amount.value, shop.currency);
  const text = given.value === "posted" ? texts.given(money) : texts.asked(money);
  setNotice(c, { tone: "positive", text });
  return c.redirect(paths.staffShop(shop.slug), 303);
});

function problemText(c: Request, { currency }: Shop, problem: CreditProblem): string {
  const { problems } = creditTexts[c.var.language];
  return problem.code === "credit_too_large"
    ? problems.credit_too_large(formatMoney(c.var.language, problem.mostMinor, currency))
    : problems[problem.code];
}

staffCredits.post("/staff/credits/:credit/approval", (c) => decide(c, "posted"));
staffCredits.post("/staff/credits/:credit/rejection", (c) => decide(c, "rejected"));

async function decide(c: Request, outcome: "posted" | "rejected"): Promise<Response> {
  const { platform, mailer } = c.var.services;
  await readForm(c);
  const texts = creditTexts[c.var.language];
  const order = { id: c.req.param("credit") ?? "", outcome, actor: staffActor(c) };
  const decided = await decideCredit(platform, order);
  if (!decided.ok && decided.error.code === "credit_unknown") return refuse(c, "not_found");
  mailer.wake();
  const text = decided.ok
    ? texts.decidedNow[outcome](decided.value.shopName)
    : texts.decisionProblems[decided.error.code as keyof typeof texts.decisionProblems];
  setNotice(c, { tone: decided.ok ? "positive" : "warning", text });
  return c.redirect(paths.staffCredits(), 303);
}

const staffActor = (c: Request) => ({ ...actorOf(c), id: c.var.session!.staffId! });
