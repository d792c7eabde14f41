import { type Queryable, queryAll, type Row } from "../engine/database.ts";

export interface Actor {
  kind: "member" | "staff" | "system" | "visitor";
  id?: string;
  name: string;
  address?: string;
}

/** The house itself, in what nobody asked it to do just then. */
export const house: Actor = { kind: "system", name: "Krámek" };

/** One thing that somebody did. `action` is `subject.verb`: "session.start", "member.invite". */
export interface AuditEntry {
  at: string;
  actor: Actor;
  action: string;
  shopId?: string;
  /** What it was done to, for people: an e-mail, a product's code. */
  subject?: string;
  details?: Record<string, unknown>;
}

/** Writes to the log that is never rewritten; call it in the transaction of what it tells of. */
export async function audit(platform: Queryable, entry: AuditEntry): Promise<void> {
  const { at, actor, action, shopId, subject, details } = entry;
  await platform.execute({
    sql: `INSERT INTO audit
            (at, actor_kind, actor_id, actor_name, shop_id, action, subject, details, address)
          VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    args: [
      at,
      actor.kind,
      actor.id ?? null,
      actor.name,
      shopId ?? null,
      action,
      subject ?? "",
      JSON.stringify(details ?? {}),
      actor.address ?? "",
    ],
  });
}

export interface AuditRow extends Row {
  id: number;
  at: string;
  actor_kind: string;
  actor_name: string;
  shop_id: string | null;
  action: string;
  subject: string;
  details: string;
  address: string;
}

export interface AuditFilter {
  shopId?: string;
  /** Entries before this one, for the next page. */
  beforeId?: number;
  limit: number;
}

/** Newest first. */
export function listAudit(
  platform: Queryable,
  { shopId, beforeId, limit }: AuditFilter,
): Promise<AuditRow[]> {
  return queryAll<AuditRow>(
    platform,
    `SELECT id, at, actor_kind, actor_name, shop_id, action, subject, details, address FROM audit
      WHERE (?1 IS NULL OR shop_id = ?1) AND (?2 IS NULL OR id < ?2)
      ORDER BY id DESC LIMIT ?3`,
    [shopId ?? null, beforeId ?? null, limit],
  );
}
