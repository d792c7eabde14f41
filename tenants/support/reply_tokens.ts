import { type Queryable, queryFirst } from "../engine/database.ts";
import { newId } from "../ids.ts";

/** The address of a person for a request, made once. */
export async function replyTokenOf(
  transaction: Queryable,
  { ticketId, accountId, now }: { ticketId: number; accountId: string; now: string },
): Promise<string> {
  await transaction.execute({
    sql: `INSERT INTO ticket_reply_tokens (token, ticket_id, account_id, created_at)
          VALUES (?, ?, ?, ?) ON CONFLICT (ticket_id, account_id) DO NOTHING`,
    args: [newId(), ticketId, accountId, now],
  });
  const sql = "SELECT token FROM ticket_reply_tokens WHERE ticket_id = ? AND account_id = ?";
  return (await queryFirst<{ token: string }>(transaction, sql, [ticketId, accountId]))!.token;
}
