import type { Language } from "../../core/language.ts";
import type { AnnouncementKind, NewAnnouncement } from "../../core/news/announcement.ts";
import { type Queryable, queryAll, type Row } from "../engine/database.ts";

export interface Announcement extends NewAnnouncement {
  id: number;
  publishedAt: string;
}

export async function insertAnnouncement(
  transaction: Queryable,
  { kind, title, text, effectiveOn, isMailed }: NewAnnouncement,
  { staffId, now }: { staffId: string; now: string },
): Promise<void> {
  await transaction.execute({
    sql: `INSERT INTO announcements (kind, title_json, text_json, effective_on, published_at,
                                     staff_id, is_mailed)
          VALUES (?, ?, ?, ?, ?, ?, ?)`,
    args: [
      kind,
      JSON.stringify(title),
      JSON.stringify(text),
      effectiveOn ?? null,
      now,
      staffId,
      Number(isMailed),
    ],
  });
}

/** The latest first; those that were taken back are left out. */
export async function listAnnouncements(
  platform: Queryable,
  limit: number,
): Promise<Announcement[]> {
  const rows = await queryAll<Row>(
    platform,
    `SELECT id, kind, title_json, text_json, effective_on, published_at, is_mailed
       FROM announcements WHERE withdrawn_at IS NULL
      ORDER BY published_at DESC, id DESC LIMIT ?`,
    [limit],
  );
  return rows.map((row) => {
    const effectiveOn = row.effective_on as string | null;
    return {
      id: row.id as number,
      kind: row.kind as AnnouncementKind,
      title: JSON.parse(row.title_json as string) as Record<Language, string>,
      text: JSON.parse(row.text_json as string) as Record<Language, string[]>,
      ...(effectiveOn === null ? {} : { effectiveOn }),
      isMailed: row.is_mailed === 1,
      publishedAt: row.published_at as string,
    };
  });
}

/** @returns the title of what was taken back, if there was such an announcement */
export async function withdrawAnnouncement(
  transaction: Queryable,
  id: number,
  now: string,
): Promise<string | undefined> {
  const { rows } = await transaction.execute({
    sql: `UPDATE announcements SET withdrawn_at = ? WHERE id = ? AND withdrawn_at IS NULL
          RETURNING title_json ->> 'cs' AS title`,
    args: [now, id],
  });
  return rows[0]?.title as string | undefined;
}

/** Until when somebody has read the news. */
export async function newsSeenAt(
  platform: Queryable,
  accountId: string,
): Promise<string> {
  const [row] = await queryAll<{ at: string }>(
    platform,
    "SELECT coalesce(news_seen_at, created_at) AS at FROM accounts WHERE id = ?",
    [accountId],
  );
  return row?.at ?? "";
}

export async function markNewsSeen(
  platform: Queryable,
  accountId: string,
  now: string,
): Promise<void> {
  const sql = "UPDATE accounts SET news_seen_at = ? WHERE id = ?";
  await platform.execute({ sql, args: [now, accountId] });
}
