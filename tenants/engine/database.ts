/**
 * The one interface that all code speaks to a database by: libSQL's client, plus one bulk method.
 * `sqlite.ts` serves `file:` addresses, `remote.ts` serves `libsql:` and `http:` ones.
 */
export type Argument = string | number | bigint | boolean | null | Uint8Array;

export interface Statement {
  sql: string;
  args?: readonly Argument[];
}

export type Cell = string | number | bigint | null | Uint8Array;
export type Row = Record<string, Cell>;

export interface ResultSet {
  rows: Row[];
  rowsAffected: number;
  lastInsertRowid?: number;
}

/** What both a database and a transaction can do. */
export interface Queryable {
  execute(statement: Statement | string): Promise<ResultSet>;
  /**
   * Rows of a query as lists of cells in the order of its columns: of many wide rows twice as fast
   * as by the names of columns.
   */
  cells(statement: Statement): Promise<Cell[][]>;
  /**
   * Runs one statement for each row of arguments: a prepared statement in a loop locally, one
   * round trip a thousand rows remotely.
   */
  executeMany(sql: string, rows: readonly (readonly Argument[])[]): Promise<void>;
}

export interface Database extends Queryable {
  /** All or nothing. */
  batch(statements: readonly (Statement | string)[]): Promise<ResultSet[]>;
  /**
   * Runs `work` in a write transaction; commits when it resolves, rolls back when it throws.
   * Writers of one database take turns, so `work` must not await the network, a file or another
   * database: everybody else would wait for it.
   */
  write<T>(work: (transaction: Queryable) => Promise<T>): Promise<T>;
  /** Runs a script of several statements in one transaction. */
  executeMultiple(script: string): Promise<void>;
  close(): void;
  readonly closed: boolean;
}

/** The database could not be written because somebody else kept it locked. */
export class DatabaseBusyError extends Error {
  override name = "DatabaseBusyError";
}

export function statementOf(statement: Statement | string): Required<Statement> {
  return typeof statement === "string"
    ? { sql: statement, args: [] }
    : { sql: statement.sql, args: statement.args ?? [] };
}

/** All rows of a query, as the type that its columns have. */
export async function queryAll<T>(
  database: Queryable,
  sql: string,
  args: readonly Argument[] = [],
): Promise<T[]> {
  return (await database.execute({ sql, args })).rows as T[];
}

export async function queryFirst<T>(
  database: Queryable,
  sql: string,
  args: readonly Argument[] = [],
): Promise<T | undefined> {
  return (await queryAll<T>(database, sql, args))[0];
}
