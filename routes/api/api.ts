import type { Context, MiddlewareHandler } from "hono";
import { bodyLimit } from "hono/body-limit";
import { HTTPException } from "hono/http-exception";
import { stateAllows } from "../../core/lifecycle/shop_state.ts";
import { beginAttempt } from "../../tenants/platform/attempts.ts";
import { useAccessToken } from "../../tenants/platform/access_tokens.ts";
import { isBeingRestored } from "../../tenants/platform/restores.ts";
import { shopById } from "../../tenants/platform/shops.ts";
import { ShopNotReadyError } from "../../tenants/platform.ts";
import type { Environment } from "../environment.ts";
import { MalformedFormError } from "../form.ts";
import { describeError } from "../log.ts";
import { UploadRefusedError } from "../upload.ts";
import { apiError } from "./api_error.ts";
import { createApiRouter } from "./api_router.ts";
import { describeEvents } from "./event_documents.ts";
import { importChangesApi } from "./import_changes.ts";
import { importCreationApi } from "./import_creation.ts";
import { importsApi } from "./imports.ts";
import { inboxApi } from "./inbox.ts";
import { productsApi } from "./products.ts";
import { runDetailsApi } from "./run_details.ts";
import { runsApi } from "./runs.ts";
import { ticketsApi } from "./tickets.ts";
import { rateLimit } from "./rate_limit.ts";

const description = `
A shop's programs come in with a key, which its people make in the settings:
\`Authorization: Bearer kramek_…\`. A key opens its own shop alone.

Bodies are JSON unless an operation says otherwise. Instants are RFC 3339 in UTC. Lists come in
pages: send \`next\` of one page as \`cursor\` for the following one. A refusal has a stable
\`code\`, a message for people, and, where fields are wrong, \`problems\` by their names.
Programs of one shop may send 600 requests a minute.
`.trim();

/** What programs are told of the interface: OpenAPI 3.1. */
export const apiDocument = (publicUrl: string) =>
  api.getOpenAPI31Document({
    openapi: "3.1.0",
    info: { title: "Krámek", version: "1", description },
    servers: [{ url: publicUrl }],
  });

/**
 * The way in for programs: no session, no form token, a shop's own key in each request. It answers
 * in JSON, errors too. Made anew for each app, which counts requests for itself.
 */
export function createApi() {
  const mounted = createApiRouter();
  mounted.get("/api/v1/openapi.json", (c) => c.json(apiDocument(c.var.services.publicUrl)));
  mounted.use("/api/v1/*", requireToken, rateLimit(), jsonLimit);
  mounted.route("/", api);
  mounted.all("/api/*", (c) => apiError(c, 404, "not_found", "There is no such operation."));
  mounted.onError(answerError);
  return mounted;
}

const api = createApiRouter();
api.openAPIRegistry.registerComponent("securitySchemes", "key", {
  type: "http",
  scheme: "bearer",
  description: "A key of the shop",
});
const parts = [
  importsApi,
  importCreationApi,
  importChangesApi,
  runsApi,
  runDetailsApi,
  productsApi,
  inboxApi,
  ticketsApi,
];
for (const part of parts) api.route("/", part);
describeEvents(api.openAPIRegistry);

/** A JSON document larger than this is none that an operation wants; files are streamed. */
const jsonSizeMax = 4 * 1024 * 1024;

const jsonLimit: MiddlewareHandler<Environment> = async (c, next) => {
  const type = (c.req.header("Content-Type") ?? "").toLowerCase();
  if (!type.startsWith("application/json")) return await next();
  return await bodyLimit({
    maxSize: jsonSizeMax,
    onError: () => apiError(c, 413, "too_large", "A JSON document has at most 4 MB."),
  })(c, next);
};

const requireToken: MiddlewareHandler<Environment> = async (c, next) => {
  const { platform } = c.var.services;
  const [, token = ""] = /^Bearer +(\S+)$/i.exec(c.req.header("Authorization") ?? "") ?? [];
  const found = token === ""
    ? undefined
    : await useAccessToken(platform.database, token, platform.now());
  const shop = found && await shopById(platform.database, found.shopId);
  if (!shop) return await refuseKey(c);
  if (!stateAllows(shop.state, "imports")) {
    return apiError(c, 403, "shop_suspended", "The administration of the shop is suspended.");
  }
  if (c.req.method !== "GET" && await isBeingRestored(platform.database, shop.id)) {
    c.header("Retry-After", "60");
    return apiError(c, 503, "unavailable", "The shop is being restored. Try again in a minute.");
  }
  await using lease = await platform.shops.lease(shop.id);
  c.set("caller", { shop, name: found.name, database: lease.database });
  await next();
};

/** Wrong keys are counted by the address from which they come; a right one is never held up. */
async function refuseKey(c: Context<Environment>): Promise<Response> {
  const { platform } = c.var.services;
  const attempt = await beginAttempt(platform.database, [`key:${c.var.address}`], platform.now());
  if (!attempt.allowed) {
    c.header("Retry-After", String(attempt.retryAfterSeconds));
    return apiError(c, 429, "too_many_attempts", "Too many wrong keys came from this address.");
  }
  c.header("WWW-Authenticate", "Bearer");
  const message = "Send a key of the shop: Authorization: Bearer kramek_…";
  return apiError(c, 401, "token_wrong", message);
}

function answerError(error: Error, c: Context<Environment>): Response {
  if (error instanceof HTTPException) {
    if (error.status === 415) {
      return apiError(c, 415, "content_type", "Send Content-Type: application/json.");
    }
    return apiError(c, 400, "malformed", "The body is no valid JSON.");
  }
  if (error instanceof MalformedFormError || error instanceof UploadRefusedError) {
    return apiError(c, 400, "malformed", "Send the whole form, as multipart/form-data.");
  }
  const { log } = c.var.services;
  log("request.failed", { request: c.var.requestId, ...describeError(error) });
  if (error instanceof ShopNotReadyError) {
    return apiError(c, 503, "unavailable", "The shop cannot be served now. Try again later.");
  }
  return apiError(
    c,
    500,
    "failed",
    `Something failed on our side. Tell support ${c.var.requestId}.`,
  );
}
