import { after } from "../clock.ts";
import { type Queryable, queryAll, queryFirst, type Row } from "../engine/database.ts";

/** A piece of work that is due at an instant and done by exactly one worker. */
export interface Job {
  id: string;
  kind: string;
  shopId: string | undefined;
  details: Record<string, unknown>;
  dueAt: string;
  fence: number;
  attempts: number;
}

export interface NewJob {
  /** Chosen by its cause, so that the same cause gives one job. */
  id: string;
  kind: string;
  shopId?: string;
  details?: Record<string, unknown>;
  dueAt: string;
  /** Order among jobs due at the same instant. */
  sequence?: number;
}

/** A lease that is not renewed for this long is taken over. */
export const leaseSeconds = 30;

/** Attempts after which a job waits for a person. */
const attemptsMax = 5;

export async function addJob(platform: Queryable, job: NewJob): Promise<void> {
  await platform.execute({
    sql: `INSERT INTO jobs (id, kind, shop_id, details, due_at, sequence) VALUES (?, ?, ?, ?, ?, ?)
          ON CONFLICT (id) DO NOTHING`,
    args: columnsOf(job),
  });
}

const columnsOf = ({ id, kind, shopId, details = {}, dueAt, sequence = 0 }: NewJob) => [
  id,
  kind,
  shopId ?? null,
  JSON.stringify(details),
  dueAt,
  sequence,
];

/**
 * Takes the next due job. A shop has one job of a kind running at a time, and shops that have none
 * running come first, so that a shop with a hundred waiting delays nobody by more than one. A restore
 * waits until nothing of its shop is running, and everything of the shop waits for it.
 */
const claim = `
  UPDATE jobs
     SET claimed_by = ?1, lease_until = ?2, fence = fence + 1, attempts = attempts + 1
   WHERE id = (
     SELECT job.id FROM jobs AS job
      WHERE job.done_at IS NULL AND job.failed_at IS NULL AND job.due_at <= ?3
        AND job.attempts < ${attemptsMax}
        AND (job.lease_until IS NULL OR job.lease_until <= ?3)
        AND (?4 IS NULL OR job.id = ?4)
        AND NOT EXISTS (
          SELECT 1 FROM jobs AS running
           WHERE running.shop_id = job.shop_id AND running.kind = job.kind
             AND running.id <> job.id AND running.lease_until > ?3
             AND running.done_at IS NULL AND running.failed_at IS NULL)
        AND (job.kind = 'restore' OR NOT EXISTS (
          SELECT 1 FROM jobs AS restore
           WHERE restore.shop_id = job.shop_id AND restore.kind = 'restore'
             AND restore.done_at IS NULL AND restore.failed_at IS NULL))
        AND (job.kind <> 'restore' OR NOT EXISTS (
          SELECT 1 FROM jobs AS other
           WHERE other.shop_id = job.shop_id AND other.id <> job.id AND other.lease_until > ?3
             AND other.done_at IS NULL AND other.failed_at IS NULL))
      ORDER BY (
          SELECT max(past.done_at) FROM jobs AS past
           WHERE past.shop_id = job.shop_id AND past.kind = job.kind AND past.done_at > ?5
        ) IS NOT NULL, job.due_at, job.sequence, job.id
      LIMIT 1)
  RETURNING id, kind, shop_id, details, due_at, fence, attempts`;

export async function claimJob(
  platform: Queryable,
  { worker, now, id }: { worker: string; now: string; id?: string },
): Promise<Job | undefined> {
  const { rows } = await platform.execute({
    sql: claim,
    args: [worker, after(now, leaseSeconds), now, id ?? null, after(now, -60)],
  });
  return rows[0] && jobOf(rows[0]);
}

/** `false`: the lease was lost, and the worker must stop. */
export async function renewLease(platform: Queryable, job: Job, now: string): Promise<boolean> {
  const { rowsAffected } = await platform.execute({
    sql: "UPDATE jobs SET lease_until = ? WHERE id = ? AND fence = ? AND done_at IS NULL",
    args: [after(now, leaseSeconds), job.id, job.fence],
  });
  return rowsAffected === 1;
}

export async function finishJob(platform: Queryable, job: Job, now: string): Promise<void> {
  await platform.execute({
    sql: `UPDATE jobs SET done_at = ?, lease_until = NULL, error = NULL
           WHERE id = ? AND fence = ?`,
    args: [now, job.id, job.fence],
  });
}

/** Gives a job back unharmed, when the process stops. */
export async function releaseJob(platform: Queryable, job: Job): Promise<void> {
  await platform.execute({
    sql: `UPDATE jobs SET lease_until = NULL, attempts = attempts - 1 WHERE id = ? AND fence = ?`,
    args: [job.id, job.fence],
  });
}

/** Gives a job back that has more to do at `dueAt`; what it has done so far was no failure. */
export async function postponeJob(platform: Queryable, job: Job, dueAt: string): Promise<void> {
  await platform.execute({
    sql: `UPDATE jobs SET lease_until = NULL, attempts = 0, error = NULL, due_at = ?
           WHERE id = ? AND fence = ?`,
    args: [dueAt, job.id, job.fence],
  });
}

/**
 * Tries again later, with growing pauses.
 *
 * @returns whether that was the last attempt; never for a worker that has lost its lease
 */
export async function failJob(
  platform: Queryable,
  job: Job,
  { error, now }: { error: string; now: string },
): Promise<{ isGivenUp: boolean }> {
  const isLast = job.attempts >= attemptsMax;
  const { rowsAffected } = await platform.execute({
    sql: `UPDATE jobs SET lease_until = NULL, error = ?, due_at = ?, failed_at = ?
           WHERE id = ? AND fence = ?`,
    args: [error, after(now, 2 ** job.attempts), isLast ? now : null, job.id, job.fence],
  });
  return { isGivenUp: isLast && rowsAffected === 1 };
}

/** Jobs whose process died in each of their attempts: they are given up, not tried for ever. */
export async function giveUpExhausted(platform: Queryable, now: string): Promise<Job[]> {
  const { rows } = await platform.execute({
    sql: `UPDATE jobs
             SET failed_at = ?1, lease_until = NULL,
                 error = coalesce(error, 'The process stopped in each attempt')
           WHERE done_at IS NULL AND failed_at IS NULL AND attempts >= ?2 AND lease_until <= ?1
          RETURNING id, kind, shop_id, details, due_at, fence, attempts`,
    args: [now, attemptsMax],
  });
  return rows.map(jobOf);
}

/** A job that waits for a person is due again, with all its attempts. @returns whether it was so */
export async function retryJob(platform: Queryable, id: string, now: string): Promise<boolean> {
  const { rowsAffected } = await platform.execute({
    sql: `UPDATE jobs SET failed_at = NULL, attempts = 0, due_at = ?
           WHERE id = ? AND failed_at IS NOT NULL`,
    args: [now, id],
  });
  return rowsAffected === 1;
}

/**
 * A job that was done is due again, be it forgotten meanwhile; its fence goes on growing from `fence`,
 * the last one under which anything was written.
 */
export async function reopenJob(platform: Queryable, job: NewJob, fence: number): Promise<void> {
  await platform.execute({
    sql: `INSERT INTO jobs (id, kind, shop_id, details, due_at, sequence, fence)
          VALUES (?, ?, ?, ?, ?, ?, ?)
          ON CONFLICT (id) DO UPDATE
             SET done_at = NULL, failed_at = NULL, attempts = 0, due_at = excluded.due_at
           WHERE done_at IS NOT NULL OR failed_at IS NOT NULL`,
    args: [...columnsOf(job), fence],
  });
}

/** Done jobs are kept so long for people to look at; ten thousand shops have 200,000 a day. */
const doneKeptSeconds = 7 * 86_400;
/** So many at once: others wait for a writer. */
const forgottenAtOnce = 5_000;

/** Forgets jobs that were done a week ago. Those that wait for a person go on waiting. */
export async function forgetDoneJobs(platform: Queryable, now: string): Promise<void> {
  let forgotten: number;
  do {
    const { rowsAffected } = await platform.execute({
      sql: `DELETE FROM jobs WHERE id IN (SELECT id FROM jobs WHERE done_at < ? LIMIT ?)`,
      args: [after(now, -doneKeptSeconds), forgottenAtOnce],
    });
    forgotten = rowsAffected;
  } while (forgotten === forgottenAtOnce);
}

/** Whether nobody will work on the job any more: it is done, or was given up. */
export async function isJobEnded(platform: Queryable, id: string): Promise<boolean> {
  const sql = `SELECT 1 AS found FROM jobs
                WHERE id = ? AND (done_at IS NOT NULL OR failed_at IS NOT NULL)`;
  return await queryFirst(platform, sql, [id]) !== undefined;
}

export interface JobRow extends Row {
  id: string;
  kind: string;
  shop_id: string | null;
  due_at: string;
  lease_until: string | null;
  attempts: number;
  done_at: string | null;
  failed_at: string | null;
  error: string | null;
}

const listed = "id, kind, shop_id, due_at, lease_until, attempts, done_at, failed_at, error";

/** Unfinished jobs first, then the last that were done. */
export async function listJobs(platform: Queryable, limit: number): Promise<JobRow[]> {
  const unfinished = await queryAll<JobRow>(
    platform,
    `SELECT ${listed} FROM jobs WHERE failed_at IS NOT NULL AND done_at IS NULL
      UNION ALL
     SELECT ${listed} FROM jobs WHERE done_at IS NULL AND failed_at IS NULL
      ORDER BY due_at, id LIMIT ?`,
    [limit],
  );
  const done = await queryAll<JobRow>(
    platform,
    `SELECT ${listed} FROM jobs WHERE done_at IS NOT NULL ORDER BY done_at DESC LIMIT ?`,
    [limit - unfinished.length],
  );
  return [...unfinished, ...done];
}

/** @param kind of all kinds without it */
export async function countUnfinishedJobs(
  platform: Queryable,
  shopId: string,
  kind?: string,
): Promise<number> {
  const row = await queryFirst<{ count: number }>(
    platform,
    `SELECT count(*) AS count FROM jobs
      WHERE shop_id = ?1 AND done_at IS NULL AND failed_at IS NULL AND (?2 IS NULL OR kind = ?2)`,
    [shopId, kind ?? null],
  );
  return row?.count ?? 0;
}

function jobOf(row: Row): Job {
  return {
    id: row.id as string,
    kind: row.kind as string,
    shopId: (row.shop_id as string | null) ?? undefined,
    details: JSON.parse(row.details as string),
    dueAt: row.due_at as string,
    fence: row.fence as number,
    attempts: row.attempts as number,
  };
}
