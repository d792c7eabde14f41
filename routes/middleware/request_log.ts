import type { MiddlewareHandler } from "hono";
import { newId } from "../../tenants/ids.ts";
import { addressOf } from "../address.ts";
import type { Environment, Services } from "../environment.ts";

/** Names the request, so that a person can tell support a code that stands in the log. */
export const requestLog =
  (services: Services): MiddlewareHandler<Environment> => async (c, next) => {
    const startedAt = performance.now();
    const requestId = newId().slice(0, 10).toUpperCase();
    c.set("services", services);
    c.set("requestId", requestId);
    c.set("address", addressOf(c));
    await next();
    c.header("X-Request-Id", requestId);
    if (c.req.path.startsWith("/static/") && c.res.status < 400) return;
    services.log("request", {
      request: requestId,
      method: c.req.method,
      path: withoutTokens(c.req.path),
      status: c.res.status,
      ms: Math.round(performance.now() - startedAt),
      shop: c.var.current?.shop.slug,
      account: c.var.session?.accountId,
      staff: c.var.session?.staffId,
      support: c.var.current?.role === "support" ? true : undefined,
    });
  };

/** A one-time link is a secret until it is used: 32 bytes in base64url. @see LO-2 */
const withoutTokens = (path: string): string => path.replace(/\/[\w-]{40,}(?=\/|$)/g, "/…");
