import { type AskingRefusal, askingRefused } from "../../core/support/asking.ts";
import { reactionDue } from "../../core/support/reaction.ts";
import {
  isCounted,
  type Severity,
  type TicketContext,
  type TicketKind,
} from "../../core/support/ticket.ts";
import type { Platform } from "../platform.ts";
import { attach, type TicketAttachment } from "../platform/ticket_attachments.ts";
import { deleteDraft } from "../platform/ticket_drafts.ts";
import { insertMessage, type TicketAuthor, ticketOfForm } from "../platform/ticket_messages.ts";
import { insertTicket, ticketOfShop } from "../platform/tickets.ts";
import { type SupportOfShop, supportOfShop } from "./support_of_shop.ts";
import { tellDuty } from "./ticket_mail.ts";

export interface NewRequest {
  shopId: string;
  kind: TicketKind;
  severity: Severity;
  subject: string;
  body: string;
  /** Account that is mailed the answers; a program asks in the name of the shop's owner. */
  openedBy: string;
  author: TicketAuthor;
  phone?: string;
  context?: TicketContext;
  isPaid: boolean;
  attachments: readonly TicketAttachment[];
  /** A closed request of the same shop. @see R109 */
  follows?: number;
  /** Of the form that it came by; the same sent again leads to the request that it has opened. */
  formId?: string;
}

export type Opened =
  | { ok: true; id: number; left: number }
  | { ok: false; refusal: AskingRefusal; support: SupportOfShop };

/**
 * Opens a request, if the shop may. The month's requests are counted in the transaction that takes
 * one, so that no two of them get the last.
 *
 * @see R98, R103, D9
 */
export async function openTicket(platform: Platform, request: NewRequest): Promise<Opened> {
  const { shopId, kind, severity, isPaid, author, subject, body, formId } = request;
  const now = platform.now();
  return await platform.database.write(async (transaction): Promise<Opened> => {
    const asking = await supportOfShop(transaction, shopId, now);
    const { state, support, quota, regime, month } = asking;
    if (formId && author.id) {
      const form = { id: formId, authorId: author.id, shopId, subject, body };
      const id = await ticketOfForm(transaction, form);
      if (id !== undefined) return { ok: true, id, left: quota.left };
    }
    const refusal = askingRefused({ kind, severity, isPaid, state, support, quota });
    if (refusal) return { ok: false, refusal, support: asking };
    const counts = isCounted({ kind, severity, isPaid });
    const id = await insertTicket(transaction, {
      ...{ shopId, kind, severity, isPaid, month },
      subject,
      openedBy: request.openedBy,
      isCounted: counts,
      dueAt: reactionDue(now, { severity, level: support.level, regime }),
      ...(request.phone ? { phone: request.phone } : {}),
      ...(request.context ? { context: request.context } : {}),
      ...(request.follows === undefined ? {} : { follows: request.follows }),
    }, now);
    const messageId = await insertMessage(transaction, {
      ...{ ticketId: id, kind: "message", author },
      body,
      ...(formId ? { details: { form: formId } } : {}),
    }, now);
    await attach(transaction, request.attachments, { ticketId: id, messageId });
    if (author.id) await deleteDraft(transaction, { authorId: author.id, shopId, ticketId: 0 });
    if (request.phone && author.kind === "member") {
      await rememberPhone(transaction, request.openedBy, request.phone);
    }
    if (severity === "crisis") {
      const ticket = (await ticketOfShop(transaction, shopId, id))!;
      await tellDuty(platform, transaction, ticket, body, now);
    }
    return { ok: true, id, left: quota.left - Number(counts) };
  });
}

/** Asked for once; the next request has it filled in. @see R110 */
async function rememberPhone(
  transaction: Parameters<typeof insertTicket>[0],
  accountId: string,
  phone: string,
): Promise<void> {
  await transaction.execute({
    sql: "UPDATE accounts SET phone = ? WHERE id = ? AND coalesce(phone, '') = ''",
    args: [phone, accountId],
  });
}
