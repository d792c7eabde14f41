import type { TicketContext } from "../../core/support/ticket.ts";
import { type Queryable, queryFirst } from "../engine/database.ts";

/** What a request's records are called now; one that is gone has no name. */
export async function contextNames(
  shop: Queryable,
  { importId, productId }: TicketContext,
): Promise<{ importName?: string; productCode?: string }> {
  const row = await queryFirst<{ importName: string | null; productCode: string | null }>(
    shop,
    `SELECT (SELECT name FROM imports WHERE id = ?1 AND deleted_at IS NULL) AS importName,
            (SELECT coalesce(code, '#' || id) FROM products WHERE id = ?2) AS productCode`,
    [importId ?? null, productId ?? null],
  );
  return {
    ...(row?.importName ? { importName: row.importName } : {}),
    ...(row?.productCode ? { productCode: row.productCode } : {}),
  };
}
