import { type Queryable, queryFirst, type Row } from "../engine/database.ts";

/** A shop that is, or was, put back to one of its backups. */
export interface Restore {
  id: number;
  shopId: string;
  backupId: string;
  /** When that backup was taken. */
  backupAt: string;
  orderedBy: string;
  orderedAt: string;
  /** Backup of the state that it replaced. */
  keptId: string | undefined;
  state: "going" | "done" | RestoreFailure;
  endedAt: string | undefined;
}

/** `damaged`: the backup is not what was written, and nothing was changed. */
export type RestoreFailure = "damaged" | "failed";

const columns = `id, shop_id, backup_id, backup_at, ordered_by, ordered_at, kept_id, done_at,
  failed_at, failure`;

/** @returns `undefined` while another one of the shop is under way */
export async function insertRestore(
  platform: Queryable,
  { shopId, backupId, backupAt, by, now }: {
    shopId: string;
    backupId: string;
    backupAt: string;
    by: string;
    now: string;
  },
): Promise<number | undefined> {
  const { rows } = await platform.execute({
    sql: `INSERT INTO restores (shop_id, backup_id, backup_at, ordered_by, ordered_at)
          VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING RETURNING id`,
    args: [shopId, backupId, backupAt, by, now],
  });
  return rows[0]?.id as number | undefined;
}

export async function restoreById(platform: Queryable, id: number): Promise<Restore | undefined> {
  const row = await queryFirst<Row>(platform, `SELECT ${columns} FROM restores WHERE id = ?`, [id]);
  return row && restoreOf(row);
}

/** The shop's last one, whatever became of it. */
export async function lastRestore(
  platform: Queryable,
  shopId: string,
): Promise<Restore | undefined> {
  const row = await queryFirst<Row>(
    platform,
    `SELECT ${columns} FROM restores WHERE shop_id = ? ORDER BY id DESC LIMIT 1`,
    [shopId],
  );
  return row && restoreOf(row);
}

/** While a shop is being restored nobody changes it: it would be lost. */
export async function isBeingRestored(platform: Queryable, shopId: string): Promise<boolean> {
  const sql = `SELECT 1 AS found FROM restores
                WHERE shop_id = ? AND done_at IS NULL AND failed_at IS NULL`;
  return await queryFirst(platform, sql, [shopId]) !== undefined;
}

/** @returns whether it was still under way */
export async function endRestore(
  platform: Queryable,
  id: number,
  { now, keptId }: { now: string; keptId: string | undefined },
): Promise<boolean> {
  const { rowsAffected } = await platform.execute({
    sql: `UPDATE restores SET done_at = ?, kept_id = coalesce(?, kept_id)
           WHERE id = ? AND done_at IS NULL AND failed_at IS NULL`,
    args: [now, keptId ?? null, id],
  });
  return rowsAffected === 1;
}

/** Notes the backup of the state that is about to be replaced. */
export async function noteKept(platform: Queryable, id: number, keptId: string): Promise<void> {
  const sql = "UPDATE restores SET kept_id = ? WHERE id = ?";
  await platform.execute({ sql, args: [keptId, id] });
}

/** @returns whether it was still under way */
export async function failRestore(
  platform: Queryable,
  id: number,
  { now, failure }: { now: string; failure: RestoreFailure },
): Promise<boolean> {
  const { rowsAffected } = await platform.execute({
    sql: `UPDATE restores SET failed_at = ?, failure = ?
           WHERE id = ? AND done_at IS NULL AND failed_at IS NULL`,
    args: [now, failure, id],
  });
  return rowsAffected === 1;
}

function restoreOf(row: Row): Restore {
  const text = (name: string) => (row[name] as string | null) ?? undefined;
  const ended = text("done_at") ?? text("failed_at");
  return {
    id: row.id as number,
    shopId: row.shop_id as string,
    backupId: row.backup_id as string,
    backupAt: row.backup_at as string,
    orderedBy: row.ordered_by as string,
    orderedAt: row.ordered_at as string,
    keptId: text("kept_id"),
    state: text("failure") as RestoreFailure | undefined ?? (ended ? "done" : "going"),
    endedAt: ended,
  };
}
