import type { RunState } from "../../core/imports/run_state.ts";
import type { Tone } from "../components/attributes.ts";
import { Badge } from "../components/badge.tsx";
import type { Page } from "../page.ts";
import { runTexts } from "../texts/import_run.ts";

const looks: Record<RunState, { tone: Tone; dot: "full" | "hollow" | "pulse" }> = {
  waiting: { tone: "neutral", dot: "hollow" },
  running: { tone: "accent", dot: "pulse" },
  held: { tone: "warning", dot: "hollow" },
  ok: { tone: "positive", dot: "full" },
  warning: { tone: "warning", dot: "full" },
  error: { tone: "negative", dot: "full" },
};

/** The state of a run, explained when the pointer rests on it. @see R90, R91 */
export function RunStateBadge(props: { page: Page; state: RunState }) {
  const texts = runTexts[props.page.language];
  return (
    <span title={texts.stateHelp[props.state]}>
      <Badge {...looks[props.state]}>{texts.states[props.state]}</Badge>
    </span>
  );
}
