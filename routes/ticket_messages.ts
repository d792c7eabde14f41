import type { TicketAttachment } from "../tenants/platform/ticket_attachments.ts";
import type { TicketMessage } from "../tenants/platform/ticket_messages.ts";
import type { ShownMessage } from "../views/tickets/conversation.tsx";

/** A conversation with the files of its messages, each at the address that the reader may open. */
export function shownMessages(
  messages: readonly TicketMessage[],
  files: readonly TicketAttachment[],
  address: (id: string) => string,
): ShownMessage[] {
  return messages.map((message) => ({
    ...message,
    attachments: files
      .filter(({ messageId }) => messageId === message.id)
      .map(({ id, name, type, size }) => ({ id, name, type, size, href: address(id) })),
  }));
}
