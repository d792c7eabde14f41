import { DatabaseSync, type SQLInputValue } from "node:sqlite";
import { Buffer } from "node:buffer";

/**
 * A libSQL server for tests: Hrana 3 over HTTP with JSON, on files in a folder. A namespace is a
 * part of the path (`/<namespace>/v3/pipeline`); one that was not created is unknown.
 */
export interface HranaServer extends AsyncDisposable {
  /** The address of a new, empty database. */
  createDatabase(name: string): string;
}

interface HranaValue {
  type: "null" | "integer" | "float" | "text" | "blob";
  value?: string | number;
  base64?: string;
}
interface HranaStatement {
  sql?: string;
  sql_id?: number;
  args?: HranaValue[];
  named_args?: { name: string; value: HranaValue }[];
  want_rows?: boolean;
}
interface BatchStep {
  stmt: HranaStatement;
  condition?: Condition | null;
}
type Condition =
  | { type: "ok" | "error"; step: number }
  | { type: "not"; cond: Condition }
  | { type: "and" | "or"; conds: Condition[] }
  | { type: "is_autocommit" };
type StreamRequest =
  | { type: "execute"; stmt: HranaStatement }
  | { type: "batch"; batch: { steps: BatchStep[] } }
  | { type: "sequence"; sql?: string; sql_id?: number }
  | { type: "store_sql"; sql_id: number; sql: string }
  | { type: "close_sql"; sql_id: number }
  | { type: "describe"; sql?: string; sql_id?: number }
  | { type: "get_autocommit" }
  | { type: "close" };

export async function startHranaServer(authToken: string): Promise<HranaServer> {
  const folder = await Deno.makeTempDir();
  const streams = new Map<string, Stream>();
  const names = new Set<string>();
  const server = Deno.serve(
    { port: 0, hostname: "127.0.0.1", onListen: () => {} },
    async (request) => {
      const [, name = "", version, action] = new URL(request.url).pathname.split("/");
      if (!names.has(name)) return new Response("unknown namespace", { status: 404 });
      if (version === "v3" && action === undefined) return new Response("ok");
      if (request.headers.get("Authorization") !== `Bearer ${authToken}`) {
        return new Response("unauthorized", { status: 401 });
      }
      if (version !== "v3" && version !== "v2") {
        return new Response("no such version", {
          status: 404,
        });
      }
      if (action !== "pipeline") return new Response("ok");
      return Response.json(pipeline(streams, `${folder}/${name}.db`, await request.json()));
    },
  );
  return {
    createDatabase(name) {
      names.add(name);
      return `http://127.0.0.1:${server.addr.port}/${name}/`;
    },
    async [Symbol.asyncDispose]() {
      await server.shutdown();
      for (const stream of streams.values()) stream.close();
      await Deno.remove(folder, { recursive: true });
    },
  };
}

function pipeline(
  streams: Map<string, Stream>,
  path: string,
  body: { baton?: string | null; requests: StreamRequest[] },
) {
  const stream = body.baton ? streams.get(body.baton) : new Stream(path);
  if (!stream) {
    const error = { message: "The stream has expired", code: "STREAM_EXPIRED" };
    return {
      baton: null,
      base_url: null,
      results: body.requests.map(() => ({ type: "error", error })),
    };
  }
  if (body.baton) streams.delete(body.baton);
  const results = body.requests.map((request) => answer(stream, request));
  const isClosed = body.requests.some(({ type }) => type === "close");
  if (isClosed) stream.close();
  const baton = isClosed ? null : crypto.randomUUID();
  if (baton !== null) streams.set(baton, stream);
  return { baton, base_url: null, results };
}

function answer(stream: Stream, request: StreamRequest) {
  try {
    return { type: "ok", response: { type: request.type, ...stream.answer(request) } };
  } catch (error) {
    return { type: "error", error: hranaError(error) };
  }
}

const hranaError = (error: unknown) => {
  const message = error instanceof Error ? error.message : String(error);
  const code = /constraint failed/.test(message) ? "SQLITE_CONSTRAINT" : "SQLITE_ERROR";
  return { message, code };
};

class Stream {
  #database: DatabaseSync;
  #stored = new Map<number, string>();

  constructor(path: string) {
    this.#database = new DatabaseSync(path, {
      enableForeignKeyConstraints: true,
      readBigInts: true,
      timeout: 2_000,
    });
  }

  close(): void {
    if (this.#database.isOpen) this.#database.close();
  }

  answer(request: StreamRequest): Record<string, unknown> {
    switch (request.type) {
      case "execute":
        return { result: this.#execute(request.stmt) };
      case "batch":
        return { result: this.#batch(request.batch.steps) };
      case "sequence":
        this.#database.exec(this.#sqlOf(request));
        return {};
      case "store_sql":
        this.#stored.set(request.sql_id, request.sql);
        return {};
      case "close_sql":
        this.#stored.delete(request.sql_id);
        return {};
      case "describe": {
        const columns = this.#database.prepare(this.#sqlOf(request)).columns();
        const cols = columns.map(({ name, type }) => ({ name, decltype: type ?? null }));
        return { result: { params: [], cols, is_explain: false, is_readonly: cols.length > 0 } };
      }
      case "get_autocommit":
        return { is_autocommit: !this.#database.isTransaction };
      case "close":
        return {};
    }
  }

  #sqlOf({ sql, sql_id }: { sql?: string; sql_id?: number }): string {
    return sql ?? this.#stored.get(sql_id ?? -1) ?? "";
  }

  #execute(statement: HranaStatement) {
    const prepared = this.#database.prepare(this.#sqlOf(statement));
    const args = (statement.args ?? []).map(fromHrana);
    const columns = prepared.columns();
    if (columns.length === 0) {
      const { changes, lastInsertRowid } = prepared.run(...args);
      const count = Number(changes);
      return resultOf([], [], { count, rowid: String(lastInsertRowid) });
    }
    prepared.setReturnArrays(true);
    const rows = prepared.all(...args) as unknown as unknown[][];
    return resultOf(columns, rows.map((row) => row.map(toHrana)), { count: 0, rowid: null });
  }

  #batch(steps: readonly BatchStep[]) {
    const results: unknown[] = [];
    const errors: unknown[] = [];
    for (const [index, { stmt, condition }] of steps.entries()) {
      results[index] = null;
      errors[index] = null;
      if (condition && !this.#holds(condition, results, errors)) continue;
      try {
        results[index] = this.#execute(stmt);
      } catch (error) {
        errors[index] = hranaError(error);
      }
    }
    return { step_results: results, step_errors: errors };
  }

  #holds(condition: Condition, results: readonly unknown[], errors: readonly unknown[]): boolean {
    switch (condition.type) {
      case "ok":
        return results[condition.step] !== null;
      case "error":
        return errors[condition.step] !== null;
      case "not":
        return !this.#holds(condition.cond, results, errors);
      case "and":
        return condition.conds.every((each) => this.#holds(each, results, errors));
      case "or":
        return condition.conds.some((each) => this.#holds(each, results, errors));
      case "is_autocommit":
        return !this.#database.isTransaction;
    }
  }
}

function resultOf(
  columns: readonly { name: string; type: string | null }[],
  rows: readonly HranaValue[][],
  { count, rowid }: { count: number; rowid: string | null },
) {
  return {
    cols: columns.map(({ name, type }) => ({ name, decltype: type })),
    rows,
    affected_row_count: count,
    last_insert_rowid: rowid,
    replication_index: null,
    rows_read: 0,
    rows_written: 0,
    query_duration_ms: 0,
  };
}

function fromHrana({ type, value, base64 }: HranaValue): SQLInputValue {
  if (type === "null") return null;
  if (type === "integer") return BigInt(value ?? 0);
  if (type === "blob") return Buffer.from(base64 ?? "", "base64");
  return value ?? null;
}

function toHrana(value: unknown): HranaValue {
  if (value === null) return { type: "null" };
  if (typeof value === "bigint") return { type: "integer", value: String(value) };
  if (typeof value === "number") return { type: "float", value };
  if (typeof value === "string") return { type: "text", value };
  return { type: "blob", base64: Buffer.from(value as Uint8Array).toString("base64") };
}
