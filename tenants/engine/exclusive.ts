import { DatabaseSync } from "node:sqlite";

/**
 * Folds the log of a database into its file, so that the file alone is the whole of it. That works
 * only while nobody else has it open, which is how a server that still runs is noticed.
 *
 * @returns whether nobody else had it open
 */
export function foldWhenAlone(path: string): boolean {
  const database = new DatabaseSync(path, { timeout: 0 });
  try {
    const row = database.prepare("PRAGMA journal_mode = DELETE").get() as { journal_mode: string };
    return row.journal_mode === "delete";
  } catch (error) {
    if (error instanceof Error && /locked|busy/.test(error.message)) return false;
    throw error;
  } finally {
    database.close();
  }
}

/** Values of a column that one file has and the other has not. */
export function valuesOnlyIn(
  { path, other, table, column }: { path: string; other: string; table: string; column: string },
): string[] {
  const database = new DatabaseSync(path, { readOnly: true });
  try {
    database.prepare("ATTACH ? AS other").run(other);
    const rows = database.prepare(
      `SELECT ${column} AS found FROM main.${table}
        WHERE ${column} NOT IN (SELECT ${column} FROM other.${table}) ORDER BY ${column}`,
    ).all() as { found: string }[];
    return rows.map(({ found }) => found);
  } finally {
    database.close();
  }
}
