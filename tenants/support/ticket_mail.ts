import { replyAddress } from "../../core/support/reply_address.ts";
import type { TicketMailKind } from "../../core/mail.ts";
import { type Queryable, queryFirst } from "../engine/database.ts";
import type { Platform } from "../platform.ts";
import { languageOfAccount } from "../platform/accounts.ts";
import { enqueueMail } from "../platform/outbox.ts";
import { writersOf } from "../platform/ticket_messages.ts";
import type { Ticket } from "../platform/tickets.ts";
import { replyTokenOf } from "./reply_tokens.ts";

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
    const replyTo = await answersOf(platform, transaction, { ticket, accountId: id, now });
    await enqueueMail(platform, transaction, {
      content: { kind, ...await aboutTicket(transaction, ticket), message, replyTo },
      recipient: email,
      language: await languageOfAccount(transaction, id),
      shopId: ticket.shopId,
    }, now);
  }
}

/** Where a person's answer to a mail goes, when the operator takes answers in. */
async function answersOf(
  { operator }: Outbox,
  transaction: Queryable,
  { ticket, accountId, now }: { ticket: Ticket; accountId: string; now: string },
): Promise<string> {
  const base = operator?.replyAddress;
  if (base === undefined) return "";
  return replyAddress(
    base,
    await replyTokenOf(transaction, { ticketId: ticket.id, accountId, now }),
  );
}

/** An answer by mail could not be added now; it waits as a draft. @see R107, R109 */
export async function tellWriter(
  platform: Outbox,
  transaction: Queryable,
  { ticket, accountId, email }: { ticket: Ticket; accountId: string; email: string },
  now: string,
): Promise<void> {
  await enqueueMail(platform, transaction, {
    content: {
      kind: "ticket_not_taken",
      ...await aboutTicket(transaction, ticket),
      ...{ message: "", replyTo: "" },
    },
    recipient: email,
    language: await languageOfAccount(transaction, accountId),
    shopId: ticket.shopId,
  }, now);
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
    content: {
      kind: "ticket_crisis",
      ...await aboutTicket(transaction, ticket),
      ...{ message, replyTo: "" },
    },
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
