import { type Queryable, queryAll, queryFirst, type Row } from "../engine/database.ts";
import { hashToken, newId, newToken } from "../ids.ts";

/** By what people and secret scanners know a key of ours. */
const prefix = "kramek_";

/** A key by which a program of a shop comes in. */
export interface AccessToken {
  id: string;
  name: string;
  createdAt: string;
  createdBy: string;
  lastUsedAt: string | undefined;
}

/** Makes a key. @returns the key itself, which cannot be seen again */
export async function createAccessToken(
  platform: Queryable,
  { shopId, name, by, now }: { shopId: string; name: string; by: string; now: string },
): Promise<string> {
  const token = prefix + newToken();
  await platform.execute({
    sql: `INSERT INTO access_tokens (id, shop_id, name, token_hash, created_at, created_by)
          VALUES (?, ?, ?, ?, ?, ?)`,
    args: [newId(), shopId, name, await hashToken(token), now, by],
  });
  return token;
}

/** Keys that work, the newest first. */
export async function listAccessTokens(
  platform: Queryable,
  shopId: string,
): Promise<AccessToken[]> {
  const rows = await queryAll<Row>(
    platform,
    `SELECT id, name, created_at, created_by, last_used_at FROM access_tokens
      WHERE shop_id = ? AND revoked_at IS NULL ORDER BY created_at DESC, id LIMIT 100`,
    [shopId],
  );
  return rows.map((row) => ({
    id: row.id as string,
    name: row.name as string,
    createdAt: row.created_at as string,
    createdBy: row.created_by as string,
    lastUsedAt: (row.last_used_at as string | null) ?? undefined,
  }));
}

/** @returns the key's name, if the shop had it */
export async function revokeAccessToken(
  platform: Queryable,
  { shopId, id, now }: { shopId: string; id: string; now: string },
): Promise<string | undefined> {
  const { rows } = await platform.execute({
    sql: `UPDATE access_tokens SET revoked_at = ?
           WHERE id = ? AND shop_id = ? AND revoked_at IS NULL RETURNING name`,
    args: [now, id, shopId],
  });
  return rows[0]?.name as string | undefined;
}

/** Whose key it is; notes that it was used. */
export async function useAccessToken(
  platform: Queryable,
  token: string,
  now: string,
): Promise<{ shopId: string; name: string } | undefined> {
  if (!token.startsWith(prefix)) return undefined;
  const row = await queryFirst<{ id: string; shop_id: string; name: string }>(
    platform,
    "SELECT id, shop_id, name FROM access_tokens WHERE token_hash = ? AND revoked_at IS NULL",
    [await hashToken(token)],
  );
  if (!row) return undefined;
  // By the minute: a program that asks a hundred times a second is no hundred writes.
  await platform.execute({
    sql: `UPDATE access_tokens SET last_used_at = ?1
           WHERE id = ?2 AND (last_used_at IS NULL OR substr(last_used_at, 1, 16) <> substr(?1, 1, 16))`,
    args: [now, row.id],
  });
  return { shopId: row.shop_id, name: row.name };
}
