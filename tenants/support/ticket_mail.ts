import type { TicketMailKind } from "../../core/mail.ts";
import { type Queryable, queryFirst } from "../engine/database.ts";
import type { Platform } from "../platform.ts";
import { languageOfAccount } from "../platform/accounts.ts";
import { enqueueMail } from "../platform/outbox.ts";
import { writersOf } from "../platform/ticket_messages.ts";
import type { Ticket } from "../platform/tickets.ts";

type Outbox = Pick<Platform, "sealer" | "operator">;

/**
 * Mails the person who has opened a request, always, and those members who have written into it and
 * want to know.
 *
 * @see R108
 */
export async function tellShop(
  platform: Outbox,
  transaction: Queryable,
  { ticket, kind, message = "" }: { ticket: Ticket; kind: TicketMailKind; message?: string },
  now: string,
): Promise<void> {
  const others = (await writersOf(transaction, ticket.id))
    .filter(({ id }) => id !== ticket.openedBy.id);
  for (const { id, email } of [ticket.openedBy, ...others]) {
    await enqueueMail(platform, transaction, {
      content: { kind, ...await aboutTicket(transaction, ticket), message },
      recipient: email,
      language: await languageOfAccount(transaction, id),
      shopId: ticket.shopId,
    }, now);
  }
}

/** A crisis finds somebody at any hour. @see R101 */
export async function tellDuty(
  platform: Outbox,
  transaction: Queryable,
  ticket: Ticket,
  message: string,
  now: string,
): Promise<void> {
  const recipient = platform.operator?.dutyEmail ?? platform.operator?.email;
  if (recipient === undefined) return;
  await enqueueMail(platform, transaction, {
    content: { kind: "ticket_crisis", ...await aboutTicket(transaction, ticket), message },
    recipient,
    language: "cs",
    shopId: ticket.shopId,
  }, now);
}

async function aboutTicket(transaction: Queryable, { id, shopId, subject, phone }: Ticket) {
  const sql = "SELECT slug, name FROM shops WHERE id = ?";
  const shop = await queryFirst<{ slug: string; name: string }>(transaction, sql, [shopId]);
  return {
    shopName: shop!.name,
    shopSlug: shop!.slug,
    ticketId: String(id),
    ticketSubject: subject,
    phone: phone ?? "",
  };
}
