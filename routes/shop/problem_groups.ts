import { problemSeverities } from "../../core/formats/problems.ts";
import type { Queryable } from "../../tenants/engine/database.ts";
import { countProblems, listProblems } from "../../tenants/shop/runs.ts";
import type { ProblemGroup } from "../../views/imports/problem_groups.tsx";

const examplesShown = 5;

/** The problems of a run by kind: the gravest first, then the most frequent. */
export async function problemGroups(database: Queryable, runId: number): Promise<ProblemGroup[]> {
  const order = ["fatal", "error", "warning", "notice"];
  const groups: ProblemGroup[] = [];
  for (const { code, count } of await countProblems(database, runId)) {
    groups.push({
      code,
      count,
      severity: problemSeverities[code as keyof typeof problemSeverities],
      examples: await listProblems(database, runId, { code, limit: examplesShown }),
    });
  }
  return groups.sort((a, b) => order.indexOf(a.severity) - order.indexOf(b.severity));
}
