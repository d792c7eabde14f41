import type { StaffRole } from "../../core/access/capabilities.ts";
import type { Language } from "../../core/language.ts";
import { type Queryable, queryAll, queryFirst, type Row } from "../engine/database.ts";
import { newId } from "../ids.ts";

/** One of the operator's own people. */
export interface Staff {
  id: string;
  email: string;
  name: string;
  role: StaffRole;
  language: Language;
  /** `undefined` until the link of the invitation was used. */
  passwordHash: string | undefined;
  totpSealed: string | undefined;
  recoveryHashes: string[];
  createdAt: string;
  disabledAt: string | undefined;
}

const columns = `id, email, name, role, language, password_hash, totp_sealed, recovery_hashes,
  created_at, disabled_at`;

export async function staffById(platform: Queryable, id: string): Promise<Staff | undefined> {
  const sql = `SELECT ${columns} FROM staff WHERE id = ?`;
  return staffOf(await queryFirst<Row>(platform, sql, [id]));
}

export async function staffOfEmail(platform: Queryable, email: string): Promise<Staff | undefined> {
  const sql = `SELECT ${columns} FROM staff WHERE email = ?`;
  return staffOf(await queryFirst<Row>(platform, sql, [email]));
}

export async function listStaff(platform: Queryable): Promise<Staff[]> {
  const sql = `SELECT ${columns} FROM staff ORDER BY disabled_at IS NOT NULL, name, id`;
  return (await queryAll<Row>(platform, sql)).map((row) => staffOf(row)!);
}

export async function hasStaff(platform: Queryable): Promise<boolean> {
  return await queryFirst(platform, "SELECT 1 AS found FROM staff LIMIT 1") !== undefined;
}

/** Operators who can sign in: the last of them cannot be disabled. */
export async function countOperators(platform: Queryable): Promise<number> {
  const sql = `SELECT count(*) AS count FROM staff
                WHERE role = 'operator' AND disabled_at IS NULL AND password_hash <> ''`;
  return (await queryFirst<{ count: number }>(platform, sql))?.count ?? 0;
}

/** Without a password the person sets one by the link of a mail. */
export async function insertStaff(
  transaction: Queryable,
  { email, name, role, language, passwordHash = "" }:
    & Pick<Staff, "email" | "name" | "role" | "language">
    & { passwordHash?: string },
  now: string,
): Promise<string> {
  const id = newId();
  await transaction.execute({
    sql: `INSERT INTO staff (id, email, name, role, language, password_hash, created_at)
          VALUES (?, ?, ?, ?, ?, ?, ?)`,
    args: [id, email, name, role, language, passwordHash, now],
  });
  return id;
}

export async function setStaffPassword(
  transaction: Queryable,
  id: string,
  passwordHash: string,
): Promise<void> {
  await transaction.execute({
    sql: "UPDATE staff SET password_hash = ? WHERE id = ?",
    args: [passwordHash, id],
  });
}

/** Back to the state before the first sign-in: the second factor is set up anew. */
export async function resetSecondFactor(transaction: Queryable, id: string): Promise<void> {
  await transaction.execute({
    sql: `UPDATE staff SET totp_sealed = NULL, totp_last_step = NULL, recovery_hashes = '[]'
           WHERE id = ?`,
    args: [id],
  });
}

export async function setSecondFactor(
  transaction: Queryable,
  id: string,
  { totpSealed, recoveryHashes }: { totpSealed: string; recoveryHashes: readonly string[] },
): Promise<void> {
  await transaction.execute({
    sql: "UPDATE staff SET totp_sealed = ?, recovery_hashes = ? WHERE id = ?",
    args: [totpSealed, JSON.stringify(recoveryHashes), id],
  });
}

/** @returns `false` when a code of this step or a later one was used before. @see SE-11 */
export async function spendStep(platform: Queryable, id: string, step: number): Promise<boolean> {
  const { rowsAffected } = await platform.execute({
    sql: `UPDATE staff SET totp_last_step = ?1
           WHERE id = ?2 AND (totp_last_step IS NULL OR totp_last_step < ?1)`,
    args: [step, id],
  });
  return rowsAffected === 1;
}

/** @returns `false` when there is no such recovery code, or not any more. */
export async function spendRecoveryCode(
  platform: Queryable,
  id: string,
  hash: string,
): Promise<boolean> {
  const { rowsAffected } = await platform.execute({
    sql: `UPDATE staff
             SET recovery_hashes = (SELECT json_group_array(value)
                                      FROM json_each(staff.recovery_hashes) WHERE value <> ?1)
           WHERE id = ?2
             AND EXISTS (SELECT 1 FROM json_each(staff.recovery_hashes) WHERE value = ?1)`,
    args: [hash, id],
  });
  return rowsAffected === 1;
}

export async function setStaffDisabled(
  transaction: Queryable,
  id: string,
  disabledAt: string | null,
): Promise<void> {
  await transaction.execute({
    sql: "UPDATE staff SET disabled_at = ? WHERE id = ?",
    args: [disabledAt, id],
  });
}

function staffOf(row: Row | undefined): Staff | undefined {
  if (!row) return undefined;
  const text = (name: string) => (row[name] as string | null) || undefined;
  return {
    id: row.id as string,
    email: row.email as string,
    name: row.name as string,
    role: row.role as StaffRole,
    language: row.language as Language,
    passwordHash: text("password_hash"),
    totpSealed: text("totp_sealed"),
    recoveryHashes: JSON.parse(row.recovery_hashes as string),
    createdAt: row.created_at as string,
    disabledAt: text("disabled_at"),
  };
}
