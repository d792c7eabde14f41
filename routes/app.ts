import { HTTPException } from "hono/http-exception";
import { createApi } from "./api/api.ts";
import { createRouter, type Services } from "./environment.ts";
import { MalformedFormError } from "./form.ts";
import { describeError } from "./log.ts";
import { cardWebhook } from "./public/card_webhook.ts";
import { access } from "./middleware/access.ts";
import { csrf } from "./middleware/csrf.ts";
import { requestLog } from "./middleware/request_log.ts";
import { securityHeaders } from "./middleware/security_headers.ts";
import { sessions } from "./middleware/sessions.ts";
import { refuse } from "./refusal.tsx";
import { staticFiles } from "./static_files.ts";
import { QueueFullError } from "../tenants/bounded_queue.ts";
import { ShopNotReadyError } from "../tenants/platform.ts";
import { routers } from "./routers.ts";
import { shopDomains } from "./web/shop_domains.ts";
import { web } from "./web/web.ts";

/** All of HTTP: who is asking, whether they may, and the routes. */
export function createApp(services: Services) {
  const app = createRouter();
  app.use(shopDomains(services));
  app.use(requestLog(services), securityHeaders);
  app.get("/health", (c) => c.text("ok"));
  app.route("/", staticFiles);
  app.route("/", web);
  app.route("/", createApi());
  app.route("/", cardWebhook);
  app.use(sessions, csrf, access);
  for (const router of routers) app.route("/", router);
  app.notFound((c) => refuse(c, "not_found"));
  app.onError((error, c) => {
    if (error instanceof HTTPException) return error.getResponse();
    if (error instanceof MalformedFormError) return refuse(c, "malformed");
    if (error instanceof QueueFullError) return refuse(c, "too_many", { retryAfterSeconds: 10 });
    services.log("request.failed", { request: c.var.requestId, ...describeError(error) });
    return refuse(c, error instanceof ShopNotReadyError ? "unavailable" : "failed");
  });
  return app;
}
