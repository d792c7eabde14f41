import type { Context } from "hono";
import { deleteCookie, getCookie, setCookie } from "hono/cookie";
import type { Environment } from "./environment.ts";

/** Over TLS the cookie is bound to this very host; plain http is for a computer's own address. */
function cookieOf(c: Context<Environment>, kind: "session" | "support") {
  const secure = c.var.services.publicUrl.startsWith("https:");
  return { name: secure ? `__Host-${kind}` : kind, secure };
}

export const sessionToken = (c: Context<Environment>): string | undefined =>
  getCookie(c, cookieOf(c, "session").name);

/** @see SE-5 */
export const setSessionCookie = (c: Context<Environment>, token: string): void =>
  setTokenCookie(c, "session", token, 30 * 86_400);

export const clearSessionCookie = (c: Context<Environment>): void => clearCookie(c, "session");

/** By which one of our own people is inside a shop; it lies beside their own session's. */
export const supportToken = (c: Context<Environment>): string | undefined =>
  getCookie(c, cookieOf(c, "support").name);

/** It outlives the stay, so that its end can be told from a shop that was never entered. */
export const setSupportCookie = (c: Context<Environment>, token: string): void =>
  setTokenCookie(c, "support", token, 12 * 3600);

export const clearSupportCookie = (c: Context<Environment>): void => clearCookie(c, "support");

function setTokenCookie(
  c: Context<Environment>,
  kind: "session" | "support",
  token: string,
  maxAge: number,
): void {
  const { name, secure } = cookieOf(c, kind);
  setCookie(c, name, token, { path: "/", httpOnly: true, sameSite: "Lax", secure, maxAge });
}

function clearCookie(c: Context<Environment>, kind: "session" | "support"): void {
  const { name, secure } = cookieOf(c, kind);
  deleteCookie(c, name, { path: "/", secure });
}
