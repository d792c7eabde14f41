import type { Context } from "hono";
import { stringify } from "../csv_text.ts";
import { backupFormat } from "../../core/backups/restoration.ts";
import { isTooOldToUndo, isUndoable, type Run } from "../../core/imports/run_state.ts";
import { feedPath } from "../../tenants/files/feed_files.ts";
import { decideHeld, orderUndoOf } from "../../tenants/jobs/run_orders.ts";
import { shopFolder } from "../../tenants/platform.ts";
import { audit } from "../../tenants/platform/audit.ts";
import { cancelRun } from "../../tenants/shop/run_changes.ts";
import {
  countChangedFields,
  type Import,
  importById,
  itemOutcomes,
  listRunItems,
  settingsOfRun,
} from "../../tenants/shop/import_lists.ts";
import { countRuns, fileKeyOf, listProblems, listRuns, runById } from "../../tenants/shop/runs.ts";
import { runMedia } from "../../tenants/shop/run_media.ts";
import { formatOfShop } from "../../tenants/shop/shop_formats.ts";
import { RunItems } from "../../views/imports/run_items.tsx";
import { RunPage } from "../../views/imports/run_page.tsx";
import { UndoPage } from "../../views/imports/undo_page.tsx";
import { paths } from "../../views/paths.ts";
import { backupRecordTexts } from "../../views/texts/backup_records.ts";
import { decisionTexts } from "../../views/texts/import_decision.ts";
import { runProblemTexts } from "../../views/texts/import_problems.ts";
import { runTexts } from "../../views/texts/import_run.ts";
import { undoTexts } from "../../views/texts/import_undo.ts";
import { problemMessage } from "../../views/texts/problems.ts";
import { actorOf } from "../actor.ts";
import { contentDisposition } from "../content_disposition.ts";
import { createRouter, type Environment } from "../environment.ts";
import { readForm } from "../form.ts";
import { setNotice } from "../notice.ts";
import { pageOf } from "../page.ts";
import { pageNumber } from "../query.ts";
import { refuse } from "../refusal.tsx";
import { problemGroups } from "./problem_groups.ts";

export const runs = createRouter();

const path = "/shops/:shop/imports/:import{[0-9]+}/runs/:run{[0-9]+}";
const runsShown = 30;
const itemsShown = 50;

runs.get(path, async (c) => {
  const found = await findRun(c);
  if (!found) return refuse(c, "not_found");
  const { database } = c.var.current;
  const { run, of } = found;
  const format = await formatOfShop(database, of.format);
  const isRestoration = of.format === backupFormat;
  return c.html(
    <RunPage
      page={pageOf(c)}
      entity={of.entity}
      importName={of.name}
      formatName={isRestoration
        ? backupRecordTexts[c.var.language].format
        : format?.name ?? of.format}
      isRestoration={isRestoration}
      codeTags={format?.codeTags}
      run={run}
      settings={await settingsOfRun(database, run.id)}
      frequency={of.frequency}
      isPaused={of.pausedAt !== undefined}
      runs={await listRuns(database, { importId: of.id, limit: runsShown })}
      history={await historyOf(c, run)}
      groups={await problemGroups(database, run.id)}
      media={await runMedia(database, run.id)}
      now={c.var.services.platform.now()}
    />,
  );
});

/** A page of all runs that are kept: the one asked for, else the one that the run is on. @see R92 */
async function historyOf(c: Context<Environment>, run: Run) {
  const { database } = c.var.current;
  const { total, newer } = await countRuns(database, run);
  const own = Math.floor(newer / runsShown) + 1;
  const number = c.req.query("page") === undefined ? own : pageNumber(c);
  const offset = (number - 1) * runsShown;
  const shown = await listRuns(database, { importId: run.importId, limit: runsShown, offset });
  return { runs: shown, number, size: runsShown, total };
}

runs.get(`${path}/items/:outcome`, async (c) => {
  const found = await findRun(c);
  const outcome = itemOutcomes.find((each) => each === c.req.param("outcome"));
  if (!found || !outcome) return refuse(c, "not_found");
  const number = pageNumber(c);
  const { database } = c.var.current;
  const field = c.req.query("field") || undefined;
  const { items, total } = await listRunItems(database, found.run.id, {
    outcome,
    field,
    limit: itemsShown,
    offset: (number - 1) * itemsShown,
  });
  return c.html(
    <RunItems
      page={pageOf(c)}
      entity={found.of.entity}
      importName={found.of.name}
      run={found.run}
      fields={outcome === "updated" ? await countChangedFields(database, found.run.id) : []}
      {...{ outcome, field, items, total, number, size: itemsShown }}
    />,
  );
});

runs.post(`${path}/cancel`, async (c) => {
  const found = await findRun(c);
  if (!found) return refuse(c, "not_found");
  const { database } = c.var.current;
  const isCancelled = await cancelRun(database, found.run.id, c.var.services.platform.now());
  const texts = runTexts[c.var.language];
  if (isCancelled) return await backToRun(c, found, "import.cancel", texts.cancelled);
  return c.redirect(runHref(c, found.run), 303);
});

runs.get(`${path}/undo`, async (c) => {
  const found = await findRun(c);
  if (!found || !isUndoable(found.run)) return refuse(c, "not_found");
  const { run, of } = found;
  return c.html(
    <UndoPage
      page={pageOf(c)}
      entity={of.entity}
      importName={of.name}
      run={run}
      frequency={of.frequency}
      isPaused={of.pausedAt !== undefined}
    />,
  );
});

runs.post(`${path}/undo`, async (c) => {
  const found = await findRun(c);
  if (!found) return refuse(c, "not_found");
  const { platform, runner } = c.var.services;
  const { shop } = c.var.current;
  const texts = undoTexts[c.var.language];
  const undo = await orderUndoOf(platform, shop, found.run.id, actorOf(c).name);
  if (!undo) {
    const text = isTooOldToUndo(found.run) ? texts.tooOld : texts.notUndoable;
    setNotice(c, { tone: "warning", text });
    return c.redirect(runHref(c, found.run), 303);
  }
  runner.wake();
  const text = undo.hasPaused ? texts.undoOrderedPaused : texts.undoOrdered;
  return await backToRun(
    c,
    { ...found, run: { ...found.run, id: undo.runId } },
    "import.undo",
    text,
  );
});

const decisions = ["apply", "dismiss", "apply_missing"] as const;

runs.post(`${path}/decide`, async (c) => {
  const found = await findRun(c);
  const { decision: wanted } = await readForm(c, "decision");
  const decision = decisions.find((each) => each === wanted);
  if (!found || !decision) return refuse(c, "not_found");
  const { platform, runner } = c.var.services;
  const texts = decisionTexts[c.var.language];
  const order = { decision, by: actorOf(c).name };
  const isDone = await decideHeld(platform, c.var.current.shop, found.run.id, order);
  if (!isDone) {
    const text = decision === "apply_missing" ? texts.missingHeld.newer : texts.held.gone;
    setNotice(c, { tone: "warning", text });
    return c.redirect(runHref(c, found.run), 303);
  }
  runner.wake();
  const text = decision === "dismiss" ? texts.held.dismissed : texts.held.applied;
  return await backToRun(c, found, `import.${decision}`, text);
});

/** The file as it came, to be saved and never shown. @see UP-19 */
runs.get(`${path}/file`, async (c) => {
  const found = await findRun(c);
  const { shop, database } = c.var.current;
  const key = found && await fileKeyOf(database, found.run.id);
  if (!found || key === undefined) return refuse(c, "not_found");
  if (!mayTakeOut(c, found.of)) return refuse(c, "not_for_support");
  const folder = shopFolder(c.var.services.platform.folder, shop.id);
  try {
    const file = await Deno.open(feedPath(folder, key));
    c.header("Content-Type", "application/octet-stream");
    c.header("Content-Security-Policy", "default-src 'none'; sandbox");
    c.header("Content-Disposition", contentDisposition("attachment", found.run.fileName));
    c.header("Content-Length", String(found.run.fileSize));
    return c.body(file.readable);
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return refuse(c, "not_found");
    throw error;
  }
});

const runHref = (c: Context<Environment>, run: Run): string =>
  paths.importRun(c.var.current.shop.slug, String(run.importId), run.id);

async function backToRun(
  c: Context<Environment>,
  { run, of }: { run: Run; of: Import },
  action: string,
  text: string,
) {
  const { platform } = c.var.services;
  await audit(platform.database, {
    at: platform.now(),
    actor: actorOf(c),
    action,
    shopId: c.var.current.shop.id,
    subject: of.name,
  });
  setNotice(c, { tone: "positive", text });
  return c.redirect(runHref(c, run), 303);
}

/** All kept problems as a file, to be worked through beside the feed. */
runs.get(`${path}/problems.csv`, async (c) => {
  const found = await findRun(c);
  if (!found) return refuse(c, "not_found");
  if (!mayTakeOut(c, found.of)) return refuse(c, "not_for_support");
  const { database } = c.var.current;
  const { language } = c.var;
  const { csv, severities } = runProblemTexts[language];
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

/** A file of an import of customers is a file of customers. @see TE-11 */
const mayTakeOut = (c: Context<Environment>, { entity }: Import): boolean =>
  c.var.current.may.has("customers.files") || entity === "products" || entity === "categories";

async function findRun(c: Context<Environment>): Promise<{ run: Run; of: Import } | undefined> {
  const { database } = c.var.current;
  const of = await importById(database, Number(c.req.param("import")));
  const run = await runById(database, Number(c.req.param("run")));
  return of && run?.importId === of.id ? { run, of } : undefined;
}
