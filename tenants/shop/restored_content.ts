import {
  type Argument,
  type Database,
  type Queryable,
  queryAll,
  type Row,
} from "../engine/database.ts";
import { failExport } from "./exports.ts";
import { failRun } from "./run_changes.ts";
import { stopRunMedia } from "./run_media.ts";

/**
 * Makes a copy of an old state fit to take the place of the present one.
 *
 * - What was going on when it was copied has nobody who would do it: it ends as broken off.
 * - Secret addresses of published feeds stay those of now, or one that was changed because it leaked
 *   would work again.
 * - Numbers that were given out since are not given out again: jobs and mails are named by them.
 */
export async function fitRestored(
  restored: Database,
  present: Queryable,
  now: string,
): Promise<void> {
  await endUnfinished(restored, now);
  await keepFeeds(restored, present);
  await keepNumbers(restored, present);
}

/** Above that of any worker. */
const lastFence = Number.MAX_SAFE_INTEGER;

async function endUnfinished(restored: Database, now: string): Promise<void> {
  const end = { now, fence: lastFence };
  for (const id of await idsOf(restored, unfinishedRuns)) await failRun(restored, id, end);
  for (const runId of await idsOf(restored, unfinishedMedia)) {
    await stopRunMedia(restored, { runId, fence: lastFence }, now);
  }
  for (const id of await idsOf(restored, unfinishedExports)) await failExport(restored, id, now);
}

const unfinishedRuns = "SELECT id FROM runs WHERE state IN ('waiting', 'running') ORDER BY id";
const unfinishedMedia =
  "SELECT run_id AS id FROM run_media WHERE state NOT IN ('done', 'stopped') ORDER BY run_id";
const unfinishedExports =
  "SELECT id FROM exports WHERE state IN ('waiting', 'running') ORDER BY id";

async function idsOf(shop: Queryable, sql: string): Promise<number[]> {
  return (await queryAll<{ id: number }>(shop, sql)).map(({ id }) => id);
}

async function keepFeeds(restored: Database, present: Queryable): Promise<void> {
  const feeds = await queryAll<Row>(present, "SELECT * FROM published_feeds ORDER BY id");
  await restored.write(async (transaction) => {
    await transaction.execute("DELETE FROM published_feeds");
    if (feeds.length === 0) return;
    const names = Object.keys(feeds[0]!);
    await transaction.executeMany(
      `INSERT INTO published_feeds (${names.join(", ")}) VALUES (${
        names.map(() => "?").join(", ")
      })`,
      feeds.map((feed) => names.map((name): Argument => feed[name]!)),
    );
    // Their files are of what the shop had: they are built anew.
    await transaction.execute("UPDATE published_feeds SET stamp = NULL");
  });
}

async function keepNumbers(restored: Database, present: Queryable): Promise<void> {
  const rows = await queryAll<{ name: string; seq: number }>(
    present,
    "SELECT name, seq FROM sqlite_sequence",
  );
  await restored.write(async (transaction) => {
    for (const { name, seq } of rows) {
      const { rowsAffected } = await transaction.execute({
        sql: "UPDATE sqlite_sequence SET seq = max(seq, ?) WHERE name = ?",
        args: [seq, name],
      });
      if (rowsAffected > 0) continue;
      await transaction.execute({
        sql: "INSERT INTO sqlite_sequence (name, seq) VALUES (?, ?)",
        args: [name, seq],
      });
    }
  });
}

/** Imports that run by themselves, as the schedule has to know them. */
export async function scheduledImports(
  shop: Queryable,
): Promise<{ importId: number; entity: string; frequency: string }[]> {
  const rows = await queryAll<{ id: number; entity: string; frequency: string }>(
    shop,
    `SELECT id, entity, frequency FROM imports
      WHERE frequency <> 'once' AND paused_at IS NULL AND deleted_at IS NULL ORDER BY id`,
  );
  return rows.map(({ id, entity, frequency }) => ({ importId: id, entity, frequency }));
}
