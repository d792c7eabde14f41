import { type Queryable, queryAll, queryFirst, type Row } from "../engine/database.ts";

/** Who says something in a request. */
export interface TicketAuthor {
  kind: "member" | "staff" | "program" | "system";
  id?: string;
  name: string;
}

/**
 * A `message` is read by both sides, a `note` by staff alone. An `event` says what was done: its body
 * is the event's name.
 */
export interface TicketMessage {
  id: number;
  kind: "message" | "note" | "event";
  author: TicketAuthor;
  body: string;
  details: Record<string, string>;
  createdAt: string;
}

/** What can happen to a request. */
export type TicketEvent =
  | "blocked"
  | "unblocked"
  | "closed"
  | "reopened"
  | "merged"
  | "credited"
  | "quoted"
  | "quote_accepted"
  | "quote_refused"
  | "quote_withdrawn"
  | "assigned"
  | "severity"
  | "linked";

/** What the shop need not know. */
export const staffEvents: readonly TicketEvent[] = ["assigned", "severity", "linked"];

export interface NewMessage {
  ticketId: number;
  kind: TicketMessage["kind"];
  author: TicketAuthor;
  body: string;
  details?: Record<string, string>;
}

/** Adds to a conversation, and to what is searched. @returns the message's id */
export async function insertMessage(
  transaction: Queryable,
  { ticketId, kind, author, body, details = {} }: NewMessage,
  now: string,
): Promise<number> {
  const { lastInsertRowid } = await transaction.execute({
    sql: `INSERT INTO ticket_messages
            (ticket_id, kind, author_kind, author_id, author_name, body, details_json, created_at)
          VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
    args: [
      ticketId,
      kind,
      author.kind,
      author.id ?? null,
      author.name,
      body,
      JSON.stringify(details),
      now,
    ],
  });
  if (kind !== "event") await findByWords(transaction, ticketId);
  return lastInsertRowid!;
}

/** What a search finds a request by: all that was said in it. */
async function findByWords(transaction: Queryable, ticketId: number): Promise<void> {
  await transaction.execute({ sql: "DELETE FROM ticket_search WHERE rowid = ?", args: [ticketId] });
  await transaction.execute({
    sql: `INSERT INTO ticket_search (rowid, shop, words, notes)
          SELECT ticket.id, ticket.shop_id,
                 ticket.id || ' ' || ticket.subject || ' ' ||
                   coalesce(group_concat(message.body, char(10))
                              FILTER (WHERE message.kind = 'message'), ''),
                 coalesce(group_concat(message.body, char(10))
                            FILTER (WHERE message.kind = 'note'), '')
            FROM tickets AS ticket
            JOIN ticket_messages AS message ON message.ticket_id = ticket.id
           WHERE ticket.id = ?
           GROUP BY ticket.id`,
    args: [ticketId],
  });
}

/** Notes that something was done; it is no message that waits for an answer. */
export async function insertEvent(
  transaction: Queryable,
  { ticketId, author, event, details = {} }:
    & Pick<NewMessage, "ticketId" | "author" | "details">
    & { event: TicketEvent },
  now: string,
): Promise<void> {
  await insertMessage(
    transaction,
    { ticketId, kind: "event", author, body: event, details },
    now,
  );
}

/** A request's conversation, oldest first, as one of the sides may read it. */
export async function listMessages(
  platform: Queryable,
  ticketId: number,
  { forStaff }: { forStaff: boolean },
): Promise<TicketMessage[]> {
  const rows = await queryAll<Row>(
    platform,
    `SELECT id, kind, author_kind, author_id, author_name, body, details_json, created_at
       FROM ticket_messages WHERE ticket_id = ? ORDER BY id`,
    [ticketId],
  );
  const all = rows.map(messageOf);
  return forStaff
    ? all
    : all.filter(({ kind, body }) =>
      kind === "message" || kind === "event" && !staffEvents.includes(body as TicketEvent)
    );
}

/** A form that was sent: its own id, who sent it, into which shop, and what it says. */
export interface SentForm {
  /** Chosen before the form is sent, so that it can be sent again. */
  id: string;
  authorId: string;
  shopId: string;
  /** `undefined`: it opens a request of this subject. */
  ticketId?: number;
  subject?: string;
  body: string;
}

/**
 * The request that a form has written into before, so that a repeat writes nothing twice. A form that
 * somebody went back to and wrote something else into is no repeat.
 */
export async function ticketOfForm(
  platform: Queryable,
  { id, authorId, shopId, ticketId, subject, body }: SentForm,
): Promise<number | undefined> {
  const sql = `SELECT ticket.id
                 FROM tickets AS ticket
                 JOIN ticket_messages AS message ON message.ticket_id = ticket.id
                WHERE ticket.shop_id = ?1 AND (?2 IS NULL OR ticket.id = ?2)
                  AND (?3 IS NULL OR ticket.subject = ?3)
                  AND message.author_id = ?4 AND message.body = ?5
                  AND message.details_json ->> 'form' = ?6`;
  const args = [shopId, ticketId ?? null, subject ?? null, authorId, body, id];
  return (await queryFirst<{ id: number }>(platform, sql, args))?.id;
}

/** Members of the shop who have written into a request. */
export async function writersOf(
  platform: Queryable,
  ticketId: number,
): Promise<{ id: string; name: string; email: string }[]> {
  return await queryAll(
    platform,
    `SELECT DISTINCT account.id, account.name, account.email
       FROM ticket_messages AS message
       JOIN accounts AS account ON account.id = message.author_id
       JOIN tickets AS ticket ON ticket.id = message.ticket_id
       JOIN members AS member
         ON member.shop_id = ticket.shop_id AND member.account_id = account.id
      WHERE message.ticket_id = ?1 AND message.author_kind = 'member'
        AND NOT EXISTS (SELECT 1 FROM ticket_mutes AS mute
                         WHERE mute.ticket_id = ?1 AND mute.account_id = account.id)`,
    [ticketId],
  );
}

function messageOf(row: Row): TicketMessage {
  return {
    id: row.id as number,
    kind: row.kind as TicketMessage["kind"],
    author: {
      kind: row.author_kind as TicketAuthor["kind"],
      ...(row.author_id === null ? {} : { id: row.author_id as string }),
      name: row.author_name as string,
    },
    body: row.body as string,
    details: JSON.parse(row.details_json as string),
    createdAt: row.created_at as string,
  };
}
