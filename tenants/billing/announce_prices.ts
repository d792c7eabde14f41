import type { PriceList } from "../../core/billing/price_list.ts";
import type { Language } from "../../core/language.ts";
import { type Queryable, queryAll } from "../engine/database.ts";
import type { Platform } from "../platform.ts";
import { type Actor, audit } from "../platform/audit.ts";
import { enqueueMail } from "../platform/outbox.ts";

/**
 * Stores prices that were announced and tells every owner who pays in their currency, all at once:
 * nobody is charged by prices of which he was not told.
 *
 * @returns how many owners were told; `undefined` when another list begins on that day
 * @see R239
 */
export async function announcePrices(
  platform: Platform,
  list: PriceList,
  actor: Actor,
): Promise<number | undefined> {
  const now = platform.now();
  return await platform.database.write(async (transaction) => {
    const { rowsAffected } = await transaction.execute({
      sql: `INSERT INTO price_lists (currency, valid_from, document_json, announced_at, created_by)
            VALUES (?, ?, ?, ?, ?) ON CONFLICT (currency, valid_from) DO NOTHING`,
      args: [list.currency, list.validFrom, JSON.stringify(list), now, actor.id ?? actor.name],
    });
    if (rowsAffected === 0) return undefined;
    await audit(transaction, {
      at: now,
      actor,
      action: "prices.announce",
      subject: `${list.currency} ${list.validFrom}`,
    });
    const owners = await ownersPaying(transaction, list.currency);
    for (const { email, language } of owners) {
      await enqueueMail(platform, transaction, {
        content: { kind: "prices_change", day: list.validFrom },
        recipient: email,
        language,
      }, now);
    }
    return owners.length;
  });
}

/** Each owner once, in the language of the first of his shops. */
async function ownersPaying(
  transaction: Queryable,
  currency: string,
): Promise<{ email: string; language: Language }[]> {
  return await queryAll(
    transaction,
    `SELECT accounts.email, min(shops.languages ->> '$[0]') AS language
       FROM shops JOIN accounts ON accounts.id = shops.owner_id
      WHERE shops.currency = ? AND shops.state NOT IN ('ended', 'deleted')
      GROUP BY accounts.id ORDER BY accounts.email`,
    [currency],
  );
}
