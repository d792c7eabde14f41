import type { Language } from "../../core/language.ts";
import { type Queryable, queryAll, queryFirst } from "../engine/database.ts";
import { shippedTerms } from "./shipped_terms.ts";

export interface Terms {
  version: string;
  /** The instant from which they hold; those of the future were announced. */
  publishedAt: string;
  /** Paragraphs by language. */
  text: Record<Language, readonly string[]>;
}

/** An installation without terms begins with the shipped ones. */
export async function publishFirstTerms(platform: Queryable, now: string): Promise<void> {
  await platform.execute({
    sql: `INSERT INTO terms (version, published_at, text_json)
          SELECT ?, ?, ? WHERE NOT EXISTS (SELECT 1 FROM terms)`,
    args: [shippedTerms.version, now, JSON.stringify(shippedTerms.text)],
  });
}

interface TermsRow {
  version: string;
  published_at: string;
  text_json: string;
}

const termsOf = (row: TermsRow): Terms => ({
  version: row.version,
  publishedAt: row.published_at,
  text: JSON.parse(row.text_json),
});

/** All versions, the newest first. */
export async function listTerms(platform: Queryable): Promise<Terms[]> {
  const sql = `SELECT version, published_at, text_json FROM terms
                ORDER BY published_at DESC, version DESC`;
  return (await queryAll<TermsRow>(platform, sql)).map(termsOf);
}

/** What who signs up now agrees to. */
export async function currentTerms(platform: Queryable, now: string): Promise<Terms> {
  const all = await listTerms(platform);
  const current = all.find(({ publishedAt }) => publishedAt <= now) ?? all.at(-1);
  if (!current) throw new Error("The installation has no terms");
  return current;
}

/** @returns `false` when there is such a version */
export async function insertTerms(
  transaction: Queryable,
  { version, publishedAt, text }: Terms,
): Promise<boolean> {
  const { rowsAffected } = await transaction.execute({
    sql: `INSERT INTO terms (version, published_at, text_json) VALUES (?, ?, ?)
          ON CONFLICT (version) DO NOTHING`,
    args: [version, publishedAt, JSON.stringify(text)],
  });
  return rowsAffected === 1;
}

/** Records who agreed to which terms and when: the contract. @see R139 */
export async function acceptTerms(
  transaction: Queryable,
  { accountId, version, now }: { accountId: string; version: string; now: string },
): Promise<void> {
  await transaction.execute({
    sql: `INSERT INTO acceptances (account_id, terms_version, over_14, accepted_at)
          VALUES (?, ?, 1, ?)
          ON CONFLICT (account_id, terms_version) DO NOTHING`,
    args: [accountId, version, now],
  });
}

export async function hasAccepted(
  platform: Queryable,
  accountId: string,
  version: string,
): Promise<boolean> {
  const sql = "SELECT 1 AS accepted FROM acceptances WHERE account_id = ? AND terms_version = ?";
  return await queryFirst(platform, sql, [accountId, version]) !== undefined;
}
