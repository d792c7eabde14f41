import { type Queryable, queryAll } from "../engine/database.ts";

/** Time that one of ours has worked on a request. @see R172 */
export interface TicketWork {
  staffName: string;
  minutes: number;
  note: string;
  createdAt: string;
}

export async function insertWork(
  platform: Queryable,
  work: { ticketId: number; staffId: string; minutes: number; note: string },
  now: string,
): Promise<void> {
  await platform.execute({
    sql: `INSERT INTO ticket_work (ticket_id, staff_id, minutes, note, created_at)
          VALUES (?, ?, ?, ?, ?)`,
    args: [work.ticketId, work.staffId, work.minutes, work.note, now],
  });
}

/** Oldest first. */
export async function workOn(platform: Queryable, ticketId: number): Promise<TicketWork[]> {
  return await queryAll(
    platform,
    `SELECT staff.name AS staffName, work.minutes, work.note, work.created_at AS createdAt
       FROM ticket_work AS work JOIN staff ON staff.id = work.staff_id
      WHERE work.ticket_id = ? ORDER BY work.id`,
    [ticketId],
  );
}
