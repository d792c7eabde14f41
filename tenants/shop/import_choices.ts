import type { Entity } from "../../core/formats/format.ts";
import { type Queryable, queryAll } from "../engine/database.ts";

/** An import that the records of a list can be those of. */
export interface ImportChoice {
  id: number;
  name: string;
}

/** Imports of a kind of records, by name; a deleted one only while the list is filtered by it. @see R95 */
export function importChoices(
  shop: Queryable,
  entity: Entity,
  chosen: number | undefined,
): Promise<ImportChoice[]> {
  return queryAll<{ id: number; name: string }>(
    shop,
    `SELECT id, name FROM imports
      WHERE entity = ? AND (deleted_at IS NULL OR id = ?) ORDER BY name, id LIMIT 500`,
    [entity, chosen ?? null],
  );
}
