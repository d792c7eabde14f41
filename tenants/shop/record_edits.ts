import type { RecordLimits } from "../../core/imports/room.ts";
import type { Changes } from "../../core/catalogue/changes.ts";
import type { FormProblems } from "../../core/catalogue/form_problem.ts";
import { after } from "../clock.ts";
import { type Queryable, queryAll, type Row } from "../engine/database.ts";

export type EditedEntity = "categories" | "customers" | "orders";

/** Who changes something by hand, and when. */
export interface Editing {
  now: string;
  actorName: string;
  /** Of the shop's tariff, where something may be created. */
  limits?: RecordLimits | undefined;
}

/** One change of a record: by hand, or by a run of an import. */
export interface RecordEdit {
  at: string;
  actorName: string;
  run: { id: number; importId: number; importName: string; isCreation: boolean } | undefined;
  changes: Changes;
}

const insertEdit = `
  INSERT INTO record_edits (entity, record_id, at, actor_name, changes) VALUES (?, ?, ?, ?, ?)`;

/** Writes down a change, in the transaction that makes it. */
export async function recordEdit(
  transaction: Queryable,
  { entity, id }: { entity: EditedEntity; id: number },
  changes: Changes,
  { now, actorName }: Editing,
): Promise<void> {
  await transaction.execute({
    sql: insertEdit,
    args: [entity, id, now, actorName, JSON.stringify(changes)],
  });
}

const selectEdits = `
  SELECT at, actor_name, NULL AS run_id, NULL AS import_id, NULL AS import_name,
         NULL AS outcome, changes
    FROM (SELECT at, actor_name, changes FROM record_edits
           WHERE entity = ?1 AND record_id = ?2 ORDER BY id DESC LIMIT ?3)
  UNION ALL
  SELECT coalesce(run.finished_at, run.started_at, run.ordered_at), run.ordered_by, run.id,
         run.import_id, imports.name, item.outcome, item.changes
    FROM run_items AS item
    JOIN runs AS run ON run.id = item.run_id
    JOIN imports ON imports.id = run.import_id AND imports.entity = ?1
   WHERE item.record_id = ?2 AND item.outcome IN ('created', 'updated')
   ORDER BY 1 DESC, run_id DESC LIMIT ?3`;

/** Newest first. @see R94 */
export async function editsOf(
  shop: Queryable,
  { entity, id }: { entity: EditedEntity; id: number },
  { limit }: { limit: number },
): Promise<RecordEdit[]> {
  const rows = await queryAll<Row>(shop, selectEdits, [entity, id, limit]);
  return rows.map((row) => ({
    at: row.at as string,
    actorName: row.actor_name as string,
    run: row.run_id === null ? undefined : {
      id: row.run_id as number,
      importId: row.import_id as number,
      importName: row.import_name as string,
      isCreation: row.outcome === "created",
    },
    changes: JSON.parse((row.changes as string | null) ?? "{}"),
  }));
}

/** The version of a record after a change: the present, yet later than the one before. */
export function nextVersion(version: string, now: string): string {
  return now > version ? now : after(version, 0.001);
}

/** Why a record was not saved. */
export type SaveRefusal =
  | { code: "gone" }
  /** Somebody else saved it since the form was filled in. */
  | { code: "changed_meanwhile" }
  | { code: "refused"; problems: FormProblems };
