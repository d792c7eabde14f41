import type { Run } from "../../core/imports/run_state.ts";
import { formatDateTime, formatNumber } from "../format.ts";
import type { Page } from "../page.ts";
import { paths } from "../paths.ts";
import { runTexts } from "../texts/import_run.ts";

const height = 64;
const barWidth = 9;
const gap = 3;

/** The last runs as bars: what each created below, what it updated on top; each leads to its run. */
export function RunChart({ page, runs }: { page: Page; runs: readonly Run[] }) {
  const texts = runTexts[page.language];
  const shown = runs.filter(({ kind }) => kind === "import").toReversed();
  if (shown.length < 2) return null;
  const most = Math.max(0, ...shown.map(({ created, updated }) => created + updated));
  if (most === 0) return null;
  const number = (value: number) => formatNumber(page.language, value);
  return (
    <section aria-labelledby="run-chart">
      <h2 id="run-chart">{texts.chart}</h2>
      <svg
        class="run-chart"
        viewBox={`0 0 ${shown.length * (barWidth + gap)} ${height}`}
        role="group"
        aria-label={texts.chart}
      >
        {shown.map((run, index) => {
          const created = barHeight(run.created, most);
          const updated = barHeight(run.updated, most);
          const label = `${formatDateTime(page.language, run.orderedAt)}: ${
            texts.states[run.state]
          }, ${texts.created.toLowerCase()} ${
            number(run.created)
          }, ${texts.updated.toLowerCase()} ${number(run.updated)}`;
          const x = index * (barWidth + gap);
          return (
            <a
              href={paths.importRun(page.shop!, String(run.importId), run.id)}
              aria-label={label}
            >
              <title>{label}</title>
              <rect class="run-chart-slot" x={x} y={0} width={barWidth} height={height} />
              <rect
                class="run-chart-created"
                x={x}
                y={height - created}
                width={barWidth}
                height={created}
              />
              <rect
                class="run-chart-updated"
                x={x}
                y={height - created - updated}
                width={barWidth}
                height={updated}
              />
              <rect
                class="run-chart-state"
                data-state={run.state}
                x={x}
                y={height - 2}
                width={barWidth}
                height={2}
              />
            </a>
          );
        })}
      </svg>
    </section>
  );
}

/** Anything but nothing is seen. */
const barHeight = (count: number, most: number): number =>
  count === 0 ? 0 : Math.max(2, Math.round((count / most) * (height - 6)));
