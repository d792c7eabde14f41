import type { Context } from "hono";
import type { Environment } from "./environment.ts";

/**
 * Does htmx ask for a part of the page? A boosted link and a step back in history want all of it,
 * though they name themselves as htmx too.
 */
export function wantsFragment(c: Context<Environment>): boolean {
  c.header("Vary", "HX-Request", { append: true });
  return c.req.header("HX-Request") === "true" &&
    c.req.header("HX-Boosted") !== "true" &&
    c.req.header("HX-History-Restore-Request") !== "true";
}
