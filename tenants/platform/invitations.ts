import { after } from "../clock.ts";
import { type Queryable, queryAll, queryFirst, type Row } from "../engine/database.ts";
import { hashToken, newId, newToken } from "../ids.ts";
import type { GivenRole } from "./members.ts";

export interface Invitation extends Row {
  id: string;
  shop_id: string;
  shop_name: string;
  shop_slug: string;
  email: string;
  role: GivenRole;
  invited_by_name: string;
  created_at: string;
  expires_at: string;
}

const invitationSeconds = 7 * 86_400;

/** Invites an address; an earlier invitation of it into the shop stops working. */
export async function insertInvitation(
  transaction: Queryable,
  { shopId, email, role, invitedBy }: {
    shopId: string;
    email: string;
    role: GivenRole;
    invitedBy: string;
  },
  now: string,
): Promise<{ id: string; token: string }> {
  const id = newId();
  const token = newToken();
  await transaction.execute({
    sql: "DELETE FROM invitations WHERE shop_id = ? AND email = ?",
    args: [shopId, email],
  });
  await transaction.execute({
    sql: `INSERT INTO invitations
            (id, shop_id, email, role, token_hash, invited_by, created_at, expires_at)
          VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
    args: [
      id,
      shopId,
      email,
      role,
      await hashToken(token),
      invitedBy,
      now,
      after(now, invitationSeconds),
    ],
  });
  return { id, token };
}

const selectInvitation = `
  SELECT invitation.id, invitation.shop_id, shop.name AS shop_name, shop.slug AS shop_slug,
         invitation.email, invitation.role, inviter.name AS invited_by_name,
         invitation.created_at, invitation.expires_at
    FROM invitations AS invitation
    JOIN shops AS shop ON shop.id = invitation.shop_id AND shop.state <> 'deleted'
    JOIN accounts AS inviter ON inviter.id = invitation.invited_by
   WHERE invitation.accepted_at IS NULL`;

/** Invitations that wait, also those that have run out: they can be sent again. */
export function listInvitations(platform: Queryable, shopId: string): Promise<Invitation[]> {
  const sql = `${selectInvitation} AND invitation.shop_id = ?
               ORDER BY invitation.created_at, invitation.id`;
  return queryAll<Invitation>(platform, sql, [shopId]);
}

export async function invitationOfToken(
  platform: Queryable,
  token: string,
  now: string,
): Promise<Invitation | undefined> {
  return await queryFirst<Invitation>(
    platform,
    `${selectInvitation} AND invitation.token_hash = ? AND invitation.expires_at > ?`,
    [await hashToken(token), now],
  );
}

/** @returns `false` when somebody was faster, or it was taken back. */
export async function spendInvitation(
  transaction: Queryable,
  id: string,
  now: string,
): Promise<boolean> {
  const { rowsAffected } = await transaction.execute({
    sql: `UPDATE invitations SET accepted_at = ?1
           WHERE id = ?2 AND accepted_at IS NULL AND expires_at > ?1`,
    args: [now, id],
  });
  return rowsAffected === 1;
}

/** @returns the invited address, or `undefined` when the shop has no such invitation */
export async function deleteInvitation(
  transaction: Queryable,
  shopId: string,
  id: string,
): Promise<string | undefined> {
  const { rows } = await transaction.execute({
    sql: `DELETE FROM invitations WHERE shop_id = ? AND id = ? AND accepted_at IS NULL
          RETURNING email`,
    args: [shopId, id],
  });
  return rows[0]?.email as string | undefined;
}
