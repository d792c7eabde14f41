import { z } from "@hono/zod-openapi";
import { resolutions, severities, ticketKinds, ticketStates } from "../../core/support/ticket.ts";
import type { TicketAttachment } from "../../tenants/platform/ticket_attachments.ts";
import type { TicketMessage } from "../../tenants/platform/ticket_messages.ts";
import type { Ticket } from "../../tenants/platform/tickets.ts";
import { instant } from "./api_router.ts";

const file = z.object({
  id: z.string(),
  name: z.string().openapi({ example: "screenshot.png" }),
  type: z.string().openapi({ example: "image/png" }),
  size: z.int().openapi({ description: "Bytes" }),
}).openapi("TicketFile");
export const fileDocument = file;

export const ticketDocument = z.object({
  id: z.int().openapi({ example: 1042 }),
  kind: z.enum(ticketKinds),
  severity: z.enum(severities),
  state: z.enum(ticketStates).openapi({
    description: "`blocked`: it is being worked on and takes no message; `closed` takes none ever",
  }),
  subject: z.string(),
  waitsForAnswer: z.boolean(),
  blockedReason: z.string().nullable(),
  resolution: z.enum(resolutions).nullable(),
  isCounted: z.boolean().openapi({ description: "One of the month's free requests" }),
  openedAt: instant,
  changedAt: instant,
  closedAt: instant.nullable(),
}).openapi("Ticket");

export const messageDocument = z.object({
  id: z.int(),
  from: z.enum(["shop", "support"]),
  author: z.string(),
  body: z.string(),
  files: z.array(file),
  at: instant,
}).openapi("TicketMessage");

export const conversationDocument = ticketDocument.extend({
  messages: z.array(messageDocument),
}).openapi("TicketConversation");

export const documentOfTicket = (ticket: Ticket): z.infer<typeof ticketDocument> => ({
  id: ticket.id,
  kind: ticket.kind,
  severity: ticket.severity,
  state: ticket.state,
  subject: ticket.subject,
  waitsForAnswer: ticket.waitingSince !== undefined,
  blockedReason: ticket.blockedReason ?? null,
  resolution: ticket.resolution ?? null,
  isCounted: ticket.isCounted,
  openedAt: ticket.openedAt,
  changedAt: ticket.changedAt,
  closedAt: ticket.closedAt ?? null,
});

export const documentOfFile = (
  { id, name, type, size }: TicketAttachment,
): z.infer<typeof file> => ({ id, name, type, size });

/** What was said; what was done stands in the ticket's own fields. */
export function documentsOfMessages(
  messages: readonly TicketMessage[],
  files: readonly TicketAttachment[],
): z.infer<typeof messageDocument>[] {
  return messages.filter(({ kind }) => kind === "message").map((message) => ({
    id: message.id,
    from: message.author.kind === "staff" ? "support" as const : "shop" as const,
    author: message.author.name,
    body: message.body,
    files: files.filter(({ messageId }) => messageId === message.id).map(documentOfFile),
    at: message.createdAt,
  }));
}
