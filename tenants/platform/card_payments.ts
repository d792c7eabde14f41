import type { CardDoubt, CardPaymentState } from "../../core/billing/card_payment.ts";
import type { Currency } from "../../core/money.ts";
import { type Queryable, queryAll, queryFirst, type Row } from "../engine/database.ts";

/** A payment by card, as it was asked for and as far as it is. */
export interface CardPayment {
  id: string;
  shopId: string;
  amountMinor: number;
  currency: Currency;
  askedAt: string;
  state: CardPaymentState;
  isDeclined: boolean;
  session: string | undefined;
  intent: string | undefined;
  ledgerId: string | undefined;
}

export async function insertCardPayment(
  transaction: Queryable,
  { id, shopId, amountMinor, currency, askedBy, now }:
    & Pick<CardPayment, "id" | "shopId" | "amountMinor" | "currency">
    & { askedBy: string; now: string },
): Promise<void> {
  await transaction.execute({
    sql: `INSERT INTO card_payments
            (id, shop_id, amount_minor, currency, asked_by, asked_at, changed_at)
          VALUES (?, ?, ?, ?, ?, ?, ?)`,
    args: [id, shopId, amountMinor, currency, askedBy, now, now],
  });
}

/** Changes what is given and leaves the rest. */
export async function updateCardPayment(
  transaction: Queryable,
  id: string,
  { state, isDeclined, session, intent, ledgerId, now }:
    & Partial<Pick<CardPayment, "state" | "isDeclined" | "session" | "intent" | "ledgerId">>
    & { now: string },
): Promise<void> {
  await transaction.execute({
    sql: `UPDATE card_payments
             SET state = coalesce(?, state), declined = coalesce(?, declined),
                 session = coalesce(session, ?), intent = coalesce(?, intent),
                 ledger_id = coalesce(ledger_id, ?), changed_at = ?
           WHERE id = ?`,
    args: [
      state ?? null,
      isDeclined === undefined ? null : isDeclined ? 1 : 0,
      session ?? null,
      intent ?? null,
      ledgerId ?? null,
      now,
      id,
    ],
  });
}

export async function cardPaymentById(
  platform: Queryable,
  id: string,
): Promise<CardPayment | undefined> {
  const row = await queryFirst<Row>(platform, "SELECT * FROM card_payments WHERE id = ?", [id]);
  return row && paymentOf(row);
}

/** By the gateway's name, which refunds and disputes carry. */
export async function cardPaymentOfIntent(
  platform: Queryable,
  intent: string,
): Promise<CardPayment | undefined> {
  const sql = "SELECT * FROM card_payments WHERE intent = ? ORDER BY id LIMIT 1";
  const row = await queryFirst<Row>(platform, sql, [intent]);
  return row && paymentOf(row);
}

/** @returns whether the event is new */
export async function enterCardEvent(
  transaction: Queryable,
  { id, kind, paymentId, now }: {
    id: string;
    kind: string;
    paymentId: string | undefined;
    now: string;
  },
): Promise<boolean> {
  const { rowsAffected } = await transaction.execute({
    sql: `INSERT INTO card_events (id, kind, payment_id, received_at) VALUES (?, ?, ?, ?)
          ON CONFLICT DO NOTHING`,
    args: [id, kind, paymentId ?? null, now],
  });
  return rowsAffected > 0;
}

export type CardNoteKind = CardDoubt | "refunded" | "disputed";

/** Something about a card that a person has to see to. */
export interface CardNote {
  id: number;
  kind: CardNoteKind;
  paymentId: string | undefined;
  shop: { id: string; slug: string; name: string } | undefined;
  /** As the gateway has told it. */
  amountMinor: number;
  currency: string;
  reference: string;
  notedAt: string;
  settled:
    | { outcome: "settled" | "taken_back"; at: string; by: string; reason: string }
    | undefined;
  /** All of what is posted went back, so it can be taken out of the wallet. */
  canTakeBack: boolean;
}

export async function insertCardNote(
  transaction: Queryable,
  note:
    & Pick<CardNote, "kind" | "paymentId" | "amountMinor" | "currency" | "reference">
    & { eventId: string; now: string },
): Promise<void> {
  const { eventId, kind, paymentId, amountMinor, currency, reference, now } = note;
  await transaction.execute({
    sql: `INSERT INTO card_notes
            (event_id, kind, payment_id, amount_minor, currency, reference, noted_at)
          VALUES (?, ?, ?, ?, ?, ?, ?)`,
    args: [eventId, kind, paymentId ?? null, amountMinor, currency, reference, now],
  });
}

const selectNote = `
  SELECT note.*, shop.id AS shop_id, shop.slug, shop.name,
         note.settled_at IS NULL AND note.kind IN ('refunded', 'disputed')
           AND payment.state = 'paid' AND payment.amount_minor = note.amount_minor
           AND payment.currency = note.currency
           AND NOT EXISTS (SELECT 1 FROM ledger WHERE ledger.reverses = payment.ledger_id)
           AS can_take_back
    FROM card_notes AS note
    LEFT JOIN card_payments AS payment ON payment.id = note.payment_id
    LEFT JOIN shops AS shop ON shop.id = payment.shop_id`;

export async function cardNoteById(
  platform: Queryable,
  id: number,
): Promise<CardNote | undefined> {
  const row = await queryFirst<Row>(platform, `${selectNote} WHERE note.id = ?`, [id]);
  return row && noteOf(row);
}

/** Open ones before all others, the newest first. */
export async function listCardNotes(
  platform: Queryable,
  { limit }: { limit: number },
): Promise<CardNote[]> {
  const sql = `${selectNote} ORDER BY note.settled_at IS NOT NULL, note.id DESC LIMIT ?`;
  return (await queryAll<Row>(platform, sql, [limit])).map(noteOf);
}

export async function settleCardNote(
  transaction: Queryable,
  id: number,
  { outcome, by, reason, now }: {
    outcome: "settled" | "taken_back";
    by: string;
    reason: string;
    now: string;
  },
): Promise<void> {
  await transaction.execute({
    sql: `UPDATE card_notes SET settled_at = ?, settled_by = ?, outcome = ?, reason = ?
           WHERE id = ? AND settled_at IS NULL`,
    args: [now, by, outcome, reason, id],
  });
}

const paymentOf = (row: Row): CardPayment => ({
  id: row.id as string,
  shopId: row.shop_id as string,
  amountMinor: row.amount_minor as number,
  currency: row.currency as Currency,
  askedAt: row.asked_at as string,
  state: row.state as CardPaymentState,
  isDeclined: row.declined === 1,
  session: (row.session as string | null) ?? undefined,
  intent: (row.intent as string | null) ?? undefined,
  ledgerId: (row.ledger_id as string | null) ?? undefined,
});

const noteOf = (row: Row): CardNote => ({
  id: row.id as number,
  kind: row.kind as CardNoteKind,
  paymentId: (row.payment_id as string | null) ?? undefined,
  shop: row.shop_id === null
    ? undefined
    : { id: row.shop_id as string, slug: row.slug as string, name: row.name as string },
  amountMinor: row.amount_minor as number,
  currency: row.currency as string,
  reference: row.reference as string,
  notedAt: row.noted_at as string,
  settled: row.settled_at === null ? undefined : {
    outcome: row.outcome as "settled" | "taken_back",
    at: row.settled_at as string,
    by: row.settled_by as string,
    reason: row.reason as string,
  },
  canTakeBack: row.can_take_back === 1,
});
