import { after } from "../clock.ts";
import { type Queryable, queryAll, queryFirst, type Row } from "../engine/database.ts";

/** A message to one address, with what became of it. */
export interface Delivery {
  /** Also the message's id. */
  id: string;
  webhookId: string;
  event: string;
  /** JSON, as it is sent. */
  payload: string;
  createdAt: string;
  state: "waiting" | "delivered" | "given_up";
  attempts: number;
  firstAttemptAt: string | undefined;
  lastAttemptAt: string | undefined;
  nextAttemptAt: string | undefined;
  /** Of the last answer. */
  status: number | undefined;
  /** Why there was no answer, as a stable word. */
  failure: string | undefined;
  /** How the last answer begins. */
  answer: string | undefined;
}

const keptSeconds = 30 * 86_400;

const columns = `id, webhook_id, event, payload, created_at, state, attempts, first_attempt_at,
  last_attempt_at, next_attempt_at, status, failure, answer`;

/** @returns whether the event was not told to this address before */
export async function insertDelivery(
  transaction: Queryable,
  { id, webhookId, event, eventKey, payload, now }: {
    id: string;
    webhookId: string;
    event: string;
    eventKey: string;
    payload: string;
    now: string;
  },
): Promise<boolean> {
  const { rowsAffected } = await transaction.execute({
    sql: `INSERT INTO webhook_deliveries
            (id, webhook_id, event, event_key, payload, created_at, next_attempt_at)
          VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (webhook_id, event_key) DO NOTHING`,
    args: [id, webhookId, event, eventKey, payload, now, now],
  });
  return rowsAffected === 1;
}

export async function deliveryById(
  platform: Queryable,
  id: string,
): Promise<Delivery | undefined> {
  const sql = `SELECT ${columns} FROM webhook_deliveries WHERE id = ?`;
  const row = await queryFirst<Row>(platform, sql, [id]);
  return row && deliveryOf(row);
}

/** Newest first. */
export async function listDeliveries(
  platform: Queryable,
  webhookId: string,
  limit: number,
): Promise<Delivery[]> {
  const sql = `SELECT ${columns} FROM webhook_deliveries
                WHERE webhook_id = ? ORDER BY created_at DESC, id LIMIT ?`;
  return (await queryAll<Row>(platform, sql, [webhookId, limit])).map(deliveryOf);
}

/** What one try came to. */
export interface Attempt {
  at: string;
  status: number | undefined;
  failure: string | undefined;
  answer: string | undefined;
  state: Delivery["state"];
  nextAttemptAt: string | undefined;
}

export async function noteAttempt(
  transaction: Queryable,
  id: string,
  { at, status, failure, answer, state, nextAttemptAt }: Attempt,
): Promise<void> {
  await transaction.execute({
    sql: `UPDATE webhook_deliveries
             SET attempts = attempts + 1, first_attempt_at = coalesce(first_attempt_at, ?1),
                 last_attempt_at = ?1, status = ?2, failure = ?3, answer = ?4, state = ?5,
                 next_attempt_at = ?6
           WHERE id = ?7`,
    args: [at, status ?? null, failure ?? null, answer ?? null, state, nextAttemptAt ?? null, id],
  });
}

/** Nobody wants the message any more, or nobody could send it. */
export async function giveUpDelivery(platform: Queryable, id: string): Promise<void> {
  await platform.execute({
    sql: `UPDATE webhook_deliveries SET state = 'given_up', next_attempt_at = NULL
           WHERE id = ? AND state = 'waiting'`,
    args: [id],
  });
}

export async function forgetOldDeliveries(platform: Queryable, now: string): Promise<void> {
  await platform.execute({
    sql: "DELETE FROM webhook_deliveries WHERE created_at <= ? AND state <> 'waiting'",
    args: [after(now, -keptSeconds)],
  });
}

function deliveryOf(row: Row): Delivery {
  const optional = <T>(name: string) => (row[name] ?? undefined) as T | undefined;
  return {
    id: row.id as string,
    webhookId: row.webhook_id as string,
    event: row.event as string,
    payload: row.payload as string,
    createdAt: row.created_at as string,
    state: row.state as Delivery["state"],
    attempts: row.attempts as number,
    firstAttemptAt: optional("first_attempt_at"),
    lastAttemptAt: optional("last_attempt_at"),
    nextAttemptAt: optional("next_attempt_at"),
    status: optional("status"),
    failure: optional("failure"),
    answer: optional("answer"),
  };
}
