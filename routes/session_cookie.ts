import type { Context } from "hono";
import { deleteCookie, getCookie, setCookie } from "hono/cookie";
import type { Environment } from "./environment.ts";

/** Over TLS the cookie is bound to this very host; plain http is for a computer's own address. */
function cookieOf(c: Context<Environment>) {
  const secure = c.var.services.publicUrl.startsWith("https:");
  return { name: secure ? "__Host-session" : "session", secure };
}

export function sessionToken(c: Context<Environment>): string | undefined {
  return getCookie(c, cookieOf(c).name);
}

/** @see SE-5 */
export function setSessionCookie(c: Context<Environment>, token: string): void {
  const { name, secure } = cookieOf(c);
  setCookie(c, name, token, {
    path: "/",
    httpOnly: true,
    sameSite: "Lax",
    secure,
    maxAge: 30 * 86_400,
  });
}

export function clearSessionCookie(c: Context<Environment>): void {
  const { name, secure } = cookieOf(c);
  deleteCookie(c, name, { path: "/", secure });
}
