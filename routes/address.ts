import type { Context } from "hono";
import type { Environment } from "./environment.ts";

/**
 * The visitor's network address. `X-Forwarded-For` is believed only from a proxy of ours, and of
 * it only the last entry, which that proxy has added itself.
 *
 * @see SE-18
 */
export function addressOf(c: Context<Environment>): string {
  const peer = c.env?.remoteAddress ?? "unknown";
  if (!c.var.services.trustedProxies.includes(peer)) return peer;
  const forwarded = c.req.header("X-Forwarded-For")?.split(",").at(-1)?.trim();
  return forwarded || peer;
}
