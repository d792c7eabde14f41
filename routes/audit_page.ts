import type { AuditRow } from "../tenants/platform/audit.ts";
import type { ShownAudit } from "../views/settings/audit_table.tsx";

/** Entries a page; one more is read to know whether there is a next page. */
export const auditSize = 100;

/** A page of the log, and before which entry the next page begins. */
export function shownAudit(rows: readonly AuditRow[]): {
  entries: ShownAudit[];
  olderId: number | undefined;
} {
  const entries = rows.slice(0, auditSize).map((row) => ({
    id: row.id,
    at: row.at,
    actor: row.actor_name,
    action: row.action,
    subject: row.subject,
    details: JSON.parse(row.details) as Record<string, unknown>,
    address: row.address,
  }));
  return { entries, olderId: rows.length > auditSize ? entries.at(-1)?.id : undefined };
}
