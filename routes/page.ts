import type { Context } from "hono";
import { importableEntities } from "../core/formats/registry.ts";
import { pragueDay } from "../tenants/clock.ts";
import type { SupportSession } from "../tenants/platform/support_sessions.ts";
import type { Page, PageShop } from "../views/page.ts";
import type { Environment } from "./environment.ts";
import { takeNotice } from "./notice.ts";

/** What every view is told of its visitor. */
export function pageOf(c: Context<Environment>): Page {
  const { session, current, pressing, clockHold } = c.var;
  const url = new URL(c.req.url);
  const notice = takeNotice(c);
  return {
    language: c.var.language,
    path: url.pathname + url.search,
    nonce: c.var.nonce,
    csrf: session?.csrfToken ?? "",
    theme: session?.theme ?? "system",
    density: session?.density ?? "normal",
    ...(session ? { person: personOf(session) } : {}),
    ...(current ? { shop: shopOf(c) } : {}),
    ...(session?.support ? { support: supportOf(session.support, current) } : {}),
    ...(pressing ? { outage: outageOf(pressing) } : {}),
    ...(clockHold ? { clockHold } : {}),
    ...(notice ? { notice } : {}),
  };
}

/** The same for a page of a shop, which is there for certain. */
export function shopPageOf(c: Context<Environment>): { page: Page; shop: PageShop } {
  return { page: pageOf(c), shop: shopOf(c) };
}

function personOf(session: NonNullable<Environment["Variables"]["session"]>): Page["person"] {
  const { name, email, staffRole, emailVerified, unreadNews } = session;
  if (staffRole) return { name, email, staffRole };
  return { name, email, unreadNews, ...(emailVerified ? {} : { isUnverified: true }) };
}

function supportOf(
  { slug, shopName, reason, until }: SupportSession,
  current: Environment["Variables"]["current"] | undefined,
): Page["support"] {
  return { slug, shopName, reason, until, isInside: current?.role === "support" };
}

function outageOf(
  { kind, startedAt, endedAt }: NonNullable<Environment["Variables"]["pressing"]>,
): Page["outage"] {
  return { kind, startedAt, ...(endedAt ? { endedAt } : {}) };
}

function shopOf(c: Context<Environment>) {
  const { current, services } = c.var;
  const { shop, role, may, memberships, regime, isStoppedByStaff, expirationDay } = current;
  // An order that waits for our answer lets it go on for longer.
  const isTrial = shop.state === "trial" && shop.trialUntil !== undefined &&
    shop.trialUntil >= pragueDay(services.platform.now());
  return {
    slug: shop.slug,
    name: shop.name,
    currency: shop.currency,
    languages: shop.languages,
    regime,
    state: shop.state,
    ...(isStoppedByStaff ? { isStoppedByStaff: true as const } : {}),
    ...(isTrial ? { trialUntil: shop.trialUntil! } : {}),
    ...(expirationDay === undefined ? {} : { expirationDay }),
    role,
    may,
    importable: importableEntities,
    others: memberships
      .filter(({ slug }) => slug !== shop.slug)
      .map(({ slug, name }) => ({ slug, name })),
  };
}
