import type { Context } from "hono";
import { audit } from "../../tenants/platform/audit.ts";
import type { Environment } from "../environment.ts";

/** A request of a program, whatever its route. */
// deno-lint-ignore no-explicit-any -- the path and the input are the route's own business
export type ApiContext = Context<Environment, any, any>;

/** Notes in the audit log what a program did, under the name of its key. */
export async function noteCall(
  c: ApiContext,
  action: string,
  subject: string,
): Promise<void> {
  const { services: { platform }, caller, address } = c.var;
  await audit(platform.database, {
    at: platform.now(),
    actor: { kind: "system", name: caller.name, address },
    action,
    shopId: caller.shop.id,
    subject,
  });
}
