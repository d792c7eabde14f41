import type { BillingRegime } from "../../core/billing/regime.ts";
import type {
  Resolution,
  Severity,
  TicketContext,
  TicketKind,
  TicketState,
} from "../../core/support/ticket.ts";
import {
  type Argument,
  type Queryable,
  queryAll,
  queryFirst,
  type Row,
} from "../engine/database.ts";

/** A request of a shop to support. Instants are RFC 3339 UTC. */
export interface Ticket {
  id: number;
  shopId: string;
  kind: TicketKind;
  severity: Severity;
  state: TicketState;
  subject: string;
  openedBy: { id: string; name: string; email: string };
  /** Where the shop can be called back. @see R110 */
  phone: string | undefined;
  context: TicketContext;
  /** Prague's month whose free requests it is one of, `YYYY-MM`. */
  month: string;
  isPaid: boolean;
  isCredited: boolean;
  isCounted: boolean;
  openedAt: string;
  changedAt: string;
  /** Since when the shop waits for an answer, and when that is due. */
  waitingSince: string | undefined;
  dueAt: string | undefined;
  answeredAt: string | undefined;
  assignedTo: { id: string; name: string } | undefined;
  blockedReason: string | undefined;
  resolution: Resolution | undefined;
  closedAt: string | undefined;
  /** The closed request that this one goes on from. */
  follows: number | undefined;
  mergedInto: number | undefined;
  rating: number | undefined;
  ratingText: string | undefined;
  /** Grows with every change: who answers an older one is told. */
  version: number;
}

/** A request in a list of all shops. */
export interface ListedTicket extends Ticket {
  shop: { slug: string; name: string };
  /** By whose hours it is answered. */
  regime: BillingRegime;
}

const columns = `
  ticket.id, ticket.shop_id, ticket.kind, ticket.severity, ticket.state, ticket.subject,
  ticket.opened_by, account.name AS opener_name, account.email AS opener_email, ticket.phone,
  ticket.context_json, ticket.month, ticket.is_paid, ticket.credited_at, ticket.is_counted,
  ticket.opened_at, ticket.changed_at, ticket.waiting_since, ticket.due_at, ticket.answered_at,
  ticket.assigned_to, staff.name AS assigned_name, ticket.blocked_reason, ticket.resolution,
  ticket.closed_at, ticket.follows, ticket.merged_into, ticket.rating, ticket.rating_text,
  ticket.version`;

const joins = `
  JOIN accounts AS account ON account.id = ticket.opened_by
  LEFT JOIN staff ON staff.id = ticket.assigned_to`;

/** A shop's own request; another shop's is not there. */
export async function ticketOfShop(
  platform: Queryable,
  shopId: string,
  id: number,
): Promise<Ticket | undefined> {
  const sql = `SELECT ${columns} FROM tickets AS ticket ${joins}
                WHERE ticket.id = ? AND ticket.shop_id = ?`;
  const row = await queryFirst<Row>(platform, sql, [id, shopId]);
  return row && ticketOf(row);
}

/** Any shop's request: for staff. */
export async function ticketById(
  platform: Queryable,
  id: number,
): Promise<ListedTicket | undefined> {
  return (await ticketsByIds(platform, [id]))[0];
}

/** In the order of the ids. */
export async function ticketsByIds(
  platform: Queryable,
  ids: readonly number[],
): Promise<ListedTicket[]> {
  const rows = await queryAll<Row>(
    platform,
    `SELECT ${columns}, shop.slug, shop.name AS shop_name, contract.regime
       FROM json_each(?) AS wanted
       JOIN tickets AS ticket ON ticket.id = wanted.value ${joins}
       JOIN shops AS shop ON shop.id = ticket.shop_id
       JOIN contracts AS contract ON contract.shop_id = ticket.shop_id
      ORDER BY wanted.key`,
    [JSON.stringify(ids)],
  );
  return rows.map(listedOf);
}

export interface NewTicket {
  shopId: string;
  kind: TicketKind;
  severity: Severity;
  subject: string;
  openedBy: string;
  phone?: string;
  context?: TicketContext;
  month: string;
  isPaid: boolean;
  isCounted: boolean;
  dueAt: string;
  follows?: number;
}

export async function insertTicket(
  transaction: Queryable,
  ticket: NewTicket,
  now: string,
): Promise<number> {
  const { lastInsertRowid } = await transaction.execute({
    sql: `INSERT INTO tickets (shop_id, kind, severity, subject, opened_by, phone, context_json,
                               month, is_paid, is_counted, opened_at, changed_at, waiting_since,
                               due_at, follows)
          VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?11, ?11, ?12, ?13)`,
    args: [
      ticket.shopId,
      ticket.kind,
      ticket.severity,
      ticket.subject,
      ticket.openedBy,
      ticket.phone ?? null,
      JSON.stringify(ticket.context ?? {}),
      ticket.month,
      Number(ticket.isPaid),
      Number(ticket.isCounted),
      now,
      ticket.dueAt,
      ticket.follows ?? null,
    ],
  });
  return lastInsertRowid!;
}

/** What changes in a request; `null` empties a field. */
export interface TicketChanges {
  state?: TicketState;
  severity?: Severity;
  kind?: TicketKind;
  waitingSince?: string | null;
  dueAt?: string | null;
  answeredAt?: string;
  assignedTo?: string | null;
  blockedReason?: string | null;
  resolution?: Resolution | null;
  closedAt?: string | null;
  mergedInto?: number;
  creditedAt?: string;
  isCounted?: boolean;
  isPaid?: boolean;
  rating?: number;
  ratingText?: string;
}

const columnOf: Record<keyof TicketChanges, string> = {
  state: "state",
  severity: "severity",
  kind: "kind",
  waitingSince: "waiting_since",
  dueAt: "due_at",
  answeredAt: "answered_at",
  assignedTo: "assigned_to",
  blockedReason: "blocked_reason",
  resolution: "resolution",
  closedAt: "closed_at",
  mergedInto: "merged_into",
  creditedAt: "credited_at",
  isCounted: "is_counted",
  isPaid: "is_paid",
  rating: "rating",
  ratingText: "rating_text",
};

/** Changes a request and its version. */
export async function updateTicket(
  transaction: Queryable,
  id: number,
  changes: TicketChanges,
  now: string,
): Promise<void> {
  const entries = Object.entries(changes) as [keyof TicketChanges, Argument][];
  const sets = entries.map(([name]) => `${columnOf[name]} = ?`);
  await transaction.execute({
    sql: `UPDATE tickets SET ${[...sets, "changed_at = ?", "version = version + 1"].join(", ")}
           WHERE id = ?`,
    args: [
      ...entries.map(([, value]) => typeof value === "boolean" ? Number(value) : value),
      now,
      id,
    ],
  });
}

/** Free requests of a shop's month that are used. @see R103 */
export async function countUsedRequests(
  platform: Queryable,
  shopId: string,
  month: string,
): Promise<number> {
  const sql = `SELECT count(*) AS used FROM tickets
                WHERE shop_id = ? AND month = ? AND is_counted = 1`;
  return (await queryFirst<{ used: number }>(platform, sql, [shopId, month]))?.used ?? 0;
}

function listedOf(row: Row): ListedTicket {
  return {
    ...ticketOf(row),
    shop: { slug: row.slug as string, name: row.shop_name as string },
    regime: row.regime as BillingRegime,
  };
}

function ticketOf(row: Row): Ticket {
  const text = (name: string) => (row[name] as string | null) ?? undefined;
  const number = (name: string) => (row[name] as number | null) ?? undefined;
  const assignedTo = text("assigned_to");
  return {
    id: row.id as number,
    shopId: row.shop_id as string,
    kind: row.kind as TicketKind,
    severity: row.severity as Severity,
    state: row.state as TicketState,
    subject: row.subject as string,
    openedBy: {
      id: row.opened_by as string,
      name: row.opener_name as string,
      email: row.opener_email as string,
    },
    phone: text("phone"),
    context: JSON.parse(row.context_json as string),
    month: row.month as string,
    isPaid: row.is_paid === 1,
    isCredited: row.credited_at !== null,
    isCounted: row.is_counted === 1,
    openedAt: row.opened_at as string,
    changedAt: row.changed_at as string,
    waitingSince: text("waiting_since"),
    dueAt: text("due_at"),
    answeredAt: text("answered_at"),
    assignedTo: assignedTo === undefined
      ? undefined
      : { id: assignedTo, name: row.assigned_name as string },
    blockedReason: text("blocked_reason"),
    resolution: text("resolution") as Resolution | undefined,
    closedAt: text("closed_at"),
    follows: number("follows"),
    mergedInto: number("merged_into"),
    rating: number("rating"),
    ratingText: text("rating_text"),
    version: row.version as number,
  };
}
