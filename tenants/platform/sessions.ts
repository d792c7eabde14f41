import type { ShopRole, StaffRole } from "../../core/access/capabilities.ts";
import type { Language } from "../../core/language.ts";
import { after } from "../clock.ts";
import { type Queryable, queryAll, queryFirst, type Row } from "../engine/database.ts";
import { hashToken, newId, newToken } from "../ids.ts";
import type { SupportSession } from "./support_sessions.ts";

/** Who is signed in, and how they like to see things. */
export interface Session {
  id: string;
  tokenHash: string;
  csrfToken: string;
  accountId: string | undefined;
  staffId: string | undefined;
  staffRole: StaffRole | undefined;
  name: string;
  email: string;
  emailVerified: boolean;
  language: Language;
  theme: "system" | "light" | "dark";
  density: "normal" | "compact";
  /** News that a member has not read. */
  unreadNews: number;
  /** The shop that one of our own people is in, beside all else. @see TE-10 */
  support?: SupportSession;
}

/** @see SE-7: idle and absolute limits, shorter for the operator's own people */
const limits = {
  member: { idleSeconds: 12 * 3600, absoluteSeconds: 30 * 86_400 },
  staff: { idleSeconds: 30 * 60, absoluteSeconds: 12 * 3600 },
};

export interface NewSession {
  accountId?: string;
  staffId?: string;
  userAgent: string;
  address: string;
}

/** Starts a session and gives its token, which is not stored: only its hash is. */
export async function startSession(
  platform: Queryable,
  { accountId, staffId, userAgent, address }: NewSession,
  now: string,
): Promise<{ token: string }> {
  const token = newToken();
  const { absoluteSeconds } = staffId === undefined ? limits.member : limits.staff;
  await platform.execute({
    sql: `INSERT INTO sessions (token_hash, id, account_id, staff_id, csrf_token, user_agent,
                                address, created_at, last_seen_at, expires_at)
          VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    args: [
      await hashToken(token),
      newId(),
      accountId ?? null,
      staffId ?? null,
      newToken(),
      userAgent.slice(0, 300),
      address,
      now,
      now,
      after(now, absoluteSeconds),
    ],
  });
  return { token };
}

const selectSession = `
  SELECT session.id, session.token_hash, session.csrf_token, session.account_id, session.staff_id,
         session.last_seen_at, staff.role AS staff_role, account.email_verified_at,
         coalesce(account.name, staff.name) AS name,
         coalesce(account.email, staff.email) AS email,
         coalesce(account.language, staff.language) AS language,
         coalesce(account.theme, staff.theme) AS theme,
         coalesce(account.density, staff.density) AS density,
         iif(session.account_id IS NULL, 0, (
           SELECT count(*) FROM announcements
            WHERE published_at > coalesce(account.news_seen_at, account.created_at)
              AND withdrawn_at IS NULL)) AS unread_news
    FROM sessions AS session
    LEFT JOIN accounts AS account ON account.id = session.account_id
    LEFT JOIN staff ON staff.id = session.staff_id
   WHERE session.token_hash = ? AND session.expires_at > ? AND session.shop_id IS NULL
     AND (session.staff_id IS NULL OR staff.disabled_at IS NULL)
     AND session.last_seen_at > CASE WHEN session.staff_id IS NULL THEN ? ELSE ? END`;

/** The session of a token, if it is alive. Notes at most once a minute that it was seen. */
export async function sessionOf(
  platform: Queryable,
  token: string,
  now: string,
): Promise<Session | undefined> {
  const tokenHash = await hashToken(token);
  const row = await queryFirst<Row>(platform, selectSession, [
    tokenHash,
    now,
    after(now, -limits.member.idleSeconds),
    after(now, -limits.staff.idleSeconds),
  ]);
  if (!row) return undefined;
  if ((row.last_seen_at as string) < after(now, -60)) {
    await platform.execute({
      sql: "UPDATE sessions SET last_seen_at = ? WHERE token_hash = ?",
      args: [now, tokenHash],
    });
  }
  return {
    id: row.id as string,
    tokenHash,
    csrfToken: row.csrf_token as string,
    accountId: (row.account_id as string | null) ?? undefined,
    staffId: (row.staff_id as string | null) ?? undefined,
    staffRole: (row.staff_role as StaffRole | null) ?? undefined,
    name: row.name as string,
    email: row.email as string,
    emailVerified: row.email_verified_at !== null,
    language: row.language as Language,
    theme: row.theme as Session["theme"],
    density: row.density as Session["density"],
    unreadNews: row.unread_news as number,
  };
}

export async function endSession(platform: Queryable, tokenHash: string): Promise<void> {
  await platform.execute({ sql: "DELETE FROM sessions WHERE token_hash = ?", args: [tokenHash] });
}

/** Whose sessions: a member's or those of one of our own people. */
export interface SessionHolder {
  accountId?: string | undefined;
  staffId?: string | undefined;
}

/** Ends somebody's sessions but one: after a change of password, and on request. */
export async function endOtherSessions(
  platform: Queryable,
  { accountId, staffId }: SessionHolder,
  keepTokenHash = "",
): Promise<void> {
  await platform.execute({
    sql: "DELETE FROM sessions WHERE account_id IS ? AND staff_id IS ? AND token_hash <> ?",
    args: [accountId ?? null, staffId ?? null, keepTokenHash],
  });
}

/** Ends one of somebody's own sessions. @returns whether there was such a one */
export async function endSessionById(
  platform: Queryable,
  { accountId, staffId }: SessionHolder,
  id: string,
): Promise<boolean> {
  const { rowsAffected } = await platform.execute({
    sql: "DELETE FROM sessions WHERE account_id IS ? AND staff_id IS ? AND id = ?",
    args: [accountId ?? null, staffId ?? null, id],
  });
  return rowsAffected > 0;
}

export interface SessionRow extends Row {
  id: string;
  user_agent: string;
  address: string;
  created_at: string;
  last_seen_at: string;
}

/** The living sessions of a person, the last used first. */
export function listSessions(
  platform: Queryable,
  { accountId, staffId }: SessionHolder,
  now: string,
): Promise<SessionRow[]> {
  const { idleSeconds } = staffId === undefined ? limits.member : limits.staff;
  return queryAll<SessionRow>(
    platform,
    `SELECT id, user_agent, address, created_at, last_seen_at FROM sessions
      WHERE account_id IS ? AND staff_id IS ? AND expires_at > ? AND last_seen_at > ?
        AND shop_id IS NULL
      ORDER BY last_seen_at DESC, id`,
    [accountId ?? null, staffId ?? null, now, after(now, -idleSeconds)],
  );
}

/** Sessions that nobody can use any more. */
export async function removeDeadSessions(platform: Queryable, now: string): Promise<void> {
  await platform.execute({
    sql: "DELETE FROM sessions WHERE expires_at <= ? OR last_seen_at <= ?",
    args: [now, after(now, -limits.member.idleSeconds)],
  });
}

export interface Membership {
  shopId: string;
  slug: string;
  name: string;
  role: ShopRole;
}

/** The shops that an account may enter: what a request's shop is chosen from. */
export async function membershipsOf(platform: Queryable, accountId: string): Promise<Membership[]> {
  const rows = await queryAll<Row>(
    platform,
    `SELECT shop.id, shop.slug, shop.name, member.role
       FROM members AS member JOIN shops AS shop ON shop.id = member.shop_id
      WHERE member.account_id = ? AND shop.state <> 'deleted'
      ORDER BY shop.name, shop.id`,
    [accountId],
  );
  return rows.map((row) => ({
    shopId: row.id as string,
    slug: row.slug as string,
    name: row.name as string,
    role: row.role as ShopRole,
  }));
}
