import type { MediaFailureReason } from "../../core/media/failure.ts";
import { type Database, type Queryable, queryAll, queryFirst } from "../engine/database.ts";
import type { HeldRun } from "./run_changes.ts";
import { changeMedia } from "./run_media.ts";

/** Addresses of products (their ids as JSON): pictures, files, and pictures of variants. */
const wanted = `
  SELECT item.value ->> 'url' AS address, 'image' AS kind, product.id AS product_id
    FROM json_each(?1) AS chosen
    JOIN products AS product ON product.id = chosen.value,
         json_each(product.images) AS item
  UNION ALL
  SELECT item.value ->> 'url', 'image', variant.product_id
    FROM json_each(?1) AS chosen
    JOIN variants AS variant ON variant.product_id = chosen.value,
         json_each(variant.images) AS item
  UNION ALL
  SELECT item.value ->> 'url', 'file', product.id
    FROM json_each(?1) AS chosen
    JOIN products AS product ON product.id = chosen.value,
         json_each(product.files) AS item`;

const enqueue = `
  INSERT OR IGNORE INTO run_media_queue (run_id, address, kind, product_id, is_retry)
  SELECT ?2, address, kind, product_id, ?3 FROM (${wanted})
   WHERE coalesce(address, '') <> ''`;

const itemsAtOnce = 500;

/** Collects what the products want that the run has created or updated, from where it stopped. */
export async function collectWanted(
  database: Database,
  held: HeldRun,
  position: number,
  now: string,
): Promise<void> {
  for (let from = position;;) {
    const items = await queryAll<{ number: number; record_id: number }>(
      database,
      `SELECT number, record_id FROM run_items
        WHERE run_id = ? AND number > ? AND outcome IN ('created', 'updated')
          AND record_id IS NOT NULL
        ORDER BY number LIMIT ?`,
      [held.runId, from, itemsAtOnce],
    );
    const last = items.at(-1)?.number;
    if (last === undefined) break;
    from = last;
    const ids = JSON.stringify([...new Set(items.map(({ record_id }) => record_id))]);
    await database.write(async (transaction) => {
      const { rowsAffected } = await transaction.execute({
        sql: enqueue,
        args: [ids, held.runId, 0],
      });
      await changeMedia(transaction, held, "position = ?, total = total + ?", [last, rowsAffected]);
    });
  }
  await database.write(async (transaction) => {
    await collectRetries(transaction, held, now);
    await changeMedia(transaction, held, "state = 'fetching'", []);
  });
}

const retriesMax = 500;

/**
 * Addresses that failed in earlier runs and whose pause is over are tried along with the run's own.
 * Those that their product no longer has are forgotten.
 */
async function collectRetries(
  transaction: Queryable,
  { runId }: HeldRun,
  now: string,
): Promise<void> {
  const due = await queryAll<{ address: string; product_id: number | null }>(
    transaction,
    `SELECT address, product_id FROM media_sources
      WHERE next_attempt_at <= ? ORDER BY next_attempt_at, address LIMIT ?`,
    [now, retriesMax],
  );
  if (due.length === 0) return;
  const ids = JSON.stringify([...new Set(due.map(({ product_id }) => product_id))]);
  const addresses = JSON.stringify(due.map(({ address }) => address));
  await transaction.execute({
    sql: `${enqueue} AND address IN (SELECT value FROM json_each(?4))`,
    args: [ids, runId, 1, addresses],
  });
  await transaction.execute({
    sql: `DELETE FROM media_sources
           WHERE address IN (SELECT value FROM json_each(?)) AND media_key IS NULL
             AND address NOT IN (SELECT address FROM run_media_queue)`,
    args: [addresses],
  });
}

/** Whether an address that failed before may be asked again now. */
export async function hasDueRetries(database: Queryable, now: string): Promise<boolean> {
  const sql = "SELECT 1 AS found FROM media_sources WHERE next_attempt_at <= ? LIMIT 1";
  return await queryFirst(database, sql, [now]) !== undefined;
}

/** An address that a run wants, with what is known of it. */
export interface WantedMedia {
  address: string;
  kind: "image" | "file";
  productId: number | null;
  isRetry: boolean;
  /** What is stored of it. */
  type: string | undefined;
  /** How often it has failed, the last time why, and until when it is left alone. */
  attempts: number;
  failure: MediaFailureReason | undefined;
  details: Record<string, string | number>;
  nextAttemptAt: string | undefined;
}

interface WantedRow {
  address: string;
  kind: "image" | "file";
  product_id: number | null;
  is_retry: number;
  type: string | null;
  attempts: number | null;
  failure: MediaFailureReason | null;
  details: string | null;
  next_attempt_at: string | null;
}

/** The next addresses of a run's queue. */
export async function nextWanted(
  database: Queryable,
  runId: number,
  limit: number,
): Promise<WantedMedia[]> {
  const rows = await queryAll<WantedRow & Record<string, string | number | null>>(
    database,
    `SELECT queued.address, queued.kind, queued.product_id, queued.is_retry,
            media.type, source.attempts, source.failure, source.details, source.next_attempt_at
       FROM run_media_queue AS queued
       LEFT JOIN media_sources AS source ON source.address = queued.address
       LEFT JOIN media ON media.key = source.media_key
      WHERE queued.run_id = ?
      ORDER BY queued.address LIMIT ?`,
    [runId, limit],
  );
  return rows.map((row) => ({
    address: row.address,
    kind: row.kind,
    productId: row.product_id,
    isRetry: row.is_retry === 1,
    type: row.type ?? undefined,
    attempts: row.attempts ?? 0,
    failure: row.failure ?? undefined,
    details: row.details ? JSON.parse(row.details) : {},
    nextAttemptAt: row.next_attempt_at ?? undefined,
  }));
}
