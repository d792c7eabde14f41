import { Diff } from "../components/diff.tsx";
import { Timeline } from "../components/timeline.tsx";
import type { Page } from "../page.ts";
import { paths } from "../paths.ts";
import { productFormTexts } from "../texts/product_form.ts";
import { recordTexts } from "../texts/records.ts";
import { fieldLabel, valueText } from "./field_texts.ts";

/** One change of a product: by a person, or by a run of an import. */
export interface ShownChange {
  at: string;
  actorName: string;
  run: { importId: number; id: number; importName: string; isCreation: boolean } | undefined;
  changes: Record<string, [before: unknown, after: unknown]>;
}

interface HistoryProps {
  page: Page;
  changes: readonly ShownChange[];
  createdAt: string;
  now: string;
}

const fieldsShown = 5;

/** What changed last and by whom, newest first; a new product tells no single fields. */
export function ProductHistory({ page, changes, createdAt, now }: HistoryProps) {
  const texts = recordTexts[page.language];
  return (
    <section aria-labelledby="history">
      <h2 id="history">{texts.history}</h2>
      {changes.length === 0 ? <p class="soft">{texts.historyEmpty}</p> : (
        <Timeline
          page={page}
          now={now}
          events={changes.map((change) => ({
            at: change.at,
            text: <Who page={page} change={change} createdAt={createdAt} />,
            detail: isCreation(change, createdAt)
              ? undefined
              : <Fields page={page} change={change} />,
            tone: change.run ? "neutral" as const : "accent" as const,
          }))}
        />
      )}
    </section>
  );
}

const isCreation = ({ run, at }: ShownChange, createdAt: string): boolean =>
  run ? run.isCreation : at === createdAt;

function Who(
  { page, change, createdAt }: { page: Page; change: ShownChange; createdAt: string },
) {
  const { run, actorName } = change;
  const texts = productFormTexts[page.language];
  const general = recordTexts[page.language];
  if (!run) {
    return <>{(isCreation(change, createdAt) ? general.created : general.changed)(actorName)}</>;
  }
  const text = (run.isCreation ? texts.createdByRun : texts.byImport)(run.importName);
  return <a href={paths.importRun(page.shop!, String(run.importId), run.id)}>{text}</a>;
}

function Fields({ page, change }: { page: Page; change: ShownChange }) {
  const entries = Object.entries(change.changes);
  return (
    <ul class="record-changes">
      {entries.slice(0, fieldsShown).map(([path, [before, after]]) => (
        <li>
          <span>{fieldLabel(page.language, path)}</span>{" "}
          <Diff
            page={page}
            before={valueText(page, path, before)}
            after={valueText(page, path, after)}
          />
        </li>
      ))}
      {entries.length > fieldsShown && (
        <li>{recordTexts[page.language].moreFields(entries.length - fieldsShown)}</li>
      )}
    </ul>
  );
}
