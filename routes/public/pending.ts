import type { Context } from "hono";
import { deleteCookie, getCookie, setCookie } from "hono/cookie";
import { newSecret } from "../../tenants/accounts/second_factor.ts";
import { after } from "../../tenants/clock.ts";
import { type Staff, staffById } from "../../tenants/platform/staff.ts";
import type { Environment } from "../environment.ts";

/** One of our people who has given the password and not yet the second factor. */
export interface Pending {
  staff: Staff;
  /** To be set up, when there is no second factor yet. */
  newSecret: string | undefined;
}

interface Kept {
  staffId: string;
  /** So that a new password ends what was begun with the old one. */
  passwordHash: string;
  newSecret?: string;
  until: string;
}

const cookie = "second_factor";
const purpose = "cookie.second_factor";
const seconds = 10 * 60;

/** Remembers it in a cookie that only we can read. */
export async function setPending(c: Context<Environment>, staffId: string): Promise<void> {
  const { platform, publicUrl } = c.var.services;
  const staff = await staffById(platform.database, staffId);
  const kept: Kept = {
    staffId,
    passwordHash: staff?.passwordHash ?? "",
    until: after(platform.now(), seconds),
    ...(staff?.totpSealed === undefined ? { newSecret: newSecret() } : {}),
  };
  setCookie(c, cookie, await platform.sealer.seal(JSON.stringify(kept), purpose), {
    path: "/sign-in",
    httpOnly: true,
    sameSite: "Lax",
    secure: publicUrl.startsWith("https:"),
    maxAge: seconds,
  });
}

export async function pendingOf(c: Context<Environment>): Promise<Pending | undefined> {
  const { platform } = c.var.services;
  const kept = await readCookie(c);
  if (!kept || kept.until <= platform.now()) return undefined;
  const staff = await staffById(platform.database, kept.staffId);
  if (!staff || staff.disabledAt || staff.passwordHash !== kept.passwordHash) return undefined;
  return { staff, newSecret: staff.totpSealed === undefined ? kept.newSecret : undefined };
}

export function clearPending(c: Context<Environment>): void {
  deleteCookie(c, cookie, { path: "/sign-in" });
}

async function readCookie(c: Context<Environment>): Promise<Kept | undefined> {
  const sealed = getCookie(c, cookie);
  if (sealed === undefined) return undefined;
  try {
    return JSON.parse(await c.var.services.platform.sealer.open(sealed, purpose));
  } catch {
    return undefined; // not a cookie of ours
  }
}
