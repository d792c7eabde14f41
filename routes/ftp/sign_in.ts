import { stateAllows } from "../../core/lifecycle/shop_state.ts";
import type { Platform } from "../../tenants/platform.ts";
import { useAccessToken } from "../../tenants/platform/access_tokens.ts";
import { beginAttempt, forgiveAttempt } from "../../tenants/platform/attempts.ts";
import { type Shop, shopById } from "../../tenants/platform/shops.ts";

/** Who has signed in: a program of a shop, with a key of the shop's. */
export interface Guest {
  shop: Shop;
  /** The key, to be asked for again: it may be revoked meanwhile. */
  key: string;
  /** What the shop calls the key. */
  keyName: string;
}

export type SignIn =
  | { kind: "welcome"; guest: Guest }
  | { kind: "wrong" }
  | { kind: "suspended" }
  | { kind: "wait"; seconds: number };

/**
 * Signs a program in by its shop's name and key. Attempts are limited by where they come from, so
 * that nobody locks a shop out from elsewhere; a shop that does not exist answers like a wrong key.
 *
 * @see R50, SE-3, TE-6
 */
export async function signIn(
  platform: Platform,
  { user, key, from }: { user: string; key: string; from: string },
): Promise<SignIn> {
  const { database } = platform;
  const slug = user.trim().toLowerCase();
  const keys = [`ftp:${from}:${slug.slice(0, 100)}`, `address:${from}`];
  const permission = await beginAttempt(database, keys, platform.now());
  if (!permission.allowed) return { kind: "wait", seconds: permission.retryAfterSeconds };
  const guest = await guestOf(platform, key);
  if (guest?.shop.slug !== slug) return { kind: "wrong" };
  await forgiveAttempt(database, keys, permission.at);
  return isOpen(guest.shop) ? { kind: "welcome", guest } : { kind: "suspended" };
}

/** Whether a guest may still do what comes next: the key holds, and the shop is not suspended. */
export async function isStillWelcome(platform: Platform, { key, shop }: Guest): Promise<boolean> {
  const guest = await guestOf(platform, key);
  return guest?.shop.id === shop.id && isOpen(guest.shop);
}

async function guestOf(platform: Platform, key: string): Promise<Guest | undefined> {
  const { database } = platform;
  const found = await useAccessToken(database, key, platform.now());
  const shop = found && await shopById(database, found.shopId);
  return shop && { shop, key, keyName: found.name };
}

/** As for programs that come over HTTP. @see TE-12 */
const isOpen = ({ state }: Shop): boolean => stateAllows(state, "imports");
