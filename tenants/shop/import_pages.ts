import type { Entity } from "../../core/formats/format.ts";
import { type Queryable, queryAll } from "../engine/database.ts";
import { type Import, importById } from "./import_lists.ts";

/**
 * Imports of one kind of records, or of all, the newest first.
 *
 * @param before id behind which the list goes on
 */
export async function importsAfter(
  shop: Queryable,
  { before, entity, limit }: {
    before: string | undefined;
    entity: Entity | undefined;
    limit: number;
  },
): Promise<Import[]> {
  const rows = await queryAll<{ id: number }>(
    shop,
    `SELECT id FROM imports
      WHERE deleted_at IS NULL AND (?1 IS NULL OR id < ?1) AND (?2 IS NULL OR entity = ?2)
      ORDER BY id DESC LIMIT ?3`,
    [before === undefined ? null : Number(before), entity ?? null, limit],
  );
  const found = await Promise.all(rows.map(({ id }) => importById(shop, id)));
  return found.filter((each) => each !== undefined);
}
