import type { NewTerms } from "../../core/billing/terms_form.ts";
import type { Language } from "../../core/language.ts";
import { pragueMidnight } from "../clock.ts";
import { queryAll } from "../engine/database.ts";
import type { Platform } from "../platform.ts";
import { type Actor, audit } from "../platform/audit.ts";
import { enqueueMail } from "../platform/outbox.ts";
import { insertTerms } from "../platform/terms.ts";

/**
 * Stores new terms that hold from a later day on, and tells every owner whose contract lives, all at
 * once.
 *
 * @returns how many were told; `undefined` when there is such a version already
 * @see R240, R241
 */
export async function announceTerms(
  platform: Platform,
  terms: NewTerms,
  actor: Actor,
): Promise<number | undefined> {
  const now = platform.now();
  return await platform.database.write(async (transaction) => {
    const isNew = await insertTerms(transaction, {
      version: terms.version,
      publishedAt: pragueMidnight(terms.from),
      text: terms.text,
    });
    if (!isNew) return undefined;
    await audit(transaction, {
      at: now,
      actor,
      action: "terms.announce",
      subject: terms.version,
      details: { from: terms.from },
    });
    const owners = await queryAll<{ email: string; language: Language }>(
      transaction,
      `SELECT accounts.email, accounts.language
         FROM accounts
        WHERE accounts.id IN (
          SELECT owner_id FROM shops WHERE state NOT IN ('ended', 'deleted'))
        ORDER BY accounts.email`,
    );
    for (const { email, language } of owners) {
      await enqueueMail(platform, transaction, {
        content: { kind: "terms_change", day: terms.from },
        recipient: email,
        language,
      }, now);
    }
    return owners.length;
  });
}
