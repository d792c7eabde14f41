import type { Run } from "../../core/imports/run_state.ts";
import type { Queryable } from "../../tenants/engine/database.ts";
import { listProblems } from "../../tenants/shop/runs.ts";
import { problemMessage } from "../../views/texts/problems.ts";
import type { CommandInput, CommandWorld } from "./command.ts";

/** Problems in the JSON document; all of them stand in the admin. */
const problemsPrinted = 1_000;
/** Problems printed for people. */
const problemsTold = 20;

interface ToldProblem {
  code: string;
  severity: string;
  line: number | null;
  record: number | null;
  field: string | null;
  value: string | null;
  message: string;
}

export interface FinishedRun {
  run: Run;
  problems: ToldProblem[];
  isPreview?: boolean;
}

export async function readReport(shop: Queryable, run: Run): Promise<FinishedRun> {
  const rows = await listProblems(shop, run.id, { limit: problemsPrinted });
  const problems = rows.map(({ code, severity, line, record, field, value, details }) => {
    const message = problemMessage("en", { code, line, record, field, value, details });
    return { code, severity, line, record, field, value, message };
  });
  return { run, problems };
}

export function writeReport(
  done: FinishedRun & { seconds: number },
  input: CommandInput,
  world: CommandWorld,
): void {
  if (input.json) world.print(JSON.stringify(documentOf(done), null, 2));
  else for (const line of linesOf(done)) world.print(line);
}

function documentOf({ run, problems, seconds, isPreview }: FinishedRun & { seconds: number }) {
  const { id, state, read, created, updated, unchanged, skipped, failed } = run;
  return {
    run: isPreview ? null : id,
    status: state,
    ...{ read, created, updated, unchanged, skipped, failed },
    ...(run.kind === "undo" ? { removed: run.removed } : {}),
    missing: run.missing,
    seconds: Math.round(seconds * 1000) / 1000,
    ...(isPreview ? { preview: true } : {}),
    problems,
  };
}

function linesOf({ run, problems, seconds, isPreview }: FinishedRun & { seconds: number }) {
  const { state, read, created, updated, unchanged, skipped, failed } = run;
  const more = run.problems - problemsTold;
  return [
    `${isPreview ? "Preview, nothing was changed. " : ""}${state.toUpperCase()}: read ${read} = ` +
    `created ${created} + updated ${updated} + unchanged ${unchanged} + skipped ${skipped} + ` +
    `failed ${failed} in ${seconds.toFixed(1)} s`,
    ...problems.slice(0, problemsTold).map(({ message }) => `  ${message}`),
    ...(more > 0 ? [`  … and ${more} more problems`] : []),
  ];
}
