import { type Queryable, queryFirst } from "../engine/database.ts";

interface Mute {
  ticketId: number;
  accountId: string;
}

/** Whether somebody does not want mails about a request that another has opened. */
export async function isMuted(
  platform: Queryable,
  { ticketId, accountId }: Mute,
): Promise<boolean> {
  const sql = "SELECT 1 AS found FROM ticket_mutes WHERE ticket_id = ? AND account_id = ?";
  return await queryFirst(platform, sql, [ticketId, accountId]) !== undefined;
}

export async function setMuted(
  platform: Queryable,
  { ticketId, accountId, isMuted }: Mute & { isMuted: boolean },
): Promise<void> {
  await platform.execute({
    sql: isMuted
      ? "INSERT INTO ticket_mutes (ticket_id, account_id) VALUES (?, ?) ON CONFLICT DO NOTHING"
      : "DELETE FROM ticket_mutes WHERE ticket_id = ? AND account_id = ?",
    args: [ticketId, accountId],
  });
}
