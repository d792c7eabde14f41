import type { Context } from "hono";
import { neutralNickname, nicknameOf } from "../tenants/platform/community_authors.ts";
import { membershipsOf } from "../tenants/platform/sessions.ts";
import type { ViewerKind } from "../views/community/shown.ts";
import type { Environment } from "./environment.ts";

/** Who looks at the community: whoever has a shop, in any state and tariff, writes. @see R125 */
export async function communityViewer(c: Context<Environment>): Promise<ViewerKind> {
  const { session, services } = c.var;
  if (!session) return "visitor";
  if (session.accountId === undefined) return "staff";
  const shops = await membershipsOf(services.platform.database, session.accountId);
  return shops.length > 0 ? "member" : "shopless";
}

/** A nickname to begin with; `undefined` for who has chosen one. */
export async function proposedNickname(c: Context<Environment>): Promise<string | undefined> {
  const { database } = c.var.services.platform;
  const known = await nicknameOf(database, c.var.session!.accountId!);
  return known === undefined ? await neutralNickname(database, c.var.language) : undefined;
}
