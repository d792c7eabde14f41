import type { Context, MiddlewareHandler } from "hono";
import { matchedRoutes } from "hono/route";
import {
  actionsOf,
  type RoleInShop,
  type ShopAction,
  type StaffAction,
  staffRoleMay,
  stateLetsThrough,
} from "../../core/access/capabilities.ts";
import { expirationDay } from "../../core/billing/forecast.ts";
import { walletRegime } from "../../core/billing/regime.ts";
import { addDays } from "../../core/calendar.ts";
import { stateOn } from "../../core/lifecycle/lifecycle.ts";
import { pragueDay } from "../../tenants/clock.ts";
import { audit } from "../../tenants/platform/audit.ts";
import {
  accountOfShop,
  type ContractAccount,
  regimeOfShop,
} from "../../tenants/platform/contracts.ts";
import { isBeingRestored } from "../../tenants/platform/restores.ts";
import { type Membership, membershipsOf } from "../../tenants/platform/sessions.ts";
import { type Shop, shopById } from "../../tenants/platform/shops.ts";
import { paths, withQuery } from "../../views/paths.ts";
import { supportModeTexts } from "../../views/texts/support_mode.ts";
import { type Access, accessTable } from "../access_table.ts";
import { actorOf } from "../actor.ts";
import type { Environment, RequestShop } from "../environment.ts";
import { setNotice } from "../notice.ts";
import { refuse } from "../refusal.tsx";
import { clearSupportCookie, supportToken } from "../session_cookie.ts";

/** Lets a request through to its route if the access table says so. @see TE-1, TE-4 */
export const access: MiddlewareHandler<Environment> = async (c, next) => {
  const allowed = accessOf(c);
  if (allowed === undefined) return refuse(c, "not_found");
  if (allowed === "visitor") return await next();
  if (!c.var.session) return toSignIn(c);
  if (allowed === "account") {
    return c.var.session.accountId ? await next() : refuse(c, "not_found");
  }
  const [kind, action] = allowed.split(":", 2) as ["shop" | "staff", string];
  if (kind === "staff") {
    const role = c.var.session.staffRole;
    const may = role !== undefined && staffRoleMay(role, action as StaffAction);
    return may ? await next() : refuse(c, "not_found");
  }
  return await inShop(c, action as ShopAction, next);
};

/** The last route that matched is the one that will answer; a middleware's path is no route. */
function accessOf(c: Context<Environment>): Access | undefined {
  const method = c.req.method === "HEAD" ? "GET" : c.req.method;
  for (const { path } of matchedRoutes(c).toReversed()) {
    const access = accessTable[`${method} ${path}`];
    if (access !== undefined) return access;
  }
  return undefined;
}

function toSignIn(c: Context<Environment>) {
  if (c.req.method !== "GET") return refuse(c, "expired");
  const url = new URL(c.req.url);
  return c.redirect(withQuery(paths.signIn(), { to: url.pathname + url.search }), 303);
}

/** Where somebody may work, and as whom. */
type Place = Omit<Membership, "role"> & { role: RoleInShop };

/**
 * The shop comes from the memberships: what the address names only selects among them, so another
 * shop and one that does not exist are the same.
 */
async function inShop(c: Context<Environment>, action: ShopAction, next: () => Promise<void>) {
  const { platform } = c.var.services;
  const slug = shopInPath(c.req.path);
  if (slug && isSupportOver(c)) return afterSupport(c, slug);
  const memberships = await placesOf(c);
  const membership = memberships.find((each) => each.slug === slug);
  const shop = membership && await shopById(platform.database, membership.shopId);
  if (!membership || !shop || shop.state === "deleted") return refuse(c, "not_found");
  const { role } = membership;
  const may = new Set(
    [...actionsOf(role)].filter((each) => stateLetsThrough(shop.state, role, each)),
  );
  if (!actionsOf(role).has(action)) {
    return refuse(c, role === "support" ? "not_for_support" : "forbidden");
  }
  if (!may.has(action)) {
    if (role === "support" || c.req.method !== "GET" || !may.has("wallet.see")) {
      return refuse(c, "suspended");
    }
    return c.redirect(paths.wallet(shop), 303);
  }
  // What would be written now would be lost.
  if (c.req.method !== "GET" && await isBeingRestored(platform.database, shop.id)) {
    return refuse(c, "unavailable");
  }
  await using lease = await platform.shops.lease(shop.id);
  const { database } = lease;
  const standing = await standingOf(c, shop, may.has("wallet.see"));
  c.set("current", { shop, role, may, database, memberships, ...standing });
  if (role === "support" && c.req.method !== "GET") await noteStep(c);
  await next();
}

/** A member's shops; for one of our own people the one that they have entered. */
async function placesOf(c: Context<Environment>): Promise<Place[]> {
  const { accountId, support } = c.var.session!;
  if (support) {
    const { shopId, slug, shopName: name } = support;
    return [{ shopId, slug, name, role: "support" }];
  }
  return accountId ? await membershipsOf(c.var.services.platform.database, accountId) : [];
}

const isSupportOver = (c: Context<Environment>): boolean =>
  c.var.session?.staffId !== undefined && !c.var.session.support && supportToken(c) !== undefined;

/** Back to where the shop can be entered again. */
function afterSupport(c: Context<Environment>, slug: string) {
  if (c.req.method !== "GET") return refuse(c, "support_over");
  clearSupportCookie(c);
  setNotice(c, { tone: "warning", text: supportModeTexts[c.var.language].over });
  return c.redirect(paths.staffShop(slug), 303);
}

/** Whatever our own people send is in the shop's log, refused or not, and before it is done. @see TE-11 */
async function noteStep(c: Context<Environment>): Promise<void> {
  const { platform } = c.var.services;
  const { shop } = c.var.current;
  const entry = { at: platform.now(), actor: actorOf(c), action: "support.step", shopId: shop.id };
  await audit(platform.database, { ...entry, subject: new URL(c.req.url).pathname });
}

/** How the shop pays, and what of its standing every page is to say. */
async function standingOf(
  c: Context<Environment>,
  { id, state }: Shop,
  seesWallet: boolean,
): Promise<Pick<RequestShop, "regime" | "isStoppedByStaff" | "expirationDay">> {
  const { platform } = c.var.services;
  const isTold = seesWallet && state !== "trial";
  if (!isTold) {
    const regime = await regimeOfShop(platform.database, id);
    return { regime, isStoppedByStaff: false, expirationDay: undefined };
  }
  const account = await accountOfShop(platform.database, id);
  const today = pragueDay(platform.now());
  return {
    regime: account.facts.regime,
    isStoppedByStaff: stateOn(account.facts, today).cause === "staff",
    expirationDay: state === "active" ? nearExpiration(account, today) : undefined,
  };
}

/** The day on which the money runs out, once its end is near enough for every page to say so. */
function nearExpiration(account: ContractAccount, today: string): string | undefined {
  const day = expirationDay(account);
  const last = addDays(today, walletRegime.lowFundsDays[0]);
  return day !== undefined && day <= last ? day : undefined;
}

/** A middleware is told no parameters of the route that it stands before. */
const shopInPath = (path: string): string | undefined => /^\/shops\/([a-z0-9-]+)/.exec(path)?.[1];
