import type { MiddlewareHandler } from "hono";
import { newToken } from "../../tenants/ids.ts";
import type { Environment } from "../environment.ts";

/** Pictures of products are shown from where their supplier keeps them. */
const policy = (nonce: string, formTarget = "") =>
  [
    "default-src 'self'",
    `script-src 'nonce-${nonce}' 'strict-dynamic'`,
    "style-src 'self'",
    "img-src 'self' data: https: http:",
    "object-src 'none'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    `form-action 'self' ${formTarget}`.trim(),
  ].join("; ");

/** @see SE-13, SE-15 */
export const securityHeaders: MiddlewareHandler<Environment> = async (c, next) => {
  const nonce = newToken().slice(0, 22);
  c.set("nonce", nonce);
  await next();
  const headers = c.res.headers;
  if (!headers.has("Content-Security-Policy")) {
    headers.set("Content-Security-Policy", policy(nonce, c.var.formTarget));
  }
  headers.set("X-Content-Type-Options", "nosniff");
  if (!headers.has("Referrer-Policy")) headers.set("Referrer-Policy", "same-origin");
  headers.set("Cross-Origin-Opener-Policy", "same-origin");
  headers.set("Cross-Origin-Resource-Policy", "same-origin");
  headers.set("Permissions-Policy", "camera=(), microphone=(), geolocation=(), payment=()");
  if (c.var.services.publicUrl.startsWith("https:")) {
    headers.set("Strict-Transport-Security", "max-age=31536000; includeSubDomains");
  }
  if (!headers.has("Cache-Control")) headers.set("Cache-Control", "no-store");
};
