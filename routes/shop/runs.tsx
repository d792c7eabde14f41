import type { Context } from "hono";
import { stringify } from "../csv_text.ts";
import { formatById } from "../../core/formats/registry.ts";
import { problemSeverities } from "../../core/formats/problems.ts";
import type { Run } from "../../core/imports/run_state.ts";
import {
  type Import,
  importById,
  itemOutcomes,
  listRunItems,
} from "../../tenants/shop/import_lists.ts";
import { countProblems, listProblems, listRuns, runById } from "../../tenants/shop/runs.ts";
import type { ProblemGroup } from "../../views/imports/problem_groups.tsx";
import { RunItems } from "../../views/imports/run_items.tsx";
import { RunPage } from "../../views/imports/run_page.tsx";
import { importTexts } from "../../views/texts/imports.ts";
import { problemMessage } from "../../views/texts/problems.ts";
import { createRouter, type Environment } from "../environment.ts";
import { pageOf } from "../page.ts";
import { pageNumber } from "../query.ts";
import { refuse } from "../refusal.tsx";

export const runs = createRouter();

const path = "/shops/:shop/imports/:import{[0-9]+}/runs/:run{[0-9]+}";
const examplesShown = 5;
const runsShown = 30;
const itemsShown = 50;

runs.get(path, async (c) => {
  const found = await findRun(c);
  if (!found) return refuse(c, "not_found");
  const { database } = c.var.current;
  const { run, of } = found;
  return c.html(
    <RunPage
      page={pageOf(c)}
      entity={of.entity}
      importName={of.name}
      formatName={formatById(of.format)?.name ?? of.format}
      run={run}
      settings={of.settings}
      runs={await listRuns(database, { importId: of.id, limit: runsShown })}
      groups={await problemGroups(c, run)}
      now={c.var.services.platform.now()}
    />,
  );
});

runs.get(`${path}/items/:outcome`, async (c) => {
  const found = await findRun(c);
  const outcome = itemOutcomes.find((each) => each === c.req.param("outcome"));
  if (!found || !outcome) return refuse(c, "not_found");
  const number = pageNumber(c);
  const { items, total } = await listRunItems(c.var.current.database, found.run.id, {
    outcome,
    limit: itemsShown,
    offset: (number - 1) * itemsShown,
  });
  return c.html(
    <RunItems
      page={pageOf(c)}
      entity={found.of.entity}
      importName={found.of.name}
      run={found.run}
      {...{ outcome, items, total, number, size: itemsShown }}
    />,
  );
});

/** All kept problems as a file, to be worked through beside the feed. */
runs.get(`${path}/problems.csv`, async (c) => {
  const found = await findRun(c);
  if (!found) return refuse(c, "not_found");
  const { database } = c.var.current;
  const { language } = c.var;
  const { csv, severities } = importTexts[language];
  const rows = await listProblems(database, found.run.id, { limit: 100_000 });
  const text = stringify([
    Object.values(csv),
    ...rows.map((row) => [
      row.line,
      row.record,
      severities[row.severity],
      row.code,
      row.field,
      row.value,
      problemMessage(language, row),
    ]),
  ]);
  c.header("Content-Disposition", `attachment; filename="problems-${found.run.id}.csv"`);
  c.header("Content-Type", "text/csv; charset=utf-8");
  return c.body(text);
});

async function findRun(c: Context<Environment>): Promise<{ run: Run; of: Import } | undefined> {
  const { database } = c.var.current;
  const of = await importById(database, Number(c.req.param("import")));
  const run = await runById(database, Number(c.req.param("run")));
  return of && run?.importId === of.id ? { run, of } : undefined;
}

/** The gravest first, then the most frequent. */
async function problemGroups(c: Context<Environment>, run: Run): Promise<ProblemGroup[]> {
  const { database } = c.var.current;
  const order = ["fatal", "error", "warning", "notice"];
  const groups: ProblemGroup[] = [];
  for (const { code, count } of await countProblems(database, run.id)) {
    groups.push({
      code,
      count,
      severity: problemSeverities[code as keyof typeof problemSeverities],
      examples: await listProblems(database, run.id, { code, limit: examplesShown }),
    });
  }
  return groups.sort((a, b) => order.indexOf(a.severity) - order.indexOf(b.severity));
}
