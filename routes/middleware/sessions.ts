import type { Context, MiddlewareHandler } from "hono";
import { getCookie } from "hono/cookie";
import { staffRoleMay } from "../../core/access/capabilities.ts";
import { isLanguage, type Language, languages, readLanguage } from "../../core/language.ts";
import { clockHold } from "../../tenants/outages/clock_hold.ts";
import { pressingOutage } from "../../tenants/platform/outages.ts";
import { type Session, sessionOf } from "../../tenants/platform/sessions.ts";
import { supportOf } from "../../tenants/platform/support_sessions.ts";
import type { Environment } from "../environment.ts";
import { sessionToken, supportToken } from "../session_cookie.ts";

/** Finds out who is asking, and in which language to answer. */
export const sessions: MiddlewareHandler<Environment> = async (c, next) => {
  const token = sessionToken(c);
  const { database, now } = c.var.services.platform;
  const session = token === undefined ? undefined : await sessionOf(database, token, now());
  const support = session && await supportOfVisitor(c, session);
  c.set("session", support ? { ...session, support } : session);
  c.set("pressing", session && await pressingOutage(database, now()));
  c.set("clockHold", session?.staffRole ? await doubtfulClock(c) : undefined);
  c.set("language", session?.language ?? visitorLanguage(c));
  await next();
};

async function doubtfulClock(c: Context<Environment>) {
  const { database, now } = c.var.services.platform;
  const hold = await clockHold(database);
  return hold && { lastAt: hold.lastAt, now: now() };
}

/** A role that may enter shops no more is in none. */
async function supportOfVisitor(c: Context<Environment>, { staffRole, tokenHash }: Session) {
  const token = supportToken(c);
  if (token === undefined || !staffRole || !staffRoleMay(staffRole, "shops.enter")) {
    return undefined;
  }
  const { database, now } = c.var.services.platform;
  return await supportOf(database, tokenHash, token, now());
}

/** What the visitor chose, else what the browser asks for, else Czech. */
function visitorLanguage(c: Context<Environment>): Language {
  const chosen = getCookie(c, "language");
  if (isLanguage(chosen)) return chosen;
  for (const wanted of (c.req.header("Accept-Language") ?? "").split(",")) {
    const language = readLanguage(wanted.split(";")[0] ?? "");
    if (language) return language;
  }
  return languages[0];
}
