import { type Queryable, queryAll, queryFirst, type Row } from "../engine/database.ts";

/** A file beside a message; its bytes lie in the shop's folder under its id. */
export interface TicketAttachment {
  id: string;
  shopId: string;
  ticketId: number | undefined;
  messageId: number | undefined;
  name: string;
  type: string;
  /** Bytes. */
  size: number;
}

const columns = "id, shop_id, ticket_id, message_id, name, type, size";

export async function insertAttachment(
  platform: Queryable,
  { id, shopId, name, type, size, hash, uploadedBy }:
    & Pick<TicketAttachment, "id" | "shopId" | "name" | "type" | "size">
    & { hash: string; uploadedBy: string },
  now: string,
): Promise<void> {
  await platform.execute({
    sql:
      `INSERT INTO ticket_attachments (id, shop_id, name, type, size, hash, uploaded_by, created_at)
          VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
    args: [id, shopId, name, type, size, hash, uploadedBy, now],
  });
}

/** Files that somebody has uploaded for a message that is not sent yet. */
export async function unsentAttachments(
  platform: Queryable,
  { shopId, uploadedBy, ids }: { shopId: string; uploadedBy: string; ids: readonly string[] },
): Promise<TicketAttachment[]> {
  const rows = await queryAll<Row>(
    platform,
    `SELECT ${columns} FROM ticket_attachments
      WHERE shop_id = ? AND uploaded_by = ? AND message_id IS NULL
        AND id IN (SELECT value FROM json_each(?))
      ORDER BY created_at, id`,
    [shopId, uploadedBy, JSON.stringify(ids)],
  );
  return rows.map(attachmentOf);
}

/** Puts them beside the message that was sent. */
export async function attach(
  transaction: Queryable,
  attachments: readonly TicketAttachment[],
  { ticketId, messageId }: { ticketId: number; messageId: number },
): Promise<void> {
  await transaction.executeMany(
    `UPDATE ticket_attachments SET ticket_id = ?, message_id = ?
      WHERE id = ? AND message_id IS NULL`,
    attachments.map(({ id }) => [ticketId, messageId, id]),
  );
}

export async function attachmentsOf(
  platform: Queryable,
  ticketId: number,
): Promise<TicketAttachment[]> {
  const rows = await queryAll<Row>(
    platform,
    `SELECT ${columns} FROM ticket_attachments WHERE ticket_id = ? ORDER BY created_at, id`,
    [ticketId],
  );
  return rows.map(attachmentOf);
}

/** A file of one request of one shop, or none. */
export async function attachmentOfTicket(
  platform: Queryable,
  { id, ticketId, shopId }: { id: string; ticketId: number; shopId: string },
): Promise<TicketAttachment | undefined> {
  const row = await queryFirst<Row>(
    platform,
    `SELECT ${columns} FROM ticket_attachments WHERE id = ? AND ticket_id = ? AND shop_id = ?`,
    [id, ticketId, shopId],
  );
  return row && attachmentOf(row);
}

/** Hashes of the files of a shop's messages, by their ids. */
export async function sentAttachments(
  platform: Queryable,
  shopId: string,
): Promise<Map<string, string>> {
  const rows = await queryAll<{ id: string; hash: string }>(
    platform,
    "SELECT id, hash FROM ticket_attachments WHERE shop_id = ? AND message_id IS NOT NULL",
    [shopId],
  );
  return new Map(rows.map(({ id, hash }) => [id, hash]));
}

/** Files whose message was never sent, forgotten since an instant. @returns what lies on the disk */
export async function takeUnsentBefore(
  platform: Queryable,
  before: string,
): Promise<{ id: string; shopId: string }[]> {
  const { rows } = await platform.execute({
    sql: `DELETE FROM ticket_attachments WHERE message_id IS NULL AND created_at < ?
          RETURNING id, shop_id AS shopId`,
    args: [before],
  });
  return rows as unknown as { id: string; shopId: string }[];
}

export async function deleteUnsent(
  platform: Queryable,
  { id, uploadedBy }: { id: string; uploadedBy: string },
): Promise<void> {
  await platform.execute({
    sql: "DELETE FROM ticket_attachments WHERE id = ? AND uploaded_by = ? AND message_id IS NULL",
    args: [id, uploadedBy],
  });
}

function attachmentOf(row: Row): TicketAttachment {
  return {
    id: row.id as string,
    shopId: row.shop_id as string,
    ticketId: (row.ticket_id as number | null) ?? undefined,
    messageId: (row.message_id as number | null) ?? undefined,
    name: row.name as string,
    type: row.type as string,
    size: row.size as number,
  };
}
