import type { SavedReply } from "../../core/support/saved_reply.ts";
import { type Queryable, queryAll, queryFirst, type Row } from "../engine/database.ts";

const columns = "id, name, body_cs, body_sk, body_en";

export async function listReplies(platform: Queryable): Promise<SavedReply[]> {
  const sql = `SELECT ${columns} FROM saved_replies ORDER BY name`;
  return (await queryAll<Row>(platform, sql)).map(replyOf);
}

export async function replyById(
  platform: Queryable,
  id: number,
): Promise<SavedReply | undefined> {
  const sql = `SELECT ${columns} FROM saved_replies WHERE id = ?`;
  const row = await queryFirst<Row>(platform, sql, [id]);
  return row && replyOf(row);
}

/** @returns `false` when another reply has this name */
export async function saveReply(
  platform: Queryable,
  { id, name, bodies }: Omit<SavedReply, "id"> & { id?: number },
  now: string,
): Promise<boolean> {
  const { rowsAffected } = await platform.execute(
    id === undefined
      ? {
        sql: `INSERT INTO saved_replies (name, body_cs, body_sk, body_en, changed_at)
              VALUES (?, ?, ?, ?, ?) ON CONFLICT (name) DO NOTHING`,
        args: [name, bodies.cs, bodies.sk, bodies.en, now],
      }
      : {
        sql: `UPDATE OR IGNORE saved_replies
                 SET name = ?, body_cs = ?, body_sk = ?, body_en = ?, changed_at = ?
               WHERE id = ?`,
        args: [name, bodies.cs, bodies.sk, bodies.en, now, id],
      },
  );
  return rowsAffected === 1;
}

export async function deleteReply(platform: Queryable, id: number): Promise<void> {
  await platform.execute({ sql: "DELETE FROM saved_replies WHERE id = ?", args: [id] });
}

function replyOf(row: Row): SavedReply {
  return {
    id: row.id as number,
    name: row.name as string,
    bodies: {
      cs: row.body_cs as string,
      sk: row.body_sk as string,
      en: row.body_en as string,
    },
  };
}
