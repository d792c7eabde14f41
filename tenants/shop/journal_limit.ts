import { type Database, type Queryable, queryAll, queryFirst } from "../engine/database.ts";
import { forgetJournals } from "./run_retention.ts";

/** How much room the journals of all runs of a shop may take. */
export interface JournalLimit {
  bytesMax: number;
  /** From this instant on changes of prices are kept in any case: the lowest of 30 days is told. */
  pricesFrom: string;
}

/** Beside what stands in its columns, a row costs its keys and its places in indexes. */
const rowBytes = 80;

/** A run that has ended, its pictures too, and that nobody is about to revert. */
const isAtRest = `
  runs.state IN ('ok', 'warning', 'error')
  AND NOT EXISTS (
    SELECT 1 FROM runs AS undo WHERE undo.undoes = runs.id AND undo.state IN ('waiting', 'running'))
  AND NOT EXISTS (
    SELECT 1 FROM run_media
     WHERE run_media.run_id = runs.id AND run_media.state NOT IN ('done', 'stopped'))`;

/**
 * Forgets the oldest journals of a shop until the others fit. Strictly the oldest first, for an
 * undo asks what newer runs have done; that of the newest run stays however large it is. Of what is
 * young the changes of prices are kept. Each step is whole, and the next call goes on after a kill.
 */
export async function limitJournals(shop: Database, limit: JournalLimit): Promise<void> {
  await weighJournals(shop);
  await goOnThinning(shop);
  for (;;) {
    const oldest = await oldestTooMany(shop, limit.bytesMax);
    if (!oldest) break;
    if (oldest.ordered_at < limit.pricesFrom) {
      await shop.write((transaction) => forgetJournals(transaction, [oldest.id]));
    } else await thin(shop, oldest.id);
  }
  await forgetOldPrices(shop, limit);
}

/** An ended run does not write any more, so each is weighed once. */
async function weighJournals(shop: Database): Promise<void> {
  for (;;) {
    const run = await queryFirst<{ id: number }>(
      shop,
      `SELECT id FROM runs WHERE journal_kept = 1 AND journal_bytes IS NULL AND ${isAtRest}
        ORDER BY id LIMIT 1`,
    );
    if (!run) return;
    await shop.execute({
      sql: `UPDATE runs SET journal_bytes =
              (SELECT coalesce(sum(${rowBytes} + coalesce(octet_length(changes), 0)
                                   + coalesce(octet_length(title), 0)), 0)
                 FROM run_items WHERE run_id = ?1)
            + (SELECT coalesce(sum(octet_length(unchanged) + octet_length(unnamed)), 0)
                 FROM run_chunks WHERE run_id = ?1)
            + (SELECT coalesce(sum(${rowBytes} + octet_length(changes)), 0)
                 FROM run_missing WHERE run_id = ?1)
            WHERE id = ?1`,
      args: [run.id],
    });
  }
}

/** The oldest journal that has to go; `undefined` when all fit. */
async function oldestTooMany(
  shop: Queryable,
  bytesMax: number,
): Promise<{ id: number; ordered_at: string } | undefined> {
  return await queryFirst(
    shop,
    `SELECT id, ordered_at FROM runs
      WHERE journal_kept = 1 AND journal_bytes > 0 AND ${isAtRest}
        AND id < (SELECT max(id) FROM runs WHERE journal_kept = 1 AND journal_bytes > 0)
        AND (SELECT sum(journal_bytes) FROM runs WHERE journal_kept = 1) > ?
      ORDER BY id LIMIT 1`,
    [bytesMax],
  );
}

async function goOnThinning(shop: Database): Promise<void> {
  const begun = await queryAll<{ id: number }>(
    shop,
    "SELECT id FROM runs WHERE journal_thinned = 'begun'",
  );
  for (const { id } of begun) await thinItems(shop, id);
}

/** Keeps the changes of prices alone. From the first step on the run cannot be undone. */
async function thin(shop: Database, runId: number): Promise<void> {
  await shop.write(async (transaction) => {
    await transaction.execute({
      sql: "UPDATE runs SET journal_kept = 0, journal_thinned = 'begun' WHERE id = ?",
      args: [runId],
    });
    for (const table of ["run_chunks", "run_missing"]) {
      await transaction.execute({ sql: `DELETE FROM ${table} WHERE run_id = ?`, args: [runId] });
    }
  });
  await thinItems(shop, runId);
}

const itemsAtOnce = 500;

/** Paths of prices that customers pay: `price:CZK:`, `variant:A/salePrice:EUR:vip`. */
const isPaidPrice = `
  (change.key GLOB 'price:*' OR change.key GLOB 'salePrice:*'
   OR change.key GLOB '*/price:*' OR change.key GLOB '*/salePrice:*')`;

/** By parts, so that pages are served meanwhile. @see DB-11 */
async function thinItems(shop: Database, runId: number): Promise<void> {
  for (let from = -1;;) {
    const part = await queryFirst<{ last: number | null }>(
      shop,
      `SELECT max(number) AS last FROM (
         SELECT number FROM run_items WHERE run_id = ? AND number > ? ORDER BY number
          LIMIT ${itemsAtOnce})`,
      [runId, from],
    );
    const last = part?.last ?? null;
    if (last === null) break;
    const args = [runId, from, last];
    await shop.write(async (transaction) => {
      await transaction.execute({
        sql: `DELETE FROM run_items WHERE run_id = ? AND number > ? AND number <= ?
                AND NOT (outcome = 'updated' AND EXISTS (
                  SELECT 1 FROM json_each(run_items.changes) AS change WHERE ${isPaidPrice}))`,
        args,
      });
      await transaction.execute({
        sql: `UPDATE run_items SET title = NULL, changes = (
                SELECT json_group_object(change.key, json(change.value))
                  FROM json_each(run_items.changes) AS change WHERE ${isPaidPrice})
               WHERE run_id = ? AND number > ? AND number <= ?`,
        args,
      });
    });
    from = last;
    await new Promise((resolve) => setTimeout(resolve, 0));
  }
  await shop.execute({
    sql: "UPDATE runs SET journal_thinned = 'done', journal_bytes = 0 WHERE id = ?",
    args: [runId],
  });
}

async function forgetOldPrices(shop: Database, { pricesFrom }: JournalLimit): Promise<void> {
  const runs = await queryAll<{ id: number }>(
    shop,
    "SELECT id FROM runs WHERE journal_thinned = 'done' AND ordered_at < ? ORDER BY id",
    [pricesFrom],
  );
  for (const { id } of runs) await shop.write((transaction) => forgetJournals(transaction, [id]));
}
