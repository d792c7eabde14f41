import type { Context } from "hono";
import type { Environment } from "../environment.ts";

/** The page's address has a secret in it, so no other page is told from where its visitor came. */
export function hideAddress(c: Context<Environment>): void {
  c.header("Referrer-Policy", "no-referrer");
}
