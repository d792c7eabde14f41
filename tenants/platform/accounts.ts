import type { BillingDetails } from "../../core/accounts/billing_details.ts";
import type { Holder } from "../../core/accounts/sign_up.ts";
import type { Language } from "../../core/language.ts";
import { type Queryable, queryAll, queryFirst, type Row } from "../engine/database.ts";
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

export interface Account {
  id: string;
  email: string;
  name: string;
  kind: "person" | "company";
  companyName: string | undefined;
  companyId: string | undefined;
  language: Language;
  passwordHash: string | undefined;
  emailVerifiedAt: string | undefined;
  /** News by mail. @see R250 */
  wantsNews: boolean;
}

const columns = `id, email, name, kind, company_name, company_id, language, password_hash,
  email_verified_at, wants_news`;

export async function accountById(platform: Queryable, id: string): Promise<Account | undefined> {
  const sql = `SELECT ${columns} FROM accounts WHERE id = ?`;
  return accountOf(await queryFirst<Row>(platform, sql, [id]));
}

export async function accountOfEmail(
  platform: Queryable,
  email: string,
): Promise<Account | undefined> {
  const sql = `SELECT ${columns} FROM accounts WHERE email = ?`;
  return accountOf(await queryFirst<Row>(platform, sql, [email]));
}

/** Owners of shops whose contracts live, each once, and whether they want news by mail. */
export async function ownersWithShops(
  platform: Queryable,
): Promise<{ email: string; language: Language; wantsNews: boolean }[]> {
  const rows = await queryAll<Row>(
    platform,
    `SELECT email, language, wants_news FROM accounts
      WHERE id IN (SELECT owner_id FROM shops WHERE state NOT IN ('ended', 'deleted'))
      ORDER BY email`,
  );
  return rows.map((row) => ({
    email: row.email as string,
    language: row.language as Language,
    wantsNews: row.wants_news === 1,
  }));
}

/** Whether a member or one of our own people has the address: they are never the same. */
export async function isEmailTaken(platform: Queryable, email: string): Promise<boolean> {
  const row = await queryFirst(
    platform,
    `SELECT 1 AS taken FROM accounts WHERE email = ?1
      UNION ALL SELECT 1 FROM staff WHERE email = ?1`,
    [email],
  );
  return row !== undefined;
}

export async function insertAccount(
  transaction: Queryable,
  account: Pick<Account, "email" | "name" | "language"> & {
    holder: Holder;
    passwordHash: string;
    emailVerifiedAt?: string;
  },
  now: string,
): Promise<string> {
  const id = newId();
  const company = account.holder.kind === "company" ? account.holder : undefined;
  await transaction.execute({
    sql: `INSERT INTO accounts (id, email, name, password_hash, kind, company_name, company_id,
                                language, email_verified_at, created_at)
          VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    args: [
      id,
      account.email,
      account.name,
      account.passwordHash,
      account.holder.kind,
      company?.companyName ?? null,
      company?.companyId ?? null,
      account.language,
      account.emailVerifiedAt ?? null,
      now,
    ],
  });
  return id;
}

export async function setAccountPassword(
  transaction: Queryable,
  id: string,
  passwordHash: string,
): Promise<void> {
  await transaction.execute({
    sql: "UPDATE accounts SET password_hash = ? WHERE id = ?",
    args: [passwordHash, id],
  });
}

export async function markEmailVerified(
  transaction: Queryable,
  id: string,
  now: string,
): Promise<void> {
  await transaction.execute({
    sql: "UPDATE accounts SET email_verified_at = coalesce(email_verified_at, ?) WHERE id = ?",
    args: [now, id],
  });
}

/** The new address was confirmed before it is set. */
export async function setAccountEmail(
  transaction: Queryable,
  id: string,
  { email, now }: { email: string; now: string },
): Promise<void> {
  await transaction.execute({
    sql: "UPDATE accounts SET email = ?, email_verified_at = ? WHERE id = ?",
    args: [email, now, id],
  });
}

export async function setAccountDetails(
  transaction: Queryable,
  id: string,
  { name, phone, language, wantsNews }: Pick<Account, "name" | "language" | "wantsNews"> & {
    /** Empty for none. */
    phone: string;
  },
): Promise<void> {
  await transaction.execute({
    sql: `UPDATE accounts SET name = ?, phone = nullif(?, ''), language = ?, wants_news = ?
           WHERE id = ?`,
    args: [name, phone, language, Number(wantsNews), id],
  });
}

/** What stands on documents made out to an account; what was never filled in is absent. */
export async function billingDetailsOf(
  platform: Queryable,
  id: string,
): Promise<Partial<BillingDetails>> {
  const row = await queryFirst<Record<string, string | null>>(
    platform,
    "SELECT street, city, zip, country, vat_id FROM accounts WHERE id = ?",
    [id],
  );
  const text = (name: string) => row?.[name] ?? undefined;
  return {
    ...{ street: text("street"), city: text("city"), zip: text("zip") },
    ...{ country: text("country"), vatId: text("vat_id") },
  };
}

export async function setBillingDetails(
  transaction: Queryable,
  id: string,
  { street, city, zip, country, vatId }: BillingDetails,
): Promise<void> {
  await transaction.execute({
    sql: "UPDATE accounts SET street = ?, city = ?, zip = ?, country = ?, vat_id = ? WHERE id = ?",
    args: [street, city, zip, country, vatId ?? null, id],
  });
}

function accountOf(row: Row | undefined): Account | undefined {
  if (!row) return undefined;
  const text = (name: string) => (row[name] as string | null) ?? undefined;
  return {
    id: row.id as string,
    email: row.email as string,
    name: row.name as string,
    kind: row.kind as Account["kind"],
    companyName: text("company_name"),
    companyId: text("company_id"),
    language: row.language as Language,
    passwordHash: text("password_hash"),
    emailVerifiedAt: text("email_verified_at"),
    wantsNews: row.wants_news === 1,
  };
}

/** Where somebody is called back; empty when it is not known. @see R110 */
export async function phoneOf(platform: Queryable, accountId: string): Promise<string> {
  const sql = "SELECT coalesce(phone, '') AS phone FROM accounts WHERE id = ?";
  return (await queryFirst<{ phone: string }>(platform, sql, [accountId]))?.phone ?? "";
}

/** The language in which somebody is written to. */
export async function languageOfAccount(platform: Queryable, accountId: string): Promise<Language> {
  const sql = "SELECT language FROM accounts WHERE id = ?";
  return (await queryFirst<{ language: Language }>(platform, sql, [accountId]))!.language;
}
