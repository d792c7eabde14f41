import type { Language } from "../../core/language.ts";
import { type Queryable, queryFirst } from "../engine/database.ts";
import { newId } from "../ids.ts";

export async function accountByEmail(
  platform: Queryable,
  email: string,
): Promise<{ id: string } | undefined> {
  return await queryFirst<{ id: string }>(platform, "SELECT id FROM accounts WHERE email = ?", [
    email,
  ]);
}

/**
 * An account without a password, for a shop that the operator makes: its owner sets one by the
 * link of a password reset.
 */
export async function createOwnerAccount(
  platform: Queryable,
  { email, language, now }: { email: string; language: Language; now: string },
): Promise<string> {
  const id = newId();
  await platform.execute({
    sql: `INSERT INTO accounts (id, email, name, kind, language, created_at)
          VALUES (?, ?, ?, 'person', ?, ?)`,
    args: [id, email, email.split("@")[0] ?? email, language, now],
  });
  return id;
}
