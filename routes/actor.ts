import type { Context } from "hono";
import type { Actor } from "../tenants/platform/audit.ts";
import type { Shop } from "../tenants/platform/shops.ts";
import { supportModeTexts } from "../views/texts/support_mode.ts";
import type { Environment } from "./environment.ts";

/**
 * Who is doing this, for the audit log and for the history of records. One of our own people inside
 * a shop is named there as support, in the shop's language.
 */
export function actorOf(c: Context<Environment>): Actor {
  const { session, address } = c.var;
  if (!session) return { kind: "visitor", name: "", address };
  const { name, accountId, staffId } = session;
  const { current } = c.var;
  return staffId !== undefined
    ? {
      kind: "staff",
      id: staffId,
      name: current ? supportName(name, current.shop) : name,
      address,
    }
    : { kind: "member", ...(accountId ? { id: accountId } : {}), name, address };
}

const supportName = (name: string, { languages }: Shop): string =>
  supportModeTexts[languages[0]!].actor(name);
