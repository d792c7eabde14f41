import type { Currency } from "../../core/money.ts";
import { type Queryable, queryAll, queryFirst, type Row } from "../engine/database.ts";

/** What paid work would cost. @see R121 */
export interface TicketQuote {
  id: number;
  ticketId: number;
  minutes: number;
  /** An hour, without VAT. */
  rateMinor: number;
  /** With VAT. */
  amountMinor: number;
  currency: Currency;
  /** What would be done. */
  text: string;
  state: "offered" | "accepted" | "refused" | "withdrawn";
  /** Last day on which the shop may agree. */
  validUntil: string;
  offeredAt: string;
}

const columns = `id, ticket_id, minutes, rate_minor, amount_minor, currency, text, state,
  valid_until, offered_at`;

export async function insertQuote(
  transaction: Queryable,
  quote: Omit<TicketQuote, "id" | "state"> & { offeredBy: string },
): Promise<void> {
  await transaction.execute({
    sql: `INSERT INTO ticket_quotes (ticket_id, minutes, rate_minor, amount_minor, currency, text,
                                     valid_until, offered_by, offered_at)
          VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    args: [
      quote.ticketId,
      quote.minutes,
      quote.rateMinor,
      quote.amountMinor,
      quote.currency,
      quote.text,
      quote.validUntil,
      quote.offeredBy,
      quote.offeredAt,
    ],
  });
}

/** Newest first. */
export async function quotesOf(platform: Queryable, ticketId: number): Promise<TicketQuote[]> {
  const sql = `SELECT ${columns} FROM ticket_quotes WHERE ticket_id = ? ORDER BY id DESC`;
  return (await queryAll<Row>(platform, sql, [ticketId])).map(quoteOf);
}

/** What the shop can still decide about. */
export async function openQuote(
  platform: Queryable,
  ticketId: number,
): Promise<TicketQuote | undefined> {
  const sql = `SELECT ${columns} FROM ticket_quotes WHERE ticket_id = ? AND state = 'offered'`;
  const row = await queryFirst<Row>(platform, sql, [ticketId]);
  return row && quoteOf(row);
}

export async function decideQuote(
  transaction: Queryable,
  id: number,
  { state, by, now }: { state: Exclude<TicketQuote["state"], "offered">; by: string; now: string },
): Promise<void> {
  await transaction.execute({
    sql: `UPDATE ticket_quotes SET state = ?, decided_by = ?, decided_at = ?
           WHERE id = ? AND state = 'offered'`,
    args: [state, by, now, id],
  });
}

function quoteOf(row: Row): TicketQuote {
  return {
    id: row.id as number,
    ticketId: row.ticket_id as number,
    minutes: row.minutes as number,
    rateMinor: row.rate_minor as number,
    amountMinor: row.amount_minor as number,
    currency: row.currency as Currency,
    text: row.text as string,
    state: row.state as TicketQuote["state"],
    validUntil: row.valid_until as string,
    offeredAt: row.offered_at as string,
  };
}
