import { type Queryable, queryAll } from "../engine/database.ts";

/** A run as support sees it beside a request. */
export interface RecentRun {
  importId: number;
  runId: number;
  name: string;
  state: string;
  problems: number;
  orderedAt: string;
}

/** A shop's last runs, newest first. */
export async function recentRuns(shop: Queryable, limit = 5): Promise<RecentRun[]> {
  return await queryAll(
    shop,
    `SELECT imports.id AS importId, runs.id AS runId, imports.name, runs.state,
            runs.problem_count AS problems, runs.ordered_at AS orderedAt
       FROM runs JOIN imports ON imports.id = runs.import_id
      ORDER BY runs.id DESC LIMIT ?`,
    [limit],
  );
}
