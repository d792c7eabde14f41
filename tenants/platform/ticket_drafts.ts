import { type Queryable, queryFirst } from "../engine/database.ts";

/** Whose unsent text, and of which request; 0 is a new one. */
export interface DraftKey {
  authorId: string;
  shopId: string;
  ticketId: number;
}

/** Fields of a form by name. */
export type DraftFields = Record<string, string>;

export async function draftOf(
  platform: Queryable,
  { authorId, shopId, ticketId }: DraftKey,
): Promise<DraftFields | undefined> {
  const sql = `SELECT fields_json FROM ticket_drafts
                WHERE author_id = ? AND shop_id = ? AND ticket_id = ?`;
  const row = await queryFirst<{ fields_json: string }>(platform, sql, [
    authorId,
    shopId,
    ticketId,
  ]);
  return row && JSON.parse(row.fields_json);
}

/** Keeps what somebody is writing, over what was kept before; nothing typed is no draft. */
export async function saveDraft(
  platform: Queryable,
  key: DraftKey,
  fields: DraftFields,
  now: string,
): Promise<void> {
  if (Object.values(fields).every((value) => value.trim() === "")) {
    return deleteDraft(platform, key);
  }
  await platform.execute({
    sql: `INSERT INTO ticket_drafts (author_id, shop_id, ticket_id, fields_json, saved_at)
          VALUES (?, ?, ?, ?, ?)
          ON CONFLICT DO UPDATE SET fields_json = excluded.fields_json, saved_at = excluded.saved_at`,
    args: [key.authorId, key.shopId, key.ticketId, JSON.stringify(fields), now],
  });
}

export async function deleteDraft(
  platform: Queryable,
  { authorId, shopId, ticketId }: DraftKey,
): Promise<void> {
  await platform.execute({
    sql: "DELETE FROM ticket_drafts WHERE author_id = ? AND shop_id = ? AND ticket_id = ?",
    args: [authorId, shopId, ticketId],
  });
}
