import { after } from "../clock.ts";
import { type Database, type Queryable, queryFirst } from "../engine/database.ts";

/** A request that may be sent again under the same key. */
export interface RepeatableRequest {
  shopId: string;
  /** Chosen by the program. */
  key: string;
  /** Of all that the request asks for. */
  hash: string;
}

export type KnownAnswer =
  | { state: "new" }
  /** It is being done, by this process or another. */
  | { state: "running" }
  /** The key belongs to a request that asked for something else. */
  | { state: "other" }
  | { state: "answered"; status: number; body: string };

/** A request that was begun and never answered is dead after this long: its process was killed. */
const runningSeconds = 10 * 60;
const keptSeconds = 86_400;

/** Takes the key for a request, or says what became of the request that has it. */
export function beginRequest(
  platform: Database,
  { shopId, key, hash }: RepeatableRequest,
  now: string,
): Promise<KnownAnswer> {
  return platform.write(async (transaction): Promise<KnownAnswer> => {
    await transaction.execute({
      sql: `DELETE FROM api_answers
             WHERE shop_id = ? AND key = ? AND (begun_at <= ? OR (status IS NULL AND begun_at <= ?))`,
      args: [shopId, key, after(now, -keptSeconds), after(now, -runningSeconds)],
    });
    const { rowsAffected } = await transaction.execute({
      sql: `INSERT INTO api_answers (shop_id, key, request_hash, begun_at) VALUES (?, ?, ?, ?)
            ON CONFLICT DO NOTHING`,
      args: [shopId, key, hash, now],
    });
    if (rowsAffected === 1) return { state: "new" };
    const row = await queryFirst<
      { request_hash: string; status: number | null; body: string | null }
    >(
      transaction,
      "SELECT request_hash, status, body FROM api_answers WHERE shop_id = ? AND key = ?",
      [shopId, key],
    );
    if (row?.request_hash !== hash) return { state: "other" };
    if (row.status === null) return { state: "running" };
    return { state: "answered", status: row.status, body: row.body! };
  });
}

export async function keepAnswer(
  platform: Queryable,
  { shopId, key }: Pick<RepeatableRequest, "shopId" | "key">,
  { status, body }: { status: number; body: string },
): Promise<void> {
  await platform.execute({
    sql: "UPDATE api_answers SET status = ?, body = ? WHERE shop_id = ? AND key = ?",
    args: [status, body, shopId, key],
  });
}

/** The request did nothing: it may be put right and sent again under its key. */
export async function forgetRequest(
  platform: Queryable,
  { shopId, key }: Pick<RepeatableRequest, "shopId" | "key">,
): Promise<void> {
  await platform.execute({
    sql: "DELETE FROM api_answers WHERE shop_id = ? AND key = ? AND status IS NULL",
    args: [shopId, key],
  });
}

export async function forgetOldAnswers(platform: Queryable, now: string): Promise<void> {
  await platform.execute({
    sql: "DELETE FROM api_answers WHERE begun_at <= ?",
    args: [after(now, -keptSeconds)],
  });
}
