import { problem } from "../../core/formats/problems.ts";
import { type MediaFailure, pauseAfterFailure } from "../../core/media/failure.ts";
import type { FetchedMedia } from "../feeds/fetch_media.ts";
import { after } from "../clock.ts";
import { type Argument, type Database, type Queryable, queryAll } from "../engine/database.ts";
import type { WantedMedia } from "./media_queue.ts";
import type { HeldRun } from "./run_changes.ts";
import { changeMedia, warn } from "./run_media.ts";

/** What became of an address that a run wants. */
export type MediaOutcome =
  | { kind: "reused"; of: WantedMedia }
  | { kind: "downloaded"; of: WantedMedia; media: FetchedMedia }
  /** `wasAsked`: its server was asked now, so the pause before the next time grows. */
  | { kind: "failed"; of: WantedMedia; failure: MediaFailure; wasAsked: boolean };

/**
 * Stores outcomes, the figures, the problems and what is left of the queue in one transaction: a
 * process killed anywhere has done an address or has not.
 */
export async function settleMedia(
  database: Database,
  held: HeldRun,
  outcomes: readonly MediaOutcome[],
  now: string,
): Promise<void> {
  if (outcomes.length === 0) return;
  await database.write(async (transaction) => {
    await count(transaction, held, outcomes);
    await storeDownloads(transaction, outcomes, now);
    await storeFailures(transaction, outcomes, now);
    await transaction.executeMany(
      "DELETE FROM run_media_queue WHERE run_id = ? AND address = ?",
      outcomes.map(({ of }) => [held.runId, of.address]),
    );
    await warn(transaction, held.runId, await problemsOf(transaction, outcomes));
  });
}

async function count(
  transaction: Queryable,
  held: HeldRun,
  outcomes: readonly MediaOutcome[],
): Promise<void> {
  const number = (kind: MediaOutcome["kind"]) =>
    outcomes.filter((outcome) => outcome.kind === kind && !outcome.of.isRetry).length;
  await changeMedia(
    transaction,
    held,
    "downloaded = downloaded + ?, reused = reused + ?, failed = failed + ?",
    [number("downloaded"), number("reused"), number("failed")],
  );
}

async function storeDownloads(
  transaction: Queryable,
  outcomes: readonly MediaOutcome[],
  now: string,
): Promise<void> {
  const media: Argument[][] = [];
  const sources: Argument[][] = [];
  for (const outcome of outcomes) {
    if (outcome.kind !== "downloaded") continue;
    const { key, type, size, width, height, name } = outcome.media;
    media.push([key, type, size, width ?? null, height ?? null, now]);
    sources.push([outcome.of.address, key, name, now, outcome.of.productId]);
  }
  await transaction.executeMany(
    `INSERT INTO media (key, type, size, width, height, created_at) VALUES (?, ?, ?, ?, ?, ?)
     ON CONFLICT (key) DO NOTHING`,
    media,
  );
  await transaction.executeMany(
    `INSERT INTO media_sources (address, media_key, name, fetched_at, product_id)
     VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (address) DO UPDATE
        SET media_key = excluded.media_key, name = excluded.name, fetched_at = excluded.fetched_at,
            failure = NULL, details = NULL, attempts = 0, next_attempt_at = NULL,
            product_id = excluded.product_id`,
    sources,
  );
}

/** Failures make the pause before the next attempt grow. */
async function storeFailures(
  transaction: Queryable,
  outcomes: readonly MediaOutcome[],
  now: string,
): Promise<void> {
  const rows: Argument[][] = [];
  for (const outcome of outcomes) {
    if (outcome.kind !== "failed" || !outcome.wasAsked) continue;
    const { of, failure: { reason, details } } = outcome;
    const attempts = of.attempts + 1;
    const nextAttemptAt = after(now, pauseAfterFailure(reason, attempts));
    rows.push([
      of.address,
      reason,
      JSON.stringify(details),
      attempts,
      nextAttemptAt,
      of.productId,
    ]);
  }
  await transaction.executeMany(
    `INSERT INTO media_sources (address, failure, details, attempts, next_attempt_at, product_id)
     VALUES (?, ?, ?, ?, ?, ?)
     ON CONFLICT (address) DO UPDATE
        SET failure = excluded.failure, details = excluded.details, attempts = excluded.attempts,
            next_attempt_at = excluded.next_attempt_at, product_id = excluded.product_id
      WHERE media_key IS NULL`,
    rows,
  );
}

/** One for each address that the run's own products miss, with the product's code. */
async function problemsOf(transaction: Queryable, outcomes: readonly MediaOutcome[]) {
  const failed = outcomes.filter((outcome) => outcome.kind === "failed")
    .filter(({ of }) => !of.isRetry);
  if (failed.length === 0) return [];
  const names = await productNames(transaction, failed.map(({ of }) => of.productId));
  return failed.map(({ of, failure }) =>
    problem(of.kind === "image" ? "image_unavailable" : "file_unavailable", {
      value: of.address,
      details: {
        ...failure.details,
        reason: failure.reason,
        product: names.get(of.productId) ?? "",
      },
    })
  );
}

async function productNames(
  transaction: Queryable,
  ids: readonly (number | null)[],
): Promise<Map<number | null, string>> {
  const rows = await queryAll<{ id: number; name: string }>(
    transaction,
    `SELECT product.id,
            coalesce(product.code,
                     (SELECT title FROM product_texts
                       WHERE product_id = product.id AND title IS NOT NULL
                       ORDER BY language LIMIT 1),
                     '') AS name
       FROM products AS product WHERE product.id IN (SELECT value FROM json_each(?))`,
    [JSON.stringify(ids)],
  );
  return new Map(rows.map(({ id, name }) => [id, name]));
}
