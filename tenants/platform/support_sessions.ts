import { after } from "../clock.ts";
import { type Queryable, queryFirst, type Row } from "../engine/database.ts";
import { hashToken, newId, newToken } from "../ids.ts";
import type { Platform } from "../platform.ts";
import { type Actor, audit } from "./audit.ts";
import { accountOfShop } from "./contracts.ts";
import { enqueueMail } from "./outbox.ts";
import type { Session } from "./sessions.ts";

/** How long one of our own people may stay in a shop; then they give a reason again. @see TE-10 */
export const supportSeconds = 30 * 60;

/** One of our own people is inside a shop. */
export interface SupportSession {
  tokenHash: string;
  shopId: string;
  slug: string;
  shopName: string;
  reason: string;
  /** Instant at which it ends by itself. */
  until: string;
}

interface Entry {
  /** The person's own session, which goes on beside. */
  session: Session;
  shopId: string;
  reason: string;
  actor: Actor;
  userAgent: string;
  address: string;
}

/**
 * Lets one of our own people into one shop, under a token of its own. The owner gets a mail, and the
 * shop's audit log has the reason. Whoever was in another shop by the same session leaves it.
 *
 * @see SE-6, TE-10, TE-11
 */
export async function enterShop(
  platform: Platform,
  { session, shopId, reason, actor, userAgent, address }: Entry,
): Promise<{ token: string; until: string }> {
  const token = newToken();
  const tokenHash = await hashToken(token);
  const now = platform.now();
  const until = after(now, supportSeconds);
  await platform.database.write(async (transaction) => {
    const earlier = await openSupport(transaction, session.tokenHash, now);
    if (earlier) await leave(transaction, earlier, { actor, now });
    await transaction.execute({
      sql: `INSERT INTO sessions (token_hash, id, staff_id, csrf_token, user_agent, address,
                                  created_at, last_seen_at, expires_at,
                                  shop_id, parent_hash, reason)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      args: [
        ...[tokenHash, newId(), session.staffId!, session.csrfToken],
        ...[userAgent.slice(0, 300), address, now, now, until],
        ...[shopId, session.tokenHash, reason],
      ],
    });
    const account = await accountOfShop(transaction, shopId);
    const entry = { at: now, actor, action: "support.enter", shopId, subject: reason };
    await audit(transaction, { ...entry, details: { shop: account.slug } });
    await enqueueMail(platform, transaction, {
      content: {
        kind: "support_entered",
        shopName: account.shopName,
        shopSlug: account.slug,
        staffName: session.name,
        reason,
        until,
      },
      recipient: account.owner.email,
      language: account.language,
      shopId,
    }, now);
  });
  return { token, until };
}

/** Ends the stay in a shop before its time. */
export async function leaveShop(
  platform: Pick<Platform, "database" | "now">,
  support: SupportSession,
  actor: Actor,
): Promise<void> {
  const now = platform.now();
  await platform.database.write((transaction) => leave(transaction, support, { actor, now }));
}

async function leave(
  transaction: Queryable,
  { tokenHash, shopId, slug, reason }: SupportSession,
  { actor, now }: { actor: Actor; now: string },
): Promise<void> {
  const { rowsAffected } = await transaction.execute({
    sql: "DELETE FROM sessions WHERE token_hash = ?",
    args: [tokenHash],
  });
  if (rowsAffected === 0) return;
  const entry = { at: now, actor, action: "support.leave", shopId, subject: reason };
  await audit(transaction, { ...entry, details: { shop: slug } });
}

const select = `
  SELECT session.token_hash, session.shop_id, session.reason, session.expires_at,
         shop.slug, shop.name
    FROM sessions AS session JOIN shops AS shop ON shop.id = session.shop_id
   WHERE session.parent_hash = ? AND session.expires_at > ? AND shop.state <> 'deleted'`;

/**
 * The shop that a person is in by their token: only beside the session that they entered by.
 *
 * @param parentHash of a session that is alive
 */
export async function supportOf(
  platform: Queryable,
  parentHash: string,
  token: string,
  now: string,
): Promise<SupportSession | undefined> {
  const row = await queryFirst<Row>(platform, `${select} AND session.token_hash = ?`, [
    ...[parentHash, now, await hashToken(token)],
  ]);
  return row && supportSessionOf(row);
}

async function openSupport(
  transaction: Queryable,
  parentHash: string,
  now: string,
): Promise<SupportSession | undefined> {
  const row = await queryFirst<Row>(transaction, select, [parentHash, now]);
  return row && supportSessionOf(row);
}

const supportSessionOf = (row: Row): SupportSession => ({
  tokenHash: row.token_hash as string,
  shopId: row.shop_id as string,
  slug: row.slug as string,
  shopName: row.name as string,
  reason: row.reason as string,
  until: row.expires_at as string,
});
