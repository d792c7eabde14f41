import type { Changes } from "../../core/catalogue/changes.ts";
import type { FormProblems } from "../../core/catalogue/form_problem.ts";
import { after } from "../clock.ts";
import { type Queryable, queryAll, type Row } from "../engine/database.ts";

export type EditedEntity = "categories" | "customers" | "orders";

/** Who changes something by hand, and when. */
export interface Editing {
  now: string;
  actorName: string;
}

/** One change of a record by hand. */
export interface RecordEdit {
  at: string;
  actorName: string;
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

/** Newest first. */
export async function editsOf(
  shop: Queryable,
  { entity, id }: { entity: EditedEntity; id: number },
  { limit }: { limit: number },
): Promise<RecordEdit[]> {
  const rows = await queryAll<Row>(
    shop,
    `SELECT at, actor_name, changes FROM record_edits
      WHERE entity = ? AND record_id = ? ORDER BY id DESC LIMIT ?`,
    [entity, id, limit],
  );
  return rows.map((row) => ({
    at: row.at as string,
    actorName: row.actor_name as string,
    changes: JSON.parse(row.changes as string),
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
