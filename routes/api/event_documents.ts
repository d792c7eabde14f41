import { type OpenAPIHono, z } from "@hono/zod-openapi";
import { entities } from "../../core/formats/format.ts";
import { resolutions } from "../../core/support/ticket.ts";
import { instant } from "./api_router.ts";
import { runCounts } from "./run_documents.ts";

const text = (description: string) => z.string().openapi({ description });

const headers = z.object({
  "webhook-id": text("Of the message; the same in each try"),
  "webhook-timestamp": text("Seconds since 1970 of this try"),
  "webhook-signature": text(
    "`v1,` and the base64 of the HMAC-SHA256 of `<webhook-id>.<webhook-timestamp>.<body>` under " +
      "the secret, whose base64 stands behind `whsec_`",
  ),
});

const runFinished = z.object({
  event: z.literal("import.run.finished"),
  id: z.string().openapi({ example: "msg_4f7t2k0c9w1h8d6s3a5b" }),
  shop: z.string().openapi({ example: "lipa" }),
  import: z.object({
    id: z.int().openapi({ example: 7 }),
    name: z.string().openapi({ example: "Supplier, every night" }),
    entity: z.enum(entities),
  }),
  run: z.object({
    id: z.int().openapi({ example: 31 }),
    kind: z.enum(["import", "undo"]),
    undoes: z.int().nullable().openapi({ example: null }),
    cause: z.enum(["person", "schedule"]),
  }),
  state: z.enum(["ok", "warning", "error"]),
  counts: runCounts,
  at: instant,
}).openapi("RunFinished");

const about = {
  id: z.string().openapi({ example: "msg_4f7t2k0c9w1h8d6s3a5b" }),
  shop: z.string().openapi({ example: "lipa" }),
  ticket: z.object({ id: z.int().openapi({ example: 1042 }), subject: z.string() }),
  at: instant,
};

const ticketAnswered = z.object({
  event: z.literal("ticket.answered"),
  ...about,
  message: z.object({ author: z.string(), body: z.string() }),
}).openapi("TicketAnswered");

const ticketClosed = z.object({
  event: z.literal("ticket.closed"),
  ...about,
  resolution: z.enum(resolutions),
}).openapi("TicketClosed");

/** What the shop's programs are sent, for the reference. The addresses are set in the settings. */
export function describeEvents(registry: OpenAPIHono["openAPIRegistry"]): void {
  registry.registerWebhook({
    method: "post",
    path: "import.run.finished",
    tags: ["Messages to you"],
    summary: "A run has ended",
    description:
      "Sent to the addresses that the shop has set under Settings, Programs; signed by the scheme " +
      "of Standard Webhooks. Answer with 2xx within ten seconds. Anything else is tried again, " +
      "eight times over a day; redirects are not followed, and 410 switches the address off. The " +
      "same message may come twice: tell it by `webhook-id`.",
    request: { headers, body: { content: { "application/json": { schema: runFinished } } } },
    responses: { 200: { description: "You have it" } },
  });
  for (const [path, summary, schema] of ticketEvents) {
    registry.registerWebhook({
      method: "post",
      path,
      tags: ["Messages to you"],
      summary,
      description: "Sent and signed as `import.run.finished` is.",
      request: { headers, body: { content: { "application/json": { schema } } } },
      responses: { 200: { description: "You have it" } },
    });
  }
}

const ticketEvents = [
  ["ticket.answered", "Support has answered a request", ticketAnswered],
  ["ticket.closed", "A request was closed", ticketClosed],
] as const;
