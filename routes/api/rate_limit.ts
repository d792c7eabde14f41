import type { MiddlewareHandler } from "hono";
import type { Environment } from "../environment.ts";
import { apiError } from "./api_error.ts";

/** Requests of one shop's programs together: as many at once, and as many again each minute. */
export const requestsMax = 600;
const perMs = requestsMax / 60_000;

interface Bucket {
  left: number;
  at: number;
}

/**
 * Keeps a program that asks without end from slowing others down. Each process counts for itself:
 * what is guarded is its own time.
 *
 * @see TE-8, TE-9
 */
export function rateLimit(): MiddlewareHandler<Environment> {
  const buckets = new Map<string, Bucket>();
  return async (c, next) => {
    const { shop } = c.var.caller;
    const now = Date.parse(c.var.services.platform.now());
    const bucket = refilled(buckets.get(shop.id), now);
    buckets.delete(shop.id);
    buckets.set(shop.id, bucket);
    forgetFull(buckets, now);
    if (bucket.left < 1) {
      const seconds = Math.ceil((1 - bucket.left) / perMs / 1000);
      c.header("Retry-After", String(seconds));
      return apiError(c, 429, "too_many_requests", `At most ${requestsMax} requests a minute.`);
    }
    bucket.left--;
    await next();
  };
}

/** A clock that was set back gives nothing and takes nothing. */
function refilled(known: Bucket | undefined, now: number): Bucket {
  if (!known) return { left: requestsMax, at: now };
  const gained = Math.max(0, now - known.at) * perMs;
  return { left: Math.min(requestsMax, known.left + gained), at: now };
}

/** The longest unused stand first; who has not asked for a minute needs no bucket. */
function forgetFull(buckets: Map<string, Bucket>, now: number): void {
  for (const [id, { at }] of buckets) {
    if (now - at < 60_000) return;
    buckets.delete(id);
  }
}
