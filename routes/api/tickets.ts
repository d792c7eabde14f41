import { createRoute, z } from "@hono/zod-openapi";
import { requestsAMonth } from "../../core/support/quota.ts";
import { readBody, readRequest, type RequestProblem } from "../../core/support/ticket_form.ts";
import {
  attachmentsMax,
  messageLengthMax,
  severities,
  subjectLengthMax,
  ticketKinds,
} from "../../core/support/ticket.ts";
import { AttachmentRefusedError, storeAttachment } from "../../tenants/files/attachment_files.ts";
import { FeedTooLargeError } from "../../tenants/files/feed_files.ts";
import { ScannerUnavailableError } from "../../tenants/files/virus_scanner.ts";
import { shopFolder } from "../../tenants/platform.ts";
import {
  attachmentsOf,
  insertAttachment,
  unsentAttachments,
} from "../../tenants/platform/ticket_attachments.ts";
import { ticketsBefore } from "../../tenants/platform/ticket_lists.ts";
import { listMessages } from "../../tenants/platform/ticket_messages.ts";
import { type Ticket, ticketOfShop } from "../../tenants/platform/tickets.ts";
import { ownerOfShop } from "../../tenants/platform/shops.ts";
import { writeAsShop } from "../../tenants/support/conversation.ts";
import { openTicket } from "../../tenants/support/open_ticket.ts";
import { supportOfShop } from "../../tenants/support/support_of_shop.ts";
import { supportTexts } from "../../views/texts/support.ts";
import { sendTicketFile } from "../ticket_file.ts";
import { apiError, type ApiProblem, inputWrong, notFound, refusing } from "./api_error.ts";
import { bytesBody, createApiRouter, pageFrom, pageOf, pageQuery, withKey } from "./api_router.ts";
import { type ApiContext, noteCall } from "./caller.ts";
import { idempotencyHeaders, idempotent } from "./idempotency.ts";
import {
  conversationDocument,
  documentOfFile,
  documentOfTicket,
  documentsOfMessages,
  fileDocument,
  ticketDocument,
} from "./ticket_documents.ts";

/** Requests to support, by a shop's programs. @see R98, R103–R109 */
export const ticketsApi = createApiRouter();

const tags = ["Support"];
const params = z.object({ ticket: z.string().openapi({ description: "Its id", example: "1042" }) });

const quotaNote = "`Support-Requests-Remaining` says how many free requests are left this month, " +
  "`Support-Requests-Renew` the day on which there are all of them again.";

/** What is left of the month, in each answer. @see R103 */
async function sayQuota(c: ApiContext): Promise<void> {
  const { platform } = c.var.services;
  const { quota } = await supportOfShop(platform.database, c.var.caller.shop.id, platform.now());
  c.header("Support-Requests-Limit", String(requestsAMonth));
  c.header("Support-Requests-Remaining", String(quota.left));
  c.header("Support-Requests-Renew", quota.renewsOn);
}

const list = createRoute({
  method: "get",
  path: "/api/v1/tickets",
  tags,
  summary: "List requests",
  description: `The newest first. ${quotaNote}`,
  security: withKey,
  request: { query: pageQuery(100).extend({ state: z.enum(["open", "closed"]).optional() }) },
  responses: {
    200: {
      description: "A page of requests",
      content: { "application/json": { schema: pageOf(ticketDocument) } },
    },
    ...refusing(401, 403, 422),
  },
});

ticketsApi.openapi(list, async (c) => {
  const { limit, cursor, state } = c.req.valid("query");
  const { platform } = c.var.services;
  const found = await ticketsBefore(platform.database, c.var.caller.shop.id, {
    limit: limit + 1,
    ...(cursor === undefined ? {} : { before: Number(cursor) }),
    ...(state ? { state } : {}),
  });
  await sayQuota(c);
  const { shown, next } = pageFrom(found, limit, ({ id }) => id);
  return c.json({ items: shown.map(documentOfTicket), next }, 200);
});

const files = z.array(z.string()).max(attachmentsMax).default([]).openapi({
  description: "Ids of files that were sent before",
});

const open = createRoute({
  method: "post",
  path: "/api/v1/tickets",
  tags,
  summary: "Open a request",
  description:
    `The shop's owner is mailed the answers. \`paid\` sends it as paid work, whose price is told first. ${quotaNote}`,
  security: withKey,
  middleware: [idempotent] as const,
  request: {
    headers: idempotencyHeaders,
    body: {
      required: true,
      content: {
        "application/json": {
          schema: z.strictObject({
            kind: z.enum(ticketKinds),
            severity: z.enum(severities).optional().openapi({
              description: "Wanted of every kind but `campaign`, which is always a `question`",
            }),
            subject: z.string().max(subjectLengthMax),
            body: z.string().max(messageLengthMax),
            phone: z.string().max(40).default("").openapi({ description: "Wanted for a crisis" }),
            campaign: z.string().max(10).default("").openapi({
              description: "First day of the campaign that is told of, `YYYY-MM-DD`",
            }),
            paid: z.boolean().default(false),
            files,
          }),
        },
      },
    },
  },
  responses: {
    201: {
      description: "The request",
      content: { "application/json": { schema: ticketDocument } },
    },
    ...refusing(400, 401, 403, 409, 415, 422),
  },
});

ticketsApi.openapi(open, async (c) => {
  const { services: { platform }, caller: { shop, name } } = c.var;
  const { files, paid, ...fields } = c.req.valid("json");
  const { severity = "", ...others } = fields;
  const form = readRequest({ ...others, severity });
  if (!form.ok) return inputWrong(c, problemsIn(form.error));
  const found = await sentFiles(c, files);
  if (!found.ok) return inputWrong(c, found.error);
  const opened = await openTicket(platform, {
    ...form.value,
    shopId: shop.id,
    openedBy: await ownerOfShop(platform.database, shop.id),
    author: { kind: "program", name },
    isPaid: paid,
    attachments: found.value,
  });
  await sayQuota(c);
  if (!opened.ok) {
    const { refusals } = supportTexts.en;
    const { refusal, support: { quota } } = opened;
    const message = refusal === "no_requests_left"
      ? `All ${requestsAMonth} free requests of this month are used up; there are new ones from ${quota.renewsOn}. Send \`paid: true\` for paid work.`
      : refusals[refusal];
    return apiError(c, 409, refusal, message);
  }
  await noteCall(c, "ticket.open", `#${opened.id}`);
  c.header("Location", `/api/v1/tickets/${opened.id}`);
  const ticket = (await ticketOfShop(platform.database, shop.id, opened.id))!;
  return c.json(documentOfTicket(ticket), 201);
});

const read = createRoute({
  method: "get",
  path: "/api/v1/tickets/{ticket}",
  tags,
  summary: "Read a request",
  description: "With its messages, oldest first.",
  security: withKey,
  request: { params },
  responses: {
    200: {
      description: "The request",
      content: { "application/json": { schema: conversationDocument } },
    },
    ...refusing(401, 403, 404),
  },
});

ticketsApi.openapi(read, async (c) => {
  const ticket = await callersTicket(c);
  if (!ticket) return notFound(c, "ticket");
  return c.json(await conversationOf(c, ticket), 200);
});

const write = createRoute({
  method: "post",
  path: "/api/v1/tickets/{ticket}/messages",
  tags,
  summary: "Add a message",
  description: "A blocked request takes one later, a closed one none: open a new one.",
  security: withKey,
  middleware: [idempotent] as const,
  request: {
    params,
    headers: idempotencyHeaders,
    body: {
      required: true,
      content: {
        "application/json": {
          schema: z.strictObject({ body: z.string().max(messageLengthMax), files }),
        },
      },
    },
  },
  responses: {
    201: {
      description: "The request with its messages",
      content: { "application/json": { schema: conversationDocument } },
    },
    ...refusing(400, 401, 403, 404, 409, 415, 422),
  },
});

ticketsApi.openapi(write, async (c) => {
  const { services: { platform }, caller: { shop, name } } = c.var;
  const { body: typed, files } = c.req.valid("json");
  const ticket = await callersTicket(c);
  if (!ticket) return notFound(c, "ticket");
  const body = readBody(typed);
  if (!body.ok) return inputWrong(c, problemsIn({ body: body.error }));
  const found = await sentFiles(c, files);
  if (!found.ok) return inputWrong(c, found.error);
  const written = await writeAsShop(platform, {
    shopId: shop.id,
    ticketId: ticket.id,
    author: { kind: "program", name },
    body: body.value,
    attachments: found.value,
  });
  if (written === "not_found") return notFound(c, "ticket");
  if (written !== "written") {
    const message = written === "blocked"
      ? "Support is working on it; messages can be added when it is unblocked."
      : "The request is closed. Open a new one.";
    return apiError(c, 409, `ticket_${written}`, message);
  }
  return c.json(await conversationOf(c, (await callersTicket(c))!), 201);
});

const send = createRoute({
  method: "put",
  path: "/api/v1/ticket-files/{name}",
  tags,
  summary: "Send a file",
  description:
    "For a message: name its `id` in `files`. Pictures, PDF, documents, text and ZIP, 10 MB each; " +
    "one that no message has named within a day is deleted.",
  security: withKey,
  request: {
    params: z.object({ name: z.string().openapi({ example: "screenshot.png" }) }),
    body: bytesBody,
  },
  responses: {
    201: { description: "The file", content: { "application/json": { schema: fileDocument } } },
    ...refusing(401, 403, 413, 422, 503),
  },
});

ticketsApi.openapi(send, async (c) => {
  const { services: { platform }, caller: { shop } } = c.var;
  const name = c.req.param("name").normalize("NFC").slice(0, 200);
  const bytes = c.req.raw.body ?? new ReadableStream({ start: (empty) => empty.close() });
  try {
    const folder = shopFolder(platform.folder, shop.id);
    const stored = await storeAttachment(folder, name, bytes, platform.scanFile);
    const row = { ...stored, shopId: shop.id, uploadedBy: uploader(c) };
    await insertAttachment(platform.database, row, platform.now());
    return c.json(documentOfFile({ ...row, ticketId: undefined, messageId: undefined }), 201);
  } catch (error) {
    if (error instanceof FeedTooLargeError) {
      return apiError(c, 413, "too_large", "A file has at most 10 MB.");
    }
    if (error instanceof ScannerUnavailableError) {
      return apiError(c, 503, "unavailable", "Files cannot be checked now. Try again later.");
    }
    if (!(error instanceof AttachmentRefusedError)) throw error;
    const message = "It is neither a picture, PDF, document, text nor ZIP.";
    return inputWrong(c, [{ field: "body", code: "file_kind", message }]);
  }
});

const fetchFile = createRoute({
  method: "get",
  path: "/api/v1/tickets/{ticket}/files/{file}",
  tags,
  summary: "Fetch a file",
  security: withKey,
  request: { params: params.extend({ file: z.string() }) },
  responses: { 200: { description: "Its bytes" }, ...refusing(401, 403, 404) },
});

ticketsApi.openapi(fetchFile, async (c) => {
  const ticket = await callersTicket(c);
  const id = c.req.param("file");
  const known = ticket && await attachmentsOf(c.var.services.platform.database, ticket.id);
  if (!ticket || !known?.some((file) => file.id === id)) return notFound(c, "file");
  const { shopId } = ticket;
  return await sendTicketFile(c, { shopId, ticketId: ticket.id, id }) as never;
});

/** Files belong to the key that has sent them until a message names them. */
const uploader = (c: ApiContext): string => `program:${c.var.caller.name}`;

function callersTicket(c: ApiContext): Promise<Ticket | undefined> {
  const { services: { platform }, caller: { shop } } = c.var;
  const id = c.req.param("ticket") ?? "";
  if (!/^[1-9]\d{0,11}$/.test(id)) return Promise.resolve(undefined);
  return ticketOfShop(platform.database, shop.id, Number(id));
}

async function conversationOf(c: ApiContext, ticket: Ticket) {
  const { database } = c.var.services.platform;
  const messages = await listMessages(database, ticket.id, { forStaff: false });
  const files = await attachmentsOf(database, ticket.id);
  return { ...documentOfTicket(ticket), messages: documentsOfMessages(messages, files) };
}

async function sentFiles(c: ApiContext, ids: readonly string[]) {
  const { services: { platform }, caller: { shop } } = c.var;
  const whose = { shopId: shop.id, uploadedBy: uploader(c), ids };
  const value = await unsentAttachments(platform.database, whose);
  if (value.length === new Set(ids).size) return { ok: true, value } as const;
  const message = "Each is the id of a file that this key has sent, and that no message has.";
  const error: ApiProblem[] = [{ field: "files", code: "file_unknown", message }];
  return { ok: false, error } as const;
}

function problemsIn(problems: Partial<Record<string, RequestProblem>>): ApiProblem[] {
  const texts = supportTexts.en.problems;
  return Object.entries(problems).flatMap(([field, problem]) => {
    if (!problem) return [];
    const message = problem.code === "too_long"
      ? texts.too_long(problem.most, problem.found)
      : texts[problem.code];
    return [{ field, code: problem.code, message }];
  });
}
