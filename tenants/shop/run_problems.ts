import { type FormatProblem, problemSeverities } from "../../core/formats/problems.ts";
import { type Argument, type Queryable, queryAll } from "../engine/database.ts";

/** Problems kept in full; those beyond are counted. */
export const problemsKept = 10_000;

/** Said once a file and field, however many records have it. */
const saidOnce = new Set(["tag_unknown", "column_unknown", "encoding_conflict"]);

const insertProblem = `
  INSERT INTO run_problems (run_id, sequence, code, severity, line, record, field, value, details)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`;
const countProblems = `
  INSERT INTO run_problem_counts (run_id, code, count) VALUES (?, ?, ?)
  ON CONFLICT (run_id, code) DO UPDATE SET count = count + excluded.count`;

/** What was wrong with a file, as it is found. */
export class ProblemLog {
  #sequence = 0;
  #said = new Set<string>();
  /** The worst so far, which decides the state of the run. */
  worst: "notice" | "warning" | "error" | "fatal" | undefined;

  constructor(private runId: number) {}

  /** Takes up where a run that was interrupted left off. */
  static async resume(database: Queryable, runId: number): Promise<ProblemLog> {
    const log = new ProblemLog(runId);
    const counts = await queryAll<{ code: keyof typeof problemSeverities; count: number }>(
      database,
      "SELECT code, count FROM run_problem_counts WHERE run_id = ?",
      [runId],
    );
    for (const { code, count } of counts) {
      log.#sequence += count;
      log.#worsen(problemSeverities[code]);
    }
    const said = await queryAll<{ code: string; field: string | null }>(
      database,
      `SELECT DISTINCT code, field FROM run_problems
        WHERE run_id = ? AND code IN (SELECT value FROM json_each(?))`,
      [runId, JSON.stringify([...saidOnce])],
    );
    for (const { code, field } of said) log.#said.add(`${code}/${field ?? ""}`);
    return log;
  }

  async write(transaction: Queryable, problems: readonly FormatProblem[]): Promise<void> {
    const rows: Argument[][] = [];
    const counts = new Map<string, number>();
    for (const problem of problems) {
      if (this.#wasSaid(problem)) continue;
      this.#worsen(problemSeverities[problem.code]);
      counts.set(problem.code, (counts.get(problem.code) ?? 0) + 1);
      if (this.#sequence++ < problemsKept) rows.push(this.#row(problem));
    }
    if (counts.size === 0) return;
    await transaction.executeMany(insertProblem, rows);
    await transaction.executeMany(
      countProblems,
      [...counts].map(([code, count]) => [this.runId, code, count]),
    );
    await transaction.execute({
      sql: "UPDATE runs SET problem_count = ? WHERE id = ?",
      args: [this.#sequence, this.runId],
    });
  }

  #wasSaid({ code, field }: FormatProblem): boolean {
    if (!saidOnce.has(code)) return false;
    const key = `${code}/${field ?? ""}`;
    if (this.#said.has(key)) return true;
    this.#said.add(key);
    return false;
  }

  #row({ code, line, record, field, value, details }: FormatProblem): Argument[] {
    return [
      this.runId,
      this.#sequence,
      code,
      problemSeverities[code],
      line ?? null,
      record ?? null,
      field ?? null,
      value ?? null,
      details ? JSON.stringify(details) : null,
    ];
  }

  #worsen(severity: typeof problemSeverities[keyof typeof problemSeverities] | "notice"): void {
    const order = ["notice", "warning", "error", "fatal"] as const;
    if (order.indexOf(severity) > order.indexOf(this.worst ?? "notice") || !this.worst) {
      this.worst = severity;
    }
  }
}
