import { type Database, type Queryable, queryAll, type Row } from "../engine/database.ts";
import type { Entity } from "../../core/formats/format.ts";
import { loadMarked } from "./record_revision.ts";
import type { RecordStore } from "./records/record_store.ts";
import { recordStore } from "./records/stores.ts";
import { endRun, type HeldRun } from "./run_changes.ts";
import { type DoneUnit, noteDoneUnits } from "./undo_journal.ts";
import { UndoWork, type Unit } from "./undo_work.ts";

const unitsAtOnce = 200;

export interface UndoOrder extends HeldRun {
  database: Database;
  /** The run to be reverted. */
  undoes: number;
  now: () => string;
  signal?: AbortSignal;
}

/**
 * Reverts a run, record by record: what it created is removed, what it changed gets its old value,
 * what it deleted comes back. What somebody has changed since is kept and listed. The reversal is a
 * run with a journal of its own, so it can be reverted too.
 *
 * Each chunk is one transaction with its position; a process killed anywhere goes on after it.
 */
export async function undoRun(order: UndoOrder): Promise<void> {
  const { database, undoes, runId, fence } = order;
  const store = recordStore(await entityOf(database, runId));
  let position = await positionOf(database, runId);
  let last: PlacedUnit | undefined;
  for (;;) {
    order.signal?.throwIfAborted();
    const found = await unitsOf(database, undoes, { position, last });
    if (found.length === 0) break;
    const number = position;
    await database.write((transaction) =>
      revertUnits(transaction, order, { store, units: found, number })
    );
    position += found.length;
    last = found.at(-1);
  }
  await database.write((transaction) => store.settle(transaction, undoes));
  const kept = await countKept(database, runId);
  const state = kept > 0 ? "warning" : "ok";
  await endRun(database, { runId, fence }, { state, now: order.now() });
}

export async function entityOf(database: Queryable, runId: number): Promise<Entity> {
  const [row] = await queryAll<{ entity: Entity }>(
    database,
    "SELECT entity FROM imports JOIN runs ON runs.import_id = imports.id WHERE runs.id = ?",
    [runId],
  );
  if (!row) throw new Error(`Run ${runId} does not exist`);
  return row.entity;
}

export async function positionOf(database: Queryable, runId: number): Promise<number> {
  const [row] = await queryAll<{ position: number }>(
    database,
    "SELECT position FROM runs WHERE id = ?",
    [runId],
  );
  return row?.position ?? 0;
}

const units = `
  SELECT kind, number, record_id, code, title, changes, variant_code FROM (
    SELECT 0 AS kind, product_id AS record_id, variant_code, code, title, changes, 0 AS number
      FROM run_missing WHERE run_id = ?1
    UNION ALL
    SELECT 1, record_id, '', code, title, max(changes), number
      FROM run_items
     WHERE run_id = ?1 AND record_id IS NOT NULL
       AND outcome IN ('created', 'updated', 'removed')
     GROUP BY number)
   ORDER BY kind, number, record_id, variant_code LIMIT ?2 OFFSET ?3`;
/** The same behind a record, without counting through all before it. */
const unitsBehind = `
  SELECT 1 AS kind, number, record_id, code, title, max(changes) AS changes, '' AS variant_code
    FROM run_items
   WHERE run_id = ?1 AND number > ?3 AND record_id IS NOT NULL
     AND outcome IN ('created', 'updated', 'removed')
   GROUP BY number ORDER BY number LIMIT ?2`;

interface PlacedUnit extends Unit, Row {
  number: number;
}

/**
 * One unit a record and cause, what was missing first; a group of items that had two outcomes is
 * one.
 *
 * @param last of the units before, if it is known
 */
function unitsOf(
  database: Queryable,
  runId: number,
  { position, last }: { position: number; last: PlacedUnit | undefined },
): Promise<PlacedUnit[]> {
  return last?.kind === 1
    ? queryAll<PlacedUnit>(database, unitsBehind, [runId, unitsAtOnce, last.number])
    : queryAll<PlacedUnit>(database, units, [runId, unitsAtOnce, position]);
}

async function revertUnits(
  transaction: Queryable,
  order: UndoOrder,
  { store, units, number }: { store: RecordStore; units: readonly Unit[]; number: number },
): Promise<void> {
  const ids = [...new Set(units.map(({ record_id }) => record_id))];
  const records = await loadMarked(transaction, store, ids);
  await store.prepare(transaction, []);
  const work = new UndoWork(transaction, store, order.now());
  const changedSince = await idsChangedSince(transaction, store, ids, order);
  const needed = await store.neededIds(transaction, ids, order.undoes);
  const done: DoneUnit[] = [];
  const begun = new Set<number>();
  for (const unit of units) {
    const { record_id: id } = unit;
    if (begun.has(id)) {
      // This unit goes on from what the one before has made of the record.
      await work.write();
      const fresh = (await loadMarked(transaction, store, [id])).get(id);
      if (fresh) records.set(id, fresh);
      else records.delete(id);
    }
    begun.add(id);
    const isWanted = changedSince.has(id) || needed.has(id);
    done.push({ unit, ...await work.revert(unit, records.get(id), isWanted) });
  }
  await work.write();
  await noteDoneUnits(transaction, order, { done, number });
}

/** Records that a person, or another run that still holds, has changed after the run. */
async function idsChangedSince(
  transaction: Queryable,
  { entity }: RecordStore,
  ids: readonly number[],
  { undoes, runId }: UndoOrder,
): Promise<Set<number>> {
  const rows = await queryAll<{ id: number }>(
    transaction,
    `SELECT edit.record_id AS id FROM (${editsOf(entity)}) AS edit, runs AS run
      WHERE run.id = ?2 AND edit.record_id IN (SELECT value FROM json_each(?1))
        AND edit.at >= coalesce(run.started_at, run.ordered_at)
     UNION
     SELECT item.record_id FROM run_items AS item JOIN runs AS run ON run.id = item.run_id
       JOIN imports ON imports.id = run.import_id AND imports.entity = ?4
      WHERE item.record_id IN (SELECT value FROM json_each(?1))
        AND item.run_id > ?2 AND item.run_id <> ?3 AND item.outcome = 'updated'
        AND run.kind = 'import'
        AND NOT EXISTS (
          SELECT 1 FROM runs AS reverting
           WHERE reverting.undoes = run.id AND reverting.state IN ('ok', 'warning'))`,
    [JSON.stringify(ids), undoes, runId, entity],
  );
  return new Set(rows.map(({ id }) => id));
}

const editsOf = (entity: Entity): string =>
  entity === "products"
    ? "SELECT product_id AS record_id, at FROM product_edits"
    : `SELECT record_id, at FROM record_edits WHERE entity = '${entity}'`;

export async function countKept(database: Queryable, runId: number): Promise<number> {
  const [row] = await queryAll<{ count: number }>(
    database,
    `SELECT count(*) AS count FROM run_items
      WHERE run_id = ? AND reason IS NOT NULL AND reason <> 'already_so'`,
    [runId],
  );
  return row!.count;
}

/**
 * Orders a run that reverts another. The newest undo of a run is the one that counts: an undo that
 * was undone itself leaves the run as it was done, so it can be undone again.
 *
 * @returns `undefined` when there is nothing to revert
 */
export async function orderUndo(
  transaction: Queryable,
  undoes: number,
  { orderKey, orderedBy, now }: { orderKey: string; orderedBy: string; now: string },
): Promise<number | undefined> {
  const { rows } = await transaction.execute({
    sql: `INSERT INTO runs
            (import_id, kind, undoes, order_key, settings, settings_version, ordered_at, ordered_by)
          SELECT run.import_id, 'undo', run.id, ?1, run.settings, run.settings_version, ?2, ?3
            FROM runs AS run
           WHERE run.id = ?4 AND run.state IN ('ok', 'warning', 'error') AND run.journal_kept = 1
             AND run.created + run.updated + run.removed + run.missing > 0
             AND NOT EXISTS (
               SELECT 1 FROM runs AS reverting
                WHERE reverting.undoes = run.id AND reverting.state <> 'error'
                  AND NOT EXISTS (
                    SELECT 1 FROM runs AS again
                     WHERE again.undoes = reverting.id AND again.state IN ('ok', 'warning')))
          RETURNING id`,
    args: [orderKey, now, orderedBy, undoes],
  });
  return rows[0]?.id as number | undefined;
}
