import { reactionDue } from "../../core/support/reaction.ts";
import { writingRefused } from "../../core/support/ticket.ts";
import { putEvent } from "../jobs/events.ts";
import type { Queryable } from "../engine/database.ts";
import type { Platform } from "../platform.ts";
import { attach, type TicketAttachment } from "../platform/ticket_attachments.ts";
import { deleteDraft } from "../platform/ticket_drafts.ts";
import { insertMessage, type TicketAuthor, ticketOfForm } from "../platform/ticket_messages.ts";
import { type Ticket, ticketById, ticketOfShop, updateTicket } from "../platform/tickets.ts";
import { supportOfShop } from "./support_of_shop.ts";
import { tellShop } from "./ticket_mail.ts";

interface Written {
  ticketId: number;
  author: TicketAuthor;
  body: string;
  attachments: readonly TicketAttachment[];
  /** Of the form that it came by; the same sent again writes nothing. */
  formId?: string;
}

/**
 * A message of the shop. From now on it waits for an answer, unless it did before.
 *
 * @returns `blocked` or `closed` when none can be added now; nothing was written
 * @see R107, R109
 */
export async function writeAsShop(
  platform: Platform,
  { shopId, ...written }: Written & { shopId: string },
): Promise<"written" | "blocked" | "closed" | "not_found"> {
  const now = platform.now();
  return await platform.database.write(async (transaction) => {
    const ticket = await ticketOfShop(transaction, shopId, written.ticketId);
    if (!ticket) return "not_found";
    if (await isWritten(transaction, shopId, written)) return "written";
    const refused = writingRefused(ticket.state);
    if (refused) return refused;
    await addMessage(transaction, ticket, written, now);
    await updateTicket(transaction, ticket.id, await waitingFrom(transaction, ticket, now), now);
    return "written";
  });
}

async function isWritten(
  transaction: Queryable,
  shopId: string,
  { ticketId, author, body, formId }: Written,
): Promise<boolean> {
  if (!formId || !author.id) return false;
  const form = { id: formId, authorId: author.id, shopId, ticketId, body };
  return await ticketOfForm(transaction, form) !== undefined;
}

/** What makes a request wait from now on; it goes on waiting if it does. */
export async function waitingFrom(transaction: Queryable, ticket: Ticket, now: string) {
  if (ticket.waitingSince !== undefined) return {};
  const { support: { level }, regime } = await supportOfShop(transaction, ticket.shopId, now);
  const dueAt = reactionDue(now, { severity: ticket.severity, level, regime });
  return { waitingSince: now, dueAt };
}

export type Answered = "written" | "changed_meanwhile" | "closed" | "not_found";

/**
 * An answer of ours, which is mailed. Who answers something else than what stands there now is told
 * first.
 *
 * @param version of the request that was read
 * @see R108
 */
export async function writeAsStaff(
  platform: Platform,
  { version, ...written }: Omit<Written, "formId"> & { version: number },
): Promise<Answered> {
  const now = platform.now();
  return await platform.database.write(async (transaction) => {
    const ticket = await ticketById(transaction, written.ticketId);
    if (!ticket) return "not_found";
    if (ticket.state === "closed") return "closed";
    if (ticket.version !== version) return "changed_meanwhile";
    await addMessage(transaction, ticket, written, now);
    await updateTicket(transaction, ticket.id, {
      waitingSince: null,
      dueAt: null,
      ...(ticket.answeredAt === undefined ? { answeredAt: now } : {}),
      ...(ticket.assignedTo === undefined && written.author.id
        ? { assignedTo: written.author.id }
        : {}),
    }, now);
    const message = written.body;
    await tellShop(platform, transaction, { ticket, kind: "ticket_answered", message }, now);
    const { id, subject, shopId, shop } = ticket;
    await putEvent(transaction, { id: shopId, slug: shop.slug }, {
      event: {
        event: "ticket.answered",
        ticket: { id, subject },
        message: { author: written.author.name, body: message },
      },
      key: `ticket.answered:${id}:${version}`,
    }, now);
    return "written";
  });
}

/** A note among our own people; at any time, and nobody waits for it. */
export async function writeNote(
  platform: Platform,
  { ticketId, author, body }: Omit<Written, "attachments" | "formId">,
): Promise<boolean> {
  const now = platform.now();
  return await platform.database.write(async (transaction) => {
    const ticket = await ticketById(transaction, ticketId);
    if (!ticket) return false;
    await insertMessage(transaction, { ticketId, kind: "note", author, body }, now);
    await updateTicket(transaction, ticketId, {}, now);
    return true;
  });
}

async function addMessage(
  transaction: Queryable,
  { id: ticketId, shopId }: Ticket,
  { author, body, attachments, formId }: Written,
  now: string,
): Promise<void> {
  const details: Record<string, string> = formId ? { form: formId } : {};
  const message = { ticketId, kind: "message", author, body, details } as const;
  const messageId = await insertMessage(transaction, message, now);
  await attach(transaction, attachments, { ticketId, messageId });
  if (author.id) await deleteDraft(transaction, { authorId: author.id, shopId, ticketId });
}
