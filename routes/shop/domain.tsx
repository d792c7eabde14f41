import type { Context } from "hono";
import { stateAllows } from "../../core/lifecycle/shop_state.ts";
import type { Language } from "../../core/language.ts";
import { type DomainError, readDomain } from "../../core/web/domain.ts";
import { changeDomain, removeDomain } from "../../tenants/billing/shop_domain.ts";
import { pragueDay } from "../../tenants/clock.ts";
import { accountOfShop } from "../../tenants/platform/contracts.ts";
import { paths } from "../../views/paths.ts";
import { domainTexts } from "../../views/texts/domain.ts";
import { DomainPage } from "../../views/wallet/domain_page.tsx";
import { actorOf } from "../actor.ts";
import { createRouter, type Environment } from "../environment.ts";
import { readForm } from "../form.ts";
import { setNotice } from "../notice.ts";
import { pageOf } from "../page.ts";

/** Where the shop's web is. */
export const domain = createRouter();

const path = "/shops/:shop/wallet/domain";

domain.get(path, async (c) => await domainPage(c));

domain.post(path, async (c) => {
  const { services: { platform }, current: { shop }, language } = c.var;
  const { domain: typed = "" } = await readForm(c, "domain");
  const read = readDomain(typed, ownHost(c));
  if (!read.ok) return await domainPage(c, { typed, error: problemText(language, read.error) });
  const order = { shopId: shop.id, domain: read.value, actor: actorOf(c) };
  const outcome = await changeDomain(platform, order);
  const texts = domainTexts[language];
  if (outcome === "taken") {
    return await domainPage(c, { typed, error: texts.problems.domain_taken(read.value) });
  }
  const text = outcome === "changed" ? texts.saved(read.value) : texts.unchanged;
  setNotice(c, { tone: "positive", text });
  return c.redirect(paths.domain(shop), 303);
});

domain.post(`${path}/removal`, async (c) => {
  const { services: { platform }, current: { shop } } = c.var;
  await removeDomain(platform, { shopId: shop.id, actor: actorOf(c) });
  setNotice(c, { tone: "positive", text: domainTexts[c.var.language].removed });
  return c.redirect(paths.domain(shop), 303);
});

async function domainPage(
  c: Context<Environment>,
  refused?: { typed: string; error: string },
): Promise<Response> {
  const { platform } = c.var.services;
  const account = await accountOfShop(platform.database, c.var.current.shop.id);
  const { facts, paidInMinor } = account;
  const isTrial = facts.regime === "wallet" && facts.paidFrom === undefined &&
    pragueDay(platform.now()) < facts.trialUntil;
  const trial = paidInMinor > 0 ? "ends" : "ends_with_money";
  return await c.html(
    <DomainPage
      page={pageOf(c)}
      domain={account.domain}
      host={ownHost(c)}
      isWebOpen={stateAllows(account.state, "web")}
      trial={isTrial && account.domain === undefined ? trial : undefined}
      values={{ domain: refused?.typed ?? account.domain ?? "" }}
      {...(refused ? { errors: { domain: refused.error } } : {})}
    />,
    refused ? 422 : 200,
  );
}

const ownHost = (c: Context<Environment>): string => new URL(c.var.services.publicUrl).hostname;

function problemText(language: Language, error: DomainError): string {
  const { problems } = domainTexts[language];
  if (error.code === "domain_empty") return problems.domain_empty;
  if (error.code === "domain_not_alone") return problems.domain_not_alone(error.found, error.right);
  return problems[error.code](error.found);
}
