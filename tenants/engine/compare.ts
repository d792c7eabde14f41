import { DatabaseSync } from "node:sqlite";

/** Tables that records of a kind are made of; the first has a row for each record. */
export interface RecordTables {
  tables: readonly RecordTable[];
}

export interface RecordTable {
  name: string;
  /** Column with the record's id. */
  key: string;
  /** Where that id stands when it is not in the table itself: reached through another one. */
  through?: { table: string; column: string };
}

/** How many records one state has that the other has not, and how many are another in each. */
export interface Difference {
  /** Only in the state of then. */
  onlyThen: number;
  /** Only in the state of now. */
  onlyNow: number;
  changed: number;
}

/**
 * Compares records of two files by their ids. Columns that only one of them has are left out, so
 * states of different versions can be compared. It holds its thread.
 *
 * @param ignored columns that change without anybody having changed the record
 */
export function compareFiles<Kind extends string>(
  { now, then, kinds, ignored }: {
    now: string;
    then: string;
    kinds: Record<Kind, RecordTables>;
    ignored: readonly string[];
  },
): Record<Kind, Difference> {
  const database = new DatabaseSync(now, { readOnly: true });
  try {
    database.prepare("ATTACH ? AS past").run(then);
    database.exec("BEGIN");
    const entries = Object.entries<RecordTables>(kinds).map(([kind, { tables }]) => [
      kind,
      differenceOf(database, tables, ignored),
    ]);
    return Object.fromEntries(entries) as Record<Kind, Difference>;
  } finally {
    database.close();
  }
}

/** Ids of records of then that now is without, and of those that both have and that differ. */
export function differingIds(
  { now, then, record: { tables }, ignored }: {
    now: string;
    then: string;
    record: RecordTables;
    ignored: readonly string[];
  },
): { gone: number[]; changed: number[] } {
  const database = new DatabaseSync(now, { readOnly: true });
  try {
    database.prepare("ATTACH ? AS past").run(then);
    database.exec("BEGIN");
    const { name, key } = tables[0]!;
    const idsOf = (sql: string) =>
      (database.prepare(sql).all() as { id: number }[]).map(({ id }) => id);
    return {
      gone: idsOf(
        `SELECT ${key} AS id FROM past.${name}
          WHERE ${key} NOT IN (SELECT ${key} FROM main.${name}) ORDER BY ${key}`,
      ),
      changed: idsOf(changedIn(database, tables, ignored, "record AS id") + " ORDER BY record"),
    };
  } finally {
    database.close();
  }
}

function changedIn(
  database: DatabaseSync,
  tables: readonly RecordTable[],
  ignored: readonly string[],
  what: string,
): string {
  const { name, key } = tables[0]!;
  const differing = tables.flatMap((table) => {
    const columns = sharedColumns(database, table, ignored);
    const [is, was] = [rowsOf("main", table, columns), rowsOf("past", table, columns)];
    return [`SELECT record FROM (${is} EXCEPT ${was})`, `SELECT record FROM (${was} EXCEPT ${is})`];
  });
  return `SELECT ${what} FROM (${differing.join(" UNION ")})
           WHERE record IN (SELECT ${key} FROM main.${name})
             AND record IN (SELECT ${key} FROM past.${name})`;
}

function differenceOf(
  database: DatabaseSync,
  tables: readonly RecordTable[],
  ignored: readonly string[],
): Difference {
  const { name, key } = tables[0]!;
  const only = (here: string, there: string) =>
    `(SELECT count(*) FROM ${here}.${name}
       WHERE ${key} NOT IN (SELECT ${key} FROM ${there}.${name}))`;
  const row = database.prepare(
    `SELECT ${only("past", "main")} AS onlyThen, ${only("main", "past")} AS onlyNow,
            (${changedIn(database, tables, ignored, "count(*)")}) AS changed`,
  ).get();
  return { ...row } as unknown as Difference;
}

const rowsOf = (schema: string, { name, key, through }: RecordTable, columns: readonly string[]) =>
  through
    ? `SELECT via.${key} AS record, ${columns.map((column) => `part.${column}`).join(", ")}
         FROM ${schema}.${name} AS part
         JOIN ${schema}.${through.table} AS via ON via.id = part.${through.column}`
    : `SELECT ${key} AS record, ${columns.join(", ")} FROM ${schema}.${name}`;

function sharedColumns(
  database: DatabaseSync,
  { name }: RecordTable,
  ignored: readonly string[],
): string[] {
  const rows = database.prepare(
    `SELECT name FROM pragma_table_info(?1, 'main')
      WHERE name IN (SELECT name FROM pragma_table_info(?1, 'past'))`,
  ).all(name) as { name: string }[];
  return rows.map((row) => row.name).filter((column) => !ignored.includes(column));
}
