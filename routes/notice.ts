import type { Context } from "hono";
import { deleteCookie, getCookie, setCookie } from "hono/cookie";
import type { Page } from "../views/page.ts";
import type { Environment } from "./environment.ts";

const cookie = "notice";
const tones = ["positive", "warning", "negative"];

/** Says something on the next page: after a redirect. */
export function setNotice(c: Context<Environment>, notice: NonNullable<Page["notice"]>): void {
  const value = JSON.stringify(notice);
  setCookie(c, cookie, value, { path: "/", httpOnly: true, sameSite: "Lax", maxAge: 60 });
}

export function takeNotice(c: Context<Environment>): Page["notice"] {
  const value = getCookie(c, cookie);
  if (value === undefined) return undefined;
  deleteCookie(c, cookie, { path: "/" });
  try {
    const { tone, text } = JSON.parse(value) as NonNullable<Page["notice"]>;
    return tones.includes(tone) && typeof text === "string" ? { tone, text } : undefined;
  } catch {
    return undefined; // not a notice of ours
  }
}
