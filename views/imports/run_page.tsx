import type { Entity } from "../../core/formats/format.ts";
import { isEnded, paceOf, type Run } from "../../core/imports/run_state.ts";
import type { ImportSettings } from "../../core/imports/settings.ts";
import { KeyValues } from "../components/key_values.tsx";
import { Progress } from "../components/progress.tsx";
import { DateTime } from "../components/values.tsx";
import { formatBytes, formatDateTime, formatDuration, formatNumber } from "../format.ts";
import { Layout } from "../layout.tsx";
import type { Page } from "../page.ts";
import { paths } from "../paths.ts";
import { importTexts } from "../texts/imports.ts";
import { type ProblemGroup, ProblemGroups } from "./problem_groups.tsx";
import { RunBalance } from "./run_balance.tsx";
import { RunStateBadge } from "./run_state.tsx";

export interface RunPageProps {
  page: Page;
  entity: Entity;
  importName: string;
  formatName: string;
  run: Run;
  settings: ImportSettings;
  /** Other runs of the import, newest first. */
  runs: readonly Run[];
  groups: readonly ProblemGroup[];
  now: string;
}

/** One run: how far it is, what became of the records, what was wrong. @see R88–R93 */
export function RunPage(props: RunPageProps) {
  const { page, entity, importName } = props;
  const texts = importTexts[page.language];
  return (
    <Layout
      page={page}
      title={importName}
      active={`${entity}/import`}
      breadcrumbs={[
        { text: texts.titles[entity], href: paths.entityImports(page.shop!, entity) },
      ]}
    >
      <RunBody {...props} />
    </Layout>
  );
}

/** The part that asks for itself again until the run has ended. */
export function RunBody(props: RunPageProps) {
  const { page, run, groups } = props;
  const polling = isEnded(run.state) ? {} : {
    "hx-get": page.path,
    "hx-trigger": "every 1s",
    "hx-select": "#run",
    "hx-swap": "outerMorph",
  };
  return (
    <div id="run" class="run" {...polling}>
      <div class="run-main">
        <RunProgress {...props} />
        <RunBalance page={page} run={run} />
        <ProblemGroups page={page} run={run} groups={groups} />
      </div>
      <RunAside {...props} />
    </div>
  );
}

function RunProgress({ page, run, now }: RunPageProps) {
  const texts = importTexts[page.language];
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
    ? `${texts.reading}, ${texts.speed(rate)}`
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

function RunAside({ page, entity, formatName, run, settings, runs }: RunPageProps) {
  const texts = importTexts[page.language];
  const { language } = page;
  return (
    <aside class="run-aside">
      {runs.length > 1 && (
        <nav aria-label={texts.runsCaption}>
          <h2>{texts.ran}</h2>
          <ul class="run-list">
            {runs.map((other) => (
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
      <h2>{texts.details}</h2>
      <KeyValues
        items={[
          { name: texts.format, value: formatName },
          { name: texts.file, value: <span class="file-name">{run.fileName}</span> },
          { name: texts.size, value: formatBytes(language, run.fileSize) },
          { name: texts.mode, value: texts.modes[settings.mode] },
          ...(settings.codePrefix
            ? [{ name: texts.codePrefix, value: <code>{settings.codePrefix}</code> }]
            : []),
          ...(entity === "products" ? [{ name: texts.codeTag, value: settings.codeTag }] : []),
          { name: texts.orderedBy, value: run.orderedBy },
          { name: texts.orderedAt, value: <DateTime page={page} at={run.orderedAt} /> },
        ]}
      />
    </aside>
  );
}
