import type { Language } from "../../core/language.ts";
import { nicknameKey } from "../../core/support/community.ts";
import { type Queryable, queryFirst } from "../engine/database.ts";

/** The name under which an account writes in public; `undefined` before it has chosen one. */
export async function nicknameOf(
  platform: Queryable,
  accountId: string,
): Promise<string | undefined> {
  const sql = "SELECT nickname FROM community_authors WHERE account_id = ?";
  return (await queryFirst<{ nickname: string }>(platform, sql, [accountId]))?.nickname;
}

const neutral: Record<Language, string> = { cs: "Obchodník", sk: "Obchodník", en: "Shopkeeper" };

/** A nickname that says nothing of anybody and that nobody has, as far as a few tries find one. */
export async function neutralNickname(platform: Queryable, language: Language): Promise<string> {
  let nickname = "";
  for (let digits = 4; digits < 9; digits++) {
    const [random = 0] = crypto.getRandomValues(new Uint32Array(1));
    const from = 10 ** (digits - 1);
    nickname = `${neutral[language]} ${from + random % (9 * from)}`;
    if (!await isTaken(platform, nickname)) return nickname;
  }
  return nickname;
}

async function isTaken(platform: Queryable, nickname: string): Promise<boolean> {
  const sql = "SELECT 1 AS found FROM community_authors WHERE nickname_key = ?";
  return await queryFirst(platform, sql, [nicknameKey(nickname)]) !== undefined;
}

/** The author of an account, begun with the nickname if there is none yet. */
export async function authorOf(
  transaction: Queryable,
  { accountId, nickname }: { accountId: string; nickname: string },
  now: string,
): Promise<number | "nickname_taken"> {
  const sql = "SELECT id FROM community_authors WHERE account_id = ?";
  const known = await queryFirst<{ id: number }>(transaction, sql, [accountId]);
  if (known) return known.id;
  if (await isTaken(transaction, nickname)) return "nickname_taken";
  const { lastInsertRowid } = await transaction.execute({
    sql: `INSERT INTO community_authors (account_id, nickname, nickname_key, created_at)
          VALUES (?, ?, ?, ?)`,
    args: [accountId, nickname, nicknameKey(nickname), now],
  });
  return lastInsertRowid!;
}

/** Accounts that leave with a shop: those of its members who have no other. */
const leaving = `
  SELECT member.account_id FROM members AS member
   WHERE member.shop_id = ?1 AND NOT EXISTS (
     SELECT 1 FROM members AS other JOIN shops AS shop ON shop.id = other.shop_id
      WHERE other.account_id = member.account_id AND other.shop_id <> ?1
        AND shop.state <> 'deleted')`;

/**
 * What says who wrote in the community, of those who leave with a deleted shop: the posts stay,
 * under a nickname that leads to nobody. Call it while the members are still there.
 *
 * @see R207
 */
export const forgettingCommunityAuthors: readonly string[] = [
  `DELETE FROM community_votes WHERE account_id IN (${leaving})`,
  `DELETE FROM community_reports WHERE account_id IN (${leaving})`,
  `DELETE FROM outbox WHERE kind = 'community_answered' AND recipient IN
     (SELECT email FROM accounts WHERE id IN (${leaving}))`,
  `UPDATE community_authors SET account_id = NULL WHERE account_id IN (${leaving})`,
];
