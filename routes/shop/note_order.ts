import type { Context } from "hono";
import { audit } from "../../tenants/platform/audit.ts";
import { actorOf } from "../actor.ts";
import type { Environment } from "../environment.ts";

/** Writes into the audit log who has ordered an import. @see LO-3 */
export function noteOrder(c: Context<Environment>, subject: string): Promise<void> {
  const { platform } = c.var.services;
  return audit(platform.database, {
    at: platform.now(),
    actor: actorOf(c),
    action: "import.order",
    shopId: c.var.current.shop.id,
    subject,
  });
}
