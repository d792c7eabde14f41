import type { Child } from "hono/jsx";
import type { Changes } from "../../core/catalogue/changes.ts";
import { Diff } from "../components/diff.tsx";
import { Timeline } from "../components/timeline.tsx";
import type { Page } from "../page.ts";
import { componentTexts } from "../texts/components.ts";
import { recordTexts } from "../texts/records.ts";

export interface Edit {
  at: string;
  actorName: string;
  changes: Changes;
}

interface HistoryProps {
  page: Page;
  edits: readonly Edit[];
  now: string;
  /** When the record was made: the edit of that moment tells no single fields. */
  createdAt: string;
  label: (path: string) => string;
  /** A value in words; without it as {@link plainValue} says it. */
  value?: (path: string, value: unknown) => Child | undefined;
}

const changesShown = 5;

/** What people changed of a record by hand, newest first. */
export function History(props: HistoryProps) {
  const { page, edits, now, createdAt } = props;
  const texts = recordTexts[page.language];
  return (
    <section aria-labelledby="history">
      <h2 id="history">{texts.history}</h2>
      {edits.length === 0 ? <p class="soft">{texts.historyEmpty}</p> : (
        <Timeline
          page={page}
          now={now}
          events={edits.map((edit) => ({
            at: edit.at,
            text: (edit.at === createdAt ? texts.created : texts.changed)(edit.actorName),
            detail: edit.at === createdAt ? undefined : <ChangeList {...props} edit={edit} />,
          }))}
        />
      )}
    </section>
  );
}

function ChangeList({ page, edit, label, value }: HistoryProps & { edit: Edit }) {
  const changes = Object.entries(edit.changes);
  const said = (path: string, of: unknown) => value?.(path, of) ?? plainValue(page, of);
  return (
    <ul class="record-changes">
      {changes.slice(0, changesShown).map(([path, [before, after]]) => (
        <li>
          <span>{label(path)}</span>{" "}
          <Diff page={page} before={said(path, before)} after={said(path, after)} />
        </li>
      ))}
      {changes.length > changesShown && (
        <li>{recordTexts[page.language].moreFields(changes.length - changesShown)}</li>
      )}
    </ul>
  );
}

const textMax = 60;

/** A stored value as a short text; nothing is `undefined`. */
export function plainValue(page: Page, value: unknown): string | undefined {
  const { yes, no } = componentTexts[page.language];
  if (value === null || value === undefined || value === "") return undefined;
  if (typeof value === "boolean") return value ? yes : no;
  const text = Array.isArray(value) ? value.join(", ") : String(value);
  return text.length > textMax ? `${text.slice(0, textMax)}…` : text;
}
