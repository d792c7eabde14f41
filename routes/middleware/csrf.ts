import type { Context, MiddlewareHandler } from "hono";
import { timingSafeEqual } from "node:crypto";
import { Buffer } from "node:buffer";
import type { Environment } from "../environment.ts";
import { refuse } from "../refusal.tsx";

const readingMethods = new Set(["GET", "HEAD", "OPTIONS"]);

/**
 * Refuses whatever another site made the browser send, for every method and content type: by where
 * the browser says the request comes from, and by the session's token.
 *
 * @see SE-12
 */
export const csrf: MiddlewareHandler<Environment> = async (c, next) => {
  if (readingMethods.has(c.req.method)) return await next();
  if (!isFromHere(c)) return refuse(c, "expired");
  // A file is not read here only to find the token: its route checks it as the first part comes.
  if (c.var.session && !isMultipart(c) && !isTokenRight(c, await tokenOf(c))) {
    return refuse(c, "expired");
  }
  await next();
};

export const isMultipart = (c: Context<Environment>): boolean =>
  (c.req.header("Content-Type") ?? "").toLowerCase().startsWith("multipart/");

export function isTokenRight(c: Context<Environment>, token: string | undefined): boolean {
  const expected = c.var.session?.csrfToken;
  if (expected === undefined || token === undefined || token.length !== expected.length) {
    return false;
  }
  return timingSafeEqual(Buffer.from(token), Buffer.from(expected));
}

function isFromHere(c: Context<Environment>): boolean {
  const site = c.req.header("Sec-Fetch-Site");
  if (site !== undefined) return site === "same-origin";
  const origin = c.req.header("Origin");
  if (origin === undefined) return false;
  return origin === c.var.services.publicUrl || hostOf(origin) === c.req.header("Host");
}

function hostOf(origin: string): string | undefined {
  return URL.canParse(origin) ? new URL(origin).host : undefined;
}

async function tokenOf(c: Context<Environment>): Promise<string | undefined> {
  const header = c.req.header("X-CSRF-Token");
  if (header !== undefined) return header;
  const type = c.req.header("Content-Type") ?? "";
  if (!type.startsWith("application/x-www-form-urlencoded")) return undefined;
  const { csrf } = await c.req.parseBody();
  return typeof csrf === "string" ? csrf : undefined;
}
