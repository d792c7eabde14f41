import type { Entity, Format } from "../../core/formats/format.ts";
import {
  isEnded,
  isMoving,
  isTooOldToUndo,
  isUndoable,
  paceOf,
  type Run,
} from "../../core/imports/run_state.ts";
import { isMediaMoving, type RunMedia } from "../../core/media/run_media.ts";
import type { ImportFrequency, ImportSettings } from "../../core/imports/settings.ts";
import { Button } from "../components/button.tsx";
import { Dialog } from "../components/dialog.tsx";
import { Form } from "../components/form.tsx";
import { KeyValues } from "../components/key_values.tsx";
import { Notice } from "../components/notice.tsx";
import { Pager } from "../components/pager.tsx";
import { Progress } from "../components/progress.tsx";
import { DateTime } from "../components/values.tsx";
import { formatBytes, formatDateTime, formatDuration, formatNumber } from "../format.ts";
import { Layout } from "../layout.tsx";
import type { Page } from "../page.ts";
import { paths, withQuery } from "../paths.ts";
import { importListTexts } from "../texts/import_list.ts";
import { importModeTexts } from "../texts/import_modes.ts";
import { runTexts } from "../texts/import_run.ts";
import { importSourceTexts } from "../texts/import_source.ts";
import { undoTexts } from "../texts/import_undo.ts";
import { AskSupport } from "../tickets/ask_support.tsx";
import { type ProblemGroup, ProblemGroups } from "./problem_groups.tsx";
import { RunBalance } from "./run_balance.tsx";
import { RunChart } from "./run_chart.tsx";
import { RunMediaFigures } from "./run_media.tsx";
import { RunDecision } from "./run_decision.tsx";
import { RunStateBadge } from "./run_state.tsx";

export interface RunPageProps {
  page: Page;
  entity: Entity;
  importName: string;
  formatName: string;
  /** It puts back records of a backup: there is no file, and nothing to be set. */
  isRestoration?: boolean;
  /** How the format names the tags that can be the code, if it has several. */
  codeTags: Format["codeTags"];
  run: Run;
  /** Of the version that the run went by. */
  settings: ImportSettings;
  frequency: ImportFrequency;
  isPaused: boolean;
  /** The newest runs of the import, newest first. */
  runs: readonly Run[];
  /** One page of all its runs, newest first. */
  history: { runs: readonly Run[]; number: number; size: number; total: number };
  groups: readonly ProblemGroup[];
  /** Pictures and files, of a run whose products want any. */
  media: RunMedia | undefined;
  now: string;
}

/** One run: how far it is, what became of the records, what was wrong. @see R88–R93 */
export function RunPage(props: RunPageProps) {
  const { page, entity, importName } = props;
  const texts = importListTexts[page.language];
  return (
    <Layout
      page={page}
      title={importName}
      actions={
        <>
          <AskSupport page={page} about={{ import: props.run.importId, run: props.run.id }} />
          <RunActions {...props} />
        </>
      }
      active={`${entity}/import`}
      breadcrumbs={[
        { text: texts.titles[entity], href: paths.entityImports(page.shop!, entity) },
      ]}
    >
      <RunBody {...props} />
      <div id="run-undo">
        <UndoDialog {...props} />
      </div>
    </Layout>
  );
}

/** The part that asks for itself again until the run has ended. */
export function RunBody(props: RunPageProps) {
  const { page, run, groups, media } = props;
  // Nothing of its file was read yet: there is only the decision.
  const isHeld = run.state === "held";
  const isLive = isMoving(run.state) || (media !== undefined && isMediaMoving(media));
  const polling = !isLive ? {} : {
    "hx-get": page.path,
    "hx-trigger": "every 1s",
    "hx-select": "#run",
    "hx-swap": "outerMorph",
    // what can be done with a run changes when it ends
    "hx-select-oob": "#run-actions:outerMorph,#run-undo:outerMorph",
  };
  return (
    <div id="run" class="run" {...polling}>
      <div class="run-main">
        {isHeld
          ? (
            <p>
              <RunStateBadge page={page} state={run.state} />
            </p>
          )
          : <RunProgress {...props} />}
        <RunDecision page={page} run={run} settings={props.settings} />
        {run.notModified && <Notice tone="neutral">{runTexts[page.language].notModified}</Notice>}
        {run.undoneBy !== undefined && (
          <Notice tone="neutral">
            {undoTexts[page.language].undoneBy}{" "}
            <a href={paths.importRun(page.shop!, String(run.importId), run.undoneBy)}>
              {undoTexts[page.language].undoOf(String(run.id))}
            </a>
          </Notice>
        )}
        {!isHeld && <RunBalance page={page} run={run} />}
        {isTooOldToUndo(run) && (
          <p class="faint">
            {undoTexts[page.language].journalGone} {undoTexts[page.language].tooOld}
          </p>
        )}
        <RunMediaFigures page={page} media={media} />
        {!isHeld && <ProblemGroups page={page} run={run} groups={groups} />}
      </div>
      <RunAside {...props} />
    </div>
  );
}

function RunProgress({ page, run, now }: RunPageProps) {
  const texts = runTexts[page.language];
  const pace = paceOf(run, now);
  const end = isEnded(run.state)
    ? texts.done(formatDuration(Math.max(1, pace.seconds)))
    : pace.remainingSeconds === undefined
    ? ""
    : texts.remaining(formatDuration(Math.max(1, pace.remainingSeconds)));
  const rate = formatNumber(page.language, Math.round(pace.recordsPerSecond));
  const words = run.state === "waiting"
    ? texts.waitingTurn
    : run.state === "running"
    ? phaseText(page, run, rate)
    : texts.stateHelp[run.state];
  return (
    <section class="run-progress" aria-live="polite">
      <RunStateBadge page={page} state={run.state} />
      <Progress
        label={words}
        end={end}
        id="run-progress"
        max={1000}
        value={Math.round((isEnded(run.state) ? 1 : pace.share) * 1000)}
        {...(run.state === "error" ? { tone: "negative" as const } : {})}
      />
    </section>
  );
}

function phaseText(page: Page, run: Run, rate: string): string {
  const texts = runTexts[page.language];
  if (run.cancelAskedAt !== undefined) return texts.cancelling;
  switch (run.phase) {
    case "fetching":
      return texts.fetching;
    case "comparing":
      return texts.comparing;
    case "missing":
      return texts.actingOnMissing;
    default:
      return `${texts.reading}, ${texts.speed(rate)}`;
  }
}

/** Cancel while it moves, undo when it has ended; settings at all times. */
function RunActions({ page, run, isRestoration }: RunPageProps) {
  const texts = undoTexts[page.language];
  const shop = page.shop!;
  const part = (name: Parameters<typeof paths.runPart>[3]) =>
    paths.runPart(shop, run.importId, run.id, name);
  if (!shop.may.has("imports.run")) return null;
  return (
    <div id="run-actions" class="button-row">
      {isMoving(run.state) && run.kind === "import" && run.cancelAskedAt === undefined && (
        <Form page={page} action={part("cancel")} layout="plain">
          <Button icon="x">{runTexts[page.language].cancel}</Button>
        </Form>
      )}
      {isUndoable(run) && (
        <Button icon="undo-2" href={part("undo")} data-opens="undo">
          {run.kind === "undo" ? texts.undoAgain : texts.undo}
        </Button>
      )}
      {!isRestoration && (
        <Button icon="settings" href={paths.importPart(shop, run.importId, "settings")}>
          {importListTexts[page.language].settings}
        </Button>
      )}
    </div>
  );
}

function UndoDialog(props: RunPageProps) {
  const { page, run } = props;
  if (!isUndoable(run) || !page.shop!.may.has("imports.run")) return null;
  const texts = undoTexts[page.language];
  return (
    <Dialog
      page={page}
      id="undo"
      title={texts.undoTitle}
      actions={
        <Form
          page={page}
          action={paths.runPart(page.shop!, run.importId, run.id, "undo")}
          layout="plain"
        >
          <Button kind="primary" icon="undo-2">{texts.undo}</Button>
        </Form>
      }
    >
      <UndoExplanation {...props} />
    </Dialog>
  );
}

/** What an undo will do, in the figures of the run. */
export function UndoExplanation(
  { page, run, frequency, isPaused }: Pick<
    RunPageProps,
    "page" | "run" | "frequency" | "isPaused"
  >,
) {
  const texts = undoTexts[page.language];
  const number = (value: number) => formatNumber(page.language, value);
  const pauses = run.kind === "import" && frequency !== "once" && !isPaused;
  return (
    <div class="stack">
      {run.created > 0 && <p>{texts.undoCreated(number(run.created))}</p>}
      {run.updated > 0 && <p>{texts.undoUpdated(number(run.updated))}</p>}
      {run.missing > 0 && <p>{texts.undoMissing(number(run.missing))}</p>}
      <p>{texts.undoKept}</p>
      {pauses && <p>{texts.undoPauses}</p>}
    </div>
  );
}

function RunAside(props: RunPageProps) {
  const { page, entity, formatName, isRestoration, codeTags, run, settings, runs, history } = props;
  const texts = runTexts[page.language];
  const { language } = page;
  const here = paths.importRun(page.shop!, String(run.importId), run.id);
  return (
    <aside class="run-aside">
      <RunChart page={page} runs={runs} />
      {history.total > 1 && (
        <nav aria-label={texts.runsCaption}>
          <h2>{texts.ran}</h2>
          <ul class="run-list">
            {history.runs.map((other) => (
              <li>
                <a
                  href={paths.importRun(page.shop!, String(run.importId), other.id)}
                  aria-current={other.id === run.id ? "page" : undefined}
                >
                  {formatDateTime(language, other.orderedAt)}
                </a>
                <RunStateBadge page={page} state={other.state} />
              </li>
            ))}
          </ul>
        </nav>
      )}
      {history.total > history.size && (
        <Pager
          page={page}
          number={history.number}
          size={history.size}
          total={history.total}
          href={(number) => withQuery(here, { page: number })}
        />
      )}
      <h2>{texts.details}</h2>
      <KeyValues
        items={[
          { name: importListTexts[page.language].format, value: formatName },
          ...(run.source ? [{ name: texts.source, value: <code>{run.source}</code> }] : []),
          ...(run.fileName
            ? [
              {
                name: importSourceTexts[page.language].file,
                value: <RunFile page={page} entity={entity} run={run} />,
              },
              { name: texts.size, value: formatBytes(language, run.fileSize) },
            ]
            : []),
          ...(isRestoration
            ? []
            : [{ name: texts.mode, value: importModeTexts[page.language].modes[settings.mode] }]),
          ...(settings.codePrefix
            ? [{ name: texts.codePrefix, value: <code>{settings.codePrefix}</code> }]
            : []),
          ...(codeTags ? [{ name: texts.codeTag, value: codeTags[settings.codeTag] }] : []),
          ...(isRestoration
            ? []
            : [{ name: texts.settingsVersion, value: String(run.settingsVersion) }]),
          {
            name: texts.orderedBy,
            value: run.cause === "schedule" ? texts.changedBySchedule : run.orderedBy,
          },
          ...(run.approvedBy ? [{ name: texts.approvedBy, value: run.approvedBy }] : []),
          { name: texts.orderedAt, value: <DateTime page={page} at={run.orderedAt} /> },
        ]}
      />
    </aside>
  );
}

/** The file that the run read, as long as it is kept. */
function RunFile({ page, entity, run }: { page: Page; entity: Entity; run: Run }) {
  const isOpen = entity === "products" || entity === "categories" ||
    page.shop!.may.has("customers.files");
  if (!run.hasFile || !isOpen) return <span class="file-name">{run.fileName}</span>;
  const href = paths.runPart(page.shop!, run.importId, run.id, "file");
  return (
    <a class="file-name" href={href} download title={runTexts[page.language].downloadFile}>
      {run.fileName}
    </a>
  );
}
