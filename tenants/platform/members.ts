import type { ShopRole } from "../../core/access/capabilities.ts";
import { type Queryable, queryAll, queryFirst, type Row } from "../engine/database.ts";

/** A role that can be given: there is one owner, whom the shop begins with. */
export type GivenRole = Exclude<ShopRole, "owner">;

export interface Member extends Row {
  account_id: string;
  name: string;
  email: string;
  role: ShopRole;
  created_at: string;
}

/** The owner first, then by name. */
export function listMembers(platform: Queryable, shopId: string): Promise<Member[]> {
  return queryAll<Member>(
    platform,
    `SELECT member.account_id, account.name, account.email, member.role, member.created_at
       FROM members AS member JOIN accounts AS account ON account.id = member.account_id
      WHERE member.shop_id = ?
      ORDER BY member.role <> 'owner', account.name, account.id`,
    [shopId],
  );
}

export async function memberOf(
  platform: Queryable,
  shopId: string,
  accountId: string,
): Promise<Member | undefined> {
  return await queryFirst<Member>(
    platform,
    `SELECT member.account_id, account.name, account.email, member.role, member.created_at
       FROM members AS member JOIN accounts AS account ON account.id = member.account_id
      WHERE member.shop_id = ? AND member.account_id = ?`,
    [shopId, accountId],
  );
}

export async function addMember(
  transaction: Queryable,
  { shopId, accountId, role, now }: {
    shopId: string;
    accountId: string;
    role: GivenRole;
    now: string;
  },
): Promise<void> {
  await transaction.execute({
    sql: `INSERT INTO members (shop_id, account_id, role, created_at) VALUES (?, ?, ?, ?)
          ON CONFLICT (shop_id, account_id) DO NOTHING`,
    args: [shopId, accountId, role, now],
  });
}

/** The owner's role stays. @returns whether there was such a member */
export async function setMemberRole(
  transaction: Queryable,
  { shopId, accountId, role }: { shopId: string; accountId: string; role: GivenRole },
): Promise<boolean> {
  const { rowsAffected } = await transaction.execute({
    sql: "UPDATE members SET role = ? WHERE shop_id = ? AND account_id = ? AND role <> 'owner'",
    args: [role, shopId, accountId],
  });
  return rowsAffected === 1;
}

/** The owner stays. @returns whether there was such a member */
export async function deleteMember(
  transaction: Queryable,
  { shopId, accountId }: { shopId: string; accountId: string },
): Promise<boolean> {
  const { rowsAffected } = await transaction.execute({
    sql: "DELETE FROM members WHERE shop_id = ? AND account_id = ? AND role <> 'owner'",
    args: [shopId, accountId],
  });
  return rowsAffected === 1;
}
