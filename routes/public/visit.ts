import type { Context } from "hono";
import { getCookie, setCookie } from "hono/cookie";
import type { Arrival, Visit } from "../../tenants/accounts/arrival.ts";
import { endSession } from "../../tenants/platform/sessions.ts";
import type { Environment } from "../environment.ts";
import { setSessionCookie } from "../session_cookie.ts";

const deviceCookie = "device";

/** From where this request comes, for those who sign in by it. */
export function visitOf(c: Context<Environment>): Visit {
  return {
    address: c.var.address,
    userAgent: c.req.header("User-Agent") ?? "",
    deviceToken: getCookie(c, deviceCookie),
  };
}

/** Gives the browser its new session, and ends the one that it came with. @see SE-6 */
export async function letIn(c: Context<Environment>, arrival: Arrival): Promise<void> {
  const { services, session } = c.var;
  if (session) await endSession(services.platform.database, session.tokenHash);
  setSessionCookie(c, arrival.sessionToken);
  if (arrival.deviceToken === undefined) return;
  setCookie(c, deviceCookie, arrival.deviceToken, {
    path: "/",
    httpOnly: true,
    sameSite: "Lax",
    secure: services.publicUrl.startsWith("https:"),
    maxAge: 365 * 86_400,
  });
}
