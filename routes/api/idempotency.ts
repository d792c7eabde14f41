import { z } from "@hono/zod-openapi";
import { createHash } from "node:crypto";
import type { Context, MiddlewareHandler } from "hono";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import { beginRequest, forgetRequest, keepAnswer } from "../../tenants/platform/api_answers.ts";
import type { Environment } from "../environment.ts";
import { apiError, inputWrong } from "./api_error.ts";

const name = "Idempotency-Key";

/** How a route that uses {@link idempotent} says so in the reference. */
export const idempotencyHeaders = z.object({
  "idempotency-key": z.string().optional().openapi({
    description:
      "Chosen by you, unique a request: the same request sent again within a day is done once " +
      "and answered alike",
    example: "3f1c7a52-nightly",
  }),
});

/**
 * A request with a key of its own is done once, however often a program that heard no answer sends
 * it. A refused one may be put right and sent again under the same key.
 *
 * @see MO-4
 */
export const idempotent: MiddlewareHandler<Environment> = async (c, next) => {
  const key = c.req.header(name);
  if (key === undefined) return await next();
  if (!/^[\x21-\x7e]{1,200}$/.test(key)) {
    const message = "At most 200 visible ASCII characters.";
    return inputWrong(c, [{ field: name, code: "characters", message }]);
  }
  const { platform } = c.var.services;
  const request = { shopId: c.var.caller.shop.id, key, hash: await hashOf(c) };
  const known = await beginRequest(platform.database, request, platform.now());
  switch (known.state) {
    case "running":
      return apiError(c, 409, "request_running", "The same request is being done.");
    case "other":
      return apiError(c, 409, "key_reused", `This ${name} belongs to another request.`);
    case "answered":
      c.header("Idempotent-Replayed", "true");
      c.header("Content-Type", "application/json");
      return c.body(known.body, known.status as ContentfulStatusCode);
  }
  await next();
  const { status } = c.res;
  if (status >= 300) return await forgetRequest(platform.database, request);
  await keepAnswer(platform.database, request, { status, body: await c.res.clone().text() });
};

/** Files are streamed, so what a request with one asks for is told by its address alone. */
async function hashOf(c: Context<Environment>): Promise<string> {
  const isJson = (c.req.header("Content-Type") ?? "").startsWith("application/json");
  const { pathname, search } = new URL(c.req.url);
  return createHash("sha256")
    .update(`${c.req.method} ${pathname}${search}\n${isJson ? await c.req.text() : ""}`)
    .digest("hex");
}
