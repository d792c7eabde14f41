import { after } from "../clock.ts";
import { type Queryable, queryAll } from "../engine/database.ts";

/** A colleague who has a request open. */
export interface Presence {
  ticketId: number;
  name: string;
  isWriting: boolean;
}

/** Who was not seen for so long has left. */
const seenSeconds = 45;

/** Somebody has the page open; `isWriting` when it is known. */
export async function markPresent(
  platform: Queryable,
  { ticketId, staffId, isWriting }: { ticketId: number; staffId: string; isWriting?: boolean },
  now: string,
): Promise<void> {
  await platform.execute({
    sql: `INSERT INTO ticket_presence (ticket_id, staff_id, is_writing, seen_at)
          VALUES (?1, ?2, coalesce(?3, 0), ?4)
          ON CONFLICT DO UPDATE SET is_writing = coalesce(?3, is_writing), seen_at = ?4`,
    args: [ticketId, staffId, isWriting === undefined ? null : Number(isWriting), now],
  });
}

/** Colleagues, without who asks. */
export async function presentAt(
  platform: Queryable,
  ticketIds: readonly number[],
  staffId: string,
  now: string,
): Promise<Presence[]> {
  const rows = await queryAll<{ ticketId: number; name: string; isWriting: number }>(
    platform,
    `SELECT presence.ticket_id AS ticketId, staff.name, presence.is_writing AS isWriting
       FROM ticket_presence AS presence JOIN staff ON staff.id = presence.staff_id
      WHERE presence.ticket_id IN (SELECT value FROM json_each(?))
        AND presence.staff_id <> ? AND presence.seen_at > ?
      ORDER BY staff.name`,
    [JSON.stringify(ticketIds), staffId, after(now, -seenSeconds)],
  );
  return rows.map((row) => ({ ...row, isWriting: row.isWriting === 1 }));
}
