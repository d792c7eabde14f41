import { type Queryable, queryAll } from "../engine/database.ts";

/** A filter of the queue with a name that somebody has given it. */
export interface TicketView {
  id: number;
  name: string;
  /** The list's address after the question mark. */
  query: string;
}

export async function ticketViewsOf(platform: Queryable, staffId: string): Promise<TicketView[]> {
  const sql = "SELECT id, name, query FROM ticket_views WHERE staff_id = ? ORDER BY name";
  return await queryAll(platform, sql, [staffId]);
}

/** A view of the same name is replaced. */
export async function saveTicketView(
  platform: Queryable,
  { staffId, name, query }: { staffId: string } & Omit<TicketView, "id">,
): Promise<void> {
  await platform.execute({
    sql: `INSERT INTO ticket_views (staff_id, name, query) VALUES (?, ?, ?)
          ON CONFLICT (staff_id, name) DO UPDATE SET query = excluded.query`,
    args: [staffId, name, query],
  });
}

export async function deleteTicketView(
  platform: Queryable,
  { staffId, id }: { staffId: string; id: number },
): Promise<void> {
  await platform.execute({
    sql: "DELETE FROM ticket_views WHERE staff_id = ? AND id = ?",
    args: [staffId, id],
  });
}
