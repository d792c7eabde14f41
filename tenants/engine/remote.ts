import { type Client, createClient, type InValue, type Transaction } from "@libsql/client/web";
import {
  type Argument,
  type Cell,
  type Database,
  type Queryable,
  type ResultSet,
  type Row,
  type Statement,
  statementOf,
} from "./database.ts";

/** A database on a libSQL server, spoken to over HTTP. */
export interface RemoteOptions {
  /** `libsql://…`, `https://…`; a path needs its trailing slash. */
  url: string;
  authToken?: string;
}

/** Rows in one request: more gains nothing and makes the request large. */
const rowsAtOnce = 2_000;

export function openRemote(options: RemoteOptions): Database {
  return new RemoteDatabase(createClient({ ...options, intMode: "number" }));
}

class RemoteDatabase implements Database {
  constructor(private client: Client) {}

  get closed(): boolean {
    return this.client.closed;
  }

  async execute(statement: Statement | string): Promise<ResultSet> {
    return resultOf(await this.client.execute(remoteStatement(statement)));
  }

  async cells(statement: Statement): Promise<Cell[][]> {
    return cellsOf(await this.client.execute(remoteStatement(statement)));
  }

  executeMany(sql: string, rows: readonly (readonly Argument[])[]): Promise<void> {
    return this.write((transaction) => transaction.executeMany(sql, rows));
  }

  async batch(statements: readonly (Statement | string)[]): Promise<ResultSet[]> {
    const results = await this.client.batch(statements.map(remoteStatement), "write");
    return results.map(resultOf);
  }

  async write<T>(work: (transaction: Queryable) => Promise<T>): Promise<T> {
    const transaction = await this.client.transaction("write");
    try {
      const value = await work(new RemoteTransaction(transaction));
      await transaction.commit();
      return value;
    } finally {
      transaction.close(); // rolls back what was not committed
    }
  }

  async executeMultiple(script: string): Promise<void> {
    await this.client.executeMultiple(`BEGIN IMMEDIATE;\n${script}\n;COMMIT;`);
  }

  close(): void {
    this.client.close();
  }
}

class RemoteTransaction implements Queryable {
  constructor(private transaction: Transaction) {}

  async execute(statement: Statement | string): Promise<ResultSet> {
    return resultOf(await this.transaction.execute(remoteStatement(statement)));
  }

  async cells(statement: Statement): Promise<Cell[][]> {
    return cellsOf(await this.transaction.execute(remoteStatement(statement)));
  }

  async executeMany(sql: string, rows: readonly (readonly Argument[])[]): Promise<void> {
    const bulk = bulkInsert(sql);
    for (let from = 0; from < rows.length; from += rowsAtOnce) {
      const some = rows.slice(from, from + rowsAtOnce);
      if (bulk && some.every(isJsonRow)) {
        await this.transaction.execute({ sql: bulk, args: [JSON.stringify(some)] });
      } else {
        await this.transaction.batch(some.map((args) => remoteStatement({ sql, args })));
      }
    }
  }
}

/**
 * One JSON parameter unfolded by `json_each` carries any number of rows in one round trip, where
 * bound values would hit the limit of variables. Only plain `INSERT … VALUES (?, ?, …)` can be
 * rewritten so; every other statement goes as a batch.
 */
function bulkInsert(sql: string): string | undefined {
  const parts = /^(\s*INSERT\b[\s\S]*?)\bVALUES\s*\(\s*(\?(?:\s*,\s*\?)*)\s*\)([\s\S]*)$/i.exec(
    sql,
  );
  if (!parts) return undefined;
  const [, head = "", marks = "", tail = ""] = parts;
  const columns = marks.split(",").map((_, index) => `value ->> ${index}`).join(", ");
  // WHERE true: else SQLite reads ON CONFLICT as the condition of a join.
  return `${head}SELECT ${columns} FROM json_each(?) WHERE true ${tail}`;
}

const isJsonRow = (row: readonly Argument[]): boolean =>
  row.every((value) =>
    value === null || typeof value === "string" || typeof value === "boolean" ||
    (typeof value === "number" && Number.isFinite(value))
  );

function remoteStatement(statement: Statement | string): { sql: string; args: InValue[] } {
  const { sql, args } = statementOf(statement);
  return { sql, args: args as InValue[] };
}

const cellOf = (cell: unknown): Cell =>
  (cell instanceof ArrayBuffer ? new Uint8Array(cell) : cell) as Cell;

const cellsOf = ({ rows }: { rows: ArrayLike<unknown>[] }): Cell[][] =>
  rows.map((row) => Array.from(row, cellOf));

function resultOf(
  result: {
    columns: string[];
    rows: ArrayLike<unknown>[];
    rowsAffected: number;
    lastInsertRowid?: bigint;
  },
): ResultSet {
  const rows = result.rows.map((row) => {
    const named: Row = {};
    for (const [index, column] of result.columns.entries()) {
      named[column] = cellOf(row[index]);
    }
    return named;
  });
  return {
    rows,
    rowsAffected: result.rowsAffected,
    ...(result.lastInsertRowid === undefined
      ? {}
      : { lastInsertRowid: Number(result.lastInsertRowid) }),
  };
}
