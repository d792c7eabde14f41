import type { FormProblem } from "../../core/catalogue/form_problem.ts";
import { type Queryable, queryFirst } from "../engine/database.ts";
import type { Editing } from "./record_edits.ts";

/** Says that the tariff has no room for another record, when it is to be created by hand. @see R237 */
export async function fullTariff(
  transaction: Queryable,
  table: "products" | "categories",
  { limits }: Editing,
): Promise<FormProblem | undefined> {
  const most = limits?.[table] ?? null;
  if (most === null) return undefined;
  const row = await queryFirst<{ count: number }>(
    transaction,
    `SELECT count(*) AS count FROM ${table}`,
  );
  return row!.count < most ? undefined : { code: "tariff_full", most };
}
