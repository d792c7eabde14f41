import type { Argument, Queryable } from "../engine/database.ts";
import { type HeldRun, LeaseLostError } from "./run_changes.ts";
import type { Outcome, Unit } from "./undo_work.ts";

/** One unit of a reversal with what became of it. */
export interface DoneUnit extends Outcome {
  unit: Pick<Unit, "record_id" | "code" | "title">;
}

/**
 * Notes in the journal of a run what became of some records, and moves its position behind them.
 *
 * @param number how many came before them
 */
export async function noteDoneUnits(
  transaction: Queryable,
  { runId, fence }: HeldRun,
  { done, number }: { done: readonly DoneUnit[]; number: number },
): Promise<void> {
  const counts = { created: 0, updated: 0, skipped: 0, removed: 0 };
  const journal = done.map(({ unit, outcome, reason, changes }, index): Argument[] => {
    counts[outcome]++;
    return [
      ...[runId, number + index + 1, 0, outcome, 1, reason ?? null],
      ...[unit.record_id, unit.code, unit.title, changes ? JSON.stringify(changes) : null],
    ];
  });
  await transaction.executeMany(
    `INSERT INTO run_items
       (run_id, number, line, outcome, items, reason, record_id, code, title, changes)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    journal,
  );
  const { created, updated, skipped, removed } = counts;
  const { rowsAffected } = await transaction.execute({
    sql: `UPDATE runs
             SET position = position + ?1, read_count = read_count + ?1, created = created + ?2,
                 updated = updated + ?3, skipped = skipped + ?4, removed = removed + ?5
           WHERE id = ?6 AND fence = ?7 AND state = 'running'`,
    args: [done.length, created, updated, skipped, removed, runId, fence],
  });
  if (rowsAffected === 0) throw new LeaseLostError(`Run ${runId} is another worker's`);
}
