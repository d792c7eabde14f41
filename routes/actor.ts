import type { Context } from "hono";
import type { Actor } from "../tenants/platform/audit.ts";
import type { Environment } from "./environment.ts";

/** Who is doing this, for the audit log. */
export function actorOf(c: Context<Environment>): Actor {
  const { session, address } = c.var;
  if (!session) return { kind: "visitor", name: "", address };
  const { name, accountId, staffId } = session;
  return staffId !== undefined
    ? { kind: "staff", id: staffId, name, address }
    : { kind: "member", ...(accountId ? { id: accountId } : {}), name, address };
}
