import { after } from "../clock.ts";
import { type Queryable, queryFirst } from "../engine/database.ts";
import { hashToken, newToken } from "../ids.ts";

export type TokenKind =
  | "verify_email"
  | "reset_password"
  | "change_email_old"
  | "change_email_new"
  | "set_up_operator"
  | "set_up_staff";

const hour = 3600;

/** How long a link works. @see SE-9 */
export const linkSeconds: Record<TokenKind, number> = {
  verify_email: 24 * hour,
  reset_password: hour / 2,
  change_email_old: 24 * hour,
  change_email_new: 24 * hour,
  set_up_operator: 24 * hour,
  set_up_staff: 24 * hour,
};

/** Whose link it is; the first operator's belongs to nobody yet. */
export interface TokenHolder {
  accountId?: string;
  staffId?: string;
}

export interface LinkToken {
  kind: TokenKind;
  tokenHash: string;
  accountId: string | undefined;
  staffId: string | undefined;
  details: Record<string, string>;
}

/** Makes a one-time link's token; earlier unused ones of its kind and holder stop working. */
export async function issueToken(
  transaction: Queryable,
  { kind, accountId, staffId, details = {} }: TokenHolder & {
    kind: TokenKind;
    details?: Record<string, string>;
  },
  now: string,
): Promise<string> {
  const token = newToken();
  await revokeTokens(transaction, kind, { accountId, staffId });
  await transaction.execute({
    sql: `INSERT INTO tokens
            (token_hash, kind, account_id, staff_id, details, created_at, expires_at)
          VALUES (?, ?, ?, ?, ?, ?, ?)`,
    args: [
      await hashToken(token),
      kind,
      accountId ?? null,
      staffId ?? null,
      JSON.stringify(details),
      now,
      after(now, linkSeconds[kind]),
    ],
  });
  return token;
}

/** Unused links of a kind stop working. */
export async function revokeTokens(
  transaction: Queryable,
  kind: TokenKind,
  { accountId, staffId }: { accountId?: string | undefined; staffId?: string | undefined },
): Promise<void> {
  await transaction.execute({
    sql: `DELETE FROM tokens
           WHERE kind = ? AND account_id IS ? AND staff_id IS ? AND used_at IS NULL`,
    args: [kind, accountId ?? null, staffId ?? null],
  });
}

interface TokenRow {
  kind: TokenKind;
  token_hash: string;
  account_id: string | null;
  staff_id: string | null;
  details: string;
}

const columns = "kind, token_hash, account_id, staff_id, details";

/** The link, if it still works; looking at it does not use it up. */
export async function findToken(
  platform: Queryable,
  kinds: readonly TokenKind[],
  token: string,
  now: string,
): Promise<LinkToken | undefined> {
  const row = await queryFirst<TokenRow>(
    platform,
    `SELECT ${columns} FROM tokens
      WHERE token_hash = ? AND used_at IS NULL AND expires_at > ?`,
    [await hashToken(token), now],
  );
  return row && kinds.includes(row.kind) ? tokenOf(row) : undefined;
}

/** Uses the link up; `undefined` when it was used, replaced or too old. */
export async function spendToken(
  transaction: Queryable,
  kinds: readonly TokenKind[],
  token: string,
  now: string,
): Promise<LinkToken | undefined> {
  const found = await findToken(transaction, kinds, token, now);
  if (!found) return undefined;
  const { rowsAffected } = await transaction.execute({
    sql: "UPDATE tokens SET used_at = ? WHERE token_hash = ? AND used_at IS NULL",
    args: [now, found.tokenHash],
  });
  return rowsAffected === 1 ? found : undefined;
}

function tokenOf(row: TokenRow): LinkToken {
  return {
    kind: row.kind,
    tokenHash: row.token_hash,
    accountId: row.account_id ?? undefined,
    staffId: row.staff_id ?? undefined,
    details: JSON.parse(row.details),
  };
}
