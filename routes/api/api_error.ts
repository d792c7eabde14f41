import type { Context } from "hono";
import type { Environment } from "../environment.ts";

/** A refusal that a program can tell apart by its code. */
export function apiError(
  c: Context<Environment>,
  status: 400 | 401 | 403 | 404 | 413 | 507,
  code: string,
  message: string,
): Response {
  return c.json({ error: { code, message } }, status);
}
