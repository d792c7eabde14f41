import type { Run } from "../../core/imports/run_state.ts";
import { Stat, Stats } from "../components/stat.tsx";
import { formatNumber } from "../format.ts";
import type { Page } from "../page.ts";
import { paths } from "../paths.ts";
import { runTexts } from "../texts/import_run.ts";

const outcomes = ["created", "updated", "unchanged", "skipped", "failed"] as const;

/** `read = created + updated + …`: every figure leads to the records that it counts, if they are kept. */
export function RunBalance(
  { page, run, itemsHref }: {
    page: Page;
    run: Run;
    /** Where the records behind a figure are, if not at the run. */
    itemsHref?: (outcome: string) => string;
  },
) {
  const texts = runTexts[page.language];
  const number = (value: number) => formatNumber(page.language, value);
  const hrefOf = itemsHref ??
    ((outcome: string) => paths.runItems(page.shop!, String(run.importId), run.id, outcome));
  const linkIf = (isThere: boolean, outcome: string) =>
    isThere && run.hasJournal ? { href: hrefOf(outcome) } : {};
  return (
    <section class="run-balance" aria-label={texts.balance}>
      <Stats>
        <Stat label={texts.read} value={number(run.read)} />
        {outcomes.map((outcome) => (
          <Stat
            label={texts[outcome]}
            value={number(run[outcome])}
            {...linkIf(run[outcome] > 0, outcome)}
          />
        ))}
        {run.kind === "undo" && (
          <Stat
            label={texts.deleted}
            value={number(run.removed)}
            {...linkIf(run.removed > 0, "removed")}
          />
        )}
        {run.missing > 0 && (
          <Stat label={texts.missing} value={number(run.missing)} {...linkIf(true, "missing")} />
        )}
      </Stats>
    </section>
  );
}
