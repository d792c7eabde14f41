import type { Run } from "../../core/imports/run_state.ts";
import type { Tone } from "../components/attributes.ts";
import { Badge } from "../components/badge.tsx";
import { Button } from "../components/button.tsx";
import { formatNumber } from "../format.ts";
import type { Page } from "../page.ts";
import { AskSupport } from "../tickets/ask_support.tsx";
import { paths } from "../paths.ts";
import { runProblemTexts } from "../texts/import_problems.ts";
import { type ProblemFacts, problemMessage, problemTitle } from "../texts/problems.ts";

/** Problems of one kind: how many there are, and the first of them. */
export interface ProblemGroup {
  code: string;
  severity: "notice" | "warning" | "error" | "fatal";
  count: number;
  examples: readonly ProblemFacts[];
}

const tones: Record<ProblemGroup["severity"], Tone> = {
  notice: "neutral",
  warning: "warning",
  error: "negative",
  fatal: "negative",
};

export function ProblemGroups(
  props: {
    page: Page;
    run: Run;
    groups: readonly ProblemGroup[];
    /** A preview has no file of problems. */
    isPreview?: boolean;
  },
) {
  const { page, run, groups, isPreview } = props;
  const texts = runProblemTexts[page.language];
  return (
    <section class="problems" aria-labelledby="problems">
      <div class="section-head">
        <h2 id="problems">{texts.problems}</h2>
        {groups.length > 0 && !isPreview && (
          <Button
            size="small"
            icon="download"
            download
            href={paths.runProblems(page.shop!, String(run.importId), run.id)}
          >
            {texts.downloadProblems}
          </Button>
        )}
      </div>
      {groups.length === 0 && <p class="faint">{texts.noProblems}</p>}
      {groups.map((group) => <Group page={page} group={group} run={isPreview ? undefined : run} />)}
    </section>
  );
}

interface GroupProps {
  page: Page;
  group: ProblemGroup;
  /** Absent in a preview, which is gone before anybody could look at it. */
  run: { importId: number; id: number } | undefined;
}

function Group({ page, group, run }: GroupProps) {
  const { language } = page;
  const texts = runProblemTexts[language];
  const more = group.count - group.examples.length;
  return (
    <details class="problem-group" open={group.severity !== "notice"}>
      <summary>
        <span class="problem-title">{problemTitle(language, group.code)}</span>
        <Badge tone={tones[group.severity]}>{texts.severities[group.severity]}</Badge>
        <span class="problem-count">{formatNumber(language, group.count)}</span>
      </summary>
      <ul>
        {group.examples.map((facts) => <li>{problemMessage(language, facts)}</li>)}
        {more > 0 && <li class="faint">{texts.moreProblems(more)}</li>}
      </ul>
      {run && (
        <AskSupport
          page={page}
          about={{ import: run.importId, run: run.id, problem: group.code }}
        />
      )}
    </details>
  );
}
