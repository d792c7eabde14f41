import { backup, DatabaseSync, type SQLInputValue, type StatementSync } from "node:sqlite";
import {
  type Argument,
  type Cell,
  type Database,
  DatabaseBusyError,
  type Queryable,
  type ResultSet,
  type Row,
  type Statement,
  statementOf,
} from "./database.ts";

/**
 * A local file on the SQLite that is built into Deno. Two connections: readers never see what a
 * transaction has not committed, and pages go on reading while an import writes.
 */
export interface SqliteOptions {
  /** `full` survives a power cut with every commit; `normal` may lose the last ones, not the file. */
  synchronous: "full" | "normal";
  /** How long a writer waits for another process or worker, in milliseconds. */
  busyTimeoutMs?: number;
  /** Refuses to write, and to make a file where there is none. */
  readOnly?: boolean;
}

export function openSqlite(path: string, options: SqliteOptions): Database {
  return new SqliteDatabase(path, options);
}

/** Copies a database while others use it, as it is at one moment. */
export async function copySqlite(from: string, to: string): Promise<void> {
  const database = new DatabaseSync(from, { readOnly: true });
  try {
    await backup(database, to);
  } finally {
    database.close();
  }
}

/** SQLite before this loses committed rows when a write races a checkpoint (the WAL-reset bug). */
const oldestSafeVersion = [3, 51, 3] as const;

/** 32 MB of log: an import then copies to the file, and syncs it, once in many chunks. */
const checkpointPages = 8_000;

class SqliteDatabase implements Database {
  #reader: Connection;
  #writer: Connection | undefined;
  #turn: Promise<unknown> = Promise.resolve();
  #busyTimeoutMs: number;

  constructor(private path: string, private options: SqliteOptions) {
    this.#busyTimeoutMs = options.busyTimeoutMs ?? 10_000;
    this.#reader = new Connection(path, options);
  }

  get closed(): boolean {
    return this.#reader.closed;
  }

  async execute(statement: Statement | string): Promise<ResultSet> {
    const { sql, args } = statementOf(statement);
    if (isRead(sql)) return this.#reader.run(sql, args);
    return await this.write((transaction) => transaction.execute({ sql, args }));
  }

  cells(statement: Statement): Promise<Cell[][]> {
    return this.#reader.cells(statement);
  }

  async executeMany(sql: string, rows: readonly (readonly Argument[])[]): Promise<void> {
    await this.write((transaction) => transaction.executeMany(sql, rows));
  }

  batch(statements: readonly (Statement | string)[]): Promise<ResultSet[]> {
    return this.write(async (transaction) => {
      const results: ResultSet[] = [];
      for (const statement of statements) results.push(await transaction.execute(statement));
      return results;
    });
  }

  executeMultiple(script: string): Promise<void> {
    return this.#inTurn(async () => {
      const writer = this.#openWriter();
      await this.#begin(writer);
      try {
        writer.script(script);
        writer.script("COMMIT");
      } catch (error) {
        writer.rollback();
        throw error;
      }
    });
  }

  write<T>(work: (transaction: Queryable) => Promise<T>): Promise<T> {
    return this.#inTurn(async () => {
      const writer = this.#openWriter();
      await this.#begin(writer);
      try {
        const value = await work(writer);
        writer.script("COMMIT");
        return value;
      } catch (error) {
        writer.rollback();
        throw error;
      }
    });
  }

  close(): void {
    this.#writer?.close();
    this.#reader.close();
  }

  #openWriter(): Connection {
    return this.#writer ??= new Connection(this.path, this.options);
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const mine = this.#turn.then(work);
    this.#turn = mine.catch(() => {});
    return mine;
  }

  /**
   * SQLite's own waiting would hold the thread, and with it every page. So a busy database is
   * asked again after a pause, in which others run.
   */
  async #begin(writer: Connection): Promise<void> {
    const deadline = performance.now() + this.#busyTimeoutMs;
    for (let pauseMs = 1;; pauseMs = Math.min(pauseMs * 2, 20)) {
      try {
        writer.script("BEGIN IMMEDIATE");
        return;
      } catch (error) {
        if (!isBusy(error)) throw error;
        if (performance.now() > deadline) {
          throw new DatabaseBusyError("Database is locked by another writer", { cause: error });
        }
        await new Promise((resolve) => setTimeout(resolve, pauseMs));
      }
    }
  }
}

/** One connection with its prepared statements. */
class Connection implements Queryable {
  #database: DatabaseSync;
  #statements = new Map<string, StatementSync>();
  /** Those whose rows are lists. */
  #listing = new Map<string, StatementSync>();

  constructor(path: string, options: SqliteOptions) {
    this.#database = new DatabaseSync(path, {
      enableForeignKeyConstraints: true,
      readOnly: options.readOnly ?? false,
    });
    this.#configure(options);
  }

  get closed(): boolean {
    return !this.#database.isOpen;
  }

  execute(statement: Statement | string): Promise<ResultSet> {
    const { sql, args } = statementOf(statement);
    return Promise.resolve(this.run(sql, args));
  }

  cells(statement: Statement): Promise<Cell[][]> {
    const { sql, args } = statementOf(statement);
    const prepared = this.#prepare(sql, this.#listing);
    prepared.setReturnArrays(true);
    const rows: unknown = prepared.all(...args.map(bindable));
    return Promise.resolve(rows as Cell[][]);
  }

  executeMany(sql: string, rows: readonly (readonly Argument[])[]): Promise<void> {
    const prepared = this.#prepare(sql);
    for (const row of rows) {
      const values = row.some(isBoolean) ? row.map(bindable) : row;
      prepared.run(...(values as SQLInputValue[]));
    }
    return Promise.resolve();
  }

  run(sql: string, args: readonly Argument[]): ResultSet {
    const prepared = this.#prepare(sql);
    const values = args.map(bindable);
    if (returnsRows(sql)) {
      const rows = prepared.all(...values) as Row[];
      return { rows, rowsAffected: isRead(sql) ? 0 : rows.length };
    }
    const { changes, lastInsertRowid } = prepared.run(...values);
    return {
      rows: [],
      rowsAffected: Number(changes),
      lastInsertRowid: Number(lastInsertRowid),
    };
  }

  script(sql: string): void {
    this.#database.exec(sql);
  }

  rollback(): void {
    // After some errors (a full disk) SQLite has rolled back by itself.
    if (this.#database.isTransaction) this.#database.exec("ROLLBACK");
  }

  close(): void {
    if (!this.#database.isOpen) return;
    this.#statements.clear();
    this.#listing.clear();
    this.#database.close();
  }

  #prepare(sql: string, statements = this.#statements): StatementSync {
    const known = statements.get(sql);
    if (known) return known;
    if (statements.size > 300) statements.clear();
    const prepared = this.#database.prepare(sql);
    statements.set(sql, prepared);
    return prepared;
  }

  /** Sets what must hold on every connection and reads it back: a pragma is easily ignored. */
  #configure({ synchronous }: SqliteOptions): void {
    const level = synchronous === "full" ? 2 : 1;
    this.#database.exec("PRAGMA busy_timeout = 250");
    this.#ensureWal();
    this.#database.exec(
      `PRAGMA synchronous = ${level}; PRAGMA busy_timeout = 0; PRAGMA cache_size = -4096;
       PRAGMA temp_store = MEMORY; PRAGMA wal_autocheckpoint = ${checkpointPages}`,
    );
    this.#assert("journal_mode", "wal");
    this.#assert("synchronous", level);
    this.#assert("foreign_keys", 1);
    assertSafeVersion(this.#database);
  }

  /** Asked first: setting it again would need a lock that a running import may hold. */
  #ensureWal(): void {
    const mode = this.#database.prepare("PRAGMA journal_mode").get() as { journal_mode: string };
    if (mode.journal_mode !== "wal") this.#database.exec("PRAGMA journal_mode = WAL");
  }

  #assert(pragma: string, expected: string | number): void {
    const row = this.#database.prepare(`PRAGMA ${pragma}`).get() as Record<string, unknown>;
    if (row[pragma] === expected) return;
    throw new Error(`Cannot open database: ${pragma} is ${row[pragma]}, expected ${expected}`);
  }
}

function assertSafeVersion(database: DatabaseSync): void {
  const { version } = database.prepare("SELECT sqlite_version() AS version").get() as {
    version: string;
  };
  const found = version.split(".").map(Number);
  for (const [index, wanted] of oldestSafeVersion.entries()) {
    const part = found[index] ?? 0;
    if (part > wanted) return;
    if (part < wanted) {
      throw new Error(`SQLite ${version} can lose rows; ${oldestSafeVersion.join(".")} is needed`);
    }
  }
}

const isRead = (sql: string): boolean =>
  /^\s*(SELECT|EXPLAIN|VALUES|PRAGMA)\b/i.test(sql) ||
  (/^\s*WITH\b/i.test(sql) && !/\b(INSERT|UPDATE|DELETE|REPLACE)\b/i.test(sql));

const returnsRows = (sql: string): boolean => isRead(sql) || /\bRETURNING\b/i.test(sql);

const isBusy = (error: unknown): boolean =>
  error instanceof Error && /database is locked|database table is locked/.test(error.message);

const isBoolean = (value: Argument): boolean => typeof value === "boolean";

function bindable(value: Argument): SQLInputValue {
  return typeof value === "boolean" ? Number(value) : value;
}
