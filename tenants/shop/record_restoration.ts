import { changesSince } from "../../core/backups/restoration.ts";
import { recordName } from "../../core/catalogue/entity_fields.ts";
import type { Entity } from "../../core/formats/format.ts";
import { type JournaledChanges, wholePath } from "../../core/imports/undo.ts";
import { problem } from "../../core/formats/problems.ts";
import { type Database, type Queryable, queryAll } from "../engine/database.ts";
import { loadMarked, type MarkedRecord, snapshotOf, snapshotOfVariant } from "./record_revision.ts";
import type { RecordStore } from "./records/record_store.ts";
import { recordStore } from "./records/stores.ts";
import { endRun, type HeldRun } from "./run_changes.ts";
import { ProblemLog } from "./run_problems.ts";
import { countKept, entityOf, positionOf } from "./run_undo.ts";
import { type DoneUnit, noteDoneUnits } from "./undo_journal.ts";
import { UndoWork } from "./undo_work.ts";

const recordsAtOnce = 200;

export interface RestorationOrder extends HeldRun {
  database: Database;
  /** The shop as it was. */
  then: Database;
  /** Of records of then, in the order in which they are put back. */
  ids: readonly number[];
  now: () => string;
  signal?: AbortSignal;
}

/**
 * Puts chosen records back to what they were: a run with a journal, so that it can be undone. A chunk
 * is one transaction with its position; a process killed anywhere goes on after it.
 *
 * @see R213, BA-4
 */
export async function restoreRecords(order: RestorationOrder): Promise<void> {
  const { database, ids, runId, fence } = order;
  const entity = await entityOf(database, runId);
  const stores = { ofThen: recordStore(entity), ofNow: recordStore(entity) };
  for (let at = await positionOf(database, runId); at < ids.length; at += recordsAtOnce) {
    order.signal?.throwIfAborted();
    if (await isStopAsked(database, runId)) break;
    const chunk = ids.slice(at, at + recordsAtOnce);
    const then = await loadMarked(order.then, stores.ofThen, chunk);
    await database.write((transaction) =>
      restoreChunk(transaction, order, { chunk, then, store: stores.ofNow, number: at })
    );
  }
  const isStopped = await isStopAsked(database, runId);
  if (isStopped) {
    const log = await ProblemLog.resume(database, runId);
    await database.write((transaction) => log.write(transaction, [problem("run_cancelled")]));
  }
  const state = isStopped || await countKept(database, runId) > 0 ? "warning" : "ok";
  await endRun(database, { runId, fence }, { state, now: order.now() });
}

async function isStopAsked(database: Queryable, runId: number): Promise<boolean> {
  const rows = await queryAll(
    database,
    "SELECT 1 AS found FROM runs WHERE id = ? AND cancel_asked_at IS NOT NULL",
    [runId],
  );
  return rows.length > 0;
}

async function restoreChunk(
  transaction: Queryable,
  order: RestorationOrder,
  { chunk, then, store, number }: {
    chunk: readonly number[];
    then: ReadonlyMap<number, MarkedRecord>;
    store: RecordStore;
    number: number;
  },
): Promise<void> {
  const records = chunk.flatMap((id) => then.get(id) ?? []);
  const present = await presentOf(transaction, store, records);
  await store.prepare(transaction, []);
  const work = new UndoWork(transaction, store, order.now());
  const done: DoneUnit[] = [];
  for (const id of chunk) {
    const record = then.get(id);
    if (!record) {
      const unit = { record_id: id, code: null, title: null };
      done.push({ unit, outcome: "skipped", reason: "gone" });
      continue;
    }
    const now = present.get(id);
    const unit = unitOf(store.entity, record, now);
    const outcome = await work.revert(
      { ...unit, kind: 0, changes: JSON.stringify(unit.changes), variant_code: "" },
      now,
      false,
    );
    done.push({ unit, ...outcome });
  }
  await work.write();
  await noteDoneUnits(transaction, order, { done, number });
}

/** A record of then with what has become of it. */
export interface RecordSince {
  record_id: number;
  code: string | null;
  title: string | null;
  changes: JournaledChanges;
  /** It comes back as a whole. */
  isGone: boolean;
}

/** What has become of some records; those that are what they were have no changes. */
export async function recordsSince(
  entity: Entity,
  { then, now }: { then: Queryable; now: Queryable },
  ids: readonly number[],
): Promise<RecordSince[]> {
  const found: RecordSince[] = [];
  for (let at = 0; at < ids.length; at += recordsAtOnce) {
    const chunk = ids.slice(at, at + recordsAtOnce);
    const marked = await loadMarked(then, recordStore(entity), chunk);
    const records = chunk.flatMap((id) => marked.get(id) ?? []);
    const present = await presentOf(now, recordStore(entity), records);
    for (const record of records) found.push(unitOf(entity, record, present.get(record.id)));
  }
  return found;
}

function unitOf(entity: Entity, then: MarkedRecord, now: MarkedRecord | undefined): RecordSince {
  return {
    record_id: now?.id ?? then.id,
    code: then.code ?? null,
    title: recordName(entity, { code: then.code, values: then.values }, "cs") ?? null,
    changes: now
      ? changesSince(then, now, snapshotOfVariant)
      : { [wholePath]: [snapshotOf(then), null] },
    isGone: now === undefined,
  };
}

/**
 * What the records are now, by the ids that they had: a record that was deleted and made anew under
 * its code is the same one.
 */
async function presentOf(
  database: Queryable,
  store: RecordStore,
  records: readonly MarkedRecord[],
): Promise<Map<number, MarkedRecord>> {
  const present = await loadMarked(database, store, records.map(({ id }) => id));
  const gone = records.filter(({ id, code }) => code !== undefined && !present.has(id));
  if (gone.length === 0) return present;
  const rows = await queryAll<{ id: number; code: string }>(
    database,
    `SELECT id, code FROM ${store.table} WHERE code IN (SELECT value FROM json_each(?))`,
    [JSON.stringify(gone.map(({ code }) => code))],
  );
  const anew = await loadMarked(database, store, rows.map(({ id }) => id));
  const idOfCode = new Map(rows.map(({ code, id }) => [code, id]));
  for (const { id, code } of gone) {
    const found = anew.get(idOfCode.get(code!) ?? 0);
    if (found) present.set(id, found);
  }
  return present;
}
