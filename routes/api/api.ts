import type { MiddlewareHandler } from "hono";
import { useAccessToken } from "../../tenants/platform/access_tokens.ts";
import { shopById } from "../../tenants/platform/shops.ts";
import { createRouter, type Environment } from "../environment.ts";
import { apiError } from "./api_error.ts";
import { inboxApi } from "./inbox.ts";

/**
 * The way in for programs: no session, no form token, a shop's own key in each request. It answers
 * in JSON, errors too.
 */
export const api = createRouter();

const requireToken: MiddlewareHandler<Environment> = async (c, next) => {
  const { platform } = c.var.services;
  const [, token = ""] = /^Bearer +(\S+)$/i.exec(c.req.header("Authorization") ?? "") ?? [];
  const found = token === ""
    ? undefined
    : await useAccessToken(platform.database, token, platform.now());
  const shop = found && await shopById(platform.database, found.shopId);
  if (!shop) {
    c.header("WWW-Authenticate", "Bearer");
    const message = "Send a key of the shop: Authorization: Bearer kramek_…";
    return apiError(c, 401, "token_wrong", message);
  }
  if (shop.state !== "trial" && shop.state !== "active") {
    return apiError(c, 403, "shop_suspended", "The administration of the shop is suspended.");
  }
  c.set("caller", { shop, name: found.name });
  await next();
};

api.use("/api/v1/*", requireToken);
api.route("/", inboxApi);
