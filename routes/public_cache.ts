import type { Context } from "hono";
import type { Environment } from "./environment.ts";

/** Who was never here before shares the page with everybody in the same language. */
export function sharedForAMinute(c: Context<Environment>): void {
  if (c.req.header("Cookie") !== undefined) return;
  c.header("Cache-Control", "public, max-age=60");
  c.header("Vary", "Cookie, Accept-Language");
}
